/* counter: how much work a stretch of this thread was. */
#ifndef FT_CLI_COUNTER_H
#define FT_CLI_COUNTER_H

#include <stdbool.h>

typedef struct ft_counter {
    int file;          /* of perf_event_open(2); -1: none */
    bool instructions; /* what is counted; else nanoseconds of processor time */
    unsigned long long begin;
} ft_counter;

/* Instructions in user space where the system counts them, else time. */
void ft_counter_open(ft_counter *counter);
void ft_counter_close(ft_counter *counter);
void ft_counter_start(ft_counter *counter);
unsigned long long ft_counter_read(const ft_counter *counter); /* since start */

#endif
