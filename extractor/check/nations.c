/* Comes in: names. Goes out: what they are compared by. */
#include "check/nations.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/source.h"
#include "dataset/key.h"
#include "mentions/nametable.h"

/* One form of a name. Forms are sorted, the surest of equal ones first. */
typedef struct form {
    ft_slice words; /* lower case, without accents */
    ft_slice id;
    int rank; /* 0: canonical name, 1: sure, 2: ambiguous */
} form;

typedef struct heir {
    ft_slice id, successor;
} heir;

struct ft_nations {
    form *forms;
    size_t count, capacity;
    heir *heirs;
    size_t heir_count, heir_capacity;
};

static ft_slice fold(ft_arena *arena, ft_slice name)
{
    ft_buffer words = {0};
    ft_slice copy = {NULL, 0};

    ft_name_words(&words, name);
    if (!words.failed)
        copy = ft_arena_copy(arena, ft_buffer_slice(&words));
    ft_buffer_free(&words);
    return copy;
}

static ft_status add_form(ft_nations *n, ft_arena *arena, ft_slice name,
                          ft_slice id, int rank)
{
    ft_slice words = fold(arena, name);

    n->forms = ft_arena_grow(arena, n->forms, &n->capacity, n->count + 1,
                             sizeof *n->forms);
    if (!n->forms || !words.data)
        return FT_ERR_MEMORY;
    n->forms[n->count++] = (form){words, id, rank};
    return FT_OK;
}

/* Names and aliases; a demonym or a nickname names no side in a table. */
static ft_status add_row(ft_nations *n, ft_arena *arena, const ft_nametable *t,
                         const ft_row *row, const ft_entry *entry)
{
    ft_status status = add_form(n, arena, entry->name, entry->id, 0);

    for (size_t i = 0; i < t->column_count && !status; i++) {
        ft_slice rest = row->cells[i], name;
        bool doubt;

        if (t->columns[i].kind != FT_COLUMN_FORMS ||
            t->columns[i].form != FT_FORM_NAME)
            continue;
        while (!status && ft_row_form(&rest, &name, &doubt))
            status = add_form(n, arena, name, entry->id, doubt ? 2 : 1);
    }
    return status;
}

static ft_status read_names(ft_nations *n, ft_arena *arena,
                            const ft_source *source, ft_error *err)
{
    ft_nametable t = {.kind = FT_KIND_TEAM, .source = source};
    ft_status status = ft_nametable_open(&t, err);
    ft_row row = {.from = &t};

    if (status)
        return status;
    for (row.at = t.body; ft_row_find(&row); ft_row_skip(&row)) {
        ft_entry entry = {.kind = FT_KIND_TEAM};
        bool doubt;

        if ((status = ft_row_read(&row, err)) ||
            (status = ft_row_entry(&row, &entry, &doubt, err)))
            return status;
        if (entry.national && add_row(n, arena, &t, &row, &entry))
            return ft_error_memory(err);
    }
    return FT_OK;
}

static int compare_forms(const void *left, const void *right)
{
    const form *a = left, *b = right;
    int order = ft_slice_compare(a->words, b->words);

    if (order == 0)
        order = a->rank - b->rank;
    return order ? order : ft_slice_compare(a->id, b->id);
}

/* Lines of two ids parted by a tab, below a header. */
static ft_status read_heirs(ft_nations *n, ft_arena *arena,
                            const ft_source *source, ft_error *err)
{
    for (unsigned line = 2; line <= source->line_count; line++) {
        const ft_slice text = ft_slice_trim(ft_source_line(source, line));
        const ft_slice tab = FT_SLICE("\t");
        size_t cut = ft_slice_find(text, tab, 0);

        if (text.len == 0)
            continue;
        if (cut >= text.len)
            return ft_error_at(err, FT_ERR_SYNTAX, source,
                               source->lines[line - 1],
                               "expected two ids parted by a tab");
        n->heirs = ft_arena_grow(arena, n->heirs, &n->heir_capacity,
                                 n->heir_count + 1, sizeof *n->heirs);
        if (!n->heirs)
            return ft_error_memory(err);
        n->heirs[n->heir_count++] =
            (heir){ft_slice_cut(text, (ft_span){0, cut}),
                   ft_slice_cut(text, (ft_span){cut + 1, text.len})};
    }
    return FT_OK;
}

typedef ft_status read_table(ft_nations *n, ft_arena *arena,
                             const ft_source *source, ft_error *err);

static ft_status read_file(ft_nations *n, ft_arena *arena, const char *folder,
                           const char *name, read_table *read, ft_error *err)
{
    ft_buffer path = {0};
    ft_source *source = FT_NEW(arena, ft_source, 1);
    ft_slice text, copy;
    ft_status status;

    ft_buffer_text(&path, folder);
    ft_buffer_byte(&path, '/');
    ft_buffer_text(&path, name);
    copy = path.failed ? (ft_slice){NULL, 0}
                       : ft_arena_copy(arena, ft_buffer_slice(&path));
    ft_buffer_free(&path);
    if (!copy.data || !source)
        return ft_error_memory(err);
    if ((status = ft_file_read(arena, copy.data, 0, &text, err)))
        return status;
    if (ft_source_init(source, arena, copy, text))
        return ft_error_memory(err);
    return read(n, arena, source, err);
}

ft_status ft_nations_load(ft_arena *arena, const char *folder,
                          const ft_nations **out, ft_error *err)
{
    ft_nations *n = FT_NEW(arena, ft_nations, 1);
    ft_status status;

    *out = n;
    if (!n)
        return ft_error_memory(err);
    if ((status = read_file(n, arena, folder, "national-teams.tsv", read_names,
                            err)) ||
        (status =
             read_file(n, arena, folder, "successors.tsv", read_heirs, err)))
        return status;
    if (n->count > 1)
        qsort(n->forms, n->count, sizeof *n->forms, compare_forms);
    return FT_OK;
}

bool ft_nations_has(const ft_nations *nations, ft_slice id)
{
    for (size_t i = 0; i < nations->count; i++)
        if (ft_slice_equal(nations->forms[i].id, id))
            return true;
    return false;
}

/* The first form not below the words. */
static size_t lower_bound(const ft_nations *n, ft_slice words)
{
    size_t low = 0, high = n->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (ft_slice_compare(n->forms[middle].words, words) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

ft_slice ft_nations_key(const ft_nations *nations, ft_arena *arena,
                        ft_slice name)
{
    ft_slice words = fold(arena, name);
    size_t at;

    if (!words.data)
        return words;
    at = lower_bound(nations, words);
    if (at < nations->count && ft_slice_equal(nations->forms[at].words, words))
        return nations->forms[at].id;
    return words;
}

ft_slice ft_nations_successor(const ft_nations *nations, ft_slice id)
{
    for (size_t i = 0; i < nations->heir_count; i++)
        if (ft_slice_equal(nations->heirs[i].id, id))
            return nations->heirs[i].successor;
    return (ft_slice){NULL, 0};
}
