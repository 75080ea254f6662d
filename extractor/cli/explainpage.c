/* Comes in: articles. Goes out: one page; an article that cannot be read is
 * reported and is not on it. */
#include "cli/explainpage.h"

#include "base/error.h"
#include "cli/input.h"
#include "handles.h"
#include "view/evidence.h"

static void add_one(ft_job *job, const ft_rules *rules, const char *name,
                    ft_evidence_page *page)
{
    ft_result *result = ft_input_extract(job, rules, name);
    ft_error err = {0};

    if (result && ft_evidence_add(page, rules->pack, &result->pass,
                                  ft_slice_of(name), &err))
        ft_job_report(job, FT_EXIT_INPUT, name, &err);
    ft_result_free(result);
}

static void show(ft_job *job, const ft_rules *rules, ft_arena *arena)
{
    ft_evidence_page page = {.arena = arena};
    ft_error err = {0};

    if (job->args.file_count == 0)
        add_one(job, rules, "-", &page);
    for (size_t i = 0; i < job->args.file_count; i++)
        add_one(job, rules, job->args.files[i], &page);
    if (ft_evidence_show(&page, ft_slice_of(ft_rules_name(rules)), &job->out,
                         &err))
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    else
        ft_job_print(job);
    ft_evidence_free(&page);
}

void ft_explain_page(ft_job *job)
{
    ft_rules *rules = ft_input_rules(job);
    ft_arena *arena = rules ? ft_arena_new() : NULL;
    ft_error err = {0};

    if (arena) {
        show(job, rules, arena);
    } else if (rules) {
        ft_error_memory(&err);
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    }
    ft_arena_free(arena);
    ft_rules_free(rules);
}
