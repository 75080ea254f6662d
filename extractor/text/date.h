/* date: a day of the Gregorian calendar: its number, its weekday, its ISO form.
 */
#ifndef FT_TEXT_DATE_H
#define FT_TEXT_DATE_H

#include "base/slice.h"

/* A day of the Gregorian calendar; year 0: none. */
typedef struct ft_date {
    int year, month, day;
} ft_date;

bool ft_date_valid(ft_date date);
/* Days since 1970-01-01, and back. */
long ft_date_number(ft_date date);
ft_date ft_date_from_number(long number);
int ft_date_weekday(ft_date date); /* 0 Monday to 6 Sunday */
/* Reads "2021-11-17" and what begins so ("2021-11-17T16:18:00Z"). */
bool ft_date_parse(ft_slice iso, ft_date *out);
void ft_date_format(ft_date date, char out[11]);

#endif
