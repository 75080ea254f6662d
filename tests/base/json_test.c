#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"

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

static const ft_json *parse(ft_arena *arena, const char *text)
{
    const ft_json *json = NULL;
    ft_error err = {0};

    print_message("%s\n", text);
    if (ft_json_parse(arena, ft_slice_of(text), &json, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    return json;
}

static void assert_text(const ft_json *json, const char *expected)
{
    assert_non_null(json);
    assert_true(ft_slice_equal(json->text, ft_slice_of(expected)));
}

static void an_object_gives_its_values_by_key(void **state)
{
    const ft_json *json =
        parse(*state, "{\"name\": \"Wembley\", \"capacity\": 90000.0,"
                      " \"open\": true, \"roof\": null, \"ends\": [1, \"2\"],"
                      " \"city\": {\"name\": \"London\"}}");

    assert_int_equal(json->kind, FT_JSON_OBJECT);
    assert_text(ft_json_get(json, "name"), "Wembley");
    assert_int_equal(ft_json_get(json, "capacity")->kind, FT_JSON_NUMBER);
    assert_text(ft_json_get(json, "capacity"), "90000.0");
    assert_int_equal(ft_json_get(json, "open")->kind, FT_JSON_BOOL);
    assert_text(ft_json_get(json, "open"), "true");
    assert_int_equal(ft_json_get(json, "roof")->kind, FT_JSON_NULL);
    assert_text(ft_json_get(ft_json_get(json, "city"), "name"), "London");
    assert_null(ft_json_get(json, "nam"));
}

static void items_of_an_array_stand_in_order(void **state)
{
    const ft_json *json = parse(*state, "[1, [], [2, {}], \"x\"]");
    const ft_json *item = json->child;

    assert_int_equal(json->kind, FT_JSON_ARRAY);
    assert_text(item, "1");
    item = item->next;
    assert_int_equal(item->kind, FT_JSON_ARRAY);
    assert_null(item->child);
    item = item->next;
    assert_text(item->child, "2");
    assert_int_equal(item->child->next->kind, FT_JSON_OBJECT);
    item = item->next;
    assert_text(item, "x");
    assert_null(item->next);
}

static void looking_into_what_is_not_there_is_safe(void **state)
{
    assert_null(ft_json_get(NULL, "name"));
    assert_null(ft_json_get(parse(*state, "[\"name\"]"), "name"));
    assert_int_equal(ft_json_text(NULL).len, 0);
    assert_int_equal(ft_json_text(parse(*state, "{}")).len, 0);
    assert_int_equal(ft_json_text(parse(*state, "true")).len, 0);
    assert_int_equal(ft_json_text(parse(*state, "\"abc\"")).len, 3);
    assert_int_equal(ft_json_text(parse(*state, "-12.5e3")).len, 7);
}

static void strings_are_unescaped(void **state)
{
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"\"\"", ""},
        {"\"a\\\"b\\\\c\\/d\"", "a\"b\\c/d"},
        {"\"\\b\\f\\n\\r\\t\"", "\b\f\n\r\t"},
        {"\"K\\u00f6ln\"", "K\xC3\xB6ln"},
        {"\"\\uD83C\\udfc6\"", "\xF0\x9F\x8F\x86"},
        {"\"K\xC3\xB6ln\"", "K\xC3\xB6ln"},
        {"\"two\nlines\"", "two\nlines"},       /* no valid JSON, but common */
        {"\"tab\there\r\n\"", "tab\there\r\n"}, /* the same */
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_text(parse(*state, cases[i].json), cases[i].text);
}

static void escapes_of_no_character_become_the_replacement(void **state)
{
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"\"a\\ud83cz\"", "a\xEF\xBF\xBDz"},
        {"\"\\udfc6\"", "\xEF\xBF\xBD"},
        {"\"\\ud83c\"", "\xEF\xBF\xBD"},
        {"\"\\ud83c\\ud83c\\udfc6\"", "\xEF\xBF\xBD\xF0\x9F\x8F\x86"},
        {"\"\\u0000\"", "\xEF\xBF\xBD"},
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++)
        assert_text(parse(*state, cases[i].json), cases[i].text);
}

static void line_ends_between_values_are_space(void **state)
{
    const ft_json *json = parse(*state, "\n{\r\n\t\"a\\\"\n\" :\n\"b\"\n}\n");

    assert_text(ft_json_get(json, "a\"\n"), "b");
}

static void a_wrong_text_is_an_error_with_its_place(void **state)
{
    static const struct {
        const char *json;
        unsigned line, column;
    } cases[] = {
        {"", 1, 1},
        {"{\"a\": 1", 1, 8},
        {"{\"a\": \"b\n\n\", ]", 3, 4},
        {"[1] x", 1, 5},
        {"[1,\n2,\nx]", 3, 1},
        {"\"\\x\"", 1, 2},
        {"nul", 1, 4},
        {"\"open", 1, 6},
        {"\"\\", 1, 3},
        {"\"\\u12", 1, 6},
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const ft_json *json = NULL;
        ft_error err = {0};
        print_message("%s\n", cases[i].json);
        assert_int_equal(
            ft_json_parse(*state, ft_slice_of(cases[i].json), &json, &err),
            FT_ERR_SYNTAX);
        assert_null(json);
        print_message("%u:%u: %s\n", err.line, err.column, err.message);
        assert_int_equal(err.status, FT_ERR_SYNTAX);
        assert_int_equal(err.line, cases[i].line);
        assert_int_equal(err.column, cases[i].column);
    }
}

static void bytes_that_are_no_utf_8_are_an_error(void **state)
{
    const ft_json *json;

    assert_int_equal(
        ft_json_parse(*state, ft_slice_of("\"\xFF\""), &json, NULL),
        FT_ERR_SYNTAX);
}

static ft_status parse_nested(ft_arena *arena, size_t depth, ft_error *err)
{
    char *text = ft_arena_alloc(arena, 2 * depth + 1);
    const ft_json *json;

    assert_non_null(text);
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    return ft_json_parse(arena, (ft_slice){text, 2 * depth}, &json, err);
}

static void every_value_knows_where_it_begins(void **state)
{
    static const char text[] =
        "{\"a\": [1, -2.5], \"b\":\"x \\\" y\", \"c\": \"\\u0000z\",\n"
        "\"d\": true, \"e\": null, \"f\": {}, \"\": \"\"}";
    static const struct {
        const char *key;
        const char *rest;
    } cases[] = {
        {"a", "[1, -2.5]"}, {"b", "\"x \\\" y\""}, {"c", "\"\\u0000z\""},
        {"d", "true"},      {"e", "null"},         {"f", "{}"},
        {"", "\"\"}"},
    };
    const ft_json *json = parse(*state, text);

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        size_t at =
            ft_json_offset(ft_slice_of(text), ft_json_get(json, cases[i].key));
        print_message("%s\n", cases[i].rest);
        assert_int_equal(
            strncmp(text + at, cases[i].rest, strlen(cases[i].rest)), 0);
    }
    assert_int_equal(ft_json_offset(ft_slice_of(text), json), 0);
}

static void a_value_is_written_as_it_was_read(void **state)
{
    static const char *const cases[] = {
        "{\"a\":[1,-2.50,1e9],\"b\":\"x \\\" y\\n\",\"c\":{\"d\":null}}",
        "[]",
        "{}",
        "[[],{},true,false]",
        "\"\\u0001\"",
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_buffer out = {0};
        ft_json_write(&out, parse(*state, cases[i]));
        ft_buffer_byte(&out, '\0');
        assert_string_equal(out.data, cases[i]);
        ft_buffer_free(&out);
    }
}

static void nesting_has_a_limit(void **state)
{
    ft_error err = {0};

    assert_int_equal(parse_nested(*state, 64, &err), FT_OK);
    assert_int_equal(parse_nested(*state, 65, &err), FT_ERR_SYNTAX);
    assert_non_null(strstr(err.message, "64"));
    assert_int_equal(err.column, 65);
    assert_int_equal(parse_nested(*state, 200000, NULL), FT_ERR_SYNTAX);
}

static void every_failed_request_is_reported(void **state)
{
    static const char text[] =
        "{\"a\": [1, true, null, \"two\\n\"], \"b\": {\"c\": -1.5}}";
    ft_status status = FT_ERR_MEMORY;
    size_t requests = 0;

    (void)state;
    while (status) {
        ft_arena *arena = ft_arena_new();
        const ft_json *json = NULL;
        assert_non_null(arena);
        ft_arena_fail_at(arena, ++requests);
        status = ft_json_parse(arena, ft_slice_of(text), &json, NULL);
        if (status) {
            assert_int_equal(status, FT_ERR_MEMORY);
            assert_null(json);
        }
        ft_arena_free(arena);
    }
    assert_true(requests > 10);
}

static void a_request_that_fails_alone_is_reported_too(void **state)
{
    static const char text[] = "[\"one\\ttwo\", {\"three\": 4}, !";
    ft_status status = FT_ERR_MEMORY;
    size_t requests = 0;

    (void)state;
    while (status == FT_ERR_MEMORY) {
        ft_arena *arena = ft_arena_new();
        const ft_json *json;

        ft_arena_fail_once(arena, ++requests);
        status = ft_json_parse(arena, ft_slice_of(text), &json, NULL);
        ft_arena_free(arena);
    }
    assert_int_equal(status, FT_ERR_SYNTAX);
    assert_true(requests > 10);
}

static void an_error_without_memory_for_its_place_is_an_error(void **state)
{
    const ft_json *json;

    ft_arena_fail_at(*state, 1);
    assert_int_equal(ft_json_parse(*state, ft_slice_of("!"), &json, NULL),
                     FT_ERR_MEMORY);
}

#define IN_ARENA(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(an_object_gives_its_values_by_key),
        IN_ARENA(items_of_an_array_stand_in_order),
        IN_ARENA(looking_into_what_is_not_there_is_safe),
        IN_ARENA(strings_are_unescaped),
        IN_ARENA(escapes_of_no_character_become_the_replacement),
        IN_ARENA(line_ends_between_values_are_space),
        IN_ARENA(a_wrong_text_is_an_error_with_its_place),
        IN_ARENA(bytes_that_are_no_utf_8_are_an_error),
        IN_ARENA(every_value_knows_where_it_begins),
        IN_ARENA(a_value_is_written_as_it_was_read),
        IN_ARENA(nesting_has_a_limit),
        cmocka_unit_test(every_failed_request_is_reported),
        cmocka_unit_test(a_request_that_fails_alone_is_reported_too),
        IN_ARENA(an_error_without_memory_for_its_place_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
