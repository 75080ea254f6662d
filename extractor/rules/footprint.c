/*
 * footprint: size, times, inode and device tell a file that was changed or
 * replaced from the one that was read. Times are as coarse as the file system
 * has them: two seconds at worst.
 */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */
#endif
#include "rules/footprint.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { YOUNG = 2 /* seconds */, FOLDER_LIMIT = 4096 };

/* The path from the root on; data is NULL when it cannot be told. */
static ft_slice whole_path(ft_arena *arena, const char *path)
{
    char folder[FOLDER_LIMIT];
    ft_slice tail = ft_slice_of(path);

    if (path[0] == '/')
        return ft_arena_copy(arena, tail);
    if (!getcwd(folder, sizeof folder))
        return (ft_slice){NULL, 0};
    size_t len = strlen(folder);
    char *whole = ft_arena_alloc(arena, len + tail.len + 2);
    if (!whole)
        return (ft_slice){NULL, 0};
    (void)snprintf(whole, len + tail.len + 2, "%s/%s", folder, tail.data);
    return (ft_slice){whole, len + 1 + tail.len};
}

static void read_stamp(const char *path, ft_stamp *out)
{
    struct stat info;

    if (stat(path, &info)) {
        out->absent = true;
        return;
    }
    out->size = (long long)info.st_size;
    out->inode = (long long)info.st_ino;
    out->device = (long long)info.st_dev;
    out->written[0] = (long long)info.st_mtim.tv_sec;
    out->written[1] = info.st_mtim.tv_nsec;
    out->changed[0] = (long long)info.st_ctim.tv_sec;
    out->changed[1] = info.st_ctim.tv_nsec;
}

void ft_footprint_note(ft_footprint *footprint, const char *path)
{
    ft_stamp stamp = {.absent = false};

    if (!footprint || footprint->failed)
        return;
    ft_stamp *grown =
        ft_arena_grow(footprint->arena, footprint->stamps, &footprint->capacity,
                      footprint->count + 1, sizeof *grown);
    footprint->stamps = grown ? grown : footprint->stamps;
    stamp.path = whole_path(footprint->arena, path);
    if (!grown || !stamp.path.data) {
        footprint->failed = true;
        return;
    }
    read_stamp(path, &stamp);
    footprint->stamps[footprint->count++] = stamp;
}

static bool is_same(const ft_stamp *a, const ft_stamp *b)
{
    return a->absent == b->absent && a->size == b->size &&
           a->inode == b->inode && a->device == b->device &&
           a->written[0] == b->written[0] && a->written[1] == b->written[1] &&
           a->changed[0] == b->changed[0] && a->changed[1] == b->changed[1];
}

static bool holds(const ft_stamp *stamp)
{
    char path[FOLDER_LIMIT];
    ft_stamp now = {.absent = false};

    if (stamp->path.len >= sizeof path)
        return false;
    memcpy(path, stamp->path.data, stamp->path.len);
    path[stamp->path.len] = '\0';
    read_stamp(path, &now);
    return is_same(stamp, &now);
}

bool ft_stamps_hold(const ft_stamp *stamps, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!holds(&stamps[i]))
            return false;
    }
    return count > 0;
}

bool ft_stamps_settled(const ft_stamp *stamps, size_t count)
{
    struct timespec now;

    if (clock_gettime(CLOCK_REALTIME, &now))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (stamps[i].written[0] > (long long)now.tv_sec - YOUNG ||
            stamps[i].changed[0] > (long long)now.tv_sec - YOUNG)
            return false;
    }
    return true;
}
