#include "support/test.h"

#include <limits.h>
#include <string.h>

#include "base/buffer.h"

static void assert_holds(const ft_buffer *buffer, const char *expected)
{
    ft_slice got = ft_buffer_slice(buffer);

    print_message("%.*s\n", (int)got.len, got.data ? got.data : "");
    assert_false(buffer->failed);
    assert_true(ft_slice_equal(got, ft_slice_of(expected)));
}

static void appended_pieces_stand_in_order(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    ft_buffer_text(&buffer, "score ");
    ft_buffer_integer(&buffer, 2);
    ft_buffer_byte(&buffer, '-');
    ft_buffer_integer(&buffer, -1);
    ft_buffer_add(&buffer, (ft_slice){" (h.t.)", 3});
    assert_holds(&buffer, "score 2--1 (h");
    ft_buffer_free(&buffer);
}

static void nothing_appended_is_empty(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    ft_buffer_text(&buffer, "");
    ft_buffer_text(&buffer, NULL);
    ft_buffer_add(&buffer, (ft_slice){NULL, 0});
    assert_holds(&buffer, "");
    ft_buffer_free(&buffer);
}

static void the_longest_integers_fit(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    ft_buffer_integer(&buffer, LLONG_MIN);
    ft_buffer_integer(&buffer, LLONG_MAX);
    assert_holds(&buffer, "-92233720368547758089223372036854775807");
    ft_buffer_free(&buffer);
}

static void json_escapes_what_it_must_and_nothing_else(void **state)
{
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"", "\"\""},
        {"2-1", "\"2-1\""},
        {"\"\\/", "\"\\\"\\\\/\""},
        {"\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\""},
        {"a\x01\x1F\x7Fz", "\"a\\u0001\\u001f\\u007fz\""},
        {"\xC2\x9B"
         "1m \xC2\xA0 \xC3\x9B",
         "\"\\u009b1m \xC2\xA0 \xC3\x9B\""},
        {"\xE2\x80\xAEx\xE2\x81\xA9\xE2\x80\xA8 \xE2\x80\xA7\xE2\x80",
         "\"\\u202ex\\u2069\\u2028 \xE2\x80\xA7\xE2\x80\""},
        {"K\xC3\xB6ln \xF0\x9F\x8F\x86", "\"K\xC3\xB6ln \xF0\x9F\x8F\x86\""}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_buffer buffer = {0};
        ft_buffer_json(&buffer, ft_slice_of(cases[i].text));
        assert_holds(&buffer, cases[i].json);
        ft_buffer_free(&buffer);
    }
}

static void a_nul_byte_is_escaped_too(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    ft_buffer_json(&buffer, (ft_slice){"a\0b", 3});
    ft_buffer_json(&buffer, (ft_slice){NULL, 0});
    assert_holds(&buffer, "\"a\\u0000b\"\"\"");
    ft_buffer_free(&buffer);
}

static void it_grows_over_many_appends(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    for (size_t i = 0; i < 100000; i++)
        ft_buffer_byte(&buffer, (char)('a' + i % 26));
    assert_int_equal(buffer.len, 100000);
    for (size_t i = 0; i < buffer.len; i++)
        assert_int_equal(buffer.data[i], 'a' + (int)(i % 26));
    ft_buffer_free(&buffer);
}

static void clearing_keeps_the_memory_and_forgets_the_bytes(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    ft_buffer_text(&buffer, "first");
    size_t capacity = buffer.capacity;
    ft_buffer_clear(&buffer);
    ft_buffer_text(&buffer, "second");
    assert_int_equal(buffer.capacity, capacity);
    assert_holds(&buffer, "second");
    ft_buffer_free(&buffer);
    assert_null(buffer.data);
}

static void a_failed_append_stops_all_later_ones(void **state)
{
    ft_buffer buffer = {0};

    (void)state;
    ft_buffer_text(&buffer, "kept");
    ft_buffer_add(&buffer, (ft_slice){"x", SIZE_MAX});
    ft_buffer_text(&buffer, "lost");
    ft_buffer_byte(&buffer, 'l');
    assert_true(buffer.failed);
    assert_int_equal(buffer.len, 4);
    ft_buffer_clear(&buffer);
    ft_buffer_text(&buffer, "again");
    assert_holds(&buffer, "again");
    ft_buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appended_pieces_stand_in_order),
        cmocka_unit_test(nothing_appended_is_empty),
        cmocka_unit_test(the_longest_integers_fit),
        cmocka_unit_test(json_escapes_what_it_must_and_nothing_else),
        cmocka_unit_test(a_nul_byte_is_escaped_too),
        cmocka_unit_test(it_grows_over_many_appends),
        cmocka_unit_test(clearing_keeps_the_memory_and_forgets_the_bytes),
        cmocka_unit_test(a_failed_append_stops_all_later_ones),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
