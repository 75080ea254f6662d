/* day: a day as an article writes it + the reference day -> the day meant. */
#ifndef FT_TEXT_DAY_H
#define FT_TEXT_DAY_H

#include "text/date.h"

/* A day as an article writes it; what is not written is 0 (weekday: -1). */
typedef struct ft_day {
    ft_date date;  /* year, month and day as far as written */
    int weekday;   /* 0 to 6, or -1 */
    bool relative; /* `days` counts from the reference day */
    int days;
    int direction; /* -1 said to be past, 1 said to be future, 0 unsaid */
} ft_day;

/* The day meant, seen from `reference`; a weekday without more means the last
 * such day up to the reference itself when `direction` is -1, the next from it
 * on when 1. A missing year is that of the nearest such day in the direction.
 * False when it needs a reference and there is none, or when no such day
 * exists (31 June; a weekday that contradicts a full date is kept: see
 * ft_day_contradicts). */
bool ft_day_resolve(ft_day day, ft_date reference, int direction, ft_date *out);
/* A weekday is written and is not that of the date. */
bool ft_day_contradicts(ft_day day, ft_date date);

#endif
