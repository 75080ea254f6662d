/* Open addressing, at most half full; growth leaves the old arrays to the
 * arena. */
#include "mentions/index.h"

enum { FIRST_CAPACITY = 256 };

void ft_index_init(ft_index *index, ft_arena *arena)
{
    *index = (ft_index){.arena = arena};
}

static uint64_t valid(uint64_t key)
{
    return key ? key : 1;
}

/* Where the key is, or would be. */
static size_t place(const ft_index *index, uint64_t key)
{
    size_t mask = index->capacity - 1;
    size_t at = (size_t)(key ^ (key >> 29)) & mask;
    while (index->keys[at] && index->keys[at] != key)
        at = (at + 1) & mask;
    return at;
}

static bool grow(ft_index *index)
{
    size_t capacity = index->capacity ? index->capacity * 2 : FIRST_CAPACITY;
    ft_index larger = {.arena = index->arena,
                       .keys = FT_NEW(index->arena, uint64_t, capacity),
                       .values = FT_NEW(index->arena, uint32_t, capacity),
                       .capacity = capacity,
                       .count = index->count};
    if (!larger.keys || !larger.values)
        return false;
    for (size_t i = 0; i < index->capacity; i++) {
        if (!index->keys[i])
            continue;
        size_t at = place(&larger, index->keys[i]);
        larger.keys[at] = index->keys[i];
        larger.values[at] = index->values[i];
    }
    *index = larger;
    return true;
}

uint32_t *ft_index_at(ft_index *index, uint64_t key)
{
    key = valid(key);
    if (index->count >= index->capacity / 2 && !grow(index))
        return NULL;
    size_t at = place(index, key);
    if (!index->keys[at]) {
        index->keys[at] = key;
        index->count++;
    }
    return &index->values[at];
}

uint32_t ft_index_get(const ft_index *index, uint64_t key)
{
    if (!index->capacity)
        return 0;
    key = valid(key);
    size_t at = place(index, key);
    return index->keys[at] ? index->values[at] : 0;
}

/* A search ends at a free place: there must be one. */
void ft_index_image(ft_image *image, ft_index *index)
{
    size_t capacity = index->capacity;
    bool free = !capacity;

    index->arena = NULL;
    ft_image_expect(image, !(capacity & (capacity - 1)));
    const uint64_t *keys =
        ft_image_array(image, &index->keys, sizeof *keys, capacity);
    (void)ft_image_array(image, &index->values, sizeof *index->values,
                         capacity);
    for (size_t i = 0; keys && !free && i < capacity; i++)
        free = !keys[i];
    ft_image_expect(image, free);
}
