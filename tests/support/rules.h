/*
 * rules: a small pack around the rules of a test, and a scan of a few lines
 * with it, told in text: one line a fact, "rule field=value ...". A value is
 * written as a pair "2-1", a minute "45+2", a name as the tables have it,
 * "(he)" around what `refer:` found, and what the article says otherwise.
 */
#ifndef FT_TESTS_SUPPORT_RULES_H
#define FT_TESTS_SUPPORT_RULES_H

#include "rules/scan.h"

/* Puts more text behind what an array holds; fails the test when it is full. */
#define RULES_ADD(array, more) rules_add(array, sizeof(array), more)
void rules_add(char *text, size_t size, const char *more);

/* Loads a pack of these lines of YAML (fragments: and rules:) behind words,
 * numbers, a calendar and four teams: Canada, Mexico, France, Kenya. Fails the
 * test when there is an error. */
ft_pack *rules_pack(const char *yaml);
/* The same into an arena; for errors and for memory that fails. */
ft_status rules_load(ft_arena *arena, const char *yaml, ft_finding_sink *sink,
                     void *context, ft_pack **out, ft_error *err);

/* One line of the article: "zone: text". */
typedef struct rules_article {
    ft_arena *arena;
    ft_article article;
    ft_text text;
    ft_mentions mentions;
    ft_facts facts;
} rules_article;

/* Reads the lines (NULL ends them) with the pack's words and scans them;
 * `options` may be NULL. Fails the test on an error. */
void rules_scan(rules_article *out, const ft_pack *pack,
                const char *const *lines, const ft_scan_options *options);
/* The same without the scan. */
void rules_read(rules_article *out, const ft_pack *pack,
                const char *const *lines);
void rules_article_free(rules_article *article);

/* Facts, then losers with "lost " before them, then incidents with "incident
 * "; tied to the article. */
const char *rules_told(const rules_article *article, const ft_pack *pack);

/* Loads, scans one line of body text and compares what is told. */
void rules_expect(const char *yaml, const char *text, const char *told);

#endif
