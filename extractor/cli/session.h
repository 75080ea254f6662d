/* session: one run of a pack: its examples and the articles of a corpus. */
#ifndef FT_CLI_SESSION_H
#define FT_CLI_SESSION_H

#include "cli/examples.h"
#include "cli/roster.h"
#include "cli/trial.h"

typedef struct ft_session_options {
    const char *corpus; /* a folder or a file of gold; NULL: no articles */
    ft_slice only;      /* rules: their examples, and articles they fire in */
    char **words;       /* articles whose name has one of them; none: all */
    size_t word_count;
    size_t workers; /* 0: as many as there are processors */
} ft_session_options;

/* Two rules that want the same words, and in how many articles. */
typedef struct ft_conflict_count {
    size_t winner, loser, articles;
} ft_conflict_count;

typedef struct ft_session {
    ft_arena *arena;
    const ft_rules *rules;
    const ft_session_options *options;
    ft_example_trial *examples;
    size_t example_count;
    const ft_case *cases; /* all of the corpus */
    size_t case_count;
    ft_trial *trials; /* those that ran, in the order of the cases */
    size_t trial_count;
    bool gold;        /* the corpus is a file of gold */
    ft_roster roster; /* of a run over everything; else empty */
    ft_figures figures;
    ft_scan_count *counts; /* by rule */
    unsigned long long sentences[FT_ZONE_COUNT];
    size_t *fired;                /* by rule: articles it gave a fact in */
    ft_conflict_count *conflicts; /* most articles first */
    size_t conflict_count;
} ft_session;

/* Loads nothing: the rules must outlive the session. */
ft_status ft_session_run(const ft_rules *rules,
                         const ft_session_options *options, ft_session *out,
                         ft_error *err);
void ft_session_free(ft_session *session); /* zeroed is fine */

/* Runs one of session->cases again, as session->trials[index]. */
void ft_session_rerun(ft_session *session, size_t index);
/* Adds up what the trials came to, anew. FT_ERR_MEMORY or FT_OK. */
ft_status ft_session_sum(ft_session *session);

typedef struct ft_session_counts {
    size_t outcomes[FT_OUTCOME_TODO + 1];
    size_t closed_examples, failed_examples;
    size_t bare;                 /* rules without an example that must match */
    size_t broken;               /* articles that could not be run */
    size_t incidents;            /* rules that gave up */
    size_t differences;          /* new ones */
    size_t open, closed;         /* known ones, and those that are gone */
    size_t better, worse, other; /* records that changed */
    size_t fresh; /* articles of which nothing was ever accepted */
} ft_session_counts;

ft_session_counts ft_session_count(const ft_session *session, ft_slice field);

#endif
