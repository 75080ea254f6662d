/* Comes in: the name of an input. Goes out: its bytes, or what is in them. */
#include "cli/input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "handles.h"

enum {
    INPUT_MOST = 64 * 1024 * 1024, /* bytes of one input */
    READ_STEP = 64 * 1024
};

static ft_status read_standard_input(ft_arena *arena, ft_slice *out,
                                     ft_error *err)
{
    char *data = NULL;
    size_t capacity = 0, len = 0;
    ssize_t got = 1;

    while (got > 0) {
        if (len > INPUT_MOST)
            return ft_error_file(err, FT_ERR_IO, "-", "larger than %d bytes",
                                 INPUT_MOST);
        data = ft_arena_grow(arena, data, &capacity, len + READ_STEP, 1);
        if (!data)
            return ft_error_memory(err);
        do
            got = read(STDIN_FILENO, data + len, capacity - len);
        while (got < 0 && errno == EINTR);
        len += got > 0 ? (size_t)got : 0;
    }
    if (got < 0)
        return ft_error_file(err, FT_ERR_IO, "-", "%s", strerror(errno));
    *out = (ft_slice){data, len};
    return FT_OK;
}

static bool is_folder(const char *name)
{
    struct stat info;

    return stat(name, &info) == 0 && S_ISDIR(info.st_mode);
}

ft_status ft_input_read(ft_arena *arena, const char *name, ft_slice *out,
                        ft_error *err)
{
    if (strcmp(name, "-") == 0)
        return read_standard_input(arena, out, err);
    if (is_folder(name))
        return ft_error_file(err, FT_ERR_IO, name,
                             "is a folder; name the files in it");
    return ft_file_read(arena, name, INPUT_MOST, out, err);
}

ft_rules *ft_input_rules(ft_job *job)
{
    ft_rules *rules = NULL;
    ft_error err;

    if (ft_rules_load_whole(job->args.rules, &rules, &err))
        ft_job_report(job, FT_EXIT_USAGE, NULL, &err);
    return rules;
}

ft_rules *ft_input_rules_quick(ft_job *job)
{
    ft_rules *rules = NULL;
    ft_error err;

    if (ft_rules_load(job->args.rules, &rules, &err))
        ft_job_report(job, FT_EXIT_USAGE, NULL, &err);
    return rules;
}

ft_result *ft_input_extract(ft_job *job, const ft_rules *rules,
                            const char *name)
{
    const ft_options options = {.min_confidence = job->args.min_confidence,
                                .input = job->args.type,
                                .uri = strcmp(name, "-") ? name : NULL,
                                .url = job->args.url,
                                .published = job->args.published};
    ft_arena *arena = ft_arena_new();
    ft_result *result = NULL;
    ft_error err = {0};
    ft_slice bytes = {NULL, 0};

    if (!arena)
        ft_error_memory(&err);
    else if (!ft_input_read(arena, name, &bytes, &err))
        (void)ft_extract(rules, bytes.data, bytes.len, &options, &result, &err);
    if (!result)
        ft_job_report(job, FT_EXIT_INPUT, name, &err);
    ft_arena_free(arena);
    return result;
}

void ft_input_each(ft_job *job, ft_input_visit *visit)
{
    ft_rules *rules = ft_input_rules(job);

    if (!rules)
        return;
    if (job->args.file_count == 0)
        visit(job, rules, "-");
    for (size_t i = 0; i < job->args.file_count && !job->stopped; i++)
        visit(job, rules, job->args.files[i]);
    ft_rules_free(rules);
}
