/*
 * flaw: a library to preload, in which the guesser of encodings has a flaw that
 * an article can use: behind "FLAW:" in its bytes stands what then happens. So
 * the command itself needs no way to be broken. With FLAW_NO_SECCOMP set, the
 * system has no seccomp filters.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <uchardet/uchardet.h>

static void write_nowhere(void)
{
    volatile char *volatile place = NULL;

    *place = 1; /* NOLINT(clang-analyzer-core.NullDereference) */
}

static void open_file(void)
{
    if (open("/etc/passwd", O_RDONLY) >= 0)
        (void)creat("broken-out", 0600);
    write_nowhere();
}

static void connect_out(void)
{
    if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
        (void)creat("broken-out", 0600);
}

/* No system call: what it holds open is all it could write to. */
static void write_all(void)
{
    static const char text[] = "FORGED\n";

    for (int file = 0; file < 3; file++)
        (void)!write(file, text, sizeof text - 1);
    write_nowhere();
}

static void spin(void)
{
    for (volatile unsigned long long i = 0;; i++)
        continue;
}

static const struct {
    const char *word;
    void (*deed)(void);
} deeds[] = {
    {"FLAW:crash", write_nowhere}, {"FLAW:abort", abort},
    {"FLAW:open", open_file},      {"FLAW:socket", connect_out},
    {"FLAW:write", write_all},     {"FLAW:spin", spin},
};

int uchardet_handle_data(uchardet_t detector, const char *data, size_t len)
{
    int (*real)(uchardet_t, const char *, size_t);
    void *found = dlsym(RTLD_NEXT, "uchardet_handle_data");

    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        if (memmem(data, len, deeds[i].word, strlen(deeds[i].word)))
            deeds[i].deed();
    memcpy(&real, &found, sizeof real);
    return real(detector, data, len);
}

/* glibc gives prctl() no such wrapper as one could call from here. */
int prctl(int option, ...)
{
    unsigned long a[4];
    va_list rest;

    va_start(rest, option);
    for (size_t i = 0; i < 4; i++)
        a[i] = va_arg(rest, unsigned long);
    va_end(rest);
    if (option == PR_SET_SECCOMP && getenv("FLAW_NO_SECCOMP")) {
        errno = EINVAL;
        return -1;
    }
    return (int)syscall(SYS_prctl, option, a[0], a[1], a[2], a[3]);
}
