#include "support/test.h"

#include <stdio.h>

#include "support/story.h"

static void the_winner_gets_the_larger_number_however_it_is_printed(void **s)
{
    (void)s;
    story_tells(STORY("body: It was a 0-2 loss for <Canada> to <Mexico>.",
                      "  score.ft=0-2 loser=Canada winner=Mexico"),
                STORY("Canada 0-2 Mexico"));
}

static void pairs_printed_beside_a_turned_score_turn_with_it(void **s)
{
    (void)s;
    story_tells(STORY("body: A 1-2 (0-1) loss for <Canada> to <Mexico>.",
                      "  score.ft=1-2 score.ht=0-1 loser=Canada winner=Mexico"),
                STORY("Canada 1-2 Mexico ht 0-1"));
}

static void team1_and_team2_keep_the_printed_order(void **s)
{
    (void)s;
    story_tells(STORY("list: <Canada> 0-2 <Mexico>",
                      "  team1=Canada score.ft=0-2 team2=Mexico"),
                STORY("Canada 0-2 Mexico"));
}

static void a_winner_alone_has_the_larger_number(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> against <Mexico>",
                      "body: In short, <Canada> won 3-1 and went home.",
                      "  winner=Canada score.ft=3-1"),
                STORY("Canada 3-1 Mexico"));
}

static void a_winner_and_a_host_are_the_two_sides(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> won 2-1 at <Mexico> on a wet night.",
                      "  winner=Canada score.ft=2-1 host=Mexico"),
                STORY("Mexico 1-2 Canada home 1"));
}

static void a_pair_after_extra_time_is_no_ninety_minute_score(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1 after extra time.",
                      "  winner=Canada loser=Mexico score.ft=2-1 aet"),
                STORY("Canada aet 2-1 Mexico"));
}

static void ninety_minutes_and_extra_time_stand_side_by_side(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico> (aet)",
                      "  team1=Canada score.ft=2-1 team2=Mexico aet",
                      "body: It was a 1-1 draw of <Canada> and <Mexico> when "
                      "the whistle went.",
                      "  score.ft=1-1 team1=Canada team2=Mexico"),
                STORY("Canada 1-1 aet 2-1 Mexico"));
}

static void a_shootout_never_becomes_the_score(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> beat <Mexico> 5-4 on penalties",
                      "  winner=Canada loser=Mexico score.p=5-4"),
                STORY(NULL));
}

static void a_shootout_joins_the_draw_told_later(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> beat <Mexico> 5-4 on penalties",
                      "  winner=Canada loser=Mexico score.p=5-4",
                      "body: It had been 1-1 for an hour and more.",
                      "  score.ft=1-1"),
                STORY("Canada 1-1 Mexico pens 5-4"));
}

static void the_winner_of_a_shootout_has_more_of_it(void **s)
{
    (void)s;
    story_tells(STORY("body: <Mexico> lost to <Canada> 4-5 on penalties "
                      "after 1-1.",
                      "  loser=Mexico winner=Canada score.p=4-5 score.ft=1-1"),
                STORY("Mexico 1-1 Canada pens 4-5"));
}

static void an_aggregate_never_becomes_the_score(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> went out, <Town> won 5-3 on aggregate.",
                      "  at=Town winner=Town loser=Rovers score.agg=5-3"),
                STORY(NULL));
}

static void an_aggregate_stands_beside_the_score(void **s)
{
    (void)s;
    story_tells(STORY("body: <Town> beat <Rovers> 2-1, 5-3 on aggregate.",
                      "  winner=Town loser=Rovers score.ft=2-1 score.agg=5-3"),
                STORY("Town 2-1 Rovers agg 5-3"));
}

static void a_half_time_score_without_a_side_turns_to_fit(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-0. They led 0-1 at "
                      "the break, in a manner of speaking.",
                      "  winner=Canada loser=Mexico score.ft=2-0",
                      "  at=0-1 score.ht=0-1"),
                STORY("Canada 2-0 Mexico ht 1-0"));
}

static void a_half_time_score_that_fits_both_ways_is_left_out(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1. It was 1-0 at the "
                      "break.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "  at=1-0 score.ht=1-0"),
                STORY("Canada 2-1 Mexico"));
}

static void a_half_time_score_over_the_final_one_is_left_out(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1 (3-0).",
                      "  winner=Canada loser=Mexico score.ft=2-1 score.ht=3-0"),
                STORY("Canada 2-1 Mexico"));
}

static void a_list_outweighs_a_slip_in_the_prose(void **s)
{
    (void)s;
    story_tells(STORY("body: On a wet night <Canada> beat <Mexico> 2-1, at "
                      "least so they say.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "list: <Canada> 3-1 <Mexico>",
                      "  team1=Canada score.ft=3-1 team2=Mexico"),
                STORY("Canada 3-1 Mexico"));
}

static void the_majority_outweighs_one_slip(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> win 3-1 against <Mexico>",
                      "  winner=Canada score.ft=3-1 loser=Mexico",
                      "body: On a wet night <Canada> beat <Mexico> 2-1.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: It was 3-1 in the end, <Canada> over <Mexico>.",
                      "  score.ft=3-1 winner=Canada loser=Mexico"),
                STORY("Canada 3-1 Mexico"));
}

static void what_was_refused_is_kept_as_a_conflict(void **s)
{
    story told;
    ft_records records;

    (void)s;
    story_read(&told,
               STORY("body: On a wet night <Canada> beat <Mexico> 2-1 there.",
                     "  winner=Canada loser=Mexico score.ft=2-1",
                     "list: <Canada> 3-1 <Mexico>",
                     "  team1=Canada score.ft=3-1 team2=Mexico"),
               NULL);
    assert_int_equal(story_records(&told, told.arena, &records), FT_OK);
    assert_int_equal(records.count, 1);
    assert_int_equal(records.matches[0].conflict_count, 1);
    assert_string_equal(records.matches[0].conflicts[0].field, "/score/ft");
    assert_string_equal(records.matches[0].conflicts[0].kept, "[3,1]");
    assert_string_equal(records.matches[0].conflicts[0].refused, "[2,1]");
    assert_string_equal(records.matches[0].conflicts[0].kept_quote, "3-1");
    assert_string_equal(records.matches[0].conflicts[0].refused_quote, "2-1");
    story_free(&told);
}

static void an_awarded_match_says_so(void **s)
{
    (void)s;
    story_tells(STORY("body: The game went 3-0 to <Canada> over <Mexico> at "
                      "the table.",
                      "  score.ft=3-0 winner=Canada loser=Mexico "
                      "status=awarded"),
                STORY("Canada 3-0 Mexico awarded"));
}

static void a_match_that_was_abandoned_says_so(void **s)
{
    (void)s;
    story_tells(STORY("heading: <Rovers> 1-0 <Town> (abandoned)",
                      "  team1=Rovers score.ft=1-0 team2=Town "
                      "status=abandoned"),
                STORY("Rovers 1-0 Town home 1 abandoned"));
}

static void a_match_put_off_has_no_score(void **s)
{
    (void)s;
    story_tells(STORY("list: <Rovers> v <Town>: postponed",
                      "  team1=Rovers team2=Town status=postponed"),
                STORY("Rovers Town home 1 postponed"));
}

static void a_match_put_off_and_played_is_played(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> against <Town> was postponed in May. "
                      "Now <Rovers> beat <Town> 2-1, late or not.",
                      "  team1=Rovers team2=Town status=postponed",
                      "  at=Now winner=Rovers loser=Town score.ft=2-1"),
                STORY("Rovers 2-1 Town"));
}

static void a_score_no_football_match_ends_in_is_refused(void **s)
{
    static const char *const scores[] = {"24-11", "77-94", "18-2", "9-8"};

    (void)s;
    for (size_t i = 0; i < FT_COUNT(scores); i++) {
        char block[64];
        char fact[64];

        snprintf(block, sizeof block, "list: <Rovers> %s <Town>", scores[i]);
        snprintf(fact, sizeof fact, "  team1=Rovers score.ft=%s team2=Town",
                 scores[i]);
        story_tells(STORY(block, fact), STORY(NULL));
    }
}

static void a_shootout_stands_beside_no_decided_match(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1. It was 5-4 on "
                      "penalties elsewhere.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "  at=5-4 score.p=5-4"),
                STORY("Canada 2-1 Mexico"));
}

static void a_half_time_line_follows_the_row_above_it(void **s)
{
    (void)s;
    story_tells(STORY("heading: <Rovers> 2-1 <Town>",
                      "  team1=Rovers score.ft=2-1 team2=Town head",
                      "body: 0-1", "  score.ht=0-1"),
                STORY("Rovers 2-1 Town ht 0-1 home 1"));
}

static void a_score_beyond_all_scores_is_a_misreading(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 1986-2 in the end.",
                      "  winner=Canada loser=Mexico score.ft=1986-2"),
                STORY(NULL));
}

static void a_pair_that_is_the_shoot_outs_elsewhere_is_not_the_score(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Rovers> beat <Town> 5-4",
                      "  winner=Rovers loser=Town score.ft=5-4",
                      "body: <Rovers> won 5-4 on penalties after a 1-1 draw "
                      "with <Town>.",
                      "  winner=Rovers score.p=5-4",
                      "  at=1-1 team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 1-1 Town pens 5-4"));
    story_tells(STORY("headline: <Rovers> beat <Town> 3-2",
                      "  winner=Rovers loser=Town score.ft=3-2",
                      "body: In the cup they had won 3-2 on penalties.",
                      "  score.p=3-2"),
                STORY("Rovers 3-2 Town"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_pair_that_is_the_shoot_outs_elsewhere_is_not_the_score),
        cmocka_unit_test(
            the_winner_gets_the_larger_number_however_it_is_printed),
        cmocka_unit_test(pairs_printed_beside_a_turned_score_turn_with_it),
        cmocka_unit_test(team1_and_team2_keep_the_printed_order),
        cmocka_unit_test(a_winner_alone_has_the_larger_number),
        cmocka_unit_test(a_winner_and_a_host_are_the_two_sides),
        cmocka_unit_test(a_pair_after_extra_time_is_no_ninety_minute_score),
        cmocka_unit_test(ninety_minutes_and_extra_time_stand_side_by_side),
        cmocka_unit_test(a_shootout_never_becomes_the_score),
        cmocka_unit_test(a_shootout_joins_the_draw_told_later),
        cmocka_unit_test(the_winner_of_a_shootout_has_more_of_it),
        cmocka_unit_test(an_aggregate_never_becomes_the_score),
        cmocka_unit_test(an_aggregate_stands_beside_the_score),
        cmocka_unit_test(a_half_time_score_without_a_side_turns_to_fit),
        cmocka_unit_test(a_half_time_score_that_fits_both_ways_is_left_out),
        cmocka_unit_test(a_half_time_score_over_the_final_one_is_left_out),
        cmocka_unit_test(a_list_outweighs_a_slip_in_the_prose),
        cmocka_unit_test(the_majority_outweighs_one_slip),
        cmocka_unit_test(what_was_refused_is_kept_as_a_conflict),
        cmocka_unit_test(an_awarded_match_says_so),
        cmocka_unit_test(a_match_that_was_abandoned_says_so),
        cmocka_unit_test(a_match_put_off_has_no_score),
        cmocka_unit_test(a_match_put_off_and_played_is_played),
        cmocka_unit_test(a_score_no_football_match_ends_in_is_refused),
        cmocka_unit_test(a_shootout_stands_beside_no_decided_match),
        cmocka_unit_test(a_half_time_line_follows_the_row_above_it),
        cmocka_unit_test(a_score_beyond_all_scores_is_a_misreading),
    };
    return cmocka_run_group_tests_name("score", tests, NULL, NULL);
}
