/*
 * Comes in: a process that may do what its user may. Goes out: one that can
 * compute, and read and write one descriptor. The filter is a few lines of BPF
 * of our own: a list of numbers needs no library. As the only descriptor is no
 * file and no other can be had, no argument has to be looked at.
 */
#include "cli/cage.h"

#include "base/slice.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Numbers of system calls mean something for one architecture alone. */
#if defined(__x86_64__) && !defined(__ILP32__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && !defined(__AARCH64EB__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

/* The address sanitizer's shadow takes terabytes of addresses. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#ifdef ARCHITECTURE

/* clang-format off */
static const struct {
    int number;
    unsigned answer;
} calls[] = {
    {SYS_read, SECCOMP_RET_ALLOW}, /* the channel */
    {SYS_write, SECCOMP_RET_ALLOW},
    {SYS_mmap, SECCOMP_RET_ALLOW}, /* memory, and PCRE2's native code */
    {SYS_munmap, SECCOMP_RET_ALLOW},
    {SYS_mprotect, SECCOMP_RET_ALLOW},
    {SYS_mremap, SECCOMP_RET_ALLOW},
    {SYS_madvise, SECCOMP_RET_ALLOW},
    {SYS_brk, SECCOMP_RET_ALLOW},
    {SYS_sysinfo, SECCOMP_RET_ALLOW}, /* qsort() asks how much there is */
    {SYS_futex, SECCOMP_RET_ALLOW}, /* locks */
    {SYS_sched_yield, SECCOMP_RET_ALLOW},
    {SYS_clock_gettime, SECCOMP_RET_ALLOW}, /* deadlines */
    {SYS_gettimeofday, SECCOMP_RET_ALLOW},
    {SYS_exit, SECCOMP_RET_ALLOW},
    {SYS_exit_group, SECCOMP_RET_ALLOW},
    /* malloc() asks these of its own accord, and does well without an answer */
    {SYS_openat, SECCOMP_RET_ERRNO | EACCES},
    {SYS_sched_getaffinity, SECCOMP_RET_ERRNO | EACCES},
};
/* clang-format on */

enum { HEAD = 4, STEPS = HEAD + 2 * (int)FT_COUNT(calls) + 1 };

/* Two steps a call: is it this one? Then this is the answer. */
static bool filter_calls(void)
{
    struct sock_filter steps[STEPS] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    };
    const struct sock_fprog program = {STEPS, steps};
    struct sock_filter *step = &steps[HEAD];

    for (size_t i = 0; i < FT_COUNT(calls); i++) {
        *step++ = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                                               (unsigned)calls[i].number, 0, 1);
        *step++ =
            (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, calls[i].answer);
    }
    *step =
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

static bool filter_calls(void)
{
    return false;
}

#endif

/* Never above what the user's own limits are. */
static bool limit(unsigned what, rlim_t most)
{
    struct rlimit both;

    if (getrlimit(what, &both) != 0)
        return false;
    both.rlim_max = most < both.rlim_max ? most : both.rlim_max;
    both.rlim_cur = both.rlim_max;
    return setrlimit(what, &both) == 0;
}

#ifndef __SANITIZE_ADDRESS__

/* Bytes of addresses in use; 0: nobody knows. */
static rlim_t addresses(void)
{
    char text[64] = "";
    const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    const long page = sysconf(_SC_PAGESIZE);

    if (file < 0)
        return 0;
    const ssize_t got = read(file, text, sizeof text - 1);
    (void)close(file);
    return got > 0 && page > 0 ? (rlim_t)strtoull(text, NULL, 10) * (rlim_t)page
                               : 0;
}

static bool limit_memory(void)
{
    const rlim_t now = addresses();

    return now > 0 && limit(RLIMIT_AS, now + FT_CAGE_MEMORY);
}

#else

static bool limit_memory(void)
{
    return true;
}

#endif

static bool close_others(int channel)
{
    const unsigned kept = (unsigned)channel;

    return (kept == 0 || close_range(0, kept - 1, 0) == 0) &&
           close_range(kept + 1, ~0U, 0) == 0;
}

/* A wish to stop is for the process that reads; it lets this one finish. */
static bool settle_signals(void)
{
    return signal(SIGINT, SIG_IGN) != SIG_ERR &&
           signal(SIGTERM, SIG_IGN) != SIG_ERR &&
           signal(SIGPIPE, SIG_DFL) != SIG_ERR &&
           signal(SIGXCPU, SIG_DFL) != SIG_ERR &&
           prctl(PR_SET_PDEATHSIG, SIGKILL) == 0;
}

const char *ft_cage_enter(int channel)
{
    if (!settle_signals())
        return "its signals cannot be set";
    if (!limit_memory())
        return "its memory cannot be limited";
    if (!close_others(channel))
        return "its files cannot be closed";
    if (!limit(RLIMIT_CORE, 0) || !limit(RLIMIT_NOFILE, 0) ||
        !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NPROC, 0))
        return "its limits cannot be set";
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !filter_calls())
        return "the system has no seccomp filters";
    return NULL;
}

double ft_cage_spent(pid_t process)
{
    struct timespec spent;
    clockid_t clock;

    if (clock_getcpuclockid(process, &clock) != 0 ||
        clock_gettime(clock, &spent) != 0)
        return -1;
    return (double)spent.tv_sec + (double)spent.tv_nsec / 1e9;
}

bool ft_cage_feed(pid_t process)
{
    const double spent = ft_cage_spent(process);
    const rlim_t until = (rlim_t)(spent + 1) + FT_CAGE_SECONDS;
    struct rlimit both;

    if (spent < 0 || prlimit(process, RLIMIT_CPU, NULL, &both) != 0)
        return false;
    both.rlim_cur = until < both.rlim_max ? until : both.rlim_max;
    return prlimit(process, RLIMIT_CPU, &both, NULL) == 0;
}

#else

const char *ft_cage_enter(int channel)
{
    (void)channel;
    return "only Linux can do that";
}

double ft_cage_spent(pid_t process)
{
    (void)process;
    return -1;
}

bool ft_cage_feed(pid_t process)
{
    (void)process;
    return false;
}

#endif
