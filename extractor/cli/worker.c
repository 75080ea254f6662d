/*
 * Comes in: questions. Goes out: answers, from another process over a pair of
 * sockets. Either is its length and then its bytes; the first one, from the
 * worker, says what kept it from being caged, and is empty when nothing did.
 */
#include "cli/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/cage.h"

struct ft_worker {
    ft_worker_answer *answer;
    void *context;
    pid_t process; /* 0: none */
    int channel;
    ft_buffer reply;
    bool still; /* it was ended because it did not move */
};

/* ---- bytes over the channel ---- */

static bool get_bytes(int channel, void *to, size_t size)
{
    char *at = to;

    while (size > 0) {
        const ssize_t got = read(channel, at, size);

        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        at += got > 0 ? got : 0;
        size -= got > 0 ? (size_t)got : 0;
    }
    return true;
}

/* In the worker: SIGPIPE may end it, nobody listens any more. */
static bool put_bytes(int channel, const void *from, size_t size)
{
    const char *at = from;

    while (size > 0) {
        const ssize_t put = write(channel, at, size);

        if (put < 0 && errno != EINTR)
            return false;
        at += put > 0 ? put : 0;
        size -= put > 0 ? (size_t)put : 0;
    }
    return true;
}

/* Outside: a worker that is gone is no reason to die. */
static bool send_bytes(int channel, const void *from, size_t size)
{
    const char *at = from;

    while (size > 0) {
        const ssize_t put = send(channel, at, size, MSG_NOSIGNAL);

        if (put < 0 && errno != EINTR)
            return false;
        at += put > 0 ? put : 0;
        size -= put > 0 ? (size_t)put : 0;
    }
    return true;
}

static bool make_room(ft_buffer *buffer, size_t size)
{
    if (size > FT_WORKER_MOST)
        return false;
    if (buffer->capacity <= size) {
        char *data = realloc(buffer->data, size + 1);
        if (!data)
            return false;
        buffer->data = data;
        buffer->capacity = size + 1;
    }
    buffer->len = size;
    buffer->data[size] = '\0';
    return true;
}

/* One message. */
static bool get(int channel, ft_buffer *out)
{
    size_t size;

    return get_bytes(channel, &size, sizeof size) && make_room(out, size) &&
           get_bytes(channel, out->data, size);
}

static bool put(int channel, ft_slice message)
{
    return put_bytes(channel, &message.len, sizeof message.len) &&
           put_bytes(channel, message.data, message.len);
}

/* ---- the worker's own life ---- */

/* Memory that one article took is given back before the next. */
static void live(const ft_worker *w, int channel)
{
    ft_buffer question = {0}, answer = {0};
    const char *trouble = ft_cage_enter(channel);

    if (!put(channel, ft_slice_of(trouble ? trouble : "")) || trouble)
        _exit(1);
    while (get(channel, &question)) {
        w->answer(w->context, ft_buffer_slice(&question), &answer);
        if (answer.failed || !put(channel, ft_buffer_slice(&answer)))
            _exit(1);
        ft_buffer_free(&question);
        ft_buffer_free(&answer);
        question = answer = (ft_buffer){0};
    }
    _exit(0);
}

/* ---- and how it is looked after ---- */

/* How it ended. */
static int bury(ft_worker *w)
{
    int how = 0;

    (void)close(w->channel);
    while (waitpid(w->process, &how, 0) < 0 && errno == EINTR)
        continue;
    w->process = 0;
    return how;
}

void ft_worker_dismiss(ft_worker *worker)
{
    if (worker->process == 0)
        return;
    (void)kill(worker->process, SIGKILL);
    (void)bury(worker);
}

/* Something can be read, or it is gone. One that uses no processor time all
 * the while is ended; SIGXCPU ends one that uses too much. */
static void wait_for(ft_worker *w)
{
    struct pollfd what = {.fd = w->channel, .events = POLLIN};
    double before = ft_cage_spent(w->process);

    w->still = false;
    for (;;) {
        const int came = poll(&what, 1, FT_WORKER_PATIENCE * 1000);
        const double now = came == 0 ? ft_cage_spent(w->process) : 0;

        if (came > 0 || (came < 0 && errno != EINTR))
            return;
        if (came == 0 && now - before < 0.01) {
            w->still = true;
            (void)kill(w->process, SIGKILL);
            return;
        }
        if (came == 0)
            before = now;
    }
}

static bool receive(ft_worker *w)
{
    wait_for(w);
    return get(w->channel, &w->reply);
}

static ft_status fail_start(ft_error *err, const char *why)
{
    return ft_error_set(err, FT_ERR_IO, "cannot isolate a process: %s", why);
}

static ft_status start(ft_worker *w, ft_error *err)
{
    int pair[2];

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return fail_start(err, strerror(errno));
    w->process = fork();
    if (w->process == 0)
        live(w, pair[1]);
    (void)close(pair[1]);
    w->channel = pair[0];
    if (w->process < 0) {
        w->process = 0;
        (void)close(pair[0]);
        return fail_start(err, strerror(errno));
    }
    if (!receive(w)) {
        ft_worker_dismiss(w);
        return fail_start(err, "it died at once");
    }
    if (w->reply.len > 0) {
        ft_worker_dismiss(w);
        return fail_start(err, w->reply.data);
    }
    return FT_OK;
}

ft_status ft_worker_new(ft_worker_answer *answer, void *context,
                        ft_worker **out, ft_error *err)
{
    ft_worker *w = calloc(1, sizeof *w);
    ft_status status;

    *out = NULL;
    if (!w)
        return ft_error_memory(err);
    w->answer = answer;
    w->context = context;
    if ((status = start(w, err)))
        ft_worker_free(w);
    else
        *out = w;
    return status;
}

void ft_worker_free(ft_worker *worker)
{
    if (!worker)
        return;
    ft_worker_dismiss(worker);
    ft_buffer_free(&worker->reply);
    free(worker);
}

/* One that died while nobody asked it cost nothing. */
static ft_status revive(ft_worker *w, ft_error *err)
{
    if (w->process != 0 && waitpid(w->process, NULL, WNOHANG) != 0) {
        (void)close(w->channel);
        w->process = 0;
    }
    return w->process != 0 ? FT_OK : start(w, err);
}

static bool send_question(const ft_worker *w, const ft_slice *parts,
                          size_t count)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++)
        size += parts[i].len;
    if (!send_bytes(w->channel, &size, sizeof size))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!send_bytes(w->channel, parts[i].data, parts[i].len))
            return false;
    return true;
}

/* What became of it, in words. */
static ft_status tell_death(const ft_worker *w, int how, ft_error *err)
{
    static const char who[] = "the process that read it";

    if (w->still)
        return ft_error_set(err, FT_ERR_IO, "%s stood still for %d seconds",
                            who, (int)FT_WORKER_PATIENCE);
    if (!WIFSIGNALED(how))
        return ft_error_set(err, FT_ERR_IO, "%s ran out of memory", who);
    switch (WTERMSIG(how)) {
    case SIGXCPU:
        return ft_error_set(err, FT_ERR_IO,
                            "%s took more than %d seconds of processor time",
                            who, (int)FT_CAGE_SECONDS);
    case SIGSYS:
        return ft_error_set(err, FT_ERR_IO,
                            "%s asked the system for what it may not have",
                            who);
    default:
        return ft_error_set(err, FT_ERR_IO, "%s died: %s", who,
                            strsignal(WTERMSIG(how)));
    }
}

ft_status ft_worker_ask(ft_worker *worker, const ft_slice *parts, size_t count,
                        ft_slice *answer, ft_error *err)
{
    ft_status status = revive(worker, err);

    if (status)
        return status;
    if (ft_cage_feed(worker->process) && send_question(worker, parts, count) &&
        receive(worker)) {
        *answer = ft_buffer_slice(&worker->reply);
        return FT_OK;
    }
    /* It has ended; or its answer is too long to be one. */
    (void)kill(worker->process, SIGKILL);
    return tell_death(worker, bury(worker), err);
}
