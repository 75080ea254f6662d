/* check: what must hold of a match, and how far it can be trusted. */
#ifndef FT_RECORDS_CHECK_H
#define FT_RECORDS_CHECK_H

#include "records/link.h"

/* Fills checks and confidence of each match that was not dropped. */
void ft_checks_run(ft_link *link);

#endif
