/* order: what the order of two sides in a line says. In: tellings. Out: whether
 * the host stands first. */
#ifndef FT_RECORDS_ORDER_H
#define FT_RECORDS_ORDER_H

#include "records/link.h"

/* Some outlets print "A 2, B 1" with the winner first, some with the host. One
 * line of an article in which the loser stands first tells which: true for the
 * host. */
bool ft_order_commas(const ft_link *link);
/* A line that names both sides and their numbers, or a row: what is said of the
 * order of rows holds for it. */
bool ft_order_is_line(const ft_link *link, const ft_telling *telling);
/* The first side of a row or a score line is at home, as far as clubs of its
 * country are listed so. Nations are not. `commas`: see above. */
bool ft_order_host_first(const ft_link *link, const ft_telling *telling,
                         bool commas);

#endif
