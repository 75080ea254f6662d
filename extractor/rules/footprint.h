/*
 * footprint: the files that a load depends on, those among them that must not
 * be there, and whether they still are as they were.
 */
#ifndef FT_RULES_FOOTPRINT_H
#define FT_RULES_FOOTPRINT_H

#include "base/arena.h"

/* A file as it was before it was read. */
typedef struct ft_stamp {
    ft_slice path; /* from the root on */
    bool absent;   /* nothing was there */
    long long size, inode, device;
    long long written[2], changed[2]; /* mtime, ctime: seconds, nanoseconds */
} ft_stamp;

/* Put an arena in, the rest zero. */
typedef struct ft_footprint {
    ft_arena *arena;
    ft_stamp *stamps;
    size_t count, capacity;
    bool failed; /* memory is out, or a path could not be told */
} ft_footprint;

/* Takes note of a file that is about to be read, or that was not found.
 * `footprint` may be NULL. */
void ft_footprint_note(ft_footprint *footprint, const char *path);
/* All files are as they were. */
bool ft_stamps_hold(const ft_stamp *stamps, size_t count);
/* None is so young that it could change once more and look the same. */
bool ft_stamps_settled(const ft_stamp *stamps, size_t count);

#endif
