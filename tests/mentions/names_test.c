/* names: which words of a sentence are one name, and of what kind. */
#include "mentions/mark.h"

static void a_run_of_capitals_is_a_name(void **state)
{
    static const mark_case cases[] = {
        {"A shot by Ana Moll went in.", "A shot by [person Ana Moll] went in."},
        {"A shot by Jan van der Berg went in.",
         "A shot by [person Jan van der Berg] went in."},
        {"A shot by Jan de la Berg went in.",
         "A shot by [person Jan de la Berg] went in."},
        {"A shot by Ana O'Moll went in.",
         "A shot by [person Ana O'Moll] went in."},
        {"A shot by N'Gola Saint-Mollin went in.",
         "A shot by [person N'Gola Saint-Mollin] went in."},
        {"A shot by Moll Heung-min went in.",
         "A shot by [person Moll Heung-min] went in."},
        {"A shot by A. Moll, then one by B.Ruiz, went in.",
         "A shot by [person A. Moll], then one by [person B.Ruiz], went in."},
        {"A shot by JJ McMoll went in.",
         "A shot by [person JJ McMoll] went in."},
        {"A shot by Dai St. Moll went in.",
         "A shot by [person Dai St. Moll] went in."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void small_letters_inside_a_name_are_of_it(void **state)
{
    static const mark_case cases[] = {
        {"A shot by Moll Kang-in went in.",
         "A shot by [person Moll Kang-in] went in."},
        {"A shot by Moll Chu-young went in.",
         "A shot by [person Moll Chu-young] went in."},
        {"A shot by Moll'o went in.", "A shot by [person Moll'o] went in."},
        {"It was Moll's shot.", "It was [person Moll]'s shot."},
        {"It was Ana Molling-led.", "It was [person Ana Molling-led]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_side_ends_where_its_name_does(void **state)
{
    static const mark_case cases[] = {
        {"So they saw the Arden Final.", "So they saw [team arden] Final."},
        {"ARDEN STAYED there when they won.",
         "[team arden] STAYED there when they won."},
        {"ARDEN BEATS Penzmoor there when they won.",
         "[team arden] BEATS [team penzmoor] there when they won."},
        {"So City Canadian coach Ana Moll left, as Kestrel City won.",
         "So [team kestrel] [team CAN] coach [person Ana Moll] left, as "
         "[team kestrel] won."},
        {"They met Elmore FC of Larkton.",
         "They met [team Elmore FC] of [person Larkton]."},
        {"Photo Bank The Arden coach left.",
         "[person Photo Bank] [team arden] coach left."},
        {"They all said that Elmore Coach Ana Moll left.",
         "They all said that [person Elmore] Coach [person Ana Moll] left."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_side_before_a_person_the_text_knows(void **state)
{
    static const mark_case cases[] = {
        {"Arden Ana Moll strikes there. It was Ana Moll.",
         "[team arden] [person Ana Moll] strikes there. It was [person Ana "
         "Moll]."},
        {"Jordan Ana Moll strikes there.",
         "[person Jordan Ana Moll] strikes there."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void what_leads_to_a_name_is_not_of_it(void **state)
{
    static const mark_case cases[] = {
        {"The Ana Moll show.", "[person Ana Moll] show."},
        {"Captain Ana Moll shot.", "Captain [person Ana Moll] shot."},
        {"When Ana Moll shot.", "When [person Ana Moll] shot."},
        {"Canada captain Ana Moll shot.",
         "[team CAN] captain [person Ana Moll] shot."},
        {"It was England Captain Ana Moll who shot.",
         "It was [team ENG] Captain [person Ana Moll] who shot."},
        {"Canada's Ana Moll shot.", "[team CAN]'s [person Ana Moll] shot."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_label_behind_a_name_is_not_of_it(void **state)
{
    static const mark_case cases[] = {
        {"First: Ana Moll Second: Eva Ruiz",
         "First: [person Ana Moll] Second: [person Eva Ruiz]"},
        {"There it went to Ana Moll Second: Eva Ruiz",
         "There it went to [person Ana Moll Second]: [person Eva Ruiz]"},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_weekday_may_be_a_first_name(void **state)
{
    static const mark_case cases[] = {
        {"Sunday Odirin scored when they met.",
         "[person Sunday Odirin] scored when they met."},
        {"It was striker Sunday Odirin who scored.",
         "It was striker [person Sunday Odirin] who scored."},
        {"Sunday Arden met them and won.",
         "[day Sunday] [team arden] met them and won."},
        {"Sunday from noon on they played.",
         "[day Sunday] from noon on they played."},
        {"On Sunday Odirin scored when they met.",
         "On [day Sunday] [person Odirin] scored when they met."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void the_longest_name_wins(void **state)
{
    static const mark_case cases[] = {
        {"A shot by Jordan Moll went in.",
         "A shot by [person Jordan Moll] went in."},
        {"A shot by Ana Jordan went in.",
         "A shot by [person Ana Jordan] went in."},
        {"The Canada Soccer Association met.",
         "The Canada Soccer Association met."},
        {"They met Kestrel Wanderers there.",
         "They met [team Kestrel Wanderers] there."},
        {"So Arden Kestrel it was.", "So [team arden] [team kestrel] it was."},
        {"It was Harrow Vale United Ana Moll left.",
         "It was [team vale] [person Ana Moll] left."},
        {"A Canadian Ana Moll shot.", "A [team CAN] [person Ana Moll] shot."},
        {"Then Arden-Kestrel City was played.",
         "Then [team arden]-[team kestrel] was played."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_word_that_opens_a_sentence_needs_a_reason(void **state)
{
    static const mark_case cases[] = {
        {"Suddenly it was over.", "Suddenly it was over."},
        {"Shots came. No shots went in.", "Shots came. No shots went in."},
        {"Moll shot.", "[person Moll] shot."},
        {"Rain fell. Then came rain.", "Rain fell. Then came rain."},
        {"Co-owner Ana Moll left.", "Co-owner [person Ana Moll] left."},
        {"Three went in.", "Three went in."},
        {"Referee: Ana Moll", "Referee: [person Ana Moll]"},
        {"Weight 39', Moll 40'. All that weight.",
         "[person Weight] 39', [person Moll] 40'. All that weight."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void capitals_say_nothing_in_a_loud_line(void **state)
{
    static const mark_case cases[] = {
        {"Ana Moll Strikes For Canada In The Final\n"
         "It was Ana Moll who shot.",
         "[person Ana Moll] Strikes For [team CAN] In The Final\n"
         "It was [person Ana Moll] who shot."},
        {"ANA MOLL SINKS CANADA\nIt was Ana Moll who shot.",
         "[person Ana Moll] SINKS [team CAN]\n"
         "It was [person Ana Moll] who shot."},
        {"OLD OAK 2 ELM 1", "[person OLD OAK] 2 [person ELM] 1"},
        {"DIVISION ONE", "DIVISION ONE"},
        {"This IS the end.", "This IS the end."},
        {"They cheered when Ana Moll saw Bea Ruiz of Elm at Oak beat Cy Toll.",
         "They cheered when [person Ana Moll] saw [person Bea Ruiz] of [person "
         "Elm] at [person Oak] beat [person Cy Toll]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_verb_or_a_day_makes_no_line_loud(void **state)
{
    static const mark_case cases[] = {
        {"Arden beat Penalties at Oak Lane on Sunday.",
         "[team arden] beat Penalties at [ground Oak Lane] on [day Sunday]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void an_adjective_of_the_next_side_is_no_side(void **state)
{
    static const mark_case cases[] = {
        {"They lost to Canadian minnows Elmore Moll.",
         "They lost to Canadian minnows [person Elmore Moll]."},
        {"They lost to Mexican second-tier club Arden.",
         "They lost to Mexican second-tier club [team arden]."},
        {"They lost to the Canadian minnows.",
         "They lost to [team CAN] minnows."},
        {"It was the Canadian striker Ana Moll.",
         "It was [team CAN] striker [person Ana Moll]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_competition_of_another_game_stays_text(void **state)
{
    static const mark_case cases[] = {
        {"They won the Fed Cup.", "They won the Fed Cup."},
        {"In the Asian Volleyball Championship.",
         "In the Asian Volleyball Championship."},
        {"In the Canada Volleyball Cup.", "In [team CAN] Volleyball Cup."},
        {"Volleyball Fed Women's day.", "Volleyball Fed Women's day."},
        {"They saw Ana Fed score.", "They saw [person Ana Fed] score."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void words_tell_sides_grounds_and_competitions(void **state)
{
    static const mark_case cases[] = {
        {"They met Elmore Town there.", "They met [team Elmore Town] there."},
        {"They met FC Elmore there.", "They met [team FC Elmore] there."},
        {"The University of Elmore won.", "[team University of Elmore] won."},
        {"The University of Mexico won.", "[team University of Mexico] won."},
        {"The City of Mexico won.", "[team City of Mexico] won."},
        {"City of Mexico 2-1 Elm", "[team City of Mexico] 2-1 [person Elm]"},
        {"A win for City and Mexico.", "A win for [team City] and [team MEX]."},
        {"It was at Elmore Park.", "It was at [ground Elmore Park]."},
        {"It was at the Ana Moll Stadium.", "It was at [ground Ana Moll "
                                            "Stadium]."},
        {"They saw Ana Park score.", "They saw [person Ana Park] score."},
        {"Up stepped Park Ji-sung to score.",
         "Up stepped [person Park Ji-sung] to score."},
        {"They won the Elmore Shield.",
         "They won [competition Elmore Shield]."},
        {"They saw Mark Shield point.", "They saw [person Mark Shield] point."},
        {"In the Elmore Northern Cup.", "In [competition cup]."},
        {"In the Elmore Premier League.",
         "In [competition Elmore Premier League]."},
        {"In the Canadian Premier League.",
         "In [competition Canadian Premier League]."},
        {"In the Premier League.", "In [competition premier]."},
        {"It was at Elmore stadium.", "It was at [ground Elmore stadium]."},
        {"It was at the Captain Moll Stadium.",
         "It was at the Captain [ground Moll Stadium]."},
        {"So Elmore Federation 1-0 Arden it was.",
         "So [person Elmore Federation] 1-0 [team arden] it was."},
        {"The first Elmore Women's Trophy.",
         "The first [competition Elmore Women's Trophy]."},
        {"It is Group A.", "It is Group A."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void club_words_beside_a_known_name(void **state)
{
    static const mark_case cases[] = {
        {"They met FC Arden there.", "They met [team arden] there."},
        {"They met Arden FC there.", "They met [team arden] there."},
        {"They met Penzmoor FC there.", "They met [team penzmoor] there."},
        {"They met Penzmoor Rovers there.",
         "They met [team Penzmoor Rovers] there."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_qualifier_belongs_to_its_side(void **state)
{
    static const mark_case cases[] = {
        {"Then Canada women won.", "Then [team CAN/women] won."},
        {"Then Arden's Under 18s won.", "Then [team arden/u18] won."},
        {"Then England U21s won.", "Then [team ENG/u21] won."},
        {"They met Elmore Town, then Elmore Town Reserves.",
         "They met [team Elmore Town], then [team Elmore Town "
         "Reserves/reserves]."},
        {"Then Elmore Town Ladies won.",
         "Then [team Elmore Town Ladies/women] won."},
        {"The Lionesses won. England won.",
         "[team ENG/women] won. [team ENG/women] won."},
        {"So England and England Women won.",
         "So [team ENG] and [team ENG/women] won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void days_are_mentions(void **state)
{
    static const mark_case cases[] = {
        {"On Sunday Arden won.", "On [day Sunday] [team arden] won."},
        {"It was in May.", "It was in May."},
        {"On 3 May 2019 Moll shot.", "On [day 3 May 2019] [person Moll] shot."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void the_determiner_and_quotes_are_swallowed(void **state)
{
    static const mark_case cases[] = {
        {"So the Herons won. Arden did.", "So [team arden] won. [team arden] "
                                          "did."},
        {"So the \"Arden\" won.", "So [team arden] won."},
        {"He said \"Arden won\".", "He said \"[team arden] won\"."},
        {"So the hosts won.", "So [team home] won."},
        {"The visitors won.", "[team away] won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_run_of_capitals_is_a_name),
        cmocka_unit_test(small_letters_inside_a_name_are_of_it),
        cmocka_unit_test(a_side_ends_where_its_name_does),
        cmocka_unit_test(a_side_before_a_person_the_text_knows),
        cmocka_unit_test(what_leads_to_a_name_is_not_of_it),
        cmocka_unit_test(a_label_behind_a_name_is_not_of_it),
        cmocka_unit_test(a_weekday_may_be_a_first_name),
        cmocka_unit_test(the_longest_name_wins),
        cmocka_unit_test(a_word_that_opens_a_sentence_needs_a_reason),
        cmocka_unit_test(capitals_say_nothing_in_a_loud_line),
        cmocka_unit_test(a_verb_or_a_day_makes_no_line_loud),
        cmocka_unit_test(an_adjective_of_the_next_side_is_no_side),
        cmocka_unit_test(a_competition_of_another_game_stays_text),
        cmocka_unit_test(words_tell_sides_grounds_and_competitions),
        cmocka_unit_test(club_words_beside_a_known_name),
        cmocka_unit_test(a_qualifier_belongs_to_its_side),
        cmocka_unit_test(days_are_mentions),
        cmocka_unit_test(the_determiner_and_quotes_are_swallowed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
