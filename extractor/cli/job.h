/* job: one run of the command: what is asked, what is printed, how it ends. */
#ifndef FT_CLI_JOB_H
#define FT_CLI_JOB_H

#include "base/buffer.h"
#include "cli/args.h"

/* How the command ends; a later one outweighs an earlier. */
typedef enum ft_exit {
    FT_EXIT_DONE = 0,
    FT_EXIT_FAILED = 1,  /* a test failed */
    FT_EXIT_USAGE = 2,   /* the command line or the rules make no sense */
    FT_EXIT_INPUT = 3,   /* something could not be read or written */
    FT_EXIT_SIGNAL = 128 /* and the number of the signal that ended it */
} ft_exit;

typedef struct ft_job {
    ft_args args;
    ft_buffer out; /* what ft_job_print() writes next */
    ft_exit status;
    bool stopped; /* nobody reads the output any more: stop without a word */
    bool colour;
} ft_job;

/* Raises the exit status. */
void ft_job_fail(ft_job *job, ft_exit status);
/* Writes the buffer to standard output in one go and clears it: an article's
 * output appears whole or, when memory ran out, not at all. */
void ft_job_print(ft_job *job);
/* Prints an error to standard error, with its line and a caret when it stands
 * in a file, and raises the exit status. `name` is the input it came from, or
 * NULL. */
void ft_job_report(ft_job *job, ft_exit status, const char *name,
                   const ft_error *err);
#endif
