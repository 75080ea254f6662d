/*
 * Comes in: articles. Goes out: each record as a card, and the lines it stands
 * on with the words marked. What was read and went into no record is shown
 * when there is no record, or on demand: it answers "why not?".
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/card.h"
#include "cli/excerpt.h"
#include "cli/explainpage.h"
#include "cli/explainrule.h"
#include "cli/input.h"
#include "cli/marks.h"
#include "cli/paint.h"
#include "cli/trace.h"
#include "cli/verbs.h"

static bool show_match(ft_job *job, ft_arena *arena, ft_slice text,
                       const ft_match *match)
{
    ft_marks marks;

    if (ft_marks_of(arena, match, ft_slice_of(job->args.field), &marks))
        return false;
    if (marks.count == 0 && job->args.field)
        return true;
    ft_card_show(&job->out, job->colour, match);
    ft_buffer_byte(&job->out, '\n');
    ft_excerpt_show(&job->out, job->colour, text, marks.items, marks.count);
    ft_buffer_byte(&job->out, '\n');
    return true;
}

/* Whether any record stands on what this rule read there. */
static bool is_used(const ft_records *records, ft_slice rule, ft_span span)
{
    for (size_t i = 0; i < records->count; i++) {
        const ft_match *match = &records->matches[i];

        for (size_t k = 0; k < match->evidence_count; k++) {
            const ft_evidence *evidence = &match->evidence[k];

            if (evidence->span.start < span.end &&
                evidence->span.end > span.start &&
                ft_slice_equal(ft_slice_of(evidence->rule), rule))
                return true;
        }
    }
    return false;
}

static bool show_unused(ft_job *job, ft_arena *arena, const ft_pack *pack,
                        const ft_pass *pass)
{
    ft_mark *marks = FT_NEW(arena, ft_mark, pass->facts.count);
    size_t count = 0;

    if (!marks)
        return false;
    for (size_t i = 0; i < pass->facts.count; i++) {
        const ft_fact *fact = &pass->facts.facts[i];
        ft_slice rule = ft_pack_rule_id(pack, fact->rule);
        ft_span span = ft_shadow_source(&pass->mentions, fact->span);

        if (!is_used(&pass->records, rule, span))
            marks[count++] = (ft_mark){span, fact->block, rule};
    }
    if (count == 0)
        return true;
    ft_paint_text(&job->out, job->colour, FT_STYLE_STRONG,
                  "read, but in no record");
    ft_buffer_byte(&job->out, '\n');
    ft_excerpt_show(&job->out, job->colour, pass->article.text, marks, count);
    ft_buffer_byte(&job->out, '\n');
    return true;
}

static void show_incidents(ft_job *job, const ft_pack *pack,
                           const ft_facts *facts)
{
    for (size_t i = 0; i < facts->incident_count; i++) {
        const ft_incident *incident = &facts->incidents[i];

        ft_paint_text(&job->out, job->colour, FT_STYLE_WARN, "gave up: ");
        ft_paint_safe(&job->out, ft_pack_rule_id(pack, incident->rule));
        ft_buffer_text(&job->out, ": ");
        ft_paint_safe(&job->out, incident->message);
        ft_buffer_byte(&job->out, '\n');
    }
}

static void show_head(ft_job *job, const char *name, size_t count)
{
    ft_paint_text(&job->out, job->colour, FT_STYLE_FAINT, name);
    ft_buffer_text(&job->out, ": ");
    ft_buffer_integer(&job->out, (long long)count);
    ft_buffer_text(&job->out, count == 1 ? " record\n\n" : " records\n\n");
}

static void put_head(ft_job *job, const char *words)
{
    ft_paint_text(&job->out, job->colour, FT_STYLE_STRONG, words);
    ft_buffer_byte(&job->out, '\n');
}

static bool show_losers(ft_job *job, const ft_trace *trace)
{
    if (trace->pass->facts.loser_count == 0)
        return true;
    put_head(job, "read, and lost to another rule");
    if (ft_trace_losers(trace, &job->out))
        return false;
    ft_buffer_byte(&job->out, '\n');
    return true;
}

static bool show_near(ft_job *job, const ft_trace *trace)
{
    put_head(job, "nearly read: the rule that came farthest in each sentence");
    if (ft_trace_near(trace, &job->out))
        return false;
    ft_buffer_byte(&job->out, '\n');
    return true;
}

static bool show_result(ft_job *job, ft_arena *arena, const ft_pack *pack,
                        const ft_result *result)
{
    const ft_pass *pass = &result->pass;
    const ft_trace trace = {.pack = pack,
                            .pass = pass,
                            .arena = arena,
                            .colour = job->colour,
                            .all = job->args.all};
    bool fits = true;

    for (size_t i = 0; fits && i < pass->records.count; i++)
        fits = show_match(job, arena, pass->article.text,
                          &pass->records.matches[i]);
    if (fits && (job->args.all || pass->records.count == 0))
        fits = show_unused(job, arena, pack, pass);
    if (fits && job->args.all)
        fits = show_losers(job, &trace);
    if (fits && job->args.near)
        fits = show_near(job, &trace);
    show_incidents(job, pack, &pass->facts);
    return fits;
}

/* What stands at a place, or the article as a whole. */
static void show_asked(ft_job *job, ft_arena *arena, const ft_rules *rules,
                       const char *name, const ft_result *result)
{
    const ft_trace trace = {.pack = rules->pack,
                            .pass = &result->pass,
                            .arena = arena,
                            .colour = job->colour,
                            .all = job->args.all};
    ft_error err = {0};

    if (job->args.at)
        (void)ft_trace_at(&trace, &job->out, job->args.at, &err);
    else if (!show_result(job, arena, rules->pack, result))
        ft_error_memory(&err);
    if (err.status == FT_ERR_ARGUMENT)
        ft_job_report(job, FT_EXIT_USAGE, name, &err);
    else if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, name, &err);
}

static void explain_one(ft_job *job, const ft_rules *rules, const char *name)
{
    ft_result *result = ft_input_extract(job, rules, name);
    ft_arena *arena = ft_arena_new();
    ft_error err = {0};

    if (result && !arena) {
        ft_error_memory(&err);
        ft_job_report(job, FT_EXIT_INPUT, name, &err);
    } else if (result) {
        show_head(job, name, ft_result_count(result));
        show_asked(job, arena, rules, name, result);
        ft_job_print(job);
    }
    ft_arena_free(arena);
    ft_result_free(result);
}

void ft_explain_run(ft_job *job)
{
    if (job->args.html)
        ft_explain_page(job);
    else if (job->args.rule)
        ft_explain_rule(job);
    else
        ft_input_each(job, explain_one);
}
