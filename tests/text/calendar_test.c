/* calendar: a caret line under an input marks the tokens that are the day. */
#include "text/calendar.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"
#include "text/fixture.h"

/* The first day in the text: its span, or an empty one. */
static ft_span find_day(const ft_calendar *calendar, const ft_text *text,
                        ft_day *day)
{
    for (size_t i = 0; i < text->token_count; i++) {
        size_t count = ft_day_read(calendar, text, i, day);
        assert_true(count <= text->token_count - i);
        if (count)
            return (ft_span){text->tokens[i].span.start,
                             text->tokens[i + count - 1].span.end};
    }
    return (ft_span){0, 0};
}

typedef struct day_case {
    const char *input, *carets;
    ft_day day;
} day_case;

static bool same_day(ft_day a, ft_day b)
{
    return a.date.year == b.date.year && a.date.month == b.date.month &&
           a.date.day == b.date.day && a.weekday == b.weekday &&
           a.relative == b.relative && a.days == b.days &&
           a.direction == b.direction;
}

static void expect_days(const ft_calendar *calendar, const day_case *cases,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, cases[i].input);
        ft_day day = {.weekday = -2};
        ft_span span = find_day(calendar, &text, &day);
        size_t start = strspn(cases[i].carets, " ");
        if (span.start != start || span.end != strlen(cases[i].carets) ||
            !same_day(day, cases[i].day))
            fail_msg("\n%s\n%s\nfound [%zu, %zu) %d-%d-%d weekday %d "
                     "relative %d days %d direction %d",
                     cases[i].input, cases[i].carets, span.start, span.end,
                     day.date.year, day.date.month, day.date.day, day.weekday,
                     day.relative, day.days, day.direction);
        ft_arena_free(arena);
    }
}

static void expect_no_days(const char *const *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ft_arena *arena = ft_arena_new();
        ft_text text = fixture_read(arena, cases[i]);
        ft_day day;
        ft_span span = find_day(&fixture_calendar, &text, &day);
        if (span.end)
            fail_msg("%s: [%zu, %zu)", cases[i], span.start, span.end);
        ft_arena_free(arena);
    }
}

/* clang-format off */
static void full_dates_in_words(void **state)
{
    static const day_case cases[] = {
        {"on Oct. 7, 2021, they won",
         "   ^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"on Oct 8 2021 they won",
         "   ^^^^^^^^^^", {{2021, 10, 8}, -1, false, 0, 0}},
        {"(08 October 2021)",
         " ^^^^^^^^^^^^^^^", {{2021, 10, 8}, -1, false, 0, 0}},
        {"the 11th of August 2018.",
         "    ^^^^^^^^^^^^^^^^^^^", {{2018, 8, 11}, -1, false, 0, 0}},
        {"the 11th August 1996",
         "    ^^^^^^^^^^^^^^^^", {{1996, 8, 11}, -1, false, 0, 0}},
        {"on November 2nd, 2021 they",
         "   ^^^^^^^^^^^^^^^^^^", {{2021, 11, 2}, -1, false, 0, 0}},
        {"since 7 October '21 they",
         "      ^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"since 7 October '96 they",
         "      ^^^^^^^^^^^^^", {{1996, 10, 7}, -1, false, 0, 0}},
        {"OCTOBER 7, 2021",
         "^^^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"7 october 2021", /* small, but nothing else it could be */
         "^^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"November 16, 2021-22 season",
         "^^^^^^^^^^^", {{0, 11, 16}, -1, false, 0, 0}},
        {"November 16, 2,021 fans",
         "^^^^^^^^^^^", {{0, 11, 16}, -1, false, 0, 0}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void dates_without_a_year(void **state)
{
    static const day_case cases[] = {
        {"They met on August 11 at home.",
         "            ^^^^^^^^^", {{0, 8, 11}, -1, false, 0, 0}},
        {"They met on 7 October at home.",
         "            ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"They met on Nov. 3",
         "            ^^^^^^", {{0, 11, 3}, -1, false, 0, 0}},
        {"They met on 3 Nov.",
         "            ^^^^^", {{0, 11, 3}, -1, false, 0, 0}},
        {"On May 21 they won", /* a month that is a word needs its day */
         "   ^^^^^^", {{0, 5, 21}, -1, false, 0, 0}},
        {"7 October evening",
         "^^^^^^^^^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"Feb 29",
         "^^^^^^", {{0, 2, 29}, -1, false, 0, 0}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void dates_in_figures(void **state)
{
    static const day_case cases[] = {
        {"on 2021-10-07 they",
         "   ^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"2021-10-07T16:18:00Z",
         "^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"on 09/04/12 they",
         "   ^^^^^^^^", {{2012, 4, 9}, -1, false, 0, 0}},
        {"on 26.01.2020.",
         "   ^^^^^^^^^^", {{2020, 1, 26}, -1, false, 0, 0}},
        {"on 26.01.20 they",
         "   ^^^^^^^^", {{2020, 1, 26}, -1, false, 0, 0}},
        {"on 7-10-2021 they",
         "   ^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"on 10/27/21 they", /* there is no 27th month */
         "   ^^^^^^^^", {{2021, 10, 27}, -1, false, 0, 0}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void a_pack_may_put_the_month_first(void **state)
{
    static const day_case cases[] = {
        {"10/07/21", "^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"27/10/21", "^^^^^^^^", {{2021, 10, 27}, -1, false, 0, 0}},
        {"07.10.2021", "^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
    };
    ft_calendar calendar = fixture_calendar;

    (void)state;
    calendar.month_first = true;
    expect_days(&calendar, cases, FT_COUNT(cases));
}

static void weekdays_alone_and_with_a_date(void **state)
{
    static const day_case cases[] = {
        {"They won on Thursday night in",
         "            ^^^^^^^^^^^^^^", {{0, 0, 0}, 3, false, 0, 0}},
        {"late on Saturday night.",
         "        ^^^^^^^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
        {"Thursday's match",
         "^^^^^^^^", {{0, 0, 0}, 3, false, 0, 0}},
        {"see you on saturday then",
         "           ^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
        {"Tuesday 11 November 1997",
         "^^^^^^^^^^^^^^^^^^^^^^^^", {{1997, 11, 11}, 1, false, 0, 0}},
        {"Mon., July 2, 2018",
         "^^^^^^^^^^^^^^^^^^", {{2018, 7, 2}, 0, false, 0, 0}},
        {"on Tuesday, November 21, they",
         "   ^^^^^^^^^^^^^^^^^^^^", {{0, 11, 21}, 1, false, 0, 0}},
        {"Tuesday night, November 21",
         "^^^^^^^^^^^^^^^^^^^^^^^^^^", {{0, 11, 21}, 1, false, 0, 0}},
        {"on Friday (14 July). They",
         "   ^^^^^^^^^^^^^^^^", {{0, 7, 14}, 4, false, 0, 0}},
        {"on Friday (14 July at home)",
         "   ^^^^^^", {{0, 0, 0}, 4, false, 0, 0}},
        {"Sunday 26.01.2020",
         "^^^^^^^^^^^^^^^^^", {{2020, 1, 26}, 6, false, 0, 0}},
        {"Tue 09/04/12",
         "^^^^^^^^^^^^", {{2012, 4, 9}, 1, false, 0, 0}},
        {"won on Sat night in",
         "       ^^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
        {"won on Fri. in the rain",
         "       ^^^^", {{0, 0, 0}, 4, false, 0, 0}},
        {"On Saturday, 2 goals", /* the number is no date */
         "   ^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void relative_and_directed_days(void **state)
{
    static const day_case cases[] = {
        {"They won yesterday.",
         "         ^^^^^^^^^", {{0, 0, 0}, -1, true, -1, 0}},
        {"They won yesterday evening.",
         "         ^^^^^^^^^^^^^^^^^", {{0, 0, 0}, -1, true, -1, 0}},
        {"They won last night.",
         "         ^^^^^^^^^^", {{0, 0, 0}, -1, true, -1, 0}},
        {"Tomorrow they play",
         "^^^^^^^^", {{0, 0, 0}, -1, true, 1, 0}},
        {"today's match",
         "^^^^^", {{0, 0, 0}, -1, true, 0, 0}},
        {"They won last Saturday.",
         "         ^^^^^^^^^^^^^", {{0, 0, 0}, 5, false, 0, -1}},
        {"They won this past Saturday night.",
         "         ^^^^^^^^^^^^^^^^^^^^^^^^", {{0, 0, 0}, 5, false, 0, -1}},
        {"They play next Tuesday, Nov. 16",
         "          ^^^^^^^^^^^^^^^^^^^^^", {{0, 11, 16}, 1, false, 0, 1}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}
/* clang-format on */

static void what_is_no_day(void **state)
{
    static const char *const cases[] = {
        "21",
        "in 2021",
        "in May they may march in March",
        "October 2021",
        "the Sun said so",  /* short, and nothing behind it */
        "He told The Sun.", /* the stop is the sentence's */
        "they sat on it",
        "he scored 2 may be more",
        "writes USA Today", /* a name */
        "last month, next week",
        "June 31",
        "31 June 2020",
        "Goals: May 21', Smith 45'",
        "May 21+1",
    };

    (void)state;
    expect_no_days(cases, FT_COUNT(cases));
}

static void a_range_is_no_single_day(void **state)
{
    static const char *const cases[] = {
        "9-10 November",          "9/10 November",   "9 - 10 November 2021",
        "October 9-10",           "October 9 - 10",  "Oct 9/10, 2021",
        "9 October - 2 November", "Oct 30-Nov 2",    "Oct. 30 - Nov. 2",
        "Saturday-Sunday",        "Saturday/Sunday", "Friday - Sunday",
    };

    (void)state;
    expect_no_days(cases, FT_COUNT(cases));
}

static void scores_records_and_formations_are_no_days(void **state)
{
    static const char *const cases[] = {
        "2-1",
        "4-3-3",
        "4-2-3-1",
        "10-4-12",
        "a 10-4-12 record",
        "1.2.3",
        "20.45.00",
        "1/2/12/3",
        "version 1.09.04.12",
        "0-0 May",
        "March 44,212",
        "11.5.21",
        "2021-13-07",
        "2021-10-071",
    };

    (void)state;
    expect_no_days(cases, FT_COUNT(cases));
}

static void a_day_does_not_run_into_the_next_sentence(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, "They won on 7\nOctober 8");
    ft_day day;
    ft_span span = find_day(&fixture_calendar, &text, &day);

    (void)state;
    assert_int_equal(span.start, 14);
    assert_int_equal(day.date.day, 8);
    ft_arena_free(arena);
}

static void an_empty_calendar_reads_figures_only(void **state)
{
    const ft_calendar empty = {.weekdays = NULL};
    ft_arena *arena = ft_arena_new();
    ft_text text =
        fixture_read(arena, "Thursday 7 October yesterday 2021-10-07");
    ft_day day;
    ft_span span = find_day(&empty, &text, &day);

    (void)state;
    assert_int_equal(span.start, 29);
    assert_int_equal(span.end, 39);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_dates_in_words),
        cmocka_unit_test(dates_without_a_year),
        cmocka_unit_test(dates_in_figures),
        cmocka_unit_test(a_pack_may_put_the_month_first),
        cmocka_unit_test(weekdays_alone_and_with_a_date),
        cmocka_unit_test(relative_and_directed_days),
        cmocka_unit_test(what_is_no_day),
        cmocka_unit_test(a_range_is_no_single_day),
        cmocka_unit_test(scores_records_and_formations_are_no_days),
        cmocka_unit_test(a_day_does_not_run_into_the_next_sentence),
        cmocka_unit_test(an_empty_calendar_reads_figures_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
