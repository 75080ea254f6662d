#define _GNU_SOURCE /* syscall() */
#include "meter.h"

#include <linux/perf_event.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* A process has one meter: a counter costs nothing to read twice. */
static int counter = -1;

bool ft_meter_open(void)
{
    struct perf_event_attr wanted = {
        .type = PERF_TYPE_HARDWARE,
        .size = sizeof wanted,
        .config = PERF_COUNT_HW_INSTRUCTIONS,
        .exclude_kernel = 1,
        .exclude_hv = 1,
    };

    if (counter < 0)
        counter = (int)syscall(SYS_perf_event_open, &wanted, 0, -1, -1, 0);
    return counter >= 0;
}

ft_cost ft_meter_read(void)
{
    struct timespec time;
    uint64_t count = 0;

    if (counter >= 0 && read(counter, &count, sizeof count) != sizeof count)
        count = 0;
    /* Of this thread: what the machine does meanwhile is not ours. */
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (ft_cost){(double)time.tv_sec + (double)time.tv_nsec / 1e9,
                     (double)count};
}

ft_cost ft_meter_since(ft_cost start)
{
    ft_cost now = ft_meter_read();

    return (ft_cost){now.seconds - start.seconds,
                     now.instructions - start.instructions};
}

static void keep_least(double *least, double value)
{
    if (*least <= 0 || value < *least)
        *least = value;
}

void ft_cost_keep_least(ft_cost *least, ft_cost cost)
{
    keep_least(&least->seconds, cost.seconds);
    keep_least(&least->instructions, cost.instructions);
}

void ft_cost_add(ft_cost *sum, ft_cost cost)
{
    sum->seconds += cost.seconds;
    sum->instructions += cost.instructions;
}
