/*
 * rows: lines of results. In: words. Out: where the names of sides end that
 * stand before and between the numbers of such a line, whatever their words:
 * "Shoulder of Mutton 1 Dog and Duck 3", "Three Holes 5-5 Elm".
 */
#ifndef FT_MENTIONS_ROWS_H
#define FT_MENTIONS_ROWS_H

#include "mentions/words.h"

enum {
    FT_ROW_NOUGHT = 1 << 29, /* in `rows`: the letter O, a number */
    FT_ROW_SIDE = 1 << 30 /* in `rows`: a side without doubt, the score stands
                             between two names, and the list names known ones */
};

/* Where the name ends that begins at `token` in a line of results; 0: none. */
size_t ft_row_end(const ft_words *words, size_t token);

/* Fills `rows` of the words. A line of results is not loud unless all of it is
 * in capitals. */
ft_status ft_rows_find(ft_arena *arena, ft_words *words, ft_error *err);

#endif
