/* meter: time and, where the kernel counts them for us, instructions. */
#ifndef FT_BENCH_METER_H
#define FT_BENCH_METER_H

#include <stdbool.h>

typedef struct ft_cost {
    double seconds;      /* of this thread */
    double instructions; /* of this thread, in user mode; 0: not counted */
} ft_cost;

/* Opens the counter once; false when the kernel does not let us. */
bool ft_meter_open(void);
/* What was spent up to now. */
ft_cost ft_meter_read(void);
/* What was spent since `start`. */
ft_cost ft_meter_since(ft_cost start);
/* Keeps the lesser of each. */
void ft_cost_keep_least(ft_cost *least, ft_cost cost);
void ft_cost_add(ft_cost *sum, ft_cost cost);

#endif
