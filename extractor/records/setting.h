/* setting: when, where and before how many a match was played, and in which
 * competition. */
#ifndef FT_RECORDS_SETTING_H
#define FT_RECORDS_SETTING_H

#include "records/link.h"

/* Gives tellings the days told in their sentences; before they are linked, as a
 * day may part two matches. */
void ft_setting_date_tellings(ft_link *link);
/* Settles date, venue, city, attendance and competition of each match. */
ft_status ft_setting_settle(ft_link *link);

#endif
