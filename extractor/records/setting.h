/* setting: where and before how many a match was played, in which competition,
 * and on which day. In: the facts and the linked matches. Out: these fields. */
#ifndef FT_RECORDS_SETTING_H
#define FT_RECORDS_SETTING_H

#include "records/link.h"

/* Settles date, venue, city, attendance and competition of each match. */
ft_status ft_setting_settle(ft_link *link);

#endif
