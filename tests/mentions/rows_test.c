/* rows: names in lines of results. */
#include "mentions/mark.h"

static void all_words_before_a_number_are_a_name(void **state)
{
    static const mark_case cases[] = {
        {"Cup of Mutton 1 Kestrel City 3",
         "[person Cup of Mutton] 1 [team kestrel] 3"},
        {"Arden 2-1 Moll and Ruiz", "[team arden] 2-1 [team Moll and Ruiz]"},
        {"Moll & Ruiz 0 Arden 4 (Ana Moll 3)",
         "[person Moll & Ruiz] 0 [team arden] 4 ([person Ana Moll] 3)"},
        {"- Three Boxes vs Penzmoor 2-1",
         "- [team Three Boxes] vs [team penzmoor] 2-1"},
        {"Sunday: Arden 1, Moll's Quay 1; Moll of Ruiz 2, Penzmoor 0",
         "[day Sunday]: [team arden] 1, [person Moll's Quay] 1; [person Moll "
         "of Ruiz] 2, [team penzmoor] 0"},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_word_that_may_open_a_name_is_of_it(void **state)
{
    static const mark_case cases[] = {
        {"Long Harbour Rovers 3 Arden 0",
         "[team Long Harbour Rovers] 3 [team arden] 0"},
        {"Group-Final Harbour Rovers 3 Arden 0",
         "Group-Final [team Harbour Rovers] 3 [team arden] 0"},
        {"Final Harbour Rovers 3 Arden 0",
         "Final [team Harbour Rovers] 3 [team arden] 0"},
        {"Long Harbour Rovers were there.",
         "Long [team Harbour Rovers] were there."},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void everyday_words_are_sides_among_known_ones(void **state)
{
    static const mark_case cases[] = {
        {"Suddenly 2-1 Moll\nArden 3-0 Penzmoor",
         "[team Suddenly] 2-1 [team Moll]\n[team arden] 3-0 [team "
         "penzmoor]"},
        {"Suddenly 2-1 Moll", "Suddenly 2-1 [person Moll]"},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void a_sign_between_two_names_is_of_neither(void **state)
{
    static const mark_case cases[] = {
        {"Arden P-P Penzmoor", "[team arden] P-P [team penzmoor]"},
        {"Long Harbour vs Penzmoor P-P",
         "[team Long Harbour] vs [team penzmoor] P-P"},
        {"Moll Vale A-W Penzmoor", "[team Moll Vale] A-W [team penzmoor]"},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

static void prose_is_no_line_of_results(void **state)
{
    static const mark_case cases[] = {
        {"Ana Moll and Jan Ruiz 2 met Arden 3 times",
         "[person Ana Moll] and [person Jan Ruiz] 2 met [team arden] 3 times"},
        {"Ana Moll of Arden won 2-1", "[person Ana Moll] of [team arden] won "
                                      "2-1"},
    };
    (void)state;
    expect_marks(cases, FT_COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_words_before_a_number_are_a_name),
        cmocka_unit_test(a_word_that_may_open_a_name_is_of_it),
        cmocka_unit_test(everyday_words_are_sides_among_known_ones),
        cmocka_unit_test(a_sign_between_two_names_is_of_neither),
        cmocka_unit_test(prose_is_no_line_of_results),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
