#include "support/test.h"

#include "support/story.h"

static void the_host_stands_first(void **s)
{
    (void)s;
    story_tells(STORY("body: <Canada> lost 1-0 in <Panama> last night.",
                      "  loser=Canada score.ft=1-0 host=Panama"),
                STORY("Panama 1-0 Canada home 1"));
}

static void without_a_host_the_order_of_the_text_stands(void **s)
{
    (void)s;
    story_tells(STORY("body: <Mexico> were beaten 2-1 by <Canada> there.",
                      "  loser=Mexico score.ft=2-1 winner=Canada"),
                STORY("Mexico 1-2 Canada"));
}

static void a_side_said_to_be_at_home_is_the_host(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: <Mexico> had not lost at home for years.",
                      "  at_home=Mexico"),
                STORY("Mexico 1-2 Canada home 1"));
}

static void a_side_on_the_road_has_the_other_for_a_host(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: <Mexico> are never good on the road.",
                      "  on_road=Mexico"),
                STORY("Canada 2-1 Mexico home 1"));
}

static void a_side_of_another_match_at_home_says_nothing(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Canada> 2-1 <Mexico>",
                      "  team1=Canada score.ft=2-1 team2=Mexico",
                      "body: <Panama> play at home on Friday.",
                      "  at_home=Panama"),
                STORY("Canada 2-1 Mexico"));
}

static void neutral_ground_is_said_so(void **s)
{
    (void)s;
    story_tells(STORY("body: On neutral ground <Canada> beat <Mexico> 2-1.",
                      "  neutral winner=Canada loser=Mexico score.ft=2-1"),
                STORY("Canada 2-1 Mexico home 0"));
}

static void rows_of_clubs_name_the_host_first(void **s)
{
    (void)s;
    story_tells(STORY("list: <Rovers> 1-2 <Town>",
                      "  team1=Rovers score.ft=1-2 team2=Town"),
                STORY("Rovers 1-2 Town home 1"));
}

static void a_page_may_say_how_its_rows_are_ordered(void **s)
{
    (void)s;
    story_tells(STORY("body: Visitors listed first", "  guests_first",
                      "list#1: <Comets> 1-2 <Loons>",
                      "  team1=Comets score.ft=1-2 team2=Loons",
                      "list#1: <Canada> 2, <Mexico> 3",
                      "  team1=Canada score.ft=2-3 team2=Mexico"),
                STORY("Loons 2-1 Comets home 1", "Mexico 3-2 Canada home 1"));
    story_tells(STORY("list#1: <Comets> 1-2 <Loons>",
                      "  team1=Comets score.ft=1-2 team2=Loons",
                      "body: Home team listed first.", "  hosts_first"),
                STORY("Comets 1-2 Loons home 1"));
}

static void rows_of_american_clubs_do_not(void **s)
{
    (void)s;
    story_tells(STORY("list#1: <Comets> 1-2 <Loons>",
                      "  team1=Comets score.ft=1-2 team2=Loons",
                      "list#1: <Loons> 2, <Rovers> 3",
                      "  team1=Loons score.ft=2-3 team2=Rovers"),
                STORY("Comets 1-2 Loons", "Loons 2-3 Rovers"));
}

static void rows_of_nations_do_not(void **s)
{
    (void)s;
    story_tells(STORY("list: <Canada> 1-2 <Mexico>",
                      "  team1=Canada score.ft=1-2 team2=Mexico"),
                STORY("Canada 1-2 Mexico"));
}

static void heads_with_a_comma_name_the_winner_first(void **s)
{
    (void)s;
    story_tells(STORY("heading: <Rovers> 2, <Town> 1",
                      "  team1=Rovers score.ft=2-1 team2=Town head"),
                STORY("Rovers 2-1 Town"));
}

static void commas_name_hosts_where_a_loser_stands_first(void **s)
{
    (void)s;
    story_tells(STORY("list#1: <Rovers> 2, <Town> 1",
                      "  team1=Rovers score.ft=2-1 team2=Town",
                      "list#1: <Albion> 0, <United> 4",
                      "  team1=Albion score.ft=0-4 team2=United"),
                STORY("Rovers 2-1 Town home 1", "Albion 0-4 United home 1"));
}

static void a_brief_behind_a_row_with_a_comma_hides_the_order(void **s)
{
    (void)s;
    story_tells(STORY("list#1: <Rovers> 2, <Town> 1: a late goal",
                      "  team1=Rovers score.ft=2-1 team2=Town",
                      "list#1: <Albion> 0, <United> 4: four in a row",
                      "  team1=Albion score.ft=0-4 team2=United"),
                STORY("Rovers 2-1 Town", "Albion 0-4 United"));
}

static void a_draw_in_a_headline_says_nothing_of_the_host(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Rovers> hold <Town> 1-1",
                      "  team1=Rovers team2=Town score.ft=1-1"),
                STORY("Rovers 1-1 Town"));
}

static void a_winner_in_prose_is_not_the_host(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Rovers> beat <Town> 2-1",
                      "  winner=Rovers loser=Town score.ft=2-1"),
                STORY("Rovers 2-1 Town"));
}

static void the_owner_of_the_ground_is_the_host(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> beat <Town> 2-1 at <Harbour Park>.",
                      "  winner=Rovers loser=Town score.ft=2-1",
                      "  venue=Harbour_Park"),
                STORY("Town 1-2 Rovers home 1 at Harbour Park"));
}

static void a_ground_of_both_goes_by_its_town(void **s)
{
    (void)s;
    story_tells(STORY("body: <Rovers> beat <United> 2-1 at <Mill Lane>, it "
                      "is said.",
                      "  winner=Rovers loser=United score.ft=2-1",
                      "  venue=Mill_Lane"),
                STORY("Rovers 2-1 United home 1 at Mill Lane"));
}

static void another_ground_of_its_town_is_not_a_sides_own(void **s)
{
    (void)s;
    story_tells(STORY("body: <Town> beat <Rovers> 2-1 at <Corby Arena>.",
                      "  winner=Town loser=Rovers score.ft=2-1",
                      "  venue=Corby_Arena"),
                STORY("Town 2-1 Rovers at Corby Arena in Corby"));
}

static void the_ground_of_the_visitors_is_no_place_of_the_match(void **s)
{
    (void)s;
    story_tells(STORY("headline: <Rovers> 2-1 <Town>",
                      "  host=Rovers visitor=Town score.ft=2-1",
                      "body: At <Harbour Park> they will not forget it.",
                      "  venue=Harbour_Park"),
                STORY("Rovers 2-1 Town home 1"));
}

static void a_nation_is_at_home_in_its_own_country(void **s)
{
    (void)s;
    story_tells(STORY("body: <Mexico> lost 2-1 to <Canada> in <Toronto>.",
                      "  loser=Mexico score.ft=2-1 winner=Canada",
                      "  city=Toronto"),
                STORY("Canada 2-1 Mexico home 1 in Toronto"));
}

static void a_club_is_at_home_in_its_own_town(void **s)
{
    (void)s;
    story_tells(STORY("body: <Town> lost 2-1 to <Rovers> in <Ashby>.",
                      "  loser=Town score.ft=2-1 winner=Rovers",
                      "  city=Ashby"),
                STORY("Rovers 2-1 Town home 1 in Ashby"));
}

static void a_town_of_both_says_nothing(void **s)
{
    (void)s;
    story_tells(STORY("body: <Albion> lost 2-1 to <Rovers> in <Ashby>.",
                      "  loser=Albion score.ft=2-1 winner=Rovers",
                      "  city=Ashby"),
                STORY("Albion 1-2 Rovers in Ashby"));
}

static void a_named_host_outweighs_the_order_of_rows(void **s)
{
    (void)s;
    story_tells(STORY("list: <Rovers> 1-2 <Town>",
                      "  team1=Rovers score.ft=1-2 team2=Town",
                      "body: So <Town> won 2-1 over visiting <Rovers>.",
                      "  winner=Town score.ft=2-1 visitor=Rovers"),
                STORY("Town 2-1 Rovers home 1"));
}

static void the_hosts_in_a_result_are_at_home(void **s)
{
    (void)s;
    story_tells(STORY("body: <the hosts> lost 2-1 to <Rovers>. It was a bad "
                      "day for <Town>.",
                      "  loser=the_hosts score.ft=2-1 winner=Rovers"),
                STORY("Town 1-2 Rovers home 1"));
}

static void a_side_called_the_hosts_beside_its_name_is_at_home(void **s)
{
    (void)s;
    story_tells(STORY("body: After <Canada> won 2-1 against <Cuba>, <the "
                      "hosts>, nobody spoke.",
                      "  winner=Canada score.ft=2-1 loser=Cuba"),
                STORY("Cuba 1-2 Canada home 1"));
}

static void a_side_called_the_visitors_beside_its_name_is_away(void **s)
{
    (void)s;
    story_tells(STORY("body: The end was 2-1 to <Canada> over <Cuba>, <the "
                      "visitors>.",
                      "  winner=Canada score.ft=2-1 loser=Cuba"),
                STORY("Canada 2-1 Cuba home 1"));
}

static void a_role_that_begins_a_clause_is_not_beside_the_name(void **s)
{
    (void)s;
    story_tells(STORY("body: So <Canada> won 2-1 against <Cuba>, <the hosts> "
                      "scoring late.",
                      "  winner=Canada score.ft=2-1 loser=Cuba"),
                STORY("Canada 2-1 Cuba"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_host_stands_first),
        cmocka_unit_test(without_a_host_the_order_of_the_text_stands),
        cmocka_unit_test(a_side_said_to_be_at_home_is_the_host),
        cmocka_unit_test(a_side_on_the_road_has_the_other_for_a_host),
        cmocka_unit_test(a_side_of_another_match_at_home_says_nothing),
        cmocka_unit_test(neutral_ground_is_said_so),
        cmocka_unit_test(rows_of_clubs_name_the_host_first),
        cmocka_unit_test(a_page_may_say_how_its_rows_are_ordered),
        cmocka_unit_test(rows_of_american_clubs_do_not),
        cmocka_unit_test(rows_of_nations_do_not),
        cmocka_unit_test(heads_with_a_comma_name_the_winner_first),
        cmocka_unit_test(commas_name_hosts_where_a_loser_stands_first),
        cmocka_unit_test(a_brief_behind_a_row_with_a_comma_hides_the_order),
        cmocka_unit_test(a_draw_in_a_headline_says_nothing_of_the_host),
        cmocka_unit_test(a_winner_in_prose_is_not_the_host),
        cmocka_unit_test(the_owner_of_the_ground_is_the_host),
        cmocka_unit_test(a_ground_of_both_goes_by_its_town),
        cmocka_unit_test(another_ground_of_its_town_is_not_a_sides_own),
        cmocka_unit_test(the_ground_of_the_visitors_is_no_place_of_the_match),
        cmocka_unit_test(a_nation_is_at_home_in_its_own_country),
        cmocka_unit_test(a_club_is_at_home_in_its_own_town),
        cmocka_unit_test(a_town_of_both_says_nothing),
        cmocka_unit_test(a_named_host_outweighs_the_order_of_rows),
        cmocka_unit_test(the_hosts_in_a_result_are_at_home),
        cmocka_unit_test(a_side_called_the_hosts_beside_its_name_is_at_home),
        cmocka_unit_test(a_side_called_the_visitors_beside_its_name_is_away),
        cmocka_unit_test(a_role_that_begins_a_clause_is_not_beside_the_name),
    };
    return cmocka_run_group_tests_name("sides", tests, NULL, NULL);
}
