/*
 * bad rules: each file of tests/bad_rules does not load; what is said against
 * it stands beside it, "line:column: message", one line an error.
 */
#include "rules/pack.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "support/test.h"

static const char folder[] = FT_TESTS_DIR "/bad_rules/";

static void note(void *context, const ft_finding *finding)
{
    ft_buffer *out = context;
    ft_place place = {0, 0};

    if (finding->severity != FT_SEVERITY_ERROR)
        return;
    if (finding->source)
        place = ft_source_place(finding->source, finding->offset);
    ft_buffer_integer(out, place.line);
    ft_buffer_byte(out, ':');
    ft_buffer_integer(out, place.column);
    ft_buffer_text(out, ": ");
    ft_buffer_text(out, finding->message);
    ft_buffer_byte(out, '\n');
}

/* The first line of what is told is what the caller's error says, too. */
static void check_error(const char *name, const ft_error *err, ft_slice told)
{
    char first[256];
    size_t len = ft_slice_find(told, (ft_slice)FT_SLICE("\n"), 0);

    (void)snprintf(first, sizeof first, "%u:%u: %s", err->line, err->column,
                   err->message);
    if (len == SIZE_MAX || strlen(first) != len ||
        memcmp(first, told.data, len) != 0)
        fail_msg("%s: the error is '%s', the first finding\n%.*s", name, first,
                 (int)told.len, told.data);
    assert_non_null(strstr(err->file, name));
}

/* One file; true when it says what it should. */
static bool check_file(const char *name)
{
    char path[512];
    ft_arena *arena = ft_arena_new();
    ft_buffer told = {0};
    ft_pack *pack = NULL;
    ft_error err = {0};
    ft_slice expected = {"", 0};

    (void)snprintf(path, sizeof path, "%s%s", folder, name);
    ft_status status = ft_pack_load(path, note, &told, &pack, &err);
    if (!status)
        fail_msg("%s loads", name);
    assert_null(pack);
    assert_int_equal(err.status, status);
    assert_false(told.failed);
    check_error(name, &err, ft_buffer_slice(&told));
    memcpy(strrchr(path, '.'), ".expected", sizeof ".expected");
    if (ft_file_read(arena, path, 0, &expected, NULL))
        print_message("%s is missing\n", path);
    bool same = ft_slice_equal(expected, ft_buffer_slice(&told));
    if (!same)
        print_message("%s\nsays:\n%.*sexpected:\n%.*s", name, (int)told.len,
                      told.data, (int)expected.len, expected.data);
    ft_buffer_free(&told);
    ft_arena_free(arena);
    return same;
}

static void every_bad_file_is_told_what_is_wrong_with_it(void **state)
{
    DIR *dir = opendir(folder);
    size_t count = 0;
    size_t wrong = 0;

    (void)state;
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *end = strrchr(entry->d_name, '.');
        if (!end || strcmp(end, ".yaml") != 0)
            continue;
        count++;
        wrong += !check_file(entry->d_name);
    }
    (void)closedir(dir);
    assert_true(count >= 25);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bad_file_is_told_what_is_wrong_with_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
