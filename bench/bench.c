/*
 * bench: what a whole extraction costs, in units of libxml2's plain parse of
 * the same bytes. Both are measured in turns, so that a busy machine slows
 * both; of each the median turn counts, of instructions the least. These, where
 * the kernel counts them, are the same on a busy machine.
 *
 * usage: fulltime_bench [--as-is] [--figures|--once] RULES ARTICLE...
 *   --as-is    the articles are pages already
 *   --figures  a name and a number a line, for bench/measure
 *   --once     nothing is told; after some rounds, which give patterns their
 *              native code, one for callgrind to count
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
    ft_cost rounds[PARTS][ROUNDS];
    size_t done[PARTS];   /* rounds */
    ft_cost costs[PARTS]; /* in time the median, in instructions the least */
    size_t matches;
} sample;

static void keep(sample *s, part which, ft_cost cost)
{
    if (s->done[which] < ROUNDS)
        s->rounds[which][s->done[which]++] = cost;
}

static void measure_parse(sample *s)
{
    ft_cost start = ft_meter_read();

    xmlFreeDoc(htmlReadMemory(s->page.data, (int)s->page.len, NULL, NULL,
                              HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                  HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    keep(s, PARSE, ft_meter_since(start));
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
    keep(s, EXTRACT, ft_meter_since(start));
    return FT_OK;
}

/* Keeps what `which` took since *start, and starts anew. */
static ft_status lap(sample *s, part which, ft_cost *start, ft_status status)
{
    keep(s, which, ft_meter_since(*start));
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

/* A round reads all pages in one way before it reads them in the next, as a
 * program does that reads one page after the other: what it finds in the caches
 * is its own. */
static ft_status run(const ft_rules *rules, sample *samples, size_t count,
                     ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t round = 0; round < ROUNDS && !status; round++) {
        for (size_t i = 0; i < count; i++)
            measure_parse(&samples[i]);
        for (size_t i = 0; i < count && !status; i++)
            status = measure_extract(rules, &samples[i], err);
        for (size_t i = 0; i < count && !status; i++)
            status = measure_stages(rules, &samples[i], err);
    }
    return status;
}

static int by_seconds(const void *a, const void *b)
{
    double left = ((const ft_cost *)a)->seconds;
    double right = ((const ft_cost *)b)->seconds;

    return (left > right) - (left < right);
}

static void settle(sample *s)
{
    for (size_t which = 0; which < PARTS; which++) {
        ft_cost *rounds = s->rounds[which];
        size_t done = s->done[which];

        for (size_t i = 0; i < done; i++)
            ft_cost_keep_least(&s->costs[which], rounds[i]);
        qsort(rounds, done, sizeof *rounds, by_seconds);
        if (done > 0)
            s->costs[which].seconds = rounds[done / 2].seconds;
    }
}

enum { WARM_UPS = 4 };

/* What callgrind counts, by its name: bench/run --save. */
ft_status counted_round(const ft_rules *rules, sample *samples, size_t count,
                        ft_error *err);
ft_status counted_round(const ft_rules *rules, sample *samples, size_t count,
                        ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < count && !status; i++) {
        measure_parse(&samples[i]);
        status = measure_extract(rules, &samples[i], err);
    }
    return status;
}

static ft_status run_once(const ft_rules *rules, sample *samples, size_t count,
                          ft_error *err)
{
    for (size_t i = 0; i < WARM_UPS * count; i++) {
        ft_status status = measure_extract(rules, &samples[i % count], err);
        if (status)
            return status;
    }
    return counted_round(rules, samples, count, err);
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

static int by_extract(const void *a, const void *b)
{
    return by_seconds(&((const sample *)a)->costs[EXTRACT],
                      &((const sample *)b)->costs[EXTRACT]);
}

static void figure(const char *name, double value)
{
    printf("%s\t%.6g\n", name, value);
}

/* Costs as multiples of the parse, and the slowest page of a hundred. */
static void figures(sample *samples, size_t count)
{
    static const char *const keys[PARTS] = {
        [EXTRACT] = "whole",     [HTML] = "html",   [TEXT] = "text",
        [MENTIONS] = "mentions", [RULES] = "rules", [RECORDS] = "records"};
    ft_cost all[PARTS] = {0};
    char name[64];

    for (size_t i = 0; i < count; i++)
        for (size_t which = 0; which < PARTS; which++)
            ft_cost_add(&all[which], samples[i].costs[which]);
    for (size_t which = EXTRACT; which < PARTS; which++) {
        (void)snprintf(name, sizeof name, "%s.time", keys[which]);
        figure(name, all[which].seconds / all[PARSE].seconds);
        if (all[PARSE].instructions <= 0)
            continue;
        (void)snprintf(name, sizeof name, "%s.instructions", keys[which]);
        figure(name, all[which].instructions / all[PARSE].instructions);
    }
    qsort(samples, count, sizeof *samples, by_extract);
    figure("parse.ms", all[PARSE].seconds * 1e3 / (double)count);
    figure("page.p50.ms", samples[count / 2].costs[EXTRACT].seconds * 1e3);
    figure("page.p99.ms",
           samples[(count * 99 - 1) / 100].costs[EXTRACT].seconds * 1e3);
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
    bool as_is = false, plain = false, once = false;

    for (; argc > 1 && argv[1][0] == '-'; argc--, argv++) {
        as_is |= strcmp(argv[1], "--as-is") == 0;
        plain |= strcmp(argv[1], "--figures") == 0;
        once |= strcmp(argv[1], "--once") == 0;
    }
    size_t count = argc > 2 ? (size_t)argc - 2 : 0;
    sample *samples = calloc(count + 1, sizeof *samples);
    ft_rules *rules = NULL;
    ft_error err = {0};
    ft_status status = FT_ERR_MEMORY;

    if (!count) {
        (void)fprintf(stderr,
                      "usage: fulltime_bench [--as-is] [--figures|--once] "
                      "RULES "
                      "ARTICLE...\n");
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
        status = once ? run_once(rules, samples, count, &err)
                      : run(rules, samples, count, &err);
    for (size_t i = 0; i < count && !status; i++)
        settle(&samples[i]);
    if (!status && plain)
        figures(samples, count);
    else if (!status && !once)
        report(samples, count, load);
    else if (status)
        (void)fprintf(stderr, "%s:%u: %s\n", err.file, err.line, err.message);
    for (size_t i = 0; samples && i < count; i++)
        ft_buffer_free(&samples[i].page);
    free(samples);
    ft_rules_free(rules);
    return status != FT_OK;
}
