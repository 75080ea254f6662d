/* merge: one match told twice is one match; what names one side, or none, finds
 * the match it tells or the other side, when that is certain. */
#ifndef FT_RECORDS_MERGE_H
#define FT_RECORDS_MERGE_H

#include "records/link.h"

/* Links the tellings that name both sides. */
ft_status ft_merge_full(ft_link *link);
/* Links the others; needs ft_topics_map(). */
ft_status ft_merge_partial(ft_link *link);

#endif
