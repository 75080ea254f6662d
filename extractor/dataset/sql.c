/* Comes in: SQL and values. Goes out: rows, or what SQLite has against it. */
#include "dataset/sql.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/error.h"

enum { QUERIES_MOST = 64 };

struct ft_query {
    ft_sql *sql;
    const char *text; /* compared by address */
    sqlite3_stmt *statement;
    bool failed; /* a value did not fit */
};

struct ft_sql {
    sqlite3 *handle;
    char *path;
    ft_query queries[QUERIES_MOST];
    size_t count;
};

static ft_status fail(const ft_sql *sql, ft_error *err)
{
    int code = sqlite3_errcode(sql->handle);

    if (code == SQLITE_NOMEM)
        return ft_error_memory(err);
    return ft_error_file(err, FT_ERR_IO, sql->path, "%s",
                         sqlite3_errmsg(sql->handle));
}

/* Patience comes first: all that follows may meet another writer. */
static ft_status open_handle(ft_sql *sql, bool reading, ft_error *err)
{
    int flags = reading ? SQLITE_OPEN_READONLY
                        : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    int code = sqlite3_open_v2(sql->path, &sql->handle,
                               flags | SQLITE_OPEN_NOMUTEX, NULL);

    if (!sql->handle)
        return ft_error_memory(err);
    if (code != SQLITE_OK ||
        sqlite3_busy_timeout(sql->handle, FT_SQL_PATIENCE) != SQLITE_OK)
        return fail(sql, err);
    return FT_OK;
}

ft_status ft_sql_open(const char *path, bool reading, ft_sql **out,
                      ft_error *err)
{
    ft_sql *sql = calloc(1, sizeof *sql);
    size_t size = strlen(path) + 1;
    ft_status status;

    *out = NULL;
    if (!sql || !(sql->path = malloc(size))) {
        free(sql);
        return ft_error_memory(err);
    }
    memcpy(sql->path, path, size);
    if ((status = open_handle(sql, reading, err))) {
        ft_sql_close(sql);
        return status;
    }
    *out = sql;
    return FT_OK;
}

void ft_sql_close(ft_sql *sql)
{
    if (!sql)
        return;
    for (size_t i = 0; i < sql->count; i++)
        (void)sqlite3_finalize(sql->queries[i].statement);
    (void)sqlite3_close(sql->handle);
    free(sql->path);
    free(sql);
}

const char *ft_sql_path(const ft_sql *sql)
{
    return sql->path;
}

ft_status ft_sql_run(ft_sql *sql, const char *statements, ft_error *err)
{
    if (sqlite3_exec(sql->handle, statements, NULL, NULL, NULL) != SQLITE_OK)
        return fail(sql, err);
    return FT_OK;
}

ft_status ft_sql_begin(ft_sql *sql, ft_error *err)
{
    return ft_sql_run(sql, "BEGIN IMMEDIATE", err);
}

ft_status ft_sql_commit(ft_sql *sql, ft_error *err)
{
    return ft_sql_run(sql, "COMMIT", err);
}

void ft_sql_undo(ft_sql *sql)
{
    for (size_t i = 0; i < sql->count; i++)
        (void)sqlite3_reset(sql->queries[i].statement);
    if (!sqlite3_get_autocommit(sql->handle))
        (void)sqlite3_exec(sql->handle, "ROLLBACK", NULL, NULL, NULL);
}

long long ft_sql_last(const ft_sql *sql)
{
    return sqlite3_last_insert_rowid(sql->handle);
}

static ft_status prepare(ft_sql *sql, const char *statement, ft_query **out,
                         ft_error *err)
{
    ft_query *query = &sql->queries[sql->count];

    if (sql->count == QUERIES_MOST)
        return ft_error_file(err, FT_ERR_IO, sql->path, "too many statements");
    *query = (ft_query){.sql = sql, .text = statement};
    if (sqlite3_prepare_v3(sql->handle, statement, -1,
                           SQLITE_PREPARE_PERSISTENT, &query->statement,
                           NULL) != SQLITE_OK)
        return fail(sql, err);
    sql->count++;
    *out = query;
    return FT_OK;
}

ft_status ft_sql_query(ft_sql *sql, const char *statement, ft_query **out,
                       ft_error *err)
{
    for (size_t i = 0; i < sql->count; i++) {
        ft_query *query = &sql->queries[i];

        if (query->text != statement)
            continue;
        (void)sqlite3_reset(query->statement);
        (void)sqlite3_clear_bindings(query->statement);
        query->failed = false;
        *out = query;
        return FT_OK;
    }
    return prepare(sql, statement, out, err);
}

void ft_query_text(ft_query *query, int index, ft_slice text)
{
    if (!text.data)
        return;
    if (text.len > INT_MAX ||
        sqlite3_bind_text(query->statement, index, text.data, (int)text.len,
                          SQLITE_STATIC) != SQLITE_OK)
        query->failed = true;
}

void ft_query_number(ft_query *query, int index, long long number)
{
    if (sqlite3_bind_int64(query->statement, index, number) != SQLITE_OK)
        query->failed = true;
}

void ft_query_share(ft_query *query, int index, double share)
{
    if (sqlite3_bind_double(query->statement, index, share) != SQLITE_OK)
        query->failed = true;
}

ft_status ft_query_next(ft_query *query, bool *row, ft_error *err)
{
    int code = query->failed ? SQLITE_NOMEM : sqlite3_step(query->statement);
    ft_status status = FT_OK;

    *row = code == SQLITE_ROW;
    if (query->failed)
        status = ft_error_memory(err);
    else if (code != SQLITE_ROW && code != SQLITE_DONE)
        status = fail(query->sql, err);
    if (!*row)
        (void)sqlite3_reset(query->statement);
    return status;
}

ft_status ft_query_run(ft_query *query, ft_error *err)
{
    bool row = true;
    ft_status status = FT_OK;

    while (!status && row)
        status = ft_query_next(query, &row, err);
    return status;
}

bool ft_query_is_null(const ft_query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

ft_slice ft_query_get_text(const ft_query *query, int column)
{
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    int len = text ? sqlite3_column_bytes(query->statement, column) : 0;

    return (ft_slice){(const char *)text, (size_t)len};
}

long long ft_query_get_number(const ft_query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

double ft_query_get_share(const ft_query *query, int column)
{
    return sqlite3_column_double(query->statement, column);
}
