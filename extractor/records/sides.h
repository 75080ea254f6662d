/* sides: who was at home, and what the names of the two sides stand on. */
#ifndef FT_RECORDS_SIDES_H
#define FT_RECORDS_SIDES_H

#include "records/link.h"

/* Settles the home side of each match and proves its two names; needs venue and
 * city. */
ft_status ft_sides_settle(ft_link *link);

#endif
