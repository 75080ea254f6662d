/* settle: how a field of a match takes a value. In: the value, its fact and
 * what ties that to the match. Out: the field, with its proofs. */
#ifndef FT_RECORDS_SETTLE_H
#define FT_RECORDS_SETTLE_H

#include "records/link.h"

/* The stronger tie wins, then the first; the same value told again adds its
 * proof. A fact without a day that counts changes nothing. */
ft_status ft_settle_date(ft_link *link, ft_candidate *match,
                         const ft_fact *fact, int tie);
/* The same of a name; of one place or competition the longer form stays. */
ft_status ft_settle_text(ft_link *link, ft_settled_text *settled,
                         const ft_fact *fact, const ft_value *value,
                         ft_slice text, int tie);
ft_status ft_settle_crowd(ft_link *link, ft_candidate *match,
                          const ft_fact *fact, const ft_value *value, int tie);

#endif
