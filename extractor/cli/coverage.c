/* Comes in: a run. Goes out: per rule, the sentences it could see, the windows
 * its pattern was run on, what matched, what came of it, and the time. */
#include "cli/coverage.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "cli/paint.h"
#include "cli/parallel.h"
#include "cli/verbs.h"
#include "cli/workbench.h"
#include "cli/worth.h"

typedef struct line {
    size_t rule;
    const ft_scan_count *count;
} line;

static int by_time(const void *left, const void *right)
{
    const line *a = left, *b = right;

    if (a->count->nanoseconds != b->count->nanoseconds)
        return a->count->nanoseconds > b->count->nanoseconds ? -1 : 1;
    return (a->rule > b->rule) - (a->rule < b->rule);
}

/* NULL when memory is out, which the buffer is told. */
static line *sort_lines(ft_buffer *out, const ft_session *s, size_t *count)
{
    const size_t rules = ft_pack_rule_count(s->rules->pack);
    line *lines = FT_NEW(s->arena, line, rules);

    *count = 0;
    if (!lines) {
        out->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < rules; i++)
        if (ft_examples_wants(s->options->only,
                              ft_pack_rule_id(s->rules->pack, i)))
            lines[(*count)++] = (line){i, &s->counts[i]};
    if (*count > 1)
        qsort(lines, *count, sizeof *lines, by_time);
    return lines;
}

static unsigned long long sum_time(const ft_session *s)
{
    unsigned long long sum = 0;

    for (size_t i = 0; i < ft_pack_rule_count(s->rules->pack); i++)
        sum += s->counts[i].nanoseconds;
    return sum;
}

/* Sentences in the zones that a rule looks into. */
static unsigned long long seen_by(const ft_session *s, size_t rule)
{
    const unsigned zones = ft_pack_rule_zones(s->rules->pack, rule);
    unsigned long long sum = 0;

    for (size_t zone = 0; zone < FT_ZONE_COUNT; zone++)
        sum += zones & 1U << zone ? s->sentences[zone] : 0;
    return sum;
}

static double per_try(const ft_scan_count *count)
{
    return count->windows > 0
               ? (double)count->nanoseconds / 1000 / (double)count->windows
               : 0;
}

static double share_of(unsigned long long part, unsigned long long whole)
{
    return whole > 0 ? 100 * (double)part / (double)whole : 0;
}

static void put_line(ft_buffer *out, const ft_session *s, const line *l,
                     unsigned long long whole)
{
    char text[160];

    (void)snprintf(text, sizeof text,
                   "%9llu %8llu %8llu %8llu %6llu %6zu  %8.2f %6.1f%%  ",
                   seen_by(s, l->rule), l->count->windows, l->count->matched,
                   l->count->emitted, l->count->lost, s->fired[l->rule],
                   per_try(l->count), share_of(l->count->nanoseconds, whole));
    ft_buffer_text(out, text);
    ft_paint_safe(out, ft_pack_rule_id(s->rules->pack, l->rule));
    ft_buffer_byte(out, '\n');
}

void ft_coverage_show(ft_buffer *out, bool colour, const ft_session *session,
                      size_t most)
{
    size_t count;
    const line *lines = sort_lines(out, session, &count);
    unsigned long long whole = sum_time(session);

    if (!lines)
        return;
    ft_paint_text(out, colour, FT_STYLE_STRONG,
                  "sentences    tried  matched  emitted   lost  fired    us/try"
                  "   share  rule");
    ft_buffer_byte(out, '\n');
    for (size_t i = 0; i < count && (most == 0 || i < most); i++)
        put_line(out, session, &lines[i], whole);
}

static void put_number(ft_buffer *out, const char *key, unsigned long long n)
{
    ft_buffer_byte(out, ',');
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, (long long)n);
}

void ft_coverage_json(ft_buffer *out, const ft_session *session)
{
    const size_t count = ft_pack_rule_count(session->rules->pack);

    ft_buffer_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        const ft_scan_count *c = &session->counts[i];

        ft_buffer_text(out, i > 0 ? ",\n{\"rule\":" : "\n{\"rule\":");
        ft_buffer_json(out, ft_pack_rule_id(session->rules->pack, i));
        put_number(out, "sentences", seen_by(session, i));
        put_number(out, "tried", c->windows);
        put_number(out, "matched", c->matched);
        put_number(out, "emitted", c->emitted);
        put_number(out, "lost", c->lost);
        put_number(out, "articles", session->fired[i]);
        put_number(out, "nanoseconds", c->nanoseconds);
        ft_buffer_byte(out, '}');
    }
    ft_buffer_byte(out, ']');
}

enum { SLOWEST = 3 };

static void put_share(ft_buffer *out, const ft_scan_count *count,
                      unsigned long long whole)
{
    char text[64];

    (void)snprintf(text, sizeof text, " %.0f%% (%.1f us a try)",
                   share_of(count->nanoseconds, whole), per_try(count));
    ft_buffer_text(out, text);
}

void ft_coverage_slowest(ft_buffer *out, const ft_session *session)
{
    size_t count;
    const line *lines = sort_lines(out, session, &count);
    unsigned long long whole = sum_time(session);
    char text[64];

    if (!lines || whole == 0)
        return;
    ft_buffer_text(out, "slowest   ");
    for (size_t i = 0; i < count && i < SLOWEST; i++) {
        ft_buffer_text(out, i > 0 ? ", " : "");
        ft_paint_safe(out,
                      ft_pack_rule_id(session->rules->pack, lines[i].rule));
        put_share(out, lines[i].count, whole);
    }
    (void)snprintf(text, sizeof text, ", of %.0f ms in patterns\n",
                   (double)whole / 1e6);
    ft_buffer_text(out, text);
}

/* ---- the verb ---- */

enum { LINES_SHOWN = 30 };

static void show_worth(ft_job *job, const ft_session *s)
{
    const ft_worth *worths = ft_worth_measure(s, ft_parallel_default());
    ft_error err = {0};

    if (!worths) {
        ft_error_memory(&err);
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    } else if (job->args.json) {
        ft_worth_json(&job->out, s, worths);
        ft_buffer_byte(&job->out, '\n');
    } else {
        ft_worth_show(&job->out, job->colour, s, worths,
                      job->args.all ? 0 : LINES_SHOWN);
    }
}

static void show_run(ft_job *job, const ft_session *s)
{
    if (job->args.worth) {
        show_worth(job, s);
    } else if (job->args.json) {
        ft_coverage_json(&job->out, s);
        ft_buffer_byte(&job->out, '\n');
    } else {
        ft_coverage_show(&job->out, job->colour, s,
                         job->args.all ? 0 : LINES_SHOWN);
    }
    ft_job_print(job);
}

static void run(ft_job *job, ft_workbench *bench)
{
    ft_session session;
    ft_error err = {0};

    bench->session.workers = 1; /* threads disturb each other's time */
    if (ft_session_run(bench->rules, &bench->session, &session, &err))
        ft_workbench_fail(job, &err);
    else
        show_run(job, &session);
    ft_session_free(&session);
}

void ft_coverage_run(ft_job *job)
{
    ft_workbench bench;

    if (ft_workbench_open(job, &bench))
        run(job, &bench);
    ft_workbench_close(&bench);
}
