/*
 * fault: a library to preload, with which one call to the system or for memory
 * fails, and all others do what they do.
 *
 *   FAULT=KIND:N   the N-th call of that kind fails; with "+" behind it all
 *                  calls after it as well; N = 0: none does
 *   FAULT_TOLD=F   at the end, the number of calls of that kind and of blocks
 *                  of memory that were not freed are written to F
 *
 * Calls that libstdc++ and PCRE2's JIT make are counted, but never fail: they
 * end the program then, and nobody outside can help it.
 */
#include <dlfcn.h>
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

/* glibc's own. NOLINTBEGIN(bugprone-reserved-identifier) */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);
void *__libc_memalign(size_t align, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

typedef enum kind { MEMORY, WRITE, SYNC, RENAME, CLOSE, OPEN, CUT, KINDS } kind;

static const struct {
    const char *name;
    kind kind;
    int reason; /* errno; 0: half of it is written */
} kinds[] = {
    {"memory", MEMORY, ENOMEM},
    {"write-enospc", WRITE, ENOSPC},
    {"write-eio", WRITE, EIO},
    {"write-epipe", WRITE, EPIPE},
    {"write-eintr", WRITE, EINTR},
    {"write-short", WRITE, 0},
    {"sync", SYNC, EIO},
    {"rename", RENAME, EIO},
    {"close", CLOSE, EIO},
    {"open", OPEN, EMFILE},
    {"cut", CUT, EIO},
};

static struct {
    kind kind;
    int reason;
    unsigned long at;
    bool all; /* from there on */
    bool set;
    atomic_ulong calls;
    atomic_long live;
    atomic_int compiling; /* native code is being made */
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
        snprintf(text, sizeof text, "%lu %ld\n", atomic_load(&fault.calls),
                 atomic_load(&fault.live));
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

static bool is_of_cpp(const void *caller)
{
    Dl_info place;

    return dladdr(caller, &place) && place.dli_fname &&
           strstr(place.dli_fname, "libstdc++");
}

static bool fails(kind kind, const void *caller)
{
    if (!fault.set || fault.kind != kind)
        return false;
    const unsigned long number = atomic_fetch_add(&fault.calls, 1) + 1;
    if (fault.at == 0 || number < fault.at ||
        (number > fault.at && !fault.all) || atomic_load(&fault.compiling) ||
        is_of_cpp(caller))
        return false;
    errno = fault.reason;
    return true;
}

#define CALLER __builtin_return_address(0)

/* ---- memory ---- */

static void *counted(void *block)
{
    if (block)
        atomic_fetch_add(&fault.live, 1);
    return block;
}

void *malloc(size_t size)
{
    return fails(MEMORY, CALLER) ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return fails(MEMORY, CALLER) ? NULL : counted(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    if (fails(MEMORY, CALLER))
        return NULL;
    return block ? __libc_realloc(block, size) : counted(__libc_malloc(size));
}

int posix_memalign(void **out, size_t align, size_t size)
{
    if (fails(MEMORY, CALLER))
        return ENOMEM;
    *out = counted(__libc_memalign(align, size));
    return *out ? 0 : ENOMEM;
}

void *aligned_alloc(size_t align, size_t size)
{
    return fails(MEMORY, CALLER) ? NULL : counted(__libc_memalign(align, size));
}

void free(void *block)
{
    if (block)
        atomic_fetch_sub(&fault.live, 1);
    __libc_free(block);
}

int pcre2_jit_compile_8(void *code, uint32_t options)
{
    int (*real)(void *, uint32_t);
    void *found = dlsym(RTLD_NEXT, "pcre2_jit_compile_8");

    memcpy(&real, &found, sizeof real);
    atomic_fetch_add(&fault.compiling, 1);
    const int status = real(code, options);
    atomic_fetch_sub(&fault.compiling, 1);
    return status;
}

/* ---- files ---- */

/* What is said of an error is no output. */
static bool is_watched(int file)
{
    return file != STDERR_FILENO;
}

ssize_t write(int file, const void *bytes, size_t size)
{
    if (is_watched(file) && fails(WRITE, CALLER)) {
        if (fault.reason != 0)
            return -1;
        size = size > 1 ? size / 2 : size;
    }
    return syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset)
{
    if (fails(WRITE, CALLER)) {
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
    return fails(SYNC, CALLER) ? -1 : (int)syscall(SYS_fsync, file);
}

int fdatasync(int file)
{
    return fails(SYNC, CALLER) ? -1 : (int)syscall(SYS_fdatasync, file);
}

int rename(const char *from, const char *to)
{
    if (fails(RENAME, CALLER))
        return -1;
    return (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

/* It is closed all the same, as POSIX has it for EIO. */
int close(int file)
{
    const bool failed = fails(CLOSE, CALLER);
    const long done = syscall(SYS_close, file);

    if (failed)
        errno = fault.reason;
    return failed ? -1 : (int)done;
}

int ftruncate64(int file, off64_t length)
{
    return fails(CUT, CALLER) ? -1 : (int)syscall(SYS_ftruncate, file, length);
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
    if (fails(OPEN, CALLER))
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
