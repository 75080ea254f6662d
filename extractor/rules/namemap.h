/* namemap: names -> numbers, for lookups that a long file makes many of. */
#ifndef FT_RULES_NAMEMAP_H
#define FT_RULES_NAMEMAP_H

#include "base/arena.h"

typedef struct ft_name_slot {
    ft_slice name; /* data is NULL when the slot is free */
    size_t value;
} ft_name_slot;

/* Put an arena in, the rest zero. Names are borrowed. */
typedef struct ft_namemap {
    ft_arena *arena;
    ft_name_slot *slots;
    size_t capacity, count;
} ft_namemap;

/* SIZE_MAX: no such name. */
size_t ft_namemap_find(const ft_namemap *map, ft_slice name);
/* Adds a name that is not there; false when memory is out. */
bool ft_namemap_add(ft_namemap *map, ft_slice name, size_t value);

#endif
