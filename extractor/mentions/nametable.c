/* The header line says what the cells of every row are. */
#include "mentions/nametable.h"

#include <limits.h>

#include "base/error.h"

static const struct {
    ft_slice name; /* as the header line of a table spells it */
    ft_column_kind kind;
    ft_form form;
} column_names[] = {
    {FT_SLICE("id"), FT_COLUMN_ID, FT_FORM_NAME},
    {FT_SLICE("name"), FT_COLUMN_NAME, FT_FORM_NAME},
    {FT_SLICE("name_is_ambiguous"), FT_COLUMN_DOUBT, FT_FORM_NAME},
    {FT_SLICE("country"), FT_COLUMN_COUNTRY, FT_FORM_NAME},
    {FT_SLICE("city"), FT_COLUMN_CITY, FT_FORM_NAME},
    {FT_SLICE("ground"), FT_COLUMN_GROUND, FT_FORM_NAME},
    {FT_SLICE("capacity"), FT_COLUMN_CAPACITY, FT_FORM_NAME},
    {FT_SLICE("national"), FT_COLUMN_NATIONAL, FT_FORM_NAME},
    {FT_SLICE("role"), FT_COLUMN_ROLE, FT_FORM_NAME},
    {FT_SLICE("names"), FT_COLUMN_FORMS, FT_FORM_NAME},
    {FT_SLICE("nicknames"), FT_COLUMN_FORMS, FT_FORM_NICKNAME},
    {FT_SLICE("demonyms"), FT_COLUMN_FORMS, FT_FORM_DEMONYM},
    {FT_SLICE("codes"), FT_COLUMN_FORMS, FT_FORM_CODE},
    {FT_SLICE("hashtags"), FT_COLUMN_FORMS, FT_FORM_HASHTAG},
    {FT_SLICE("flags"), FT_COLUMN_FORMS, FT_FORM_FLAG},
};

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

ft_status ft_nametable_fail(ft_error *err, const ft_nametable *t,
                            ft_slice place, const char *message)
{
    size_t offset = (size_t)(place.data - t->source->text.data);
    return ft_error_at(err, FT_ERR_SYNTAX, t->source, offset, "%s", message);
}

/* ---- the header line --------------------------------------------------- */

/* "nicknames.women": the part behind the stop is a variant. */
static ft_status find_column(const ft_nametable *t, ft_slice cell,
                             ft_column *out, ft_error *err)
{
    ft_slice names[FT_COUNT(column_names)];
    ft_slice rest = cell;
    ft_slice name;
    if (!cut(&rest, '.', &name))
        return ft_nametable_fail(err, t, cell, "expected a column's name");
    for (size_t i = 0; i < FT_COUNT(column_names); i++) {
        names[i] = column_names[i].name;
        if (!ft_slice_equal(name, names[i]))
            continue;
        *out = (ft_column){column_names[i].kind, column_names[i].form, rest};
        if (rest.data && out->kind != FT_COLUMN_FORMS)
            return ft_nametable_fail(err, t, cell,
                                     "only names may have a variant");
        return FT_OK;
    }
    ft_slice near = ft_error_nearest(name, names, FT_COUNT(names));
    return ft_error_at(err, FT_ERR_SYNTAX, t->source,
                       (size_t)(cell.data - t->source->text.data),
                       near.len ? "unknown column '%.*s', did you mean '%.*s'?"
                                : "unknown column '%.*s'%.*s",
                       (int)cell.len, cell.data, (int)near.len, near.data);
}

static bool has_column(const ft_nametable *t, const ft_column *c)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (t->columns[i].kind == c->kind && c->kind != FT_COLUMN_FORMS)
            return true;
    return false;
}

ft_status ft_nametable_open(ft_nametable *t, ft_error *err)
{
    static const ft_column id = {.kind = FT_COLUMN_ID};
    static const ft_column name = {.kind = FT_COLUMN_NAME};
    ft_slice line = line_at(t->source->text, 0);
    ft_slice rest = line;
    ft_slice cell;
    if (!line.len)
        return ft_error_at(err, FT_ERR_SYNTAX, t->source, 0,
                           "expected a header line with the columns' names");
    while (cut(&rest, '\t', &cell)) {
        ft_column *c = &t->columns[t->column_count];
        ft_status status;
        if (t->column_count == FT_COLUMN_LIMIT)
            return ft_nametable_fail(err, t, cell, "too many columns");
        if ((status = find_column(t, cell, c, err)))
            return status;
        if (has_column(t, c))
            return ft_nametable_fail(err, t, cell,
                                     "this column stands here twice");
        t->column_count++;
    }
    if (!has_column(t, &id) || !has_column(t, &name))
        return ft_nametable_fail(err, t, line,
                                 "a table needs the columns id and name");
    t->body = next_line(t->source->text, 0);
    return FT_OK;
}

/* ---- a row ------------------------------------------------------------- */

ft_status ft_row_read(ft_row *row, ft_error *err)
{
    const ft_nametable *t = row->from;
    ft_slice rest = line_at(t->source->text, row->at);
    ft_slice cell = rest;
    size_t count = 0;
    while (cut(&rest, '\t', &cell)) {
        if (count == t->column_count)
            return ft_nametable_fail(err, t, cell,
                                     "more cells than the header has");
        row->cells[count++] = cell;
    }
    if (count < t->column_count) {
        cell.data += cell.len;
        return ft_nametable_fail(err, t, cell,
                                 "fewer cells than the header has");
    }
    return FT_OK;
}

bool ft_row_find(ft_row *row)
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
static ft_status read_cell(const ft_nametable *t, ft_column_kind kind,
                           ft_slice cell, ft_entry *entry, bool *doubt,
                           ft_error *err)
{
    switch (kind) {
    case FT_COLUMN_ID:
        entry->id = cell;
        return cell.len ? FT_OK
                        : ft_nametable_fail(err, t, cell, "expected an id");
    case FT_COLUMN_NAME:
        entry->name = cell;
        return cell.len ? FT_OK
                        : ft_nametable_fail(err, t, cell, "expected a name");
    case FT_COLUMN_COUNTRY:
        entry->country = cell;
        return FT_OK;
    case FT_COLUMN_CITY:
        entry->city = cell;
        return FT_OK;
    case FT_COLUMN_GROUND:
        entry->ground = cell;
        return FT_OK;
    case FT_COLUMN_CAPACITY:
        return read_capacity(cell, &entry->capacity)
                   ? FT_OK
                   : ft_nametable_fail(err, t, cell,
                                       "expected a number of seats");
    case FT_COLUMN_NATIONAL:
        return read_yes(cell, &entry->national)
                   ? FT_OK
                   : ft_nametable_fail(err, t, cell,
                                       "expected 1, 0 or nothing");
    case FT_COLUMN_DOUBT:
        return read_yes(cell, doubt)
                   ? FT_OK
                   : ft_nametable_fail(err, t, cell,
                                       "expected 1, 0 or nothing");
    case FT_COLUMN_ROLE:
        return read_role(cell, &entry->role)
                   ? FT_OK
                   : ft_nametable_fail(err, t, cell, "expected home or away");
    case FT_COLUMN_FORMS:
        break;
    }
    return FT_OK;
}

ft_status ft_row_entry(const ft_row *row, ft_entry *entry, bool *doubt,
                       ft_error *err)
{
    const ft_nametable *t = row->from;
    ft_status status = FT_OK;
    *entry = (ft_entry){.kind = t->kind};
    *doubt = false;
    for (size_t i = 0; i < t->column_count && !status; i++)
        status =
            read_cell(t, t->columns[i].kind, row->cells[i], entry, doubt, err);
    return status;
}

void ft_row_skip(ft_row *row)
{
    row->at = next_line(row->from->source->text, row->at);
}

bool ft_row_form(ft_slice *rest, ft_slice *form, bool *doubt)
{
    if (!cut(rest, '|', form))
        return false;
    *doubt = form->len && form->data[0] == '?';
    if (*doubt)
        *form = (ft_slice){form->data + 1, form->len - 1};
    return true;
}
