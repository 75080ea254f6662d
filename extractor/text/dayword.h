/* dayword: the words by which the pack names days, found in a sentence. */
#ifndef FT_TEXT_DAYWORD_H
#define FT_TEXT_DAYWORD_H

#include "text/cursor.h"

/* One of the lists of an ft_calendar. */
typedef struct ft_daywords {
    const ft_calendar_word *list;
    size_t count;
} ft_daywords;

/* The longest entry that begins at token `at`: returns its tokens, 0 when
 * none. */
size_t ft_dayword_find(const ft_cursor *c, ft_daywords list, size_t at,
                       const ft_calendar_word **out);
/* "sat" beside "saturday": may be another word when written small or alone. */
bool ft_dayword_is_short(ft_daywords list, const ft_calendar_word *entry);
/* Skips the words for a part of the day, with hyphens between: returns the
 * token behind them. */
size_t ft_dayword_skip_parts(const ft_cursor *c, size_t at);
/* A day may begin with this word: most words are told apart here, by two
 * letters. */
bool ft_dayword_may_begin(const ft_calendar *calendar, ft_slice word);

#endif
