/* namemap: open addressing over FNV-1a, at most half full. */
#include "rules/namemap.h"

#include <stdint.h>

enum { FIRST_CAPACITY = 64 };

/* The slot of a name, or the free one where it would stand. */
static size_t slot_of(const ft_namemap *map, ft_slice name)
{
    size_t mask = map->capacity - 1;
    size_t at = (size_t)ft_slice_hash(name) & mask;

    while (map->slots[at].name.data &&
           !ft_slice_equal(map->slots[at].name, name))
        at = (at + 1) & mask;
    return at;
}

size_t ft_namemap_find(const ft_namemap *map, ft_slice name)
{
    if (!map->count)
        return SIZE_MAX;
    const ft_name_slot *slot = &map->slots[slot_of(map, name)];
    return slot->name.data ? slot->value : SIZE_MAX;
}

static bool grow(ft_namemap *map)
{
    ft_namemap larger = *map;

    if (map->capacity > SIZE_MAX / 4)
        return false;
    larger.capacity = map->capacity ? map->capacity * 2 : FIRST_CAPACITY;
    larger.slots = FT_NEW(map->arena, ft_name_slot, larger.capacity);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].name.data)
            larger.slots[slot_of(&larger, map->slots[i].name)] = map->slots[i];
    }
    *map = larger;
    return true;
}

bool ft_namemap_add(ft_namemap *map, ft_slice name, size_t value)
{
    if (2 * (map->count + 1) > map->capacity && !grow(map))
        return false;
    map->slots[slot_of(map, name)] = (ft_name_slot){name, value};
    map->count++;
    return true;
}
