/*
 * index: 64-bit keys -> small numbers, in the arena. A value is 0 until set.
 * Keys are hashes of names: two names with one hash count as one.
 */
#ifndef FT_MENTIONS_INDEX_H
#define FT_MENTIONS_INDEX_H

#include <stdint.h>

#include "base/image.h"

typedef struct ft_index {
    ft_arena *arena;
    uint64_t *keys; /* 0: free */
    uint32_t *values;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
} ft_index;

void ft_index_init(ft_index *index, ft_arena *arena);
/* The value of a key, which is made with 0 when it is new; NULL when memory is
 * out. Valid until the next call. */
uint32_t *ft_index_at(ft_index *index, uint64_t key);
/* The value of a key, 0 when there is none. */
uint32_t ft_index_get(const ft_index *index, uint64_t key);
/* Freezes or thaws one that is complete; it must not grow afterwards. */
void ft_index_image(ft_image *image, ft_index *index);

#endif
