/*
 * Records into merge: any bytes as lines. What is no record is refused; what is
 * one merges, and merging the outcome again gives the same bytes, in whatever
 * order the lines come.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "dataset/gather.h"
#include "dataset/merge.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static ft_status merge_group(void *context, const ft_slice *lines, size_t count,
                             ft_error *err)
{
    ft_buffer *out = context;
    ft_arena *arena = ft_arena_new();
    ft_report *reports = arena ? FT_NEW(arena, ft_report, count) : NULL;
    ft_merge merge = {NULL, 0};

    must(reports != NULL);
    for (size_t i = 0; i < count; i++) {
        const ft_line line = {.text = lines[i]};

        must(ft_report_read(arena, &line, &reports[i], err) == FT_OK);
    }
    must(ft_merge_records(arena, reports, count, &merge) == FT_OK);
    for (size_t i = 0; i < merge.count; i++)
        must(ft_merged_write(out, arena, &merge.matches[i]) == FT_OK);
    ft_arena_free(arena);
    return FT_OK;
}

/* Adds the lines [from..to) of the text in one direction or the other. */
static void add_lines(ft_gather *gather, ft_slice text, bool backwards)
{
    size_t at = backwards ? text.len : 0;

    while (backwards ? at > 0 : at < text.len) {
        size_t from = at, to = at;
        ft_line line = {.number = 1};

        if (backwards) {
            while (from > 0 && text.data[from - 1] != '\n')
                from--;
            at = from > 0 ? from - 1 : 0;
        } else {
            while (to < text.len && text.data[to] != '\n')
                to++;
            at = to + 1;
        }
        line.text = ft_slice_cut(text, (ft_span){from, to});
        if (line.text.len > 0)
            (void)ft_gather_add(gather, &line, NULL);
    }
}

static void merge(ft_slice text, bool backwards, ft_buffer *out)
{
    ft_gather *gather = ft_gather_new(false, merge_group, out);

    must(gather != NULL);
    add_lines(gather, text, backwards);
    must(ft_gather_end(gather, NULL) == FT_OK);
    ft_gather_free(gather);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const ft_slice text = {(const char *)data, size};
    ft_buffer merged = {0}, turned = {0}, again = {0};

    merge(text, false, &merged);
    merge(text, true, &turned);
    must(ft_slice_equal(ft_buffer_slice(&merged), ft_buffer_slice(&turned)));
    merge(ft_buffer_slice(&merged), false, &again);
    must(ft_slice_equal(ft_buffer_slice(&merged), ft_buffer_slice(&again)));
    ft_buffer_free(&merged);
    ft_buffer_free(&turned);
    ft_buffer_free(&again);
    return 0;
}
