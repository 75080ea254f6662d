/*
 * bench: what a whole extraction costs, in units of libxml2's plain parse of
 * the same bytes. Both are timed in turns, page by page, so that a busy machine
 * slows both; of each the fastest turn counts.
 *
 * usage: fulltime_bench [--as-is] RULES ARTICLE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/HTMLparser.h>

#include "base/source.h"
#include "fulltime/fulltime.h"
#include "handles.h"
#include "page.h"
#include "rules/scan.h"

enum { ROUNDS = 15 };

typedef enum stage { HTML, TEXT, MENTIONS, RULES, RECORDS, STAGES } stage;

static const char *const stage_names[STAGES] = {
    [HTML] = "html",   [TEXT] = "text",       [MENTIONS] = "mentions",
    [RULES] = "rules", [RECORDS] = "records",
};

typedef struct sample {
    ft_buffer page;
    double parse;   /* seconds, the fastest round */
    double extract; /* the same */
    double stages[STAGES];
    size_t matches;
} sample;

static double now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void keep_least(double *least, double seconds)
{
    if (*least <= 0 || seconds < *least)
        *least = seconds;
}

static void time_parse(sample *s)
{
    double start = now();
    htmlDocPtr tree =
        htmlReadMemory(s->page.data, (int)s->page.len, NULL, NULL,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

    xmlFreeDoc(tree);
    keep_least(&s->parse, now() - start);
}

static ft_status time_extract(const ft_rules *rules, sample *s, ft_error *err)
{
    double start = now();
    ft_result *result = NULL;
    ft_status status =
        ft_extract(rules, s->page.data, s->page.len, NULL, &result, err);

    if (status)
        return status;
    s->matches = ft_result_count(result);
    ft_result_free(result);
    keep_least(&s->extract, now() - start);
    return FT_OK;
}

/* Keeps what `which` took since *start, and starts anew. */
static ft_status lap(sample *s, stage which, double *start, ft_status status)
{
    double end = now();

    keep_least(&s->stages[which], end - *start);
    *start = end;
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
    double start = now();
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

static ft_status time_stages(const ft_rules *rules, sample *s, ft_error *err)
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
            time_parse(&samples[i]);
            ft_status status = time_extract(rules, &samples[i], err);
            if (status || (status = time_stages(rules, &samples[i], err)))
                return status;
        }
    }
    return FT_OK;
}

static int by_ratio(const void *a, const void *b)
{
    const sample *x = a;
    const sample *y = b;
    double left = x->extract * y->parse;
    double right = y->extract * x->parse;

    return (left > right) - (left < right);
}

static double ratio(const sample *s)
{
    return s->extract / s->parse;
}

static void report_stages(const sample *samples, size_t count, double parse)
{
    double body = 0;

    printf("its stages / parse     ");
    for (size_t which = 0; which < STAGES; which++) {
        double seconds = 0;
        for (size_t i = 0; i < count; i++)
            seconds += samples[i].stages[which];
        printf(" %s %.2f", stage_names[which], seconds / parse);
        body += which <= TEXT ? seconds : 0;
    }
    printf("\nhtml and text / parse    %.2f\n", body / parse);
}

static void report(sample *samples, size_t count, double load)
{
    double parse = 0, extract = 0, bytes = 0, code = 0;
    size_t matches = 0;

    for (size_t i = 0; i < count; i++) {
        parse += samples[i].parse;
        extract += samples[i].extract;
        bytes += (double)samples[i].page.len;
        code += (double)ft_page_code(ft_buffer_slice(&samples[i].page));
        matches += samples[i].matches;
    }
    qsort(samples, count, sizeof *samples, by_ratio);
    printf("pages                   %zu, of %.1f KB; %.0f%% script and style\n",
           count, bytes / 1024 / (double)count, 100 * code / bytes);
    printf("matches found           %zu\n", matches);
    printf("rules loaded in         %.1f ms\n", load * 1e3);
    printf("htmlReadMemory          %.3f ms a page\n",
           parse * 1e3 / (double)count);
    printf("whole extraction        %.3f ms a page\n",
           extract * 1e3 / (double)count);
    printf("extraction / parse      %.2f  (pages: least %.2f, median %.2f, "
           "most %.2f)\n",
           extract / parse, ratio(&samples[0]), ratio(&samples[count / 2]),
           ratio(&samples[count - 1]));
    report_stages(samples, count, parse);
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
    double start = now();
    if (samples)
        status = ft_rules_load(argv[1], &rules, &err);
    double load = now() - start;
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
