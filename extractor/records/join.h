/* join: one goal told in pieces, the minute here and the man there. */
#ifndef FT_RECORDS_JOIN_H
#define FT_RECORDS_JOIN_H

#include "records/link.h"

/* Brings the pieces of each goal of the match together, drops the weak ones
 * that complete none, and counts minutes told from another goal. */
void ft_claims_join(const ft_link *link, ft_candidate *match);

#endif
