/* Comes in: files that change. Goes out: what that changes. */
#include "cli/watch.h"

void ft_watch_run(ft_job *job)
{
    (void)job;
}
