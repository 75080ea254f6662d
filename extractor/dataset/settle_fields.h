/*
 * settle_fields: who played, and the fields beside the score.
 */
#ifndef FT_DATASET_SETTLE_FIELDS_H
#define FT_DATASET_SETTLE_FIELDS_H

#include "dataset/settler.h"

/* Which side is team1: the host where a host is told, else the side that is
 * named first. Comes before all else. */
void ft_settle_order(ft_settler *s);
/* Status, day, competition, both sides, and whose home it was. */
void ft_settle_head(ft_settler *s);
/* Venue, city and attendance. */
void ft_settle_place(ft_settler *s);

#endif
