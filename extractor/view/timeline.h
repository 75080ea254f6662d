/* timeline: the goals of a match between minute 0 and the end, for an SVG that
 * is as wide as there is room: places are per cent across and pixels down. */
#ifndef FT_VIEW_TIMELINE_H
#define FT_VIEW_TIMELINE_H

#include "view/anchor.h"

/* Gives `card` an object `timeline` when a goal has a minute. */
void ft_timeline_put(ft_model *card, const ft_leaf *at, size_t record);
/* "90+3" */
void ft_timeline_minute(ft_buffer *out, const ft_goal *goal);

#endif
