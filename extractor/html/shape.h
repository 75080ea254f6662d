/* shape: what a line of an article looks like — a date line, a byline, a
 * picture's caption, a minute, page furniture — whatever it came from. Nothing
 * here reads what an article tells. */
#ifndef FT_HTML_SHAPE_H
#define FT_HTML_SHAPE_H

#include "base/slice.h"

/* Ends with a mark that closes a sentence, maybe with quotes behind it. */
bool ft_shape_ends_sentence(ft_slice line);
/* Nothing but a day, at most with a weekday, a clock time or a label. */
bool ft_shape_is_date(ft_slice line);
/* "By NAME", "Posted: ...": who wrote it, and when it appeared. */
bool ft_shape_is_byline(ft_slice line);
/* Ends or begins with a picture's credit. */
bool ft_shape_is_caption(ft_slice line);
/* A post with its links and its signature. */
bool ft_shape_is_post(ft_slice line);
/* Belongs to the page, not to the article: "Skip to main content". */
bool ft_shape_is_furniture(ft_slice line);
/* Invites elsewhere: "Read more: ...", "Sign up for ...". */
bool ft_shape_is_promotion(ft_slice line);
/* Bytes of the list mark ("- ", "• ") at the start of the line; 0 for none. */
size_t ft_shape_bullet(ft_slice line);
/* Bytes of the minute ("45+2'", "90′") at the start of the line; 0 for none. */
size_t ft_shape_minute(ft_slice line);
/* Bytes of the time of day ("20:45", "8.45pm") at the start of the line; 0 for
 * none. */
size_t ft_shape_clock(ft_slice line);
/* Holds a minute of a match: digits with a prime behind them. */
bool ft_shape_has_minute(ft_slice line);
/* Nothing but two names and a score ("Rovers 2-1 City", "Rovers 2, City 1"). */
bool ft_shape_is_score(ft_slice line);
/* Words: runs of anything but white space. */
size_t ft_shape_words(ft_slice line);
/* Runs of digits. */
size_t ft_shape_numbers(ft_slice line);

#endif
