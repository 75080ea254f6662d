/* date: numbers, weekdays and ISO days of all dates there are. */
#include "text/date.h"

#include <string.h>

#include "support/test.h"

static void day_numbers_run_on_without_gaps(void **state)
{
    const ft_date first = {1, 1, 1}, last = {9999, 12, 31};
    long number = ft_date_number(first);
    int weekday = ft_date_weekday(first);

    (void)state;
    assert_int_equal(ft_date_number((ft_date){1970, 1, 1}), 0);
    assert_int_equal(ft_date_weekday((ft_date){2021, 11, 17}), 2);
    for (; number <= ft_date_number(last); number++) {
        ft_date date = ft_date_from_number(number);
        assert_true(ft_date_valid(date));
        assert_int_equal(ft_date_number(date), number);
        assert_int_equal(ft_date_weekday(date), weekday);
        weekday = (weekday + 1) % 7;
    }
}

static void days_before_the_first_year_are_counted_and_are_none(void **state)
{
    const long far = 800000; /* days: over 2000 years */

    (void)state;
    for (long number = -far; number < ft_date_number((ft_date){1, 1, 1});
         number++) {
        ft_date date = ft_date_from_number(number);
        assert_int_equal(ft_date_number(date), number);
        assert_false(ft_date_valid(date));
    }
    assert_int_equal(
        ft_date_from_number(ft_date_number((ft_date){-4, 3, 1}) - 1).day,
        29); /* they have leap years, too */
    assert_int_equal(ft_date_weekday((ft_date){0, 12, 31}), 6);
}

static void a_month_has_its_days_and_no_more(void **state)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    (void)state;
    for (int month = 1; month <= 12; month++) {
        assert_true(ft_date_valid((ft_date){2021, month, 1}));
        assert_true(ft_date_valid((ft_date){2021, month, days[month - 1]}));
        assert_false(
            ft_date_valid((ft_date){2021, month, days[month - 1] + 1}));
        assert_false(ft_date_valid((ft_date){2021, month, 0}));
    }
    assert_true(ft_date_valid((ft_date){2000, 2, 29}));
    assert_false(ft_date_valid((ft_date){1900, 2, 29}));
    assert_false(ft_date_valid((ft_date){10000, 1, 1}));
    assert_false(ft_date_valid((ft_date){2021, 0, 1}));
}

static void iso_days_are_read_and_written(void **state)
{
    static const char *const good[] = {"2021-11-17", "2021-11-17T16:18:00Z",
                                       "2021-11-17 16:18", "0001-01-01",
                                       "2020-02-29"};
    static const char *const bad[] = {
        "",           "2021-11-1",  "2021-11-177", "2021-11-170", "2021/11/17",
        "21-11-17",   "2021-02-29", "2021-00-10",  "2021-13-01",  "x021-11-17",
        "0000-01-01", "2021-11-0x", "2021-1117",
    };
    ft_date date;
    char iso[11];

    (void)state;
    for (size_t i = 0; i < FT_COUNT(good); i++) {
        assert_true(ft_date_parse(ft_slice_of(good[i]), &date));
        ft_date_format(date, iso);
        assert_memory_equal(iso, good[i], 10);
        assert_int_equal(iso[10], '\0');
    }
    for (size_t i = 0; i < FT_COUNT(bad); i++)
        if (ft_date_parse(ft_slice_of(bad[i]), &date))
            fail_msg("%s", bad[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(day_numbers_run_on_without_gaps),
        cmocka_unit_test(days_before_the_first_year_are_counted_and_are_none),
        cmocka_unit_test(a_month_has_its_days_and_no_more),
        cmocka_unit_test(iso_days_are_read_and_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
