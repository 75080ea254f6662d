/* index: every key keeps its own value, however many there are. */
#include "mentions/index.h"

#include "support/test.h"

enum { MANY = 5000 };

static void a_new_key_has_the_value_0(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_index index;
    (void)state;
    ft_index_init(&index, arena);
    assert_int_equal(ft_index_get(&index, 7), 0);
    assert_int_equal(*ft_index_at(&index, 7), 0);
    ft_arena_free(arena);
}

static void many_keys_keep_their_values(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_index index;
    (void)state;
    ft_index_init(&index, arena);
    for (uint32_t i = 0; i < MANY; i++)
        *ft_index_at(&index, (uint64_t)i << 20) = i + 1;
    for (uint32_t i = 0; i < MANY; i++)
        assert_int_equal(ft_index_get(&index, (uint64_t)i << 20), i + 1);
    assert_int_equal(ft_index_get(&index, 3), 0);
    ft_arena_free(arena);
}

static void without_memory_there_is_no_value(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_index index;
    (void)state;
    ft_index_init(&index, arena);
    ft_arena_fail_at(arena, 1);
    assert_null(ft_index_at(&index, 7));
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_key_has_the_value_0),
        cmocka_unit_test(many_keys_keep_their_values),
        cmocka_unit_test(without_memory_there_is_no_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
