/* datetext: a date as written: "26.01.2020", "Oct. 7, 2021", "7 October". */
#ifndef FT_TEXT_DATETEXT_H
#define FT_TEXT_DATETEXT_H

#include "text/cursor.h"

/* Any full or partial date at token `first`; nothing of a range. Returns the
 * tokens it takes, 0 for none; what is not written is 0. */
size_t ft_datetext_read(const ft_cursor *c, size_t first, ft_date *date);

#endif
