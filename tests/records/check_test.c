#include "support/test.h"

#include "support/story.h"

/* The verdict of one check of the only record of a story. */
static ft_verdict verdict(const char *published, const char *const *lines,
                          ft_check check)
{
    story told;
    ft_records records;
    ft_verdict out;

    story_read(&told, lines, published);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_int_equal(records.count, 1);
    out = records.matches[0].checks[check];
    story_free(&told);
    return out;
}

static double confidence(const char *const *lines)
{
    story told;
    ft_records records;
    double out;

    story_read(&told, lines, NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_true(records.count >= 1);
    out = records.matches[0].confidence;
    story_free(&told);
    return out;
}

static void goals_within_the_score_pass(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: <Canada> beat <Mexico> 1-0: <Ana Moll> 3.",
                      "  winner=Canada loser=Mexico score.ft=1-0",
                      "  goal:name=Ana_Moll,team=Canada,minute=3"),
                FT_CHECK_GOALS_WITHIN_SCORE),
        FT_VERDICT_PASS);
}

static void more_timed_goals_than_the_score_fail(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: <Canada> beat <Mexico> 1-0: <Ana Moll> 3, 9.",
                      "  winner=Canada loser=Mexico score.ft=1-0",
                      "  goal:name=Ana_Moll,team=Canada,minute=3 "
                      "goal:name=Ana_Moll,team=Canada,minute=9"),
                FT_CHECK_GOALS_WITHIN_SCORE),
        FT_VERDICT_FAIL);
}

static void a_match_without_goals_has_no_verdict_on_them(void **s)
{
    (void)s;
    assert_int_equal(verdict(NULL,
                             STORY("body: <Canada> beat <Mexico> 1-0.",
                                   "  winner=Canada loser=Mexico score.ft=1-0"),
                             FT_CHECK_GOALS_WITHIN_SCORE),
                     FT_VERDICT_ABSENT);
}

static void a_winner_with_more_goals_passes(void **s)
{
    (void)s;
    assert_int_equal(verdict(NULL,
                             STORY("body: <Canada> beat <Mexico> 1-0.",
                                   "  winner=Canada loser=Mexico score.ft=1-0"),
                             FT_CHECK_WINNER_SCORES_MORE),
                     FT_VERDICT_PASS);
}

static void a_winner_with_fewer_goals_fails(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("list: <Canada> 0-1 <Mexico>, <Canada> winning",
                      "  team1=Canada score.ft=0-1 team2=Mexico "
                      "winner=Canada"),
                FT_CHECK_WINNER_SCORES_MORE),
        FT_VERDICT_FAIL);
}

static void the_winner_may_be_the_one_named_second(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("list: <Canada> 0-1 <Mexico>, <Mexico> winning",
                      "  team1=Canada score.ft=0-1 team2=Mexico "
                      "winner=Mexico"),
                FT_CHECK_WINNER_SCORES_MORE),
        FT_VERDICT_PASS);
}

static void the_winner_of_a_shootout_passes_with_a_draw(void **s)
{
    (void)s;
    assert_int_equal(verdict(NULL,
                             STORY("body: <Canada> beat <Mexico> 5-4 on "
                                   "penalties after 1-1.",
                                   "  winner=Canada loser=Mexico score.p=5-4 "
                                   "score.ft=1-1"),
                             FT_CHECK_WINNER_SCORES_MORE),
                     FT_VERDICT_PASS);
}

static void a_minute_outside_the_match_fails(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: <Canada> beat <Mexico> 1-0: <Ana Moll> 161.",
                      "  winner=Canada loser=Mexico score.ft=1-0",
                      "  goal:name=Ana_Moll,team=Canada,minute=161"),
                FT_CHECK_MINUTES_WITHIN_MATCH),
        FT_VERDICT_FAIL);
}

static void a_crowd_over_the_capacity_fails(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: At <Mill Lane> <Rovers> beat <Town> 1-0 before "
                      "6,000.",
                      "  venue=Mill_Lane",
                      "  winner=Rovers loser=Town score.ft=1-0",
                      "  attendance=6,000"),
                FT_CHECK_ATTENDANCE_WITHIN_CAPACITY),
        FT_VERDICT_FAIL);
}

static void a_crowd_within_the_capacity_passes(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: At <Mill Lane> <Rovers> beat <Town> 1-0 before "
                      "4,000.",
                      "  venue=Mill_Lane",
                      "  winner=Rovers loser=Town score.ft=1-0",
                      "  attendance=4,000"),
                FT_CHECK_ATTENDANCE_WITHIN_CAPACITY),
        FT_VERDICT_PASS);
}

static void a_weekday_that_is_not_that_of_the_date_fails(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: On <Friday 2021-11-16> <Canada> beat <Mexico> "
                      "1-0.",
                      "  date=Friday_2021-11-16",
                      "  winner=Canada loser=Mexico score.ft=1-0"),
                FT_CHECK_WEEKDAY_FITS_DATE),
        FT_VERDICT_FAIL);
}

static void a_weekday_that_fits_its_date_passes(void **s)
{
    (void)s;
    assert_int_equal(
        verdict(NULL,
                STORY("body: On <Tuesday 2021-11-16> <Canada> beat <Mexico> "
                      "1-0.",
                      "  date=Tuesday_2021-11-16",
                      "  winner=Canada loser=Mexico score.ft=1-0"),
                FT_CHECK_WEEKDAY_FITS_DATE),
        FT_VERDICT_PASS);
}

static void a_result_told_twice_is_trusted_more(void **s)
{
    (void)s;
    assert_true(confidence(STORY("headline: <Canada> 1-0 <Mexico>",
                                 "  team1=Canada score.ft=1-0 team2=Mexico",
                                 "body: <Canada> beat <Mexico> 1-0.",
                                 "  winner=Canada loser=Mexico score.ft=1-0")) >
                confidence(STORY("headline: <Canada> 1-0 <Mexico>",
                                 "  team1=Canada score.ft=1-0 team2=Mexico")));
}

static void an_inferred_side_is_trusted_less(void **s)
{
    (void)s;
    assert_true(confidence(STORY("headline: <Canada> and <Mexico>",
                                 "body: So <Canada> won 1-0.",
                                 "  winner=Canada score.ft=1-0")) <
                confidence(STORY("headline: <Canada> and <Mexico>",
                                 "body: So <Canada> beat <Mexico> 1-0.",
                                 "  winner=Canada loser=Mexico score.ft=1-0")));
}

static void a_contradiction_is_trusted_less(void **s)
{
    (void)s;
    assert_true(confidence(STORY("headline: <Canada> 1-0 <Mexico>",
                                 "  team1=Canada score.ft=1-0 team2=Mexico",
                                 "body: <Canada> beat <Mexico> 2-0, yes.",
                                 "  winner=Canada loser=Mexico score.ft=2-0")) <
                confidence(STORY("headline: <Canada> 1-0 <Mexico>",
                                 "  team1=Canada score.ft=1-0 team2=Mexico")));
}

static void a_side_that_no_table_knows_is_trusted_less(void **s)
{
    double known =
        confidence(STORY("list: <Canada> 1-0 <Mexico>",
                         "  team1=Canada score.ft=1-0 team2=Mexico"));
    double one =
        confidence(STORY("list: <Canada> 1-0 <Ashby FC>",
                         "  team1=Canada score.ft=1-0 team2=Ashby_FC"));

    (void)s;
    assert_true(one < known);
}

/* What the score itself contradicts weighs more than an odd minute. */
static void a_check_that_fails_is_trusted_less(void **s)
{
    double good =
        confidence(STORY("body: <Canada> beat <Mexico> 1-0: <Ana Moll> 61.",
                         "  winner=Canada loser=Mexico score.ft=1-0",
                         "  goal:name=Ana_Moll,team=Canada,minute=61"));
    double minute =
        confidence(STORY("body: <Canada> beat <Mexico> 1-0: <Ana Moll> 161.",
                         "  winner=Canada loser=Mexico score.ft=1-0",
                         "  goal:name=Ana_Moll,team=Canada,minute=161"));
    double winner = confidence(
        STORY("list: <Canada> 0-1 <Mexico>, <Canada> winning",
              "  team1=Canada score.ft=0-1 team2=Mexico winner=Canada"));

    (void)s;
    assert_true(minute < good);
    assert_true(winner < minute);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goals_within_the_score_pass),
        cmocka_unit_test(more_timed_goals_than_the_score_fail),
        cmocka_unit_test(a_match_without_goals_has_no_verdict_on_them),
        cmocka_unit_test(a_winner_with_more_goals_passes),
        cmocka_unit_test(a_winner_with_fewer_goals_fails),
        cmocka_unit_test(the_winner_of_a_shootout_passes_with_a_draw),
        cmocka_unit_test(a_minute_outside_the_match_fails),
        cmocka_unit_test(a_crowd_over_the_capacity_fails),
        cmocka_unit_test(a_crowd_within_the_capacity_passes),
        cmocka_unit_test(a_weekday_that_is_not_that_of_the_date_fails),
        cmocka_unit_test(a_weekday_that_fits_its_date_passes),
        cmocka_unit_test(a_result_told_twice_is_trusted_more),
        cmocka_unit_test(an_inferred_side_is_trusted_less),
        cmocka_unit_test(a_contradiction_is_trusted_less),
        cmocka_unit_test(the_winner_may_be_the_one_named_second),
        cmocka_unit_test(a_side_that_no_table_knows_is_trusted_less),
        cmocka_unit_test(a_check_that_fails_is_trusted_less),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
