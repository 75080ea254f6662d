/* sql: a database and its prepared statements; SQLite lives here. */
#ifndef FT_DATASET_SQL_H
#define FT_DATASET_SQL_H

#include "base/slice.h"
#include "fulltime/error.h"

typedef struct ft_sql ft_sql;
typedef struct ft_query ft_query;

enum {
    FT_SQL_PATIENCE = 60000 /* milliseconds to wait for another writer */
};

/* Opens the database, which is made when it is not there; `reading`: it must be
 * there, and is not written. Errors are FT_ERR_IO, with the name of the file
 * and what SQLite says ("database is locked"), or FT_ERR_MEMORY. */
ft_status ft_sql_open(const char *path, bool reading, ft_sql **out,
                      ft_error *err);
void ft_sql_close(ft_sql *sql); /* NULL is fine; ends all queries */

/* The file, as it was named. */
const char *ft_sql_path(const ft_sql *sql);

/* Runs statements that take and give nothing. */
ft_status ft_sql_run(ft_sql *sql, const char *statements, ft_error *err);
/* Begins to write; waits for others who do. */
ft_status ft_sql_begin(ft_sql *sql, ft_error *err);
ft_status ft_sql_commit(ft_sql *sql, ft_error *err);
/* Undoes what was written since the begin; nothing to undo is fine. */
void ft_sql_undo(ft_sql *sql);
/* The number that the last inserted row has got. */
long long ft_sql_last(const ft_sql *sql);

/* One statement, which must be a string that stays: it is prepared once and
 * kept. It is ready to take values, the ones before are forgotten. */
ft_status ft_sql_query(ft_sql *sql, const char *statement, ft_query **out,
                       ft_error *err);
/* Values count from 1. Those that are not given are NULL, and so is a slice
 * without data. Text is borrowed until the query is used again. */
void ft_query_text(ft_query *query, int index, ft_slice text);
void ft_query_number(ft_query *query, int index, long long number);
void ft_query_share(ft_query *query, int index, double share);
/* Goes to the next row; *row is false behind the last. */
ft_status ft_query_next(ft_query *query, bool *row, ft_error *err);
/* Runs a statement that gives no rows. */
ft_status ft_query_run(ft_query *query, ft_error *err);
/* Columns of the row, from 0; text lasts until the next step. NULL gives the
 * slice without data, and 0. */
bool ft_query_is_null(const ft_query *query, int column);
ft_slice ft_query_get_text(const ft_query *query, int column);
long long ft_query_get_number(const ft_query *query, int column);
double ft_query_get_share(const ft_query *query, int column);

#endif
