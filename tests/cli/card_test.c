#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "cli/card.h"

static ft_match make_match(const ft_goal *first, size_t count,
                           const ft_goal *second, size_t other)
{
    return (ft_match){
        .id = "-/a/b",
        .role = FT_ROLE_REPORTED,
        .sides = {{.name = "Orland", .goals = first, .goal_count = count},
                  {.name = "A side with a long name",
                   .goals = second,
                   .goal_count = other}},
        .home = FT_HOME_UNTOLD,
        .full_time = {true, {2, 1}},
        .attendance = FT_ATTENDANCE_UNTOLD,
        .confidence = 0.9};
}

/* The card has these lines, one after the other. */
static void assert_lines(const ft_match *match, const char *lines)
{
    ft_buffer out = {0};

    ft_card_show(&out, false, match);
    ft_buffer_byte(&out, '\0');
    assert_false(out.failed);
    print_message("%s", out.data);
    assert_non_null(strstr(out.data, lines));
    ft_buffer_free(&out);
}

static void goals_stand_on_a_line_of_ninety_minutes(void **state)
{
    const ft_goal first[] = {{.name = "A", .minute = 1},
                             {.name = "B", .minute = 60, .penalty = true}};
    const ft_goal second[] = {{.name = "C", .minute = 30, .owngoal = true},
                              {.name = "D"}};
    const ft_match match = make_match(first, 2, second, 2);

    (void)state;
    assert_int_equal(setenv("COLUMNS", "51", 1), 0);
    assert_lines(&match, "\n"
                         "  Orland        o--------------|----p---------|\n"
                         "  A side with   ----------x----|--------------|\n"
                         "                0              45             90'\n");
    assert_int_equal(unsetenv("COLUMNS"), 0);
}

static void goals_of_one_minute_are_counted(void **state)
{
    const ft_goal first[] = {{.name = "A", .minute = 60},
                             {.name = "B", .minute = 60},
                             {.name = "C", .minute = 60}};
    const ft_match match = make_match(first, 3, NULL, 0);

    (void)state;
    assert_int_equal(setenv("COLUMNS", "51", 1), 0);
    assert_lines(&match, "  Orland        ---------------|----3---------|\n");
    assert_int_equal(unsetenv("COLUMNS"), 0);
}

static void extra_time_makes_the_line_longer(void **state)
{
    const ft_goal first[] = {{.name = "A", .minute = 120}};
    const ft_match match = make_match(first, 1, NULL, 0);

    (void)state;
    assert_int_equal(setenv("COLUMNS", "61", 1), 0);
    assert_lines(&match, "  Orland        "
                         "---------------|--------------|---------o\n");
    assert_int_equal(unsetenv("COLUMNS"), 0);
}

static void no_minute_gives_no_line(void **state)
{
    const ft_goal first[] = {{.name = "A"}};
    const ft_match match = make_match(first, 1, NULL, 0);

    (void)state;
    assert_lines(&match, "  goals         Orland: A\n  role");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_stand_on_a_line_of_ninety_minutes),
        cmocka_unit_test(goals_of_one_minute_are_counted),
        cmocka_unit_test(extra_time_makes_the_line_longer),
        cmocka_unit_test(no_minute_gives_no_line),
    };

    if (unsetenv("COLUMNS"))
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
