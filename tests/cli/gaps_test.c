#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/source.h"
#include "cli/gaps.h"

typedef struct place {
    ft_arena *arena;
    char path[64];
} place;

static int set_up(void **state)
{
    place *p = calloc(1, sizeof *p);
    int file;

    if (!p)
        return -1;
    strcpy(p->path, "gaps-XXXXXX");
    file = mkstemp(p->path);
    p->arena = ft_arena_new();
    *state = p;
    return file < 0 || close(file) ? -1 : 0;
}

static int tear_down(void **state)
{
    place *p = *state;

    (void)unlink(p->path);
    ft_arena_free(p->arena);
    free(p);
    return 0;
}

static void fill(const place *p, const char *text)
{
    FILE *file = fopen(p->path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static bool meets(ft_gaps *gaps, const char *line)
{
    bool known;

    assert_int_equal(ft_gaps_meet(gaps, ft_slice_of(line), &known), FT_OK);
    return known;
}

static bool ran_a(void *context, ft_slice name)
{
    (void)context;
    return ft_slice_equal(name, ft_slice_of("kind/a"));
}

static void a_file_that_is_not_there_is_an_empty_list(void **state)
{
    const place *p = *state;
    ft_gaps gaps;

    assert_int_equal(ft_gaps_read(&gaps, p->arena, "no-such-file", NULL),
                     FT_OK);
    assert_int_equal(gaps.known, 0);
    assert_false(meets(&gaps, "kind/a: A 1-0 B: date"));
}

static void only_lines_of_the_file_are_known(void **state)
{
    const place *p = *state;
    ft_gaps gaps;

    fill(p, "# words\n\nkind/b: B 1-0 C: date\nkind/a: A 1-0 B: date\n");
    assert_int_equal(ft_gaps_read(&gaps, p->arena, p->path, NULL), FT_OK);
    assert_int_equal(gaps.known, 2);
    assert_true(meets(&gaps, "kind/a: A 1-0 B: date"));
    assert_true(meets(&gaps, "kind/b: B 1-0 C: date"));
    assert_false(meets(&gaps, "kind/a: A 1-0 B: venue"));
    assert_false(meets(&gaps, "# words"));
}

static void
writing_strikes_what_is_gone_and_keeps_what_did_not_run(void **state)
{
    const place *p = *state;
    ft_gaps gaps;
    size_t count;
    ft_slice text;
    const ft_slice expected = FT_SLICE("kind/a: A 1-0 B: date\n"
                                       "kind/a: A 1-0 B: venue\n"
                                       "kind/b: B 1-0 C: date\n");

    fill(p, "kind/b: B 1-0 C: date\nkind/a: A 1-0 B: date\n"
            "kind/a: A 1-0 B: gone\n");
    assert_int_equal(ft_gaps_read(&gaps, p->arena, p->path, NULL), FT_OK);
    meets(&gaps, "kind/a: A 1-0 B: venue");
    meets(&gaps, "kind/a: A 1-0 B: venue");
    meets(&gaps, "kind/a: A 1-0 B: date");
    assert_int_equal(ft_gaps_write(&gaps, p->path, ran_a, NULL, &count, NULL),
                     FT_OK);
    assert_int_equal(count, 3);
    assert_int_equal(ft_file_read(p->arena, p->path, 0, &text, NULL), FT_OK);
    print_message("%.*s", (int)text.len, text.data);
    assert_int_equal(text.data[0], '#');
    assert_true(ft_slice_ends(text, expected));
    assert_int_equal(ft_slice_find(text, ft_slice_of("gone"), 0), SIZE_MAX);
}

static void a_file_that_cannot_be_written_is_an_error(void **state)
{
    const place *p = *state;
    ft_gaps gaps;
    size_t count;
    ft_error err = {0};

    assert_int_equal(ft_gaps_read(&gaps, p->arena, p->path, NULL), FT_OK);
    assert_int_equal(
        ft_gaps_write(&gaps, "no/such/folder", ran_a, NULL, &count, &err),
        FT_ERR_IO);
    assert_string_equal(err.file, "no/such/folder");
}

static void the_case_stands_before_the_first_colon(void **state)
{
    (void)state;
    assert_true(
        ft_slice_equal(ft_gap_case(ft_slice_of("kind/a: A 1-0 B: date")),
                       ft_slice_of("kind/a")));
    assert_true(ft_slice_equal(ft_gap_case(ft_slice_of("kind/a")),
                               ft_slice_of("kind/a")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            a_file_that_is_not_there_is_an_empty_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_lines_of_the_file_are_known,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            writing_strikes_what_is_gone_and_keeps_what_did_not_run, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_that_cannot_be_written_is_an_error, set_up, tear_down),
        cmocka_unit_test(the_case_stands_before_the_first_colon),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
