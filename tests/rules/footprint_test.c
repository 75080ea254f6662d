/* footprint: a file that was changed in any way is told from what it was. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700 /* NOLINT(bugprone-reserved-identifier) */
#endif
#include "rules/footprint.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/test.h"

static char folder[] = "/tmp/footprint_test.XXXXXX";

static const char *in_folder(const char *name)
{
    static char paths[4][128];
    static size_t next;
    char *path = paths[next++ % 4];

    (void)snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(in_folder(name), "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void set_time(const char *name, long seconds)
{
    const struct timespec times[] = {{seconds, 0}, {seconds, 0}};

    assert_int_equal(utimensat(AT_FDCWD, in_folder(name), times, 0), 0);
}

static int set_up(void **state)
{
    ft_footprint *f = calloc(1, sizeof *f);

    assert_non_null(f);
    *state = f;
    assert_non_null(f->arena = ft_arena_new());
    put("a", "first");
    put("b", "second");
    (void)unlink(in_folder("c"));
    set_time("a", 1000);
    ft_footprint_note(f, in_folder("a"));
    ft_footprint_note(f, in_folder("b"));
    ft_footprint_note(f, in_folder("c"));
    return f->failed ? -1 : 0;
}

static int tear_down(void **state)
{
    ft_footprint *f = *state;

    ft_arena_free(f->arena);
    free(f);
    return 0;
}

static bool holds(void **state)
{
    const ft_footprint *f = *state;

    return ft_stamps_hold(f->stamps, f->count);
}

static void files_that_nobody_touched_hold(void **state)
{
    assert_true(holds(state));
}

static void a_longer_file_does_not_hold(void **state)
{
    put("a", "first and more");
    set_time("a", 1000);
    assert_false(holds(state));
}

static void a_file_of_another_time_does_not_hold(void **state)
{
    set_time("a", 1001);
    assert_false(holds(state));
}

static void a_file_that_was_replaced_does_not_hold(void **state)
{
    put("d", "first");
    set_time("d", 1000);
    assert_int_equal(rename(in_folder("d"), in_folder("a")), 0);
    assert_false(holds(state));
}

static void a_file_that_is_gone_does_not_hold(void **state)
{
    assert_int_equal(unlink(in_folder("b")), 0);
    assert_false(holds(state));
}

static void a_file_that_was_absent_must_stay_so(void **state)
{
    put("c", "here");
    assert_false(holds(state));
}

static void no_files_hold_nothing(void **state)
{
    (void)state;
    assert_false(ft_stamps_hold(NULL, 0));
}

static void a_file_just_written_is_not_settled(void **state)
{
    const ft_footprint *f = *state;

    assert_false(ft_stamps_settled(f->stamps, f->count));
}

static void old_files_are_settled(void **state)
{
    const ft_stamp old = {.written = {1000, 0}, .changed = {1000, 0}};

    (void)state;
    assert_true(ft_stamps_settled(&old, 1));
}

static void a_path_is_told_from_the_root_on(void **state)
{
    ft_footprint *f = *state;

    ft_footprint_note(f, "no-such-file");
    assert_int_equal(f->stamps[3].path.data[0], '/');
    assert_true(f->stamps[3].absent);
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"a", "b", "c", "d"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(names); i++)
        (void)unlink(in_folder(names[i]));
    return rmdir(folder);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_that_nobody_touched_hold),
        TEST(a_longer_file_does_not_hold),
        TEST(a_file_of_another_time_does_not_hold),
        TEST(a_file_that_was_replaced_does_not_hold),
        TEST(a_file_that_is_gone_does_not_hold),
        TEST(a_file_that_was_absent_must_stay_so),
        TEST(no_files_hold_nothing),
        TEST(a_file_just_written_is_not_settled),
        TEST(old_files_are_settled),
        TEST(a_path_is_told_from_the_root_on),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
