/* telling: what one result fact says, with its sides in the order of the text
 * and its scores in the order of its sides. */
#ifndef FT_RECORDS_TELLING_H
#define FT_RECORDS_TELLING_H

#include "records/link.h"

/* Reads every fact with a side, a score or a status in it. */
ft_status ft_tellings_read(ft_link *link);
/* Reads one fact. False when it tells nothing of a result. */
bool ft_telling_read(const ft_link *link, const ft_fact *fact, ft_telling *out);
/* Gives side `side` a party that the text around it names; false when memory is
 * out. A party named in the same sentence may change the order of the sides. */
bool ft_telling_infer(ft_link *link, ft_telling *telling, int side,
                      size_t party);
/* Both sides are named. */
bool ft_telling_full(const ft_telling *telling);
/* The side with more goals, -1 for a draw or no score. */
int ft_telling_ahead(const ft_telling *telling);

#endif
