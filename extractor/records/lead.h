/* lead: the sides that headline, lead or a sentence speak of. */
#ifndef FT_RECORDS_LEAD_H
#define FT_RECORDS_LEAD_H

#include "records/link.h"

/* Finds the two sides of headline and lead, for link->lead. */
void ft_lead_find(ft_link *link);
/* Adds the sides that a sentence names, up to `until` in the shadow, to the
 * `count` already in `party`; returns how many there are then, 3 for more than
 * two. */
int ft_lead_sides(const ft_link *link, size_t sentence, size_t until, int count,
                  size_t party[2]);
/* The one side that a sentence names besides `except`; FT_NOBODY for none or
 * several. `count` (may be NULL): how many, 2 for more. */
size_t ft_lead_other(const ft_link *link, size_t sentence, size_t except,
                     int *count);
/* The same of a piece of normal text. */
size_t ft_lead_other_in(const ft_link *link, ft_span normal, size_t except);

#endif
