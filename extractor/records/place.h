/* place: ground and town. In: values that name a place. Out: venue and city of
 * a match. */
#ifndef FT_RECORDS_PLACE_H
#define FT_RECORDS_PLACE_H

#include "records/link.h"

/* The value is the ground of a side that the article names and that does not
 * play in the match. */
bool ft_place_elsewhere(const ft_link *link, const ft_candidate *match,
                        const ft_value *value);
/* Sets a venue or a city, unless the value names a side. */
ft_status ft_place_settle(ft_link *link, ft_settled_text *place,
                          const ft_fact *fact, const ft_value *value, int tie);
/* Gives towns to matches that have none: from datelines, and from grounds whose
 * name says theirs. */
ft_status ft_places_settle(ft_link *link);

#endif
