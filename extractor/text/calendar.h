/* calendar: a day as written + the reference day -> an ISO day. The names of
 * days and months come from the pack. */
#ifndef FT_TEXT_CALENDAR_H
#define FT_TEXT_CALENDAR_H

#include "base/arena.h"
#include "text/number.h"
#include "text/text.h"

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

typedef struct ft_calendar_word {
    ft_slice word; /* lower case, without a stop: "thursday", "thu", "oct" */
    int value;
} ft_calendar_word;

/* From the pack; each list sorted bytewise by word. */
typedef struct ft_calendar {
    const ft_calendar_word *weekdays; /* value 0 Monday to 6 Sunday */
    size_t weekday_count;
    const ft_calendar_word *months; /* value 1 to 12 */
    size_t month_count;
    const ft_calendar_word
        *relative; /* "yesterday" -1, "last night" -1, "today" 0 */
    size_t relative_count;
    const ft_calendar_word
        *parts; /* "night", "afternoon", "evening": swallowed */
    size_t part_count;
    const ft_calendar_word
        *past; /* "last", "this past": a weekday before the reference */
    size_t past_count;
    const ft_calendar_word
        *future; /* "next", "coming", "this": after the reference */
    size_t future_count;
    const ft_calendar_word
        *links; /* "of": between the day and the month; may be empty */
    size_t link_count;
    bool month_first; /* 10/07/21 is 7 October */
} ft_calendar;

/* A day as an article writes it; what is not written is 0 (weekday: -1). */
typedef struct ft_day {
    ft_date date;  /* year, month and day as far as written */
    int weekday;   /* 0 to 6, or -1 */
    bool relative; /* `days` counts from the reference day */
    int days;
    int direction; /* -1 said to be past, 1 said to be future, 0 unsaid */
} ft_day;

/* Reads the longest day that begins at token `first` ("Thursday night", "Oct.
 * 7, 2021", "7 October", "the 11th of August 2018", "Tuesday, November 21",
 * "2021-10-07", "09/04/12", "26.01.2020", "yesterday", "last Saturday").
 * Returns the tokens it takes, 0 for none. A bare number is no day; nor is a
 * bare "May" or "March". */
size_t ft_day_read(const ft_calendar *calendar, const ft_text *text,
                   size_t first, ft_day *out);

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
