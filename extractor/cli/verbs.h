/* verbs: what the command can do. Each prints through the job and raises its
 * exit status. */
#ifndef FT_CLI_VERBS_H
#define FT_CLI_VERBS_H

#include "cli/job.h"

void ft_extract_run(ft_job *job);
void ft_text_run(ft_job *job);
void ft_explain_run(ft_job *job);
void ft_lint_run(ft_job *job);
void ft_test_run(ft_job *job);
void ft_check_run(ft_job *job);
void ft_review_run(ft_job *job);
void ft_coverage_run(ft_job *job);
void ft_bench_run(ft_job *job);
void ft_merge_run(ft_job *job);
void ft_fmt_run(ft_job *job);
void ft_schema_run(ft_job *job);
void ft_report_run(ft_job *job);

#endif
