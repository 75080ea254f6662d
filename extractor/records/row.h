/* row: results with a line of their own. In: tellings that are linked. Out:
 * which of them are rows. */
#ifndef FT_RECORDS_ROW_H
#define FT_RECORDS_ROW_H

#include "records/link.h"

/* The telling opens its line, gives a final score, and is told for itself. */
bool ft_row_is(const ft_link *link, const ft_telling *telling);
/* The next result behind the fact is a row, at most `blocks` further down. */
bool ft_row_follows(const ft_link *link, const ft_fact *fact, size_t blocks);
/* One of the match's tellings is a row. */
bool ft_row_of_match(const ft_link *link, const ft_candidate *match);

#endif
