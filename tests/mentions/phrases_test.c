/* phrases: names as they stand in sentences: what parts them, what joins them,
 * and who is meant. */
#include "mentions/mark.h"

static void a_short_name_is_one_wherever_it_stands(void **state)
{
    static const mark_case cases[] = {
        {"A shot by Xi went in, then Bo, then Xi.",
         "A shot by [person Xi] went in, then [person Bo], then [person Xi]."},
        {"Xi, Bo, Xi, Bo, Xi and Bo went in.",
         "[person Xi], [person Bo], [person Xi], [person Bo], [person Xi] and "
         "[person Bo] went in."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_letter_and_a_stop_may_end_a_sentence(void **state)
{
    static const mark_case cases[] = {
        {"They met in Group A. Arden won.",
         "They met in Group A. [team arden] won."},
        {"A shot by A.Moll went in.", "A shot by [person A.Moll] went in."},
        {"A shot by A. B. Moll went in.",
         "A shot by [person A. B. Moll] went in."},
        {"A shot by St. Moll went in.", "A shot by [person St. Moll] went in."},
        {"It was 45. Ana Moll shot.", "It was 45. [person Ana Moll] shot."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void apostrophes_join_what_no_clitic_parts(void **state)
{
    static const mark_case cases[] = {
        {"It was Eto'o who shot.", "It was [person Eto'o] who shot."},
        {"It was Moll's who'd shot, and Moll'd left.",
         "It was [person Moll]'s who'd shot, and [person Moll]'d left."},
        {"A shot by D'arcy Moll went in.",
         "A shot by [person D'arcy Moll] went in."},
        {"A shot by Da'quan Moll went in.",
         "A shot by [person Da'quan Moll] went in."},
        {"A shot by Jan'quan went in.", "A shot by Jan'quan went in."},
        {"Arden's Moll's shot.", "[team arden]'s [person Moll]'s shot."},
        {"Arden Ladies' Ana Moll shot.",
         "[team arden/women]' [person Ana Moll] shot."},
        {"It was I'm Moll'm and Moll't.",
         "It was I'm [person Moll]'m and [person Moll]'t."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void hyphens_join_names_and_part_the_known(void **state)
{
    static const mark_case cases[] = {
        {"A shot by Moll-Ruiz-Dorn went in.",
         "A shot by [person Moll-Ruiz-Dorn] went in."},
        {"Then Canada-Mexico was played.",
         "Then [team CAN]-[team MEX] was played."},
        {"Then Elmore-Kestrel City was played.",
         "Then [team Elmore-Kestrel City] was played."},
        {"They saw A-B there.", "They saw A-B there."},
        {"They saw A - B there.", "They saw A - B there."},
        {"A shot by Moll -Ruiz went in.",
         "A shot by [person Moll] -[person Ruiz] went in."},
        {"Ana Moll-Ruiz shot. Ruiz left. Moll-Ruiz left.",
         "[person Ana Moll-Ruiz] shot. [person Ana Moll-Ruiz] left. [person "
         "Ana Moll-Ruiz] left."},
        {"A shot by Moll Heung-minnows went in.",
         "A shot by [person Moll Heung]-minnows went in."},
        {"A shot by Moll Kang-of went in.",
         "A shot by [person Moll Kang-of] went in."},
        {"A shot by Moll Kang-minnow went in.",
         "A shot by [person Moll Kang-minnow] went in."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void what_stands_in_brackets_or_before_a_figure_is_a_name(void **state)
{
    static const mark_case cases[] = {
        {"Goals: Moll 2, Ruiz 3.", "Goals: [person Moll] 2, [person Ruiz] 3."},
        {"Moll (Arden) shot.", "[person Moll] ([team arden]) shot."},
        {"Ana Moll (ARD) shot.", "[person Ana Moll] (ARD) shot."},
        {"Then (Canada) won.", "Then ([team CAN]) won."},
        {"Mexico (MEX) won.", "[team MEX] ([team MEX]) won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_code_counts_where_sides_stand(void **state)
{
    static const mark_case cases[] = {
        {"The MEX coach left.", "The MEX coach left."},
        {"Then CAN 2-1 MEX it was.", "Then [team CAN] 2-1 [team MEX] it was."},
        {"Then the can was there.", "Then the can was there."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_part_of_a_name_is_the_one_who_bears_it(void **state)
{
    static const mark_case cases[] = {
        {"The coach of Canada, Ana Moll, left. Moll shot.",
         "The coach of [team CAN], [person Ana Moll], left. [person Ana Moll] "
         "shot."},
        {"Moll shot. It was Ana Moll.",
         "[person Ana Moll] shot. It was [person Ana Moll]."},
        {"Ana Moll shot. Bea Moll shot. Moll left.",
         "[person Ana Moll] shot. [person Bea Moll] shot. [person Moll] left."},
        {"Ana van der Moll shot. Van der Moll left. Moll left.",
         "[person Ana van der Moll] shot. Van der [person Ana van der Moll] "
         "left. [person Ana van der Moll] left."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_word_that_is_also_a_name_needs_a_sign(void **state)
{
    static const mark_case cases[] = {
        {"So Hope won. Hope beat Arden.",
         "So [team hope] won. [team hope] beat [team arden]."},
        {"They hope so. Hope won.", "They hope so. Hope won."},
        {"So Pride won against City.",
         "So [person Pride] won against [team City]."},
        {"So Larkton Pride won. Pride beat Arden.",
         "So [team pride] won. [team pride] beat [team arden]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_nickname_of_two_is_the_one_the_text_names(void **state)
{
    static const mark_case cases[] = {
        {"So Kestrel City beat Arden. City won again.",
         "So [team kestrel] beat [team arden]. [team kestrel] won again."},
        {"So Oakham City beat Kestrel City. City won again.",
         "So [team oakham] beat [team kestrel]. City won again."},
        {"So the Lions won. England won.",
         "So [team ENG] won. [team ENG] won."},
        {"So England beat Senegal. The Lions won.",
         "So [team ENG] beat [team SEN]. [person Lions] won."},
        {"The Nomads beat Arden.", "[person Nomads] beat [team arden]."},
        {"Connor's Quay Nomads beat Arden. The Nomads won.",
         "[team quay] beat [team arden]. [team quay] won."},
        {"CQN beat Arden.", "[team quay] beat [team arden]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_ground_is_known_by_its_name_and_its_town(void **state)
{
    static const mark_case cases[] = {
        {"They met at the National Stadium.",
         "They met at [ground National Stadium]."},
        {"They met at the National Stadium in Hamilton.",
         "They met at [ground National Stadium] in Hamilton."},
        {"They met in Hamilton at City Stadium.",
         "They met in [person Hamilton] at [ground city]."},
        {"They met at the Rise.", "They met at [ground rise]."},
        {"They met at The Rise in Kestrel.",
         "They met at [ground rise] in [team kestrel]."},
        {"Arden won at Old Mill Lane.", "[team arden] won at [ground mill]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_town_stands_behind_a_preposition(void **state)
{
    static const mark_case cases[] = {
        {"They met in Larkton.", "They met in [city larkton]."},
        {"They met in Penzmoor.", "They met in [city penzmoor]."},
        {"Penzmoor beat Arden in Penzmoor.",
         "[team penzmoor] beat [team arden] in [team penzmoor]."},
        {"They met in Edmonton.", "They met in [city edmonton]."},
        {"Larkton beat Arden.", "[person Larkton] beat [team arden]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void demonyms_stand_for_their_side_when_nothing_else_does(void **state)
{
    static const mark_case cases[] = {
        {"The Finn shot. A Finn shot.", "The Finn shot. A Finn shot."},
        {"The Finnish side won.", "[team FIN] side won."},
        {"A Canadian side won.", "A [team CAN] side won."},
        {"Canadians won.", "[team CAN] won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void competitions_are_named_with_a_capital(void **state)
{
    static const mark_case cases[] = {
        {"In the Championship, Arden won.",
         "In [competition Championship], [team arden] won."},
        {"They won the championship.", "They won the championship."},
        {"The Championship side won.", "[competition Championship] side won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void hashtags_and_dotted_names(void **state)
{
    static const mark_case cases[] = {
        {"#CanMNT won.", "[team CAN] won."},
        {"They saw #Arden win.", "They saw #[team arden] win."},
        {"Trinidad and Tobago beat USA.", "[team TRI] beat [team USA]."},
        {"The U.S. beat Mexico.", "[team USA] beat [team MEX]."},
        {"U.S. beat Mexico.", "[team USA] beat [team MEX]."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_qualifier_may_be_hyphenated_or_plural(void **state)
{
    static const mark_case cases[] = {
        {"England Women beat Mexico Women.",
         "[team ENG/women] beat [team MEX/women]."},
        {"Arden Reserves won.", "[team arden/reserves] won."},
        {"Mexico U-19 won.", "[team MEX/u19] won."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void rows_of_sides_and_figures(void **state)
{
    static const mark_case cases[] = {
        {"ARDEN 2 KESTREL CITY 1", "[team arden] 2 [team kestrel] 1"},
        {"Arden 2 Elm Oak 1", "[team arden] 2 [person Elm Oak] 1"},
        {"Arden 2-1 Elm Oak", "[team arden] 2-1 [team Elm Oak]"},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_name_is_one_wherever_it_stands),
        cmocka_unit_test(a_letter_and_a_stop_may_end_a_sentence),
        cmocka_unit_test(apostrophes_join_what_no_clitic_parts),
        cmocka_unit_test(hyphens_join_names_and_part_the_known),
        cmocka_unit_test(what_stands_in_brackets_or_before_a_figure_is_a_name),
        cmocka_unit_test(a_code_counts_where_sides_stand),
        cmocka_unit_test(a_part_of_a_name_is_the_one_who_bears_it),
        cmocka_unit_test(a_word_that_is_also_a_name_needs_a_sign),
        cmocka_unit_test(a_nickname_of_two_is_the_one_the_text_names),
        cmocka_unit_test(a_ground_is_known_by_its_name_and_its_town),
        cmocka_unit_test(a_town_stands_behind_a_preposition),
        cmocka_unit_test(demonyms_stand_for_their_side_when_nothing_else_does),
        cmocka_unit_test(competitions_are_named_with_a_capital),
        cmocka_unit_test(hashtags_and_dotted_names),
        cmocka_unit_test(a_qualifier_may_be_hyphenated_or_plural),
        cmocka_unit_test(rows_of_sides_and_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
