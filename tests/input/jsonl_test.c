#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/trace.h"

static const char folder[] = "jsonl_test.tmp";

static void expect(const char *lines, const char *expected)
{
    char *got =
        trace_bytes(folder, "a.ndjson", ft_slice_of(lines), &trace_plain);

    if (strcmp(got, expected) != 0)
        print_message("%s\n", lines);
    assert_string_equal(got, expected);
    free(got);
}

static void a_line_is_an_article(void **state)
{
    static const struct {
        const char *lines;
        const char *expected;
    } cases[] = {
        {"{\"url\":\"u\",\"html\":\"<p>a</p>\"}\n", "+ u <p>a</p>\n"},
        {"{\"id\":\"i\",\"url\":\"u\",\"text\":\"a\\nb\"}", "+ i a\nb\n"},
        {"{\"id\":17,\"text\":\"a\"}\r\n\r\n{\"id\":18,\"text\":\"b\"}",
         "+ 17 a\n+ 18 b\n"},
        {"\n\n  {\"text\":\"a\"}\n\n", "+ a.ndjson@4 a\n"},
        {"\xEF\xBB\xBF{\"id\":\"i\",\"text\":\"a\"}\n", "+ i a\n"},
        {"{\"html\":\"\",\"text\":\"a\",\"id\":\"i\",\"more\":{\"x\":[1]}}",
         "+ i a\n"},
        {"{\"html\":null,\"text\":\"a\",\"id\":\"i\"}", "+ i a\n"},
        {"{\"id\":\"i\",\"text\":\"\"}\n", "+ i \n"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        expect(cases[i].lines, cases[i].expected);
}

static void a_day_is_taken_from_a_time_and_anything_else_is_none(void **state)
{
    static const struct {
        const char *published;
        const char *expected;
    } cases[] = {
        {"\"2021-11-17\"", "+ i a [2021-11-17]\n"},
        {"\"2021-11-17T16:18:00Z\"", "+ i a [2021-11-17]\n"},
        {"\"2021-11-17 16:18\"", "+ i a [2021-11-17]\n"},
        {"\"2021-11-177\"", "+ i a\n"},
        {"\"2021-13-17\"", "+ i a\n"},
        {"\"yesterday\"", "+ i a\n"},
        {"1637165880", "+ i a\n"},
        {"null", "+ i a\n"},
    };
    char line[128];

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        (void)snprintf(line, sizeof line,
                       "{\"id\":\"i\",\"text\":\"a\",\"published\":%s}",
                       cases[i].published);
        expect(line, cases[i].expected);
    }
}

static void a_damaged_line_costs_no_other(void **state)
{
    (void)state;
    expect("{\"id\":\"1\",\"text\":\"a\"}\n"
           "{\"id\":\"2\",\"text\":\n"
           "[1,2]\n"
           "{\"id\":\"4\"}\n"
           "{\"id\":\"5\",\"text\":\"e\"}\n",
           "+ 1 a\n"
           "! byte 22: JSON parse error: premature EOF\n"
           "! byte 40: the line is no JSON object\n"
           "! byte 46: the line has neither page nor text\n"
           "+ 5 e\n");
}

static void a_line_that_is_too_long_is_passed_over(void **state)
{
    ft_buffer lines = {0}, packed = {0};

    (void)state;
    ft_buffer_text(&lines, "{\"id\":\"1\",\"text\":\"");
    for (size_t i = 0; i < trace_plain.limit; i++)
        ft_buffer_byte(&lines, 'x');
    ft_buffer_text(&lines, "\"}\n{\"id\":\"2\",\"text\":\"b\"}\n");
    char *got =
        trace_bytes(folder, "a.ndjson", ft_buffer_slice(&lines), &trace_plain);
    assert_string_equal(got, "! byte 0: the line is too long\n+ 2 b\n");
    free(got);
    trace_pack(&packed, ft_buffer_slice(&lines));
    got = trace_bytes(folder, "a.ndjson.gz", ft_buffer_slice(&packed),
                      &trace_plain);
    assert_string_equal(got, "! byte 0: the line is too long\n+ 2 b\n");
    free(got);
    ft_buffer_free(&lines);
    ft_buffer_free(&packed);
}

/* Some hundred kilobytes that unpack to a line of many times the limit. */
static void a_packed_line_without_an_end_is_given_up(void **state)
{
    ft_buffer spaces = {0}, packed = {0};
    ft_feed_options options = trace_plain;

    (void)state;
    options.type = FT_MEDIA_LINES;
    options.limit = 1000;
    for (size_t i = 0; i < 100 * options.limit; i++)
        ft_buffer_byte(&spaces, 'x');
    ft_buffer_text(&spaces, "\n{\"id\":\"2\",\"text\":\"b\"}\n");
    trace_pack(&packed, ft_buffer_slice(&spaces));
    char *got =
        trace_bytes(folder, "a.ndjson.gz", ft_buffer_slice(&packed), &options);
    assert_string_equal(got, "! byte 0: the line is too long\n");
    free(got);
    ft_buffer_free(&spaces);
    ft_buffer_free(&packed);
}

static void keys_have_the_names_that_are_set(void **state)
{
    ft_feed_options options = trace_plain;

    (void)state;
    options.fields.html = ft_slice_of("page");
    options.fields.id = ft_slice_of("guid");
    options.fields.published = ft_slice_of("day");
    char *got = trace_bytes(
        folder, "a.ndjson",
        ft_slice_of("{\"guid\":\"g\",\"id\":\"i\",\"page\":\"<p>a\",\"html\":"
                    "\"b\",\"day\":\"2021-11-17\"}\n"),
        &options);
    assert_string_equal(got, "+ g <p>a [2021-11-17]\n");
    free(got);
}

static void a_member_that_breaks_costs_what_was_in_it(void **state)
{
    ft_buffer packed = {0};
    size_t first;

    (void)state;
    trace_pack(&packed, ft_slice_of("{\"id\":\"1\",\"text\":\"a\"}\n"));
    first = packed.len;
    trace_pack(&packed, ft_slice_of("{\"id\":\"2\",\"text\":\"bbb\"}\n"));
    memset(packed.data + first + 14, 0xFF, 6);
    trace_pack(&packed, ft_slice_of("{\"id\":\"3\",\"text\":\"c\"}\n"));
    char *got = trace_bytes(folder, "a.ndjson.gz", ft_buffer_slice(&packed),
                            &trace_plain);
    assert_non_null(strstr(got, "+ 1 a\n"));
    assert_non_null(strstr(got, "the gzip member is damaged"));
    assert_non_null(strstr(got, "+ 3 c\n"));
    free(got);
    ft_buffer_free(&packed);
}

/* Each request for memory fails in turn: an error, never a wrong article. */
static void memory_that_is_out_is_an_error(void **state)
{
    char path[] = "jsonl_test.tmp/a.ndjson";
    char *names[] = {path};
    bool whole = false;

    (void)state;
    free(trace_bytes(folder, "a.ndjson",
                     ft_slice_of("{\"id\":\"i\",\"text\":\"a\",\"published\":"
                                 "\"2021-11-17\"}\n"),
                     &trace_plain));
    for (size_t n = 1; !whole; n++) {
        ft_arena *arena = ft_arena_new();
        ft_feed *feed;
        ft_turn turn = FT_TURN_END;
        ft_item item;
        ft_error err = {0};

        ft_arena_fail_at(arena, n);
        assert_int_equal(
            ft_feed_open(names, 1, NULL, &trace_plain, &feed, NULL), FT_OK);
        whole = ft_feed_next(feed, arena, &turn, &item, &err) == FT_OK;
        assert_true(whole ? turn == FT_TURN_ARTICLE
                          : err.status == FT_ERR_MEMORY);
        ft_feed_free(feed);
        ft_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_an_article),
        cmocka_unit_test(a_day_is_taken_from_a_time_and_anything_else_is_none),
        cmocka_unit_test(a_damaged_line_costs_no_other),
        cmocka_unit_test(a_line_that_is_too_long_is_passed_over),
        cmocka_unit_test(a_packed_line_without_an_end_is_given_up),
        cmocka_unit_test(keys_have_the_names_that_are_set),
        cmocka_unit_test(a_member_that_breaks_costs_what_was_in_it),
        cmocka_unit_test(memory_that_is_out_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
