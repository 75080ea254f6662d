/*
 * csv: rows of cells, RFC 4180 with "\n" as line end. A cell that comes from an
 * article never is a formula to a spreadsheet (as OWASP advises on CSV
 * injection), never ends its row and never opens another cell, be the separator
 * a comma or, as some countries set it, a semicolon.
 */
#ifndef FT_OUTPUT_CSV_H
#define FT_OUTPUT_CSV_H

#include "base/buffer.h"

/* A row being written. The same calls that write the cells of a row write, with
 * `header`, the names of their columns. */
typedef struct ft_csv {
    ft_buffer *out;
    bool header;
    bool begun; /* a comma is due */
} ft_csv;

/* Text from outside: tidied, quoted where it must be, and with an apostrophe
 * where a spreadsheet would take it for a formula. */
void ft_csv_slice(ft_csv *csv, const char *column, ft_slice text);
void ft_csv_text(ft_csv *csv, const char *column, const char *text);
void ft_csv_integer(ft_csv *csv, const char *column, long long value);
void ft_csv_empty(ft_csv *csv, const char *column);
/* 97 as 0.97 */
void ft_csv_hundredths(ft_csv *csv, const char *column, int hundredths);
/* Takes the buffer's bytes and frees it. */
void ft_csv_buffer(ft_csv *csv, const char *column, ft_buffer *text);
void ft_csv_end(ft_csv *csv); /* of the row */

#endif
