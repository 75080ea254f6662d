#include "support/test.h"

#include <string.h>

#include "dataset/key.h"

static void assert_key(const ft_match *match, const char *sport,
                       const char *expected)
{
    ft_buffer out = {0};

    ft_match_key(&out, ft_slice_of(sport), match);
    ft_buffer_byte(&out, '\0');
    assert_false(out.failed);
    assert_string_equal(out.data, expected);
    ft_buffer_free(&out);
}

static void a_key_holds_a_word_of_each_side(void **state)
{
    static const struct {
        const char *names[2];
        const char *codes[2];
        const char *key;
    } cases[] = {
        {{"Canada", "Mexico"}, {"CAN", "MEX"}, "football/can/mex"},
        {{"Mexico", "Canada"}, {"MEX", "CAN"}, "football/can/mex"},
        {{"Crystal Palace", "Everton"},
         {"eng-crystal-palace-fc", "eng-everton-fc"},
         "football/crystal/everton"},
        {{"Palace", "The Toffees"},
         {"eng-crystal-palace-fc", "eng-everton-fc"},
         "football/crystal/everton"},
        {{"Crystal Palace", "Everton FC"},
         {NULL, NULL},
         "football/crystal/everton"},
        {{"FC K\xC3\xB6ln", "St. Mirren"},
         {NULL, NULL},
         "football/koln/mirren"},
        {{"1. FC K\xC3\xB6ln", "Saint-Denis"},
         {"ger-1-fc-koln", NULL},
         "football/koln/saint"},
        {{"D.C. United", "O'Higgins"},
         {NULL, NULL},
         "football/ohiggins/united"},
        {{"D.C. United", "FC"}, {"usa-d-c-united", NULL}, "football/fc/united"},
        {{"AB-CD", "\xC3\x89vian"}, {NULL, NULL}, "football/abcd/evian"},
        {{"***", "?"}, {NULL, NULL}, "football//"},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_match match = {0};
        for (int side = 0; side < 2; side++) {
            match.sides[side].name = cases[i].names[side];
            match.sides[side].code = cases[i].codes[side];
        }
        print_message("%s, %s\n", cases[i].names[0], cases[i].names[1]);
        assert_key(&match, "football", cases[i].key);
    }
}

static void a_key_holds_no_white_space(void **state)
{
    const ft_match match = {.sides = {{.name = "a\tb\nTown"}, {.name = "x y"}}};

    (void)state;
    assert_key(&match, "ice\thockey", "ice-hockey/town/xy");
    assert_key(&match, "", "/town/xy");
}

static void a_long_name_is_cut_between_characters(void **state)
{
    char name[2001];
    ft_match match = {.sides = {{.name = name}, {.name = "Town"}}};
    ft_buffer out = {0};

    (void)state;
    for (size_t i = 0; i + 2 < sizeof name; i += 2)
        memcpy(name + i, "\xD0\xB6", 2);
    name[sizeof name - 1] = '\0';
    ft_match_key(&out, (ft_slice)FT_SLICE("f"), &match);
    assert_int_equal(out.len, 240 + strlen("f/town/"));
    ft_buffer_free(&out);
}

static void words_of_a_name_are_folded(void **state)
{
    static const char *const cases[][2] = {
        {"D.C. United", "dc united"},
        {"  Atl\xC3\xA9tico -- Madrid ", "atletico madrid"},
        {"Brighton & Hove", "brighton hove"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_buffer out = {0};
        ft_name_words(&out, ft_slice_of(cases[i][0]));
        ft_buffer_byte(&out, '\0');
        assert_string_equal(out.data, cases[i][1]);
        ft_buffer_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_holds_a_word_of_each_side),
        cmocka_unit_test(a_key_holds_no_white_space),
        cmocka_unit_test(a_long_name_is_cut_between_characters),
        cmocka_unit_test(words_of_a_name_are_folded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
