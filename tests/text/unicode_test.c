#include "text/unicode.h"

#include <string.h>
#include <utf8proc.h>

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

/* Every code point with a plain form of one of these, but the full-width ones,
 * which are all of ASCII. */
static void dashes_quotes_and_colons_are_these_and_no_others(void **state)
{
    static const struct {
        unsigned plain;
        unsigned codes[16];
    } cases[] = {
        {'\'',
         {0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2018, 0x2019, 0x201A, 0x201B,
          0x2032, 0x2035, 0x2039, 0x203A}},
        {'"',
         {0xAB, 0xBB, 0x2BA, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x2036,
          0x301D, 0x301E, 0x301F}},
        {'-',
         {0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2E3A,
          0x2E3B, 0xFE58, 0xFE63}},
        {':', {0x2236}},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const unsigned *next = cases[i].codes;
        for (unsigned code = 0x80; code <= 0x10FFFF; code++) {
            bool here = code == *next || code == cases[i].plain + 0xFEE0;
            if ((ft_code_plain(code) == cases[i].plain) != here)
                fail_msg("U+%04X: U+%04X", code, ft_code_plain(code));
            next += code == *next;
        }
        assert_int_equal(*next, 0);
    }
}

static bool is_blank(unsigned code, utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_ZS ||
           category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP ||
           category == UTF8PROC_CATEGORY_CO || (code >= '\t' && code <= '\r') ||
           code == 0x85;
}

static void all_white_space_and_private_use_is_a_space(void **state)
{
    (void)state;
    for (unsigned code = 0; code <= 0x10FFFF; code++) {
        bool noncharacter = code >= 0xF0000 && (code & 0xFFFE) == 0xFFFE;
        bool blank =
            is_blank(code, utf8proc_category((utf8proc_int32_t)code)) ||
            noncharacter;
        if ((ft_code_plain(code) == ' ') != blank)
            fail_msg("U+%04X: U+%04X", code, ft_code_plain(code));
    }
}

/* What Unicode would have ignored, but for fillers, which are letters, and
 * what shapes the text of a few scripts. */
static bool is_silent(unsigned code)
{
    static const unsigned too[] = {0x2065, 0x20E3, 0xFFF9, 0xFFFA, 0xFFFB};
    static const unsigned kept[] = {0x17B4, 0x17B5, 0x180F};
    const utf8proc_property_t *is =
        utf8proc_get_property((utf8proc_int32_t)code);
    bool silent = is->ignorable && is->category != UTF8PROC_CATEGORY_LO;

    for (size_t i = 0; i < FT_COUNT(kept); i++)
        silent = silent && code != kept[i];
    for (size_t i = 0; i < FT_COUNT(too); i++)
        silent = silent || code == too[i];
    if (is->category == UTF8PROC_CATEGORY_CC)
        return !is_blank(code, is->category);
    return code >= 0x10000 ? code >= 0xE0000 && code < 0xE1000 : silent;
}

static void what_nobody_sees_is_dropped(void **state)
{
    (void)state;
    for (unsigned code = 0; code <= 0x10FFFF; code++)
        if ((ft_code_plain(code) == 0) != is_silent(code))
            fail_msg("U+%04X: U+%04X", code, ft_code_plain(code));
}

static ft_char_kind slow_kind(unsigned code)
{
    if (code == ' ' || (code >= '\t' && code <= '\r'))
        return FT_CHAR_SPACE;
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_ND:
        return FT_CHAR_DIGIT;
    case UTF8PROC_CATEGORY_LL:
        return FT_CHAR_LOWER;
    case UTF8PROC_CATEGORY_LU:
        return FT_CHAR_UPPER;
    default:
        return FT_CHAR_OTHER;
    }
}

static void the_table_of_ascii_says_what_utf8proc_says(void **state)
{
    (void)state;
    for (unsigned code = 0; code < 128; code++) {
        const char byte = (char)code;
        if (ft_char_at((ft_slice){&byte, 1}, 0).kind != slow_kind(code))
            fail_msg("U+%04X", code);
    }
}

static void selectors_and_tags_have_their_own_ranges(void **state)
{
    (void)state;
    for (unsigned code = 0; code <= 0x10FFFF; code++) {
        assert_int_equal(ft_code_is_selector(code),
                         code >= 0xFE00 && code <= 0xFE0F);
        assert_int_equal(ft_code_is_tag(code),
                         code >= 0xE0020 && code <= 0xE007F);
    }
}

static void letters_are_of_any_script(void **state)
{
    static const unsigned letters[] = {'a', 'Z', 0xE9, 0x1C5, 0x2B0, 0x6771};
    static const unsigned others[] = {'5', '-', ' ', 0x301, 0x663, 0x26BD, 0};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(letters); i++)
        assert_true(ft_code_is_letter(letters[i]));
    for (size_t i = 0; i < FT_COUNT(others); i++)
        assert_false(ft_code_is_letter(others[i]));
}

static void wide_characters_take_two_columns_and_accents_none(void **state)
{
    static const struct {
        unsigned code, width;
    } cases[] = {{'a', 1}, {0xE9, 1}, {0x6771, 2}, {0x1F389, 2}, {0x301, 0},
                 {0, 0},   {0x7F, 0}, {0x200B, 0}, {0xFF21, 2}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        if (ft_code_width(cases[i].code) != cases[i].width)
            fail_msg("U+%04X: %u", cases[i].code, ft_code_width(cases[i].code));
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
        {"\xC4\xA6\xC5\x8A \xC5\x92\xC5\xA6 \xC6\x8F", "hn oet e"},
        {"\xE2\x84\xA2 \xEF\xB7\xBA", "tm \xD8\xB5\xD9\x84\xD9\x89 "
                                      "\xD8\xA7\xD9\x84\xD9\x84\xD9\x87 "
                                      "\xD8\xB9\xD9\x84\xD9\x8A\xD9\x87 "
                                      "\xD9\x88\xD8\xB3\xD9\x84\xD9\x85"},
        {"a\xFFz", "a\xEF\xBF\xBDz"},
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
        cmocka_unit_test(dashes_quotes_and_colons_are_these_and_no_others),
        cmocka_unit_test(all_white_space_and_private_use_is_a_space),
        cmocka_unit_test(what_nobody_sees_is_dropped),
        cmocka_unit_test(the_table_of_ascii_says_what_utf8proc_says),
        cmocka_unit_test(selectors_and_tags_have_their_own_ranges),
        cmocka_unit_test(letters_are_of_any_script),
        cmocka_unit_test(wide_characters_take_two_columns_and_accents_none),
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
