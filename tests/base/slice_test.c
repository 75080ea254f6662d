#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "base/slice.h"

static void a_null_string_gives_the_empty_slice(void **state)
{
    (void)state;
    assert_int_equal(ft_slice_of(NULL).len, 0);
    assert_int_equal(ft_slice_of("").len, 0);
    assert_int_equal(ft_slice_of("goal").len, 4);
}

static void slices_are_ordered_by_bytes_and_the_shorter_first(void **state)
{
    static const struct {
        const char *a, *b;
        int order;
    } cases[] = {{"", "", 0},       {"", "a", -1},      {"a", "b", -1},
                 {"ab", "abc", -1}, {"abc", "abc", 0},  {"b", "abc", 1},
                 {"z", "\xC3", -1}, {"\xC3", "\x7F", 1}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice a = ft_slice_of(cases[i].a), b = ft_slice_of(cases[i].b);
        int order = ft_slice_compare(a, b), back = ft_slice_compare(b, a);
        print_message("\"%s\" \"%s\"\n", cases[i].a, cases[i].b);
        assert_int_equal((order > 0) - (order < 0), cases[i].order);
        assert_int_equal((back > 0) - (back < 0), -cases[i].order);
        assert_int_equal(ft_slice_equal(a, b), cases[i].order == 0);
    }
}

static void an_empty_slice_without_data_is_as_good_as_any(void **state)
{
    const ft_slice none = {NULL, 0};
    const ft_slice empty = FT_SLICE("");
    const ft_slice word = FT_SLICE("word");

    (void)state;
    assert_true(ft_slice_equal(none, empty));
    assert_int_equal(ft_slice_compare(none, empty), 0);
    assert_true(ft_slice_starts(word, none));
    assert_true(ft_slice_ends(word, none));
    assert_true(ft_slice_starts(none, none));
    assert_true(ft_slice_ends(none, none));
    assert_int_equal(ft_slice_find(word, none, 4), 4);
    assert_int_equal(ft_slice_find(none, word, 0), SIZE_MAX);
    assert_int_equal(ft_slice_trim(none).len, 0);
    assert_int_equal(ft_slice_cut(none, (ft_span){0, 0}).len, 0);
    assert_true(ft_slice_hash(none) == ft_slice_hash(empty));
}

static void a_cut_shows_the_bytes_of_its_span(void **state)
{
    const ft_slice text = FT_SLICE("Arsenal 2-1 Everton");

    (void)state;
    ft_slice score = ft_slice_cut(text, (ft_span){8, 11});
    assert_int_equal(score.len, 3);
    assert_memory_equal(score.data, "2-1", 3);
    assert_int_equal(ft_slice_cut(text, (ft_span){19, 19}).len, 0);
}

static void starts_and_ends_need_the_whole_affix(void **state)
{
    const ft_slice text = FT_SLICE("halftime");

    (void)state;
    assert_true(ft_slice_starts(text, ft_slice_of("half")));
    assert_false(ft_slice_starts(text, ft_slice_of("time")));
    assert_false(ft_slice_starts(text, ft_slice_of("halftimes")));
    assert_true(ft_slice_ends(text, ft_slice_of("time")));
    assert_false(ft_slice_ends(text, ft_slice_of("half")));
    assert_false(ft_slice_ends(text, ft_slice_of("a halftime")));
}

static void find_gives_the_first_place_from_the_offset_on(void **state)
{
    static const struct {
        const char *text, *needle;
        size_t from, at;
    } cases[] = {{"goal goal", "goal", 0, 0},
                 {"goal goal", "goal", 1, 5},
                 {"goal goal", "goal", 5, 5},
                 {"goal goal", "goal", 6, SIZE_MAX},
                 {"goal goal", "goals", 0, SIZE_MAX},
                 {"aaab", "aab", 0, 1},
                 {"aaab", "b", 3, 3},
                 {"aaab", "b", 4, SIZE_MAX},
                 {"aaab", "b", 99, SIZE_MAX},
                 {"ab", "abc", 0, SIZE_MAX}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("\"%s\" in \"%s\" from %zu\n", cases[i].needle,
                      cases[i].text, cases[i].from);
        assert_int_equal(ft_slice_find(ft_slice_of(cases[i].text),
                                       ft_slice_of(cases[i].needle),
                                       cases[i].from),
                         cases[i].at);
    }
}

static void trim_takes_ascii_space_from_both_ends_only(void **state)
{
    static const struct {
        const char *text, *trimmed;
    } cases[] = {{" \t\r\n\v\fa b \n", "a b"},
                 {"", ""},
                 {" \n ", ""},
                 {"a", "a"},
                 {"\xC2\xA0"
                  "a",
                  "\xC2\xA0"
                  "a"}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice trimmed = ft_slice_trim(ft_slice_of(cases[i].text));
        print_message("\"%s\"\n", cases[i].text);
        assert_true(ft_slice_equal(trimmed, ft_slice_of(cases[i].trimmed)));
    }
}

/* The values are those of the draft's test vectors. */
static void the_hash_is_fnv_1a_on_every_machine(void **state)
{
    (void)state;
    assert_true(ft_slice_hash(ft_slice_of("")) == 0xcbf29ce484222325ULL);
    assert_true(ft_slice_hash(ft_slice_of("a")) == 0xaf63dc4c8601ec8cULL);
    assert_true(ft_slice_hash(ft_slice_of("foobar")) == 0x85944171f73967e8ULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_null_string_gives_the_empty_slice),
        cmocka_unit_test(slices_are_ordered_by_bytes_and_the_shorter_first),
        cmocka_unit_test(an_empty_slice_without_data_is_as_good_as_any),
        cmocka_unit_test(a_cut_shows_the_bytes_of_its_span),
        cmocka_unit_test(starts_and_ends_need_the_whole_affix),
        cmocka_unit_test(find_gives_the_first_place_from_the_offset_on),
        cmocka_unit_test(trim_takes_ascii_space_from_both_ends_only),
        cmocka_unit_test(the_hash_is_fnv_1a_on_every_machine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
