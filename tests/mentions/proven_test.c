/* proven: a name that no table knows is a side where the text says so. */
#include "mentions/mark.h"

static void two_names_about_a_result_are_sides(void **state)
{
    static const mark_case cases[] = {
        {"Elmore beat Morley 3-1.", "[team Elmore] beat [team Morley] 3-1."},
        {"Elmore beat Morley, 3-1.", "[team Elmore] beat [team Morley], 3-1."},
        {"Elmore lost, 2-1, to No. 10 Morley.",
         "[team Elmore] lost, 2-1, to No. 10 [team Morley]."},
        {"Elmore fell to visiting Morley 3-1.",
         "[team Elmore] fell to visiting [team Morley] 3-1."},
        {"Elmore (3-4) beat Morley (5-2), 3-1.",
         "[team Elmore] (3-4) beat [team Morley] (5-2), 3-1."},
        {"Elmore and Morley drew 1-1.",
         "[team Elmore] and [team Morley] drew 1-1."},
        {"A late goal made it a 3-1 win over Morley.",
         "A late goal made it a 3-1 win over [team Morley]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_record_and_a_sport_prove_a_side(void **state)
{
    static const mark_case cases[] = {
        {"They met Elmore (5-2-1).", "They met [team Elmore] (5-2-1)."},
        {"They met the Elmore women soccer team.",
         "They met [team Elmore/women] soccer team."},
        {"They met the Elmore soccer team.",
         "They met [team Elmore] soccer team."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void what_is_proven_once_holds_for_the_text(void **state)
{
    static const mark_case cases[] = {
        {"Elmore beat Morley 3-1. Then Morley left.",
         "[team Elmore] beat [team Morley] 3-1. Then [team Morley] left."},
        {"Then Elmore left. Elmore beat Morley 3-1.",
         "Then [team Elmore] left. [team Elmore] beat [team Morley] 3-1."},
        {"Penzmoor fell 2-1 to Morley.",
         "[team penzmoor] fell 2-1 to [team Morley]."},
        {"Larkton fell 2-1 to Edmonton.",
         "[team Larkton] fell 2-1 to [team Edmonton]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_club_word_alone_is_no_side(void **state)
{
    static const mark_case cases[] = {
        {"They met the University women soccer team.",
         "They met the University women soccer team."},
        {"Elmore beat University, 3-1.",
         "[person Elmore] beat University, 3-1."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void people_stay_people(void **state)
{
    static const mark_case cases[] = {
        /* no score, or not where a result has it */
        {"Elmore beat Morley.", "[person Elmore] beat [person Morley]."},
        {"Elmore beat Morley to the ball and shot: 3-1.",
         "[person Elmore] beat [person Morley] to the ball and shot: 3-1."},
        /* the one who did it, behind a small word */
        {"It was won by Elmore to beat Morley 3-1.",
         "It was won by [person Elmore] to beat [person Morley] 3-1."},
        /* a manager's men */
        {"It was a 3-1 win over Morley's men.",
         "It was a 3-1 win over [person Morley]'s men."},
        /* the last name of somebody */
        {"It was Ana Moll. Moll beat Morley 3-1.",
         "It was [person Ana Moll]. [person Ana Moll] beat [person Morley] "
         "3-1."},
        /* a common word that stands as a name */
        {"It was the Final won 3-1 over Morley.",
         "It was the Final won 3-1 over [person Morley]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_names_about_a_result_are_sides),
        cmocka_unit_test(a_record_and_a_sport_prove_a_side),
        cmocka_unit_test(what_is_proven_once_holds_for_the_text),
        cmocka_unit_test(a_club_word_alone_is_no_side),
        cmocka_unit_test(people_stay_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
