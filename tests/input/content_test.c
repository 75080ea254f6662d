#include "support/test.h"

#include <string.h>

#include "input/content.h"

/* One part is the plain hash with seed 0; values of the reference code. */
static void the_hash_is_the_published_one(void **state)
{
    static const struct {
        const char *text;
        const char *name;
    } cases[] = {
        {"", "00000000000000000000000000000000"},
        {"hello", "cbd8a7b341bd9b025b1e906a48ae1d19"},
        {"The quick brown fox jumps over the lazy dog",
         "e34bbc7bbc071b6c7a433ca9c49a9347"},
    };
    char out[33];

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const ft_slice part = ft_slice_of(cases[i].text);

        ft_content_name(&part, 1, out);
        assert_string_equal(out, cases[i].name);
    }
}

static void where_a_part_ends_is_part_of_the_name(void **state)
{
    const ft_slice one[] = {ft_slice_of("ab"), ft_slice_of("c")};
    const ft_slice other[] = {ft_slice_of("a"), ft_slice_of("bc")};
    const ft_slice third[] = {ft_slice_of("abc"), ft_slice_of("")};
    char a[33], b[33], c[33];

    (void)state;
    ft_content_name(one, 2, a);
    ft_content_name(other, 2, b);
    ft_content_name(third, 2, c);
    assert_string_not_equal(a, b);
    assert_string_not_equal(a, c);
    assert_string_not_equal(b, c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_the_published_one),
        cmocka_unit_test(where_a_part_ends_is_part_of_the_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
