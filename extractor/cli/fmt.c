/*
 * Comes in: rule files, or folders of them. Goes out: the same files in their
 * one form, each replaced whole or not at all; or, with --check, the names of
 * those that are not in it.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "cli/place.h"
#include "cli/replace.h"
#include "cli/verbs.h"
#include "rules/format.h"

enum { FILE_LIMIT = 4 * 1024 * 1024 };

typedef struct pass {
    ft_job *job;
    ft_arena *arena; /* of one file */
    size_t files, changed;
} pass;

static ft_status format_text(pass *p, const char *name, ft_slice text,
                             ft_buffer *out, ft_error *err)
{
    ft_source source;

    if (ft_source_init(&source, p->arena, ft_slice_of(name), text))
        return ft_error_memory(err);
    return ft_format_source(p->arena, &source, out, err);
}

static void tell_changed(pass *p, const char *path)
{
    p->changed++;
    ft_paint_safe(&p->job->out, ft_slice_of(path));
    ft_buffer_byte(&p->job->out, '\n');
}

static ft_status format_file(pass *p, const char *path, ft_error *err)
{
    ft_buffer out = {0};
    ft_slice text = {NULL, 0};
    ft_status status = ft_file_read(p->arena, path, FILE_LIMIT, &text, err);

    if (!status)
        status = format_text(p, path, text, &out, err);
    if (!status && !ft_slice_equal(text, ft_buffer_slice(&out))) {
        if (!p->job->args.check)
            status = ft_replace_file(path, &out, err);
        if (!status)
            tell_changed(p, path);
    }
    ft_buffer_free(&out);
    return status;
}

/* Standard input goes to standard output. */
static ft_status format_input(pass *p, ft_error *err)
{
    ft_buffer out = {0};
    ft_slice text = {NULL, 0};
    ft_status status =
        ft_file_read(p->arena, "/dev/stdin", FILE_LIMIT, &text, err);

    if (!status)
        status = format_text(p, "<stdin>", text, &out, err);
    if (!status && p->job->args.check)
        p->changed += !ft_slice_equal(text, ft_buffer_slice(&out));
    else if (!status)
        ft_buffer_add(&p->job->out, ft_buffer_slice(&out));
    ft_buffer_free(&out);
    return status;
}

static void format_one(pass *p, const char *path)
{
    ft_error err = {0};
    ft_status status;

    p->files++;
    if (!(p->arena = ft_arena_new()))
        status = ft_error_memory(&err);
    else if (strcmp(path, "-") == 0)
        status = format_input(p, &err);
    else
        status = format_file(p, path, &err);
    if (status)
        ft_job_report(p->job, FT_EXIT_USAGE, path, &err);
    ft_arena_free(p->arena);
}

static int is_rule_file(const struct dirent *entry)
{
    const char *end = strrchr(entry->d_name, '.');

    return end && end != entry->d_name && strcmp(end, ".yaml") == 0;
}

/* In a folder nobody named it: a pipe would keep us waiting for ever. Of what
 * cannot be looked at, opening it will tell why. */
static bool is_file(const char *path)
{
    struct stat info;

    return stat(path, &info) != 0 || S_ISREG(info.st_mode);
}

/* The rule files right inside a folder. */
static void format_folder(pass *p, const char *path)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, is_rule_file, alphasort);
    ft_error err = {0};

    if (count < 0) {
        ft_error_file(&err, FT_ERR_IO, path, "%s", strerror(errno));
        ft_job_report(p->job, FT_EXIT_USAGE, path, &err);
    }
    for (int i = 0; i < count; i++) {
        char name[4096];
        int len =
            snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        if (len > 0 && (size_t)len < sizeof name && is_file(name))
            format_one(p, name);
        free(entries[i]);
    }
    free(entries);
}

void ft_fmt_run(ft_job *job)
{
    pass p = {.job = job};

    for (size_t i = 0; i < job->args.file_count; i++) {
        struct stat info;
        const char *path = job->args.files[i];
        if (strcmp(path, "-") != 0 && !stat(path, &info) &&
            S_ISDIR(info.st_mode))
            format_folder(&p, path);
        else
            format_one(&p, path);
    }
    ft_job_print(job);
    if (job->args.check && p.changed)
        ft_job_fail(job, FT_EXIT_FAILED);
}
