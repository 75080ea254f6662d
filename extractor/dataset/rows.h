/* rows: records in the tables of a dataset, and back. */
#ifndef FT_DATASET_ROWS_H
#define FT_DATASET_ROWS_H

#include "dataset/merged.h"
#include "dataset/sql.h"

/* A record as its rows tell it. */
typedef struct ft_stored {
    ft_report report;
    long long id; /* of reports */
} ft_stored;

/* Writes a record of an article; `place`: which of its records, from 0. */
ft_status ft_rows_put_report(ft_sql *sql, long long article, size_t place,
                             ft_slice key, const ft_report *report,
                             ft_error *err);
/* Writes a match with its votes; ids[i] is that of the report behind
 * merged->sources[i]. Tells those reports which match they are of. */
ft_status ft_rows_put_match(ft_sql *sql, ft_slice key, const ft_merged *merged,
                            const long long *ids, ft_error *err);
/* The reports of a key, in the order of articles; tied to the arena. */
ft_status ft_rows_get_key(ft_sql *sql, ft_arena *arena, ft_slice key,
                          ft_stored **out, size_t *count, ft_error *err);
/* The next key behind `after` that a report has; without data: there is none.
 * Tied to the arena. */
ft_status ft_rows_next_key(ft_sql *sql, ft_arena *arena, ft_slice after,
                           ft_slice *out, ft_error *err);

#endif
