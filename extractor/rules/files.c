/*
 * files: paths of rule files are judged by what they lead to, not by how they
 * are written; realpath() alone knows that.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */
#endif
#include "rules/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rules/shape.h"

/* Three parts in a row. */
static const char *join(ft_arena *arena, ft_slice a, ft_slice b, ft_slice c)
{
    char *path = ft_arena_alloc(arena, a.len + b.len + c.len + 1);

    if (!path)
        return NULL;
    if (a.len)
        memcpy(path, a.data, a.len);
    if (b.len)
        memcpy(path + a.len, b.data, b.len);
    if (c.len)
        memcpy(path + a.len + b.len, c.data, c.len);
    return path;
}

bool ft_file_real(ft_arena *arena, const char *path, const char **out)
{
    char *real = realpath(path, NULL);

    *out = NULL;
    if (!real)
        return true;
    *out = ft_arena_string(arena, ft_slice_of(real));
    free(real);
    return *out != NULL;
}

static bool is_folder(const char *path)
{
    struct stat info;

    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

static bool is_file(const char *path)
{
    struct stat info;

    return !stat(path, &info) && S_ISREG(info.st_mode);
}

/* --- the pack ------------------------------------------------------------- */

/* The folder of a path, with its '/'; and the first file of a folder. */
static bool find_file(ft_arena *arena, const char *path, ft_home *out)
{
    const ft_slice none = {NULL, 0};
    ft_slice name = ft_slice_of(path);

    if (is_folder(path)) {
        while (name.len > 1 && name.data[name.len - 1] == '/')
            name.len--;
        const char *folder = join(arena, name, (ft_slice)FT_SLICE("/"), none);
        const char *json =
            join(arena, name, (ft_slice)FT_SLICE("/pack.json"), none);
        out->file = join(arena, name, (ft_slice)FT_SLICE("/pack.yaml"), none);
        if (!folder || !json || !out->file)
            return false;
        out->folder = ft_slice_of(folder);
        if (!is_file(out->file) && is_file(json))
            out->file = json;
        return true;
    }
    size_t len = name.len;
    while (len && path[len - 1] != '/')
        len--;
    out->file = ft_arena_string(arena, name);
    out->named = true;
    if (out->file)
        out->folder = (ft_slice){out->file, len};
    return out->file != NULL;
}

ft_status ft_home_find(ft_arena *arena, const char *path, const char *shelf,
                       ft_home *out)
{
    *out = (ft_home){.shelf = NULL};
    if (!find_file(arena, path, out))
        return FT_ERR_MEMORY;
    const char *folder =
        out->folder.len ? ft_arena_string(arena, out->folder) : ".";
    if (!folder || !ft_file_real(arena, folder, &out->inside) ||
        !ft_file_real(arena, out->file, &out->real) ||
        (shelf && !ft_file_real(arena, shelf, &out->shelf)))
        return FT_ERR_MEMORY;
    if (out->inside) {
        size_t len = strlen(out->inside);
        while (len > 1 && out->inside[len - 1] != '/')
            len--;
        if (len < 2) /* not the whole system */
            len = strlen(out->inside) + 1;
        out->around = ft_arena_string(arena, (ft_slice){out->inside, len - 1});
        if (!out->around)
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

/* --- what it names -------------------------------------------------------- */

static bool lies_in(const char *path, const char *folder)
{
    size_t len = folder ? strlen(folder) : 0;

    if (len == 1) /* the root */
        return true;
    return len && !strncmp(path, folder, len) && path[len] == '/';
}

const char *ft_home_flaw(const ft_home *home)
{
    if (home->named || !home->real)
        return NULL;
    if (!lies_in(home->real, home->inside))
        return "lies outside the pack's folder";
    return is_file(home->real) ? NULL : "is no regular file";
}

static ft_status fail_path(ft_report *report, const ft_node *node,
                           const char *message)
{
    int len = node->text.len < 64 ? (int)node->text.len : 64;

    return ft_report_error(report, node->source, node->offset, "'%.*s' %s", len,
                           node->text.data, message);
}

static ft_status check_place(ft_report *report, const ft_home *home,
                             const ft_node *node, ft_file_use use,
                             const char *real)
{
    if (use == FT_FILE_OWN && !lies_in(real, home->inside))
        return fail_path(report, node, "lies outside the pack's folder");
    if (use != FT_FILE_OWN && !lies_in(real, home->around) &&
        !lies_in(real, home->shelf))
        return fail_path(report, node,
                         "lies outside the folder that holds the pack");
    if (!is_file(real) && !(use == FT_FILE_PACK && is_folder(real)))
        return fail_path(report, node, "is no regular file");
    return FT_OK;
}

ft_status ft_file_find(ft_arena *arena, ft_report *report, const ft_home *home,
                       const ft_node *node, ft_file_use use, const char **out)
{
    const ft_slice up = FT_SLICE("../");
    const ft_slice none = {NULL, 0};
    ft_slice name = {NULL, 0};
    const char *real = NULL;
    ft_status status = ft_shape_string(report, node, &name);

    if (status)
        return status;
    if (memchr(name.data, '\0', name.len) || name.data[0] == '/')
        return fail_path(report, node, "does not start at the pack's folder");
    bool beside = use == FT_FILE_PACK && !memchr(name.data, '/', name.len) &&
                  !ft_slice_ends(name, (ft_slice)FT_SLICE(".yaml")) &&
                  !ft_slice_ends(name, (ft_slice)FT_SLICE(".json"));
    if (beside) {
        const char *longer = join(arena, up, name, none);
        if (!longer)
            return ft_report_memory(report);
        name = ft_slice_of(longer);
    }
    *out = join(arena, home->folder, name, none);
    if (!*out || !ft_file_real(arena, *out, &real))
        return ft_report_memory(report);
    if (!real && use != FT_FILE_OWN && home->shelf &&
        ft_slice_starts(name, up)) {
        name = ft_slice_cut(name, (ft_span){up.len, name.len});
        const char *other = join(arena, ft_slice_of(home->shelf),
                                 (ft_slice)FT_SLICE("/"), name);
        if (!other || !ft_file_real(arena, other, &real))
            return ft_report_memory(report);
        ft_footprint_note(home->footprint, *out);
        if (real)
            *out = other;
    }
    return real ? check_place(report, home, node, use, real) : FT_OK;
}
