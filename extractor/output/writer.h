/*
 * writer: a format: games in, bytes for one file or several out. A sink
 * (output/formats.h) drives it; whoever has records of its own may, too.
 */
#ifndef FT_OUTPUT_WRITER_H
#define FT_OUTPUT_WRITER_H

#include "output/game.h"

enum { FT_WRITER_FILES = 4 };

typedef struct ft_writer {
    void *context;
    size_t count; /* files */
    const char *files[FT_WRITER_FILES];
    bool at_end;  /* says all in end(): such a run cannot be gone on with */
    size_t games; /* added so far, by runs before this one, too */
    /* Each appends to `outs`, a buffer a file. begin() is left out when a run
     * goes on where another stopped. Any may be NULL. */
    void (*begin)(struct ft_writer *writer, ft_buffer *outs);
    ft_status (*add)(struct ft_writer *writer, ft_arena *arena,
                     const ft_game *game, ft_buffer *outs);
    ft_status (*end)(struct ft_writer *writer, ft_buffer *outs);
    void (*free)(struct ft_writer *writer); /* of the context */
} ft_writer;

#endif
