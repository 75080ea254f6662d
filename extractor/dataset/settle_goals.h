/*
 * settle_goals: who scored; the scores are settled before.
 */
#ifndef FT_DATASET_SETTLE_GOALS_H
#define FT_DATASET_SETTLE_GOALS_H

#include "dataset/settler.h"

void ft_settle_goals(ft_settler *s);

#endif
