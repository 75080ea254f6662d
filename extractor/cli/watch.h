/* watch: `test --watch`. */
#ifndef FT_CLI_WATCH_H
#define FT_CLI_WATCH_H

#include "cli/job.h"

/* Runs, and runs again what a changed file touches, until interrupted. */
void ft_watch_run(ft_job *job);

#endif
