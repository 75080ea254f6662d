/* partial: what names one side, or none, finds the match it tells or the other
 * side, when that is certain. */
#ifndef FT_RECORDS_PARTIAL_H
#define FT_RECORDS_PARTIAL_H

#include "records/link.h"

/* Links the tellings that ft_merge_full() left; needs ft_topics_map(). */
ft_status ft_partial_link(ft_link *link);

#endif
