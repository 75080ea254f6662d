/* Comes in: arguments. Goes out: an exit status; the verbs do the work. */
#ifdef __linux__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/paint.h"
#include "cli/usage.h"
#include "cli/verbs.h"
#include "fulltime/fulltime.h"

typedef void verb(ft_job *job);

static verb *const verbs[FT_VERB_COUNT] = {
    [FT_VERB_EXTRACT] = ft_extract_run,   [FT_VERB_TEXT] = ft_text_run,
    [FT_VERB_EXPLAIN] = ft_explain_run,   [FT_VERB_LINT] = ft_lint_run,
    [FT_VERB_TEST] = ft_test_run,         [FT_VERB_REVIEW] = ft_review_run,
    [FT_VERB_COVERAGE] = ft_coverage_run, [FT_VERB_BENCH] = ft_bench_run,
    [FT_VERB_CHECK] = ft_check_run,       [FT_VERB_MERGE] = ft_merge_run,
    [FT_VERB_FMT] = ft_fmt_run,           [FT_VERB_SCHEMA] = ft_schema_run,
    [FT_VERB_REPORT] = ft_report_run,
};

/* Nothing is asked: no command, or one that would wait for somebody to type
 * an article. */
static bool asks_nothing(const ft_args *args)
{
    bool reads = args->verb == FT_VERB_EXTRACT || args->verb == FT_VERB_TEXT ||
                 args->verb == FT_VERB_EXPLAIN || args->verb == FT_VERB_MERGE ||
                 args->verb == FT_VERB_REPORT;

    return args->verb == FT_VERB_NONE ||
           (reads && args->file_count == 0 && !args->files_from && !args->db &&
            !args->rule && isatty(STDIN_FILENO));
}

static void run(ft_job *job)
{
    const ft_args *args = &job->args;

    job->colour = ft_paint_wanted(args->colour);
    if (args->help) {
        ft_buffer_text(&job->out, ft_usage(args->verb));
        ft_job_print(job);
    } else if (args->version) {
        ft_buffer_text(&job->out, "fulltime ");
        ft_buffer_text(&job->out, ft_version());
        ft_buffer_byte(&job->out, '\n');
        ft_job_print(job);
    } else if (asks_nothing(args)) {
        (void)fputs(ft_usage(args->verb), stderr);
        ft_job_fail(job, FT_EXIT_USAGE);
    } else {
        verbs[args->verb](job);
    }
}

/* Memory of one article serves the next: given back to the system and asked for
 * again it costs more than half of all page faults, for which threads wait. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    enum { LARGE = 8 * 1024 * 1024, SPARE = 32 * 1024 * 1024 };

    (void)mallopt(M_MMAP_THRESHOLD, LARGE);
    (void)mallopt(M_TRIM_THRESHOLD, SPARE);
#endif
}

int main(int argc, char **argv)
{
    ft_job job = {.status = FT_EXIT_DONE};
    ft_error err = {0};

    keep_memory();

    if (ft_args_read(argc, argv, &job.args, &err)) {
        (void)fprintf(stderr, "fulltime: %s\n", err.message);
        (void)fprintf(stderr, "Try 'fulltime%s%s --help'.\n",
                      job.args.verb ? " " : "", ft_verb_name(job.args.verb));
        return FT_EXIT_USAGE;
    }
    run(&job);
    ft_buffer_free(&job.out);
    return (int)job.status;
}
