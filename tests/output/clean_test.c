#include "support/test.h"

#include <string.h>

#include "output/clean.h"

static void utf8_is_handed_back_as_it_is(void **state)
{
    static const char *const cases[] = {"plain.html", "Citt\xC3\xA0.txt",
                                        "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6"};
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice text = ft_slice_of(cases[i]);

        print_message("%s\n", cases[i]);
        assert_ptr_equal(ft_clean(arena, text).data, text.data);
        assert_int_equal(ft_clean(arena, text).len, text.len);
    }
    ft_arena_free(arena);
}

static void bad_bytes_become_replacement_marks(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"caf\xE9.html", "caf\xEF\xBF\xBD.html"},
        {"\xFF", "\xEF\xBF\xBD"},
        {"\xC3\xA0\x80", "\xC3\xA0\xEF\xBF\xBD"},
        {"a\xE9", "a\xEF\xBF\xBD"},
    };
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice got = ft_clean(arena, ft_slice_of(cases[i].text));

        print_message("case %zu: %.*s\n", i, (int)got.len, got.data);
        assert_true(ft_slice_equal(got, ft_slice_of(cases[i].expected)));
    }
    ft_arena_free(arena);
}

static void nothing_is_the_empty_slice_and_no_failure(void **state)
{
    ft_slice got = ft_clean(NULL, ft_slice_of(NULL));

    (void)state;
    assert_non_null(got.data);
    assert_int_equal(got.len, 0);
}

static void memory_that_runs_out_gives_no_data(void **state)
{
    ft_arena *arena = ft_arena_new();

    (void)state;
    ft_arena_fail_at(arena, 1);
    assert_null(ft_clean(arena, ft_slice_of("\xFF")).data);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_handed_back_as_it_is),
        cmocka_unit_test(bad_bytes_become_replacement_marks),
        cmocka_unit_test(nothing_is_the_empty_slice_and_no_failure),
        cmocka_unit_test(memory_that_runs_out_gives_no_data),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
