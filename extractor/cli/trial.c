/*
 * Comes in: a case. Goes out: what became of it, in an arena of its own, so
 * that many trials may run at a time.
 */
#include "cli/trial.h"

#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "cli/accepted.h"
#include "cli/input.h"
#include "rules/loss.h"

/* ---- what goes in ---- */

static const char *text_of(ft_arena *arena, const ft_json *about,
                           const char *key)
{
    ft_slice text = ft_json_text(ft_json_get(about, key));

    return text.len > 0 ? ft_arena_string(arena, text) : NULL;
}

/* article.json: what the article does not say itself. */
static ft_status read_about(ft_arena *arena, const char *path,
                            ft_options *options, ft_error *err)
{
    struct stat info;
    const ft_json *about;
    ft_slice text;
    ft_status status;

    if (!path || stat(path, &info))
        return FT_OK;
    if ((status = ft_input_read(arena, path, &text, err)) ||
        (status = ft_json_parse(arena, text, &about, err)))
        return status;
    options->url = text_of(arena, about, "url");
    options->published = text_of(arena, about, "published");
    return FT_OK;
}

static ft_status extract(const ft_rules *rules, ft_trial *t,
                         const ft_scan_options *scan)
{
    ft_options options = {.uri = t->of->article};
    ft_slice bytes;
    ft_status status;

    if ((status = read_about(t->arena, t->of->facts, &options, &t->err)) ||
        (status = ft_input_read(t->arena, t->of->article, &bytes, &t->err)))
        return status;
    return ft_extract_scanned(rules, bytes, &options, scan, &t->result,
                              &t->err);
}

static ft_status read_expected(ft_trial *t)
{
    const char *path = t->of->expected;
    ft_records_read *records = &t->input.expected;
    ft_status status;

    if ((status = ft_input_read(t->arena, path, &t->gold, &t->err)) ||
        (status = ft_lines_parse(t->arena, path, t->gold, records, &t->err)))
        return status;
    for (size_t i = 0; i < records->count; i++) {
        ft_error inner = {0};

        if ((status = ft_facts_check(records->items[i], &inner)))
            return ft_error_file(&t->err, status, path, "record %zu: %s", i + 1,
                                 inner.message);
    }
    return ft_accepted_read(t->arena, t->of->accepted, t->gold, &t->input,
                            &t->err);
}

/* ---- what comes out ---- */

static ft_status read_got(ft_trial *t)
{
    ft_slice lines;

    lines.data = ft_result_ndjson(t->result, &lines.len);
    return ft_lines_parse(t->arena, t->of->name, lines, &t->input.got, &t->err);
}

static ft_status judge(const ft_rules *rules, ft_trial *t)
{
    ft_status status = read_got(t);

    if (status)
        return status;
    if (t->of->gold)
        return ft_gold_judge(t->arena, ft_pack_lexicon(rules->pack),
                             t->of->gold, &t->input.got, &t->judged);
    status = read_expected(t);
    return status ? status : ft_compare(t->arena, &t->input, &t->outcome);
}

static ft_status note_rules(const ft_rules *rules, ft_trial *t,
                            const ft_scan_count *counts)
{
    const size_t count = ft_pack_rule_count(rules->pack);
    const ft_facts *facts = &t->result->pass.facts;
    const ft_article *article = &t->result->pass.article;
    const ft_text *text = &t->result->pass.text;
    bool *fired = FT_NEW(t->arena, bool, count);
    bool *tried = FT_NEW(t->arena, bool, count);
    bool *matched = FT_NEW(t->arena, bool, count);

    if (!fired || !tried || !matched)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < text->sentence_count; i++)
        t->sentences[article->blocks[text->sentences[i].block].zone]++;
    for (size_t i = 0; i < facts->count; i++)
        fired[facts->facts[i].rule] = true;
    for (size_t i = 0; i < count; i++) {
        tried[i] = counts[i].windows > 0;
        matched[i] = counts[i].matched > 0;
    }
    t->fired = fired;
    t->tried = tried;
    t->matched = matched;
    return FT_OK;
}

/* Each pair once. */
static void add_pair(ft_clash_pair *pairs, size_t *count, ft_clash_pair pair)
{
    for (size_t i = 0; i < *count; i++)
        if (pairs[i].winner == pair.winner && pairs[i].loser == pair.loser)
            return;
    pairs[(*count)++] = pair;
}

static ft_status note_clashes(const ft_rules *rules, ft_trial *t)
{
    const ft_facts *facts = &t->result->pass.facts;
    ft_clash_pair *pairs = FT_NEW(t->arena, ft_clash_pair, facts->loser_count);

    if (!pairs)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < facts->loser_count; i++) {
        const ft_fact *loser = &facts->losers[i];
        ft_loss loss = ft_loss_find(rules->pack, facts, loser);

        if (loss.winner && loss.reason != FT_LOSS_VETO &&
            loss.winner->rule != loser->rule)
            add_pair(pairs, &t->clash_count,
                     (ft_clash_pair){loss.winner->rule, loser->rule});
    }
    t->clashes = pairs;
    return FT_OK;
}

static void add_counts(ft_scan_count *sum, const ft_scan_count *more,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sum[i].windows += more[i].windows;
        sum[i].matched += more[i].matched;
        sum[i].emitted += more[i].emitted;
        sum[i].lost += more[i].lost;
        sum[i].nanoseconds += more[i].nanoseconds;
    }
}

static ft_status run(const ft_rules *rules, ft_scan_count *counts, ft_trial *t)
{
    const size_t rule_count = ft_pack_rule_count(rules->pack);
    ft_scan_count *own = FT_NEW(t->arena, ft_scan_count, rule_count);
    ft_scan_options scan = {.counts = own};
    ft_status status;

    if (!own)
        return FT_ERR_MEMORY;
    if ((status = extract(rules, t, &scan)) || (status = judge(rules, t)) ||
        (status = note_rules(rules, t, own)) ||
        (status = note_clashes(rules, t)))
        return status;
    add_counts(counts, own, rule_count);
    return FT_OK;
}

void ft_trial_run(const ft_rules *rules, const ft_case *of,
                  ft_scan_count *counts, ft_trial *out)
{
    ft_status status = FT_ERR_MEMORY;

    *out = (ft_trial){.of = of, .arena = ft_arena_new()};
    if (out->arena)
        status = run(rules, counts, out);
    if (status == FT_ERR_MEMORY)
        ft_error_memory(&out->err);
    if (!status && ft_trial_quiet(out)) {
        ft_result_free(out->result);
        out->result = NULL;
    }
}

ft_status ft_trial_again(const ft_rules *rules, const ft_trial *trial,
                         ft_result **out, ft_error *err)
{
    ft_trial again = {.of = trial->of, .arena = ft_arena_new()};
    ft_status status = again.arena ? extract(rules, &again, NULL)
                                   : ft_error_memory(&again.err);

    *out = again.result;
    if (status && err)
        *err = again.err;
    ft_arena_free(again.arena);
    return status;
}

const ft_share *ft_trial_shares(const ft_trial *trial)
{
    return trial->of->gold ? trial->judged.shares : trial->outcome.now;
}

ft_status ft_trial_without(const ft_rules *rules, const ft_trial *trial,
                           size_t rule, ft_share shares[FT_FIGURE_MOST])
{
    const size_t count = trial->of->gold ? FT_GOLD_COUNT : FT_MEASURE_COUNT;
    const ft_scan_options scan = {.without = rule + 1};
    ft_trial again = {.of = trial->of, .arena = ft_arena_new()};
    ft_status status = FT_ERR_MEMORY;

    if (again.arena && !(status = extract(rules, &again, &scan)) &&
        !(status = judge(rules, &again)))
        memcpy(shares, ft_trial_shares(&again), count * sizeof *shares);
    ft_trial_free(&again);
    return status;
}

void ft_trial_free(ft_trial *trial)
{
    ft_result_free(trial->result);
    ft_arena_free(trial->arena);
    *trial = (ft_trial){0};
}

/* ---- judging ---- */

size_t ft_trial_incidents(const ft_trial *trial)
{
    return trial->result ? trial->result->pass.facts.incident_count : 0;
}

bool ft_trial_quiet(const ft_trial *trial)
{
    return ft_trial_incidents(trial) == 0 && trial->outcome.change_count == 0;
}

size_t ft_trial_failures(const ft_trial *trial, ft_slice field)
{
    return (trial->err.status != FT_OK) + ft_trial_incidents(trial) +
           ft_compare_failures(&trial->outcome, field);
}

const ft_match *ft_trial_match(const ft_trial *trial, const ft_change *change)
{
    return trial->result && change->now
               ? ft_result_match(trial->result, change->index)
               : NULL;
}

bool ft_trial_pending(const ft_trial *trial)
{
    return !trial->of->gold && !trial->err.status &&
           (trial->input.fresh || !trial->input.settled ||
            trial->outcome.change_count > 0);
}

ft_status ft_trial_accept(const ft_trial *trial, const ft_records_read *records,
                          ft_error *err)
{
    return ft_accepted_write(trial->of->accepted, trial->gold, records, err);
}
