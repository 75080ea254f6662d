/* resolve: one name, one entity; ambiguous forms go to the owner the text
 * names. */
#include "mentions/mark.h"

static void a_last_name_is_the_one_fuller_name(void **state)
{
    static const mark_case cases[] = {
        {"It was Ana Moll. Then Moll shot.",
         "It was [person Ana Moll]. Then [person Ana Moll] shot."},
        {"Then Moll shot. It was Ana Moll.",
         "Then [person Ana Moll] shot. It was [person Ana Moll]."},
        {"It was Ana Saint-Moll. Then Saint-Moll shot.",
         "It was [person Ana Saint-Moll]. Then [person Ana Saint-Moll] shot."},
        {"It was Ana van Moll. Then Van Moll shot.",
         "It was [person Ana van Moll]. Then [person Ana van Moll] shot."},
        {"It was Ana Moll and Bea Moll. Then Moll shot.",
         "It was [person Ana Moll] and [person Bea Moll]. Then [person Moll] "
         "shot."},
        {"It was Ana Moll. Then Ana shot.",
         "It was [person Ana Moll]. Then [person Ana] shot."},
        {"It was Ana Moll Jr. who shot. Then Moll shot.",
         "It was [person Ana Moll Jr]. who shot. Then [person Moll] shot."},
        {"It was Ana Moll. Then A. Moll and A.Moll shot.",
         "It was [person Ana Moll]. Then [person Ana Moll] and [person Ana "
         "Moll] shot."},
        {"It was Son Heung-min. Then Son shot.",
         "It was [person Son Heung-min]. Then [person Son Heung-min] shot."},
        {"It was Ana Long. Then Long shot. A long time.",
         "It was [person Ana Long]. Then [person Ana Long] shot. A long "
         "time."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_side_goes_by_parts_of_its_name(void **state)
{
    static const mark_case cases[] = {
        {"They met Elmore Town. Then Elmore won, and Town lost.",
         "They met [team Elmore Town]. Then [team Elmore Town] won, and [team "
         "Elmore Town] lost."},
        {"They met Larkton Pride. Then Pride won and Larkton lost.",
         "They met [team pride]. Then [team pride] won and [team pride] lost."},
        {"They met Kestrel City. Then City won.",
         "They met [team kestrel]. Then [team kestrel] won."},
        {"Kestrel City met Oakham City. Then City won.",
         "[team kestrel] met [team oakham]. Then City won."},
        {"The University of Elmore met UE. A UE win.",
         "[team University of Elmore] met [team University of Elmore]. A "
         "[team University of Elmore] win."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void an_ambiguous_form_needs_its_owner(void **state)
{
    static const mark_case cases[] = {
        {"Senegal met Canada. Then the Lions won.",
         "[team SEN] met [team CAN]. Then [team SEN] won."},
        {"Senegal met England. Then the Lions won.",
         "[team SEN] met [team ENG]. Then [person Lions] won."},
        {"Harrow Vale met Penzmoor. Then the Herons won.",
         "[team vale] met [team penzmoor]. Then [team vale] won."},
        {"USA won. An American shot.", "[team USA] won. An [team USA] shot."},
        {"An American shot.", "An American shot."},
        {"It was a day of hope. Hope is all.",
         "It was a day of hope. Hope is all."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void codes_flags_and_hashtags(void **state)
{
    static const mark_case cases[] = {
        {"MEX 1-2 CAN", "[team MEX] 1-2 [team CAN]"},
        {"He CAN do it.", "He CAN do it."},
        {"Then Ana Moll (CAN) shot.",
         "Then [person Ana Moll] ([team CAN]) shot."},
        {"\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6 2-1 "
         "\xF0\x9F\x87\xB2\xF0\x9F\x87\xBD",
         "[team CAN] 2-1 [team MEX]"},
        {"Well done #CanMNT today.", "Well done [team CAN] [day today]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_town_or_its_side(void **state)
{
    static const mark_case cases[] = {
        {"They met in Larkton.", "They met in [city larkton]."},
        {"They met in Penzmoor.", "They met in [city penzmoor]."},
        {"Penzmoor lost. They met in Penzmoor.",
         "[team penzmoor] lost. They met in [team penzmoor]."},
        {"They lost in Canada.", "They lost in [team CAN]."},
        {"It was at Old Mill Lane, Edmonton, that day.",
         "It was at [ground mill], [city edmonton], that day."},
        {"EDMONTON (Wire) - The day came.",
         "[city edmonton] ([person Wire]) - The day came."},
        {"Then Edmonton won.", "Then [person Edmonton] won."},
        {"Edmonton - The long day came.",
         "[city edmonton] - The long day came."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_ground_of_many_is_that_of_a_side_named(void **state)
{
    static const mark_case cases[] = {
        {"It was at the National Stadium.",
         "It was at [ground National Stadium]."},
        {"Oakham City won at the National Stadium.",
         "[team oakham] won at [ground national-1]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_long_ambiguous_ground_is_one_all_the_same(void **state)
{
    static const mark_case cases[] = {
        {"Then the City Stadium was full.", "Then [ground city] was full."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_competition_of_one_name_is_that_of_the_clubs_told(void **state)
{
    static const mark_case cases[] = {
        {"Arden met Penzmoor in the Premier League.",
         "[team arden] met [team penzmoor] in [competition premier]."},
        {"Tor Celtic met Connor's Quay Nomads in the Premier League.",
         "[team tor] met [team quay] in [competition wales]."},
        {"Tor Celtic left the Premier League.",
         "[team tor] left [competition premier]."},
        {"Tor Celtic met Larkton Pride in the Premier League.",
         "[team tor] met [team pride] in [competition Premier League]."},
        {"In the League of Tor Arden met Penzmoor, as in the Premier League.",
         "In [competition wales] [team arden] met [team penzmoor], as in "
         "[competition wales]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void letters_in_brackets_are_those_of_the_name(void **state)
{
    static const mark_case cases[] = {
        {"In the Mellow East Xtra League (MEXL) they won.",
         "In [competition Mellow East Xtra League] (MEXL) they won."},
        {"In the Mellow East Xtra (MEX) they won.",
         "In [person Mellow East Xtra] ([person Mellow East Xtra]) they won."},
        {"It was Ana Moll (MEX) who won.",
         "It was [person Ana Moll] ([team MEX]) who won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_shared_word_is_the_side_of_the_country_told(void **state)
{
    static const mark_case cases[] = {
        {"Arden met Penzmoor. United won.",
         "[team arden] met [team penzmoor]. [team vale] won."},
        {"Arden met Penzmoor. City won.",
         "[team arden] met [team penzmoor]. City won."},
        {"Elmore United met Arden and Penzmoor. Then United won.",
         "[team Elmore United] met [team arden] and [team penzmoor]. Then "
         "[team Elmore United] won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void an_apostrophe_s_may_be_of_the_name(void **state)
{
    static const mark_case cases[] = {
        {"They saw St Hop's win.", "They saw [team hope] win."},
        {"They saw the Canadian's win.", "They saw [team CAN]'s win."},
        {"They saw Harrow Vale's win.", "They saw [team vale]'s win."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_person_may_have_the_name_of_a_side(void **state)
{
    static const mark_case cases[] = {
        {"It was Ana Arden. Then Arden shot.",
         "It was [person Ana Arden]. Then [person Ana Arden] shot."},
        {"Arden FC won. It was Ana Arden. Then Arden shot.",
         "[team arden] won. It was [person Ana Arden]. Then [team arden] "
         "shot."},
        {"It was Ana Finn. Then Finn shot.",
         "It was [person Ana Finn]. Then [person Ana Finn] shot."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_last_name_is_the_one_fuller_name),
        cmocka_unit_test(a_side_goes_by_parts_of_its_name),
        cmocka_unit_test(an_ambiguous_form_needs_its_owner),
        cmocka_unit_test(codes_flags_and_hashtags),
        cmocka_unit_test(a_town_or_its_side),
        cmocka_unit_test(a_ground_of_many_is_that_of_a_side_named),
        cmocka_unit_test(a_long_ambiguous_ground_is_one_all_the_same),
        cmocka_unit_test(a_competition_of_one_name_is_that_of_the_clubs_told),
        cmocka_unit_test(letters_in_brackets_are_those_of_the_name),
        cmocka_unit_test(a_shared_word_is_the_side_of_the_country_told),
        cmocka_unit_test(an_apostrophe_s_may_be_of_the_name),
        cmocka_unit_test(a_person_may_have_the_name_of_a_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
