/* Comes in: what a reader knows of a record. Goes out: the same, kept. */
#include "input/item.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"

ft_status ft_item_keep(ft_arena *arena, ft_slice text, ft_slice *out,
                       ft_error *err)
{
    *out = ft_arena_copy(arena, text);
    return out->data ? FT_OK : ft_error_memory(err);
}

ft_status ft_item_place(ft_arena *arena, ft_item *item, ft_slice archive,
                        unsigned long long offset, ft_error *err)
{
    char behind[24];
    int len = snprintf(behind, sizeof behind, "@%llu", offset);
    char *name = FT_NEW(arena, char, archive.len + sizeof behind);

    if (!name || len < 0)
        return ft_error_memory(err);
    if (archive.len > 0)
        memcpy(name, archive.data, archive.len);
    memcpy(name + archive.len, behind, (size_t)len + 1);
    item->name = (ft_slice){name, archive.len + (size_t)len};
    item->offset = offset;
    return ft_item_keep(arena, archive, &item->archive, err);
}
