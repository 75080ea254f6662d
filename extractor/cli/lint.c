/* Comes in: rule packs. Goes out: what is wrong with them, and where. */
#include <stdio.h>

#include "base/error.h"
#include "cli/place.h"
#include "cli/verbs.h"
#include "locate.h"
#include "rules/pack.h"

typedef struct tally {
    ft_job *job;
    const char *path; /* of the pack being read */
    size_t errors;
    size_t warnings;
} tally;

static void show_finding(void *context, const ft_finding *finding)
{
    tally *t = context;
    bool error = finding->severity == FT_SEVERITY_ERROR;

    if (!finding->source) {
        ft_paint_safe(&t->job->out, ft_slice_of(t->path));
        ft_buffer_text(&t->job->out, ": ");
    }
    ft_place_show(&t->job->out, t->job->colour, finding->source,
                  finding->offset, error ? FT_STYLE_BAD : FT_STYLE_WARN,
                  error ? "error" : "warning", finding->message);
    t->errors += error;
    t->warnings += !error;
}

static void lint_one(tally *t, const char *path)
{
    char found[4096];
    ft_pack *pack = NULL;
    ft_error err = {0};
    size_t before = t->errors;

    t->path = found;
    if (!ft_locate_rules(path, found, sizeof found, &err))
        (void)ft_pack_load(found, show_finding, t, &pack, &err);
    t->path = NULL;
    ft_pack_free(pack);
    if (err.status && t->errors == before) { /* not a finding, but a failure */
        ft_job_report(t->job, FT_EXIT_USAGE, path, &err);
        t->errors++;
    }
}

static void show_count(ft_buffer *out, size_t count, const char *noun)
{
    ft_buffer_integer(out, (long long)count);
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, noun);
    if (count != 1)
        ft_buffer_byte(out, 's');
}

void ft_lint_run(ft_job *job)
{
    tally t = {.job = job};

    if (job->args.file_count == 0)
        lint_one(&t, NULL);
    for (size_t i = 0; i < job->args.file_count; i++)
        lint_one(&t, job->args.files[i]);
    show_count(&job->out, t.errors, "error");
    ft_buffer_text(&job->out, ", ");
    show_count(&job->out, t.warnings, "warning");
    ft_buffer_byte(&job->out, '\n');
    ft_job_print(job);
    if (t.errors > 0)
        ft_job_fail(job, FT_EXIT_USAGE);
}
