/* competition: what a match was played for. In: facts that name a competition
 * of the tables. Out: the competition of a match. */
#ifndef FT_RECORDS_COMPETITION_H
#define FT_RECORDS_COMPETITION_H

#include "records/link.h"

/* Sets the competition, by its name in the table. */
ft_status ft_competition_settle(ft_link *link, ft_candidate *match,
                                const ft_fact *fact, const ft_value *value,
                                int tie);
/* Gives matches without one that of the line above them, or of the opening. */
ft_status ft_competitions_settle(ft_link *link);

#endif
