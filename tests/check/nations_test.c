#include "support/test.h"

#include "check/nations.h"

static const ft_nations *load(ft_arena *arena)
{
    const ft_nations *nations;
    ft_error err = {0};

    if (ft_nations_load(arena, FT_RULES_DIR "/names", &nations, &err))
        fail_msg("%s:%u: %s", err.file, err.line, err.message);
    return nations;
}

static void a_side_is_known_by_all_its_names(void **state)
{
    static const struct {
        const char *name, *key;
    } cases[] = {
        {"Canada", "CAN"},
        {"Ivory Coast", "CIV"},
        {"C\xC3\xB4te d'Ivoire", "CIV"},
        {"South Korea", "KOR"},
        {"DR Congo", "COD"},
        {"Swaziland", "SWZ"},
        {"Eswatini", "SWZ"},
        {"Czechia", "CZE"},
        {"Germany", "GER"},
        {"West Germany", "FRG"},
        {"Elmore Town", "elmore town"},
    };
    ft_arena *arena = ft_arena_new();
    const ft_nations *nations = load(arena);

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice key =
            ft_nations_key(nations, arena, ft_slice_of(cases[i].name));

        print_message("%s: %.*s\n", cases[i].name, (int)key.len, key.data);
        assert_true(ft_slice_equal(key, ft_slice_of(cases[i].key)));
    }
    ft_arena_free(arena);
}

static void a_side_of_the_past_has_its_successor(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_nations *nations = load(arena);

    (void)state;
    assert_true(ft_slice_equal(
        ft_nations_successor(nations, ft_slice_of("URS")), ft_slice_of("RUS")));
    assert_int_equal(ft_nations_successor(nations, ft_slice_of("CAN")).len, 0);
    assert_true(ft_nations_has(nations, ft_slice_of("URS")));
    assert_false(ft_nations_has(nations, ft_slice_of("eng-arsenal")));
    ft_arena_free(arena);
}

static void tables_that_are_not_there_are_named(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_nations *nations;
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_nations_load(arena, "no/where", &nations, &err),
                     FT_ERR_IO);
    assert_string_equal(err.file, "no/where/national-teams.tsv");
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_side_is_known_by_all_its_names),
        cmocka_unit_test(a_side_of_the_past_has_its_successor),
        cmocka_unit_test(tables_that_are_not_there_are_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
