#include "support/test.h"

#include "html/shape.h"

typedef bool is_shape(ft_slice line);

static void check(is_shape *is, const char *const *lines, size_t count,
                  bool expected)
{
    for (size_t i = 0; i < count; i++) {
        print_message("%s\n", lines[i]);
        assert_int_equal(is(ft_slice_of(lines[i])), expected);
    }
}

static void a_line_with_a_day_alone_is_a_date_line(void **state)
{
    static const char *const yes[] = {
        "2023-11-16",          "March 12, 2020",
        "26.01.2020",          "3 December 2019",
        "Mon., July 2, 2018",  "Saturday, 28 April 2012",
        "21st September 2021", "Tuesday 11 November 1997 00:02 GMT",
        "date 2026-02-14",     "Sat 5-6 October 2019 10:00",
        "Oct 26 - 27 2024",    "26/10/2024 changed 27/10/2024"};
    static const char *const no[] = {
        "Rovers 2, City 1",
        "2024-10-26 15:00 Rovers 2-1 City",
        "Rovers 2 \xE2\x80\x93 1 City, 26.10.2024",
        "Oct 26 2024 Rovers 2-1 City",
        "26/10/2024 Rovers 2 City 1",
        "In 2018 they won 12 of 20 games and lost the other eight.",
        "Park Lane Stadium, 11th August 1996",
        "Euro 2016",
        "Kick-off 15:00",
        "Rovers 1998"};
    (void)state;
    check(ft_shape_is_date, yes, FT_COUNT(yes), true);
    check(ft_shape_is_date, no, FT_COUNT(no), false);
}

static void who_wrote_it_and_when_is_a_byline(void **state)
{
    static const char *const yes[] = {
        "By Some Body", "BY SOME BODY, Sports Desk",
        "Posted: Nov 17, 2021 11:18 AM ET", "Last updated 3 May 2020"};
    static const char *const no[] = {
        "By the end they had won.", "Bypass closed for the match",
        "Posted missing since Saturday",
        ("By beating City the Rovers have gone to the top of the table, and "
         "they mean to stay there until the very last day of the season")};
    (void)state;
    check(ft_shape_is_byline, yes, FT_COUNT(yes), true);
    check(ft_shape_is_byline, no, FT_COUNT(no), false);
}

static void a_credit_makes_a_caption(void **state)
{
    static const char *const yes[] = {
        "Handout photo, Rovers FC",
        "The captain lifts the cup. Photo: supplied", "Image: C. Lens",
        "The captain lifts the cup (File photograph)"};
    static const char *const no[] = {
        "The photo finish went to Rovers, who won 2-1.",
        "Nobody took a photograph of it."};
    (void)state;
    check(ft_shape_is_caption, yes, FT_COUNT(yes), true);
    check(ft_shape_is_caption, no, FT_COUNT(no), false);
}

static void links_and_a_signature_make_a_post(void **state)
{
    static const char *const yes[] = {
        "GOAL! 2-1! pic.twitter.com/abc \xE2\x80\x94 Rovers (@rovers) May 3, "
        "2021",
        "What a night \xE2\x80\x94 Rovers (@rovers) May 3, 2021"};
    static const char *const no[] = {"They won (at last) in 2021",
                                     "Write to him (@rovers) and ask."};
    (void)state;
    check(ft_shape_is_post, yes, FT_COUNT(yes), true);
    check(ft_shape_is_post, no, FT_COUNT(no), false);
}

static void furniture_is_short_and_no_sentence(void **state)
{
    static const char *const yes[] = {"Skip to main content", "Comments",
                                      "Advertisement Hide Ad", "Read more:"};
    static const char *const no[] = {
        "Comments from the coach", "Skipper Smith scores twice",
        "Sign in hope that better days will come."};
    (void)state;
    check(ft_shape_is_furniture, yes, FT_COUNT(yes), true);
    check(ft_shape_is_furniture, no, FT_COUNT(no), false);
}

static void a_sentence_may_end_inside_quotes(void **state)
{
    static const char *const yes[] = {"They won.", "\"They won!\"",
                                      "They won.\xE2\x80\x9D", "(They won?)",
                                      "They won\xE2\x80\xA6 "};
    static const char *const no[] = {"Rovers 2 City 1", "They won:", "", ")"};
    (void)state;
    check(ft_shape_ends_sentence, yes, FT_COUNT(yes), true);
    check(ft_shape_ends_sentence, no, FT_COUNT(no), false);
}

static void a_minute_is_digits_with_a_prime(void **state)
{
    static const struct {
        const char *line;
        size_t len;
    } cases[] = {{"88' A shot", 3},
                 {"45+2' A shot", 5},
                 {"45'+2 A shot", 5},
                 {"90\xE2\x80\xB2", 5},
                 {"88\xE2\x80\x99: in", 5},
                 {"88 minutes", 0},
                 {"1996' side", 0},
                 {"7's", 0},
                 {"", 0}};
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].line);
        assert_int_equal(ft_shape_minute(ft_slice_of(cases[i].line)),
                         cases[i].len);
    }
    assert_true(ft_shape_has_minute(ft_slice_of("Smith 12', Jones 88'")));
    assert_false(ft_shape_has_minute(ft_slice_of("Rovers 2, City 1")));
}

static void a_time_of_day_is_no_minute(void **state)
{
    static const struct {
        const char *line;
        size_t len;
    } cases[] = {{"20:45", 5},        {"8.45pm", 6}, {"8:45 p.m. A shot", 9},
                 {"20.45 A shot", 5}, {"20:60", 0},  {"20:451", 0},
                 {"120:45", 0},       {"45'", 0},    {"2-1", 0},
                 {"20:4", 0},         {"", 0}};
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].line);
        assert_int_equal(ft_shape_clock(ft_slice_of(cases[i].line)),
                         cases[i].len);
        if (cases[i].len > 0)
            assert_int_equal(ft_shape_minute(ft_slice_of(cases[i].line)), 0);
    }
}

static void a_score_line_is_two_names_and_two_numbers(void **state)
{
    static const char *const yes[] = {"Rovers 2-1 City", "Rovers 2, City 1",
                                      "Queen of the Vale 10\xE2\x80\x93 City 0",
                                      "Rovers 2 City 1"};
    static const char *const no[] = {
        "Rovers beat City 2-1", "Rovers 2", "Rovers v City",     "2-1",
        "Rovers 2-1 City 3-1",  "",         "Rovers 2021-1 City"};
    (void)state;
    check(ft_shape_is_score, yes, FT_COUNT(yes), true);
    check(ft_shape_is_score, no, FT_COUNT(no), false);
}

static void bullets_are_marks_with_room_behind_them(void **state)
{
    (void)state;
    assert_int_equal(ft_shape_bullet(ft_slice_of("- one")), 2);
    assert_int_equal(ft_shape_bullet(ft_slice_of("\xE2\x80\xA2  one")), 5);
    assert_int_equal(ft_shape_bullet(ft_slice_of("-1 in the table")), 0);
    assert_int_equal(ft_shape_bullet(ft_slice_of("one - two")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_with_a_day_alone_is_a_date_line),
        cmocka_unit_test(who_wrote_it_and_when_is_a_byline),
        cmocka_unit_test(a_credit_makes_a_caption),
        cmocka_unit_test(links_and_a_signature_make_a_post),
        cmocka_unit_test(furniture_is_short_and_no_sentence),
        cmocka_unit_test(a_sentence_may_end_inside_quotes),
        cmocka_unit_test(a_minute_is_digits_with_a_prime),
        cmocka_unit_test(a_time_of_day_is_no_minute),
        cmocka_unit_test(a_score_line_is_two_names_and_two_numbers),
        cmocka_unit_test(bullets_are_marks_with_room_behind_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
