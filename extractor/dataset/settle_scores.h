/*
 * settle_scores: half time, full time, extra time, shoot-out and aggregate.
 */
#ifndef FT_DATASET_SETTLE_SCORES_H
#define FT_DATASET_SETTLE_SCORES_H

#include "dataset/settler.h"

void ft_settle_scores(ft_settler *s);

#endif
