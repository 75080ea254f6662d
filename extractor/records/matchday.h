/* matchday: the day of many matches at once. In: facts with a day that stand
 * above rows or open a round-up. Out: the day of these matches. */
#ifndef FT_RECORDS_MATCHDAY_H
#define FT_RECORDS_MATCHDAY_H

#include "records/link.h"

/* The fact's line says little but its day: it may stand above rows. */
bool ft_matchday_line(const ft_link *link, const ft_fact *fact);
/* The article tells a round: three matches or more, of sides that each play in
 * one of them alone. */
bool ft_matchday_round(const ft_link *link);
/* Rows take the day of the line above them where nothing nearer tells one; the
 * matches of a round-up that are still undated take the day it opens with. */
ft_status ft_matchdays_settle(ft_link *link);

#endif
