/* count: how often each text was met. */
#ifndef FT_VIEW_COUNT_H
#define FT_VIEW_COUNT_H

#include "base/arena.h"

typedef struct ft_count {
    ft_slice key;
    size_t count;
    size_t index; /* in the order in which the keys were first met */
} ft_count;

typedef struct ft_counts {
    ft_arena *arena; /* holds the keys, too */
    ft_count *items; /* an open hash table: free where count is 0 */
    size_t capacity, used;
} ft_counts;

/* Counts the key once more. Its entry, or NULL when memory is out. */
const ft_count *ft_counts_add(ft_counts *counts, ft_slice key);
/* A copy of the entries, the most frequent first, then by key; `used` of them.
 * NULL when memory is out. */
ft_count *ft_counts_ranked(const ft_counts *counts);
/* The same in the order in which the keys were first met. */
ft_count *ft_counts_listed(const ft_counts *counts);

#endif
