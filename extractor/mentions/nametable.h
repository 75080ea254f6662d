/*
 * nametable: reading a table of names. In: its text, as rules/names/README.md
 * describes it. Out: row by row the entry and the cells that hold its forms.
 */
#ifndef FT_MENTIONS_NAMETABLE_H
#define FT_MENTIONS_NAMETABLE_H

#include "mentions/gazetteer.h"

typedef enum ft_column_kind {
    FT_COLUMN_ID,
    FT_COLUMN_NAME,
    FT_COLUMN_DOUBT,
    FT_COLUMN_COUNTRY,
    FT_COLUMN_CITY,
    FT_COLUMN_GROUND,
    FT_COLUMN_CAPACITY,
    FT_COLUMN_NATIONAL,
    FT_COLUMN_ROLE,
    FT_COLUMN_FORMS
} ft_column_kind;

typedef struct ft_column {
    ft_column_kind kind;
    ft_form form;     /* of FT_COLUMN_FORMS */
    ft_slice variant; /* of FT_COLUMN_FORMS; may be empty */
} ft_column;

enum { FT_COLUMN_LIMIT = 32 };

typedef struct ft_nametable {
    ft_kind kind;
    const ft_source *source;
    ft_column columns[FT_COLUMN_LIMIT];
    size_t column_count;
    size_t body; /* offset of the first row */
    struct ft_nametable *next;
} ft_nametable;

/* Where a table is being read; begins with `at` = `body`. */
typedef struct ft_row {
    const ft_nametable *from;
    ft_slice cells[FT_COLUMN_LIMIT];
    size_t at; /* offset of the line */
} ft_row;

/* Reads the header line of `t->source` into the columns. */
ft_status ft_nametable_open(ft_nametable *t, ft_error *err);
/* An error at `place`, which is a part of the table's text. */
ft_status ft_nametable_fail(ft_error *err, const ft_nametable *t,
                            ft_slice place, const char *message);

/* Goes on to the next line that is not blank, this one included; false at the
 * end. */
bool ft_row_find(ft_row *row);
/* Goes behind this line. */
void ft_row_skip(ft_row *row);
/* Fills the cells. */
ft_status ft_row_read(ft_row *row, ft_error *err);
/* The entry that the cells tell of; `doubt`: its name is ambiguous. */
ft_status ft_row_entry(const ft_row *row, ft_entry *entry, bool *doubt,
                       ft_error *err);
/* Cuts the next form off a cell of forms; `doubt`: a "?" marks it. False when
 * none is left. */
bool ft_row_form(ft_slice *rest, ft_slice *form, bool *doubt);

#endif
