#include "support/test.h"

#include <string.h>

#include "base/arena.h"

static int open_arena(void **state)
{
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    return 0;
}

static bool all_zero(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (bytes[i])
            return false;
    }
    return true;
}

static void freeing_no_arena_is_fine(void **state)
{
    (void)state;
    ft_arena_free(NULL);
}

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    static const size_t sizes[] = {0,    1,     7,      16,     17,
                                   4096, 20000, 100000, 300000, 3000000};
    unsigned char *last = NULL;
    size_t last_size = 0;

    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < FT_COUNT(sizes); i++) {
            unsigned char *bytes = ft_arena_alloc(*state, sizes[i]);
            assert_non_null(bytes);
            assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
            assert_true(all_zero(bytes, sizes[i]));
            memset(bytes, 0xAB, sizes[i]);
            if (last_size)
                assert_int_equal(last[last_size - 1], 0xAB);
            last = bytes;
            last_size = sizes[i];
        }
    }
}

static void many_small_requests_keep_what_is_written(void **state)
{
    enum { COUNT = 50000 };
    size_t **numbers = FT_NEW(*state, size_t *, COUNT);

    assert_non_null(numbers);
    for (size_t i = 0; i < COUNT; i++) {
        numbers[i] = FT_NEW(*state, size_t, 1);
        assert_non_null(numbers[i]);
        assert_int_equal(*numbers[i], 0);
        *numbers[i] = i;
    }
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(*numbers[i], i);
}

static void requests_beyond_all_memory_fail(void **state)
{
    static const size_t counts[] = {SIZE_MAX / 2, SIZE_MAX / 8 + 1, SIZE_MAX};

    assert_null(ft_arena_alloc(*state, SIZE_MAX));
    assert_null(ft_arena_alloc(*state, SIZE_MAX - 8));
    for (size_t i = 0; i < FT_COUNT(counts); i++)
        assert_null(ft_arena_array(*state, 8, counts[i]));
    assert_non_null(ft_arena_array(*state, 0, SIZE_MAX));
    assert_int_equal(ft_arena_used(*state), 0);
}

static void the_limit_counts_what_was_handed_out(void **state)
{
    ft_arena_limit(*state, 100);
    assert_non_null(ft_arena_alloc(*state, 60));
    assert_int_equal(ft_arena_used(*state), 60);
    assert_null(ft_arena_alloc(*state, 41));
    assert_non_null(ft_arena_alloc(*state, 40));
    assert_null(ft_arena_alloc(*state, 1));
    assert_non_null(ft_arena_alloc(*state, 0));
    ft_arena_limit(*state, 0);
    assert_non_null(ft_arena_alloc(*state, 1000));
    assert_int_equal(ft_arena_used(*state), 1100);
}

static void work_beyond_what_is_allowed_ends_all_requests(void **state)
{
    assert_true(ft_arena_work(*state, UINT64_MAX)); /* as much as one likes */
    assert_true(ft_arena_work(*state, 1));
    assert_true(ft_arena_worked(*state) == UINT64_MAX);
    assert_null(ft_arena_refusal(*state));
    ft_arena_allow(*state, 100);
    assert_non_null(ft_arena_alloc(*state, 1));
    assert_false(ft_arena_work(*state, 0));
    assert_non_null(ft_arena_refusal(*state));
    assert_null(ft_arena_alloc(*state, 1));
    assert_null(ft_arena_alloc(*state, 0));
}

static void as_much_work_as_is_allowed_may_be_done(void **state)
{
    ft_arena_allow(*state, 100);
    assert_true(ft_arena_work(*state, 60));
    assert_true(ft_arena_work(*state, 40));
    assert_non_null(ft_arena_alloc(*state, 1));
    assert_false(ft_arena_work(*state, 1));
}

static void the_first_reason_of_a_refusal_is_kept(void **state)
{
    ft_arena_refuse(*state, "too long");
    ft_arena_refuse(*state, "too deep");
    assert_string_equal(ft_arena_refusal(*state), "too long");
    assert_false(ft_arena_work(*state, 0));
    assert_null(ft_arena_alloc(*state, 1));
    assert_false(ft_arena_is_full(*state));
}

static void a_large_array_that_grows_gives_its_old_place_back(void **state)
{
    const size_t large = (size_t)1 << 20;
    size_t capacity = 0;
    char *other = ft_arena_alloc(*state, 8);
    char *bytes = ft_arena_grow(*state, NULL, &capacity, large, 1);

    assert_non_null(other);
    assert_non_null(bytes);
    memset(bytes, 'x', large);
    for (size_t need = 2 * large; need <= 8 * large; need *= 2) {
        bytes = ft_arena_grow(*state, bytes, &capacity, need, 1);
        assert_non_null(bytes);
        assert_int_equal(ft_arena_used(*state), 8 + capacity);
    }
    assert_int_equal(bytes[large - 1], 'x');
    assert_int_equal(bytes[large], 0);
    assert_int_equal(other[0], 0);
    assert_non_null(ft_arena_alloc(*state, 8));
}

static void the_nth_request_and_all_after_it_fail(void **state)
{
    ft_arena_fail_at(*state, 3);
    assert_non_null(ft_arena_alloc(*state, 1));
    assert_non_null(ft_arena_alloc(*state, 1));
    assert_null(ft_arena_alloc(*state, 1));
    assert_null(ft_arena_alloc(*state, 1));
    ft_arena_fail_at(*state, 1);
    assert_null(ft_arena_alloc(*state, 1));
    ft_arena_fail_at(*state, 0);
    assert_non_null(ft_arena_alloc(*state, 1));
}

static void growing_doubles_and_keeps_the_items(void **state)
{
    int *items = NULL;
    size_t capacity = 0;

    for (int i = 0; i < 1000; i++) {
        items =
            ft_arena_grow(*state, items, &capacity, (size_t)i + 1, sizeof(int));
        assert_non_null(items);
        assert_true(capacity > (size_t)i);
        items[i] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    assert_int_equal(capacity, 1024);
}

static void growing_within_the_capacity_asks_for_nothing(void **state)
{
    size_t capacity = 0;
    char *items = ft_arena_grow(*state, NULL, &capacity, 5, 1);
    size_t used = ft_arena_used(*state);

    assert_non_null(items);
    assert_ptr_equal(ft_arena_grow(*state, items, &capacity, capacity, 1),
                     items);
    assert_int_equal(ft_arena_used(*state), used);
}

static void a_failed_growth_leaves_everything_as_it_was(void **state)
{
    size_t capacity = 0;
    char *items = ft_arena_grow(*state, NULL, &capacity, 4, 1);

    assert_non_null(items);
    size_t before = capacity;
    for (size_t i = 0; i < 4; i++)
        items[i] = "kept"[i];
    ft_arena_fail_at(*state, 1);
    assert_null(ft_arena_grow(*state, items, &capacity, 100, 1));
    ft_arena_fail_at(*state, 0);
    assert_null(ft_arena_grow(*state, items, &capacity, SIZE_MAX, 1));
    assert_null(ft_arena_grow(*state, items, &capacity, SIZE_MAX / 4, 8));
    assert_int_equal(capacity, before);
    assert_memory_equal(items, "kept", 4);
}

static void copies_end_with_a_nul_that_is_not_counted(void **state)
{
    const ft_slice text = FT_SLICE("Everton");
    ft_slice copy = ft_arena_copy(*state, text);

    assert_int_equal(copy.len, 7);
    assert_ptr_not_equal(copy.data, text.data);
    assert_string_equal(copy.data, "Everton");
    assert_string_equal(ft_arena_string(*state, (ft_slice){NULL, 0}), "");
}

static void a_failed_copy_has_no_data(void **state)
{
    const ft_slice text = FT_SLICE("Everton");

    ft_arena_fail_at(*state, 1);
    ft_slice copy = ft_arena_copy(*state, text);
    assert_null(copy.data);
    assert_int_equal(copy.len, 0);
    assert_null(ft_arena_string(*state, text));
    assert_null(ft_arena_string(*state, (ft_slice){"", SIZE_MAX}));
}

#define IN_ARENA(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

static void a_request_that_fails_alone_is_followed_by_others(void **state)
{
    (void)state;
    ft_arena *arena = ft_arena_new();
    ft_arena_fail_once(arena, 2);
    assert_non_null(ft_arena_alloc(arena, 1));
    assert_null(ft_arena_alloc(arena, 1));
    assert_non_null(ft_arena_alloc(arena, 1));
    ft_arena_fail_once(arena, 1);
    ft_arena_fail_at(arena, 1); /* the later wish counts */
    assert_null(ft_arena_alloc(arena, 1));
    assert_null(ft_arena_alloc(arena, 1));
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(freeing_no_arena_is_fine),
        IN_ARENA(memory_is_zeroed_aligned_and_apart),
        IN_ARENA(many_small_requests_keep_what_is_written),
        IN_ARENA(requests_beyond_all_memory_fail),
        IN_ARENA(the_limit_counts_what_was_handed_out),
        IN_ARENA(work_beyond_what_is_allowed_ends_all_requests),
        IN_ARENA(as_much_work_as_is_allowed_may_be_done),
        IN_ARENA(the_first_reason_of_a_refusal_is_kept),
        IN_ARENA(a_large_array_that_grows_gives_its_old_place_back),
        IN_ARENA(the_nth_request_and_all_after_it_fail),
        IN_ARENA(growing_doubles_and_keeps_the_items),
        IN_ARENA(growing_within_the_capacity_asks_for_nothing),
        IN_ARENA(a_failed_growth_leaves_everything_as_it_was),
        IN_ARENA(copies_end_with_a_nul_that_is_not_counted),
        IN_ARENA(a_failed_copy_has_no_data),
        cmocka_unit_test(a_request_that_fails_alone_is_followed_by_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
