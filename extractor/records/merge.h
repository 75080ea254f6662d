/* merge: one match told twice is one match. */
#ifndef FT_RECORDS_MERGE_H
#define FT_RECORDS_MERGE_H

#include "records/link.h"

/* Links the tellings that name both sides. */
ft_status ft_merge_full(ft_link *link);
/* Links one of them; `patient`: when it contradicts what is known so far, it
 * waits. */
ft_status ft_merge_one(ft_link *link, ft_telling *telling, bool patient);
/* Makes it a telling of a match, whose sides stand the other way round when
 * `flipped`. */
void ft_merge_attach(ft_link *link, size_t match, ft_telling *telling,
                     bool flipped);

#endif
