/* Comes in: articles. Goes out: their records, an article at a time. */
#include <stdio.h>
#include <string.h>

#include "cli/input.h"
#include "cli/sinks.h"
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

static ft_status deliver(ft_sink *sink, const char *name,
                         const ft_result *result, ft_error *err)
{
    const bool from_file = strcmp(name, "-") != 0;
    const ft_identity article = {.name = ft_slice_of(name),
                                 .uri = ft_slice_of(from_file ? name : NULL),
                                 .content = ""};
    ft_delivery delivery = {.article = &article,
                            .matches = result->pass.records.matches,
                            .count = result->pass.records.count,
                            .origin = &result->origin,
                            .text = result->pass.article.text};

    delivery.fate = delivery.count > 0 ? FT_FATE_MATCHES : FT_FATE_NOTHING;
    delivery.ndjson.data = ft_result_ndjson(result, &delivery.ndjson.len);
    return sink->add(sink, &delivery, err);
}

static void extract_one(ft_job *job, const ft_rules *rules, const char *name)
{
    ft_result *result = ft_input_extract(job, rules, name);
    ft_error err = {0};

    if (!result)
        return;
    warn(rules, name, result);
    if (deliver(job->sink, name, result, &err)) {
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
        job->stopped = true;
    }
    job->stopped = job->stopped || job->sink->closed;
    ft_result_free(result);
}

static ft_status begin(ft_job *job, ft_error *err)
{
    const ft_sink_start run = {.pack = "", .version = ft_version()};
    ft_status status = ft_sinks_open(&job->args, &job->sink, err);

    return status ? status : job->sink->begin(job->sink, &run, err);
}

void ft_extract_run(ft_job *job)
{
    ft_error err = {0};

    if (!begin(job, &err)) {
        ft_input_each(job, extract_one);
        (void)job->sink->end(job->sink, !job->stopped, &err);
    }
    if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    ft_sink_free(job->sink);
}
