#include "cli/verbs.h"
void ft_bench_run(ft_job *job)
{
    (void)job;
}
