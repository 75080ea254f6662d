/* In: a token. Out: the date that begins there. What may as well be a score, a
 * range, a season or a minute is none. */
#include "text/datetext.h"

#include "text/dayword.h"

enum {
    FIRST_YEAR = 1850, /* a year standing alone: older ones are crowds */
    LAST_YEAR = 2100,
    CENTURY_SPLIT = 50 /* '49 is 2049, '50 is 1950 */
};

static bool is_day_number(const ft_cursor *c, size_t at)
{
    int value = ft_cursor_number(c, at, 1, 2);

    return value >= 1 && value <= 31;
}

/* Nothing glued to the number before token `at` makes it part of more: a
 * score, a time, a minute, a season, a sum. */
static bool is_clean_end(const ft_cursor *c, size_t at)
{
    static const char inner[] = "-/.,:";

    if (!ft_cursor_is_glued(c, at))
        return true;
    if (ft_cursor_token(c, at)->kind != FT_TOKEN_MARK ||
        ft_cursor_is_mark(c, at, '\'') || ft_cursor_is_mark(c, at, '%') ||
        ft_cursor_is_mark(c, at, '+'))
        return false;
    for (size_t i = 0; inner[i]; i++)
        if (ft_cursor_is_inner(c, at, inner[i]) &&
            ft_cursor_is_number(c, at + 1))
            return false;
    return true;
}

/* A year in four digits, or in two behind an apostrophe: returns the tokens,
 * 0 when there is none. */
static size_t read_year(const ft_cursor *c, size_t at, int *year)
{
    if (ft_cursor_is_mark(c, at, '\'') && ft_cursor_is_glued(c, at + 1) &&
        is_clean_end(c, at + 2)) {
        int two = ft_cursor_number(c, at + 1, 2, 2);
        if (two >= 0)
            *year = two + (two < CENTURY_SPLIT ? 2000 : 1900);
        return two >= 0 ? 2 : 0;
    }
    int four = ft_cursor_number(c, at, 4, 4);
    if (four < FIRST_YEAR || four > LAST_YEAR || !is_clean_end(c, at + 1))
        return 0;
    *year = four;
    return 1;
}

/* A year, with a comma before it or none. */
static size_t read_late_year(const ft_cursor *c, size_t at, int *year)
{
    size_t comma = ft_cursor_is_mark(c, at, ',') ? 1 : 0;
    size_t count;

    if (ft_cursor_is_glued(c, at + comma))
        return 0;
    count = read_year(c, at + comma, year);
    return count ? comma + count : 0;
}

/* A day of the month, perhaps with the letters of an ordinal glued to it. */
static size_t read_day(const ft_cursor *c, size_t at, int *day)
{
    if (!is_day_number(c, at))
        return 0;
    *day = ft_cursor_number(c, at, 1, 2);
    const ft_token *next = ft_cursor_token(c, at + 1);
    bool ordinal = next && !next->spaced && next->kind == FT_TOKEN_WORD &&
                   next->span.end - next->span.start == 2;
    return ordinal ? 2 : 1;
}

/* A month by name with its stop; `sure` when its capital or its length leaves
 * no doubt that it is one. */
static size_t read_month(const ft_cursor *c, size_t at, int *month,
                         bool *capital)
{
    const ft_daywords months = {c->calendar->months, c->calendar->month_count};
    const ft_calendar_word *entry;
    size_t count = ft_dayword_find(c, months, at, &entry);

    if (!count)
        return 0;
    *month = entry->value;
    *capital = ft_cursor_token(c, at)->capital;
    if (ft_cursor_is_mark(c, at + count, '.') &&
        ft_cursor_is_glued(c, at + count))
        count++;
    return count;
}

static bool is_month(const ft_cursor *c, size_t at)
{
    int month;
    bool capital;

    return read_month(c, at, &month, &capital) && capital;
}

/* The day of the month may exist in some year. */
static bool is_plausible(int month, int day)
{
    return ft_date_valid((ft_date){2000, month, day});
}

/* ---- ranges ---- */

/* The token before `at` that is no stop; `at` itself when there is none. */
static size_t before_stop(const ft_cursor *c, size_t at)
{
    size_t step =
        at > c->begin + 1 && ft_cursor_is_mark(c, at - 1, '.') ? 2 : 1;

    return at >= c->begin + step ? at - step : at;
}

/* "9-10 November", "9/10 November", "Oct. 30 - Nov. 2", "9 October - 2
 * November": another day stands before the date. */
static bool ends_range(const ft_cursor *c, size_t first)
{
    if (first < c->begin + 2 || (!ft_cursor_is_mark(c, first - 1, '-') &&
                                 !ft_cursor_is_mark(c, first - 1, '/')))
        return false;
    size_t last = before_stop(c, first - 1);
    if (is_month(c, last))
        return true;
    if (ft_cursor_is_number(c, first))
        return ft_cursor_is_glued(c, first) || is_day_number(c, last);
    return is_day_number(c, last) && is_month(c, before_stop(c, last));
}

/* "October 9-10", "9 November - 2 December": another day stands behind. */
static bool begins_range(const ft_cursor *c, size_t behind)
{
    size_t next = behind + 1;
    int day;

    if (!ft_cursor_is_mark(c, behind, '-') &&
        !ft_cursor_is_mark(c, behind, '/'))
        return false;
    if (is_month(c, next))
        return true;
    size_t count = read_day(c, next, &day);
    if (!count)
        return false;
    return is_month(c, next + count) || is_clean_end(c, next + count);
}

/* ---- dates ---- */

/* "2021-10-07": returns the tokens, 0 when there is none. */
static size_t read_iso(const ft_cursor *c, size_t at, ft_date *date)
{
    int year = ft_cursor_number(c, at, 4, 4);

    if (year < FIRST_YEAR || year > LAST_YEAR)
        return 0;
    if (!(ft_cursor_is_inner(c, at + 1, '-') &&
          ft_cursor_is_inner(c, at + 3, '-')) &&
        !(ft_cursor_is_inner(c, at + 1, '/') &&
          ft_cursor_is_inner(c, at + 3, '/')))
        return 0;
    *date = (ft_date){year, ft_cursor_number(c, at + 2, 2, 2),
                      ft_cursor_number(c, at + 4, 2, 2)};
    if (!ft_date_valid(*date))
        return 0;
    const ft_token *next = ft_cursor_token(c, at + 5); /* "T16:18" may follow */
    bool clean =
        is_clean_end(c, at + 5) || (next && next->kind == FT_TOKEN_WORD);
    return clean ? 5 : 0;
}

/* Two digits or four; -1 when it is no year. With dots and dashes only what
 * cannot be a record of wins, a formation or a time: full digits. */
static int short_year(const ft_cursor *c, size_t at, char mark)
{
    int four = ft_cursor_number(c, at, 4, 4);
    int two = mark == '-' ? -1 : ft_cursor_number(c, at, 2, 2);

    if (four >= 0)
        return four >= FIRST_YEAR && four <= LAST_YEAR ? four : -1;
    if (two < 0 || (mark == '.' && (ft_cursor_number(c, at - 2, 2, 2) < 0 ||
                                    ft_cursor_number(c, at - 4, 2, 2) < 0)))
        return -1;
    return two + (two < CENTURY_SPLIT ? 2000 : 1900);
}

/* "09/04/12", "26.01.2020", "7-10-2021": day first, unless the pack or the
 * figures say otherwise; dots are always day first. */
static size_t read_numeric(const ft_cursor *c, size_t at, ft_date *date)
{
    static const char marks[] = "/.-";
    char mark = 0;

    for (size_t i = 0; marks[i]; i++)
        if (ft_cursor_is_inner(c, at + 1, marks[i]) &&
            ft_cursor_is_inner(c, at + 3, marks[i]))
            mark = marks[i];
    if (!mark || !is_clean_end(c, at + 5))
        return 0;
    int first = ft_cursor_number(c, at, 1, 2),
        second = ft_cursor_number(c, at + 2, 1, 2);
    int year = short_year(c, at + 4, mark);
    ft_date day_first = {year, second, first};
    ft_date month_first = {year, first, second};
    bool swap = c->calendar->month_first && mark != '.';
    *date = swap ? month_first : day_first;
    if (!ft_date_valid(*date) && mark != '.')
        *date = swap ? day_first : month_first;
    return ft_date_valid(*date) ? 5 : 0;
}

/* "7 October", "the 11th of August 2018", "8 Oct '21". */
static size_t read_day_month(const ft_cursor *c, size_t first, ft_date *date)
{
    const ft_daywords links = {c->calendar->links, c->calendar->link_count};
    const ft_calendar_word *entry;
    size_t at = first;
    bool capital;

    if (!is_day_number(c, at))
        return 0;
    at += read_day(c, at, &date->day);
    at += ft_dayword_find(c, links, at, &entry);
    if (ft_cursor_is_glued(c, at))
        return 0;
    size_t month = read_month(c, at, &date->month, &capital);
    if (!month || !is_plausible(date->month, date->day))
        return 0;
    at += month;
    size_t year = read_late_year(c, at, &date->year);
    if (!year && ft_cursor_is_mark(c, at - 1, '.') && !ft_cursor_token(c, at))
        at--; /* the stop is the sentence's own */
    return capital || year ? at + year - first : 0;
}

/* "October 7", "Oct. 7, 2021", "August 11th '96". */
static size_t read_month_day(const ft_cursor *c, size_t first, ft_date *date)
{
    size_t at = first;
    bool capital;
    size_t month = read_month(c, at, &date->month, &capital);

    if (!month || ft_cursor_is_glued(c, at + month))
        return 0;
    at += month;
    size_t day = read_day(c, at, &date->day);
    if (!day || !is_plausible(date->month, date->day) ||
        !is_clean_end(c, at + day))
        return 0;
    at += day;
    size_t year = read_late_year(c, at, &date->year);
    return capital || year ? at + year - first : 0;
}

/* Nothing before token `first` makes it the tail of a longer number. */
static bool is_clean_start(const ft_cursor *c, size_t first)
{
    if (!ft_cursor_is_glued(c, first) || first == c->begin)
        return true;
    return ft_cursor_is_mark(c, first - 1, '(') ||
           ft_cursor_is_mark(c, first - 1, '[') ||
           ft_cursor_is_mark(c, first - 1, '"') ||
           ft_cursor_is_mark(c, first - 1, '\'') ||
           ft_cursor_is_mark(c, first - 1, ',') ||
           ft_cursor_is_mark(c, first - 1, '|');
}

size_t ft_datetext_read(const ft_cursor *c, size_t first, ft_date *date)
{
    size_t count;

    *date = (ft_date){0, 0, 0};
    if (!is_clean_start(c, first) || ends_range(c, first))
        return 0;
    if (ft_cursor_is_number(c, first)) {
        if ((count = read_iso(c, first, date)) != 0 ||
            (count = read_numeric(c, first, date)) != 0)
            return count;
        *date = (ft_date){0, 0, 0};
        count = read_day_month(c, first, date);
    } else {
        count = read_month_day(c, first, date);
    }
    return count && !begins_range(c, first + count) ? count : 0;
}
