/* Comes in: articles. Goes out: their records, an article at a time. */
#include <stdio.h>

#include "cli/input.h"
#include "cli/verbs.h"
#include "handles.h"

/* A rule that gave up may have missed something: not a failure, but not
 * nothing either. */
static void warn(const ft_rules *rules, const char *name,
                 const ft_result *result)
{
    const ft_facts *facts = &result->pass.facts;

    for (size_t i = 0; i < facts->incident_count; i++) {
        const ft_incident *incident = &facts->incidents[i];
        ft_slice rule = ft_pack_rule_id(rules->pack, incident->rule);

        (void)fprintf(stderr, "fulltime: %s: rule %.*s gave up: %.*s\n", name,
                      (int)rule.len, rule.data, (int)incident->message.len,
                      incident->message.data);
    }
}

static void extract_one(ft_job *job, const ft_rules *rules, const char *name)
{
    ft_result *result = ft_input_extract(job, rules, name);
    ft_slice lines;

    if (!result)
        return;
    warn(rules, name, result);
    lines.data = ft_result_ndjson(result, &lines.len);
    ft_buffer_add(&job->out, lines);
    ft_job_print(job);
    ft_result_free(result);
}

void ft_extract_run(ft_job *job)
{
    ft_input_each(job, extract_one);
}
