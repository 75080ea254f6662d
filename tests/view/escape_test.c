#include "support/test.h"

#include <string.h>

#include "view/escape.h"

static const struct {
    const char *text, *escaped;
} cases[] = {
    {"Canada 2-1 Mexico", "Canada 2-1 Mexico"},
    {"", ""},
    {"<script>", "&lt;script&gt;"},
    {"a & b", "a &amp; b"},
    {"\" onerror=\"x", "&quot; onerror=&quot;x"},
    {"' onerror='x", "&#39; onerror=&#39;x"},
    {"`x`", "&#96;x&#96;"},
    {"one\ntwo\tthree", "one\ntwo\tthree"},
    {"bell\a and \x1B", "bell\xEF\xBF\xBD and \xEF\xBF\xBD"},
    {"Mba-Nz\xC3\xBC", "Mba-Nz\xC3\xBC"},
    {"\xE2\x80\xAE"
     "2-1\xC2\x9B",
     "\xEF\xBF\xBD"
     "2-1\xEF\xBF\xBD"},
};

static void what_means_something_in_markup_is_written_as_a_reference(void **s)
{
    (void)s;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_buffer out = {0};

        ft_escape_markup(&out, ft_slice_of(cases[i].text));
        ft_buffer_byte(&out, '\0');
        assert_string_equal(out.data, cases[i].escaped);
        ft_buffer_free(&out);
    }
}

static void a_json_string_cannot_end_the_script_it_stands_in(void **state)
{
    const ft_slice text = FT_SLICE("</script><!-- \"&amp;\"");
    ft_buffer out = {0};

    (void)state;
    ft_escape_json(&out, text);
    ft_buffer_byte(&out, '\0');
    assert_string_equal(out.data, "\"\\u003c/script\\u003e\\u003c!-- "
                                  "\\\"\\u0026amp;\\\"\"");
    ft_buffer_free(&out);
}

static const struct {
    const char *text;
    bool link;
} addresses[] = {
    {"https://example.org/report", true},
    {"http://example.org", true},
    {"https://", false},
    {"javascript:alert(1)", false},
    {" https://example.org", false},
    {"data:text/html,x", false},
    {"//example.org", false},
    {"", false},
};

static void only_addresses_of_the_web_become_links(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(addresses); i++)
        if (ft_escape_is_link(ft_slice_of(addresses[i].text)) !=
            addresses[i].link)
            fail_msg("%s", addresses[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            what_means_something_in_markup_is_written_as_a_reference),
        cmocka_unit_test(a_json_string_cannot_end_the_script_it_stands_in),
        cmocka_unit_test(only_addresses_of_the_web_become_links),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
