/*
 * What a process may do in the cage: each question names something that a
 * hostile article might make a parser do. Either it is an end of the worker, or
 * it fails without harm; the next question is answered in any case.
 */
#include "support/test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/slice.h"
#include "cli/cage.h"
#include "cli/worker.h"

typedef void deed(ft_buffer *out);

static void say(ft_buffer *out, long long number)
{
    ft_buffer_integer(out, number);
}

/* The C library opens files of its own accord: it is told that it may not. */
static void open_file(ft_buffer *out)
{
    say(out, open("/etc/passwd", O_RDONLY) == -1 && errno == EACCES &&
                 open("caged", O_WRONLY | O_CREAT, 0600) == -1 &&
                 fopen("/dev/null", "r") == NULL);
}

static void open_socket(ft_buffer *out)
{
    say(out, socket(AF_INET, SOCK_STREAM, 0));
}

static void run_program(ft_buffer *out)
{
    say(out, execl("/bin/true", "true", (char *)NULL));
}

static void fork_off(ft_buffer *out)
{
    say(out, fork());
}

static void kill_parent(ft_buffer *out)
{
    say(out, kill(getppid(), SIGKILL));
}

static void send_signal(ft_buffer *out)
{
    say(out, syscall(SYS_kill, 1, 0));
}

static void look_into_another(ft_buffer *out)
{
    say(out, ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static void raise_its_limits(ft_buffer *out)
{
    const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};

    say(out, setrlimit(RLIMIT_CPU, &all));
}

static void ignore_signals(ft_buffer *out)
{
    say(out, signal(SIGXCPU, SIG_IGN) == SIG_ERR);
}

static void copy_the_channel(ft_buffer *out)
{
    for (int file = 0; file < 64; file++)
        say(out, dup(file));
}

static void wait_for_ever(ft_buffer *out)
{
    say(out, pause());
}

static void remove_files(ft_buffer *out)
{
    say(out, unlink("caged"));
}

static void *nowhere(void)
{
    return NULL;
}

static void write_nowhere(ft_buffer *out)
{
    volatile char *place = nowhere();

    *place = 1;
    say(out, 0);
}

static void go_too_deep(ft_buffer *out)
{
    volatile char here[4096];

    memset((void *)(uintptr_t)here, 1, sizeof here);
    if (here[17] == 1)
        go_too_deep(out);
    say(out, here[9]);
}

static void give_up(ft_buffer *out)
{
    (void)out;
    abort();
}

static void leave(ft_buffer *out)
{
    (void)out;
    _exit(7);
}

static const struct {
    const char *name;
    deed *deed;
} deadly[] = {
    {"open a socket", open_socket},
    {"run a program", run_program},
    {"fork", fork_off},
    {"kill the parent", kill_parent},
    {"send a signal", send_signal},
    {"ptrace", look_into_another},
    {"raise its limits", raise_its_limits},
    {"ignore signals", ignore_signals},
    {"copy the channel", copy_the_channel},
    {"wait for ever", wait_for_ever},
    {"remove a file", remove_files},
    {"write nowhere", write_nowhere},
    {"go too deep", go_too_deep},
    {"abort", give_up},
    {"exit", leave},
};

/* All descriptors but the channel are closed, so this harms nobody. */
static void use_descriptors(ft_buffer *out)
{
    char byte = 'x';

    for (int file = 0; file < 3; file++)
        say(out, read(file, &byte, 1) < 0 && write(file, &byte, 1) < 0);
}

/* Under the address sanitizer there is no limit. */
static void take_memory(ft_buffer *out)
{
    char *volatile much = malloc((size_t)FT_CAGE_MEMORY * 2);

    say(out, much == NULL);
    free(much);
}

static void compute(ft_buffer *out)
{
    struct timespec now;
    void *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int *many = calloc(1 << 20, sizeof *many);

    say(out, many && code != MAP_FAILED &&
                 clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0);
    free(many);
}

static const struct {
    const char *name;
    deed *deed;
    const char *answer;
} harmless[] = {
    {"opening files", open_file, "1"},
    {"descriptors", use_descriptors, "111"},
    {"memory", take_memory, "1"},
    {"computing", compute, "1"},
};

/* A question is a table and a place in it, or a text that comes back. */
static void answer(void *context, ft_slice question, ft_buffer *out)
{
    const char *text = question.data;

    (void)context;
    if (question.len == 2 && text[0] == 'd')
        deadly[text[1] - 'A'].deed(out);
    else if (question.len == 2 && text[0] == 'h')
        harmless[text[1] - 'A'].deed(out);
    else
        ft_buffer_add(out, question);
}

static ft_worker *new_worker(void)
{
    ft_worker *worker = NULL;
    ft_error err = {0};

    if (ft_worker_new(answer, NULL, &worker, &err))
        print_message("%s\n", err.message);
    assert_non_null(worker);
    return worker;
}

static ft_status ask(ft_worker *worker, const char *question, ft_slice *out,
                     ft_error *err)
{
    const ft_slice parts[] = {ft_slice_of(question)};

    *err = (ft_error){.status = FT_OK};
    return ft_worker_ask(worker, parts, 1, out, err);
}

static void assert_answers(ft_worker *worker, const char *question,
                           const char *wanted)
{
    ft_slice got = {NULL, 0};
    ft_error err;

    if (ask(worker, question, &got, &err))
        print_message("%s: %s\n", question, err.message);
    assert_int_equal(err.status, FT_OK);
    assert_true(ft_slice_equal(got, ft_slice_of(wanted)));
}

static void a_worker_answers(void **state)
{
    ft_worker *worker = new_worker();

    (void)state;
    for (int i = 0; i < 100; i++)
        assert_answers(worker, "an article", "an article");
    ft_worker_free(worker);
}

static void parts_are_joined_and_may_be_long(void **state)
{
    const size_t size = 3 << 20;
    char *much = calloc(1, size);
    const ft_slice parts[] = {ft_slice_of("a"), {NULL, 0}, {much, size}};
    ft_worker *worker = new_worker();
    ft_slice got = {NULL, 0};

    (void)state;
    assert_non_null(much);
    memset(much, 'x', size);
    assert_int_equal(ft_worker_ask(worker, parts, 3, &got, NULL), FT_OK);
    assert_int_equal(got.len, size + 1);
    assert_int_equal(got.data[0], 'a');
    assert_int_equal(got.data[size], 'x');
    ft_worker_free(worker);
    free(much);
}

static void what_is_forbidden_ends_the_worker_and_no_more(void **state)
{
    ft_worker *worker = new_worker();
    char question[] = "d?";
    ft_slice got;
    ft_error err;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(deadly); i++) {
        question[1] = (char)('A' + i);
        if (ask(worker, question, &got, &err) != FT_ERR_IO)
            fail_msg("%s: should have ended it", deadly[i].name);
        if (strncmp(err.message, "the process that read it ", 25) != 0)
            fail_msg("%s: %s", deadly[i].name, err.message);
        assert_answers(worker, "the next", "the next");
    }
    assert_int_equal(access("caged", F_OK), -1);
    ft_worker_free(worker);
}

static void what_is_needed_works(void **state)
{
    ft_worker *worker = new_worker();
    char question[] = "h?";

    (void)state;
    for (size_t i = 0; i < FT_COUNT(harmless); i++) {
#ifdef __SANITIZE_ADDRESS__
        if (harmless[i].deed == take_memory)
            continue;
#endif
        question[1] = (char)('A' + i);
        print_message("%s\n", harmless[i].name);
        assert_answers(worker, question, harmless[i].answer);
    }
    ft_worker_free(worker);
}

static void one_that_was_killed_meanwhile_costs_nothing(void **state)
{
    ft_worker *worker = new_worker();

    (void)state;
    ft_worker_dismiss(worker);
    assert_answers(worker, "again", "again");
    ft_worker_dismiss(worker);
    ft_worker_dismiss(worker);
    ft_worker_free(worker);
    ft_worker_free(NULL);
}

static void no_process_is_left(void **state)
{
    (void)state;
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_worker_answers),
        cmocka_unit_test(parts_are_joined_and_may_be_long),
        cmocka_unit_test(what_is_forbidden_ends_the_worker_and_no_more),
        cmocka_unit_test(what_is_needed_works),
        cmocka_unit_test(one_that_was_killed_meanwhile_costs_nothing),
        cmocka_unit_test(no_process_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
