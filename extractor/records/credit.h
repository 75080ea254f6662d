/* credit: which match, which side and which minute a credited goal has. */
#ifndef FT_RECORDS_CREDIT_H
#define FT_RECORDS_CREDIT_H

#include "records/link.h"

/* Turns the credits of all facts into claims of their matches. */
ft_status ft_credits_link(ft_link *link);

#endif
