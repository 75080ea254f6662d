/*
 * cluster: which records of one key tell of one match. docs/dataset.md says by
 * which rules; in short:
 *   - two sides meet once a day: records of one day are one match, unless they
 *     agree neither on the competition nor on the score;
 *   - records of neighbouring days that agree on the score are one match, and
 *     so are those up to a week apart that also share a scorer with his minute
 *     or the attendance;
 *   - different competitions are different matches on different days;
 *   - a record without a day joins the one match that it fits.
 */
#ifndef FT_DATASET_CLUSTER_H
#define FT_DATASET_CLUSTER_H

#include "dataset/told.h"

/* Sets match[i], numbers from 0, for each record; *matches is how many there
 * are. The records must stand in the order of ft_told_compare(), each once,
 * with their names (dataset/kin.h): then the outcome depends on the set alone.
 * FT_ERR_MEMORY, else FT_OK. */
ft_status ft_cluster(ft_arena *arena, const ft_told *told, size_t count,
                     size_t *match, size_t *matches);

#endif
