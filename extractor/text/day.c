/* In: a day as written, whole or not, and the day to look from. Out: the day.
 */
#include "text/day.h"

enum {
    LEAP_SPAN = 8 /* years between two 29 Februaries at most */
};

/* The day of the weekday nearest to the reference in the direction; `strict`:
 * not the reference itself. */
static long nearest_weekday(int weekday, ft_date reference, int direction,
                            bool strict)
{
    long number = ft_date_number(reference);
    int ahead = (weekday - ft_date_weekday(reference) + 7) % 7;
    int back = (7 - ahead) % 7;

    if (direction > 0)
        return number + (ahead || !strict ? ahead : 7);
    if (direction < 0)
        return number - (back || !strict ? back : 7);
    return ahead <= back ? number + ahead : number - back;
}

/* The day of the year nearest to the reference in the direction. */
static bool nearest_year(ft_date date, ft_date reference, int direction,
                         ft_date *out)
{
    long number = ft_date_number(reference), best = 0;
    bool found = false;

    for (int year = reference.year - LEAP_SPAN;
         year <= reference.year + LEAP_SPAN; year++) {
        date.year = year;
        if (!ft_date_valid(date))
            continue;
        long away = ft_date_number(date) - number;
        if ((direction < 0 && away > 0) || (direction > 0 && away < 0))
            continue;
        away = away < 0 ? -away : away;
        if (!found || away < best) {
            found = true;
            best = away;
            *out = date;
        }
    }
    return found;
}

static bool keep_valid(ft_date date, ft_date *out)
{
    if (!ft_date_valid(date))
        return false;
    *out = date;
    return true;
}

bool ft_day_resolve(ft_day day, ft_date reference, int direction, ft_date *out)
{
    bool strict = day.direction != 0;

    if (strict)
        direction = day.direction;
    if (day.date.year)
        return keep_valid(day.date, out);
    if (!ft_date_valid(reference))
        return false;
    if (day.date.day)
        return nearest_year(day.date, reference, direction, out);
    if (day.relative)
        return keep_valid(
            ft_date_from_number(ft_date_number(reference) + day.days), out);
    if (day.weekday < 0 || day.weekday > 6)
        return false;
    return keep_valid(ft_date_from_number(nearest_weekday(
                          day.weekday, reference, direction, strict)),
                      out);
}

bool ft_day_contradicts(ft_day day, ft_date date)
{
    return day.weekday >= 0 && day.weekday != ft_date_weekday(date);
}
