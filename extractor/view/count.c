/* Comes in: texts. Goes out: the different ones, and how often each came. */
#include "view/count.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 64 };

static ft_count *find(ft_count *items, size_t capacity, ft_slice key)
{
    size_t at = (size_t)ft_slice_hash(key) & (capacity - 1);

    while (items[at].count && !ft_slice_equal(items[at].key, key))
        at = (at + 1) & (capacity - 1);
    return &items[at];
}

/* Keeps the table at most half full. */
static bool make_room(ft_counts *counts)
{
    size_t capacity =
        counts->capacity ? counts->capacity * 2 : (size_t)FIRST_CAPACITY;
    ft_count *items;

    if (counts->capacity && counts->used < counts->capacity / 2)
        return true;
    if (!(items = FT_NEW(counts->arena, ft_count, capacity)))
        return false;
    for (size_t i = 0; i < counts->capacity; i++)
        if (counts->items[i].count)
            *find(items, capacity, counts->items[i].key) = counts->items[i];
    counts->items = items;
    counts->capacity = capacity;
    return true;
}

const ft_count *ft_counts_add(ft_counts *counts, ft_slice key)
{
    ft_count *entry;

    if (!make_room(counts))
        return NULL;
    entry = find(counts->items, counts->capacity, key);
    if (entry->count == 0) {
        ft_slice copy = ft_arena_copy(counts->arena, key);

        if (!copy.data)
            return NULL;
        *entry = (ft_count){.key = copy, .index = counts->used++};
    }
    entry->count++;
    return entry;
}

static int compare_rank(const void *left, const void *right)
{
    const ft_count *a = left, *b = right;

    if (a->count != b->count)
        return (a->count < b->count) - (a->count > b->count);
    return ft_slice_compare(a->key, b->key);
}

static int compare_index(const void *left, const void *right)
{
    const ft_count *a = left, *b = right;

    return (a->index > b->index) - (a->index < b->index);
}

static ft_count *copy_sorted(const ft_counts *counts,
                             int (*compare)(const void *, const void *))
{
    ft_count *copy = FT_NEW(counts->arena, ft_count, counts->used);
    size_t count = 0;

    for (size_t i = 0; copy && i < counts->capacity; i++)
        if (counts->items[i].count)
            copy[count++] = counts->items[i];
    if (count > 1)
        qsort(copy, count, sizeof *copy, compare);
    return copy;
}

ft_count *ft_counts_ranked(const ft_counts *counts)
{
    return copy_sorted(counts, compare_rank);
}

ft_count *ft_counts_listed(const ft_counts *counts)
{
    return copy_sorted(counts, compare_index);
}
