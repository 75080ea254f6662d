#include "support/test.h"

#include "output/width.h"

#define FAMILY                                                                 \
    "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"
#define CANADA "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6"
#define ENGLAND                                                                \
    "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5"         \
    "\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF"

static void a_text_is_as_wide_as_a_terminal_shows_it(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
    } cases[] = {
        {"", 0},
        {"Wales", 5},
        {"Malm\xC3\xB6", 5},
        {"Malmo\xCC\x88", 5},                    /* o and a diaeresis */
        {"\xE6\xB5\xA6\xE5\x92\x8C", 4},         /* two ideographs */
        {"\xEA\xB0\x80", 2},                     /* a Hangul syllable */
        {"\xEF\xBC\xA1", 2},                     /* full-width A */
        {"\xE2\x9A\xBD", 2},                     /* a ball */
        {"\xE2\x9D\xA4\xEF\xB8\x8F", 2},         /* a heart, as emoji */
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 2}, /* a thumb with a tone */
        {FAMILY, 2},
        {CANADA, 2},
        {CANADA CANADA, 4},
        {ENGLAND, 2},
        {CANADA " v " ENGLAND, 7},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].text);
        assert_int_equal(ft_width(ft_slice_of(cases[i].text)),
                         cases[i].columns);
    }
}

static void a_cut_never_parts_what_belongs_together(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        const char *expected;
    } cases[] = {
        {"Wales", 3, "Wal"},
        {"Wales", 9, "Wales"},
        {"\xE6\xB5\xA6\xE5\x92\x8C", 3, "\xE6\xB5\xA6"},
        {"Malmo\xCC\x88 FF", 5, "Malmo\xCC\x88"},
        {CANADA CANADA, 3, CANADA},
        {FAMILY "x", 2, FAMILY},
        {ENGLAND, 1, ""},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice got =
            ft_width_cut(ft_slice_of(cases[i].text), cases[i].columns);

        print_message("%s\n", cases[i].text);
        assert_true(ft_slice_equal(got, ft_slice_of(cases[i].expected)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_as_wide_as_a_terminal_shows_it),
        cmocka_unit_test(a_cut_never_parts_what_belongs_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
