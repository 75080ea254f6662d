#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/source.h"

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

static ft_source read_source(ft_arena *arena, const char *text)
{
    ft_source source;

    assert_int_equal(ft_source_init(&source, arena, ft_slice_of("a.yaml"),
                                    ft_slice_of(text)),
                     FT_OK);
    return source;
}

static void a_place_counts_lines_and_code_points(void **state)
{
    static const struct {
        const char *text;
        size_t offset;
        unsigned line, column;
    } cases[] = {
        {"", 0, 1, 1},
        {"", 7, 1, 1},
        {"ab\ncd", 0, 1, 1},
        {"ab\ncd", 2, 1, 3}, /* the line end belongs to its line */
        {"ab\ncd", 3, 2, 1},
        {"ab\ncd", 5, 2, 3},
        {"ab\n", 3, 2, 1},
        {"\n\n\n", 2, 3, 1},
        {"\xC3\xA9t\xC3\xA9", 2, 1, 2},
        {"\xC3\xA9t\xC3\xA9", 1, 1, 1}, /* inside a code point */
        {"a\xE2\x82\xACz", 3, 1, 2},
        {"a\xE2\x82\xACz", 4, 1, 3},
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_source source = read_source(*state, cases[i].text);
        ft_place place = ft_source_place(&source, cases[i].offset);
        print_message("\"%s\" at %zu\n", cases[i].text, cases[i].offset);
        assert_int_equal(place.line, cases[i].line);
        assert_int_equal(place.column, cases[i].column);
    }
}

static void a_line_comes_without_its_end(void **state)
{
    ft_source source = read_source(*state, "one\ntwo\r\n\nfour");
    static const char *const lines[] = {"", "one", "two", "", "four", ""};

    assert_int_equal(source.line_count, 4);
    for (unsigned line = 0; line < FT_COUNT(lines); line++) {
        ft_slice got = ft_source_line(&source, line);
        print_message("line %u\n", line);
        assert_true(ft_slice_equal(got, ft_slice_of(lines[line])));
    }
}

static void every_offset_of_a_long_text_finds_its_line(void **state)
{
    enum { LINES = 300, WIDTH = 7 };
    char text[LINES * WIDTH];

    memset(text, 'x', sizeof text);
    for (size_t i = 0; i < LINES; i++)
        text[i * WIDTH + WIDTH - 1] = '\n';
    ft_source source;
    assert_int_equal(ft_source_init(&source, *state, ft_slice_of(""),
                                    (ft_slice){text, sizeof text}),
                     FT_OK);
    for (size_t i = 0; i < sizeof text; i++) {
        ft_place place = ft_source_place(&source, i);
        assert_int_equal(place.line, i / WIDTH + 1);
        assert_int_equal(place.column, i % WIDTH + 1);
    }
}

static void a_source_without_memory_says_so(void **state)
{
    ft_source source;

    ft_arena_fail_at(*state, 1);
    assert_int_equal(ft_source_init(&source, *state, ft_slice_of("a"),
                                    ft_slice_of("one\ntwo")),
                     FT_ERR_MEMORY);
}

/* A file of `len` bytes "abc...zabc...", named in `path`; the test unlinks it.
 */
static void write_file(char path[64], size_t len)
{
    (void)snprintf(path, 64, "source_test_XXXXXX");
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "wb");
    assert_non_null(file);
    for (size_t i = 0; i < len; i++)
        assert_int_not_equal(putc('a' + (int)(i % 26), file), EOF);
    assert_int_equal(fclose(file), 0);
}

static void a_file_is_read_whole_whatever_its_size(void **state)
{
    static const size_t sizes[] = {0, 1, 2, 4095, 65536, 200001};
    char path[64];

    for (size_t i = 0; i < FT_COUNT(sizes); i++) {
        ft_slice text;
        write_file(path, sizes[i]);
        ft_status status = ft_file_read(*state, path, 0, &text, NULL);
        unlink(path);
        print_message("%zu bytes\n", sizes[i]);
        assert_int_equal(status, FT_OK);
        assert_int_equal(text.len, sizes[i]);
        for (size_t at = 0; at < text.len; at++)
            assert_int_equal(text.data[at], 'a' + (int)(at % 26));
        assert_int_equal(text.data[text.len], '\0');
    }
}

static void a_file_over_the_limit_is_refused(void **state)
{
    char path[64];
    ft_slice text;
    ft_error err = {0};

    write_file(path, 10);
    ft_status at_limit = ft_file_read(*state, path, 10, &text, NULL);
    ft_status over = ft_file_read(*state, path, 9, &text, &err);
    unlink(path);
    assert_int_equal(at_limit, FT_OK);
    assert_int_equal(over, FT_ERR_IO);
    assert_string_equal(err.file, path);
    assert_non_null(strstr(err.message, "9 bytes"));
    assert_null(text.data);
}

static void an_endless_file_stops_at_the_limit(void **state)
{
    ft_slice text;

    assert_int_equal(ft_file_read(*state, "/dev/zero", 100000, &text, NULL),
                     FT_ERR_IO);
}

static void what_cannot_be_read_is_named_with_the_reason(void **state)
{
    static const struct {
        const char *path, *reason;
    } cases[] = {{"no/such/file", "No such file"}, {".", "directory"}};

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_error err = {0};
        ft_slice text;
        print_message("%s\n", cases[i].path);
        assert_int_equal(ft_file_read(*state, cases[i].path, 0, &text, &err),
                         FT_ERR_IO);
        assert_int_equal(err.status, FT_ERR_IO);
        assert_string_equal(err.file, cases[i].path);
        assert_non_null(strstr(err.message, cases[i].reason));
    }
}

static void a_file_without_memory_says_so(void **state)
{
    char path[64];
    ft_slice text;

    write_file(path, 10);
    ft_arena_fail_at(*state, 1);
    ft_status status = ft_file_read(*state, path, 0, &text, NULL);
    unlink(path);
    assert_int_equal(status, FT_ERR_MEMORY);
}

#define IN_ARENA(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(a_place_counts_lines_and_code_points),
        IN_ARENA(a_line_comes_without_its_end),
        IN_ARENA(every_offset_of_a_long_text_finds_its_line),
        IN_ARENA(a_source_without_memory_says_so),
        IN_ARENA(a_file_is_read_whole_whatever_its_size),
        IN_ARENA(a_file_over_the_limit_is_refused),
        IN_ARENA(an_endless_file_stops_at_the_limit),
        IN_ARENA(what_cannot_be_read_is_named_with_the_reason),
        IN_ARENA(a_file_without_memory_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
