/*
 * Comes in: rules and what to run them on. Goes out: every example and every
 * article judged, and what that adds up to. Articles run side by side, but what
 * comes out does not depend on how many at a time.
 */
#include "cli/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/parallel.h"

/* ---- what to run ---- */

static bool is_wanted(const ft_session_options *options, const char *name)
{
    for (size_t i = 0; i < options->word_count; i++)
        if (strstr(name, options->words[i]))
            return true;
    return options->word_count == 0;
}

/* Each case to run takes the place of its trial. */
static ft_status list_trials(ft_session *s, ft_error *err)
{
    if (!(s->trials = FT_NEW(s->arena, ft_trial, s->case_count)))
        return ft_error_memory(err);
    for (size_t i = 0; i < s->case_count; i++)
        if (is_wanted(s->options, s->cases[i].name))
            s->trials[s->trial_count++].of = &s->cases[i];
    s->gold = s->case_count > 0 && s->cases[0].gold;
    if (s->trial_count == 0)
        return ft_error_file(err, FT_ERR_IO, s->options->corpus,
                             "no such article in it");
    return FT_OK;
}

static bool is_whole(const ft_session *s)
{
    return s->options->corpus && !s->gold && s->options->word_count == 0 &&
           s->options->only.len == 0;
}

/* `only` names a rule, or the front of some. */
static ft_status check_only(const ft_session *s, ft_error *err)
{
    const ft_pack *pack = s->rules->pack;
    ft_slice only = s->options->only, near;
    size_t count = ft_pack_rule_count(pack);
    ft_slice *names = FT_NEW(s->arena, ft_slice, count);

    if (!names)
        return ft_error_memory(err);
    for (size_t i = 0; i < count; i++) {
        names[i] = ft_pack_rule_id(pack, i);
        if (ft_examples_wants(only, names[i]))
            return FT_OK;
    }
    near = ft_error_nearest(only, names, count);
    return ft_error_set(err, FT_ERR_ARGUMENT, "there is no rule '%.*s'%s%.*s%s",
                        only.len < 40 ? (int)only.len : 40, only.data,
                        near.len ? "; did you mean '" : "",
                        near.len < 60 ? (int)near.len : 60, near.data,
                        near.len ? "'?" : "");
}

/* With words it is articles that are asked for, not examples. */
static ft_status list_all(ft_session *s, ft_error *err)
{
    const ft_session_options *o = s->options;
    ft_status status;

    if (o->word_count == 0 &&
        ft_examples_list(s->arena, s->rules->pack, o->only, &s->examples,
                         &s->example_count))
        return ft_error_memory(err);
    if (!o->corpus)
        return FT_OK;
    status =
        ft_corpus_find(s->arena, o->corpus, &s->cases, &s->case_count, err);
    return status ? status : list_trials(s, err);
}

/* ---- running ---- */

typedef struct work {
    ft_session *session;
    ft_scan_count *counts; /* of each worker, by rule */
    size_t rule_count;
} work;

static void run_one(void *context, size_t index, size_t worker)
{
    work *w = context;
    ft_session *s = w->session;

    if (index < s->example_count)
        ft_example_run(s->rules->pack, &s->examples[index]);
    else
        ft_trial_run(s->rules, s->trials[index - s->example_count].of,
                     w->counts + worker * w->rule_count,
                     &s->trials[index - s->example_count]);
}

static void add_counts(ft_scan_count *sum, const ft_scan_count *more)
{
    sum->windows += more->windows;
    sum->matched += more->matched;
    sum->emitted += more->emitted;
    sum->lost += more->lost;
    sum->nanoseconds += more->nanoseconds;
}

static ft_status run_all(ft_session *s)
{
    size_t workers =
        s->options->workers ? s->options->workers : ft_parallel_default();
    work w = {.session = s, .rule_count = ft_pack_rule_count(s->rules->pack)};

    workers = workers < FT_PARALLEL_MOST ? workers : FT_PARALLEL_MOST;
    w.counts = FT_NEW(s->arena, ft_scan_count, workers * w.rule_count);
    s->counts = FT_NEW(s->arena, ft_scan_count, w.rule_count);
    if (!w.counts || !s->counts)
        return FT_ERR_MEMORY;
    ft_parallel_run(workers, s->example_count + s->trial_count, run_one, &w);
    for (size_t i = 0; i < workers * w.rule_count; i++)
        add_counts(&s->counts[i % w.rule_count], &w.counts[i]);
    return FT_OK;
}

/* ---- which articles a rule is about ---- */

static bool fires(const ft_session *s, const ft_trial *t)
{
    for (size_t i = 0; t->fired && i < ft_pack_rule_count(s->rules->pack); i++)
        if (t->fired[i] &&
            ft_examples_wants(s->options->only,
                              ft_pack_rule_id(s->rules->pack, i)))
            return true;
    return t->err.status != FT_OK;
}

static void drop_others(ft_session *s)
{
    size_t count = 0;

    for (size_t i = 0; i < s->trial_count; i++) {
        if (fires(s, &s->trials[i]))
            s->trials[count++] = s->trials[i];
        else
            ft_trial_free(&s->trials[i]);
    }
    s->trial_count = count;
}

/* ---- adding up ---- */

static void name_figures(ft_session *s)
{
    s->figures.names = s->gold ? ft_gold_names : ft_measure_names;
    s->figures.count = s->gold ? FT_GOLD_COUNT : FT_MEASURE_COUNT;
}

static void add_figures(ft_figures *f, const ft_trial *t)
{
    const ft_share *now = ft_trial_shares(t);
    const bool accepted =
        !t->of->gold && !t->input.fresh && t->err.status == FT_OK;

    for (size_t i = 0; i < f->count; i++) {
        ft_share_add(&f->now[i], &now[i]);
        if (!accepted)
            continue;
        ft_share_add(&f->again[i], &now[i]);
        ft_share_add(&f->was[i], &t->outcome.was[i]);
    }
    f->compared = f->compared || accepted;
}

static int by_articles(const void *left, const void *right)
{
    const ft_conflict_count *a = left, *b = right;

    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    if (a->winner != b->winner)
        return a->winner < b->winner ? -1 : 1;
    return (a->loser > b->loser) - (a->loser < b->loser);
}

static int by_rules(const void *left, const void *right)
{
    const ft_conflict_count *a = left, *b = right;

    if (a->winner != b->winner)
        return a->winner < b->winner ? -1 : 1;
    return (a->loser > b->loser) - (a->loser < b->loser);
}

/* Equal neighbours become one. */
static size_t join_equal(ft_conflict_count *all, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && by_rules(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].articles++;
        else
            all[kept++] = all[i];
    }
    return kept;
}

static ft_status sum_conflicts(ft_session *s)
{
    size_t count = 0;

    for (size_t i = 0; i < s->trial_count; i++)
        count += s->trials[i].clash_count;
    s->conflicts = FT_NEW(s->arena, ft_conflict_count, count);
    if (!s->conflicts)
        return FT_ERR_MEMORY;
    count = 0;
    for (size_t i = 0; i < s->trial_count; i++)
        for (size_t k = 0; k < s->trials[i].clash_count; k++) {
            const ft_clash_pair *pair = &s->trials[i].clashes[k];

            s->conflicts[count++] =
                (ft_conflict_count){pair->winner, pair->loser, 1};
        }
    if (count > 1)
        qsort(s->conflicts, count, sizeof *s->conflicts, by_rules);
    s->conflict_count = join_equal(s->conflicts, count);
    if (s->conflict_count > 1)
        qsort(s->conflicts, s->conflict_count, sizeof *s->conflicts,
              by_articles);
    return FT_OK;
}

ft_status ft_session_sum(ft_session *s)
{
    const size_t rules = ft_pack_rule_count(s->rules->pack);

    s->figures = (ft_figures){0};
    memset(s->sentences, 0, sizeof s->sentences);
    name_figures(s);
    s->fired = FT_NEW(s->arena, size_t, rules);
    if (!s->fired)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < s->trial_count; i++) {
        const ft_trial *t = &s->trials[i];

        add_figures(&s->figures, t);
        for (size_t zone = 0; zone < FT_ZONE_COUNT; zone++)
            s->sentences[zone] += t->sentences[zone];
        for (size_t k = 0; t->fired && k < rules; k++)
            s->fired[k] += t->fired[k];
    }
    return sum_conflicts(s);
}

void ft_session_rerun(ft_session *s, size_t index)
{
    const ft_case *of = s->trials[index].of;
    ft_trial again;

    ft_trial_run(s->rules, of, s->counts, &again);
    ft_trial_free(&s->trials[index]);
    s->trials[index] = again;
}

ft_status ft_session_run(const ft_rules *rules,
                         const ft_session_options *options, ft_session *out,
                         ft_error *err)
{
    ft_status status;

    *out = (ft_session){
        .rules = rules, .options = options, .arena = ft_arena_new()};
    if (!out->arena)
        return ft_error_memory(err);
    if ((status = check_only(out, err)) || (status = list_all(out, err)))
        return status;
    if (is_whole(out) &&
        (status = ft_roster_read(out->arena, options->corpus, rules->pack,
                                 &out->roster, err)))
        return status;
    if (run_all(out))
        return ft_error_memory(err);
    if (options->only.len > 0)
        drop_others(out);
    return ft_session_sum(out) ? ft_error_memory(err) : FT_OK;
}

void ft_session_free(ft_session *session)
{
    for (size_t i = 0; i < session->trial_count; i++)
        ft_trial_free(&session->trials[i]);
    ft_arena_free(session->arena);
    *session = (ft_session){0};
}

static void count_examples(const ft_session *s, ft_session_counts *out)
{
    for (size_t i = 0; i < s->example_count; i++) {
        const ft_example_trial *t = &s->examples[i];

        out->outcomes[t->outcome]++;
        out->closed_examples += ft_example_closed(t);
        out->failed_examples += ft_example_failed(t);
    }
    for (size_t rule = 0; s->options->word_count == 0 &&
                          rule < ft_pack_rule_count(s->rules->pack);
         rule++) {
        size_t count;
        const ft_example *all =
            ft_pack_rule_examples(s->rules->pack, rule, &count);
        bool matches = !ft_examples_wants(
            s->options->only, ft_pack_rule_id(s->rules->pack, rule));
        for (size_t i = 0; i < count; i++)
            matches = matches || all[i].kind == FT_EXAMPLE_MATCH;
        out->bare += !matches;
    }
}

ft_session_counts ft_session_count(const ft_session *s, ft_slice field)
{
    ft_session_counts sum = {.broken = 0};

    count_examples(s, &sum);
    for (size_t i = 0; i < s->trial_count; i++) {
        const ft_trial *t = &s->trials[i];

        sum.broken += t->err.status != FT_OK;
        sum.incidents += ft_trial_incidents(t);
        sum.differences += ft_compare_failures(&t->outcome, field);
        sum.open += t->outcome.open;
        sum.closed += t->outcome.closed;
        sum.fresh += !t->of->gold && !t->err.status && t->input.fresh;
        for (size_t k = 0; k < t->outcome.change_count; k++) {
            int way = t->outcome.changes[k].way;

            sum.better += way > 0;
            sum.worse += way < 0;
            sum.other += way == 0;
        }
    }
    return sum;
}
