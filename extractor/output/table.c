/* Comes in: games. Goes out: lines; a cell too long for its column is cut. */
#include "output/table.h"

#include <stdlib.h>

#include "output/tidy.h"
#include "output/width.h"

enum {
    BLOCK = 1000, /* rows that are lined up together */
    GAP = 2       /* columns between two cells */
};

typedef enum column {
    COLUMN_DAY,
    COLUMN_HOME,
    COLUMN_RESULT,
    COLUMN_AWAY,
    COLUMN_COMPETITION,
    COLUMN_PLACE,
    COLUMN_CROWD,
    COLUMN_SOURCE,
    COLUMN_COUNT
} column;

static const struct {
    ft_slice name;
    size_t most; /* columns of the terminal */
    bool right;
} columns[] = {
    [COLUMN_DAY] = {FT_SLICE("day"), 10, false},
    [COLUMN_HOME] = {FT_SLICE("home"), 28, true},
    [COLUMN_RESULT] = {FT_SLICE("result"), 24, false},
    [COLUMN_AWAY] = {FT_SLICE("away"), 28, false},
    [COLUMN_COMPETITION] = {FT_SLICE("competition"), 32, false},
    [COLUMN_PLACE] = {FT_SLICE("place"), 36, false},
    [COLUMN_CROWD] = {FT_SLICE("crowd"), 7, true},
    [COLUMN_SOURCE] = {FT_SLICE("source"), 80, false},
};
_Static_assert(FT_COUNT(columns) == COLUMN_COUNT, "describe every column");

typedef struct row {
    size_t ends[COLUMN_COUNT]; /* of the cells, in `text` */
} row;

typedef struct table {
    ft_buffer text; /* all cells of the block, one behind the other */
    row rows[BLOCK];
    size_t count;
    bool begun; /* the names of the columns are out */
} table;

static void put_place(ft_buffer *out, const ft_match *match)
{
    ft_tidy(out, ft_slice_of(match->venue));
    if (match->venue && match->city)
        ft_buffer_text(out, ", ");
    ft_tidy(out, ft_slice_of(match->city));
}

static void put_cell(ft_buffer *out, column which, const ft_game *game)
{
    const ft_match *match = game->match;

    switch (which) {
    case COLUMN_DAY:
        ft_tidy(out, ft_slice_of(match->date ? match->date : "-"));
        break;
    case COLUMN_HOME:
        ft_tidy(out, ft_slice_of(game->sides[0]->name));
        break;
    case COLUMN_RESULT:
        ft_game_result(out, game);
        break;
    case COLUMN_AWAY:
        ft_tidy(out, ft_slice_of(game->sides[1]->name));
        break;
    case COLUMN_COMPETITION:
        ft_tidy(out, ft_slice_of(match->competition));
        break;
    case COLUMN_PLACE:
        put_place(out, match);
        break;
    case COLUMN_CROWD:
        if (match->attendance != FT_ATTENDANCE_UNTOLD)
            ft_buffer_integer(out, match->attendance);
        break;
    case COLUMN_SOURCE:
        ft_tidy(out, game->origin->uri.len > 0 ? game->origin->uri
                                               : game->origin->url);
        break;
    case COLUMN_COUNT:
        break;
    }
}

static ft_slice cell_of(const table *t, size_t index, size_t which)
{
    const size_t *ends = t->rows[index].ends;
    size_t start = which > 0   ? ends[which - 1]
                   : index > 0 ? t->rows[index - 1].ends[COLUMN_COUNT - 1]
                               : 0;

    return (ft_slice){t->text.data + start, ends[which] - start};
}

static void measure(const table *t, size_t widths[COLUMN_COUNT])
{
    for (size_t which = 0; which < COLUMN_COUNT; which++) {
        widths[which] = columns[which].name.len;
        for (size_t i = 0; i < t->count; i++) {
            size_t width = ft_width(cell_of(t, i, which));

            if (width > widths[which])
                widths[which] = width;
        }
        if (widths[which] > columns[which].most)
            widths[which] = columns[which].most;
    }
}

static void put_spaces(ft_buffer *out, size_t count)
{
    while (count-- > 0)
        ft_buffer_byte(out, ' ');
}

/* Cut to its column, with an ellipsis that says so. */
static void put_fitted(ft_buffer *out, ft_slice text, size_t width, bool right,
                       bool last)
{
    bool cut = ft_width(text) > width;
    ft_slice shown = cut ? ft_width_cut(text, width - 1) : text;
    size_t room = width - ft_width(shown) - (cut ? 1 : 0);

    put_spaces(out, right ? room : 0);
    ft_buffer_add(out, shown);
    if (cut)
        ft_buffer_text(out, "\xE2\x80\xA6");
    put_spaces(out, right || last ? 0 : room);
}

/* Without spaces at its end. */
static void put_line(ft_buffer *out, const ft_slice cells[COLUMN_COUNT],
                     const size_t widths[COLUMN_COUNT])
{
    size_t last = COLUMN_COUNT - 1;

    while (last > 0 && cells[last].len == 0)
        last--;
    for (size_t which = 0; which <= last; which++) {
        put_spaces(out, which > 0 ? GAP : 0);
        put_fitted(out, cells[which], widths[which], columns[which].right,
                   which == last);
    }
    ft_buffer_byte(out, '\n');
}

/* Writes the block's rows, and before the first the names of the columns. */
static void flush(table *t, ft_buffer *out)
{
    size_t widths[COLUMN_COUNT];
    ft_slice cells[COLUMN_COUNT];

    measure(t, widths);
    for (size_t which = 0; which < COLUMN_COUNT; which++)
        cells[which] = columns[which].name;
    if (!t->begun)
        put_line(out, cells, widths);
    t->begun = true;
    for (size_t i = 0; i < t->count; i++) {
        for (size_t which = 0; which < COLUMN_COUNT; which++)
            cells[which] = cell_of(t, i, which);
        put_line(out, cells, widths);
    }
    out->failed = out->failed || t->text.failed;
    ft_buffer_clear(&t->text);
    t->count = 0;
}

static ft_status add(ft_writer *writer, ft_arena *arena, const ft_game *game,
                     ft_buffer *outs)
{
    table *t = writer->context;
    row *added = &t->rows[t->count++];

    (void)arena;
    for (size_t which = 0; which < COLUMN_COUNT; which++) {
        put_cell(&t->text, (column)which, game);
        added->ends[which] = t->text.len;
    }
    if (t->text.failed)
        return FT_ERR_MEMORY;
    if (t->count == BLOCK)
        flush(t, outs);
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

static ft_status end(ft_writer *writer, ft_buffer *outs)
{
    table *t = writer->context;

    if (t->count > 0)
        flush(t, outs);
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

static void free_table(ft_writer *writer)
{
    table *t = writer->context;

    ft_buffer_free(&t->text);
    free(t);
}

ft_status ft_table_init(ft_writer *writer)
{
    table *t = calloc(1, sizeof *t);

    if (!t)
        return FT_ERR_MEMORY;
    *writer = (ft_writer){.context = t,
                          .count = 1,
                          .files = {"matches.txt"},
                          .at_end = true,
                          .add = add,
                          .end = end,
                          .free = free_table};
    return FT_OK;
}
