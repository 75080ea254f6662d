/*
 * fault: a library to preload, with which one call that writes or opens a file
 * fails, and all others do what they do.
 *
 *   FAULT=KIND:N   the N-th call of that kind fails; with "+" behind it all
 *                  calls after it as well; N = 0: none does
 *   FAULT_TOLD=F   at the end, the number of calls of that kind is written to F
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef enum kind { WRITE, SYNC, RENAME, CLOSE, OPEN, CUT, KINDS } kind;

static const struct {
    const char *name;
    kind kind;
    int reason; /* errno; 0: half of it is written */
} kinds[] = {
    {"write-enospc", WRITE, ENOSPC}, {"write-eio", WRITE, EIO},
    {"write-epipe", WRITE, EPIPE},   {"write-eintr", WRITE, EINTR},
    {"write-short", WRITE, 0},       {"sync", SYNC, EIO},
    {"rename", RENAME, EIO},         {"close", CLOSE, EIO},
    {"open", OPEN, EMFILE},          {"cut", CUT, EIO},
};

static struct {
    kind kind;
    int reason;
    unsigned long at;
    bool all; /* from there on */
    bool set;
    atomic_ulong calls;
} fault;

__attribute__((constructor)) static void read_fault(void)
{
    const char *told = getenv("FAULT");
    const char *colon = told ? strchr(told, ':') : NULL;

    for (size_t i = 0; colon && i < sizeof kinds / sizeof *kinds; i++) {
        const size_t len = strlen(kinds[i].name);
        if (len != (size_t)(colon - told) ||
            strncmp(told, kinds[i].name, len) != 0)
            continue;
        fault.kind = kinds[i].kind;
        fault.reason = kinds[i].reason;
        fault.at = strtoul(colon + 1, NULL, 10);
        fault.all = strchr(colon, '+') != NULL;
        fault.set = true;
    }
}

static void tell(const char *path)
{
    char text[64];
    const int len =
        snprintf(text, sizeof text, "%lu\n", atomic_load(&fault.calls));
    const long file =
        syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (file >= 0)
        (void)syscall(SYS_write, file, text, len);
}

__attribute__((destructor)) static void tell_all(void)
{
    const char *path = getenv("FAULT_TOLD");

    if (path)
        tell(path);
}

static bool fails(kind kind)
{
    if (!fault.set || fault.kind != kind)
        return false;
    const unsigned long number = atomic_fetch_add(&fault.calls, 1) + 1;
    if (fault.at == 0 || number < fault.at || (number > fault.at && !fault.all))
        return false;
    errno = fault.reason;
    return true;
}

/* What is said of an error is no output. */
static bool is_watched(int file)
{
    return file != STDERR_FILENO;
}

ssize_t write(int file, const void *bytes, size_t size)
{
    if (is_watched(file) && fails(WRITE)) {
        if (fault.reason != 0)
            return -1;
        size = size > 1 ? size / 2 : size;
    }
    return syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
    if (fails(WRITE)) {
        if (fault.reason != 0)
            return -1;
        size = size > 1 ? size / 2 : size;
    }
    return syscall(SYS_pwrite64, file, bytes, size, offset);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset)
{
    return pwrite64(file, bytes, size, offset);
}

int fsync(int file)
{
    return fails(SYNC) ? -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
    return fails(SYNC) ? -1 : (int)syscall(SYS_fdatasync, file);
}

int rename(const char *from, const char *to)
{
    if (fails(RENAME))
        return -1;
    return (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

/* It is closed all the same, as POSIX has it for EIO. */
int close(int file)
{
    const bool failed = fails(CLOSE);
    const long done = syscall(SYS_close, file);

    if (failed)
        errno = fault.reason;
    return failed ? -1 : (int)done;
}

int ftruncate64(int file, off64_t length)
{
    return fails(CUT) ? -1 : (int)syscall(SYS_ftruncate, file, length);
}

int ftruncate(int file, off_t length)
{
    return ftruncate64(file, length);
}

int open64(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list rest;

    va_start(rest, flags);
    if (flags & O_CREAT)
        mode = va_arg(rest, mode_t);
    va_end(rest);
    if (fails(OPEN))
        return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    va_list rest;

    va_start(rest, flags);
    if (flags & O_CREAT)
        mode = va_arg(rest, mode_t);
    va_end(rest);
    return open64(path, flags, mode);
}
