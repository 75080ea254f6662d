#include "support/test.h"

#include <string.h>

#include "html/charset.h"

static int open_arena(void **state)
{
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    return 0;
}

typedef struct example {
    const char *name;
    ft_slice bytes;
    bool html;
    const char *expected;
} example;

static void run(ft_arena *arena, const example *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        ft_slice text;
        size_t replaced = 0;
        ft_error err = {0};
        print_message("%s\n", cases[i].name);
        assert_int_equal(ft_charset_decode(arena, cases[i].bytes, cases[i].html,
                                           &text, &replaced, &err),
                         FT_OK);
        assert_int_equal(text.len, strlen(cases[i].expected));
        assert_memory_equal(text.data, cases[i].expected, text.len);
    }
}

static void the_mark_at_the_start_decides_and_is_dropped(void **state)
{
    static const example cases[] = {
        {"UTF-8",
         FT_SLICE("\xEF\xBB\xBF"
                  "caf\xC3\xA9"),
         false, "caf\xC3\xA9"},
        {"UTF-16LE",
         FT_SLICE("\xFF\xFE"
                  "2\0-\0"
                  "1\0\xE9\0"),
         false, "2-1\xC3\xA9"},
        {"UTF-16BE",
         FT_SLICE("\xFE\xFF\0"
                  "2\0-\0"
                  "1"),
         false, "2-1"},
        {"UTF-32LE",
         FT_SLICE("\xFF\xFE\0\0"
                  "A\0\0\0"),
         false, "A"},
        {"over a declaration",
         FT_SLICE("\xEF\xBB\xBF<meta charset=iso-8859-1>\xC3\xA9"), true,
         "<meta charset=iso-8859-1>\xC3\xA9"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void utf16_is_seen_without_a_mark(void **state)
{
    static const example cases[] = {
        {"little end first",
         FT_SLICE("C\0i\0t\0y\0 \0"
                  "0\0-\0"
                  "2\0"),
         false, "City 0-2"},
        {"big end first",
         FT_SLICE("\0C\0i\0t\0y\0 \0"
                  "0\0-\0"
                  "2"),
         false, "City 0-2"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void valid_utf8_wins_over_what_the_page_declares(void **state)
{
    static const example cases[] = {
        {"latin1 declared",
         FT_SLICE("<meta charset=\"iso-8859-1\"><p>Due\xC3\xB1"
                  "as"),
         true,
         "<meta charset=\"iso-8859-1\"><p>Due\xC3\xB1"
         "as"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void a_declared_encoding_is_used(void **state)
{
    static const example cases[] = {
        {"windows-1251 in a meta element",
         FT_SLICE("<meta charset='windows-1251'>\xCC\xE0\xF2\xF7"), true,
         "<meta charset='windows-1251'>\xD0\x9C\xD0\xB0\xD1\x82\xD1\x87"},
        {"in http-equiv, upper case",
         FT_SLICE("<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; "
                  "CHARSET=ISO-8859-2\">\xB3"),
         true,
         "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; "
         "CHARSET=ISO-8859-2\">\xC5\x82"},
        {"latin1 means windows-1252",
         FT_SLICE("<meta charset=latin1>\x93"
                  "2\x96"
                  "1\x94"),
         true,
         "<meta charset=latin1>\xE2\x80\x9C"
         "2\xE2\x80\x93"
         "1\xE2\x80\x9D"},
        {"in an XML declaration",
         FT_SLICE("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\xE9"),
         true, "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\xC3\xA9"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void windows_1252_needs_no_declaration(void **state)
{
    static const example cases[] = {
        {"quotes and dashes",
         FT_SLICE("The home side\x92s late goal made it 2\x96"
                  "1 on a cold "
                  "evening in front of a small but noisy crowd at the ground. "
                  "Nobody complained."),
         false,
         "The home side\xE2\x80\x99s late goal made it 2\xE2\x80\x93"
         "1 on a "
         "cold evening in front of a small but noisy crowd at the ground. "
         "Nobody complained."},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void other_scripts_are_guessed(void **state)
{
    /* "The match ended in a draw, the goals fell late." in windows-1251. */
    ft_slice text,
        bytes = FT_SLICE(
            "\xCC\xE0\xF2\xF7 \xE7\xE0\xEA\xEE\xED\xF7\xE8\xEB\xF1\xFF "
            "\xE2\xED\xE8\xF7\xFC\xFE, \xE3\xEE\xEB\xFB \xE1\xFB\xEB\xE8 "
            "\xE7\xE0\xE1\xE8\xF2\xFB \xEF\xEE\xE7\xE4\xED\xEE \xE2\xE5\xF7\xE5"
            "\xF0\xEE\xEC \xED\xE0 \xF1\xF2\xE0\xE4\xE8\xEE\xED\xE5.");
    size_t replaced = 0;
    ft_error err = {0};
    static const ft_slice word = FT_SLICE("\xD0\x9C\xD0\xB0\xD1\x82\xD1\x87");
    assert_int_equal(
        ft_charset_decode(*state, bytes, false, &text, &replaced, &err), FT_OK);
    assert_true(ft_slice_starts(text, word));
}

static void what_is_no_character_is_replaced_or_dropped(void **state)
{
    static const example cases[] = {
        {"a stray byte in UTF-8",
         FT_SLICE("Due\xC3\xB1"
                  "as \xE2\x80\x93 \xE2\x80\x99 \xC3\xA9 \xFF."),
         false,
         "Due\xC3\xB1"
         "as \xE2\x80\x93 \xE2\x80\x99 \xC3\xA9 \xEF\xBF\xBD."},
        {"NUL", FT_SLICE("Rovers\0 won"), false, "Rovers won"},
        {"ends of lines", FT_SLICE("a\r\nb\rc\n\r\n"), false, "a\nb\nc\n\n"},
        {"line separator",
         FT_SLICE("a\xE2\x80\xA8"
                  "b"),
         false, "a\nb"},
        {"private use",
         FT_SLICE("a\xEE\x80\x80 \xF3\xB0\x80\x80 \xF4\x80\x80\x80"), false,
         "a\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD"},
        {"half a surrogate pair in UTF-16",
         FT_SLICE("\xFF\xFE"
                  "a\0\x00\xD8"
                  "b\0"),
         false,
         "a\xEF\xBF\xBD"
         "b"},
    };
    run(*state, cases, FT_COUNT(cases));
}

static void what_could_not_be_read_is_counted(void **state)
{
    static const struct {
        ft_slice bytes;
        bool html;
        size_t replaced;
    } cases[] = {
        {FT_SLICE("Rovers 2, Due\xC3\xB1"
                  "as 1"),
         false, 0},
        {FT_SLICE("Already lost: \xEF\xBF\xBD"), false, 0},
        {FT_SLICE("Private: \xEE\x80\x80 and \xEE\x80\x81"), false, 2},
        {FT_SLICE("Jos\xC3\xA9, Mu\xC3\xB1oz, Andr\xC3\xA9, Ram\xC3\xB3n, "
                  "Sim\xC3\xB3n and Caf\xE9 x"),
         false, 1},
        {FT_SLICE("<meta charset=shift_jis>\x82\xA0\xFFx"), true, 1},
        {FT_SLICE("<meta charset=latin1>caf\xE9 \x93x\x94"), true, 0},
        {FT_SLICE("\xFF\xFE"
                  "a\0\x00\xDC"
                  "b\0"),
         false, 1},
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice text;
        size_t replaced = 99;
        ft_error err = {0};
        print_message("case %zu\n", i);
        assert_int_equal(ft_charset_decode(*state, cases[i].bytes,
                                           cases[i].html, &text, &replaced,
                                           &err),
                         FT_OK);
        assert_int_equal(replaced, cases[i].replaced);
    }
}

static void nothing_is_copied_when_nothing_changes(void **state)
{
    static const ft_slice bytes = FT_SLICE("Rovers 2, City 1\n\nDue\xC3\xB1"
                                           "as");
    ft_slice text;
    size_t replaced = 0;
    ft_error err = {0};
    assert_int_equal(
        ft_charset_decode(*state, bytes, false, &text, &replaced, &err), FT_OK);
    assert_ptr_equal(text.data, bytes.data);
    assert_int_equal(text.len, bytes.len);
}

static void bytes_that_are_no_text_are_an_error(void **state)
{
    static const ft_slice cases[] = {
        FT_SLICE("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        FT_SLICE("PK\x03\x04\x14\0\0\0"),
        FT_SLICE("\x7F"
                 "ELF\x02\x01\x01\0\0\0"),
        FT_SLICE("%PDF-1.4\n1 0 obj"),
        FT_SLICE("\0\0\0\0\0\0\0\0\0\0\0\0"),
        FT_SLICE("\x01\x02\x03\x04\x05\x06\x07 abc \x0E\x0F\x10\x11"),
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice text;
        size_t replaced = 0;
        ft_error err = {0};
        print_message("case %zu\n", i);
        assert_int_equal(
            ft_charset_decode(*state, cases[i], false, &text, &replaced, &err),
            FT_ERR_ENCODING);
        assert_int_equal(err.status, FT_ERR_ENCODING);
        assert_true(err.message[0] != '\0');
    }
}

static void no_bytes_are_an_empty_text(void **state)
{
    ft_slice text;
    size_t replaced = 0;
    assert_int_equal(ft_charset_decode(*state, (ft_slice){NULL, 0}, true, &text,
                                       &replaced, NULL),
                     FT_OK);
    assert_int_equal(text.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mark_at_the_start_decides_and_is_dropped),
        cmocka_unit_test(utf16_is_seen_without_a_mark),
        cmocka_unit_test(valid_utf8_wins_over_what_the_page_declares),
        cmocka_unit_test(a_declared_encoding_is_used),
        cmocka_unit_test(windows_1252_needs_no_declaration),
        cmocka_unit_test(other_scripts_are_guessed),
        cmocka_unit_test(what_is_no_character_is_replaced_or_dropped),
        cmocka_unit_test(what_could_not_be_read_is_counted),
        cmocka_unit_test(nothing_is_copied_when_nothing_changes),
        cmocka_unit_test(bytes_that_are_no_text_are_an_error),
        cmocka_unit_test(no_bytes_are_an_empty_text),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
