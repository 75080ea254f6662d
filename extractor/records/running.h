/* running: score lines of a match under way, "A 1-0 B" and later "A 1-1 B", are
 * one match, and the last of them is its score. */
#ifndef FT_RECORDS_RUNNING_H
#define FT_RECORDS_RUNNING_H

#include "records/link.h"

/* Folds such matches, all told by lines of their own, into the one with the
 * most goals; the others are dropped. Needs ft_merge_full(). */
void ft_running_fold(ft_link *link);

#endif
