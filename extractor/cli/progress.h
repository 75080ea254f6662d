/* progress: how far a long run is, on standard error: a line that is written
 * over on a terminal, or JSON lines for machines, or nothing. */
#ifndef FT_CLI_PROGRESS_H
#define FT_CLI_PROGRESS_H

#include "cli/tally.h"

typedef enum ft_showing {
    FT_SHOWING_AUTO, /* a line when standard error is a terminal */
    FT_SHOWING_JSON,
    FT_SHOWING_NEVER
} ft_showing;

typedef struct ft_progress {
    ft_showing showing;
    bool drawn;                /* a line stands on the terminal */
    double start;              /* seconds, of a clock that only goes on */
    double shown;              /* when it was shown last */
    unsigned long long before; /* bytes that runs before this one had read */
    unsigned long long total;  /* bytes there are in all; 0: not known */
} ft_progress;

double ft_progress_now(void);
/* Decides, and begins to count the time. `prints`: records go to standard
 * output, and a terminal that shows them needs no line besides. */
void ft_progress_start(ft_progress *progress, ft_showing showing, bool prints);
/* Whether anybody looks; `total` need not be measured otherwise. */
bool ft_progress_wanted(const ft_progress *progress);
/* Shows, at most a few times a second; of JSON, one line a second. */
void ft_progress_show(ft_progress *progress, const ft_tally *tally);
/* Takes the line away, so that something else may be said. */
void ft_progress_clear(ft_progress *progress);
/* The last word: as JSON, with "done". `whole`: the run came to its end. */
void ft_progress_end(ft_progress *progress, const ft_tally *tally, bool whole);

#endif
