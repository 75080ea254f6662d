/*
 * merged: one match as all its records tell it. Its line is a match record
 * (docs/record.md) with two more keys, `votes` and `sources` (docs/dataset.md).
 */
#ifndef FT_DATASET_MERGED_H
#define FT_DATASET_MERGED_H

#include "dataset/poll.h"
#include "dataset/told.h"

typedef struct ft_merged {
    /* As kept. The origin and the evidence are those of the first source. */
    ft_match match;
    ft_origin origin;
    const ft_told *const *sources; /* the heaviest first */
    size_t source_count;
    const ft_ballot *ballots; /* in the order of the record's keys */
    size_t ballot_count;
} ft_merged;

/* Settles what the records of one match say. `told` must stand in the order of
 * ft_told_compare(); what they point to is borrowed by `out`, the rest is tied
 * to the arena. FT_ERR_MEMORY, else FT_OK. */
ft_status ft_merged_settle(ft_arena *arena, const ft_told *const *told,
                           size_t count, ft_merged *out);
/* Appends the record and "\n". FT_ERR_MEMORY, else FT_OK. */
ft_status ft_merged_write(ft_buffer *out, ft_arena *arena,
                          const ft_merged *merged);

#endif
