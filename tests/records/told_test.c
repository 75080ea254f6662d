/* told: what makes two tellings one match, and whose a goal, a place, a crowd
 * is. */
#include "support/test.h"

#include "support/story.h"

static void a_year_parts_two_matches_of_one_score(void **s)
{
    (void)s;
    story_tells(STORY("body: In 2014 <Canada> beat <Mexico> 2-1 in a cup, and "
                      "<Canada> beat <Mexico> 2-1 now.",
                      "  at=Canada winner=Canada loser=Mexico score.ft=2-1 "
                      "mentioned year=2014",
                      "  at=and winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico mentioned", "Canada 2-1 Mexico"));
    story_tells(
        STORY("headline: <Canada> beat <Mexico> 2-1",
              "  winner=Canada loser=Mexico score.ft=2-1",
              "body: In 2014 <Canada> had beaten <Mexico> 2-1, too.",
              "  winner=Canada loser=Mexico score.ft=2-1 mentioned year=2014"),
        STORY("Canada 2-1 Mexico", "Canada 2-1 Mexico mentioned"));
    story_tells(
        STORY("body: In 2014 <Canada> beat <Mexico> 2-1. In 2018 <Canada> beat "
              "<Mexico> 2-1.",
              "  at=2014 winner=Canada loser=Mexico score.ft=2-1 year=2014 "
              "mentioned",
              "  at=2018 winner=Canada loser=Mexico score.ft=2-1 year=2018 "
              "mentioned"),
        STORY("Canada 2-1 Mexico mentioned", "Canada 2-1 Mexico mentioned"));
}

static void another_host_makes_another_match_the_same_host_does_not(void **s)
{
    (void)s;
    story_tells(
        STORY("body: At home <Rovers> beat <Town> 2-1.",
              "  winner=Rovers loser=Town score.ft=2-1 host=Rovers",
              "body: At home <Town> lost to <Rovers> 2-1.",
              "  winner=Rovers loser=Town score.ft=2-1 host=Town"),
        STORY("Rovers 2-1 Town home 1", "Town 1-2 Rovers home 1 mentioned"));
    story_tells(STORY("body: At home <Rovers> beat <Town> 2-1.",
                      "  winner=Rovers loser=Town score.ft=2-1 host=Rovers",
                      "body: At home <Rovers> beat <Town> 3-1.",
                      "  winner=Rovers loser=Town score.ft=3-1 host=Rovers"),
                STORY("Rovers 3-1 Town home 1"));
}

static void rows_with_labels_of_their_own_are_two_matches(void **s)
{
    (void)s;
    story_tells(STORY("list: In the first cup: <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1",
                      "list: In the second cup: <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 1-1 Town home 1", "Rovers 1-1 Town home 1"));
}

static void rows_with_mere_numbers_or_apart_are_one_match(void **s)
{
    (void)s;
    story_tells(STORY("list: 1. <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1",
                      "list: 2. <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 1-1 Town home 1"));
    story_tells(STORY("list: In the first cup: <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1",
                      "body: Between.",
                      "list: In the second cup: <Rovers> 1-1 <Town>",
                      "  team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 1-1 Town home 1"));
}

static void extra_time_goes_on_from_a_draw(void **s)
{
    (void)s;
    story_tells(
        STORY("body: After ninety minutes <Canada> and <Mexico> drew 1-1.",
              "  team1=Canada team2=Mexico score.ft=1-1",
              "body: After extra time <Canada> beat <Mexico> 2-1.",
              "  winner=Canada loser=Mexico score.et=2-1 aet"),
        STORY("Canada 1-1 aet 2-1 Mexico"));
    story_tells(STORY("body: After extra time <Canada> beat <Mexico> 2-1.",
                      "  winner=Canada loser=Mexico score.et=2-1 aet",
                      "body: After ninety minutes <Canada> led <Mexico> 1-0.",
                      "  team1=Canada team2=Mexico score.ft=1-0"),
                STORY("Canada aet 2-1 Mexico"));
}

static void tellings_that_contradict_are_one_match_rows_are_not(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> beat <Mexico> 2-1 there.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: <Canada> beat <Mexico> 3-1 there.",
                      "  winner=Canada loser=Mexico score.ft=3-1"),
                STORY("Canada 3-1 Mexico"));
    story_tells(STORY("body: <Canada> drew 1-1 with <Mexico> there.",
                      "  team1=Canada team2=Mexico score.ft=1-1",
                      "body: <Canada> beat <Mexico> 3-1 there.",
                      "  winner=Canada loser=Mexico score.ft=3-1"),
                STORY("Canada 3-1 Mexico"));
    story_tells(STORY("list: <Canada> 2-1 <Mexico>",
                      "  team1=Canada team2=Mexico score.ft=2-1",
                      "body: <Canada> beat <Mexico> 3-1 there.",
                      "  winner=Canada loser=Mexico score.ft=3-1",
                      "list: <Canada> 3-1 <Mexico>",
                      "  team1=Canada team2=Mexico score.ft=3-1"),
                STORY("Canada 2-1 Mexico", "Canada 3-1 Mexico"));
}

static void a_score_at_the_break_belongs_to_the_final_one(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> were ahead of <Mexico> 1-0 at the break.",
                      "  team1=Canada team2=Mexico score.ht=1-0",
                      "body: <Canada> beat <Mexico> 3-1 there.",
                      "  winner=Canada loser=Mexico score.ft=3-1"),
                STORY("Canada 3-1 Mexico ht 1-0"));
}

static void a_dateline_is_the_place_of_who_lives_there(void **s)
{
    (void)s;
    story_tells(STORY("body: <TORONTO>: <Canada> beat <Mexico> 3-1.",
                      "  dateline=TORONTO",
                      "  winner=Canada loser=Mexico score.ft=3-1"),
                STORY("Canada 3-1 Mexico home 1 in Toronto"));
    story_tells(STORY("body: <Lima>: <Canada> beat <Mexico> 3-1.",
                      "  dateline=Lima",
                      "  winner=Canada loser=Mexico score.ft=3-1"),
                STORY("Canada 3-1 Mexico"));
    story_tells(STORY("body: <Corby>: <Rovers> beat <Town> 3-1.",
                      "  dateline=Corby",
                      "  winner=Rovers loser=Town score.ft=3-1"),
                STORY("Town 1-3 Rovers home 1 in Corby"));
    story_tells(STORY("body: <Ashby>: <Rovers> beat <Town> 3-1.",
                      "  dateline=Ashby",
                      "  winner=Rovers loser=Town score.ft=3-1"),
                STORY("Rovers 3-1 Town home 1 in Ashby"));
}

static void a_place_in_capitals_is_written_as_the_table_has_it(void **s)
{
    (void)s;
    story_tells(STORY("body: TORONTO: In <TORONTO> <Canada> beat <Mexico> 3-1.",
                      "  winner=Canada loser=Mexico score.ft=3-1 city=TORONTO"),
                STORY("Canada 3-1 Mexico home 1 in Toronto"));
}

static void a_ground_may_tell_its_town_and_its_host(void **s)
{
    (void)s;
    story_tells(
        STORY("body: <Rovers> beat <Town> 3-1 at <Harbour Park>.",
              "  winner=Rovers loser=Town score.ft=3-1 venue=Harbour_Park"),
        STORY("Town 1-3 Rovers home 1 at Harbour Park"));
    story_tells(
        STORY("body: <Rovers> beat <Town> 3-1 at <Corby Arena>.",
              "  winner=Rovers loser=Town score.ft=3-1 venue=Corby_Arena"),
        STORY("Rovers 3-1 Town at Corby Arena in Corby"));
    story_tells(
        STORY("body: <Rovers> beat <Albion> 3-1 at <Corby Arena>.",
              "  winner=Rovers loser=Albion score.ft=3-1 venue=Corby_Arena"),
        STORY("Rovers 3-1 Albion at Corby Arena in Corby"));
    story_tells(STORY("body: <Norte>: <Canada> beat <Mexico> 3-1.",
                      "  winner=Canada loser=Mexico score.ft=3-1 venue=Norte"),
                STORY("Canada 3-1 Mexico at Estadio Norte"));
}

static void a_side_is_no_town(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> beat <Albion> 3-1 in <Rovers>.",
                      "  winner=Rovers loser=Albion score.ft=3-1",
                      "  at=in city=Rovers"),
                STORY("Rovers 3-1 Albion"));
}

static void aggregates_and_shoot_outs_stand_beside_the_score(void **s)
{
    (void)s;
    story_tells(
        STORY("body: <Rovers> beat <Town> 3-1 on aggregate, 1-0 on the night.",
              "  winner=Rovers loser=Town score.agg=3-1 score.ft=1-0"),
        STORY("Rovers 1-0 Town agg 3-1"));
    story_tells(STORY("body: <Rovers> beat <Town> 4-3 on penalties after 1-1.",
                      "  winner=Rovers loser=Town score.p=4-3 score.ft=1-1"),
                STORY("Rovers 1-1 Town pens 4-3"));
    story_tells(STORY("body: <Rovers> and <Town> drew 1-1.",
                      "  team1=Rovers team2=Town score.ft=1-1",
                      "body: <Rovers> won 4-3 on penalties against <Town>.",
                      "  winner=Rovers loser=Town score.p=4-3"),
                STORY("Rovers 1-1 Town pens 4-3"));
}

static void what_was_not_played_out_has_a_status(void **s)
{
    (void)s;
    story_tells(
        STORY("body: <Rovers> v <Town> was abandoned at 1-1.",
              "  team1=Rovers team2=Town score.ft=1-1 status=abandoned"),
        STORY("Rovers 1-1 Town abandoned"));
    story_tells(STORY("body: <Rovers> v <Town> was put off.",
                      "  team1=Rovers team2=Town status=postponed"),
                STORY("Rovers Town postponed"));
    story_tells(STORY("body: <Rovers> were given a 3-0 win against <Town>.",
                      "  winner=Rovers loser=Town score.ft=3-0 status=awarded",
                      "body: <Rovers> drew 1-1 with <Town>.",
                      "  team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 3-0 Town awarded", "Rovers 1-1 Town"));
}

static void goals_are_told_once_each(void **s)
{
    (void)s;
    story_tells(
        STORY("headline: <Canada> 2-1 <Mexico>",
              "  team1=Canada score.ft=2-1 team2=Mexico",
              "body: <Ana Moll> struck twice, <Bea Ruiz> once for <Mexico>.",
              "  goal:name=Ana_Moll,count=2",
              "  at=Bea_Ruiz goal:name=Bea_Ruiz,team=Mexico"),
        STORY("Canada 2-1 Mexico; Ana Moll, Ana Moll / Bea Ruiz"));
    story_tells(
        STORY("headline: <Canada> 3-1 <Mexico>",
              "  team1=Canada score.ft=3-1 team2=Mexico",
              "body: <Ana Moll> (4, 60 and 88) for <Canada>; <Bea Ruiz> 12.",
              "  goal:name=Ana_Moll,minute=4,team=Canada "
              "goal:name=Ana_Moll,minute=60,team=Canada "
              "goal:name=Ana_Moll,minute=88,team=Canada",
              "  at=Bea_Ruiz goal:name=Bea_Ruiz,minute=12"),
        STORY("Canada 3-1 Mexico; Ana Moll 4, Ana Moll 60, Ana Moll 88 / Bea "
              "Ruiz 12"));
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: <Ana Moll> scored for <Canada>. <Moll> struck "
                      "again for <Canada>.",
                      "  goal:name=Ana_Moll,team=Canada",
                      "  at=struck goal:name=Moll,team=Canada"),
                STORY("Canada 2-1 Mexico; Ana Moll, Ana Moll"));
    story_tells(
        STORY("headline: <Canada> 1-1 <Mexico>",
              "  team1=Canada score.ft=1-1 team2=Mexico",
              "body: <Ana Moll> scored for <Canada> in the 12th minute. <Moll> "
              "was happy with her goal in the 12th minute for <Canada>.",
              "  goal:name=Ana_Moll,team=Canada,minute=12",
              "  at=Moll goal:name=Moll,team=Canada,minute=12"),
        STORY("Canada 1-1 Mexico; Ana Moll 12"));
}

static void initials_and_surnames_are_of_one_scorer_first_names_part(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-0 <Mexico>",
                      "  team1=Canada score.ft=2-0 team2=Mexico",
                      "body: <A. Moll> scored for <Canada> in the 12th minute. "
                      "<Ana Moll> added one in the 50th for <Canada>.",
                      "  goal:name=A._Moll,team=Canada,minute=12",
                      "  at=Ana_Moll goal:name=Ana_Moll,team=Canada,minute=50"),
                STORY("Canada 2-0 Mexico; Ana Moll 12, Ana Moll 50"));
    story_tells(STORY("headline: <Canada> 2-0 <Mexico>",
                      "  team1=Canada score.ft=2-0 team2=Mexico",
                      "body: <Ana Moll> scored for <Canada> in the 12th "
                      "minute. <Bea Moll> added one in the 50th for <Canada>.",
                      "  goal:name=Ana_Moll,team=Canada,minute=12",
                      "  at=Bea_Moll goal:name=Bea_Moll,team=Canada,minute=50"),
                STORY("Canada 2-0 Mexico; Ana Moll 12, Bea Moll 50"));
}

static void no_side_has_more_goals_than_its_score(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 1-0 <Mexico>",
                      "  team1=Canada score.ft=1-0 team2=Mexico",
                      "body: <Ana Moll> scored for <Canada>, then <Cleo Vane> "
                      "for <Canada>.",
                      "  goal:name=Ana_Moll,team=Canada",
                      "  at=Cleo_Vane goal:name=Cleo_Vane,team=Canada"),
                STORY("Canada 1-0 Mexico; Ana Moll"));
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: <Ana Moll> 60 for <Canada>.",
                      "  goal:name=Ana_Moll,minute=60,team=Canada",
                      "body: <Ana Moll> 61 for <Canada>.",
                      "  goal:name=Ana_Moll,minute=61,team=Canada",
                      "body: <Ana Moll> 62 for <Canada>.",
                      "  goal:name=Ana_Moll,minute=62,team=Canada"),
                STORY("Canada 2-1 Mexico; Ana Moll 60, Ana Moll 61"));
    story_tells(STORY("headline: <Canada> 0-0 <Mexico>",
                      "  team1=Canada score.ft=0-0 team2=Mexico",
                      "body: <Ana Moll> thought to have scored for <Canada> in "
                      "the 12th minute.",
                      "  goal:name=Ana_Moll,minute=12,team=Canada"),
                STORY("Canada 0-0 Mexico"));
}

static void own_goals_go_to_the_side_that_gains(void **s)
{
    (void)s;
    story_tells(
        STORY("headline: <Canada> 1-0 <Mexico>",
              "  team1=Canada score.ft=1-0 team2=Mexico",
              "body: <Bea Ruiz> put through her own net in the 30th minute.",
              "  goal:name=Bea_Ruiz,minute=30,owngoal"),
        STORY("Canada 1-0 Mexico; Bea Ruiz 30 og"));
    story_tells(STORY("headline: <Canada> 1-0 <Mexico>",
                      "  team1=Canada score.ft=1-0 team2=Mexico",
                      "body: <Bea Ruiz> of <Mexico> put through her own net in "
                      "the 30th minute.",
                      "  goal:name=Bea_Ruiz,minute=30,owngoal,team=Mexico"),
                STORY("Canada 1-0 Mexico"));
}

static void penalties_and_the_order_of_minutes(void **s)
{
    (void)s;
    story_tells(
        STORY("headline: <Canada> 2-1 <Mexico>",
              "  team1=Canada score.ft=2-1 team2=Mexico",
              "body: <Ana Moll> converted a penalty in the 90th for <Canada>.",
              "  goal:name=Ana_Moll,minute=90,penalty,team=Canada"),
        STORY("Canada 2-1 Mexico; Ana Moll 90 pen"));
    story_tells(
        STORY("headline: <Canada> 2-1 <Mexico>",
              "  team1=Canada score.ft=2-1 team2=Mexico",
              "body: <Ana Moll> 60 for <Canada>, <Cleo Vane> 10 for <Canada>, "
              "<Bea Ruiz> 30 for <Mexico>.",
              "  goal:name=Ana_Moll,minute=60,team=Canada",
              "  at=Cleo_Vane goal:name=Cleo_Vane,minute=10,team=Canada",
              "  at=Bea_Ruiz goal:name=Bea_Ruiz,minute=30,team=Mexico"),
        STORY("Canada 2-1 Mexico; Cleo Vane 10, Ana Moll 60 / Bea Ruiz 30"));
}

static void members_tell_the_side_of_a_scorer(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: <Ana Moll> 60, <Bea Ruiz> 61.",
                      "  at=Ana_Moll goal:name=Ana_Moll,minute=60",
                      "  at=Bea_Ruiz goal:name=Bea_Ruiz,minute=61",
                      "body: <Ana Moll> of <Canada> was best.",
                      "  member=Ana_Moll member.team=Canada",
                      "body: <Bea Ruiz> of <Mexico> was not.",
                      "  member=Bea_Ruiz member.team=Mexico"),
                STORY("Canada 2-1 Mexico; Ana Moll 60 / Bea Ruiz 61"));
}

static void a_goal_of_a_side_that_does_not_play_is_left_out(void **s)
{
    (void)s;
    story_tells(
        STORY("headline: <Canada> 2-1 <Mexico>",
              "  team1=Canada score.ft=2-1 team2=Mexico",
              "body: <Ana Moll> struck for <Panama> in the 12th minute.",
              "  goal:name=Ana_Moll,minute=12,team=Panama"),
        STORY("Canada 2-1 Mexico"));
}

static void goals_of_a_list_belong_to_the_match_above(void **s)
{
    (void)s;
    story_tells(STORY("list#1: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico head",
                      "list#1: <Ana Moll> 12 for <Canada>",
                      "  goal:name=Ana_Moll,minute=12,team=Canada",
                      "list#1: <Panama> 1-0 <Cuba>",
                      "  team1=Panama score.ft=1-0 team2=Cuba head",
                      "list#1: <Dina Sol> 40",
                      "  goal:name=Dina_Sol,minute=40"),
                STORY("Canada 2-1 Mexico; Ana Moll 12",
                      "Panama 1-0 Cuba; Dina Sol 40"));
}

static void a_hat_trick_and_more_count(void **s)
{
    (void)s;
    story_tells(
        STORY("headline: <Canada> 4-0 <Mexico>",
              "  team1=Canada score.ft=4-0 team2=Mexico",
              "body: Four for <Ana Moll> of <Canada>.",
              "  goal:name=Ana_Moll,count=4,team=Canada"),
        STORY("Canada 4-0 Mexico; Ana Moll, Ana Moll, Ana Moll, Ana Moll"));
}

static void the_first_crowd_of_the_match_stays(void **s)
{
    (void)s;
    story_tells(
        STORY("body: <Rovers> beat <Town> 3-1 before 4,100.",
              "  winner=Rovers loser=Town score.ft=3-1 attendance=4,100",
              "body: The crowd was 5,000 for <Rovers>.", "  attendance=5,000"),
        STORY("Rovers 3-1 Town crowd 4100"));
}

static void
a_competition_named_later_is_not_the_matchs_unless_it_says_more(void **s)
{
    (void)s;
    story_tells(
        STORY("body: <Rovers> beat <Town> 3-1 in the <League Cup>.",
              "  winner=Rovers loser=Town score.ft=3-1 competition=League_Cup",
              "body: Next up is the <World Cup> for them.",
              "  competition=World_Cup"),
        STORY("Rovers 3-1 Town cup League Cup"));
    story_tells(
        STORY("body: <Canada> beat <Mexico> 3-1 in <World Cup> play.",
              "  winner=Canada loser=Mexico score.ft=3-1 competition=World_Cup",
              "body: It was <World Cup qualification> for <Canada>.",
              "  competition=World_Cup_qualification"),
        STORY("Canada 3-1 Mexico cup World Cup qualification"));
}

static void hosts_and_visitors_tell_who_was_at_home(void **s)
{
    (void)s;
    story_tells(STORY("body: The hosts <Canada> beat <Mexico> 3-1.",
                      "  winner=Canada loser=Mexico score.ft=3-1 host=Canada"),
                STORY("Canada 3-1 Mexico home 1"));
    story_tells(
        STORY("body: The visitors <Canada> beat <Mexico> 3-1.",
              "  winner=Canada loser=Mexico score.ft=3-1 visitor=Canada"),
        STORY("Mexico 1-3 Canada home 1"));
    story_tells(STORY("body: <Canada> beat <Mexico> 3-1 at home in <Lima>.",
                      "  winner=Canada loser=Mexico score.ft=3-1 "
                      "at_home=Canada city=Lima"),
                STORY("Canada 3-1 Mexico home 1 in Lima"));
    story_tells(
        STORY("body: <Canada> beat <Mexico> 3-1 on the road.",
              "  winner=Canada loser=Mexico score.ft=3-1 on_road=Canada"),
        STORY("Mexico 1-3 Canada home 1"));
    story_tells(STORY("body: <Canada> beat <Mexico> 3-1 on neutral ground.",
                      "  winner=Canada loser=Mexico score.ft=3-1 neutral"),
                STORY("Canada 3-1 Mexico home 0"));
}

static void a_role_is_the_side_that_the_text_names(void **s)
{
    (void)s;
    story_tells(
        STORY("body: <the hosts> beat <Mexico> 3-1 as <Canada> were fine.",
              "  winner=the_hosts loser=Mexico score.ft=3-1"),
        STORY("Canada 3-1 Mexico home 1"));
    story_tells(STORY("headline: <Canada> v <Mexico>",
                      "body: <the hosts> beat <the visitors> 3-1.",
                      "  winner=the_hosts loser=the_visitors score.ft=3-1"),
                STORY(NULL));
}

static void rows_that_follow_each_other_are_one_match(void **s)
{
    (void)s;
    story_tells(STORY("list#1: <Canada> 1-0 <Mexico>",
                      "  team1=Canada score.ft=1-0 team2=Mexico",
                      "list#1: <Canada> 1-1 <Mexico>",
                      "  team1=Canada score.ft=1-1 team2=Mexico",
                      "list#1: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico"),
                STORY("Canada 2-1 Mexico"));
}

static void one_side_finds_the_other_in_the_headline(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> beat <Mexico>", "body: They won 3-1.",
                      "  winner=Canada score.ft=3-1"),
                STORY("Canada 3-1 Mexico"));
}

static void one_side_finds_the_other_in_the_line_of_the_score(void **s)
{
    (void)s;
    story_tells(STORY("headline: A day to remember", "score: <Canada> <Mexico>",
                      "body: So <Canada> won 1-0.",
                      "  winner=Canada score.ft=1-0"),
                STORY("Canada 1-0 Mexico"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_year_parts_two_matches_of_one_score),
        cmocka_unit_test(
            another_host_makes_another_match_the_same_host_does_not),
        cmocka_unit_test(rows_with_labels_of_their_own_are_two_matches),
        cmocka_unit_test(rows_with_mere_numbers_or_apart_are_one_match),
        cmocka_unit_test(extra_time_goes_on_from_a_draw),
        cmocka_unit_test(tellings_that_contradict_are_one_match_rows_are_not),
        cmocka_unit_test(a_score_at_the_break_belongs_to_the_final_one),
        cmocka_unit_test(a_dateline_is_the_place_of_who_lives_there),
        cmocka_unit_test(a_place_in_capitals_is_written_as_the_table_has_it),
        cmocka_unit_test(a_ground_may_tell_its_town_and_its_host),
        cmocka_unit_test(a_side_is_no_town),
        cmocka_unit_test(aggregates_and_shoot_outs_stand_beside_the_score),
        cmocka_unit_test(what_was_not_played_out_has_a_status),
        cmocka_unit_test(goals_are_told_once_each),
        cmocka_unit_test(
            initials_and_surnames_are_of_one_scorer_first_names_part),
        cmocka_unit_test(no_side_has_more_goals_than_its_score),
        cmocka_unit_test(own_goals_go_to_the_side_that_gains),
        cmocka_unit_test(penalties_and_the_order_of_minutes),
        cmocka_unit_test(members_tell_the_side_of_a_scorer),
        cmocka_unit_test(a_goal_of_a_side_that_does_not_play_is_left_out),
        cmocka_unit_test(goals_of_a_list_belong_to_the_match_above),
        cmocka_unit_test(a_hat_trick_and_more_count),
        cmocka_unit_test(the_first_crowd_of_the_match_stays),
        cmocka_unit_test(
            a_competition_named_later_is_not_the_matchs_unless_it_says_more),
        cmocka_unit_test(hosts_and_visitors_tell_who_was_at_home),
        cmocka_unit_test(a_role_is_the_side_that_the_text_names),
        cmocka_unit_test(rows_that_follow_each_other_are_one_match),
        cmocka_unit_test(one_side_finds_the_other_in_the_headline),
        cmocka_unit_test(one_side_finds_the_other_in_the_line_of_the_score),
    };
    return cmocka_run_group_tests_name("told", tests, NULL, NULL);
}
