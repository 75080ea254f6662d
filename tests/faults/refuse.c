/*
 * The functions of the C library that the command and its libraries call, each
 * in front of the real one.
 */
#include "faults/refuse.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <unwind.h>

/* glibc's own. NOLINTBEGIN(bugprone-reserved-identifier) */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);
void *__libc_memalign(size_t align, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

enum {
    CALLERS = 12,     /* of this program, that tell places apart */
    FRAMES = 48,      /* that are looked at for them */
    PLACES = 1 << 16, /* of the table, a power of two */
};

/* Where this program's code lies. */
extern const char __executable_start, /* NOLINT(bugprone-reserved-identifier) */
    etext;

/* Who called whom, the innermost first. */
typedef struct stack {
    void *frames[FRAMES];
    int count;
    uint64_t sum; /* of those that are this program's */
    int own;
} stack;

typedef struct place {
    uint64_t sum; /* of the callers and the kind; 0: nobody */
    bool tried[2];
    bool spared;
} place;

static struct {
    refuse_kind kind;
    bool on;
    bool chosen; /* a place is, and was refused */
    place places[PLACES];
    size_t count;
    stack stack;     /* of the place */
    bool of_library; /* who was refused is a library */
    atomic_long live;
    atomic_int compiling; /* native code is being made */
} the;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread bool inside; /* our own requests do not count */

static bool is_own(const void *caller)
{
    return (const char *)caller >= &__executable_start &&
           (const char *)caller < &etext;
}

static _Unwind_Reason_Code note_frame(struct _Unwind_Context *context,
                                      void *into)
{
    stack *s = into;
    const uintptr_t at = _Unwind_GetIP(context);

    memcpy(&s->frames[s->count++], &at, sizeof at);
    if (is_own(s->frames[s->count - 1])) {
        s->sum = (s->sum ^ at) * 1099511628211u;
        s->own++;
    }
    return s->own < CALLERS && s->count < FRAMES ? _URC_NO_REASON
                                                 : _URC_END_OF_STACK;
}

static stack stack_here(void)
{
    stack s = {.sum = 1469598103934665603u};

    (void)_Unwind_Backtrace(note_frame, &s);
    return s;
}

void refuse_begin(refuse_kind kind, bool on)
{
    (void)stack_here(); /* it loads a library when it is new */
    the.chosen = false;
    the.on = on;
    the.kind = kind;
}

bool refuse_end(void)
{
    the.kind = REFUSE_NOTHING;
    return the.chosen;
}

bool refuse_was_library(void)
{
    return the.of_library;
}

void refuse_tell(int file)
{
    the.kind = REFUSE_NOTHING;
    backtrace_symbols_fd(the.stack.frames, the.stack.count, file);
}

long refuse_live(void)
{
    return atomic_load(&the.live);
}

/* Who cannot take it: libstdc++ ends the program, the loader keeps its lock for
 * ever, and libxml2 2.9 reads from the buffer that did not grow. */
static bool is_spared(const stack *s)
{
    static const char *const files[] = {"libstdc++", "ld-linux"};
    Dl_info info;

    for (int i = 0; i < s->count; i++) {
        if (is_own(s->frames[i]) || !dladdr(s->frames[i], &info) ||
            !info.dli_fname)
            continue;
        for (size_t k = 0; k < sizeof files / sizeof *files; k++)
            if (strstr(info.dli_fname, files[k]))
                return true;
        if (info.dli_sname && strcmp(info.dli_sname, "xmlBufGrow") == 0)
            return true;
    }
    return false;
}

static place *find_place(const stack *s)
{
    const uint64_t sum = s->sum + the.kind;
    size_t at = (size_t)(sum * 0x9E3779B97F4A7C15u >> 40) % PLACES;

    while (the.places[at].sum && the.places[at].sum != sum)
        at = (at + 1) % PLACES;
    if (!the.places[at].sum) {
        if (++the.count == PLACES / 2)
            abort();
        the.places[at] = (place){.sum = sum, .spared = is_spared(s)};
    }
    return &the.places[at];
}

static bool choose(const void *caller)
{
    const stack s = stack_here();
    place *p = find_place(&s);

    if (p->spared)
        return false;
    if (the.chosen)
        return true;
    if (p->tried[the.on])
        return false;
    p->tried[the.on] = true;
    the.chosen = true;
    the.stack = s;
    the.of_library = !is_own(caller);
    return true;
}

static __attribute__((noinline)) bool refused_by(refuse_kind kind,
                                                 const void *caller)
{
    if (the.kind != kind || inside || (the.chosen && !the.on) ||
        atomic_load(&the.compiling))
        return false;
    inside = true;
    (void)pthread_mutex_lock(&lock);
    bool no = choose(caller);
    (void)pthread_mutex_unlock(&lock);
    inside = false;
    return no;
}

static bool fails_by(refuse_kind kind, int reason, const void *caller)
{
    if (!refused_by(kind, caller))
        return false;
    errno = reason;
    return true;
}

#define CALLER __builtin_return_address(0)
#define refused(kind) refused_by(kind, CALLER)
#define fails(kind, reason) fails_by(kind, reason, CALLER)

/* ---- memory ---- */

static void *counted(void *block)
{
    if (block)
        atomic_fetch_add(&the.live, 1);
    return block;
}

void *malloc(size_t size)
{
    return fails(REFUSE_MEMORY, ENOMEM) ? NULL : counted(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return fails(REFUSE_MEMORY, ENOMEM) ? NULL
                                        : counted(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    if (fails(REFUSE_MEMORY, ENOMEM))
        return NULL;
    return block ? __libc_realloc(block, size) : counted(__libc_malloc(size));
}

int posix_memalign(void **out, size_t align, size_t size)
{
    if (fails(REFUSE_MEMORY, ENOMEM))
        return ENOMEM;
    *out = counted(__libc_memalign(align, size));
    return *out ? 0 : ENOMEM;
}

void *aligned_alloc(size_t align, size_t size)
{
    return fails(REFUSE_MEMORY, ENOMEM) ? NULL
                                        : counted(__libc_memalign(align, size));
}

void free(void *block)
{
    if (block)
        atomic_fetch_sub(&the.live, 1);
    __libc_free(block);
}

/* ---- the system ---- */

/* The function of that name behind this one, as a pointer `real`. */
#define REAL(type, name, ...)                                                  \
    static type (*real)(__VA_ARGS__);                                          \
    if (!real) {                                                               \
        inside = true;                                                         \
        void *found = dlsym(RTLD_NEXT, #name);                                 \
        memcpy(&real, &found, sizeof real);                                    \
        inside = false;                                                        \
    }

/* PCRE2's compiler of native code ends the program when it gets no memory. */
int pcre2_jit_compile_8(void *code, uint32_t options);
int pcre2_jit_compile_8(void *code, uint32_t options)
{
    REAL(int, pcre2_jit_compile_8, void *, uint32_t)
    atomic_fetch_add(&the.compiling, 1);
    int status = real(code, options);
    atomic_fetch_sub(&the.compiling, 1);
    return status;
}

ssize_t write(int file, const void *bytes, size_t size)
{
    REAL(ssize_t, write, int, const void *, size_t)
    if (file != STDERR_FILENO) { /* what is said of an error is no output */
        if (fails(REFUSE_CALL, ENOSPC) || fails(REFUSE_INTERRUPT, EINTR))
            return -1;
        if (size > 1 && refused(REFUSE_PART))
            size /= 2;
    }
    return real(file, bytes, size);
}

ssize_t read(int file, void *bytes, size_t size)
{
    REAL(ssize_t, read, int, void *, size_t)
    if (fails(REFUSE_CALL, EIO) || fails(REFUSE_INTERRUPT, EINTR))
        return -1;
    return real(file, bytes, size > 1 && refused(REFUSE_PART) ? 1 : size);
}

int open(const char *path, int flags, ...)
{
    REAL(int, open, const char *, int, ...)
    va_list rest;

    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(REFUSE_CALL, EMFILE) ? -1 : real(path, flags, mode);
}

/* It is closed all the same, as POSIX has it for EIO. */
int close(int file)
{
    REAL(int, close, int)
    bool no = refused(REFUSE_CALL);
    int status = real(file);

    if (no)
        errno = EIO;
    return no ? -1 : status;
}

int fclose(FILE *file)
{
    REAL(int, fclose, FILE *)
    bool no = refused(REFUSE_CALL);
    int status = real(file);

    if (no)
        errno = EIO;
    return no ? EOF : status;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *how,
                   void *(*run)(void *), void *context)
{
    REAL(int, pthread_create, pthread_t *, const pthread_attr_t *,
         void *(*)(void *), void *)
    return refused(REFUSE_CALL) ? EAGAIN : real(thread, how, run, context);
}

int poll(struct pollfd *files, nfds_t count, int timeout)
{
    REAL(int, poll, struct pollfd *, nfds_t, int)
    return fails(REFUSE_CALL, ENOMEM) || fails(REFUSE_INTERRUPT, EINTR)
               ? -1
               : real(files, count, timeout);
}

ssize_t send(int file, const void *bytes, size_t size, int flags)
{
    REAL(ssize_t, send, int, const void *, size_t, int)
    if (fails(REFUSE_CALL, EPIPE) || fails(REFUSE_INTERRUPT, EINTR))
        return -1;
    return real(file, bytes, size > 1 && refused(REFUSE_PART) ? 1 : size,
                flags);
}

/* A call that fails with `bad` and `reason`, given what it is called with.
 * NOLINTBEGIN(bugprone-macro-parentheses) */
#define CALL(type, name, bad, reason, parameters, arguments)                   \
    type name parameters                                                       \
    {                                                                          \
        static type(*real) parameters;                                         \
        if (!real) {                                                           \
            inside = true;                                                     \
            void *found = dlsym(RTLD_NEXT, #name);                             \
            memcpy(&real, &found, sizeof real);                                \
            inside = false;                                                    \
        }                                                                      \
        return fails(REFUSE_CALL, reason) ? (bad) : real arguments;            \
    }

/* NOLINTEND(bugprone-macro-parentheses) */

CALL(int, fsync, -1, EIO, (int file), (file))
CALL(int, fdatasync, -1, EIO, (int file), (file))
CALL(int, rename, -1, EIO, (const char *from, const char *to), (from, to))
CALL(int, ftruncate, -1, EIO, (int file, off_t len), (file, len))
CALL(off_t, lseek, -1, EIO, (int file, off_t at, int from), (file, at, from))
CALL(int, stat, -1, EACCES, (const char *path, struct stat *out), (path, out))
CALL(int, fstat, -1, EIO, (int file, struct stat *out), (file, out))
CALL(int, fstatat, -1, EIO,
     (int folder, const char *name, struct stat *out, int flags),
     (folder, name, out, flags))
CALL(int, access, -1, EACCES, (const char *path, int mode), (path, mode))
CALL(FILE *, fopen, NULL, EMFILE, (const char *path, const char *mode),
     (path, mode))
CALL(FILE *, fdopen, NULL, EMFILE, (int file, const char *mode), (file, mode))
CALL(int, fflush, EOF, ENOSPC, (FILE * file), (file))
CALL(int, ferror, 1, EIO, (FILE * file), (file))
CALL(int, fseek, -1, EIO, (FILE * file, long at, int from), (file, at, from))
CALL(size_t, fwrite, 0, ENOSPC,
     (const void *bytes, size_t size, size_t count, FILE *file),
     (bytes, size, count, file))
CALL(DIR *, opendir, NULL, EMFILE, (const char *path), (path))
CALL(struct dirent *, readdir, NULL, EIO, (DIR * folder), (folder))
CALL(int, scandir, -1, ENOMEM,
     (const char *path, struct dirent ***out,
      int (*wanted)(const struct dirent *),
      int (*order)(const struct dirent **, const struct dirent **)),
     (path, out, wanted, order))
CALL(int, mkdir, -1, EACCES, (const char *path, mode_t mode), (path, mode))
CALL(int, mkstemp, -1, EMFILE, (char *path), (path))
CALL(int, unlink, -1, EIO, (const char *path), (path))
CALL(int, unlinkat, -1, EIO, (int folder, const char *name, int flags),
     (folder, name, flags))
CALL(char *, getcwd, NULL, EACCES, (char *out, size_t size), (out, size))
CALL(char *, realpath, NULL, EACCES, (const char *path, char *out), (path, out))
CALL(int, clock_gettime, -1, EINVAL, (clockid_t id, struct timespec *out),
     (id, out))
CALL(int, clock_getcpuclockid, ESRCH, ESRCH, (pid_t process, clockid_t *out),
     (process, out))
CALL(int, socketpair, -1, EMFILE,
     (int family, int type, int protocol, int files[2]),
     (family, type, protocol, files))
CALL(pid_t, fork, -1, EAGAIN, (void), ())
CALL(int, prlimit, -1, EPERM,
     (pid_t process, enum __rlimit_resource what, const struct rlimit *new,
      struct rlimit *old),
     (process, what, new, old))
CALL(int, sigaction, -1, EINVAL,
     (int number, const struct sigaction *new, struct sigaction *old),
     (number, new, old))
