/* source: a named text and its line table: byte offset -> line:column. */
#ifndef FT_BASE_SOURCE_H
#define FT_BASE_SOURCE_H

#include "base/arena.h"
#include "fulltime/error.h"

typedef struct ft_source {
    ft_slice name; /* as the caller named it; "" when from memory */
    ft_slice text;
    const size_t *lines; /* offset of each line's first byte */
    size_t line_count;
} ft_source;

typedef struct ft_place {
    unsigned line;   /* 1-based */
    unsigned column; /* 1-based, in code points */
} ft_place;

/* Borrows name and text; the line table is tied to the arena. */
ft_status ft_source_init(ft_source *source, ft_arena *arena, ft_slice name,
                         ft_slice text);
ft_place ft_source_place(const ft_source *source, size_t offset);
/* The whole line (without its end) that holds the 1-based line number. */
ft_slice ft_source_line(const ft_source *source, unsigned line);

/* Reads a whole file into the arena. FT_ERR_IO names the file and the reason;
 * a directory and a file over `limit` bytes (0: no limit) are errors, too. */
ft_status ft_file_read(ft_arena *arena, const char *path, size_t limit,
                       ft_slice *out, ft_error *err);

#endif
