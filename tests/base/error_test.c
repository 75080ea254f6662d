#include "support/test.h"

#include <string.h>

#include "base/error.h"

static void the_first_error_wins(void **state)
{
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_error_set(&err, FT_ERR_IO, "no file %d", 7), FT_ERR_IO);
    assert_int_equal(ft_error_set(&err, FT_ERR_RULE, "later"), FT_ERR_RULE);
    assert_int_equal(ft_error_memory(&err), FT_ERR_MEMORY);
    assert_int_equal(err.status, FT_ERR_IO);
    assert_string_equal(err.message, "no file 7");
    assert_string_equal(err.file, "");
    assert_int_equal(err.line, 0);
}

static void nobody_has_to_listen(void **state)
{
    ft_source source = {.line_count = 1, .lines = (size_t[]){0}};

    (void)state;
    assert_int_equal(ft_error_set(NULL, FT_ERR_IO, "x"), FT_ERR_IO);
    assert_int_equal(ft_error_memory(NULL), FT_ERR_MEMORY);
    assert_int_equal(ft_error_file(NULL, FT_ERR_IO, "a", "x"), FT_ERR_IO);
    assert_int_equal(ft_error_at(NULL, FT_ERR_RULE, &source, 0, "x"),
                     FT_ERR_RULE);
}

static void a_place_is_told_as_an_editor_shows_it(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_source source;
    ft_error err = {0};

    (void)state;
    assert_non_null(arena);
    assert_int_equal(ft_source_init(&source, arena, ft_slice_of("goal.yaml"),
                                    ft_slice_of("pack:\n  \xC3\xA9t\xC3\xA9")),
                     FT_OK);
    ft_status status =
        ft_error_at(&err, FT_ERR_SYNTAX, &source, 10, "unknown %s", "key");
    ft_arena_free(arena);
    assert_int_equal(status, FT_ERR_SYNTAX);
    assert_string_equal(err.file, "goal.yaml");
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 4);
    assert_string_equal(err.message, "unknown key");
}

static void a_long_name_is_cut_between_code_points(void **state)
{
    char path[200];
    ft_error err = {0};

    (void)state;
    memset(path, 'p', sizeof path);
    memcpy(path + 126, "\xC3\xA9", 2); /* would need byte 127 for its end */
    path[199] = '\0';
    (void)ft_error_file(&err, FT_ERR_IO, path, "x");
    assert_int_equal(strlen(err.file), 126);
    assert_memory_equal(err.file, path, 126);
}

static void a_long_message_is_cut_between_code_points(void **state)
{
    static const struct {
        const char *character;
        size_t at, len; /* where it starts, what is left of the message */
    } cases[] = {
        {"\xC3\xA9", 158, 158},         {"\xC3\xA9", 157, 159},
        {"\xE2\x82\xAC", 157, 157},     {"\xE2\x82\xAC", 156, 159},
        {"\xF0\x9F\x8F\x86", 156, 156}, {"\xF0\x9F\x8F\x86", 155, 159}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char text[400];
        ft_error err = {0};
        memset(text, 'm', sizeof text);
        memcpy(text + cases[i].at, cases[i].character,
               strlen(cases[i].character));
        text[399] = '\0';
        (void)ft_error_set(&err, FT_ERR_RULE, "%s", text);
        print_message("case %zu\n", i);
        assert_int_equal(strlen(err.message), cases[i].len);
    }
}

static void the_nearest_name_is_at_most_a_third_away(void **state)
{
    static const ft_slice names[] = {FT_SLICE("pattern"),  FT_SLICE("priority"),
                                     FT_SLICE("examples"), FT_SLICE("emit"),
                                     FT_SLICE("in"),       FT_SLICE("unless")};
    static const struct {
        const char *word, *nearest;
    } cases[] = {{"patern", "pattern"},
                 {"pattern", "pattern"},
                 {"pattrens", "pattern"},
                 {"prioritty", "priority"},
                 {"exampels", "examples"},
                 {"eimt", "emit"},
                 {"unles", "unless"},
                 {"unlike", ""}, /* half of it differs */
                 {"xx", ""},
                 {"", ""},
                 {"refer", ""}};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice nearest = ft_error_nearest(ft_slice_of(cases[i].word), names,
                                            FT_COUNT(names));
        print_message("\"%s\"\n", cases[i].word);
        assert_true(ft_slice_equal(nearest, ft_slice_of(cases[i].nearest)));
    }
}

static void a_very_long_word_is_near_to_nothing(void **state)
{
    char word[5000];
    const ft_slice names[] = {{word, sizeof word}};

    (void)state;
    memset(word, 'w', sizeof word);
    assert_null(ft_error_nearest(names[0], names, 1).data);
    assert_null(ft_error_nearest((ft_slice){word, 64}, names, 1).data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(a_place_is_told_as_an_editor_shows_it),
        cmocka_unit_test(a_long_name_is_cut_between_code_points),
        cmocka_unit_test(a_long_message_is_cut_between_code_points),
        cmocka_unit_test(the_nearest_name_is_at_most_a_third_away),
        cmocka_unit_test(a_very_long_word_is_near_to_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
