/* gaps: the differences between corpus and program that are known: one line
 * each in the file known-gaps, so that a new one stands out. */
#ifndef FT_CLI_GAPS_H
#define FT_CLI_GAPS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "fulltime/error.h"

typedef struct ft_gap {
    ft_slice line; /* "report/one-two: Canada 3-1 Jamaica: goals1" */
    bool known;    /* it stands in the file */
    bool met;      /* it came up in this run */
} ft_gap;

typedef struct ft_gaps {
    ft_arena *arena;
    ft_gap *gaps; /* those of the file first, sorted; then new ones */
    size_t count, capacity;
    size_t known;
} ft_gaps;

/* Reads the file; one that is not there is an empty list. */
ft_status ft_gaps_read(ft_gaps *gaps, ft_arena *arena, const char *path,
                       ft_error *err);
/* Notes that the line came up; *known tells whether the file has it. */
ft_status ft_gaps_meet(ft_gaps *gaps, ft_slice line, bool *known);
/* Writes the file anew: what came up, and what is kept, which is every known
 * line that does not belong to a case of which `ran` is true: *count lines. */
typedef bool ft_gaps_ran(void *context, ft_slice name);
ft_status ft_gaps_write(ft_gaps *gaps, const char *path, ft_gaps_ran *ran,
                        void *context, size_t *count, ft_error *err);
/* The case's name at the front of a line. */
ft_slice ft_gap_case(ft_slice line);

#endif
