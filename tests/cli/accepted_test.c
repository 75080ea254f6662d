#include "support/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/source.h"
#include "cli/accepted.h"
#include "cli/replace.h"

#define FOUND "{\"team1\":\"Orland\",\"team2\":\"Norrow\"}"

typedef struct place {
    ft_arena *arena;
    char folder[32];
    char path[64];
} place;

static int set_up(void **state)
{
    place *p = calloc(1, sizeof *p);

    if (!p)
        return -1;
    strcpy(p->folder, "accepted-XXXXXX");
    if (!mkdtemp(p->folder))
        return -1;
    (void)snprintf(p->path, sizeof p->path, "%s/file", p->folder);
    p->arena = ft_arena_new();
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    place *p = *state;
    char beside[80];

    (void)snprintf(beside, sizeof beside, "%s.new", p->path);
    (void)unlink(p->path);
    (void)unlink(beside);
    (void)rmdir(p->folder);
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

static const char *content(const place *p)
{
    ft_slice text;

    assert_int_equal(ft_file_read(p->arena, p->path, 0, &text, NULL), FT_OK);
    return ft_arena_string(p->arena, text);
}

static void nothing_was_accepted_where_there_is_no_file(void **state)
{
    const place *p = *state;
    ft_compared input;

    assert_int_equal(
        ft_accepted_read(p->arena, p->path, ft_slice_of("gold"), &input, NULL),
        FT_OK);
    assert_true(input.fresh);
    assert_false(input.settled);
    assert_int_equal(input.accepted.count, 0);
}

static void what_is_written_is_read_and_holds_for_its_gold_alone(void **state)
{
    const place *p = *state;
    ft_records_read records;
    ft_compared input;

    assert_int_equal(ft_lines_parse(p->arena, "x",
                                    ft_slice_of("{\"id\":\"i\",\"team2\":\"B\","
                                                "\"team1\":\"A\"}\n"),
                                    &records, NULL),
                     FT_OK);
    assert_int_equal(
        ft_accepted_write(p->path, ft_slice_of("gold"), &records, NULL), FT_OK);
    assert_non_null(
        strstr(content(p), "\n{\"team1\":\"A\",\"team2\":\"B\"}\n"));
    assert_int_equal(
        ft_accepted_read(p->arena, p->path, ft_slice_of("gold"), &input, NULL),
        FT_OK);
    assert_false(input.fresh);
    assert_true(input.settled);
    assert_int_equal(input.accepted.count, 1);
    assert_int_equal(
        ft_accepted_read(p->arena, p->path, ft_slice_of("Gold"), &input, NULL),
        FT_OK);
    assert_false(input.settled);
}

/* As git leaves it when it joins the lines of two branches. */
static void lines_of_two_branches_count_once(void **state)
{
    const place *p = *state;
    char digest[65], text[400];
    ft_compared input;

    ft_digest_sha256(ft_slice_of("gold"), digest);
    (void)snprintf(text, sizeof text,
                   "{\"expected\":\"00\"}\n{\"expected\":\"%s\"}\n" FOUND
                   "\n" FOUND "\n",
                   digest);
    fill(p, text);
    assert_int_equal(
        ft_accepted_read(p->arena, p->path, ft_slice_of("gold"), &input, NULL),
        FT_OK);
    assert_true(input.settled);
    assert_int_equal(input.accepted.count, 1);
}

static ft_status replace(const place *p, size_t size)
{
    ft_buffer text = {0};
    ft_status status;

    for (size_t i = 0; i < size; i++)
        ft_buffer_byte(&text, 'n');
    status = ft_replace_file(p->path, &text, NULL);
    ft_buffer_free(&text);
    return status;
}

static void a_file_that_cannot_be_written_whole_stays_as_it_was(void **state)
{
    const place *p = *state;
    pid_t child;
    int status;

    fill(p, "old\n");
    if ((child = fork()) == 0) {
        struct rlimit limit = {4096, 4096};

        (void)signal(SIGXFSZ, SIG_IGN);
        _exit(setrlimit(RLIMIT_FSIZE, &limit) || replace(p, 9000) == FT_OK);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    assert_string_equal(content(p), "old\n");
}

/* Killed again and again in the middle of writing. */
static void an_interruption_leaves_the_old_file_or_the_new_one(void **state)
{
    enum { SIZE = 400000, TIMES = 40 };
    const place *p = *state;
    size_t old = 0, new = 0;

    for (unsigned wait = 0; wait < TIMES; wait++) {
        pid_t child;
        size_t len;

        fill(p, "old\n");
        if ((child = fork()) == 0)
            for (;;)
                (void)replace(p, SIZE);
        (void)nanosleep(&(struct timespec){.tv_nsec = wait * 50000L}, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        len = strlen(content(p));
        if (len != SIZE)
            assert_string_equal(content(p), "old\n");
        old += len != SIZE;
        new += len == SIZE;
    }
    print_message("%zu old, %zu new\n", old, new);
    assert_true(old > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            nothing_was_accepted_where_there_is_no_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            what_is_written_is_read_and_holds_for_its_gold_alone, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(lines_of_two_branches_count_once,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_that_cannot_be_written_whole_stays_as_it_was, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            an_interruption_leaves_the_old_file_or_the_new_one, set_up,
            tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
