/*
 * Comes in: lines. Goes out: groups of lines with one key. A line is read when
 * it comes, so that its damage is named while its place is known, and is kept
 * as bytes: the records of a large set would take ten times the room.
 */
#include "dataset/gather.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "dataset/key.h"

/* "key TAB json" in the store. */
typedef struct item {
    size_t at, key, len; /* offset, bytes of the key, bytes of the line */
} item;

struct ft_gather {
    ft_gather_visit *visit;
    void *context;
    bool sorted;
    ft_arena *arena; /* of the line at hand */
    ft_buffer store; /* of all items */
    item *items;
    size_t count, capacity;
    ft_buffer key; /* of the line at hand */
};

enum { ARENA_KEPT = 1 << 20 /* bytes; a larger one is made anew */ };

ft_gather *ft_gather_new(bool sorted, ft_gather_visit *visit, void *context)
{
    ft_gather *gather = calloc(1, sizeof *gather);

    if (!gather)
        return NULL;
    gather->visit = visit;
    gather->context = context;
    gather->sorted = sorted;
    return gather;
}

void ft_gather_free(ft_gather *gather)
{
    if (!gather)
        return;
    ft_arena_free(gather->arena);
    ft_buffer_free(&gather->store);
    ft_buffer_free(&gather->key);
    free(gather->items);
    free(gather);
}

static ft_slice key_of(const ft_gather *gather, const item *one)
{
    return (ft_slice){gather->store.data + one->at, one->key};
}

static ft_slice line_of(const ft_gather *gather, const item *one)
{
    return (ft_slice){gather->store.data + one->at + one->key, one->len};
}

static ft_status keep(ft_gather *gather, ft_slice line, ft_error *err)
{
    item *items = gather->items;

    if (gather->count == gather->capacity) {
        size_t capacity = gather->capacity ? 2 * gather->capacity : 64;

        if (capacity > SIZE_MAX / sizeof *items)
            return ft_error_memory(err);
        if (!(items = realloc(items, capacity * sizeof *items)))
            return ft_error_memory(err);
        gather->items = items;
        gather->capacity = capacity;
    }
    items[gather->count] = (item){gather->store.len, gather->key.len, line.len};
    ft_buffer_add(&gather->store, ft_buffer_slice(&gather->key));
    ft_buffer_add(&gather->store, line);
    if (gather->store.failed)
        return ft_error_memory(err);
    gather->count++;
    return FT_OK;
}

/* qsort() hands no context on. */
typedef struct entry {
    ft_slice key, line;
} entry;

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int order = ft_slice_compare(a->key, b->key);

    return order ? order : ft_slice_compare(a->line, b->line);
}

/* The lines of the entries, each once, to the visitor. */
static ft_status visit_group(const ft_gather *gather, const entry *entries,
                             size_t count, ft_error *err)
{
    ft_slice *lines = calloc(count, sizeof *lines);
    size_t kept = 0;
    ft_status status;

    if (!lines)
        return ft_error_memory(err);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !ft_slice_equal(entries[i].line, entries[i - 1].line))
            lines[kept++] = entries[i].line;
    status = gather->visit(gather->context, lines, kept, err);
    free(lines);
    return status;
}

static ft_status visit_all(const ft_gather *gather, entry *entries,
                           ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < gather->count; i++)
        entries[i] = (entry){key_of(gather, &gather->items[i]),
                             line_of(gather, &gather->items[i])};
    qsort(entries, gather->count, sizeof *entries, compare_entries);
    for (size_t from = 0, to; !status && from < gather->count; from = to) {
        for (to = from + 1; to < gather->count; to++)
            if (!ft_slice_equal(entries[to].key, entries[from].key))
                break;
        status = visit_group(gather, &entries[from], to - from, err);
    }
    return status;
}

static ft_status flush(ft_gather *gather, ft_error *err)
{
    entry *entries;
    ft_status status;

    if (gather->count == 0)
        return FT_OK;
    if (!(entries = calloc(gather->count, sizeof *entries)))
        return ft_error_memory(err);
    status = visit_all(gather, entries, err);
    free(entries);
    gather->count = 0;
    ft_buffer_clear(&gather->store);
    return status;
}

static size_t count_characters(ft_slice text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return count;
}

/* "key TAB json" loses its key. */
static ft_line without_key(const ft_line *line)
{
    ft_line rest = *line;
    size_t tab = ft_slice_find(line->text, (ft_slice)FT_SLICE("\t"), 0);

    if (line->text.len == 0 || line->text.data[0] == '{' ||
        tab >= line->text.len)
        return rest;
    rest.indent += count_characters((ft_slice){line->text.data, tab + 1});
    rest.text = ft_slice_cut(line->text, (ft_span){tab + 1, line->text.len});
    return rest;
}

static ft_status fail_order(const ft_line *line, ft_error *err)
{
    char file[sizeof err->file];
    size_t len =
        line->file.len < sizeof file - 1 ? line->file.len : sizeof file - 1;

    memcpy(file, len ? line->file.data : "", len);
    file[len] = '\0';
    (void)ft_error_file(err, FT_ERR_ARGUMENT, file,
                        "--sorted, but this key comes after a later one; "
                        "sort with LC_ALL=C sort");
    if (err) {
        err->line = line->number;
        err->column = 1;
    }
    return FT_ERR_ARGUMENT;
}

/* In sorted lines, a new key ends the group before it. */
static ft_status turn_group(ft_gather *gather, const ft_line *line,
                            ft_error *err)
{
    int order;

    if (!gather->sorted || gather->count == 0)
        return FT_OK;
    order = ft_slice_compare(key_of(gather, &gather->items[0]),
                             ft_buffer_slice(&gather->key));
    if (order > 0)
        return fail_order(line, err);
    return order < 0 ? flush(gather, err) : FT_OK;
}

static ft_status find_key(ft_gather *gather, const ft_line *line, ft_error *err)
{
    const ft_report *first;
    ft_report report;
    ft_status status = ft_report_read(gather->arena, line, &report, err);

    if (status)
        return status;
    first = report.source_count > 0 ? &report.sources[0] : &report;
    ft_buffer_clear(&gather->key);
    ft_match_key(&gather->key, first->origin.sport, &first->match);
    return gather->key.failed ? ft_error_memory(err) : FT_OK;
}

/* The arena is for one line, or for a few small ones. */
static ft_status clear_arena(ft_gather *gather, ft_error *err)
{
    ft_arena_free(gather->arena);
    gather->arena = ft_arena_new();
    return gather->arena ? FT_OK : ft_error_memory(err);
}

ft_status ft_gather_add(ft_gather *gather, const ft_line *line, ft_error *err)
{
    ft_line record = without_key(line);
    ft_status status;

    if (!gather->arena || ft_arena_used(gather->arena) > ARENA_KEPT)
        if (clear_arena(gather, err))
            return FT_ERR_MEMORY;
    if ((status = find_key(gather, &record, err)) ||
        (status = turn_group(gather, line, err)))
        return status;
    return keep(gather, record.text, err);
}

ft_status ft_gather_end(ft_gather *gather, ft_error *err)
{
    return flush(gather, err);
}
