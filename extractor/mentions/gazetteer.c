/*
 * In: name tables (rules/names/README.md describes them). Out: entries, and a
 * hash table of their forms that is asked with tokens. Which of several
 * readings holds in a text is for resolve to say.
 *
 * The table holds the hash of every form and of every prefix of one that ends
 * with a word, so that a search stops at the first word that leads nowhere.
 */
#include "mentions/gazetteer.h"

#include <limits.h>

#include "base/error.h"
#include "mentions/key.h"

typedef enum column_kind {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_DOUBT,
    COLUMN_COUNTRY,
    COLUMN_CITY,
    COLUMN_GROUND,
    COLUMN_CAPACITY,
    COLUMN_NATIONAL,
    COLUMN_ROLE,
    COLUMN_FORMS
} column_kind;

typedef struct column {
    column_kind kind;
    ft_form form;            /* of COLUMN_FORMS */
    const ft_slice *variant; /* of COLUMN_FORMS; may be NULL */
} column;

static const struct {
    ft_slice name; /* as the header line of a table spells it */
    column_kind kind;
    ft_form form;
} column_names[] = {
    {FT_SLICE("id"), COLUMN_ID, FT_FORM_NAME},
    {FT_SLICE("name"), COLUMN_NAME, FT_FORM_NAME},
    {FT_SLICE("name_is_ambiguous"), COLUMN_DOUBT, FT_FORM_NAME},
    {FT_SLICE("country"), COLUMN_COUNTRY, FT_FORM_NAME},
    {FT_SLICE("city"), COLUMN_CITY, FT_FORM_NAME},
    {FT_SLICE("ground"), COLUMN_GROUND, FT_FORM_NAME},
    {FT_SLICE("capacity"), COLUMN_CAPACITY, FT_FORM_NAME},
    {FT_SLICE("national"), COLUMN_NATIONAL, FT_FORM_NAME},
    {FT_SLICE("role"), COLUMN_ROLE, FT_FORM_NAME},
    {FT_SLICE("names"), COLUMN_FORMS, FT_FORM_NAME},
    {FT_SLICE("nicknames"), COLUMN_FORMS, FT_FORM_NICKNAME},
    {FT_SLICE("demonyms"), COLUMN_FORMS, FT_FORM_DEMONYM},
    {FT_SLICE("codes"), COLUMN_FORMS, FT_FORM_CODE},
    {FT_SLICE("hashtags"), COLUMN_FORMS, FT_FORM_HASHTAG},
    {FT_SLICE("flags"), COLUMN_FORMS, FT_FORM_FLAG},
};

static const ft_slice kind_names[] = {
    [FT_KIND_TEAM] = FT_SLICE("team"),
    [FT_KIND_PERSON] = FT_SLICE("person"),
    [FT_KIND_GROUND] = FT_SLICE("ground"),
    [FT_KIND_CITY] = FT_SLICE("city"),
    [FT_KIND_COMPETITION] = FT_SLICE("competition"),
    [FT_KIND_DAY] = FT_SLICE("day"),
};
_Static_assert(FT_COUNT(kind_names) == FT_KIND_COUNT, "name every kind");

enum {
    COLUMN_LIMIT = 32,
    /* One word in capitals of up to so many letters is an acronym: "PNE". */
    ACRONYM_LETTERS = 6,
    KEY_CHUNK = 1 << 16
};

typedef struct table {
    ft_kind kind;
    const ft_source *source;
    column columns[COLUMN_LIMIT];
    size_t column_count;
    size_t body; /* offset of the first row */
    struct table *next;
} table;

struct ft_gazetteer_builder {
    ft_arena *arena;
    table *first;
    table *last;
    size_t row_count;
    size_t form_count;
    size_t word_count; /* at least the words of all forms */
};

/* All forms with one key. */
typedef struct group {
    const char *key;
    size_t first; /* reading */
    unsigned count;
    unsigned short len;
    unsigned short capitals; /* words that must begin with a capital */
    bool upper;              /* only in capitals */
} group;

typedef struct slot {
    uint32_t tag;   /* high half of the hash, never 0; 0: a free slot */
    uint32_t group; /* 1 + index; 0: a prefix only */
} slot;

struct ft_gazetteer {
    ft_entry *entries;
    size_t entry_count;
    ft_reading *readings;
    group *groups;
    slot *slots;
    size_t mask; /* slots - 1 */
};

/* A form on its way into the table. */
typedef struct pending {
    uint32_t group;
    ft_reading reading;
} pending;

typedef struct build {
    ft_arena *arena;
    ft_gazetteer *out;
    pending *forms; /* in a scratch arena */
    size_t form_count;
    size_t group_count;
    char *chunk; /* of keys */
    size_t chunk_left;
    size_t *ids; /* 1 + entry, by the hash of its id; in the scratch arena */
    size_t id_mask;
} build;

/* Where a row is being read. */
typedef struct cursor {
    const table *from;
    ft_slice cells[COLUMN_LIMIT];
    size_t at; /* offset of the line */
} cursor;

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

/* ---- rows and cells ---------------------------------------------------- */

static ft_slice line_at(ft_slice text, size_t at)
{
    static const ft_slice newline = FT_SLICE("\n");
    size_t end = ft_slice_find(text, newline, at);
    if (end > text.len)
        end = text.len;
    if (end > at && text.data[end - 1] == '\r')
        end--;
    return (ft_slice){text.data + at, end - at};
}

static size_t next_line(ft_slice text, size_t at)
{
    static const ft_slice newline = FT_SLICE("\n");
    size_t end = ft_slice_find(text, newline, at);
    return end >= text.len ? text.len : end + 1;
}

/* Cuts the part before the next `mark` off `*rest`; false when none is left. */
static bool cut(ft_slice *rest, char mark, ft_slice *part)
{
    size_t end = 0;
    if (!rest->data)
        return false;
    while (end < rest->len && rest->data[end] != mark)
        end++;
    *part = (ft_slice){rest->data, end};
    if (end == rest->len)
        *rest = (ft_slice){NULL, 0};
    else
        *rest = (ft_slice){rest->data + end + 1, rest->len - end - 1};
    return true;
}

static ft_status fail_at(ft_error *err, const table *t, ft_slice place,
                         const char *message)
{
    size_t offset = (size_t)(place.data - t->source->text.data);
    return ft_error_at(err, FT_ERR_SYNTAX, t->source, offset, "%s", message);
}

/* ---- the header line --------------------------------------------------- */

/* "nicknames.women": the part behind the stop is a variant. */
static ft_status find_column(ft_arena *arena, const table *t, ft_slice cell,
                             column *out, ft_error *err)
{
    ft_slice names[FT_COUNT(column_names)];
    ft_slice rest = cell;
    ft_slice name;
    if (!cut(&rest, '.', &name))
        return fail_at(err, t, cell, "expected a column's name");
    for (size_t i = 0; i < FT_COUNT(column_names); i++) {
        names[i] = column_names[i].name;
        if (!ft_slice_equal(name, names[i]))
            continue;
        *out = (column){column_names[i].kind, column_names[i].form, NULL};
        if (rest.data && out->kind != COLUMN_FORMS)
            return fail_at(err, t, cell, "only names may have a variant");
        if (rest.data) {
            ft_slice *variant = FT_NEW(arena, ft_slice, 1);
            if (!variant)
                return ft_error_memory(err);
            *variant = rest;
            out->variant = variant;
        }
        return FT_OK;
    }
    ft_slice near = ft_error_nearest(name, names, FT_COUNT(names));
    return ft_error_at(err, FT_ERR_SYNTAX, t->source,
                       (size_t)(cell.data - t->source->text.data),
                       near.len ? "unknown column '%.*s', did you mean '%.*s'?"
                                : "unknown column '%.*s'%.*s",
                       (int)cell.len, cell.data, (int)near.len, near.data);
}

static bool has_column(const table *t, const column *c)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (t->columns[i].kind == c->kind && c->kind != COLUMN_FORMS)
            return true;
    return false;
}

static ft_status read_header(ft_arena *arena, table *t, ft_error *err)
{
    static const column id = {COLUMN_ID, FT_FORM_NAME, NULL};
    static const column name = {COLUMN_NAME, FT_FORM_NAME, NULL};
    ft_slice line = line_at(t->source->text, 0);
    ft_slice rest = line;
    ft_slice cell;
    if (!line.len)
        return ft_error_at(err, FT_ERR_SYNTAX, t->source, 0,
                           "expected a header line with the columns' names");
    while (cut(&rest, '\t', &cell)) {
        column *c = &t->columns[t->column_count];
        ft_status status;
        if (t->column_count == COLUMN_LIMIT)
            return fail_at(err, t, cell, "too many columns");
        if ((status = find_column(arena, t, cell, c, err)))
            return status;
        if (has_column(t, c))
            return fail_at(err, t, cell, "this column stands here twice");
        t->column_count++;
    }
    if (!has_column(t, &id) || !has_column(t, &name))
        return fail_at(err, t, line, "a table needs the columns id and name");
    t->body = next_line(t->source->text, 0);
    return FT_OK;
}

/* ---- a row ------------------------------------------------------------- */

static ft_status read_row(cursor *row, ft_error *err)
{
    const table *t = row->from;
    ft_slice rest = line_at(t->source->text, row->at);
    ft_slice cell = rest;
    size_t count = 0;
    while (cut(&rest, '\t', &cell)) {
        if (count == t->column_count)
            return fail_at(err, t, cell, "more cells than the header has");
        row->cells[count++] = cell;
    }
    if (count < t->column_count) {
        cell.data += cell.len;
        return fail_at(err, t, cell, "fewer cells than the header has");
    }
    return FT_OK;
}

/* The next line that is not blank; false at the end. */
static bool find_row(cursor *row)
{
    ft_slice text = row->from->source->text;
    while (row->at < text.len && !line_at(text, row->at).len)
        row->at = next_line(text, row->at);
    return row->at < text.len;
}

static bool read_capacity(ft_slice cell, int *out)
{
    long value = 0;
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9' || value > INT_MAX / 10)
            return false;
        value = value * 10 + (cell.data[i] - '0');
    }
    *out = (int)value;
    return value <= INT_MAX;
}

static bool read_yes(ft_slice cell, bool *out)
{
    *out = cell.len == 1 && cell.data[0] == '1';
    return *out || !cell.len || (cell.len == 1 && cell.data[0] == '0');
}

static bool read_role(ft_slice cell, int *out)
{
    static const ft_slice home = FT_SLICE("home");
    static const ft_slice away = FT_SLICE("away");
    *out = ft_slice_equal(cell, home) ? 1 : ft_slice_equal(cell, away) ? 2 : 0;
    return *out != 0;
}

/* One cell that holds no forms. */
static ft_status read_cell(const table *t, column_kind kind, ft_slice cell,
                           ft_entry *entry, bool *doubt, ft_error *err)
{
    switch (kind) {
    case COLUMN_ID:
        entry->id = cell;
        return cell.len ? FT_OK : fail_at(err, t, cell, "expected an id");
    case COLUMN_NAME:
        entry->name = cell;
        return cell.len ? FT_OK : fail_at(err, t, cell, "expected a name");
    case COLUMN_COUNTRY:
        entry->country = cell;
        return FT_OK;
    case COLUMN_CITY:
        entry->city = cell;
        return FT_OK;
    case COLUMN_GROUND:
        entry->ground = cell;
        return FT_OK;
    case COLUMN_CAPACITY:
        return read_capacity(cell, &entry->capacity)
                   ? FT_OK
                   : fail_at(err, t, cell, "expected a number of seats");
    case COLUMN_NATIONAL:
        return read_yes(cell, &entry->national)
                   ? FT_OK
                   : fail_at(err, t, cell, "expected 1, 0 or nothing");
    case COLUMN_DOUBT:
        return read_yes(cell, doubt)
                   ? FT_OK
                   : fail_at(err, t, cell, "expected 1, 0 or nothing");
    case COLUMN_ROLE:
        return read_role(cell, &entry->role)
                   ? FT_OK
                   : fail_at(err, t, cell, "expected home or away");
    case COLUMN_FORMS:
        break;
    }
    return FT_OK;
}

static ft_status read_entry(const cursor *row, ft_entry *entry, bool *doubt,
                            ft_error *err)
{
    const table *t = row->from;
    ft_status status = FT_OK;
    *entry = (ft_entry){.kind = t->kind};
    *doubt = false;
    for (size_t i = 0; i < t->column_count && !status; i++)
        status =
            read_cell(t, t->columns[i].kind, row->cells[i], entry, doubt, err);
    return status;
}

/* ---- first pass: check and count --------------------------------------- */

static ft_status check_form(const table *t, ft_slice form, ft_error *err)
{
    ft_key key;
    bool marked = form.len && form.data[0] == '?';
    if (marked)
        form = (ft_slice){form.data + 1, form.len - 1};
    if (!ft_key_form(&key, form, NULL, NULL))
        return fail_at(err, t, form,
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

static ft_status count_row(ft_gazetteer_builder *builder, const cursor *row,
                           ft_error *err)
{
    const table *t = row->from;
    for (size_t i = 0; i < t->column_count; i++) {
        ft_slice cell = row->cells[i];
        column_kind kind = t->columns[i].kind;
        if (!cell.len || (kind != COLUMN_FORMS && kind != COLUMN_NAME))
            continue;
        builder->form_count += 1 + count_marks(cell, '|');
        builder->word_count += count_words(cell);
        ft_slice rest = cell;
        ft_slice form;
        while (kind == COLUMN_FORMS && cut(&rest, '|', &form)) {
            ft_status status = check_form(t, form, err);
            if (status)
                return status;
        }
    }
    builder->row_count++;
    return FT_OK;
}

static ft_status count_table(ft_gazetteer_builder *builder, const table *t,
                             ft_error *err)
{
    cursor row = {.from = t, .at = t->body};
    while (find_row(&row)) {
        ft_entry entry;
        bool doubt;
        ft_status status;
        if ((status = read_row(&row, err)) ||
            (status = read_entry(&row, &entry, &doubt, err)) ||
            (status = count_row(builder, &row, err)))
            return status;
        row.at = next_line(t->source->text, row.at);
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
    table *t = FT_NEW(builder->arena, table, 1);
    ft_source *kept = FT_NEW(builder->arena, ft_source, 1);
    ft_status status;
    if (!t || !kept)
        return ft_error_memory(err);
    *kept = *source;
    t->kind = kind;
    t->source = kept;
    if ((status = read_header(builder->arena, t, err)) ||
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

static uint32_t tag_of(uint64_t hash)
{
    uint32_t tag = (uint32_t)(hash >> 32);
    return tag ? tag : 1;
}

/* The slot of this hash: the first, from where it should be, that is free or
 * has its tag (and, when it names a group and `key` is one, its key). */
static slot *find_slot(const ft_gazetteer *g, const ft_key *key)
{
    uint32_t tag = tag_of(key->hash);
    size_t at = (size_t)key->hash & g->mask;
    while (g->slots[at].tag && g->slots[at].tag != tag)
        at = (at + 1) & g->mask;
    return &g->slots[at];
}

static bool has_key(const group *of, const ft_key *key)
{
    ft_slice a = {of->key, of->len};
    ft_slice b = {key->bytes, key->len};
    return ft_slice_equal(a, b);
}

static void add_prefix(void *context, const ft_key *key)
{
    const build *b = context;
    slot *s = find_slot(b->out, key);
    s->tag = tag_of(key->hash);
}

static const char *keep_key(build *b, const ft_key *key)
{
    if (key->len > b->chunk_left) {
        b->chunk = ft_arena_alloc(b->arena, KEY_CHUNK);
        if (!b->chunk)
            return NULL;
        b->chunk_left = KEY_CHUNK;
    }
    char *kept = b->chunk;
    for (size_t i = 0; i < key->len; i++)
        kept[i] = key->bytes[i];
    b->chunk += key->len;
    b->chunk_left -= key->len;
    return kept;
}

static bool is_acronym(const ft_key *key)
{
    return key->words == 1 && !key->lower && key->capitals == 1 &&
           key->len <= ACRONYM_LETTERS;
}

static ft_status add_group(build *b, slot *s, const ft_key *key, ft_error *err)
{
    const char *kept = keep_key(b, key);
    if (!kept)
        return ft_error_memory(err);
    b->out->groups[b->group_count] = (group){
        .key = kept,
        .len = (unsigned short)key->len,
        .capitals = (unsigned short)key->capitals,
        .upper = is_acronym(key),
    };
    s->tag = tag_of(key->hash);
    s->group = (uint32_t)++b->group_count;
    return FT_OK;
}

/* One form of one entry. Two keys with one tag in one chain, which no honest
 * table has, leave the later one out. */
static ft_status add_form(build *b, ft_slice form, const ft_reading *reading,
                          ft_error *err)
{
    ft_key key;
    ft_status status;
    if (!ft_key_form(&key, form, add_prefix, b))
        return FT_OK; /* a canonical name may be for display alone */
    slot *s = find_slot(b->out, &key);
    if (!s->group && (status = add_group(b, s, &key, err)))
        return status;
    group *g = &b->out->groups[s->group - 1];
    if (!has_key(g, &key))
        return FT_OK;
    g->capitals = (unsigned short)(g->capitals & key.capitals);
    g->upper = g->upper && is_acronym(&key);
    g->count++;
    b->forms[b->form_count++] = (pending){s->group - 1, *reading};
    return FT_OK;
}

static ft_status add_cell(build *b, const column *c, ft_slice cell,
                          const ft_entry *entry, size_t index, ft_error *err)
{
    ft_slice rest = cell;
    ft_slice form;
    while (cell.len && cut(&rest, '|', &form)) {
        ft_reading reading = {.entry = index,
                              .form = entry->role ? FT_FORM_ROLE : c->form,
                              .variant = c->variant};
        if (form.len && form.data[0] == '?') {
            reading.ambiguous = true;
            form = (ft_slice){form.data + 1, form.len - 1};
        }
        ft_status status = add_form(b, form, &reading, err);
        if (status)
            return status;
    }
    return FT_OK;
}

/* An id belongs to one entry of its kind. */
static ft_status note_id(build *b, const table *t, size_t index, ft_error *err)
{
    const ft_entry *entry = &b->out->entries[index];
    size_t at = (size_t)ft_slice_hash(entry->id) & b->id_mask;
    for (; b->ids[at]; at = (at + 1) & b->id_mask) {
        const ft_entry *other = &b->out->entries[b->ids[at] - 1];
        if (other->kind == entry->kind && ft_slice_equal(other->id, entry->id))
            return fail_at(err, t, entry->id, "this id is taken");
    }
    b->ids[at] = index + 1;
    return FT_OK;
}

static ft_status add_row(build *b, const cursor *row, ft_error *err)
{
    const table *t = row->from;
    size_t index = b->out->entry_count;
    ft_entry *entry = &b->out->entries[index];
    bool doubt;
    ft_status status = read_entry(row, entry, &doubt, err);
    if (status)
        return status;
    b->out->entry_count++;
    if ((status = note_id(b, t, index, err)))
        return status;
    ft_reading name = {.entry = index,
                       .form = entry->role ? FT_FORM_ROLE : FT_FORM_NAME,
                       .ambiguous = doubt};
    if ((status = add_form(b, entry->name, &name, err)))
        return status;
    for (size_t i = 0; i < t->column_count; i++) {
        const column *c = &t->columns[i];
        if (c->kind == COLUMN_FORMS &&
            (status = add_cell(b, c, row->cells[i], entry, index, err)))
            return status;
    }
    return FT_OK;
}

static ft_status add_table(build *b, const table *t, ft_error *err)
{
    cursor row = {.from = t, .at = t->body};
    while (find_row(&row)) {
        ft_status status;
        if ((status = read_row(&row, err)) || (status = add_row(b, &row, err)))
            return status;
        row.at = next_line(t->source->text, row.at);
    }
    return FT_OK;
}

/* Turns the forms into runs of readings, one a group, in their order. */
static void order_readings(build *b)
{
    ft_gazetteer *g = b->out;
    size_t next = 0;
    for (size_t i = 0; i < b->group_count; i++) {
        g->groups[i].first = next;
        next += g->groups[i].count;
        g->groups[i].count = 0;
    }
    for (size_t i = 0; i < b->form_count; i++) {
        group *of = &g->groups[b->forms[i].group];
        g->readings[of->first + of->count++] = b->forms[i].reading;
    }
}

/* A power of two of at least twice `count`; 0 when there is none. */
static size_t slot_count(size_t count)
{
    size_t slots = 16;
    if (count > SIZE_MAX / 8)
        return 0;
    while (slots < 2 * count)
        slots *= 2;
    return slots;
}

static ft_status make_room(const ft_gazetteer_builder *builder, build *b,
                           ft_arena *scratch, ft_error *err)
{
    ft_arena *arena = builder->arena;
    ft_gazetteer *g = FT_NEW(arena, ft_gazetteer, 1);
    size_t slots = slot_count(builder->word_count);
    size_t ids = slot_count(builder->row_count);
    if (!g || !slots || !ids || builder->form_count >= UINT32_MAX)
        return ft_error_memory(err);
    g->entries = FT_NEW(arena, ft_entry, builder->row_count);
    g->readings = FT_NEW(arena, ft_reading, builder->form_count);
    g->groups = FT_NEW(arena, group, builder->form_count);
    g->slots = FT_NEW(arena, slot, slots);
    b->forms = FT_NEW(scratch, pending, builder->form_count);
    b->ids = FT_NEW(scratch, size_t, ids);
    b->id_mask = ids - 1;
    g->mask = slots - 1;
    b->arena = arena;
    b->out = g;
    return g->entries && g->readings && g->groups && g->slots && b->forms &&
                   b->ids
               ? FT_OK
               : ft_error_memory(err);
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
    for (const table *t = builder->first; t; t = t->next)
        if ((status = add_table(&b, t, err)))
            goto done;
    order_readings(&b);
    *out = b.out;
done:
    ft_arena_free(scratch);
    return status;
}

/* ---- asking it --------------------------------------------------------- */

size_t ft_gazetteer_count(const ft_gazetteer *gazetteer)
{
    return gazetteer->entry_count;
}

const ft_entry *ft_gazetteer_entry(const ft_gazetteer *gazetteer, size_t index)
{
    return &gazetteer->entries[index];
}

/* The stop of a dotted form ("U.S.") belongs to it, but not one that may end
 * the sentence. */
static size_t with_stop(const ft_text *text, size_t first, size_t end)
{
    const ft_token *tokens = text->tokens;
    bool dotted = end - first > 1 && end + 1 < text->token_count &&
                  tokens[end - 2].kind == FT_TOKEN_MARK &&
                  text->normal.data[tokens[end - 2].span.start] == '.' &&
                  !tokens[end + 1].opens;
    if (dotted && tokens[end].kind == FT_TOKEN_MARK && !tokens[end].spaced &&
        text->normal.data[tokens[end].span.start] == '.')
        return end + 1;
    return end;
}

/* "Italian's" is not "Italians"; "St Pat's" is nothing else. */
static bool is_possessive(const ft_text *text, size_t first, size_t token)
{
    const ft_token *t = &text->tokens[token];
    return token > first + 1 && !t->spaced && !t->capital &&
           t->span.end - t->span.start == 1 &&
           text->normal.data[t->span.start - 1] == '\'';
}

static bool begins_form(const ft_text *text, size_t first)
{
    const ft_token *t = &text->tokens[first];
    return t->kind != FT_TOKEN_MARK || text->normal.data[t->span.start] == '#';
}

static bool fits(const group *g, const ft_key *key)
{
    return has_key(g, key) && !(g->capitals & ~key->capitals) &&
           !(g->upper && key->lower);
}

size_t ft_gazetteer_match(const ft_gazetteer *gazetteer, const ft_text *text,
                          size_t first, const ft_reading **readings,
                          size_t *count)
{
    const group *best = NULL;
    size_t end = first;
    ft_key key;
    ft_key_init(&key);
    for (size_t i = first; i < text->token_count && begins_form(text, first);
         i++) {
        const ft_token *token = &text->tokens[i];
        if ((i > first && token->opens) || !ft_key_token(&key, text, i))
            break;
        if (token->kind == FT_TOKEN_MARK)
            continue;
        const slot *s = find_slot(gazetteer, &key);
        bool joined = i + 1 < text->token_count &&
                      !text->tokens[i + 1].spaced && !text->tokens[i + 1].opens;
        if (!s->tag && !joined)
            break;
        if (s->group &&
            (!is_possessive(text, first, i) ||
             (key.words > 1 && (!best || end + 1 < i))) &&
            fits(&gazetteer->groups[s->group - 1], &key)) {
            best = &gazetteer->groups[s->group - 1];
            end = i + 1;
        }
    }
    if (!best)
        return 0;
    *readings = gazetteer->readings + best->first;
    *count = best->count;
    return with_stop(text, first, end) - first;
}
