/* Comes in: articles. Goes out: their records, an article at a time. */
#include "cli/input.h"
#include "cli/verbs.h"

static void extract_one(ft_job *job, const ft_rules *rules, const char *name)
{
    ft_result *result = ft_input_extract(job, rules, name);
    ft_slice lines;

    if (!result)
        return;
    lines.data = ft_result_ndjson(result, &lines.len);
    ft_buffer_add(&job->out, lines);
    ft_job_print(job);
    ft_result_free(result);
}

void ft_extract_run(ft_job *job)
{
    ft_input_each(job, extract_one);
}
