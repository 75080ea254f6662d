/*
 * lean: which side a goal is likely for, when nothing says whose it is: the one
 * that its sentence, or the text right before, is about.
 */
#ifndef FT_RECORDS_LEAN_H
#define FT_RECORDS_LEAN_H

#include "records/link.h"

/* Gives each claim of the match without a side its lean. */
void ft_leans_find(const ft_link *link, const ft_candidate *match);

#endif
