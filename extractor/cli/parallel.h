/* parallel: the same work on many things, by several threads. */
#ifndef FT_CLI_PARALLEL_H
#define FT_CLI_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

/* Does `index` of the work; `worker` counts from 0. */
typedef void ft_parallel_work(void *context, size_t index, size_t worker);

/* As many as there are processors, at most FT_PARALLEL_MOST. */
size_t ft_parallel_default(void);

enum { FT_PARALLEL_MOST = 64 };

/* Does 0 to `count` - 1, each once, in any order, and returns when all is done.
 * A thread that cannot be started is done without. */
void ft_parallel_run(size_t workers, size_t count, ft_parallel_work *work,
                     void *context);

#endif
