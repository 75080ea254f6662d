/* Comes in: the bytes of a CSV file. Goes out: its cells. */
#include "check/sheet.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"

enum { SHOWN = 40 }; /* bytes of a cell that a message has room for */

typedef struct reader {
    ft_arena *arena;
    ft_sheet *sheet;
    ft_slice text;
    size_t at;
    ft_slice *cells;
    size_t *places;
    size_t count, cell_capacity, place_capacity;
    ft_error *err;
} reader;

static ft_status fail(const reader *r, size_t at, const char *what)
{
    return ft_error_at(r->err, FT_ERR_SYNTAX, &r->sheet->source, at, "%s",
                       what);
}

static bool at_line_end(const reader *r)
{
    return r->at >= r->text.len || r->text.data[r->at] == '\n' ||
           (r->text.data[r->at] == '\r' && r->at + 1 < r->text.len &&
            r->text.data[r->at + 1] == '\n');
}

static ft_status push(reader *r, size_t place, ft_slice cell)
{
    r->cells = ft_arena_grow(r->arena, r->cells, &r->cell_capacity,
                             r->count + 1, sizeof *r->cells);
    r->places = ft_arena_grow(r->arena, r->places, &r->place_capacity,
                              r->count + 1, sizeof *r->places);
    if (!r->cells || !r->places)
        return ft_error_memory(r->err);
    r->cells[r->count] = cell;
    r->places[r->count++] = place;
    return FT_OK;
}

/* The end of the quoted cell that was opened before `at`: its closing quote,
 * or SIZE_MAX; `doubled` counts the quotes within. */
static size_t closing_quote(ft_slice text, size_t at, size_t *doubled)
{
    *doubled = 0;
    for (; at < text.len; at++) {
        if (text.data[at] != '"')
            continue;
        if (at + 1 >= text.len || text.data[at + 1] != '"')
            return at;
        ++*doubled;
        at++;
    }
    return SIZE_MAX;
}

static ft_status unquote(reader *r, ft_slice quoted, size_t doubled,
                         ft_slice *out)
{
    char *copy;
    size_t len = 0;

    *out = quoted;
    if (doubled == 0)
        return FT_OK;
    if (!(copy = FT_NEW(r->arena, char, quoted.len - doubled)))
        return ft_error_memory(r->err);
    for (size_t i = 0; i < quoted.len; i++) {
        copy[len++] = quoted.data[i];
        i += quoted.data[i] == '"';
    }
    *out = (ft_slice){copy, len};
    return FT_OK;
}

static ft_status read_quoted(reader *r)
{
    size_t open = r->at, doubled;
    size_t close = closing_quote(r->text, open + 1, &doubled);
    ft_slice cell;
    ft_status status;

    if (close == SIZE_MAX)
        return fail(r, open, "this quote is never closed");
    r->at = close + 1;
    if (!at_line_end(r) && r->text.data[r->at] != ',')
        return fail(r, r->at, "expected a comma behind the closing quote");
    cell = ft_slice_cut(r->text, (ft_span){open + 1, close});
    if ((status = unquote(r, cell, doubled, &cell)))
        return status;
    return push(r, open, cell);
}

static ft_status read_plain(reader *r)
{
    size_t start = r->at;

    while (!at_line_end(r) && r->text.data[r->at] != ',') {
        if (r->text.data[r->at] == '"')
            return fail(r, r->at,
                        "a quote within a cell that does not begin with one");
        r->at++;
    }
    return push(r, start, ft_slice_cut(r->text, (ft_span){start, r->at}));
}

/* Reads to the end of the line, which may be a later one of the file. */
static ft_status read_cells(reader *r)
{
    ft_status status;

    for (;;) {
        bool quoted = r->at < r->text.len && r->text.data[r->at] == '"';

        if ((status = quoted ? read_quoted(r) : read_plain(r)))
            return status;
        if (at_line_end(r))
            return FT_OK;
        r->at++; /* the comma */
    }
}

static void skip_line_end(reader *r)
{
    if (r->at < r->text.len && r->text.data[r->at] == '\r')
        r->at++;
    if (r->at < r->text.len)
        r->at++;
}

/* Cells of a row that has not as many as the header: an error that says so. */
static ft_status check_width(const reader *r, size_t first)
{
    const size_t width = r->sheet->width, found = r->count - first;

    if (found == width)
        return FT_OK;
    return ft_error_at(r->err, FT_ERR_SYNTAX, &r->sheet->source,
                       found > width ? r->places[first + width] : r->at,
                       "expected %zu cells, as in the header, found %zu", width,
                       found);
}

/* "a;b;c": a header of one cell that looks like many. */
static ft_status check_header(const reader *r)
{
    const ft_slice header = r->cells[0];

    if (r->sheet->width > 1)
        return FT_OK;
    for (size_t i = 0; i < header.len; i++)
        if (header.data[i] == ';' || header.data[i] == '\t')
            return fail(r, r->places[0] + i, "expected cells parted by commas");
    return FT_OK;
}

static ft_status read_rows(reader *r)
{
    ft_status status;

    for (size_t first; r->at < r->text.len; skip_line_end(r)) {
        if (at_line_end(r))
            continue;
        first = r->count;
        if ((status = read_cells(r)))
            return status;
        if (first == 0)
            r->sheet->width = r->count;
        if ((status = first == 0 ? check_header(r) : check_width(r, first)))
            return status;
    }
    return r->count > 0 ? FT_OK
                        : fail(r, 0, "expected a header, found nothing");
}

ft_status ft_sheet_read(ft_arena *arena, ft_slice name, ft_slice text,
                        ft_sheet *out, ft_error *err)
{
    static const ft_slice mark = FT_SLICE("\xEF\xBB\xBF");
    reader r = {.arena = arena, .sheet = out, .text = text, .err = err};
    ft_status status;

    *out = (ft_sheet){.width = 0};
    if (ft_source_init(&out->source, arena, name, text))
        return ft_error_memory(err);
    r.at = ft_slice_starts(text, mark) ? mark.len : 0;
    if ((status = read_rows(&r)))
        return status;
    out->count = r.count / out->width - 1;
    out->cells = r.cells;
    out->places = r.places;
    return FT_OK;
}

/* Where the header has that cell. */
static size_t place_of(const ft_sheet *sheet, ft_slice cell)
{
    for (size_t i = 0; i < sheet->width; i++)
        if (sheet->cells[i].data == cell.data)
            return sheet->places[i];
    return 0;
}

ft_status ft_sheet_column(const ft_sheet *sheet, const char *name,
                          bool optional, size_t *out, ft_error *err)
{
    const ft_slice wanted = ft_slice_of(name);
    ft_slice near;

    for (*out = 0; *out < sheet->width; ++*out)
        if (ft_slice_equal(ft_slice_trim(sheet->cells[*out]), wanted))
            return FT_OK;
    *out = SIZE_MAX;
    if (optional)
        return FT_OK;
    near = ft_error_nearest(wanted, sheet->cells, sheet->width);
    if (near.len == 0)
        return ft_error_at(err, FT_ERR_SYNTAX, &sheet->source, 0,
                           "there is no column '%s'", name);
    return ft_error_at(
        err, FT_ERR_SYNTAX, &sheet->source, place_of(sheet, near),
        "there is no column '%s'; did you mean it by '%.*s'?", name,
        near.len < SHOWN ? (int)near.len : SHOWN, near.data);
}

ft_slice ft_sheet_cell(const ft_sheet *sheet, size_t row, size_t column)
{
    if (column == SIZE_MAX)
        return (ft_slice){NULL, 0};
    return sheet->cells[(row + 1) * sheet->width + column];
}

unsigned ft_sheet_line(const ft_sheet *sheet, size_t row)
{
    size_t place = sheet->places[(row + 1) * sheet->width];

    return ft_source_place(&sheet->source, place).line;
}

ft_status ft_sheet_fail(const ft_sheet *sheet, size_t row, size_t column,
                        const char *what, ft_error *err)
{
    const ft_slice cell = ft_sheet_cell(sheet, row, column);

    return ft_error_at(err, FT_ERR_SYNTAX, &sheet->source,
                       sheet->places[(row + 1) * sheet->width + column],
                       "expected %s, found '%.*s'", what,
                       cell.len < SHOWN ? (int)cell.len : SHOWN,
                       cell.len ? cell.data : "");
}
