/* explainpage: `explain --html`. */
#ifndef FT_CLI_EXPLAINPAGE_H
#define FT_CLI_EXPLAINPAGE_H

#include "cli/job.h"

/* Reads every input and prints one page with all of them. */
void ft_explain_page(ft_job *job);

#endif
