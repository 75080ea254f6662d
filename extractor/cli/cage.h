/*
 * cage: a process gives up, for good, all but its memory, the processor and one
 * descriptor. Linux alone can do that; elsewhere it is refused, never half
 * done.
 */
#ifndef FT_CLI_CAGE_H
#define FT_CLI_CAGE_H

#include <stdbool.h>
#include <sys/types.h>

enum {
    FT_CAGE_MEMORY = 1 << 30, /* bytes beyond what there is at the start */
    FT_CAGE_SECONDS = 30      /* of processor time an article may take */
};

/* The process that calls: `channel` is the one descriptor that stays open.
 * No file can be opened any more, and any system call but those that pure
 * computing needs ends the process with SIGSYS. NULL, or what the system would
 * not do; what was given up by then stays given up: end the process. */
const char *ft_cage_enter(int channel);

/* Seconds of processor time that the process has used; negative: it is gone. */
double ft_cage_spent(pid_t process);
/* From outside: it gets FT_CAGE_SECONDS more, and SIGXCPU behind them. */
bool ft_cage_feed(pid_t process);

#endif
