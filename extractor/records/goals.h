/* goals: who scored, for which side, when and how. */
#ifndef FT_RECORDS_GOALS_H
#define FT_RECORDS_GOALS_H

#include "records/link.h"

/* Settles the goals of each match from its claims. */
ft_status ft_goals_settle(ft_link *link);

#endif
