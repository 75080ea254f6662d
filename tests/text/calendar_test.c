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

static void feasts_are_the_same_day_of_every_year(void **state)
{
    static const day_case cases[] = {
        {"They met on Boxing Day at home.",
         "            ^^^^^^^^^^", {{0, 12, 26}, -1, false, 0, 0}},
        {"They met on New Year's Day.",
         "            ^^^^^^^^^^^^^^", {{0, 1, 1}, -1, false, 0, 0}},
        {"Boxing Day afternoon was cold.",
         "^^^^^^^^^^^^^^^^^^^^", {{0, 12, 26}, -1, false, 0, 0}},
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
        {"on 09/04/00 they", /* the year 2000 is one, too */
         "   ^^^^^^^^", {{2000, 4, 9}, -1, false, 0, 0}},
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

static void years_that_no_report_means_are_left_alone(void **state)
{
    static const day_case cases[] = {
        {"7 October 1850",
         "^^^^^^^^^^^^^^", {{1850, 10, 7}, -1, false, 0, 0}},
        {"7 October 1849", /* a crowd, say */
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October 2100",
         "^^^^^^^^^^^^^^", {{2100, 10, 7}, -1, false, 0, 0}},
        {"7 October 2101",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October '49",
         "^^^^^^^^^^^^^", {{2049, 10, 7}, -1, false, 0, 0}},
        {"7 October '50",
         "^^^^^^^^^^^^^", {{1950, 10, 7}, -1, false, 0, 0}},
        {"7 October '00",
         "^^^^^^^^^^^^^", {{2000, 10, 7}, -1, false, 0, 0}},
        {"09/04/49",
         "^^^^^^^^", {{2049, 4, 9}, -1, false, 0, 0}},
        {"09/04/50",
         "^^^^^^^^", {{1950, 4, 9}, -1, false, 0, 0}},
        {"1850-10-07",
         "^^^^^^^^^^", {{1850, 10, 7}, -1, false, 0, 0}},
        {"2100-10-07",
         "^^^^^^^^^^", {{2100, 10, 7}, -1, false, 0, 0}},
        {"7.10.1850",
         "^^^^^^^^^", {{1850, 10, 7}, -1, false, 0, 0}},
        {"7.10.2100",
         "^^^^^^^^^", {{2100, 10, 7}, -1, false, 0, 0}},
    };
    static const char *const none[] = {"1849-10-07", "2101-10-07", "7.10.1849",
                                       "7.10.2101", "7/10/202", "7.10.202"};

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
    expect_no_days(none, FT_COUNT(none));
}

static void a_year_that_is_part_of_more_is_none(void **state)
{
    static const day_case cases[] = {
        {"7 October '21-22 season",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October ' 21",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October '2021",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October 2021st",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October 2021/22",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October 2021%",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October,2021",
         "^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"7 October 2021; they",
         "^^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"7 October 2021: they",
         "^^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"7 October 2021-they",
         "^^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void marks_glued_to_a_figure_make_it_no_day(void **state)
{
    static const char *const none[] = {
        "October 7%",   "October 7+2",   "October 7.5",  "October 7:30",
        "October 7,500", "October 7min",  "7min October", "October7",
        "Oct.7, 2021",  "$7 October 2021", "x7 October",   "7October 2021",
        "2021-10-07.5", "2021-1-7",      "2021/10-07",   "10.27.2021",
        "30 February",  "October 32",    "October 0",    "0 October",
        "7 october they", "in october 7 they", "07-10-21", "07.1.21",
        "7/10-2021",    "26.01.2020-21",
    };
    static const day_case cases[] = {
        {"on October 7. They",
         "   ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"on October 7: they",
         "   ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"on october 7, 2021",
         "   ^^^^^^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"2021/10/07 they",
         "^^^^^^^^^^", {{2021, 10, 7}, -1, false, 0, 0}},
        {"the 7 of October",
         "    ^^^^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"on 3 Nov. at home",
         "   ^^^^^^", {{0, 11, 3}, -1, false, 0, 0}},
        {"on 3 Nov. 2021 at home",
         "   ^^^^^^^^^^^", {{2021, 11, 3}, -1, false, 0, 0}},
        {"on 3 Nov . at",
         "   ^^^^^", {{0, 11, 3}, -1, false, 0, 0}},
    };

    (void)state;
    expect_no_days(none, FT_COUNT(none));
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void brackets_quotes_and_bars_open_a_date(void **state)
{
    static const day_case cases[] = {
        {"[7 October]", " ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"\"7 October\"", " ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"'7 October", " ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"home,7 October", "     ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"home |7 October", "      ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"(October 7)", " ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
}

static void a_dash_without_a_second_day_makes_no_range(void **state)
{
    static const day_case cases[] = {
        {"the final - 10 November",
         "            ^^^^^^^^^^^", {{0, 11, 10}, -1, false, 0, 0}},
        {"the final - November 2",
         "            ^^^^^^^^^^", {{0, 11, 2}, -1, false, 0, 0}},
        {"beat them 44 - November 2",
         "               ^^^^^^^^^^", {{0, 11, 2}, -1, false, 0, 0}},
        {"Group 3 - November 2",
         "          ^^^^^^^^^^", {{0, 11, 2}, -1, false, 0, 0}},
        {"October 9 - they won",
         "^^^^^^^^^", {{0, 10, 9}, -1, false, 0, 0}},
        {"9 October - 44 saw it",
         "^^^^^^^^^", {{0, 10, 9}, -1, false, 0, 0}},
        {"9 October - 2-1 at home",
         "^^^^^^^^^", {{0, 10, 9}, -1, false, 0, 0}},
        {"Preview - Saturday",
         "          ^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
        {"Saturday - preview",
         "^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
        {"Saturday/preview",
         "^^^^^^^^", {{0, 0, 0}, 5, false, 0, 0}},
    };
    static const char *const none[] = {
        "9 Oct. - November 2", "9 Oct / 2 Nov", "October 9 / 10",
        "Oct. 30/31",
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
    expect_no_days(none, FT_COUNT(none));
}

static void a_short_weekday_is_a_day_where_it_stands_as_a_label(void **state)
{
    static const day_case cases[] = {
        {"Sat: Elm 2-1 Oak",
         "^^^", {{0, 0, 0}, 5, false, 0, 0}},
    };
    static const char *const none[] = {
        "Sat in front of Elm", "He Sat: 2-1", "Sat : Elm 2-1 Oak",
    };

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
    expect_no_days(none, FT_COUNT(none));
}

static void what_follows_a_weekday_is_its_date_or_is_not(void **state)
{
    static const day_case cases[] = {
        {"on Friday(14 July)",
         "   ^^^^^^", {{0, 0, 0}, 4, false, 0, 0}},
        {"on Monday , July 2",
         "   ^^^^^^", {{0, 0, 0}, 0, false, 0, 0}},
        {"on Monday. July 2",
         "   ^^^^^^", {{0, 0, 0}, 0, false, 0, 0}},
        {"Tuesday, November 21 night they",
         "^^^^^^^^^^^^^^^^^^^^^^^^^^", {{0, 11, 21}, 1, false, 0, 0}},
        {"they sat 7 October", /* small and short: the date alone */
         "         ^^^^^^^^^", {{0, 10, 7}, -1, false, 0, 0}},
        {"they won Fri. again",
         "         ^^^^", {{0, 0, 0}, 4, false, 0, 0}},
        {"They won YESTERDAY",
         "         ^^^^^^^^^", {{0, 0, 0}, -1, true, -1, 0}},
        {"this coming Sunday they",
         "^^^^^^^^^^^^^^^^^^", {{0, 0, 0}, 6, false, 0, 1}},
        {"last night, next Sat night",
         "^^^^^^^^^^", {{0, 0, 0}, -1, true, -1, 0}},
    };
    static const char *const none[] = {"on Fri . again", "last sat", "next May",
                                       "they won Fri"};

    (void)state;
    expect_days(&fixture_calendar, cases, FT_COUNT(cases));
    expect_no_days(none, FT_COUNT(none));
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

static void a_month_may_begin_with_an_accent(void **state)
{
    static const ft_calendar_word months[] = {
        {FT_SLICE("\xC3\xA1g\xC3\xBAst"), 8}};
    const ft_calendar calendar = {.months = months, .month_count = 1};
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, "\xC3\x81g\xC3\xBAst 7, 2021");
    ft_day day = {0};
    ft_span span = find_day(&calendar, &text, &day);

    (void)state;
    assert_int_equal(span.end, text.normal.len);
    assert_int_equal(day.date.month, 8);
    ft_arena_free(arena);
}

static void behind_the_last_token_there_is_no_day(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_text text = fixture_read(arena, "They won on Friday");
    ft_day day;

    (void)state;
    assert_int_equal(ft_day_read(&fixture_calendar, &text, 3, &day), 1);
    assert_int_equal(ft_day_read(&fixture_calendar, &text, 4, &day), 0);
    assert_int_equal(ft_day_read(&fixture_calendar, &text, 99, &day), 0);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_dates_in_words),
        cmocka_unit_test(dates_without_a_year),
        cmocka_unit_test(feasts_are_the_same_day_of_every_year),
        cmocka_unit_test(dates_in_figures),
        cmocka_unit_test(a_pack_may_put_the_month_first),
        cmocka_unit_test(weekdays_alone_and_with_a_date),
        cmocka_unit_test(relative_and_directed_days),
        cmocka_unit_test(what_is_no_day),
        cmocka_unit_test(a_range_is_no_single_day),
        cmocka_unit_test(scores_records_and_formations_are_no_days),
        cmocka_unit_test(a_day_does_not_run_into_the_next_sentence),
        cmocka_unit_test(an_empty_calendar_reads_figures_only),
        cmocka_unit_test(years_that_no_report_means_are_left_alone),
        cmocka_unit_test(a_year_that_is_part_of_more_is_none),
        cmocka_unit_test(marks_glued_to_a_figure_make_it_no_day),
        cmocka_unit_test(brackets_quotes_and_bars_open_a_date),
        cmocka_unit_test(a_dash_without_a_second_day_makes_no_range),
        cmocka_unit_test(a_short_weekday_is_a_day_where_it_stands_as_a_label),
        cmocka_unit_test(what_follows_a_weekday_is_its_date_or_is_not),
        cmocka_unit_test(a_month_may_begin_with_an_accent),
        cmocka_unit_test(behind_the_last_token_there_is_no_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
