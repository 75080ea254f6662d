#include "support/test.h"

#include "html/utf8.h"

static void each_length_of_sequence_gives_its_code_point(void **state)
{
    static const struct {
        const char *bytes;
        int code;
        size_t len;
    } cases[] = {{"A", 'A', 1},
                 {"\xC3\xA9", 0xE9, 2},
                 {"\xE2\x80\x99", 0x2019, 3},
                 {"\xF0\x9F\x87\xB2", 0x1F1F2, 4}};
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        int code = 0;
        char back[4];
        assert_int_equal(ft_utf8_next(ft_slice_of(cases[i].bytes), 0, &code),
                         cases[i].len);
        assert_int_equal(code, cases[i].code);
        assert_int_equal(ft_utf8_put(code, back), cases[i].len);
        assert_memory_equal(back, cases[i].bytes, cases[i].len);
    }
}

static void ill_formed_bytes_are_stepped_over(void **state)
{
    static const struct {
        const char *bytes;
        size_t step;
    } cases[] = {{"\x80", 1},         {"\xC0\xAF", 1},
                 {"\xED\xA0\x80", 1}, {"\xE2\x82", 2},
                 {"\xE2\x82 ", 2},    {"\xF5\x80\x80\x80", 1},
                 {"\xF4\x90\x80", 1}, {"\xF0\x80\x80", 1},
                 {"\xE0\x80\x80", 1}, {"\xC3", 1}};
    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        int code = 0;
        print_message("case %zu\n", i);
        assert_int_equal(ft_utf8_next(ft_slice_of(cases[i].bytes), 0, &code),
                         cases[i].step);
        assert_int_equal(code, FT_CODE_INVALID);
    }
}

static void white_space_of_any_kind_is_trimmed(void **state)
{
    (void)state;
    ft_slice text = ft_utf8_trim(
        ft_slice_of("\xC2\xA0 \t\xE2\x80\x83Rovers \xE2\x80\x8B\n"));
    assert_int_equal(text.len, 6);
    assert_memory_equal(text.data, "Rovers", 6);
    assert_int_equal(ft_utf8_trim(ft_slice_of(" \xE3\x80\x80 ")).len, 0);
}

static void code_points_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(ft_utf8_count(ft_slice_of("S\xC3\xA3o Paulo")), 9);
}

static void all_three_private_areas_are_known(void **state)
{
    (void)state;
    assert_true(ft_utf8_is_private(0xE000) && ft_utf8_is_private(0xF8FF));
    assert_true(ft_utf8_is_private(0xF0000) && ft_utf8_is_private(0x10FFFD));
    assert_false(ft_utf8_is_private(0xF900) || ft_utf8_is_private(0xDFFF));
    assert_false(ft_utf8_is_private(0x1F600));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_length_of_sequence_gives_its_code_point),
        cmocka_unit_test(ill_formed_bytes_are_stepped_over),
        cmocka_unit_test(white_space_of_any_kind_is_trimmed),
        cmocka_unit_test(code_points_are_counted_not_bytes),
        cmocka_unit_test(all_three_private_areas_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
