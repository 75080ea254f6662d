/* Comes in: a dataset. Goes out: its records, a key at a time. */
#include "dataset/dump.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "dataset/rows.h"
#include "dataset/schema.h"

bool ft_dump_is_database(const char *path)
{
    static const char magic[16] = "SQLite format 3";
    char bytes[sizeof magic];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool is = file >= 0 &&
              read(file, bytes, sizeof bytes) == (ssize_t)sizeof bytes &&
              memcmp(bytes, magic, sizeof magic) == 0;

    if (file >= 0)
        (void)close(file);
    return is;
}

static ft_status visit_one(ft_arena *arena, const ft_report *report,
                           ft_dump_visit *visit, void *context, ft_error *err)
{
    ft_buffer line = {0};
    ft_status status =
        ft_ndjson_add(&line, arena, &report->match, &report->origin);

    if (status)
        status = ft_error_memory(err);
    else
        status = visit(context, (ft_slice){line.data, line.len - 1}, err);
    ft_buffer_free(&line);
    return status;
}

static ft_status visit_key(ft_sql *sql, ft_slice key, ft_dump_visit *visit,
                           void *context, ft_error *err)
{
    ft_arena *arena = ft_arena_new();
    ft_stored *stored = NULL;
    size_t count = 0;
    ft_status status =
        arena ? ft_rows_get_key(sql, arena, key, &stored, &count, err)
              : ft_error_memory(err);

    for (size_t i = 0; !status && i < count; i++)
        status = visit_one(arena, &stored[i].report, visit, context, err);
    ft_arena_free(arena);
    return status;
}

/* The arena of a key lasts until the next one is found. */
static ft_status visit_all(ft_sql *sql, ft_dump_visit *visit, void *context,
                           ft_error *err)
{
    ft_arena *last = NULL;
    ft_slice key = {NULL, 0};
    ft_status status = FT_OK;

    do {
        ft_arena *arena = ft_arena_new();

        status = arena ? ft_rows_next_key(sql, arena, key, &key, err)
                       : ft_error_memory(err);
        ft_arena_free(last);
        last = arena;
        if (!status && key.data)
            status = visit_key(sql, key, visit, context, err);
    } while (!status && key.data);
    ft_arena_free(last);
    return status;
}

ft_status ft_dump_records(const char *path, ft_dump_visit *visit, void *context,
                          ft_error *err)
{
    ft_sql *sql;
    ft_status status = ft_sql_open(path, true, &sql, err);

    if (status)
        return status;
    if (!(status = ft_schema_check(sql, err)) &&
        !(status = ft_sql_run(sql, "BEGIN", err))) /* one state of it */
        status = visit_all(sql, visit, context, err);
    ft_sql_undo(sql);
    ft_sql_close(sql);
    return status;
}
