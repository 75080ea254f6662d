#include "html/webday.h"

#include "support/test.h"

typedef struct example {
    const char *text, *iso; /* "": no day */
} example;

static void expect(const example *c, bool found, const ft_webday *day)
{
    ft_slice iso = ft_slice_of(c->iso);
    print_message("%s\n", c->text);
    assert_true(found == (iso.len > 0));
    if (!found)
        return;
    assert_int_equal(day->len, iso.len);
    assert_memory_equal(day->iso, iso.data, iso.len);
}

static void values_for_machines_have_a_few_forms(void **state)
{
    static const example cases[] = {
        {"2021-11-17", "2021-11-17"},
        {" 2021-11-17T16:18:00.000Z ", "2021-11-17T16:18:00.000Z"},
        {"2021/11/17 10:00", "2021-11-17"},
        {"20211117", "2021-11-17"},
        {"17.11.2021", "2021-11-17"},
        {"Sat, 20 Nov 2021 15:04:05 GMT", "2021-11-20T15:04:05Z"},
        {"20 Nov 2021 15:04 +0100", "2021-11-20T15:04+01:00"},
        {"Saturday, 20 November 2021", "2021-11-20"},
        {"Nov 17, 2021 11:18 AM EST", "2021-11-17T11:18-05:00"},
        {"17-11-2021", ""}, /* or the day of another month */
        {"11/12/2021", ""},
        {"1637168280", ""},
        {"2021-13-17", ""},
        {"31 Feb 2021", ""},
        {"17 hours ago", ""},
        {"The day was 17 Nov 2021", ""}, /* a value is nothing else */
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_webday day;
        expect(&cases[i], ft_webday_value(ft_slice_of(cases[i].text), &day),
               &day);
    }
}

static void a_line_shows_its_day_anywhere(void **state)
{
    static const example cases[] = {
        {"Posted: Nov 17, 2021 11:18 AM ET", "2021-11-17T11:18"},
        {"Published on 17th November 2021 at 9.05 p.m.", "2021-11-17T21:05"},
        {"Sept. 3, 2021 | 12:30 am", "2021-09-03T00:30"},
        {"2021-11-17, 16:18 UTC", "2021-11-17T16:18Z"},
        {"17.11.2021 - 20:45", "2021-11-17T20:45"},
        {"By Some Body, 8 May 2021", "2021-05-08"},
        {"Updated 3 hours ago", ""},
        {"Nov 17, 11:18 AM", ""}, /* of which year? */
        {"In May 2021 they were 17th", ""},
        {"Week 17, 2021", ""},
        {"Marching on 20 fronts in 2021", ""},
        {"The 1 May 20211 code", ""},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_webday day;
        expect(&cases[i], ft_webday_find(ft_slice_of(cases[i].text), 0, &day),
               &day);
    }
}

static void addresses_have_days_between_slashes(void **state)
{
    static const example cases[] = {
        {"https://example.org/2021/11/17/rovers", "2021-11-17"},
        {"https://example.org/sport/2021/nov/17/rovers", "2021-11-17"},
        {"https://example.org/2021/November/17", "2021-11-17"},
        {"https://example.org/rovers-2021-11-17.html", "2021-11-17"},
        {"https://example.org/12345/67/89/", ""},
        {"https://example.org/2021/november-17", ""},
        {"https://example.org/2021/11/178/", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_webday day;
        expect(&cases[i], ft_webday_address(ft_slice_of(cases[i].text), &day),
               &day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_for_machines_have_a_few_forms),
        cmocka_unit_test(a_line_shows_its_day_anywhere),
        cmocka_unit_test(addresses_have_days_between_slashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
