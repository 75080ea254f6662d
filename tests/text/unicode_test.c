#include "text/unicode.h"

#include <string.h>

#include "support/test.h"

static void characters_have_kinds(void **state)
{
    static const struct {
        const char *bytes;
        unsigned code;
        ft_char_kind kind;
    } cases[] = {
        {"a", 'a', FT_CHAR_LOWER},
        {"Z", 'Z', FT_CHAR_UPPER},
        {"7", '7', FT_CHAR_DIGIT},
        {" ", ' ', FT_CHAR_SPACE},
        {"\n", '\n', FT_CHAR_SPACE},
        {"-", '-', FT_CHAR_OTHER},
        {"\xC3\xA9", 0xE9, FT_CHAR_LOWER},
        {"\xC3\x89", 0xC9, FT_CHAR_UPPER},
        {"\xC7\x85", 0x1C5, FT_CHAR_UPPER}, /* a title-case pair */
        {"\xE6\x9D\xB1", 0x6771, FT_CHAR_LETTER},
        {"\xD9\xA3", 0x663, FT_CHAR_LETTER}, /* Arabic three */
        {"\xCC\x81", 0x301, FT_CHAR_EXTEND},
        {"\xC2\xA0", 0xA0, FT_CHAR_SPACE},
        {"\xE2\x9A\xBD", 0x26BD, FT_CHAR_PICTURE},
        {"\xF0\x9F\x8F\xBD", 0x1F3FD, FT_CHAR_EXTEND}, /* a skin tone */
        {"\xF0\x9F\x87\xA8", 0x1F1E8, FT_CHAR_REGION},
        {"\xE2\x80\x99", 0x2019, FT_CHAR_OTHER},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice text = ft_slice_of(cases[i].bytes);
        ft_char c = ft_char_at(text, 0);
        ft_char back = ft_char_before(text, text.len);
        print_message("U+%04X\n", cases[i].code);
        assert_int_equal(c.code, cases[i].code);
        assert_int_equal(c.kind, cases[i].kind);
        assert_int_equal(c.len, text.len);
        assert_memory_equal(&c, &back, sizeof c);
    }
}

static void bytes_that_are_no_utf8_count_one_each(void **state)
{
    static const char *const cases[] = {
        "\xFF",     "\xC3",         "\x80",
        "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
        "\xE2\x80",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice text = ft_slice_of(cases[i]);
        assert_int_equal(ft_char_at(text, 0).code, FT_CODE_REPLACEMENT);
        assert_int_equal(ft_char_at(text, 0).len, 1);
        assert_int_equal(ft_char_before(text, text.len).len, 1);
    }
}

static void odd_characters_have_a_plain_form(void **state)
{
    static const struct {
        unsigned code, plain;
    } cases[] = {
        {'a', 'a'},       {'`', '`'},         {0xE9, 0xE9},
        {0x2010, '-'},    {0x2013, '-'},      {0x2014, '-'},
        {0x2015, '-'},    {0x2212, '-'},      {0xFE58, '-'},
        {0xFE63, '-'},    {0xFF0D, '-'},      {0x2018, '\''},
        {0x2019, '\''},   {0x201B, '\''},     {0x2032, '\''},
        {0x2035, '\''},   {0xB4, '\''},       {0x201C, '"'},
        {0x201D, '"'},    {0x201E, '"'},      {0x2033, '"'},
        {0xAB, '"'},      {0xBB, '"'},        {0xA0, ' '},
        {0x2003, ' '},    {0x202F, ' '},      {0x3000, ' '},
        {'\t', ' '},      {'\n', ' '},        {0x85, ' '},
        {0xAD, 0},        {0x200B, 0},        {0x200D, 0},
        {0xFEFF, 0},      {0xFE0F, 0},        {0x202A, 0},
        {0, 0},           {0x7F, 0},          {0xFF11, '1'},
        {0xFF3A, 'Z'},    {0xFF07, '\''},     {0xFF5E, '~'},
        {0x20E3, 0},      {0xE0067, 0},       {0xE000, ' '},
        {0xF0000, ' '},   {0x10FFFF, ' '},    {0x2026, 0x2026},
        {0x2030, 0x2030}, {0x1F1E8, 0x1F1E8}, {0xFF5F, 0xFF5F},
        {0x200A, ' '},    {0x2016, 0x2016},   {0x2211, 0x2211},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        if (ft_code_plain(cases[i].code) != cases[i].plain)
            fail_msg("U+%04X: U+%04X", cases[i].code,
                     ft_code_plain(cases[i].code));
}

/* The shadow puts its own characters there. */
static void no_plain_form_is_for_private_use_or_unstable(void **state)
{
    (void)state;
    for (unsigned code = 0; code <= 0x10FFFF; code++) {
        unsigned plain = ft_code_plain(code);
        assert_false(plain >= 0xE000 && plain <= 0xF8FF);
        assert_false(plain >= 0xF0000);
        assert_true(ft_code_plain(plain) == plain);
    }
}

static void accents_are_composed(void **state)
{
    static const struct {
        unsigned codes[4];
        size_t count;
        const char *bytes;
    } cases[] = {
        {{'e', 0x301}, 2, "\xC3\xA9"},
        {{'x', 0x301}, 2, "x\xCC\x81"},
        {{'a', 0x323, 0x302}, 3, "\xE1\xBA\xAD"},
        {{'a', 0x302, 0x323}, 3, "\xE1\xBA\xAD"},
        {{0x212B}, 1, "\xC3\x85"},
        {{0x1100, 0x1161, 0x11A8}, 3, "\xEA\xB0\x81"},
        {{0x958}, 1, "\xE0\xA4\x95\xE0\xA4\xBC"}, /* never composed */
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char out[FT_COMPOSED];
        size_t len = ft_code_compose(cases[i].codes, cases[i].count, out);
        assert_int_equal(len, strlen(cases[i].bytes));
        assert_memory_equal(out, cases[i].bytes, len);
    }
}

static void the_longest_cluster_fits(void **state)
{
    unsigned codes[FT_CLUSTER];
    char out[FT_COMPOSED];

    (void)state;
    for (size_t i = 0; i < FT_CLUSTER; i++)
        codes[i] = 0x1D164; /* takes three code points of four bytes */
    assert_int_equal(ft_code_compose(codes, FT_CLUSTER, out), FT_CLUSTER * 12);
    for (size_t i = 0; i < FT_CLUSTER; i++)
        codes[i] = 0x1F82; /* four to take apart, one again in the end */
    assert_int_equal(ft_code_compose(codes, FT_CLUSTER, out), FT_CLUSTER * 3);
}

static void names_fold_to_plain_small_letters(void **state)
{
    static const struct {
        const char *name, *folded;
    } cases[] = {
        {"Arsenal FC", "arsenal fc"},
        {"Due\xC3\xB1"
         "as",
         "duenas"},
        {"BOD\xC3\x98/GLIMT", "bodo/glimt"},
        {"\xC5\x81\xC3\xB3"
         "d\xC5\xBA",
         "lodz"},
        {"\xC4\x90okovi\xC4\x87", "dokovic"},
        {"Gro\xC3\x9F", "gross"},
        {"K\xC3\xB8"
         "benhavn \xC3\x86gir",
         "kobenhavn aegir"},
        {"Fat\xC4\xB1h \xC4\xB0stanbul", "fatih istanbul"},
        {"Sigur\xC3\xB0sson \xC3\x9E\xC3\xB3r", "sigurdsson thor"},
        {"C\xC3\xB4te d\xE2\x80\x99Ivoire", "cote d'ivoire"},
        {"Saint\xE2\x80\x91"
         "Germain",
         "saint-germain"},
        {"e\xCC\x81", "e"},
        {"Real\xC2\xA0Sociedad", "real sociedad"},
        {"\xD0\x97\xD0\x95\xD0\x9D\xD0\x98\xD0\xA2",
         "\xD0\xB7\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x82"},
        {"\xEF\xAC\x81n", "fin"},
        {"", ""},
    };
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice folded;
        assert_int_equal(ft_fold(arena, ft_slice_of(cases[i].name), &folded),
                         FT_OK);
        if (!ft_slice_equal(folded, ft_slice_of(cases[i].folded)))
            fail_msg("%s: %.*s", cases[i].name, (int)folded.len, folded.data);
    }
    ft_arena_free(arena);
}

static void flags_of_regions_stay_apart_when_folded(void **state)
{
    const ft_slice england = FT_SLICE(
        "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5"
        "\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF");
    char out[64];

    (void)state;
    assert_int_equal(ft_fold_into(england, out, sizeof out), england.len);
    assert_memory_equal(out, england.data, england.len);
}

static void folding_writes_no_more_than_there_is_room_for(void **state)
{
    const ft_slice name = FT_SLICE("ab\xC3\x86"
                                   "cd");
    char out[8] = "#######";

    (void)state;
    assert_int_equal(ft_fold_into(name, NULL, 0), 6);
    assert_int_equal(ft_fold_into(name, out, 3), 6); /* "ae" has no room */
    assert_string_equal(out, "ab#####");
    assert_int_equal(ft_lower_into(name, out, 6), 6);
    assert_string_equal(out, "ab\xC3\xA6"
                             "cd#");
}

static void folding_fails_with_the_arena(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_slice out = FT_SLICE("before");

    (void)state;
    ft_arena_fail_at(arena, 1);
    assert_int_equal(ft_fold(arena, ft_slice_of("Arsenal"), &out),
                     FT_ERR_MEMORY);
    assert_null(out.data);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_have_kinds),
        cmocka_unit_test(bytes_that_are_no_utf8_count_one_each),
        cmocka_unit_test(odd_characters_have_a_plain_form),
        cmocka_unit_test(no_plain_form_is_for_private_use_or_unstable),
        cmocka_unit_test(accents_are_composed),
        cmocka_unit_test(the_longest_cluster_fits),
        cmocka_unit_test(names_fold_to_plain_small_letters),
        cmocka_unit_test(flags_of_regions_stay_apart_when_folded),
        cmocka_unit_test(folding_writes_no_more_than_there_is_room_for),
        cmocka_unit_test(folding_fails_with_the_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
