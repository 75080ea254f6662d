/* normal: source text -> normal text and the sparse map between them. */
#ifndef FT_TEXT_NORMAL_H
#define FT_TEXT_NORMAL_H

#include "base/arena.h"
#include "text/text.h"

/* A normal text in the making. */
typedef struct ft_normal {
    ft_arena *arena;
    ft_slice source;
    char *data;
    size_t len;
    size_t capacity;
    ft_offset *map;
    size_t map_count;
    size_t map_capacity;
    size_t begin;      /* of the block in the making, in normal text */
    size_t source_end; /* of the last block */
} ft_normal;

/* Room for a text of the usual kind is taken at once; false: memory is out. */
bool ft_normal_init(ft_normal *normal, ft_arena *arena, ft_slice source);
/* Appends one block, parted from the one before by "\n". `out` is its span in
 * normal text; it is empty when nothing of the block can be seen. */
bool ft_normal_block(ft_normal *normal, ft_span block, ft_span *out);
/* Closes the map, once, behind the last block. */
bool ft_normal_end(ft_normal *normal);

#endif
