/* Comes in: nothing. Goes out: instructions, or nanoseconds of processor time;
 * perf_event_open(2) lives here, and has no wrapper in the C library. */
#include "cli/counter.h"

#include <linux/perf_event.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

void ft_counter_open(ft_counter *counter)
{
    struct perf_event_attr what;

    memset(&what, 0, sizeof what);
    what.type = PERF_TYPE_HARDWARE;
    what.size = sizeof what;
    what.config = PERF_COUNT_HW_INSTRUCTIONS;
    what.exclude_kernel = 1;
    what.exclude_hv = 1;
    counter->begin = 0;
    counter->file = (int)syscall(SYS_perf_event_open, &what, 0, -1, -1,
                                 PERF_FLAG_FD_CLOEXEC);
    counter->instructions = counter->file >= 0;
    if (counter->instructions && ft_counter_read(counter) == 0) {
        ft_counter_close(counter); /* it opens, and counts nothing */
        counter->instructions = false;
    }
}

void ft_counter_close(ft_counter *counter)
{
    if (counter->file >= 0)
        (void)close(counter->file);
    counter->file = -1;
}

static unsigned long long now(const ft_counter *counter)
{
    unsigned long long count = 0;
    struct timespec time;

    if (counter->file >= 0)
        return read(counter->file, &count, sizeof count) ==
                       (ssize_t)sizeof count
                   ? count
                   : 0;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time))
        return 0;
    return (unsigned long long)time.tv_sec * 1000000000U +
           (unsigned long long)time.tv_nsec;
}

void ft_counter_start(ft_counter *counter)
{
    counter->begin = now(counter);
}

unsigned long long ft_counter_read(const ft_counter *counter)
{
    return now(counter) - counter->begin;
}
