/* Comes in: a run. Goes out: what fails, what changed, how much of each field
 * is right, and what the rules did. */
#include "cli/summary.h"

#include <stdio.h>

#include "cli/coverage.h"
#include "cli/paint.h"

enum { PAGE_WIDTH = 78, CONFLICTS_SHOWN = 3 };

static void put_counted(ft_buffer *out, size_t count, const char *words)
{
    ft_buffer_integer(out, (long long)count);
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, words);
}

void ft_summary_plural(ft_buffer *out, size_t count, const char *noun)
{
    put_counted(out, count, noun);
    if (count != 1)
        ft_buffer_byte(out, 's');
}

/* ---- articles ---- */

static void show_error(ft_buffer *out, const ft_trial *t, bool colour)
{
    if (!t->err.status)
        return;
    ft_buffer_text(out, "  ");
    ft_paint_text(out, colour, FT_STYLE_BAD, "not run");
    ft_buffer_text(out, ": ");
    if (t->err.file[0]) {
        ft_paint_safe(out, ft_slice_of(t->err.file));
        ft_buffer_text(out, ": ");
    }
    ft_paint_safe(out, ft_slice_of(t->err.message));
    ft_buffer_byte(out, '\n');
}

static void show_incidents(ft_buffer *out, const ft_session *s,
                           const ft_trial *t, bool colour)
{
    for (size_t i = 0; i < ft_trial_incidents(t); i++) {
        const ft_incident *incident = &t->result->pass.facts.incidents[i];

        ft_buffer_text(out, "  ");
        ft_paint_text(out, colour, FT_STYLE_BAD, "gave up");
        ft_buffer_text(out, ": ");
        ft_paint_safe(out, ft_pack_rule_id(s->rules->pack, incident->rule));
        ft_buffer_text(out, ": ");
        ft_paint_safe(out, incident->message);
        ft_buffer_byte(out, '\n');
    }
}

static void show_differences(ft_buffer *out, const ft_trial *t,
                             const ft_summary_options *o)
{
    const ft_difference *last = NULL;

    for (size_t i = 0; i < t->outcome.difference_count; i++) {
        const ft_difference *d = &t->outcome.differences[i];

        if ((d->known && !o->all) || !ft_difference_within(d, o->field))
            continue;
        ft_difference_show(out, o->colour, d, last);
        last = d;
    }
}

void ft_summary_trial(ft_buffer *out, const ft_session *session,
                      const ft_trial *t, const ft_summary_options *o)
{
    ft_buffer inner = {0};

    show_error(&inner, t, o->colour);
    show_incidents(&inner, session, t, o->colour);
    if (t->of->gold && o->all)
        ft_buffer_add(&inner, t->judged.lines);
    if (!o->changes || t->outcome.change_count == 0)
        show_differences(&inner, t, o);
    for (size_t i = 0; o->changes && i < t->outcome.change_count; i++)
        ft_change_show(&inner, o->colour, &t->outcome.changes[i]);
    if (inner.len > 0) {
        ft_paint_text(out, o->colour, FT_STYLE_STRONG, t->of->name);
        if (!t->of->gold && !t->err.status && t->input.fresh)
            ft_buffer_text(out, " (never accepted)");
        else if (!t->of->gold && !t->err.status && !t->input.settled)
            ft_buffer_text(out, " (its gold has changed)");
        ft_buffer_byte(out, '\n');
        ft_buffer_add(out, ft_buffer_slice(&inner));
    }
    out->failed = out->failed || inner.failed;
    ft_buffer_free(&inner);
}

/* ---- examples ---- */

static void show_examples(ft_buffer *out, const ft_session *s,
                          const ft_summary_options *o)
{
    for (size_t i = 0; i < s->example_count; i++) {
        const ft_example_trial *t = &s->examples[i];

        if (ft_example_failed(t) || (o->all && t->outcome == FT_OUTCOME_TODO))
            ft_example_show(out, o->colour, s->rules->pack, t);
    }
}

static void count_examples(ft_buffer *out, const ft_session_counts *sum)
{
    ft_buffer_text(out, "examples  ");
    put_counted(out, sum->outcomes[FT_OUTCOME_PASS], "pass, ");
    put_counted(out, sum->outcomes[FT_OUTCOME_TODO], "todo, ");
    put_counted(out, sum->outcomes[FT_OUTCOME_NOISY], "noisy, ");
    put_counted(out, sum->outcomes[FT_OUTCOME_MISSING], "missing, ");
    put_counted(out, sum->outcomes[FT_OUTCOME_WRONG], "wrong\n");
    if (sum->closed_examples > 0) {
        ft_summary_plural(out, sum->closed_examples, "known gap");
        ft_buffer_text(out, " of the rules hold by now: take the todo away\n");
    }
    if (sum->bare > 0) {
        ft_summary_plural(out, sum->bare, "rule");
        ft_buffer_text(out, " without an example that matches\n");
    }
}

/* ---- rules ---- */

static void show_idle(ft_buffer *out, const ft_session *s)
{
    const ft_pack *pack = s->rules->pack;
    size_t idle = 0, column = PAGE_WIDTH;

    for (size_t i = 0; i < ft_pack_rule_count(pack); i++)
        idle += s->fired[i] == 0;
    if (idle == 0)
        return;
    ft_summary_plural(out, idle, "rule");
    ft_buffer_text(out, " never fired:");
    for (size_t i = 0; i < ft_pack_rule_count(pack); i++) {
        ft_slice id = ft_pack_rule_id(pack, i);

        if (s->fired[i] > 0)
            continue;
        if (column + id.len + 1 > PAGE_WIDTH) {
            ft_buffer_text(out, "\n ");
            column = 1;
        }
        ft_buffer_byte(out, ' ');
        ft_paint_safe(out, id);
        column += id.len + 1;
    }
    ft_buffer_byte(out, '\n');
}

static void show_conflicts(ft_buffer *out, const ft_session *s, bool all)
{
    const ft_pack *pack = s->rules->pack;

    if (s->conflict_count == 0)
        return;
    ft_buffer_text(out, "conflicts ");
    ft_summary_plural(out, s->conflict_count, "pair");
    ft_buffer_text(out, " of rules want the same words:");
    for (size_t i = 0; i < s->conflict_count; i++) {
        const ft_conflict_count *c = &s->conflicts[i];

        if (!all && i == CONFLICTS_SHOWN) {
            ft_buffer_text(out, "\n  ... (--all shows them)");
            break;
        }
        ft_buffer_text(out, "\n  ");
        ft_paint_safe(out, ft_pack_rule_id(pack, c->winner));
        ft_buffer_text(out, " over ");
        ft_paint_safe(out, ft_pack_rule_id(pack, c->loser));
        ft_buffer_text(out, " in ");
        ft_summary_plural(out, c->articles, "article");
    }
    ft_buffer_byte(out, '\n');
}

static void show_gone(ft_buffer *out, const ft_session *s)
{
    const ft_roster *roster = &s->roster;

    if (roster->gone_count == 0)
        return;
    ft_summary_plural(out, roster->gone_count, "rule");
    ft_buffer_text(out, " gone since accepted:");
    for (size_t i = 0; i < roster->gone_count; i++) {
        ft_buffer_byte(out, ' ');
        ft_paint_safe(out, roster->gone[i]);
    }
    ft_buffer_byte(out, '\n');
}

static void show_rules(ft_buffer *out, const ft_session *s, bool all)
{
    ft_buffer_byte(out, '\n');
    show_gone(out, s);
    show_idle(out, s);
    show_conflicts(out, s, all);
    ft_coverage_slowest(out, s);
}

/* ---- the whole ---- */

static void show_changed(ft_buffer *out, const ft_session_counts *sum)
{
    size_t all = sum->better + sum->worse + sum->other;

    if (all == 0)
        return;
    ft_buffer_text(out, "\nchanged   ");
    ft_summary_plural(out, all, "record");
    ft_buffer_text(out, " (");
    put_counted(out, sum->better, "better, ");
    put_counted(out, sum->worse, "worse, ");
    put_counted(out, sum->other, "neither), pending: 'fulltime review'\n");
    if (sum->fresh > 0) {
        ft_buffer_text(out, "          ");
        ft_summary_plural(out, sum->fresh, "article");
        ft_buffer_text(out, " of which nothing was ever accepted\n");
    }
}

void ft_summary_show(ft_buffer *out, const ft_session *session,
                     const ft_summary_options *options)
{
    ft_session_counts sum = ft_session_count(session, options->field);

    show_examples(out, session, options);
    for (size_t i = 0; i < session->trial_count; i++)
        ft_summary_trial(out, session, &session->trials[i], options);
    if (out->len > 0)
        ft_buffer_byte(out, '\n');
    ft_paint_safe(out, ft_slice_of(ft_rules_name(session->rules)));
    ft_buffer_text(out, ": ");
    ft_summary_plural(out, ft_pack_rule_count(session->rules->pack), "rule");
    ft_buffer_text(out, ", ");
    ft_summary_plural(out, session->example_count, "example");
    ft_buffer_text(out, ", ");
    ft_summary_plural(out, session->trial_count, "article");
    ft_buffer_byte(out, '\n');
    if (session->options->word_count == 0)
        count_examples(out, &sum);
    if (session->trial_count == 0)
        return;
    ft_buffer_byte(out, '\n');
    ft_figures_show(out, options->colour, &session->figures, options->field,
                    options->floors, options->floor_count);
    show_changed(out, &sum);
    if (session->options->word_count == 0 && session->options->only.len == 0)
        show_rules(out, session, options->all);
}

static size_t count_below(const ft_session *s, const ft_summary_options *o)
{
    size_t below = 0;

    for (size_t i = 0; i < s->figures.count; i++)
        below +=
            ft_figures_below(&s->figures, i, o->floors, o->floor_count) != NULL;
    return below;
}

bool ft_summary_passes(const ft_session *session,
                       const ft_summary_options *options)
{
    ft_session_counts sum = ft_session_count(session, options->field);

    return sum.failed_examples + sum.broken + sum.incidents + sum.differences +
               count_below(session, options) ==
           0;
}

void ft_summary_verdict(ft_buffer *out, const ft_session *session,
                        const ft_summary_options *options)
{
    ft_session_counts sum = ft_session_count(session, options->field);
    const bool passes = ft_summary_passes(session, options);

    ft_buffer_byte(out, '\n');
    ft_summary_plural(out, session->trial_count, "article");
    ft_buffer_text(out, ", ");
    ft_summary_plural(out, sum.differences, "new difference");
    ft_buffer_text(out, ", ");
    ft_summary_plural(out, sum.open, "known gap");
    ft_buffer_text(out, ", ");
    put_counted(out, sum.closed, "closed");
    if (sum.incidents > 0) {
        ft_buffer_text(out, ", ");
        ft_summary_plural(out, sum.incidents, "engine error");
    }
    ft_buffer_byte(out, '\n');
    ft_paint_text(out, options->colour, passes ? FT_STYLE_GOOD : FT_STYLE_BAD,
                  passes ? "passed" : "FAILED");
    ft_buffer_byte(out, '\n');
}
