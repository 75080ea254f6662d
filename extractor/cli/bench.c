/*
 * Comes in: a pack and a corpus. Goes out: what the pack takes to load, and the
 * corpus to be read with it. Every article is read several times and the least
 * counts: what disturbs a run only adds to it. The first passes are not
 * counted, so that patterns have their native code.
 */
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/counter.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "cli/workbench.h"

enum { WARM_UPS = 3, PASSES = 5 };

typedef struct bench {
    ft_job *job;
    ft_workbench *on;
    ft_counter counter;
    unsigned long long load, articles; /* what they took */
    unsigned long long spread; /* all that the passes took beyond the least */
    size_t article_count, bytes, records;
} bench;

/* One reading; UINT64_MAX when the article cannot be read. */
static unsigned long long read_once(bench *b, ft_slice bytes, size_t *records)
{
    ft_result *result = NULL;
    unsigned long long taken;

    ft_counter_start(&b->counter);
    if (ft_extract(b->on->rules, bytes.data, bytes.len, NULL, &result, NULL))
        return UINT64_MAX;
    taken = ft_counter_read(&b->counter);
    *records = ft_result_count(result);
    ft_result_free(result);
    return taken;
}

static void measure_article(bench *b, ft_slice bytes)
{
    unsigned long long least = UINT64_MAX, sum = 0;
    size_t records = 0;

    if (read_once(b, bytes, &records) == UINT64_MAX)
        return;
    for (int i = 0; i < PASSES; i++) {
        unsigned long long taken = read_once(b, bytes, &records);

        least = taken < least ? taken : least;
        sum += taken;
    }
    b->articles += least;
    b->spread += sum / PASSES - least;
    b->article_count++;
    b->bytes += bytes.len;
    b->records += records;
}

/* Patterns get their native code once they have run often. */
static void warm_up(bench *b, const ft_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ft_arena *arena = ft_arena_new();
        ft_slice bytes;
        size_t records;

        if (arena && !ft_input_read(arena, cases[i].article, &bytes, NULL))
            (void)read_once(b, bytes, &records);
        ft_arena_free(arena);
    }
}

static ft_status measure_corpus(bench *b, ft_error *err)
{
    const ft_case *cases;
    size_t count;
    ft_status status = ft_workbench_cases(b->on, &cases, &count, err);

    if (status)
        return status;
    for (int i = 0; i < WARM_UPS; i++)
        warm_up(b, cases, count);
    for (size_t i = 0; i < count && !status; i++) {
        ft_arena *arena = ft_arena_new();
        ft_slice bytes;

        status = arena ? ft_input_read(arena, cases[i].article, &bytes, err)
                       : ft_error_memory(err);
        if (!status)
            measure_article(b, bytes);
        ft_arena_free(arena);
    }
    return status;
}

static ft_status measure_load(bench *b, ft_error *err)
{
    const char *path = b->job->args.rules;

    b->load = UINT64_MAX;
    for (int i = 0; i < PASSES; i++) {
        ft_rules *rules = NULL;
        unsigned long long taken;

        ft_counter_start(&b->counter);
        ft_status status = ft_rules_load(path, &rules, err);
        if (status)
            return status;
        taken = ft_counter_read(&b->counter);
        b->load = taken < b->load ? taken : b->load;
        ft_rules_free(rules);
    }
    return FT_OK;
}

/* ---- telling ---- */

static void put_size(ft_buffer *out, const char *key, unsigned long long value)
{
    ft_buffer_byte(out, ',');
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, (long long)value);
}

static void show_json(const bench *b)
{
    ft_buffer *out = &b->job->out;

    ft_buffer_text(out, "{\"pack\":");
    ft_buffer_json(out, ft_slice_of(ft_rules_name(b->on->rules)));
    ft_buffer_text(out, ",\"unit\":");
    ft_buffer_json(out, ft_slice_of(b->counter.instructions ? "instructions"
                                                            : "nanoseconds"));
    put_size(out, "load", b->load);
    put_size(out, "corpus", b->articles);
    put_size(out, "spread", b->spread);
    put_size(out, "articles", b->article_count);
    put_size(out, "bytes", b->bytes);
    put_size(out, "records", b->records);
    ft_buffer_text(out, "}\n");
}

static double thousands(unsigned long long count, size_t parts)
{
    return parts > 0 ? (double)count / 1000 / (double)parts : 0;
}

static void show(const bench *b)
{
    const char *unit = b->counter.instructions ? "thousand instructions"
                                               : "us of processor time";
    char text[400];

    (void)snprintf(
        text, sizeof text,
        "%s: %zu articles, %zu bytes, %zu records\n"
        "counted in %s%s\n"
        "load      %12.0f\n"
        "corpus    %12.0f  %.1f an article, %.1f a kilobyte\n"
        "spread    %11.1f%%  that %d passes took beyond the least\n",
        ft_rules_name(b->on->rules), b->article_count, b->bytes, b->records,
        unit,
        b->counter.instructions ? "" : ": this system counts no instructions",
        thousands(b->load, 1), thousands(b->articles, 1),
        thousands(b->articles, b->article_count),
        thousands(b->articles, b->bytes / 1024 + 1),
        b->articles > 0 ? 100 * (double)b->spread / (double)b->articles : 0,
        (int)PASSES);
    ft_buffer_text(&b->job->out, text);
}

static void run(bench *b)
{
    ft_error err = {0};

    ft_counter_open(&b->counter);
    if (measure_load(b, &err))
        ft_job_report(b->job, FT_EXIT_USAGE, NULL, &err);
    else if (measure_corpus(b, &err))
        ft_job_report(b->job, FT_EXIT_INPUT, NULL, &err);
    else if (b->job->args.json)
        show_json(b);
    else
        show(b);
    ft_job_print(b->job);
    ft_counter_close(&b->counter);
}

void ft_bench_run(ft_job *job)
{
    ft_workbench on;
    bench b = {.job = job, .on = &on};

    if (job->args.file_count > 0 && !job->args.rules)
        job->args.rules = job->args.files[0];
    if (ft_workbench_open(job, &on))
        run(&b);
    ft_workbench_close(&on);
}
