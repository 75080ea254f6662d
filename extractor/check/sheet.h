/*
 * sheet: a CSV file (RFC 4180) read whole: a header, then rows of as many
 * cells. Quoted cells may hold commas, quotes and line ends; lines end with
 * "\n" or
 * "\r\n"; a byte order mark and empty lines are passed over. Every error has
 * file:line:column.
 */
#ifndef FT_CHECK_SHEET_H
#define FT_CHECK_SHEET_H

#include "base/source.h"

typedef struct ft_sheet {
    ft_source source;
    size_t width; /* columns */
    size_t count; /* rows, without the header */
    /* `width` cells a row, the header first; quotes are taken off. */
    const ft_slice *cells;
    const size_t *places; /* offset in the source, of each cell */
} ft_sheet;

/* Borrows name and text. FT_ERR_SYNTAX or FT_ERR_MEMORY. */
ft_status ft_sheet_read(ft_arena *arena, ft_slice name, ft_slice text,
                        ft_sheet *out, ft_error *err);

/* The column with that name. FT_ERR_SYNTAX says which is missing, and which
 * one may be meant; `optional` ones give SIZE_MAX instead. */
ft_status ft_sheet_column(const ft_sheet *sheet, const char *name,
                          bool optional, size_t *out, ft_error *err);
/* Empty when the column is SIZE_MAX. */
ft_slice ft_sheet_cell(const ft_sheet *sheet, size_t row, size_t column);
unsigned ft_sheet_line(const ft_sheet *sheet, size_t row);
/* FT_ERR_SYNTAX at a cell: `what` it should have been. */
ft_status ft_sheet_fail(const ft_sheet *sheet, size_t row, size_t column,
                        const char *what, ft_error *err);

#endif
