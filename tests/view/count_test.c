#include "support/test.h"

#include <stdio.h>

#include "view/count.h"

static void the_most_frequent_comes_first_and_ties_go_by_name(void **state)
{
    static const char *const words[] = {"cup",   "league", "cup",
                                        "final", "league", "cup"};
    static const char *const ranked[] = {"cup", "league", "final"};
    ft_arena *arena = ft_arena_new();
    ft_counts counts = {.arena = arena};
    ft_count *list;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(words); i++)
        assert_non_null(ft_counts_add(&counts, ft_slice_of(words[i])));
    list = ft_counts_ranked(&counts);
    assert_int_equal(counts.used, 3);
    for (size_t i = 0; i < FT_COUNT(ranked); i++)
        assert_true(ft_slice_equal(list[i].key, ft_slice_of(ranked[i])));
    assert_int_equal(list[0].count, 3);
    ft_arena_free(arena);
}

static void many_keys_are_all_kept_in_their_order(void **state)
{
    enum { MANY = 1000 };
    ft_arena *arena = ft_arena_new();
    ft_counts counts = {.arena = arena};
    ft_count *list;
    char key[16];

    (void)state;
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < MANY; i++) {
            (void)snprintf(key, sizeof key, "%d", i * 7);
            assert_int_equal(ft_counts_add(&counts, ft_slice_of(key))->index,
                             i);
        }
    list = ft_counts_listed(&counts);
    for (int i = 0; i < MANY; i++) {
        (void)snprintf(key, sizeof key, "%d", i * 7);
        assert_true(ft_slice_equal(list[i].key, ft_slice_of(key)));
        assert_int_equal(list[i].count, 2);
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_frequent_comes_first_and_ties_go_by_name),
        cmocka_unit_test(many_keys_are_all_kept_in_their_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
