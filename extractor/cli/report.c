/*
 * Comes in: match records, in files of lines or in a dataset. Goes out: one
 * page that shows them. The records of a dataset are merged first: a match has
 * one row, however many articles tell of it. A line that is no record is
 * reported and is not on the page.
 */
#include "base/error.h"
#include "cli/input.h"
#include "cli/verbs.h"
#include "dataset/dump.h"
#include "dataset/gather.h"
#include "dataset/linefile.h"
#include "dataset/merge.h"
#include "view/overview.h"

/* The page in the making. */
typedef struct reporting {
    ft_job *job;
    ft_overview overview;
} reporting;

static ft_status add_line(reporting *r, const ft_line *line, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_report report;
    ft_status status;

    if (!arena)
        return ft_error_memory(err);
    status = ft_report_read(arena, line, &report, err);
    if (!status)
        status = ft_overview_add(&r->overview, &report, err);
    ft_arena_free(arena);
    return status;
}

/* --- files of lines --- */

static void add_lines(reporting *r, ft_linefile *file)
{
    ft_status status = FT_OK;
    bool more = true;

    while (more && status != FT_ERR_MEMORY && status != FT_ERR_IO) {
        ft_error err = {0};
        ft_line line = {0};

        status = ft_linefile_next(file, &line, &more, &err);
        if (!status && more)
            status = add_line(r, &line, &err);
        if (status)
            ft_job_report(r->job, FT_EXIT_INPUT,
                          line.file.len > 0 ? NULL : "standard input", &err);
    }
}

static void add_file(reporting *r, const char *name)
{
    ft_linefile file = {0};
    ft_error err = {0};

    if (ft_linefile_open(&file, name, &err)) {
        ft_job_report(r->job, FT_EXIT_INPUT, name, &err);
        return;
    }
    add_lines(r, &file);
    ft_linefile_close(&file);
}

/* --- a dataset --- */

static ft_status add_merged(reporting *r, ft_arena *arena,
                            const ft_merged *merged, ft_error *err)
{
    ft_buffer text = {0};
    ft_status status = FT_OK;

    if (ft_merged_write(&text, arena, merged)) {
        status = ft_error_memory(err);
    } else {
        const ft_line line = {.text = ft_slice_trim(ft_buffer_slice(&text))};

        status = add_line(r, &line, err);
    }
    ft_buffer_free(&text);
    return status;
}

static ft_status merge_lines(reporting *r, ft_arena *arena,
                             const ft_slice *lines, size_t count, ft_error *err)
{
    ft_report *reports = FT_NEW(arena, ft_report, count);
    ft_status status = FT_OK;
    ft_merge merge;

    if (!reports)
        return ft_error_memory(err);
    for (size_t i = 0; !status && i < count; i++)
        status = ft_report_read(arena, &(ft_line){.text = lines[i]},
                                &reports[i], err);
    if (!status && ft_merge_records(arena, reports, count, &merge))
        status = ft_error_memory(err);
    for (size_t i = 0; !status && i < merge.count; i++)
        status = add_merged(r, arena, &merge.matches[i], err);
    return status;
}

static ft_status merge_group(void *context, const ft_slice *lines, size_t count,
                             ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_status status = arena ? merge_lines(context, arena, lines, count, err)
                             : ft_error_memory(err);

    ft_arena_free(arena);
    return status;
}

static ft_status take_record(void *gather, ft_slice text, ft_error *err)
{
    return ft_gather_add(gather, &(ft_line){.text = text}, err);
}

static void add_dataset(reporting *r, const char *path)
{
    ft_gather *gather = ft_gather_new(false, merge_group, r);
    ft_error err = {0};

    if (!gather)
        ft_error_memory(&err);
    else if (!ft_dump_records(path, take_record, gather, &err))
        (void)ft_gather_end(gather, &err);
    if (err.status)
        ft_job_report(r->job, FT_EXIT_INPUT, path, &err);
    ft_gather_free(gather);
}

/* --- */

static void add_inputs(reporting *r)
{
    const ft_args *args = &r->job->args;

    if (args->db)
        add_dataset(r, args->db);
    else if (args->file_count == 0)
        add_file(r, "-");
    for (size_t i = 0; i < args->file_count; i++) {
        if (ft_dump_is_database(args->files[i]))
            add_dataset(r, args->files[i]);
        else
            add_file(r, args->files[i]);
    }
}

void ft_report_run(ft_job *job)
{
    reporting r = {.job = job, .overview = {.arena = ft_arena_new()}};
    ft_error err = {0};

    if (!r.overview.arena) {
        ft_error_memory(&err);
    } else {
        add_inputs(&r);
        if (!ft_overview_show(&r.overview, &job->out, &err))
            ft_job_print(job);
    }
    if (err.status)
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    ft_overview_free(&r.overview);
    ft_arena_free(r.overview.arena);
}
