/* cursor: the tokens around a place in a sentence, as the readers of days ask
 * for them: any index may be asked for, none outside is there. */
#ifndef FT_TEXT_CURSOR_H
#define FT_TEXT_CURSOR_H

#include "text/calendar.h"

typedef struct ft_cursor {
    const ft_calendar *calendar;
    const ft_text *text;
    size_t begin; /* first token of the sentence, at most a few back */
    size_t end;   /* no token of another sentence */
} ft_cursor;

/* The tokens around `first` that belong to its sentence. */
ft_cursor ft_cursor_open(const ft_calendar *calendar, const ft_text *text,
                         size_t first);

const ft_token *ft_cursor_token(const ft_cursor *c, size_t at); /* or NULL */
/* The bytes of a token that is there. */
ft_slice ft_cursor_bytes(const ft_cursor *c, size_t at);

bool ft_cursor_is_mark(const ft_cursor *c, size_t at, char mark);
/* No white space stands before it. */
bool ft_cursor_is_glued(const ft_cursor *c, size_t at);
/* A mark with nothing between it and its neighbours. */
bool ft_cursor_is_inner(const ft_cursor *c, size_t at, char mark);
bool ft_cursor_is_number(const ft_cursor *c, size_t at);
/* The number of `least` to `most` digits at `at`, or -1. */
int ft_cursor_number(const ft_cursor *c, size_t at, size_t least, size_t most);

#endif
