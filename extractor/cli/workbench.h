/* workbench: what the verbs that look at a corpus share: the rules, the corpus
 * and what is asked of them, as the command line says. */
#ifndef FT_CLI_WORKBENCH_H
#define FT_CLI_WORKBENCH_H

#include "cli/job.h"
#include "cli/summary.h"

typedef struct ft_workbench {
    ft_arena *arena;
    ft_rules *rules;
    ft_session_options session;
    ft_summary_options summary;
} ft_workbench;

/* Loads the rules and reads the options; false: it has been reported. Close it
 * either way. */
bool ft_workbench_open(ft_job *job, ft_workbench *out);
void ft_workbench_close(ft_workbench *bench);
/* Reports why a session could not be run: usage, or input. */
void ft_workbench_fail(ft_job *job, const ft_error *err);
/* The articles of the corpus. FT_ERR_ARGUMENT when there is none. */
ft_status ft_workbench_cases(const ft_workbench *bench, const ft_case **out,
                             size_t *count, ft_error *err);
/* The fields that options name exist; false: it has been reported. */
bool ft_workbench_floors(ft_job *job, const ft_workbench *bench,
                         const ft_figures *figures);

#endif
