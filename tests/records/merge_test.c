#include "support/test.h"

#include "support/story.h"

static void one_result_fact_is_one_match(void **state)
{
    (void)state;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1 in a friendly.",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico"));
}

static void an_article_without_results_has_no_match(void **state)
{
    (void)state;
    story_tells(STORY("body: <Canada> trained at <Maple Field> for an hour.",
                      "  venue=Maple_Field"),
                STORY(NULL));
}

static void a_match_told_three_times_is_one(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Canada> beat <Mexico> 2-1",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: It was a 2-1 win for <the Canadians> over "
                      "<the Mexicans>, no more.",
                      "  score.ft=2-1 winner=the_Canadians loser=the_Mexicans",
                      "list: <Canada> 2-1 <Mexico>",
                      "  team1=Canada team2=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico"));
}

static void sides_turned_in_another_telling_are_the_same_match(void **state)
{
    (void)state;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1 at last, they say.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: And so <Mexico> lost 2-1 to <Canada> after all.",
                      "  loser=Mexico winner=Canada score.ft=2-1"),
                STORY("Canada 2-1 Mexico"));
}

static void two_rows_of_one_list_with_other_scores_are_two_matches(void **state)
{
    (void)state;
    story_tells(STORY("list#1: <Canada> 1-0 <Mexico>",
                      "  team1=Canada team2=Mexico score.ft=1-0",
                      "list#1: <Canada> 3-0 <Mexico>",
                      "  team1=Canada team2=Mexico score.ft=3-0"),
                STORY("Canada 1-0 Mexico", "Canada 3-0 Mexico"));
}

static void a_return_match_of_the_same_score_is_another_match(void **state)
{
    (void)state;
    story_tells(STORY("list#1: <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1",
                      "list#1: <Town> 1-1 <Rovers>",
                      "  team1=Town team2=Rovers score.ft=1-1"),
                STORY("Rovers 1-1 Town home 1", "Town 1-1 Rovers home 1"));
}

static void a_headline_agrees_with_one_row_of_several(void **state)
{
    (void)state;
    story_tells(
        STORY("headline: <Canada> 3-0 <Mexico>",
              "  team1=Canada score.ft=3-0 team2=Mexico",
              "list#1: <Canada> 1-0 <Mexico>",
              "  team1=Canada score.ft=1-0 team2=Mexico",
              "list#1: <Canada> 3-0 <Mexico>",
              "  team1=Canada score.ft=3-0 team2=Mexico",
              "list#1: <Canada> 1-1 <Mexico>",
              "  team1=Canada score.ft=1-1 team2=Mexico"),
        STORY("Canada 3-0 Mexico", "Canada 1-0 Mexico", "Canada 1-1 Mexico"));
}

static void an_earlier_meeting_told_in_passing_is_another_match(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Canada> beat <Mexico> 2-1",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: A year ago <Mexico> had won 3-0 against <Canada> "
                      "in the same town.",
                      "  winner=Mexico score.ft=3-0 loser=Canada mentioned"),
                STORY("Canada 2-1 Mexico", "Mexico 3-0 Canada mentioned"));
}

static void nobody_takes_the_loser_for_the_winner(void **state)
{
    (void)state;
    story_tells(
        STORY("body: <Canada> lost 8-3 to <Mexico> in the group. Weeks "
              "later, <Canada> beat <Mexico> 3-2 in the final.",
              "  loser=Canada score.ft=8-3 winner=Mexico",
              "  at=3-2 winner=Canada loser=Mexico score.ft=3-2 rule=2"),
        STORY("Canada 3-8 Mexico", "Canada 3-2 Mexico mentioned"));
}

static void another_day_makes_another_match_of_the_same_score(void **state)
{
    (void)state;
    story_tells_on(
        "2021-11-19",
        STORY("body: On <Tuesday> <Canada> beat <Mexico> 2-1 there. It was "
              "the score by which, on <Thursday>, <Canada> beat <Mexico> 2-1.",
              "  date=Tuesday",
              "  at=Canada winner=Canada loser=Mexico score.ft=2-1",
              "  at=Thursday date=Thursday",
              "  at=Thursday winner=Canada loser=Mexico score.ft=2-1"),
        STORY("Canada 2-1 Mexico 2021-11-16",
              "Canada 2-1 Mexico 2021-11-18 mentioned"));
}

static void one_side_and_a_known_score_support_the_known_match(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: It was a 2-1 defeat that <Mexico> will not "
                      "forget, not even in <Panama>.",
                      "  score.ft=2-1 loser=Mexico"),
                STORY("Canada 2-1 Mexico"));
}

static void one_side_finds_the_other_in_headline_and_lead(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Mexico> too strong for <Canada>",
                      "body: It was a long night. The guests lost 4-2, and "
                      "<Canada> have work to do.",
                      "  score.ft=4-2 loser=Canada"),
                STORY("Canada 2-4 Mexico"));
}

static void one_side_finds_the_other_in_its_sentence(void **state)
{
    (void)state;
    story_tells(STORY("headline: A night of goals everywhere",
                      "body: Goals, goals. It took <Cuba> long to wake up, "
                      "but then came a 2-0 win over <Panama>.",
                      "  at=2-0 score.ft=2-0 loser=Panama",
                      "body: <Jamaica> rested, and so did <Honduras>."),
                STORY("Cuba 2-0 Panama"));
}

static void one_side_among_many_gives_no_match(void **state)
{
    (void)state;
    story_tells(STORY("headline: A night of goals everywhere",
                      "body: <Cuba>, <Jamaica> and <Honduras> all wanted it, "
                      "but <Panama> lost 2-0.",
                      "  at=Panama loser=Panama score.ft=2-0"),
                STORY(NULL));
}

static void a_score_without_sides_gives_no_match(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Canada> meet <Mexico>",
                      "body: The first one ended 2-1, many recall.",
                      "  score.ft=2-1"),
                STORY(NULL));
}

static void a_draw_without_sides_is_between_the_two_just_named(void **state)
{
    (void)state;
    story_tells(STORY("headline: Three games, three verdicts",
                      "body: In the heat <Cuba> held on against <Jamaica>. "
                      "It finished 2-2, and the party is on hold.",
                      "  score.ft=2-2",
                      "body: <Panama> watched with <Honduras>."),
                STORY("Cuba 2-2 Jamaica"));
}

static void a_qualified_side_and_its_plain_name_are_one(void **state)
{
    (void)state;
    story_tells(STORY("headline: <women|Canada> beat <women|Mexico> 2-1",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: So <Canada> have beaten <Mexico> 2-1 again.",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico"));
}

static void an_unknown_side_and_a_part_of_its_name_are_one(void **state)
{
    (void)state;
    story_tells(
        STORY("heading: <Old Mill Rangers> 3 <Rovers> 1",
              "  team1=Old_Mill_Rangers score.ft=3-1 team2=Rovers"
              " head",
              "body: In the end <Mill Rangers> beat <Rovers> 3-1 and left.",
              "  winner=Mill_Rangers loser=Rovers score.ft=3-1"),
        STORY("Old Mill Rangers 3-1 Rovers home 1"));
}

static void clubs_with_like_names_and_other_results_stay_two(void **state)
{
    (void)state;
    story_tells(STORY("list#1: <Elm> 3-2 <Rovers>",
                      "  team1=Elm score.ft=3-2 team2=Rovers",
                      "list#1: <Elm Juniors> 5-0 <Town>",
                      "  team1=Elm_Juniors score.ft=5-0 team2=Town"),
                STORY("Elm 3-2 Rovers home 1", "Elm Juniors 5-0 Town home 1"));
}

static void a_player_of_a_side_is_no_side(void **state)
{
    (void)state;
    story_tells(STORY("body: <Ana Moll> of <Canada> was there. Then "
                      "<Ana Moll> beat <Mexico> 2-1 nearly alone.",
                      "  member=Ana_Moll member.team=Canada",
                      "  at=2-1 loser=Mexico score.ft=2-1 winner=Ana_Moll"),
                STORY("Mexico 1-2 Canada"));
}

static void the_hosts_are_the_side_that_the_match_is_missing(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Rovers> and <Town> share the spoils",
                      "body: Late on <the hosts> beat <Town> 2-1 after all.",
                      "  winner=the_hosts loser=Town score.ft=2-1"),
                STORY("Rovers 2-1 Town home 1"));
}

static void a_head_without_a_score_takes_the_score_below(void **state)
{
    (void)state;
    story_tells(STORY("headline: The weekend", "heading: <Rovers> v <Town>",
                      "  team1=Rovers team2=Town head",
                      "body: They won 2-0 and <Rovers> go top.",
                      "  score.ft=2-0 winner=Rovers",
                      "heading: <United> v <Albion>",
                      "  team1=United team2=Albion head",
                      "body: Nobody knows how it went."),
                STORY("Rovers 2-0 Town"));
}

static void a_score_printed_goal_by_goal_is_one_match(void **state)
{
    (void)state;
    story_tells(STORY("list#1: <Rovers> 1-2 <Town>",
                      "  team1=Rovers score.ft=1-2 team2=Town",
                      "list#1: <Rovers> 1-1 <Town>",
                      "  team1=Rovers score.ft=1-1 team2=Town",
                      "list#1: <Rovers> 0-1 <Town>",
                      "  team1=Rovers score.ft=0-1 team2=Town"),
                STORY("Rovers 1-2 Town home 1"));
}

static void entries_of_a_live_text_are_one_match(void **state)
{
    (void)state;
    story_tells(STORY("live: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "live: <Canada> 1-0 <Mexico>",
                      "  team1=Canada score.ft=1-0 team2=Mexico"),
                STORY("Canada 2-1 Mexico"));
}

static void initials_name_a_side_where_the_score_is_its_own(void **state)
{
    (void)state;
    story_tells(STORY("body: At long last <Old Mill FC> beat <Rovers> 3-1.",
                      "  winner=Old_Mill_FC loser=Rovers score.ft=3-1",
                      "list: <OMFC> 3-1 <Rovers>",
                      "  team1=OMFC score.ft=3-1 team2=Rovers"),
                STORY("Old Mill FC 3-1 Rovers home 1"));
}

static void a_club_does_not_meet_a_nation(void **state)
{
    (void)state;
    story_tells(STORY("headline: A day out",
                      "body: In <Panama>, they say, <Rovers> lost 4-0.",
                      "  at=Rovers loser=Rovers score.ft=4-0"),
                STORY(NULL));
}

static void a_match_that_was_put_off_takes_no_score(void **state)
{
    (void)state;
    story_tells(STORY("body: <Rovers> rest. It rains. It pours.",
                      "body: <Canada> v <Mexico> is off.",
                      "  team1=Canada team2=Mexico status=postponed",
                      "body: Before, <Canada> won 2-0.",
                      "  winner=Canada score.ft=2-0"),
                STORY("Canada Mexico postponed"));
}

static void a_draw_is_not_between_a_nation_and_a_club(void **state)
{
    (void)state;
    story_tells(STORY("headline: Elsewhere",
                      "body: In <Canada>, <Rovers> had to settle for 1-1.",
                      "  at=settle score.ft=1-1"),
                STORY(NULL));
}

static void a_nation_that_is_only_the_place_is_no_side(void **state)
{
    (void)state;
    story_tells(STORY("headline: A day out",
                      "body: <Rovers> won 1-0 in <Canada>.",
                      "  winner=Rovers visitor=Rovers loser=Canada "
                      "host=Canada score.ft=1-0"),
                STORY(NULL));
    story_tells(STORY("headline: A day out",
                      "body: <Mexico> won 1-0 in <Canada>.",
                      "  winner=Mexico visitor=Mexico loser=Canada "
                      "host=Canada score.ft=1-0"),
                STORY("Canada 0-1 Mexico home 1"));
}

static void a_nation_named_afar_is_not_the_side_that_met_a_club(void **state)
{
    (void)state;
    story_tells(STORY("body: They bought a striker of <Canada>.",
                      "body: It ended with a 1-0 win over <Rovers>.",
                      "  winner=Canada loser=Rovers score.ft=1-0"),
                STORY(NULL));
}

static void a_side_only_guessed_gives_way_to_a_row_of_that_score(void **state)
{
    (void)state;
    story_tells(STORY("body: <Canada> did well, and so did <Panama>.",
                      "body: Their neighbours had a 3-1 win over <Cuba>.",
                      "  winner=Canada loser=Cuba score.ft=3-1",
                      "list: <Mexico> 3-1 <Cuba>",
                      "  team1=Mexico team2=Cuba score.ft=3-1 head"),
                STORY("Mexico 3-1 Cuba"));
    story_tells(STORY("body: <Canada> did well, and so did <Panama>.",
                      "body: They had a 3-1 win over <Cuba>.",
                      "  winner=Canada loser=Cuba score.ft=3-1",
                      "list: <Mexico> 4-1 <Cuba>",
                      "  team1=Mexico team2=Cuba score.ft=4-1 head"),
                STORY("Canada 3-1 Cuba", "Mexico 4-1 Cuba"));
}

static void three_rows_of_names_that_nobody_knows_are_matches(void **state)
{
    (void)state;
    story_tells(STORY("list#1: <Ana Moll> 6-4 <Bea Ruiz>",
                      "  team1=Ana_Moll score.ft=6-4 team2=Bea_Ruiz",
                      "list#1: <Cleo Dart> 6-1 <Dora Hart>",
                      "  team1=Cleo_Dart score.ft=6-1 team2=Dora_Hart"),
                STORY(NULL));
    story_tells(STORY("list#1: <Ana Moll> 6-4 <Bea Ruiz>",
                      "  team1=Ana_Moll score.ft=6-4 team2=Bea_Ruiz",
                      "list#1: <Cleo Dart> 6-1 <Dora Hart>",
                      "  team1=Cleo_Dart score.ft=6-1 team2=Dora_Hart",
                      "list#1: <Eva Lund> 6-0 <Fay Mint>",
                      "  team1=Eva_Lund score.ft=6-0 team2=Fay_Mint"),
                STORY("Ana Moll 6-4 Bea Ruiz home 1",
                      "Cleo Dart 6-1 Dora Hart home 1",
                      "Eva Lund 6-0 Fay Mint home 1"));
}

static void two_people_are_no_match(void **state)
{
    (void)state;
    story_tells(STORY("list: <Ana Moll> 6-4 <Bea Ruiz>",
                      "  team1=Ana_Moll score.ft=6-4 team2=Bea_Ruiz"),
                STORY(NULL));
}

static void visitors_are_the_side_not_at_home_in_that_country(void **state)
{
    (void)state;
    story_tells(STORY("body: <Canada> met <Mexico> in <Toronto>. Then "
                      "<the visitors> turned it to win 2-1.",
                      "  city=Toronto",
                      "  at=the_visitors winner=the_visitors score.ft=2-1"),
                STORY("Canada 1-2 Mexico home 1 in Toronto"));
}

static void results_of_two_years_are_two_matches(void **state)
{
    (void)state;
    story_tells(
        STORY("headline: <Canada> against <Mexico>",
              "body: They had met before, in 1962 and in 2013, with "
              "<Mexico> winning 2-0 and again 2-0 each time.",
              "  at=Mexico winner=Mexico score.ft=2-0 rivals mentioned "
              "year=1962",
              "  at=again winner=Mexico score.ft=2-0 rivals mentioned "
              "year=2013"),
        STORY("Mexico 2-0 Canada mentioned", "Mexico 2-0 Canada mentioned"));
}

static void the_other_of_two_rivals_need_not_be_named(void **state)
{
    (void)state;
    story_tells(STORY("headline: <Canada> against <Mexico>",
                      "body: The last meeting was won 3-1 by <Mexico> in May.",
                      "  score.ft=3-1 winner=Mexico rivals mentioned"),
                STORY("Mexico 3-1 Canada mentioned"));
}

static void the_heading_above_names_the_other_side(void **state)
{
    (void)state;
    story_tells(STORY("headline: A long weekend",
                      "body: Nothing much happened in the north.",
                      "heading: <Town> dig in",
                      "body: Further south <Rovers> had to settle for 0-0 on "
                      "a heavy pitch.",
                      "  at=Rovers team1=Rovers score.ft=0-0"),
                STORY("Rovers 0-0 Town"));
}

static void rows_alike_with_labels_of_their_own_are_two(void **state)
{
    (void)state;
    story_tells(STORY("list#1: In the league: <Rovers> 1-1 <Town>",
                      "  at=Rovers team1=Rovers team2=Town score.ft=1-1",
                      "list#1: And in the cup: <Rovers> 1-1 <Town>",
                      "  at=Rovers team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 1-1 Town home 1", "Rovers 1-1 Town home 1"));
}

static void a_slip_of_the_pen_is_the_same_side(void **state)
{
    (void)state;
    story_tells(STORY("heading: <Watforld> 0-2 <Rovers>",
                      "  team1=Watforld team2=Rovers score.ft=0-2",
                      "body: <Watford> lost 2-0 to <Rovers>, and badly so.",
                      "  at=Watford loser=Watford winner=Rovers score.ft=2-0"),
                STORY("Watford 0-2 Rovers home 1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_result_fact_is_one_match),
        cmocka_unit_test(an_article_without_results_has_no_match),
        cmocka_unit_test(a_match_told_three_times_is_one),
        cmocka_unit_test(sides_turned_in_another_telling_are_the_same_match),
        cmocka_unit_test(
            two_rows_of_one_list_with_other_scores_are_two_matches),
        cmocka_unit_test(a_return_match_of_the_same_score_is_another_match),
        cmocka_unit_test(a_headline_agrees_with_one_row_of_several),
        cmocka_unit_test(an_earlier_meeting_told_in_passing_is_another_match),
        cmocka_unit_test(nobody_takes_the_loser_for_the_winner),
        cmocka_unit_test(another_day_makes_another_match_of_the_same_score),
        cmocka_unit_test(one_side_and_a_known_score_support_the_known_match),
        cmocka_unit_test(one_side_finds_the_other_in_headline_and_lead),
        cmocka_unit_test(one_side_finds_the_other_in_its_sentence),
        cmocka_unit_test(one_side_among_many_gives_no_match),
        cmocka_unit_test(a_score_without_sides_gives_no_match),
        cmocka_unit_test(a_draw_without_sides_is_between_the_two_just_named),
        cmocka_unit_test(a_qualified_side_and_its_plain_name_are_one),
        cmocka_unit_test(an_unknown_side_and_a_part_of_its_name_are_one),
        cmocka_unit_test(clubs_with_like_names_and_other_results_stay_two),
        cmocka_unit_test(a_player_of_a_side_is_no_side),
        cmocka_unit_test(the_hosts_are_the_side_that_the_match_is_missing),
        cmocka_unit_test(a_head_without_a_score_takes_the_score_below),
        cmocka_unit_test(a_score_printed_goal_by_goal_is_one_match),
        cmocka_unit_test(entries_of_a_live_text_are_one_match),
        cmocka_unit_test(initials_name_a_side_where_the_score_is_its_own),
        cmocka_unit_test(a_club_does_not_meet_a_nation),
        cmocka_unit_test(a_match_that_was_put_off_takes_no_score),
        cmocka_unit_test(a_draw_is_not_between_a_nation_and_a_club),
        cmocka_unit_test(a_nation_that_is_only_the_place_is_no_side),
        cmocka_unit_test(a_nation_named_afar_is_not_the_side_that_met_a_club),
        cmocka_unit_test(a_side_only_guessed_gives_way_to_a_row_of_that_score),
        cmocka_unit_test(two_people_are_no_match),
        cmocka_unit_test(three_rows_of_names_that_nobody_knows_are_matches),
        cmocka_unit_test(visitors_are_the_side_not_at_home_in_that_country),
        cmocka_unit_test(results_of_two_years_are_two_matches),
        cmocka_unit_test(the_other_of_two_rivals_need_not_be_named),
        cmocka_unit_test(the_heading_above_names_the_other_side),
        cmocka_unit_test(rows_alike_with_labels_of_their_own_are_two),
        cmocka_unit_test(a_slip_of_the_pen_is_the_same_side),
    };
    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
