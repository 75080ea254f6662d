/* explainrule: `explain --rule`. */
#ifndef FT_CLI_EXPLAINRULE_H
#define FT_CLI_EXPLAINRULE_H

#include "cli/job.h"

/* Where one rule fired, where it lost, where it nearly fired: in the files, or
 * without any in the corpus. */
void ft_explain_rule(ft_job *job);

#endif
