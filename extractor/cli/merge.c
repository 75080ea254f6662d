/*
 * Comes in: records of many articles. Goes out: one record for each match, to
 * whatever sink is asked for. A line that is no record is named and passed
 * over.
 */
#include <string.h>

#include "base/error.h"
#include "cli/sinks.h"
#include "cli/verbs.h"
#include "dataset/dump.h"
#include "dataset/gather.h"
#include "dataset/linefile.h"
#include "dataset/merge.h"

typedef struct merging {
    ft_job *job;
    ft_sink *sink;
    ft_gather *gather;
} merging;

/* One match as a sink takes it: an article that tells of it alone. */
static ft_status deliver(merging *m, ft_arena *arena, ft_merged *merged,
                         ft_error *err)
{
    const ft_identity name = {.name = ft_slice_of(merged->match.id),
                              .uri = merged->origin.uri,
                              .content = ""};
    ft_buffer line = {0};
    ft_delivery match = {.article = &name,
                         .fate = FT_FATE_MATCHES,
                         .matches = &merged->match,
                         .count = 1,
                         .origin = &merged->origin};
    ft_status status = ft_merged_write(&line, arena, merged);

    if (status) {
        status = ft_error_memory(err);
    } else {
        match.ndjson = ft_buffer_slice(&line);
        status = m->sink->add(m->sink, &match, err);
    }
    ft_buffer_free(&line);
    return status;
}

static ft_status read_all(ft_arena *arena, const ft_slice *lines, size_t count,
                          ft_report **out, ft_error *err)
{
    ft_status status = FT_OK;

    if (!(*out = FT_NEW(arena, ft_report, count)))
        return ft_error_memory(err);
    for (size_t i = 0; !status && i < count; i++) {
        const ft_line line = {.text = lines[i]};

        status = ft_report_read(arena, &line, &(*out)[i], err);
    }
    return status;
}

static ft_status merge_lines(merging *m, ft_arena *arena, const ft_slice *lines,
                             size_t count, ft_error *err)
{
    ft_report *reports;
    ft_merge merge;
    ft_status status = read_all(arena, lines, count, &reports, err);

    if (status)
        return status;
    if (ft_merge_records(arena, reports, count, &merge))
        return ft_error_memory(err);
    for (size_t i = 0; !status && !m->sink->closed && i < merge.count; i++)
        status = deliver(m, arena, &merge.matches[i], err);
    return status;
}

static ft_status merge_group(void *context, const ft_slice *lines, size_t count,
                             ft_error *err)
{
    merging *m = context;
    ft_arena *arena;
    ft_status status;

    if (m->sink->closed)
        return FT_OK;
    if (!(arena = ft_arena_new()))
        return ft_error_memory(err);
    status = merge_lines(m, arena, lines, count, err);
    ft_arena_free(arena);
    return status;
}

/* A damaged line is reported and nothing else; any other error ends the run. */
static ft_status add_line(merging *m, const ft_line *line, ft_error *err)
{
    ft_error damage = {0};
    ft_status status = ft_gather_add(m->gather, line, &damage);

    if (status == FT_ERR_SYNTAX) {
        ft_job_report(m->job, FT_EXIT_INPUT,
                      line->file.len > 0 ? NULL : "standard input", &damage);
        return FT_OK;
    }
    if (status && err)
        *err = damage;
    return status;
}

static ft_status add_lines(merging *m, ft_linefile *file, ft_error *err)
{
    ft_status status = FT_OK;
    bool more = true;

    while (!status && more && !m->sink->closed) {
        ft_error problem = {0};
        ft_line line;

        status = ft_linefile_next(file, &line, &more, &problem);
        if (status == FT_ERR_MEMORY)
            return ft_error_memory(err);
        if (status)
            ft_job_report(m->job, FT_EXIT_INPUT, NULL, &problem);
        else if (more)
            status = add_line(m, &line, err);
        if (status == FT_ERR_SYNTAX)
            status = FT_OK; /* the rest goes on */
        else if (status == FT_ERR_IO && problem.status)
            return FT_OK; /* the next file goes on */
    }
    return status;
}

static ft_status add_stored(void *context, ft_slice text, ft_error *err)
{
    merging *m = context;
    const ft_line line = {.text = text};

    return ft_gather_add(m->gather, &line, err);
}

/* A dataset that cannot be read is reported; an error of the merge ends it. */
static ft_status add_dataset(merging *m, const char *name, ft_error *err)
{
    ft_error problem = {0};
    ft_status status = ft_dump_records(name, add_stored, m, &problem);

    if (status != FT_ERR_IO) {
        if (status && err)
            *err = problem;
        return status;
    }
    ft_job_report(m->job, FT_EXIT_INPUT, name, &problem);
    return FT_OK;
}

static ft_status add_file(merging *m, const char *name, ft_error *err)
{
    ft_linefile file;
    ft_error problem = {0};
    ft_status status;

    if (ft_dump_is_database(name))
        return add_dataset(m, name, err);
    if (ft_linefile_open(&file, name, &problem)) {
        ft_job_report(m->job, FT_EXIT_INPUT, NULL, &problem);
        return FT_OK;
    }
    status = add_lines(m, &file, err);
    ft_linefile_close(&file);
    return status;
}

static ft_status merge_files(merging *m, ft_error *err)
{
    const ft_args *args = &m->job->args;
    ft_status status = FT_OK;

    if (args->file_count == 0)
        status = add_file(m, "-", err);
    for (size_t i = 0; !status && i < args->file_count; i++)
        status = add_file(m, args->files[i], err);
    return status ? status : ft_gather_end(m->gather, err);
}

static ft_status merge_to_sink(merging *m, ft_error *err)
{
    const ft_sink_start start = {.pack = "", .version = ft_version()};
    ft_status status;

    m->gather = ft_gather_new(m->job->args.sorted, merge_group, m);
    if (!m->gather)
        return ft_error_memory(err);
    if ((status = m->sink->begin(m->sink, &start, err)))
        return status;
    status = merge_files(m, err);
    if (status)
        (void)m->sink->end(m->sink, false, NULL);
    else
        status = m->sink->end(m->sink, true, err);
    return status;
}

void ft_merge_run(ft_job *job)
{
    merging m = {.job = job};
    ft_error err = {0};
    ft_status status = ft_sinks_open(&job->args, &m.sink, &err);

    if (!status)
        status = merge_to_sink(&m, &err);
    if (status)
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    ft_gather_free(m.gather);
    ft_sink_free(m.sink);
}
