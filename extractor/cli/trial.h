/* trial: one article of a corpus, run and judged. */
#ifndef FT_CLI_TRIAL_H
#define FT_CLI_TRIAL_H

#include "cli/compare.h"
#include "cli/corpus.h"
#include "cli/figures.h"
#include "cli/gold.h"
#include "handles.h"

/* Two rules that want the same words. */
typedef struct ft_clash_pair {
    size_t winner, loser; /* indices of rules */
} ft_clash_pair;

typedef struct ft_trial {
    const ft_case *of;
    ft_arena *arena; /* holds all below but the result */
    ft_error err;    /* it could not be run when err.status */
    ft_result *result;
    ft_slice gold; /* the bytes of expected.ndjson */
    ft_compared input;
    ft_comparison outcome;  /* of a folder */
    ft_gold_outcome judged; /* of a document of gold */
    const bool *fired;      /* by rule: it gave a fact that stands */
    const bool *tried;      /* by rule: its pattern was run */
    const bool *matched;    /* by rule: its pattern was found */
    size_t sentences[FT_ZONE_COUNT];
    const ft_clash_pair *clashes;
    size_t clash_count;
} ft_trial;

/* Runs it; `counts`, one a rule, are added to. What goes wrong stands in
 * trial->err. The rules must outlive the trial. */
void ft_trial_run(const ft_rules *rules, const ft_case *of,
                  ft_scan_count *counts, ft_trial *out);
void ft_trial_free(ft_trial *trial); /* zeroed is fine */

/* Extracts the article again, after its trial let the result go. Free it. */
ft_status ft_trial_again(const ft_rules *rules, const ft_trial *trial,
                         ft_result **out, ft_error *err);

/* How much would be right without one rule. */
ft_status ft_trial_without(const ft_rules *rules, const ft_trial *trial,
                           size_t rule, ft_share shares[FT_FIGURE_MOST]);
/* Of what was run: the values of each field. */
const ft_share *ft_trial_shares(const ft_trial *trial);

/* Nothing to see: as accepted, and no rule gave up. */
bool ft_trial_quiet(const ft_trial *trial);
size_t ft_trial_incidents(const ft_trial *trial);
/* What makes `test` fail, of a field (empty: any). */
size_t ft_trial_failures(const ft_trial *trial, ft_slice field);
/* The record of the result that a change is about, or NULL. */
const ft_match *ft_trial_match(const ft_trial *trial, const ft_change *change);

/* Whether there is something to accept: it yields something else than was
 * accepted, or was never accepted, or its gold has changed. */
bool ft_trial_pending(const ft_trial *trial);
/* Makes `records` what is accepted of it from now on. */
ft_status ft_trial_accept(const ft_trial *trial, const ft_records_read *records,
                          ft_error *err);

#endif
