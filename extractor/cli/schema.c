/* Comes in: nothing. Goes out: the JSON Schema of rule files. */
#include "rules/schema.h"
#include "cli/verbs.h"

void ft_schema_run(ft_job *job)
{
    ft_schema_write(&job->out);
    ft_job_print(job);
}
