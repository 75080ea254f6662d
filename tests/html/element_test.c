#include "html/element.h"
#include "support/test.h"

static void every_name_of_the_tables_is_found(void **state)
{
    (void)state;
    assert_true(ft_tag_names_agree());
}

static void names_are_found_in_any_case_and_only_whole(void **state)
{
    static const struct {
        const char *name;
        ft_tag tag;
    } cases[] = {
        {"div", FT_TAG_DIV},     {"DIV", FT_TAG_DIV},
        {"Di", FT_TAG_OTHER},    {"divs", FT_TAG_OTHER},
        {"a", FT_TAG_A},         {"A", FT_TAG_A},
        {"", FT_TAG_OTHER},      {"-", FT_TAG_OTHER},
        {"h1", FT_TAG_H1},       {"h7", FT_TAG_OTHER},
        {"zebra", FT_TAG_OTHER}, {"Wbr", FT_TAG_VOID},
        {"video", FT_TAG_VIDEO}, {"\xC3\xA9", FT_TAG_OTHER},
    };
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].name);
        assert_int_equal(ft_tag_find(ft_slice_of(cases[i].name)), cases[i].tag);
    }
    assert_int_equal(ft_attr_find(ft_slice_of("Aria-Hidden")),
                     FT_ATTR_ARIA_HIDDEN);
    assert_int_equal(ft_attr_find((ft_slice){"id\0", 3}), FT_ATTR_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_of_the_tables_is_found),
        cmocka_unit_test(names_are_found_in_any_case_and_only_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
