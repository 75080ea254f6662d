/* score: the scores a match settles on, and what it refuses. */
#ifndef FT_RECORDS_SCORE_H
#define FT_RECORDS_SCORE_H

#include "records/link.h"

/* Settles status, winner and all pairs of each match; one without a final
 * score is dropped. */
ft_status ft_scores_settle(ft_link *link);
/* The pair that the goals must fit: after extra time where there was any. */
const ft_settled_pair *ft_score_final(const ft_candidate *match);

#endif
