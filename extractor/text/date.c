/* In: a day of the Gregorian calendar. Out: its number, its weekday, its ISO
 * form, and back. */
#include "text/date.h"

#include "text/number.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool ft_date_valid(ft_date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 &&
           date.day <= days_in(date.year, date.month);
}

/* Counts from 1 March, so that the leap day comes last (H. Hinnant,
 * chrono-Compatible Low-Level Date Algorithms, days_from_civil). */
long ft_date_number(ft_date date)
{
    long year = date.year - (date.month <= 2);
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long month = (date.month + 9) % 12;
    long of_year = (153 * month + 2) / 5 + date.day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

/* civil_from_days of the same source. */
ft_date ft_date_from_number(long number)
{
    number += 719468;
    long era = (number >= 0 ? number : number - 146096) / 146097;
    long of_era = number - era * 146097;
    long year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;

    return (ft_date){(int)(year + era * 400 + (month >= 10)),
                     (int)(month < 10 ? month + 3 : month - 9),
                     (int)(of_year - (153 * month + 2) / 5 + 1)};
}

int ft_date_weekday(ft_date date)
{
    long days = (ft_date_number(date) + 3) % 7; /* 1970-01-01: a Thursday */

    return (int)(days < 0 ? days + 7 : days);
}

bool ft_date_parse(ft_slice iso, ft_date *out)
{
    ft_date date = {ft_number_digits(iso, 0, 4), ft_number_digits(iso, 5, 2),
                    ft_number_digits(iso, 8, 2)};

    if (!ft_date_valid(date) || iso.data[4] != '-' || iso.data[7] != '-' ||
        ft_number_digits(iso, 10, 1) >= 0)
        return false;
    *out = date;
    return true;
}

static void write_digits(int value, char *out, size_t count)
{
    while (count--) {
        out[count] = (char)('0' + value % 10);
        value /= 10;
    }
}

void ft_date_format(ft_date date, char out[11])
{
    write_digits(date.year, out, 4);
    out[4] = '-';
    write_digits(date.month, out + 5, 2);
    out[7] = '-';
    write_digits(date.day, out + 8, 2);
    out[10] = '\0';
}
