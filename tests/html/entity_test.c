#include "html/entity.h"

#include <stdio.h>

#include "html/utf8.h"
#include "support/test.h"

static void references_become_characters(void **state)
{
    static const struct {
        const char *text, *decoded;
    } cases[] = {
        {"2&ndash;1", "2\xE2\x80\x93"
                      "1"},
        {"a &amp; b &lt; c", "a & b < c"},
        {"&#233;&#xe9;&#XE9;", "\xC3\xA9\xC3\xA9\xC3\xA9"},
        {"&#x1F600;", "\xF0\x9F\x98\x80"},
        {"2&#150;1 &#8211 x", "2\xE2\x80\x93"
                              "1 \xE2\x80\x93 x"}, /* windows-1252, no stop */
        {"AT&T &nosuch; &amp &", "AT&T &nosuch; &amp &"},
        {"&Eacute;&eacute;", "\xC3\x89\xC3\xA9"}, /* case counts */
        {"&#0;&#xD800;&#x110000;&#99999999999;",
         "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"&#;&#x;&;", "&#;&#x;&;"},
        {"&zwnj;&yuml;&AElig;", "\xE2\x80\x8C\xC3\xBF\xC3\x86"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice text = ft_slice_of(cases[i].text);
        char out[100] = "";
        print_message("%s\n", cases[i].text);
        assert_true(text.len < sizeof out);
        size_t len = ft_entity_decode(text, out);
        assert_true(len <= text.len);
        out[len] = '\0';
        assert_string_equal(out, cases[i].decoded);
    }
}

/* Nothing may grow: the room for what is decoded is that of what is written. */
static void no_reference_is_shorter_than_its_character(void **state)
{
    (void)state;
    for (int code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 97) {
        char text[16], out[4];
        int len = snprintf(text, sizeof text, "&#%d", code), found = 0;
        ft_slice written = {text, (size_t)len};
        assert_int_equal(ft_entity_read(written, &found), written.len);
        assert_true(ft_utf8_put(found, out) <= written.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_become_characters),
        cmocka_unit_test(no_reference_is_shorter_than_its_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
