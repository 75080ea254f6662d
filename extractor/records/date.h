/* date: which day a match was played. In: facts with a day, and tellings. Out:
 * the day of each telling, and of each match. */
#ifndef FT_RECORDS_DATE_H
#define FT_RECORDS_DATE_H

#include "records/link.h"

/* Gives tellings the days told in their sentences; before they are linked, as a
 * day may part two matches. */
void ft_dates_tell(ft_link *link);
/* Settles the day of each match. */
ft_status ft_dates_settle(ft_link *link);

#endif
