/* day: what is written, seen from a reference day, is one day or none. */
#include "text/day.h"

#include "support/test.h"

static void expect_resolved(ft_day day, const char *reference, int direction,
                            const char *expected)
{
    ft_date from = {0, 0, 0}, to = {0, 0, 0};
    char found[11] = "none";

    if (reference)
        assert_true(ft_date_parse(ft_slice_of(reference), &from));
    if (ft_day_resolve(day, from, direction, &to))
        ft_date_format(to, found);
    assert_string_equal(found, expected);
}

static void a_full_date_needs_no_reference(void **state)
{
    (void)state;
    expect_resolved((ft_day){{2021, 10, 7}, -1, false, 0, 0}, NULL, 0,
                    "2021-10-07");
    expect_resolved((ft_day){{2021, 2, 29}, -1, false, 0, 0}, NULL, 0, "none");
    /* a weekday that contradicts is kept */
    expect_resolved((ft_day){{2021, 10, 7}, 0, false, 0, 0}, NULL, 0,
                    "2021-10-07");
}

static void relative_days_count_from_the_reference(void **state)
{
    const ft_day yesterday = {{0, 0, 0}, -1, true, -1, 0};

    (void)state;
    expect_resolved(yesterday, "2021-11-17", -1, "2021-11-16");
    expect_resolved(yesterday, "2020-03-01", 0, "2020-02-29");
    expect_resolved(yesterday, NULL, 0, "none");
}

static void a_weekday_is_the_nearest_in_its_direction(void **state)
{
    const ft_day wednesday = {{0, 0, 0}, 2, false, 0, 0};
    const ft_day last_wednesday = {{0, 0, 0}, 2, false, 0, -1};
    const ft_day next_wednesday = {{0, 0, 0}, 2, false, 0, 1};

    (void)state; /* 2021-11-17 is a Wednesday */
    expect_resolved(wednesday, "2021-11-17", -1, "2021-11-17");
    expect_resolved(wednesday, "2021-11-16", -1, "2021-11-10");
    expect_resolved(wednesday, "2021-11-18", 1, "2021-11-24");
    expect_resolved(wednesday, "2021-11-17", 1, "2021-11-17");
    expect_resolved(wednesday, "2021-11-19", 0, "2021-11-17");
    expect_resolved(wednesday, "2021-11-15", 0, "2021-11-17");
    expect_resolved(last_wednesday, "2021-11-17", 1, "2021-11-10");
    expect_resolved(next_wednesday, "2021-11-17", -1, "2021-11-24");
    expect_resolved(wednesday, NULL, -1, "none");
}

static void a_missing_year_is_the_nearest_in_its_direction(void **state)
{
    const ft_day december = {{0, 12, 30}, -1, false, 0, 0};
    const ft_day leap = {{0, 2, 29}, -1, false, 0, 0};
    const ft_day june31 = {{0, 6, 31}, -1, false, 0, 0};

    (void)state;
    expect_resolved(december, "2022-01-02", -1, "2021-12-30");
    expect_resolved(december, "2022-01-02", 0, "2021-12-30");
    expect_resolved(december, "2022-01-02", 1, "2022-12-30");
    expect_resolved(december, "2022-12-30", -1, "2022-12-30");
    expect_resolved(leap, "2023-06-01", -1, "2020-02-29");
    expect_resolved(leap, "2023-06-01", 1, "2024-02-29");
    expect_resolved(june31, "2023-06-01", -1, "none");
    expect_resolved(december, NULL, -1, "none");
}

static void nothing_written_is_no_day(void **state)
{
    (void)state;
    expect_resolved((ft_day){.weekday = -1}, "2021-11-17", 0, "none");
    expect_resolved((ft_day){.weekday = 9}, "2021-11-17", 0, "none");
}

static void only_a_written_weekday_contradicts(void **state)
{
    const ft_date wednesday = {2021, 11, 17};

    (void)state;
    assert_false(ft_day_contradicts((ft_day){.weekday = -1}, wednesday));
    assert_false(ft_day_contradicts((ft_day){.weekday = 2}, wednesday));
    assert_true(ft_day_contradicts((ft_day){.weekday = 3}, wednesday));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_date_needs_no_reference),
        cmocka_unit_test(relative_days_count_from_the_reference),
        cmocka_unit_test(a_weekday_is_the_nearest_in_its_direction),
        cmocka_unit_test(a_missing_year_is_the_nearest_in_its_direction),
        cmocka_unit_test(nothing_written_is_no_day),
        cmocka_unit_test(only_a_written_weekday_contradicts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
