/* Comes in: a pack and the file of a corpus. Goes out: which rules are gone, or
 * the file anew: sorted lines, so that two branches can both write it. */
#include "cli/roster.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "cli/replace.h"

enum { FILE_MOST = 16 * 1024 * 1024 };

typedef struct lines {
    ft_slice *items;
    size_t count, capacity;
} lines;

static const char *path_of(ft_arena *arena, const char *corpus)
{
    static const char name[] = "/accepted-rules";
    size_t size = strlen(corpus) + sizeof name;
    char *path = FT_NEW(arena, char, size);

    if (path)
        (void)snprintf(path, size, "%s%s", corpus, name);
    return path;
}

static bool add(ft_arena *arena, lines *all, ft_slice line)
{
    ft_slice *items = ft_arena_grow(arena, all->items, &all->capacity,
                                    all->count + 1, sizeof *items);

    if (!items)
        return false;
    all->items = items;
    all->items[all->count++] = line;
    return true;
}

static ft_status read_lines(ft_arena *arena, const char *path, lines *out,
                            ft_error *err)
{
    const ft_slice newline = FT_SLICE("\n");
    struct stat info;
    ft_slice text;
    ft_status status;

    if (stat(path, &info) && errno == ENOENT)
        return FT_OK;
    if ((status = ft_file_read(arena, path, FILE_MOST, &text, err)))
        return status;
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        ft_slice line;

        end = ft_slice_find(text, newline, at);
        end = end < text.len ? end : text.len;
        line = ft_slice_trim(ft_slice_cut(text, (ft_span){at, end}));
        if (line.len > 0 && !add(arena, out, line))
            return ft_error_memory(err);
    }
    return FT_OK;
}

/* The rule that a line of this pack names; the empty slice: of another pack. */
static ft_slice rule_of(const ft_pack *pack, ft_slice line)
{
    ft_slice id = ft_pack_id(pack);

    if (!ft_slice_starts(line, id) || line.len <= id.len + 1 ||
        line.data[id.len] != ' ')
        return (ft_slice){NULL, 0};
    return ft_slice_cut(line, (ft_span){id.len + 1, line.len});
}

static bool has_rule(const ft_pack *pack, ft_slice rule)
{
    for (size_t i = 0; i < ft_pack_rule_count(pack); i++)
        if (ft_slice_equal(ft_pack_rule_id(pack, i), rule))
            return true;
    return false;
}

ft_status ft_roster_read(ft_arena *arena, const char *corpus,
                         const ft_pack *pack, ft_roster *out, ft_error *err)
{
    const char *path = path_of(arena, corpus);
    lines all = {0}, gone = {0};
    size_t known = 0;
    ft_status status;

    *out = (ft_roster){0};
    if (!path)
        return ft_error_memory(err);
    if ((status = read_lines(arena, path, &all, err)))
        return status;
    for (size_t i = 0; i < all.count; i++) {
        ft_slice rule = rule_of(pack, all.items[i]);

        known += rule.len > 0;
        if (rule.len > 0 && !has_rule(pack, rule) && !add(arena, &gone, rule))
            return ft_error_memory(err);
    }
    out->gone = gone.items;
    out->gone_count = gone.count;
    out->changed = gone.count > 0 || known != ft_pack_rule_count(pack);
    return FT_OK;
}

static int by_bytes(const void *left, const void *right)
{
    const ft_slice *a = left, *b = right;

    return ft_slice_compare(*a, *b);
}

static bool add_rule(ft_arena *arena, lines *all, const ft_pack *pack,
                     size_t rule)
{
    ft_slice id = ft_pack_id(pack), name = ft_pack_rule_id(pack, rule);
    char *line = FT_NEW(arena, char, id.len + name.len + 1);

    if (!line)
        return false;
    memcpy(line, id.data, id.len);
    line[id.len] = ' ';
    memcpy(line + id.len + 1, name.data, name.len);
    return add(arena, all, (ft_slice){line, id.len + name.len + 1});
}

ft_status ft_roster_write(ft_arena *arena, const char *corpus,
                          const ft_pack *pack, ft_error *err)
{
    const char *path = path_of(arena, corpus);
    lines old = {0}, all = {0};
    ft_buffer text = {0};
    bool fits = true;
    ft_status status;

    if (!path)
        return ft_error_memory(err);
    if ((status = read_lines(arena, path, &old, err)))
        return status;
    for (size_t i = 0; i < old.count && fits; i++)
        fits = rule_of(pack, old.items[i]).len > 0 ||
               add(arena, &all, old.items[i]);
    for (size_t i = 0; i < ft_pack_rule_count(pack) && fits; i++)
        fits = add_rule(arena, &all, pack, i);
    if (!fits)
        return ft_error_memory(err);
    if (all.count > 1)
        qsort(all.items, all.count, sizeof *all.items, by_bytes);
    for (size_t i = 0; i < all.count; i++) {
        if (i > 0 && ft_slice_equal(all.items[i], all.items[i - 1]))
            continue;
        ft_buffer_add(&text, all.items[i]);
        ft_buffer_byte(&text, '\n');
    }
    status = ft_replace_file(path, &text, err);
    ft_buffer_free(&text);
    return status;
}
