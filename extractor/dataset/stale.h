/*
 * stale: the keys whose matches have to be merged anew, as a batch of articles
 * left them in the dataset.
 */
#ifndef FT_DATASET_STALE_H
#define FT_DATASET_STALE_H

#include "dataset/sql.h"

/* Merges some of them in one transaction, adding to the count; *done when no
 * key is stale any more. */
ft_status ft_stale_merge(ft_sql *sql, bool *done, unsigned long long *merged,
                         ft_error *err);

#endif
