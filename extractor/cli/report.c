/* Comes in: files of match records. Goes out: one page that shows them; a line
 * that is no record is reported and is not on it. */
#include "base/error.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "view/overview.h"

static void add_line(ft_job *job, const ft_line *line, ft_overview *overview)
{
    ft_arena *arena = ft_arena_new();
    ft_report report;
    ft_error err = {0};

    if (!arena)
        ft_error_memory(&err);
    else if (!ft_report_read(arena, line, &report, &err))
        (void)ft_overview_add(overview, &report, &err);
    if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, line->file.data, &err);
    ft_arena_free(arena);
}

static void add_lines(ft_job *job, const char *name, ft_slice bytes,
                      ft_overview *overview)
{
    const ft_slice end = FT_SLICE("\n");
    ft_line line = {.file = ft_slice_of(name)};

    for (size_t at = 0, next; at < bytes.len; at = next + 1) {
        next = ft_slice_find(bytes, end, at);
        next = next < bytes.len ? next : bytes.len;
        line.number++;
        line.text = ft_slice_trim(ft_slice_cut(bytes, (ft_span){at, next}));
        if (line.text.len > 0)
            add_line(job, &line, overview);
    }
}

static void add_file(ft_job *job, const char *name, ft_overview *overview)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes;
    ft_error err = {0};

    if (!arena)
        ft_error_memory(&err);
    else if (!ft_input_read(arena, name, &bytes, &err))
        add_lines(job, name, bytes, overview);
    if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, name, &err);
    ft_arena_free(arena);
}

void ft_report_run(ft_job *job)
{
    ft_overview overview = {.arena = ft_arena_new()};
    ft_error err = {0};

    if (overview.arena && job->args.file_count == 0)
        add_file(job, "-", &overview);
    for (size_t i = 0; overview.arena && i < job->args.file_count; i++)
        add_file(job, job->args.files[i], &overview);
    if (!overview.arena)
        ft_error_memory(&err);
    else if (!ft_overview_show(&overview, &job->out, &err))
        ft_job_print(job);
    if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    ft_overview_free(&overview);
    ft_arena_free(overview.arena);
}
