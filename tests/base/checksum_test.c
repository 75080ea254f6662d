/* checksum: bytes that differ have sums that differ. */
#include "base/checksum.h"

#include "support/test.h"

static void each_bit_counts(void **state)
{
    char bytes[100] = "some bytes that stand for a file";
    const ft_slice all = {bytes, sizeof bytes};
    const uint64_t sum = ft_checksum(all, 0);

    (void)state;
    for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
        bytes[bit / 8] ^= (char)(1U << bit % 8);
        assert_true(ft_checksum(all, 0) != sum);
        bytes[bit / 8] ^= (char)(1U << bit % 8);
    }
    assert_true(ft_checksum(all, 0) == sum);
}

static void the_length_and_the_seed_count(void **state)
{
    static const char zeros[100] = {0};
    uint64_t before = ft_checksum((ft_slice){zeros, 0}, 0);

    (void)state;
    for (size_t len = 1; len <= sizeof zeros; len++) {
        uint64_t sum = ft_checksum((ft_slice){zeros, len}, 0);
        assert_true(sum != before);
        assert_true(sum != ft_checksum((ft_slice){zeros, len}, 1));
        before = sum;
    }
}

static void where_the_bytes_lie_does_not_count(void **state)
{
    static const char text[] = "..a text of more than thirty-two bytes, twice"
                               "..a text of more than thirty-two bytes, twice";
    const size_t len = sizeof text / 2;

    (void)state;
    assert_true(ft_checksum((ft_slice){text, len}, 7) ==
                ft_checksum((ft_slice){text + len, len}, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_bit_counts),
        cmocka_unit_test(the_length_and_the_seed_count),
        cmocka_unit_test(where_the_bytes_lie_does_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
