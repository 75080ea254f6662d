/* calendar: reads a day from tokens. The names of days and months come from the
 * pack. */
#ifndef FT_TEXT_CALENDAR_H
#define FT_TEXT_CALENDAR_H

#include "base/arena.h"
#include "text/day.h"
#include "text/number.h"
#include "text/text.h"

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
    const ft_calendar_word *feasts; /* "boxing day" 1226: month * 100 + day */
    size_t feast_count;
    bool month_first; /* 10/07/21 is 7 October */
} ft_calendar;

/* Reads the longest day that begins at token `first` ("Thursday night", "Oct.
 * 7, 2021", "7 October", "the 11th of August 2018", "Tuesday, November 21",
 * "2021-10-07", "09/04/12", "26.01.2020", "yesterday", "last Saturday",
 * "Boxing Day").
 * Returns the tokens it takes, 0 for none. A bare number is no day; nor is a
 * bare "May" or "March". */
size_t ft_day_read(const ft_calendar *calendar, const ft_text *text,
                   size_t first, ft_day *out);

#endif
