/* sides: who was at home, and what the names of the two sides stand on. */
#ifndef FT_RECORDS_SIDES_H
#define FT_RECORDS_SIDES_H

#include "records/link.h"

/* Settles the home side of each match and proves its two names; needs venue and
 * city. */
ft_status ft_sides_settle(ft_link *link);
/* Which of two parties owns the ground, or is at home in the country or town,
 * that an entity is: 0, 1, or -1 for neither or both. */
int ft_sides_owner(const ft_link *link, const size_t party[2], size_t entity);

#endif
