/*
 * Comes in: a folder. Goes out: paths of files. Names are listed and sorted a
 * folder at a time, so that memory is that of the largest folder, not of all.
 */
#include "input/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"

enum { DEEPEST = 64 };

/* One folder on the way down: its names, each with a NUL, folders with a "/"
 * before it, which also makes them sort as their paths do. */
typedef struct level {
    char **names;
    size_t count;
    size_t next;
    size_t path_len; /* of the folder, with its "/" */
} level;

struct ft_folder {
    level levels[DEEPEST];
    size_t depth;
    ft_buffer path;
};

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

static int compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

/* A copy, with a "/" behind a folder's name; "" for what is neither file nor
 * folder; NULL for what cannot be looked at, when errno tells why. */
static char *describe(DIR *folder, const char *name)
{
    const size_t len = strlen(name);
    char *copy = malloc(len + 2);
    struct stat info;
    bool is_folder;

    if (!copy)
        return NULL;
    memcpy(copy, name, len + 1);
    if (fstatat(dirfd(folder), name, &info, AT_SYMLINK_NOFOLLOW)) {
        free(copy);
        return NULL;
    }
    is_folder = S_ISDIR(info.st_mode);
    if (S_ISLNK(info.st_mode) && fstatat(dirfd(folder), name, &info, 0))
        return copy; /* opening it will tell why */
    if (is_folder)
        memcpy(copy + len, "/", 2);
    else if (!S_ISREG(info.st_mode))
        copy[0] = '\0';
    return copy;
}

typedef struct listing {
    char **names;
    size_t count;
    size_t capacity;
} listing;

static ft_status fail(const char *path, ft_error *err)
{
    return ft_error_file(err, FT_ERR_IO, path, "%s", strerror(errno));
}

static ft_status add_name(listing *list, const char *path, DIR *folder,
                          const char *name, ft_error *err)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity * 2 + 64;
        char **names = capacity < SIZE_MAX / sizeof *names
                           ? realloc(list->names, capacity * sizeof *names)
                           : NULL;
        if (!names)
            return ft_error_memory(err);
        list->names = names;
        list->capacity = capacity;
    }
    if (!(list->names[list->count] = describe(folder, name)))
        return errno == ENOMEM   ? ft_error_memory(err)
               : errno == ENOENT ? FT_OK /* gone by now */
                                 : fail(path, err);
    if (list->names[list->count][0] == '\0')
        free(list->names[list->count]);
    else
        list->count++;
    return FT_OK;
}

static ft_status list_names(const char *path, listing *list, ft_error *err)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    ft_status status = FT_OK;

    if (!folder)
        return fail(path, err);
    for (errno = 0; !status && (entry = readdir(folder)); errno = 0)
        if (entry->d_name[0] != '.')
            status = add_name(list, path, folder, entry->d_name, err);
    if (!status && errno != 0)
        status = fail(path, err);
    (void)closedir(folder);
    if (!status && list->count > 1)
        qsort(list->names, list->count, sizeof *list->names, compare_names);
    return status;
}

/* The path so far, as a C string; NULL when memory is out. */
static const char *path_of(ft_folder *folder)
{
    ft_buffer_byte(&folder->path, '\0');
    if (folder->path.failed)
        return NULL;
    folder->path.len--;
    return folder->path.data;
}

/* Goes down into the folder that the path names. */
static ft_status descend(ft_folder *folder, ft_error *err)
{
    const char *path = path_of(folder);
    listing list = {0};
    ft_status status;

    if (!path)
        return ft_error_memory(err);
    if (folder->depth == DEEPEST)
        return ft_error_file(err, FT_ERR_IO, path,
                             "folders nested deeper than %d", DEEPEST);
    status = list_names(path, &list, err);
    if (status) {
        free_names(list.names, list.count);
        return status;
    }
    if (folder->path.len > 0 && folder->path.data[folder->path.len - 1] != '/')
        ft_buffer_byte(&folder->path, '/');
    folder->levels[folder->depth++] =
        (level){list.names, list.count, 0, folder->path.len};
    return folder->path.failed ? ft_error_memory(err) : FT_OK;
}

ft_status ft_folder_open(const char *path, ft_folder **out, ft_error *err)
{
    ft_folder *folder = calloc(1, sizeof *folder);
    ft_status status;

    *out = NULL;
    if (!folder)
        return ft_error_memory(err);
    ft_buffer_text(&folder->path, path);
    status = descend(folder, err);
    if (status)
        ft_folder_free(folder);
    else
        *out = folder;
    return status;
}

static void ascend(ft_folder *folder)
{
    level *l = &folder->levels[--folder->depth];

    free_names(l->names, l->count);
}

ft_status ft_folder_next(ft_folder *folder, const char **out, ft_error *err)
{
    ft_status status = FT_OK;

    *out = NULL;
    while (!status && folder->depth > 0) {
        level *l = &folder->levels[folder->depth - 1];

        if (l->next == l->count) {
            ascend(folder);
            continue;
        }
        folder->path.len = l->path_len;
        ft_buffer_text(&folder->path, l->names[l->next++]);
        if (!(*out = path_of(folder)))
            return ft_error_memory(err);
        if (folder->path.data[folder->path.len - 1] != '/')
            return FT_OK;
        status = descend(folder, err);
        *out = status ? path_of(folder) : NULL;
    }
    return status;
}

void ft_folder_free(ft_folder *folder)
{
    if (!folder)
        return;
    while (folder->depth > 0)
        ascend(folder);
    ft_buffer_free(&folder->path);
    free(folder);
}
