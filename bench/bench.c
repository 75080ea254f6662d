/*
 * bench: what a whole extraction costs, in units of libxml2's plain parse of
 * the same bytes. Both are measured in turns, page by page, so that a busy
 * machine slows both; of each the least turn counts. Instructions, where the
 * kernel counts them, are the same on a busy machine.
 *
 * usage: fulltime_bench [--as-is] RULES ARTICLE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/source.h"
#include "fulltime/fulltime.h"
#include "handles.h"
#include "meter.h"
#include "page.h"
#include "rules/scan.h"

enum { ROUNDS = 15 };

/* What is measured: libxml2, all of us, and our stages by themselves. */
typedef enum part {
    PARSE,
    EXTRACT,
    HTML,
    TEXT,
    MENTIONS,
    RULES,
    RECORDS,
    PARTS
} part;

static const char *const names[PARTS] = {
    [EXTRACT] = "whole extraction",
    [HTML] = "    html",
    [TEXT] = "    text",
    [MENTIONS] = "    mentions",
    [RULES] = "    rules",
    [RECORDS] = "    records",
};

typedef struct sample {
    ft_buffer page;
    ft_cost costs[PARTS]; /* of the least round */
    size_t matches;
} sample;

static void measure_parse(sample *s)
{
    ft_cost start = ft_meter_read();
    htmlDocPtr tree =
        htmlReadMemory(s->page.data, (int)s->page.len, NULL, NULL,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

    xmlFreeDoc(tree);
    ft_cost_keep_least(&s->costs[PARSE], ft_meter_since(start));
}

static ft_status measure_extract(const ft_rules *rules, sample *s,
                                 ft_error *err)
{
    ft_cost start = ft_meter_read();
    ft_result *result = NULL;
    ft_status status =
        ft_extract(rules, s->page.data, s->page.len, NULL, &result, err);

    if (status)
        return status;
    s->matches = ft_result_count(result);
    ft_result_free(result);
    ft_cost_keep_least(&s->costs[EXTRACT], ft_meter_since(start));
    return FT_OK;
}

/* Keeps what `which` took since *start, and starts anew. */
static ft_status lap(sample *s, part which, ft_cost *start, ft_status status)
{
    ft_cost_keep_least(&s->costs[which], ft_meter_since(*start));
    *start = ft_meter_read();
    return status;
}

/* The steps of extractor/pipeline.c, one by one. */
static ft_status run_stages(ft_arena *arena, const ft_pack *pack, sample *s,
                            ft_error *err)
{
    const ft_lexicon *words = ft_pack_lexicon(pack);
    ft_pass pass = {0};
    ft_records_input found = {.article = &pass.article,
                              .mentions = &pass.mentions,
                              .facts = &pass.facts,
                              .pack = pack};
    ft_cost start = ft_meter_read();
    ft_status status;

    if ((status = lap(s, HTML, &start,
                      ft_article_read(arena, ft_buffer_slice(&s->page),
                                      FT_TYPE_AUTO, &pass.article, err))) ||
        (status = lap(s, TEXT, &start,
                      ft_text_read(arena, &pass.article, &words->abbreviations,
                                   &pass.text, err))) ||
        (status = lap(s, MENTIONS, &start,
                      ft_mentions_find(arena, &pass.text, words, &pass.mentions,
                                       err))) ||
        (status = lap(s, RULES, &start,
                      ft_rules_scan(arena, pack, &pass.article, &pass.mentions,
                                    NULL, &pass.facts, err))))
        return status;
    return lap(s, RECORDS, &start,
               ft_records_build(arena, &found, &pass.records, err));
}

static ft_status measure_stages(const ft_rules *rules, sample *s, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_status status = FT_ERR_MEMORY;

    if (arena)
        status = run_stages(arena, rules->pack, s, err);
    ft_arena_free(arena);
    return status;
}

/* The article within a page of our own making, or `as_is`. */
static ft_status make_page(const char *path, bool as_is, sample *s,
                           ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_slice article;
    ft_status status = FT_ERR_MEMORY;

    if (arena && !(status = ft_file_read(arena, path, 0, &article, err))) {
        if (as_is)
            ft_buffer_add(&s->page, article);
        else
            ft_page_make(article, &s->page);
        status = s->page.failed ? FT_ERR_MEMORY : FT_OK;
    }
    ft_arena_free(arena);
    return status;
}

static ft_status run(const ft_rules *rules, sample *samples, size_t count,
                     ft_error *err)
{
    for (size_t round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            measure_parse(&samples[i]);
            ft_status status = measure_extract(rules, &samples[i], err);
            if (status || (status = measure_stages(rules, &samples[i], err)))
                return status;
        }
    }
    return FT_OK;
}

/* --- telling -------------------------------------------------------------- */

static double ratio(const sample *s)
{
    return s->costs[EXTRACT].seconds / s->costs[PARSE].seconds;
}

static int by_ratio(const void *a, const void *b)
{
    double left = ratio(a);
    double right = ratio(b);

    return (left > right) - (left < right);
}

/* "-" when instructions are not counted. */
static void tell(const char *what, ft_cost cost, ft_cost parse)
{
    printf("%-22s %6.2f", what, cost.seconds / parse.seconds);
    if (parse.instructions > 0)
        printf("  %12.2f\n", cost.instructions / parse.instructions);
    else
        printf("  %12s\n", "-");
}

static void tell_costs(const sample *samples, size_t count)
{
    ft_cost all[PARTS] = {0};
    ft_cost body = {0};
    ft_cost rest = {0};

    for (size_t i = 0; i < count; i++) {
        for (size_t which = 0; which < PARTS; which++)
            ft_cost_add(&all[which], samples[i].costs[which]);
    }
    printf("\n%-22s %6s  %12s\n", "/ htmlReadMemory", "time", "instructions");
    for (size_t which = EXTRACT; which < PARTS; which++) {
        tell(names[which], all[which], all[PARSE]);
        if (which >= HTML)
            ft_cost_add(which <= TEXT ? &body : &rest, all[which]);
    }
    tell("html and text", body, all[PARSE]);
    tell("after them", rest, all[PARSE]);
    printf("htmlReadMemory takes %.3f ms a page",
           all[PARSE].seconds * 1e3 / (double)count);
    if (all[PARSE].instructions > 0)
        printf(", %.1f million instructions",
               all[PARSE].instructions / 1e6 / (double)count);
    printf("\n");
}

static void report(sample *samples, size_t count, double load)
{
    double bytes = 0, code = 0;
    size_t matches = 0;

    for (size_t i = 0; i < count; i++) {
        bytes += (double)samples[i].page.len;
        code += (double)ft_page_code(ft_buffer_slice(&samples[i].page));
        matches += samples[i].matches;
    }
    qsort(samples, count, sizeof *samples, by_ratio);
    printf("pages              %zu, of %.1f KB; %.0f%% script and style\n",
           count, bytes / 1024 / (double)count, 100 * code / bytes);
    printf("matches found      %zu\n", matches);
    printf("rules loaded in    %.1f ms\n", load * 1e3);
    printf("a page, / parse    least %.2f, median %.2f, most %.2f\n",
           ratio(&samples[0]), ratio(&samples[count / 2]),
           ratio(&samples[count - 1]));
    tell_costs(samples, count);
}

int main(int argc, char **argv)
{
    bool as_is = argc > 1 && strcmp(argv[1], "--as-is") == 0;

    argc -= as_is;
    argv += as_is;
    size_t count = argc > 2 ? (size_t)argc - 2 : 0;
    sample *samples = calloc(count + 1, sizeof *samples);
    ft_rules *rules = NULL;
    ft_error err = {0};
    ft_status status = FT_ERR_MEMORY;

    if (!count) {
        (void)fprintf(stderr,
                      "usage: fulltime_bench [--as-is] RULES ARTICLE...\n");
        free(samples);
        return 2;
    }
    xmlInitParser();
    (void)ft_meter_open();
    ft_cost start = ft_meter_read();
    if (samples)
        status = ft_rules_load(argv[1], &rules, &err);
    double load = ft_meter_since(start).seconds;
    for (size_t i = 0; i < count && !status; i++)
        status = make_page(argv[i + 2], as_is, &samples[i], &err);
    if (!status)
        status = run(rules, samples, count, &err);
    if (!status)
        report(samples, count, load);
    else
        (void)fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.message);
    for (size_t i = 0; samples && i < count; i++)
        ft_buffer_free(&samples[i].page);
    free(samples);
    ft_rules_free(rules);
    return status != FT_OK;
}
