#include "support/test.h"

#include "support/story.h"

#define RESULT                                                                 \
    "headline: <Canada> 2-1 <Mexico>",                                         \
        "  team1=Canada score.ft=2-1 team2=Mexico"

static void a_weekday_is_seen_from_the_day_of_publication(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY("body: On <Tuesday> <Canada> beat <Mexico> 2-1.",
                         "  date=Tuesday",
                         "  winner=Canada loser=Mexico score.ft=2-1"),
                   STORY("Canada 2-1 Mexico 2021-11-16"));
}

static void a_weekday_without_a_day_to_see_it_from_is_no_date(void **s)
{
    (void)s;
    story_tells(STORY("body: On <Tuesday> <Canada> beat <Mexico> 2-1.",
                      "  date=Tuesday",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico"));
}

static void a_full_date_needs_no_day_of_publication(void **s)
{
    (void)s;
    story_tells(STORY("body: On <2021-11-16> <Canada> beat <Mexico> 2-1.",
                      "  date=2021-11-16",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico 2021-11-16"));
}

static void the_article_itself_says_when_it_was_published(void **s)
{
    (void)s;
    story_tells(STORY("byline: Posted <2021-11-17>", "  published=2021-11-17",
                      "body: And <yesterday> <Canada> beat <Mexico> 2-1.",
                      "  date=yesterday",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico 2021-11-16"));
}

static void posts_are_dated_when_nothing_else_is(void **s)
{
    (void)s;
    story_tells(STORY("body: On <Thursday> <Canada> beat <Mexico> 2-1. In "
                      "<2009-05-01> and <2010-05-01> they had not met.",
                      "  date=Thursday",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "post: What a night (<2021-10-08>)"),
                STORY("Canada 2-1 Mexico 2021-10-07"));
}

static void no_day_is_counted_from_the_day_of_the_match_itself(void **s)
{
    (void)s;
    story_tells(
        STORY("body: On <2021-10-07> <Canada> beat <Mexico> 2-1.",
              "  date=2021-10-07", "  winner=Canada loser=Mexico score.ft=2-1",
              "body: And <yesterday> <Cuba> lost 1-0 to <Panama>.",
              "  date=yesterday", "  loser=Cuba score.ft=1-0 winner=Panama"),
        STORY("Canada 2-1 Mexico 2021-10-07", "Cuba 0-1 Panama mentioned"));
}

static void the_date_of_a_post_is_no_date_of_a_match(void **s)
{
    (void)s;
    story_tells(STORY("body: And <Canada> beat <Mexico> 2-1.",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "post: What a night (<2021-10-08>)", "  date=2021-10-08"),
                STORY("Canada 2-1 Mexico"));
}

static void a_day_to_come_is_no_day_of_a_match(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY("body: So <Canada> beat <Mexico> 2-1; <next Friday> "
                         "they meet again.",
                         "  winner=Canada loser=Mexico score.ft=2-1",
                         "  date=next_Friday"),
                   STORY("Canada 2-1 Mexico"));
}

static void a_date_after_publication_is_refused(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY("body: On <2021-12-01> <Canada> beat <Mexico> 2-1.",
                         "  date=2021-12-01",
                         "  winner=Canada loser=Mexico score.ft=2-1"),
                   STORY("Canada 2-1 Mexico"));
}

static void a_day_in_the_lead_is_the_main_matchs(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY(RESULT, "body: It was a good <Tuesday> for them.",
                         "  date=Tuesday"),
                   STORY("Canada 2-1 Mexico 2021-11-16"));
}

static void a_day_far_down_the_article_is_nobodys(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY(RESULT, "body: One.", "body: Two.", "body: Three.",
                         "body: On <Monday> the coach had rested.",
                         "  date=Monday"),
                   STORY("Canada 2-1 Mexico"));
}

static void an_earlier_meeting_has_only_the_day_of_its_sentence(void **s)
{
    (void)s;
    story_tells_on(
        "2021-11-17",
        STORY(RESULT,
              "body: On <Tuesday> all went well. Once <Mexico> won 3-0 in "
              "<Canada>, long ago.",
              "  date=Tuesday",
              "  winner=Mexico score.ft=3-0 loser=Canada mentioned"),
        STORY("Canada 2-1 Mexico 2021-11-16", "Mexico 3-0 Canada mentioned"));
}

static void two_results_of_one_sentence_share_the_day_that_opens_it(void **s)
{
    (void)s;
    story_tells_on(
        "2021-11-17",
        STORY("body: On <Tuesday> <Canada> beat <Mexico> 2-1 and <Panama> "
              "beat <Cuba> 1-0.",
              "  date=Tuesday",
              "  at=Canada winner=Canada loser=Mexico score.ft=2-1",
              "  at=Panama winner=Panama loser=Cuba score.ft=1-0"),
        STORY("Canada 2-1 Mexico 2021-11-16",
              "Panama 1-0 Cuba 2021-11-16 mentioned"));
}

static void a_sentence_before_says_when(void **s)
{
    (void)s;
    story_tells_on(
        "2021-11-17",
        STORY(RESULT, "body: One. More on the game itself.", "body: Two.",
              "body: Three.",
              "body: Two more played on <Monday>. First <Panama> beat <Cuba> "
              "1-0.",
              "  date=Monday",
              "  at=Panama winner=Panama loser=Cuba score.ft=1-0"),
        STORY("Canada 2-1 Mexico", "Panama 1-0 Cuba 2021-11-15 mentioned"));
}

static void a_line_with_a_day_dates_the_rows_under_it(void **s)
{
    (void)s;
    story_tells(STORY("heading: <2021-05-01>", "  date=2021-05-01",
                      "list#1: <Rovers> 1-0 <Town>",
                      "  team1=Rovers score.ft=1-0 team2=Town",
                      "list#1: <United> 2-2 <Albion>",
                      "  team1=United score.ft=2-2 team2=Albion",
                      "heading: <2021-05-08>", "  date=2021-05-08",
                      "list#2: <Town> 1-3 <United>",
                      "  team1=Town score.ft=1-3 team2=United"),
                STORY("Rovers 1-0 Town home 1 2021-05-01",
                      "United 2-2 Albion home 1 2021-05-01",
                      "Town 1-3 United home 1 2021-05-08"));
}

static void the_day_of_a_round_up_is_the_day_of_its_matches(void **s)
{
    (void)s;
    story_tells_on(
        "2021-11-17",
        STORY("headline: Goals everywhere",
              "body: It was a wild <Tuesday> for all.", "  date=Tuesday",
              "heading: <Canada> 1, <Mexico> 0",
              "  team1=Canada score.ft=1-0 team2=Mexico head", "body: Yes.",
              "heading: <Panama> 0, <Cuba> 1",
              "  team1=Panama score.ft=0-1 team2=Cuba head", "body: No."),
        STORY("Canada 1-0 Mexico 2021-11-16", "Panama 0-1 Cuba 2021-11-16"));
}

static void a_heading_above_the_opening_leaves_its_day_to_all(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY("headline: Goals everywhere", "heading: Read more",
                         "body: So <Tuesday> brought two verdicts.",
                         "  date=Tuesday",
                         "body: In one <Canada> beat <Mexico> 1-0.",
                         "  winner=Canada score.ft=1-0 loser=Mexico",
                         "body: In the other <Panama> and <Cuba> drew 2-2.",
                         "  team1=Panama team2=Cuba score.ft=2-2"),
                   STORY("Canada 1-0 Mexico 2021-11-16",
                         "Panama 2-2 Cuba 2021-11-16 mentioned"));
}

static void the_only_date_under_a_heading_may_be_the_articles_own(void **s)
{
    (void)s;
    story_tells(
        STORY("headline: Goals everywhere", "heading: Read more",
              "body: From the sports desk, <2021-11-17>", "  date=2021-11-17",
              "body: On <Tuesday> <Canada> beat <Mexico> 1-0.",
              "  date=Tuesday", "  winner=Canada score.ft=1-0 loser=Mexico",
              "body: In the other <Panama> and <Cuba> drew 2-2.",
              "  team1=Panama team2=Cuba score.ft=2-2"),
        STORY("Canada 1-0 Mexico 2021-11-16", "Panama 2-2 Cuba mentioned"));
}

static void place_and_crowd_belong_to_the_result_of_their_sentence(void **s)
{
    (void)s;
    story_tells(STORY("body: At <Maple Field> in <Toronto> <Jamaica> beat "
                      "<Mexico> 2-1 before 21,500.",
                      "  venue=Maple_Field city=Toronto",
                      "  at=Jamaica winner=Jamaica loser=Mexico score.ft=2-1",
                      "  attendance=21,500"),
                STORY("Jamaica 2-1 Mexico at Maple Field in Toronto "
                      "crowd 21500"));
}

static void a_place_elsewhere_belongs_to_the_main_match(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Jamaica> 2-1 <Mexico>",
                      "  team1=Jamaica score.ft=2-1 team2=Mexico",
                      "body: The sun set over <Maple Field> early.",
                      "  venue=Maple_Field"),
                STORY("Jamaica 2-1 Mexico at Maple Field"));
}

static void the_nearest_place_wins(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Jamaica> 2-1 <Mexico>",
                      "  team1=Jamaica score.ft=2-1 team2=Mexico",
                      "body: They train at <Estadio Norte> now.",
                      "  venue=Estadio_Norte",
                      "body: But <Jamaica> beat <Mexico> 2-1 at <Maple Field>.",
                      "  winner=Jamaica loser=Mexico score.ft=2-1",
                      "  venue=Maple_Field"),
                STORY("Jamaica 2-1 Mexico at Maple Field"));
}

static void a_ground_keeps_its_longest_written_form(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Jamaica> 2-1 <Mexico> at <Norte>",
                      "  team1=Jamaica score.ft=2-1 team2=Mexico",
                      "  venue=Norte",
                      "body: The lights of <Estadio Norte> went out.",
                      "  venue=Estadio_Norte"),
                STORY("Jamaica 2-1 Mexico at Estadio Norte"));
}

static void a_country_is_no_city(void **s)
{
    (void)s;
    story_tells(STORY("body: It was <Jamaica> 2-1 <Mexico> in <Panama>.",
                      "  team1=Jamaica score.ft=2-1 team2=Mexico",
                      "  city=Panama"),
                STORY("Jamaica 2-1 Mexico"));
}

static void a_competition_takes_the_name_of_the_table(void **s)
{
    (void)s;
    story_tells(STORY("body: In the <League Cup> <Rovers> beat <Town> 2-1.",
                      "  competition=League_Cup",
                      "  winner=Rovers loser=Town score.ft=2-1"),
                STORY("Rovers 2-1 Town cup League Cup"));
}

static void each_section_has_its_own_crowd(void **s)
{
    (void)s;
    story_tells(
        STORY("heading: <Canada> 1, <Mexico> 0",
              "  team1=Canada score.ft=1-0 team2=Mexico head",
              "body: A crowd of 1,200 came.", "  attendance=1,200",
              "heading: <Panama> 0, <Cuba> 1",
              "  team1=Panama score.ft=0-1 team2=Cuba head",
              "body: A crowd of 3,400 came.", "  attendance=3,400"),
        STORY("Canada 1-0 Mexico crowd 1200", "Panama 0-1 Cuba crowd 3400"));
}

static void a_competition_in_a_heading_is_that_of_the_rows_below(void **s)
{
    (void)s;
    story_tells(STORY("heading: <League Cup>", "  competition=League_Cup",
                      "list#1: <Rovers> 1-0 <Town>",
                      "  team1=Rovers score.ft=1-0 team2=Town",
                      "list#1: <United> 2-2 <Albion>",
                      "  team1=United score.ft=2-2 team2=Albion"),
                STORY("Rovers 1-0 Town home 1 cup League Cup",
                      "United 2-2 Albion home 1 cup League Cup"));
}

static void a_sentence_about_others_sets_nothing(void **s)
{
    (void)s;
    story_tells(STORY(RESULT,
                      "body: <Panama> play <Cuba> at <Estadio Norte> next.",
                      "  venue=Estadio_Norte"),
                STORY("Canada 2-1 Mexico"));
}

static void a_late_day_of_one_side_counts_when_it_is_news(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY(RESULT, "body: One.", "body: Two.", "body: Three.",
                         "body: <Canada> missed chances on <Tuesday>.",
                         "  date=Tuesday"),
                   STORY("Canada 2-1 Mexico 2021-11-16"));
}

static void late_days_that_differ_say_nothing(void **s)
{
    (void)s;
    story_tells_on(
        "2021-11-17",
        STORY(RESULT, "body: One.", "body: Two.", "body: Three.",
              "body: <Canada> missed chances on <Tuesday>.", "  date=Tuesday",
              "body: <Mexico> had trained on <Monday>.", "  date=Monday"),
        STORY("Canada 2-1 Mexico"));
}

static void posts_of_one_page_keep_their_own_days(void **s)
{
    (void)s;
    story_tells(
        STORY("heading: <2011-10-29>", "  date=2011-10-29 published=2011-10-29",
              "body: <Rovers> beat <Town> 2-1 on <Tuesday>.",
              "  winner=Rovers loser=Town score.ft=2-1", "  date=Tuesday",
              "heading: <2011-09-18>", "  date=2011-09-18 published=2011-09-18",
              "body: <United> beat <Albion> 1-0 on <Saturday>.",
              "  winner=United loser=Albion score.ft=1-0", "  date=Saturday"),
        STORY("Rovers 2-1 Town 2011-10-25",
              "United 1-0 Albion 2011-09-17 mentioned"));
}

static void a_line_that_is_a_day_is_the_articles_own(void **s)
{
    (void)s;
    story_tells(
        STORY("byline: <2021-11-17>", "  date=2021-11-17 published=2021-11-17",
              "body: On <Tuesday> <Canada> beat <Mexico> 2-1.",
              "  date=Tuesday", "  winner=Canada loser=Mexico score.ft=2-1",
              "body: That is all."),
        STORY("Canada 2-1 Mexico 2021-11-16"));
}

static void a_line_that_is_a_day_above_rows_is_theirs(void **s)
{
    (void)s;
    story_tells(STORY("byline: <2021-05-01>",
                      "  date=2021-05-01 published=2021-05-01",
                      "list#1: <Rovers> 1-0 <Town>",
                      "  team1=Rovers score.ft=1-0 team2=Town",
                      "list#1: <United> 2-2 <Albion>",
                      "  team1=United score.ft=2-2 team2=Albion"),
                STORY("Rovers 1-0 Town home 1 2021-05-01",
                      "United 2-2 Albion home 1 2021-05-01"));
}

static void
a_headline_with_the_day_before_makes_a_line_the_articles_own(void **s)
{
    (void)s;
    story_tells(STORY("headline: <2021-05-01>: the scores", "  date=2021-05-01",
                      "byline: <2021-05-02>",
                      "  date=2021-05-02 published=2021-05-02",
                      "list#1: <Rovers> 1-0 <Town>",
                      "  team1=Rovers score.ft=1-0 team2=Town",
                      "list#1: <United> 2-2 <Albion>",
                      "  team1=United score.ft=2-2 team2=Albion"),
                STORY("Rovers 1-0 Town home 1 2021-05-01",
                      "United 2-2 Albion home 1 2021-05-01"));
}

static void lines_of_several_days_date_the_rows_below_each(void **s)
{
    (void)s;
    story_tells(
        STORY("heading: <2021-05-01>", "  date=2021-05-01 published=2021-05-01",
              "list#1: <Rovers> 1-0 <Town>",
              "  team1=Rovers score.ft=1-0 team2=Town", "heading: <2021-05-08>",
              "  date=2021-05-08 published=2021-05-08",
              "list#2: <United> 2-2 <Albion>",
              "  team1=United score.ft=2-2 team2=Albion"),
        STORY("Rovers 1-0 Town home 1 2021-05-01",
              "United 2-2 Albion home 1 2021-05-08"));
}

static void a_side_plays_once_on_the_day_of_a_round(void **s)
{
    (void)s;
    story_tells_on(
        "2021-11-17",
        STORY("headline: Goals everywhere",
              "body: It was a wild <Tuesday> for all.", "  date=Tuesday",
              "heading: <Canada> 1, <Mexico> 0",
              "  team1=Canada score.ft=1-0 team2=Mexico head",
              "body: And <Mexico> beat <Cuba> 3-0 before.",
              "  winner=Mexico score.ft=3-0 loser=Cuba"),
        STORY("Canada 1-0 Mexico 2021-11-16", "Mexico 3-0 Cuba mentioned"));
}

static void a_day_beside_a_ground_is_surer_than_one_in_prose(void **s)
{
    (void)s;
    story_tells_on("2021-11-17",
                   STORY(RESULT, "body: It was a good <Tuesday> for them.",
                         "  date=Tuesday", "facts: <Maple Field>, <2021-11-15>",
                         "  venue=Maple_Field date=2021-11-15"),
                   STORY("Canada 2-1 Mexico home 1 2021-11-15 at Maple Field"));
}

static void a_dateline_is_the_town_of_a_side_that_lives_there(void **s)
{
    (void)s;
    story_tells(STORY("body: <TORONTO> - And <Canada> beat <Mexico> 2-1.",
                      "  dateline=TORONTO",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico home 1 in Toronto"));
}

static void a_dateline_may_be_the_name_of_a_side(void **s)
{
    (void)s;
    story_tells(STORY("body: <Elmton> - And <Elmton> lost 2-1 to <Marlow>.",
                      "  dateline=Elmton",
                      "  loser=Elmton score.ft=2-1 winner=Marlow",
                      "body: <Ana Moll> scored.", "  goal:name=Ana_Moll"),
                STORY("Elmton 1-2 Marlow home 1 in Elmton"));
}

static void a_dateline_elsewhere_is_where_it_was_written(void **s)
{
    (void)s;
    story_tells(STORY("body: <Lima> - And <Canada> beat <Mexico> 2-1.",
                      "  dateline=Lima",
                      "  winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico"));
}

static void a_ground_may_say_its_town(void **s)
{
    (void)s;
    story_tells(STORY("body: At <Corby Arena> <Jamaica> beat <Mexico> 2-1.",
                      "  venue=Corby_Arena",
                      "  winner=Jamaica loser=Mexico score.ft=2-1"),
                STORY("Jamaica 2-1 Mexico at Corby Arena in Corby"));
}

static void a_competition_that_no_table_knows_is_not_told(void **s)
{
    (void)s;
    story_tells(STORY("body: In the <Harbour Shield> <Rovers> beat <Town> 2-1.",
                      "  competition=Harbour_Shield",
                      "  winner=Rovers loser=Town score.ft=2-1"),
                STORY("Rovers 2-1 Town"));
}

static void the_road_to_a_tournament_is_not_the_tournament(void **s)
{
    (void)s;
    story_tells(STORY("body: The <World Cup> is near as <Canada> beat <Mexico> "
                      "2-1.",
                      "  competition=World_Cup",
                      "  winner=Canada loser=Mexico score.ft=2-1",
                      "body: So ends <World Cup qualification>.",
                      "  competition=World_Cup_qualification"),
                STORY("Canada 2-1 Mexico cup World Cup qualification"));
}

static void the_competition_of_an_opening_is_that_of_all_rows(void **s)
{
    (void)s;
    story_tells(STORY("body: All of the <League Cup>.",
                      "  competition=League_Cup", "list#1: <Rovers> 1-0 <Town>",
                      "  team1=Rovers score.ft=1-0 team2=Town",
                      "list#1: <United> 2-2 <Albion>",
                      "  team1=United score.ft=2-2 team2=Albion"),
                STORY("Rovers 1-0 Town home 1 cup League Cup",
                      "United 2-2 Albion home 1 cup League Cup"));
}

static void a_town_far_down_the_article_is_any_town(void **s)
{
    (void)s;
    story_tells(STORY(RESULT, "body: One.", "body: Two.", "body: Three.",
                      "body: A statue stands in <Lima>.", "  city=Lima"),
                STORY("Canada 2-1 Mexico"));
}

static void a_round_that_goes_on_keeps_its_day(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> beat <Town> 2-1 on <2021-11-13>.",
                      "  winner=Rovers loser=Town score.ft=2-1",
                      "  date=2021-11-13",
                      "body: Elsewhere <Canada> beat <Mexico> 1-0.",
                      "  at=Elsewhere date=2021-11-13",
                      "  winner=Canada loser=Mexico score.ft=1-0",
                      "body: And last of all <Panama> beat <Cuba> 3-0.",
                      "  winner=Panama loser=Cuba score.ft=3-0"),
                STORY("Rovers 2-1 Town 2021-11-13",
                      "Canada 1-0 Mexico 2021-11-13 mentioned",
                      "Panama 3-0 Cuba 2021-11-13 mentioned"));
}

static void a_round_that_does_not_says_no_more_than_it_tells(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> beat <Town> 2-1 on <2021-11-13>.",
                      "  winner=Rovers loser=Town score.ft=2-1",
                      "  date=2021-11-13", "body: <Canada> beat <Mexico> 1-0.",
                      "  winner=Canada loser=Mexico score.ft=1-0",
                      "body: And last of all <Panama> beat <Cuba> 3-0.",
                      "  winner=Panama loser=Cuba score.ft=3-0"),
                STORY("Rovers 2-1 Town 2021-11-13", "Canada 1-0 Mexico",
                      "Panama 3-0 Cuba mentioned"));
}

static void the_ground_of_a_side_that_is_only_named_is_no_place(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Rovers> 2-1 <Albion>",
                      "  team1=Rovers team2=Albion score.ft=2-1",
                      "body: They go on to <Harbour Park>, where <Town> wait.",
                      "  venue=Harbour_Park"),
                STORY("Rovers 2-1 Albion home 1"));
}

static void a_place_behind_talk_of_the_past_is_of_the_past(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada team2=Mexico score.ft=2-1",
                      "body: They had met before, at <Maple Field>.",
                      "  past=met", "  venue=Maple_Field"),
                STORY("Canada 2-1 Mexico"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_weekday_is_seen_from_the_day_of_publication),
        cmocka_unit_test(a_weekday_without_a_day_to_see_it_from_is_no_date),
        cmocka_unit_test(a_full_date_needs_no_day_of_publication),
        cmocka_unit_test(the_article_itself_says_when_it_was_published),
        cmocka_unit_test(posts_are_dated_when_nothing_else_is),
        cmocka_unit_test(no_day_is_counted_from_the_day_of_the_match_itself),
        cmocka_unit_test(the_date_of_a_post_is_no_date_of_a_match),
        cmocka_unit_test(a_day_to_come_is_no_day_of_a_match),
        cmocka_unit_test(a_date_after_publication_is_refused),
        cmocka_unit_test(a_day_in_the_lead_is_the_main_matchs),
        cmocka_unit_test(a_day_far_down_the_article_is_nobodys),
        cmocka_unit_test(an_earlier_meeting_has_only_the_day_of_its_sentence),
        cmocka_unit_test(
            two_results_of_one_sentence_share_the_day_that_opens_it),
        cmocka_unit_test(a_sentence_before_says_when),
        cmocka_unit_test(a_line_with_a_day_dates_the_rows_under_it),
        cmocka_unit_test(the_day_of_a_round_up_is_the_day_of_its_matches),
        cmocka_unit_test(
            place_and_crowd_belong_to_the_result_of_their_sentence),
        cmocka_unit_test(a_place_elsewhere_belongs_to_the_main_match),
        cmocka_unit_test(a_heading_above_the_opening_leaves_its_day_to_all),
        cmocka_unit_test(the_only_date_under_a_heading_may_be_the_articles_own),
        cmocka_unit_test(the_nearest_place_wins),
        cmocka_unit_test(a_ground_keeps_its_longest_written_form),
        cmocka_unit_test(a_country_is_no_city),
        cmocka_unit_test(a_competition_takes_the_name_of_the_table),
        cmocka_unit_test(each_section_has_its_own_crowd),
        cmocka_unit_test(a_competition_in_a_heading_is_that_of_the_rows_below),
        cmocka_unit_test(a_sentence_about_others_sets_nothing),
        cmocka_unit_test(a_late_day_of_one_side_counts_when_it_is_news),
        cmocka_unit_test(late_days_that_differ_say_nothing),
        cmocka_unit_test(posts_of_one_page_keep_their_own_days),
        cmocka_unit_test(a_line_that_is_a_day_is_the_articles_own),
        cmocka_unit_test(a_line_that_is_a_day_above_rows_is_theirs),
        cmocka_unit_test(
            a_headline_with_the_day_before_makes_a_line_the_articles_own),
        cmocka_unit_test(lines_of_several_days_date_the_rows_below_each),
        cmocka_unit_test(a_side_plays_once_on_the_day_of_a_round),
        cmocka_unit_test(a_day_beside_a_ground_is_surer_than_one_in_prose),
        cmocka_unit_test(a_dateline_is_the_town_of_a_side_that_lives_there),
        cmocka_unit_test(a_dateline_may_be_the_name_of_a_side),
        cmocka_unit_test(a_dateline_elsewhere_is_where_it_was_written),
        cmocka_unit_test(a_ground_may_say_its_town),
        cmocka_unit_test(a_competition_that_no_table_knows_is_not_told),
        cmocka_unit_test(the_road_to_a_tournament_is_not_the_tournament),
        cmocka_unit_test(the_competition_of_an_opening_is_that_of_all_rows),
        cmocka_unit_test(a_town_far_down_the_article_is_any_town),
        cmocka_unit_test(a_round_that_goes_on_keeps_its_day),
        cmocka_unit_test(a_round_that_does_not_says_no_more_than_it_tells),
        cmocka_unit_test(the_ground_of_a_side_that_is_only_named_is_no_place),
        cmocka_unit_test(a_place_behind_talk_of_the_past_is_of_the_past),
    };
    return cmocka_run_group_tests_name("setting", tests, NULL, NULL);
}
