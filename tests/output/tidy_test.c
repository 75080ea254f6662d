#include "support/test.h"

#include <string.h>

#include "output/tidy.h"

static void assert_tidy(const char *text, size_t len, const char *expected)
{
    ft_buffer out = {0};

    ft_tidy(&out, (ft_slice){text, len});
    ft_buffer_byte(&out, '\0');
    print_message("%s\n", expected);
    assert_string_equal(out.data, expected);
    ft_buffer_free(&out);
}

static void a_text_becomes_a_part_of_one_line(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"plain text", "plain text"},
        {"  two\n\r\tlines \n", "two lines"},
        {"next\xC2\x85line\xE2\x80\xA8"
         "and paragraph\xE2\x80\xA9",
         "next line and paragraph"},
        {"no\xC2\xA0"
         "break",
         "no break"},
        {"", ""},
        {" \n ", ""},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_tidy(cases[i].text, strlen(cases[i].text), cases[i].expected);
}

static void controls_are_spaces_even_a_nul(void **state)
{
    (void)state;
    assert_tidy("a\0b\x1B[31mc\x7F", 9, "a b [31mc");
}

static void what_turns_or_hides_text_is_dropped(void **state)
{
    (void)state;
    assert_tidy("ab\xE2\x80\xAE"
                "cd\xE2\x80\x8B"
                "ef\xEF\xBB\xBF",
                15, "abcdef");
    assert_tidy("a\xF3\xA0\x81\xA7", 5, "a"); /* a tag with no flag */
}

static void a_flag_keeps_the_tags_that_spell_its_region(void **state)
{
    static const char flag[] =
        "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2"
        "\xF3\xA0\x81\xB7\xF3\xA0\x81\xAC\xF3\xA0\x81\xB3"
        "\xF3\xA0\x81\xBF";

    (void)state;
    assert_tidy(flag, sizeof flag - 1, flag);
}

static void bad_bytes_are_marked(void **state)
{
    (void)state;
    assert_tidy("caf\xE9", 4, "caf\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_becomes_a_part_of_one_line),
        cmocka_unit_test(controls_are_spaces_even_a_nul),
        cmocka_unit_test(what_turns_or_hides_text_is_dropped),
        cmocka_unit_test(a_flag_keeps_the_tags_that_spell_its_region),
        cmocka_unit_test(bad_bytes_are_marked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
