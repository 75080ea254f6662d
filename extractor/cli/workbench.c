/* Comes in: a job. Goes out: rules, a corpus (the one asked for, else the one
 * beside the rules), and what to show of a run. */
#include "cli/workbench.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/error.h"
#include "cli/input.h"
#include "locate.h"

enum { PATH_SIZE = 4096 };

static bool is_folder(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The folder `corpus` beside the folder of packs; NULL when there is none. */
static const char *default_corpus(ft_arena *arena, const char *rules)
{
    static const char *const places[] = {"../../corpus", "../corpus"};
    char pack[PATH_SIZE], path[PATH_SIZE + 16];

    if (ft_locate_rules(rules, pack, sizeof pack, NULL))
        return NULL;
    for (size_t i = 0; i < FT_COUNT(places); i++) {
        (void)snprintf(path, sizeof path, "%s/%s", pack, places[i]);
        if (is_folder(path))
            return ft_arena_string(arena, ft_slice_of(path));
    }
    return NULL;
}

static bool read_floors(ft_job *job, ft_workbench *out)
{
    const ft_args *args = &job->args;
    ft_floor *floors = FT_NEW(out->arena, ft_floor, args->floor_count);
    ft_error err = {0};

    out->summary.floors = floors;
    out->summary.floor_count = args->floor_count;
    for (size_t i = 0; floors && i < args->floor_count; i++)
        if (ft_floor_read(args->floors[i], &floors[i], &err))
            break;
    if (!floors)
        ft_error_memory(&err);
    if (err.status)
        ft_job_report(job, FT_EXIT_USAGE, NULL, &err);
    return err.status == FT_OK;
}

bool ft_workbench_open(ft_job *job, ft_workbench *out)
{
    const ft_args *args = &job->args;

    *out = (ft_workbench){.arena = ft_arena_new()};
    out->session = (ft_session_options){.only = ft_slice_of(args->only),
                                        .words = args->files,
                                        .word_count = args->file_count,
                                        .workers = args->jobs};
    out->summary = (ft_summary_options){.colour = job->colour,
                                        .all = args->all,
                                        .changes = args->accept,
                                        .field = ft_slice_of(args->field)};
    if (!out->arena) {
        const ft_error err = {.status = FT_ERR_MEMORY,
                              .message = "out of memory"};
        ft_job_report(job, FT_EXIT_INPUT, NULL, &err);
    }
    if (!out->arena || !read_floors(job, out))
        return false;
    out->session.corpus =
        args->corpus ? args->corpus : default_corpus(out->arena, args->rules);
    out->rules = ft_input_rules(job);
    return out->rules != NULL;
}

void ft_workbench_close(ft_workbench *bench)
{
    ft_rules_free(bench->rules);
    ft_arena_free(bench->arena);
}

void ft_workbench_fail(ft_job *job, const ft_error *err)
{
    ft_job_report(
        job, err->status == FT_ERR_ARGUMENT ? FT_EXIT_USAGE : FT_EXIT_INPUT,
        NULL, err);
}

ft_status ft_workbench_cases(const ft_workbench *bench, const ft_case **out,
                             size_t *count, ft_error *err)
{
    const char *corpus = bench->session.corpus;

    if (!corpus)
        return ft_error_set(err, FT_ERR_ARGUMENT,
                            "there is no corpus beside the rules; name one "
                            "with --corpus");
    return ft_corpus_find(bench->arena, corpus, out, count, err);
}

/* A field as such, or the front of several. */
static bool is_field(const ft_figures *figures, ft_slice name)
{
    for (size_t i = 0; i < figures->count; i++)
        if (ft_measure_within(figures->names[i], name))
            return true;
    return false;
}

bool ft_workbench_floors(ft_job *job, const ft_workbench *bench,
                         const ft_figures *figures)
{
    const ft_summary_options *o = &bench->summary;
    ft_error err = {0};

    if (o->field.len > 0 && !is_field(figures, o->field))
        (void)ft_figures_find(figures, o->field, &err);
    for (size_t i = 0; i < o->floor_count && !err.status; i++)
        (void)ft_figures_find(figures, o->floors[i].field, &err);
    if (err.status)
        ft_job_report(job, FT_EXIT_USAGE, NULL, &err);
    return err.status == FT_OK;
}
