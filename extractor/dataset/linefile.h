/* linefile: a file -> its lines, one at a time; memory grows with the longest
 * line alone. */
#ifndef FT_DATASET_LINEFILE_H
#define FT_DATASET_LINEFILE_H

#include "dataset/read.h"

enum { FT_LINE_MOST = 64 * 1024 * 1024 /* bytes; a longer one is damaged */ };

typedef struct ft_linefile {
    const char *name;
    int handle;
    bool ended;
    ft_buffer held; /* read, but not handed out before `at` */
    size_t at;
    unsigned number; /* of the line handed out last */
} ft_linefile;

/* "-" is standard input. The name is borrowed. FT_ERR_IO says why not. */
ft_status ft_linefile_open(ft_linefile *file, const char *name, ft_error *err);
void ft_linefile_close(ft_linefile *file);
/* The next line that is not blank, valid until the next call; *more is false
 * behind the last. FT_ERR_SYNTAX: the line is too long and is passed over, the
 * next call goes on behind it. FT_ERR_IO, FT_ERR_MEMORY: nothing more comes. */
ft_status ft_linefile_next(ft_linefile *file, ft_line *out, bool *more,
                           ft_error *err);

#endif
