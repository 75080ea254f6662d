/*
 * merge: the records of one key -> one merged record for each match they tell
 * of. A pure function of the set of records: their order, how often each comes
 * and whether some were merged before make no difference.
 */
#ifndef FT_DATASET_MERGE_H
#define FT_DATASET_MERGE_H

#include "dataset/merged.h"

typedef struct ft_merge {
    ft_merged *matches; /* in the order of their ids, then of their lines */
    size_t count;
} ft_merge;

/* Of a merged record its sources are taken. All records must have one key
 * (dataset/key.h). The reports are borrowed by `out`, the rest is tied to the
 * arena. FT_ERR_MEMORY, else FT_OK. */
ft_status ft_merge_records(ft_arena *arena, const ft_report *reports,
                           size_t count, ft_merge *out);

#endif
