/* Comes in: the file known-gaps, and lines as they come up. Goes out: which are
 * new, which are gone, and the file as it would be now. */
#include "cli/gaps.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/source.h"

enum { FILE_MOST = 16 * 1024 * 1024 };

static const char head[] =
    "# Where the program and the corpus still differ. 'fulltime test' fails\n"
    "# for what is not listed here; 'fulltime test --accept' writes it anew.\n";

static int compare_gaps(const void *left, const void *right)
{
    const ft_gap *a = left, *b = right;

    return ft_slice_compare(a->line, b->line);
}

static void sort(ft_gap *gaps, size_t count)
{
    if (count > 1)
        qsort(gaps, count, sizeof *gaps, compare_gaps);
}

static ft_status add(ft_gaps *gaps, ft_gap gap)
{
    ft_gap *items = ft_arena_grow(gaps->arena, gaps->gaps, &gaps->capacity,
                                  gaps->count + 1, sizeof *items);

    if (!items)
        return FT_ERR_MEMORY;
    gaps->gaps = items;
    gaps->gaps[gaps->count++] = gap;
    return FT_OK;
}

static ft_status add_lines(ft_gaps *gaps, ft_slice text)
{
    const ft_slice newline = FT_SLICE("\n");

    for (size_t at = 0, end; at < text.len; at = end + 1) {
        ft_slice line;

        end = ft_slice_find(text, newline, at);
        end = end < text.len ? end : text.len;
        line = ft_slice_trim(ft_slice_cut(text, (ft_span){at, end}));
        if (line.len > 0 && line.data[0] != '#' &&
            add(gaps, (ft_gap){.line = line, .known = true}))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

ft_status ft_gaps_read(ft_gaps *gaps, ft_arena *arena, const char *path,
                       ft_error *err)
{
    struct stat info;
    ft_slice text;
    ft_status status;

    *gaps = (ft_gaps){.arena = arena};
    if (stat(path, &info) && errno == ENOENT)
        return FT_OK;
    if ((status = ft_file_read(arena, path, FILE_MOST, &text, err)))
        return status;
    if (add_lines(gaps, text))
        return ft_error_memory(err);
    gaps->known = gaps->count;
    sort(gaps->gaps, gaps->known);
    return FT_OK;
}

ft_status ft_gaps_meet(ft_gaps *gaps, ft_slice line, bool *known)
{
    ft_gap key = {.line = line}, *found = NULL;

    if (gaps->known > 0)
        found =
            bsearch(&key, gaps->gaps, gaps->known, sizeof key, compare_gaps);
    *known = found != NULL;
    if (found) {
        found->met = true;
        return FT_OK;
    }
    key.met = true;
    key.line = ft_arena_copy(gaps->arena, line);
    return key.line.data ? add(gaps, key) : FT_ERR_MEMORY;
}

ft_slice ft_gap_case(ft_slice line)
{
    const ft_slice colon = FT_SLICE(": ");
    size_t end = ft_slice_find(line, colon, 0);

    return ft_slice_cut(line, (ft_span){0, end < line.len ? end : line.len});
}

static size_t put_lines(ft_buffer *out, ft_gaps *gaps, ft_gaps_ran *ran,
                        void *context)
{
    const ft_slice *last = NULL;
    size_t count = 0;

    sort(gaps->gaps, gaps->count);
    ft_buffer_text(out, head);
    for (size_t i = 0; i < gaps->count; i++) {
        const ft_gap *gap = &gaps->gaps[i];

        if (!gap->met && ran(context, ft_gap_case(gap->line)))
            continue;
        if (last && ft_slice_equal(*last, gap->line))
            continue;
        ft_buffer_add(out, gap->line);
        ft_buffer_byte(out, '\n');
        last = &gap->line;
        count++;
    }
    return count;
}

static ft_status write_file(const char *path, ft_slice text, ft_error *err)
{
    FILE *file = fopen(path, "wb");
    bool whole;

    if (!file)
        return ft_error_file(err, FT_ERR_IO, path, "%s", strerror(errno));
    whole = fwrite(text.data, 1, text.len, file) == text.len;
    if (fclose(file) || !whole)
        return ft_error_file(err, FT_ERR_IO, path, "%s", strerror(errno));
    return FT_OK;
}

ft_status ft_gaps_write(ft_gaps *gaps, const char *path, ft_gaps_ran *ran,
                        void *context, size_t *count, ft_error *err)
{
    ft_buffer text = {0};
    ft_status status;

    *count = put_lines(&text, gaps, ran, context);
    status = text.failed ? ft_error_memory(err)
                         : write_file(path, ft_buffer_slice(&text), err);
    ft_buffer_free(&text);
    return status;
}
