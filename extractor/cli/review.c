#include "cli/verbs.h"
void ft_review_run(ft_job *job)
{
    (void)job;
}
