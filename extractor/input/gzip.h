/* gzip: packed bytes -> the bytes that were packed, a step at a time. zlib
 * lives here. */
#ifndef FT_INPUT_GZIP_H
#define FT_INPUT_GZIP_H

#include "base/arena.h"
#include "fulltime/error.h"

typedef struct ft_gzip ft_gzip;

typedef enum ft_packing {
    FT_PACKING_GZIP,   /* RFC 1952, one member */
    FT_PACKING_DEFLATE /* RFC 1950, or bare RFC 1951: HTTP has both */
} ft_packing;

typedef enum ft_gzip_step {
    FT_GZIP_MORE,   /* the input is used up, or the room is */
    FT_GZIP_END,    /* the member is whole; what follows it is still in `in` */
    FT_GZIP_BROKEN, /* no more can be had from it */
    FT_GZIP_MEMORY
} ft_gzip_step;

ft_gzip *ft_gzip_new(ft_packing packing); /* NULL when memory is out */
void ft_gzip_free(ft_gzip *gzip);         /* NULL is fine */
/* Ready for another member. */
void ft_gzip_reset(ft_gzip *gzip);
/* Unpacks from *in, which is shortened from its start, to at most `room` bytes
 * at `out`; *made is how many. */
ft_gzip_step ft_gzip_unpack(ft_gzip *gzip, ft_slice *in, char *out, size_t room,
                            size_t *made);

/* The first bytes of a gzip member, as far as they are there: at least 4. */
bool ft_gzip_begins(ft_slice bytes);

/* All of `bytes` (for gzip: all members) at once, at most `limit` bytes.
 * `cut` allows the end to be missing. FT_ERR_SYNTAX: damaged, or larger. */
ft_status ft_gzip_inflate(ft_arena *arena, ft_slice bytes, ft_packing packing,
                          size_t limit, bool cut, ft_slice *out, ft_error *err);

#endif
