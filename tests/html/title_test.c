#include "html/title.h"

#include "support/test.h"

static void a_title_loses_the_names_of_site_and_section(void **state)
{
    static const struct {
        const char *title, *site, *own;
    } cases[] = {
        {"Rovers hold on for the points", "", "Rovers hold on for the points"},
        {"Rovers hold on - Daily Ball", "", "Rovers hold on"},
        {"Rovers hold on | Daily Ball", "", "Rovers hold on"},
        {"Daily Ball :: Football :: Rovers hold on", "", "Rovers hold on"},
        {"Report | Rovers 0-3 City - The Park End", "", "Rovers 0-3 City"},
        {"Rovers 2 - 1 City - Daily Ball", "", "Rovers 2 - 1 City"},
        {"Rovers 2 - 1 City", "", "Rovers 2 - 1 City"},
        {"Rovers win - 3-1 at Park Lane", "", "Rovers win - 3-1 at Park Lane"},
        {"Win \xE2\x80\x93 The Daily Ball", "the daily ball", "Win"},
        {"Rovers - Town", "", "Rovers - Town"},
        {"The Long Name of the Daily Ball | Rovers win",
         "The Long Name of the Daily Ball", "Rovers win"},
        {"Daily Ball", "Daily Ball", "Daily Ball"},
        {"", "", ""},
        {" - ", "", "-"},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice own = ft_title_own(ft_slice_of(cases[i].title),
                                    ft_slice_of(cases[i].site));
        print_message("%s\n", cases[i].title);
        assert_int_equal(own.len, ft_slice_of(cases[i].own).len);
        assert_memory_equal(own.data, cases[i].own, own.len);
    }
}

static void titles_agree_when_one_begins_with_the_other(void **state)
{
    static const struct {
        const char *a, *b;
        bool agree;
    } cases[] = {
        {"Rovers hold on", "Rovers hold on - Daily Ball", true},
        {"ROVERS HOLD ON!", "\"Rovers\" hold on", true},
        {"Rovers hold on", "Rovers hold off", false},
        {"Report", "Report | Rovers hold on", false}, /* too short to tell */
        {"", "Rovers hold on", false},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice a = ft_slice_of(cases[i].a), b = ft_slice_of(cases[i].b);
        print_message("%s / %s\n", cases[i].a, cases[i].b);
        assert_true(ft_title_agrees(a, b) == cases[i].agree);
        assert_true(ft_title_agrees(b, a) == cases[i].agree);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_loses_the_names_of_site_and_section),
        cmocka_unit_test(titles_agree_when_one_begins_with_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
