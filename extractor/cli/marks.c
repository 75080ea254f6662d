/* Comes in: a record and its evidence. Goes out: spans of the article, each
 * with the fields that stand on it. */
#include "cli/marks.h"

#include <stdlib.h>
#include <string.h>

#include "cli/paint.h"

static bool is_part(char c)
{
    return c == '\0' || c == '/' || c == '.';
}

/* As many bytes as are the same, a dot being as good as a slash. */
static size_t common(const char *pointer, ft_slice field)
{
    size_t i = 0;

    while (i < field.len && pointer[i] &&
           (pointer[i] == field.data[i] ||
            (pointer[i] == '/' && field.data[i] == '.')))
        i++;
    return i;
}

bool ft_marks_within(const char *pointer, ft_slice field)
{
    const ft_slice goals = FT_SLICE("goals");
    size_t same;

    if (field.len > 0 && field.data[0] == '/')
        field = ft_slice_cut(field, (ft_span){1, field.len});
    if (pointer[0] == '/')
        pointer++;
    if (ft_slice_equal(field, goals))
        return strncmp(pointer, "goals", goals.len) == 0;
    same = common(pointer, field);
    return same == field.len && (field.len == 0 || is_part(pointer[same]));
}

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_evidence(const void *left, const void *right)
{
    const ft_evidence *a = *(const ft_evidence *const *)left;
    const ft_evidence *b = *(const ft_evidence *const *)right;
    int order = compare_size(a->span.start, b->span.start);

    if (order == 0)
        order = compare_size(a->span.end, b->span.end);
    if (order == 0)
        order = strcmp(a->rule, b->rule);
    return order ? order : strcmp(a->field, b->field);
}

static bool same_words(const ft_evidence *a, const ft_evidence *b)
{
    return a->span.start == b->span.start && a->span.end == b->span.end &&
           strcmp(a->rule, b->rule) == 0;
}

/* "score/ft team1 <- score.beat 97%" */
static void put_label(ft_buffer *out, const ft_evidence *const *items,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *field = items[i]->field;

        if (i > 0 && strcmp(field, items[i - 1]->field) == 0)
            continue;
        ft_buffer_text(out, field[0] == '/' ? field + 1 : field);
        ft_buffer_byte(out, ' ');
    }
    ft_buffer_text(out, "<- ");
    ft_buffer_text(out, items[0]->rule);
    ft_buffer_byte(out, ' ');
    ft_paint_percent(out, items[0]->confidence);
}

/* A label in the arena; the buffer is scratch. */
static bool keep_label(ft_arena *arena, ft_buffer *scratch, ft_slice *out)
{
    bool whole = !scratch->failed;

    *out = ft_arena_copy(arena, ft_buffer_slice(scratch));
    ft_buffer_clear(scratch);
    return whole && out->data;
}

static bool collect_marks(ft_arena *arena, const ft_evidence **items,
                          size_t count, ft_marks *out)
{
    ft_buffer label = {0};
    bool fits = true;

    for (size_t i = 0, next; fits && i < count; i = next) {
        ft_mark *mark = &out->items[out->count++];

        next = i + 1;
        while (next < count && same_words(items[i], items[next]))
            next++;
        *mark = (ft_mark){.span = items[i]->span, .block = items[i]->block};
        put_label(&label, items + i, next - i);
        fits = keep_label(arena, &label, &mark->label);
    }
    ft_buffer_free(&label);
    return fits;
}

ft_status ft_marks_of(ft_arena *arena, const ft_match *match, ft_slice field,
                      ft_marks *out)
{
    size_t count = 0;
    const ft_evidence **items =
        FT_NEW(arena, const ft_evidence *, match->evidence_count);

    *out = (ft_marks){.items = FT_NEW(arena, ft_mark, match->evidence_count)};
    if (!items || !out->items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < match->evidence_count; i++)
        if (ft_marks_within(match->evidence[i].field, field))
            items[count++] = &match->evidence[i];
    if (count > 1)
        qsort(items, count, sizeof *items, compare_evidence);
    return collect_marks(arena, items, count, out) ? FT_OK : FT_ERR_MEMORY;
}
