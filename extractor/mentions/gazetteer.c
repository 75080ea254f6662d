/*
 * In: name tables. Out: their entries, and the table of their forms. Which of
 * several readings holds in a text is for resolve to say.
 */
#include "mentions/gazetteer.h"

#include "base/error.h"
#include "mentions/forms.h"
#include "mentions/key.h"
#include "mentions/nametable.h"

static const ft_slice kind_names[] = {
    [FT_KIND_TEAM] = FT_SLICE("team"),
    [FT_KIND_PERSON] = FT_SLICE("person"),
    [FT_KIND_GROUND] = FT_SLICE("ground"),
    [FT_KIND_CITY] = FT_SLICE("city"),
    [FT_KIND_COMPETITION] = FT_SLICE("competition"),
    [FT_KIND_DAY] = FT_SLICE("day"),
};

_Static_assert(FT_COUNT(kind_names) == FT_KIND_COUNT, "name every kind");

struct ft_gazetteer_builder {
    ft_arena *arena;
    ft_nametable *first;
    ft_nametable *last;
    size_t row_count;
    size_t form_count;
    size_t word_count; /* at least the words of all forms */
};

struct ft_gazetteer {
    ft_entry *entries;
    size_t entry_count;
    const ft_forms *forms;
};

typedef struct build {
    ft_gazetteer *out;
    ft_forms_builder *forms;
    size_t *ids; /* 1 + entry, by the hash of its id; in a scratch arena */
    size_t id_mask;
} build;

ft_slice ft_kind_name(ft_kind kind)
{
    static const ft_slice none = {"", 0};
    return (size_t)kind < FT_KIND_COUNT ? kind_names[kind] : none;
}

ft_kind ft_kind_find(ft_slice name)
{
    size_t kind = 0;
    while (kind < FT_KIND_COUNT && !ft_slice_equal(kind_names[kind], name))
        kind++;
    return (ft_kind)kind;
}

/* ---- first pass: check and count --------------------------------------- */

static ft_status check_form(const ft_nametable *t, ft_slice form, ft_error *err)
{
    ft_key key;
    if (!ft_key_form(&key, form, NULL, NULL))
        return ft_nametable_fail(err, t, form,
                                 form.len ? "this can be no name in a text"
                                          : "expected a name");
    return FT_OK;
}

static size_t count_marks(ft_slice cell, char mark)
{
    size_t count = 0;
    for (size_t i = 0; i < cell.len; i++)
        count += cell.data[i] == mark;
    return count;
}

/* Words of a cell's forms, or more. */
static size_t count_words(ft_slice cell)
{
    return 1 + count_marks(cell, '|') + count_marks(cell, ' ') +
           count_marks(cell, '-') + count_marks(cell, '/') +
           2 * count_marks(cell, '&');
}

static ft_status count_row(ft_gazetteer_builder *builder, const ft_row *row,
                           ft_error *err)
{
    const ft_nametable *t = row->from;
    for (size_t i = 0; i < t->column_count; i++) {
        ft_slice cell = row->cells[i];
        ft_column_kind kind = t->columns[i].kind;
        if (!cell.len || (kind != FT_COLUMN_FORMS && kind != FT_COLUMN_NAME))
            continue;
        builder->form_count += 1 + count_marks(cell, '|');
        builder->word_count += count_words(cell);
        ft_slice rest = cell;
        ft_slice form;
        bool doubt;
        while (kind == FT_COLUMN_FORMS && ft_row_form(&rest, &form, &doubt)) {
            ft_status status = check_form(t, form, err);
            if (status)
                return status;
        }
    }
    builder->row_count++;
    return FT_OK;
}

static ft_status count_table(ft_gazetteer_builder *builder,
                             const ft_nametable *t, ft_error *err)
{
    ft_row row = {.from = t, .at = t->body};
    while (ft_row_find(&row)) {
        ft_entry entry;
        bool doubt;
        ft_status status;
        if ((status = ft_row_read(&row, err)) ||
            (status = ft_row_entry(&row, &entry, &doubt, err)) ||
            (status = count_row(builder, &row, err)))
            return status;
        ft_row_skip(&row);
    }
    return FT_OK;
}

ft_gazetteer_builder *ft_gazetteer_builder_new(ft_arena *arena)
{
    ft_gazetteer_builder *builder = FT_NEW(arena, ft_gazetteer_builder, 1);
    if (builder)
        builder->arena = arena;
    return builder;
}

ft_status ft_gazetteer_add(ft_gazetteer_builder *builder, ft_kind kind,
                           const ft_source *source, ft_error *err)
{
    ft_nametable *t = FT_NEW(builder->arena, ft_nametable, 1);
    ft_source *kept = FT_NEW(builder->arena, ft_source, 1);
    ft_status status;
    if (!t || !kept)
        return ft_error_memory(err);
    *kept = *source;
    t->kind = kind;
    t->source = kept;
    if ((status = ft_nametable_open(t, err)) ||
        (status = count_table(builder, t, err)))
        return status;
    if (builder->last)
        builder->last->next = t;
    else
        builder->first = t;
    builder->last = t;
    return FT_OK;
}

/* ---- second pass: fill the table --------------------------------------- */

static ft_status add_cell(build *b, const ft_column *c, ft_slice cell,
                          const ft_entry *entry, size_t index, ft_error *err)
{
    ft_slice rest = cell;
    ft_slice form;
    bool doubt;
    while (cell.len && ft_row_form(&rest, &form, &doubt)) {
        ft_reading reading = {.entry = index,
                              .form = entry->role ? FT_FORM_ROLE : c->form,
                              .ambiguous = doubt,
                              .variant = c->variant};
        ft_status status = ft_forms_add(b->forms, form, &reading, err);
        if (status)
            return status;
    }
    return FT_OK;
}

/* An id belongs to one entry of its kind. */
static ft_status note_id(build *b, const ft_nametable *t, size_t index,
                         ft_error *err)
{
    const ft_entry *entry = &b->out->entries[index];
    size_t at = (size_t)ft_slice_hash(entry->id) & b->id_mask;
    for (; b->ids[at]; at = (at + 1) & b->id_mask) {
        const ft_entry *other = &b->out->entries[b->ids[at] - 1];
        if (other->kind == entry->kind && ft_slice_equal(other->id, entry->id))
            return ft_nametable_fail(err, t, entry->id, "this id is taken");
    }
    b->ids[at] = index + 1;
    return FT_OK;
}

static ft_status add_row(build *b, const ft_row *row, ft_error *err)
{
    const ft_nametable *t = row->from;
    size_t index = b->out->entry_count;
    ft_entry *entry = &b->out->entries[index];
    bool doubt;
    ft_status status = ft_row_entry(row, entry, &doubt, err);
    if (status)
        return status;
    b->out->entry_count++;
    if ((status = note_id(b, t, index, err)))
        return status;
    ft_reading name = {.entry = index,
                       .form = entry->role ? FT_FORM_ROLE : FT_FORM_NAME,
                       .ambiguous = doubt};
    if ((status = ft_forms_add(b->forms, entry->name, &name, err)))
        return status;
    for (size_t i = 0; i < t->column_count; i++) {
        const ft_column *c = &t->columns[i];
        if (c->kind == FT_COLUMN_FORMS &&
            (status = add_cell(b, c, row->cells[i], entry, index, err)))
            return status;
    }
    return FT_OK;
}

static ft_status add_table(build *b, const ft_nametable *t, ft_error *err)
{
    ft_row row = {.from = t, .at = t->body};
    while (ft_row_find(&row)) {
        ft_status status;
        if ((status = ft_row_read(&row, err)) ||
            (status = add_row(b, &row, err)))
            return status;
        ft_row_skip(&row);
    }
    return FT_OK;
}

static ft_status make_room(const ft_gazetteer_builder *builder, build *b,
                           ft_arena *scratch, ft_error *err)
{
    size_t ids = ft_forms_slots(builder->row_count);
    b->out = FT_NEW(builder->arena, ft_gazetteer, 1);
    b->forms = ft_forms_builder_new(builder->arena, scratch,
                                    builder->form_count, builder->word_count);
    if (!ids || !b->out || !b->forms)
        return ft_error_memory(err);
    b->out->entries = FT_NEW(builder->arena, ft_entry, builder->row_count);
    b->ids = FT_NEW(scratch, size_t, ids);
    b->id_mask = ids - 1;
    return b->out->entries && b->ids ? FT_OK : ft_error_memory(err);
}

ft_status ft_gazetteer_build(ft_gazetteer_builder *builder,
                             const ft_gazetteer **out, ft_error *err)
{
    build b = {0};
    ft_arena *scratch = ft_arena_new();
    ft_status status = FT_ERR_MEMORY;
    *out = NULL;
    if (!scratch) {
        ft_error_memory(err);
        goto done;
    }
    if ((status = make_room(builder, &b, scratch, err)))
        goto done;
    for (const ft_nametable *t = builder->first; t; t = t->next)
        if ((status = add_table(&b, t, err)))
            goto done;
    b.out->forms = ft_forms_finish(b.forms);
    *out = b.out;
done:
    ft_arena_free(scratch);
    return status;
}

static void entry_image(ft_image *image, ft_entry *entry)
{
    ft_image_expect(image, (size_t)entry->kind < FT_KIND_COUNT);
    ft_image_slice(image, &entry->id);
    ft_image_slice(image, &entry->name);
    ft_image_slice(image, &entry->country);
    ft_image_slice(image, &entry->city);
    ft_image_slice(image, &entry->ground);
}

void ft_gazetteer_image(ft_image *image, const ft_gazetteer **field)
{
    ft_gazetteer *g = ft_image_array(image, field, sizeof *g, 1);

    if (!g)
        return;
    ft_entry *entries =
        ft_image_array(image, &g->entries, sizeof *entries, g->entry_count);
    for (size_t i = 0; entries && i < g->entry_count; i++)
        entry_image(image, &entries[i]);
    ft_forms_image(image, &g->forms, g->entry_count);
}

size_t ft_gazetteer_count(const ft_gazetteer *gazetteer)
{
    return gazetteer->entry_count;
}

const ft_entry *ft_gazetteer_entry(const ft_gazetteer *gazetteer, size_t index)
{
    return &gazetteer->entries[index];
}

size_t ft_gazetteer_match(const ft_gazetteer *gazetteer, const ft_text *text,
                          size_t first, const ft_reading **readings,
                          size_t *count)
{
    return ft_forms_match(gazetteer->forms, text, first, readings, count);
}
