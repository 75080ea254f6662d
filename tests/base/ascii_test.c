#include "base/ascii.h"

#include "support/test.h"

static void classes_of_bytes_are_ascii(void **state)
{
    (void)state;
    for (int code = 0; code < 256; code++) {
        char byte = (char)code;
        bool digit = code >= 0x30 && code <= 0x39;
        bool upper = code >= 0x41 && code <= 0x5A;
        bool lower = code >= 0x61 && code <= 0x7A;

        assert_int_equal(ft_is_digit(byte), digit);
        assert_int_equal(ft_is_upper(byte), upper);
        assert_int_equal(ft_is_lower(byte), lower);
        assert_int_equal(ft_is_letter(byte), upper || lower);
        assert_int_equal(ft_is_wordy(byte), upper || lower || code >= 0x80);
        assert_int_equal((unsigned char)ft_lower(byte),
                         upper ? code + 32 : code);
    }
}

static void spaces_are_the_six_of_ascii(void **state)
{
    int found = 0;

    (void)state;
    for (int code = 0; code < 256; code++)
        found += ft_is_space((char)code);
    assert_int_equal(found, 6);
    for (const char *space = " \t\n\v\f\r"; *space; space++)
        assert_true(ft_is_space(*space));
}

static void hexadecimal_digits_have_a_value(void **state)
{
    static const struct {
        char byte;
        int value;
    } cases[] = {{'0', 0},  {'9', 9},  {'a', 10},  {'A', 10}, {'f', 15},
                 {'F', 15}, {'g', -1}, {'G', -1},  {'/', -1}, {':', -1},
                 {'@', -1}, {'`', -1}, {'\0', -1}, {' ', -1}, {'\xE1', -1}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_int_equal(ft_hex_value(cases[i].byte), cases[i].value);
}

static void words_are_the_same_in_either_case(void **state)
{
    static const struct {
        ft_slice a, b;
        bool same;
    } cases[] = {
        {FT_SLICE("Chunked"), FT_SLICE("chUNKED"), true},
        {FT_SLICE(""), FT_SLICE(""), true},
        {FT_SLICE("AIK"), FT_SLICE("AI"), false},
        {FT_SLICE("AI"), FT_SLICE("AIK"), false},
        {FT_SLICE("AIK"), FT_SLICE("AIX"), false},
        {FT_SLICE("@"), FT_SLICE("`"), false}, /* 32 apart, and no letters */
        {FT_SLICE("MALM\xC3\x96"), FT_SLICE("malm\xC3\xB6"), false},
        {FT_SLICE("MALM\xC3\x96"), FT_SLICE("malm\xC3\x96"), true},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        assert_int_equal(ft_ascii_same(cases[i].a, cases[i].b), cases[i].same);
        assert_int_equal(ft_ascii_same(cases[i].b, cases[i].a), cases[i].same);
    }
}

static void a_word_is_found_at_its_place_only(void **state)
{
    const ft_slice text = FT_SLICE("Kick-OFF");
    const ft_slice word = FT_SLICE("off");

    (void)state;
    for (size_t at = 0; at <= text.len + 1; at++) {
        assert_int_equal(ft_ascii_spells(text, at, word), at == 5);
        assert_int_equal(ft_ascii_has_at(text, at, word), at == 5);
    }
    assert_true(ft_ascii_spells(text, text.len, ft_slice_of("")));
    assert_false(ft_ascii_spells(text, SIZE_MAX, word));
    assert_true(ft_ascii_equal(text, ft_slice_of("kick-off")));
    assert_false(ft_ascii_equal(text, word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_of_bytes_are_ascii),
        cmocka_unit_test(spaces_are_the_six_of_ascii),
        cmocka_unit_test(hexadecimal_digits_have_a_value),
        cmocka_unit_test(words_are_the_same_in_either_case),
        cmocka_unit_test(a_word_is_found_at_its_place_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
