#include "dataset/stale.h"

#include "base/arena.h"
#include "base/error.h"
#include "dataset/merge.h"
#include "dataset/rows.h"

enum { KEYS_AT_ONCE = 256 /* merged in one transaction */ };

static const char select_stale[] = "SELECT key FROM stale ORDER BY key LIMIT 1";
static const char delete_stale[] = "DELETE FROM stale WHERE key = ?";
static const char delete_matches[] = "DELETE FROM matches WHERE key = ?";
static const char delete_votes[] =
    "DELETE FROM votes WHERE report IN (SELECT id FROM reports WHERE key = ?)";

static ft_status run_on_key(ft_sql *sql, const char *statement, ft_slice key,
                            ft_error *err)
{
    ft_query *query;
    ft_status status = ft_sql_query(sql, statement, &query, err);

    if (status)
        return status;
    ft_query_text(query, 1, key);
    return ft_query_run(query, err);
}

/* Data NULL: nothing is stale. */
static ft_status next_stale(ft_sql *sql, ft_arena *arena, ft_slice *out,
                            ft_error *err)
{
    ft_query *query;
    bool row;
    ft_status status = ft_sql_query(sql, select_stale, &query, err);

    *out = (ft_slice){NULL, 0};
    if (status || (status = ft_query_next(query, &row, err)) || !row)
        return status;
    *out = ft_arena_copy(arena, ft_query_get_text(query, 0));
    if (!out->data)
        return ft_error_memory(err);
    return ft_query_run(query, err);
}

static ft_status put_matches(ft_sql *sql, ft_arena *arena, ft_slice key,
                             const ft_stored *stored, const ft_report *reports,
                             const ft_merge *merge, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < merge->count; i++) {
        const ft_merged *merged = &merge->matches[i];
        long long *ids = FT_NEW(arena, long long, merged->source_count);

        if (!ids)
            return ft_error_memory(err);
        for (size_t k = 0; k < merged->source_count; k++)
            ids[k] = stored[merged->sources[k]->report - reports].id;
        status = ft_rows_put_match(sql, key, merged, ids, err);
    }
    return status;
}

static ft_status merge_key(ft_sql *sql, ft_arena *arena, ft_slice key,
                           ft_error *err)
{
    ft_stored *stored;
    ft_report *reports;
    size_t count;
    ft_merge merge;
    ft_status status;

    if ((status = run_on_key(sql, delete_matches, key, err)) ||
        (status = run_on_key(sql, delete_votes, key, err)) ||
        (status = run_on_key(sql, delete_stale, key, err)) ||
        (status = ft_rows_get_key(sql, arena, key, &stored, &count, err)))
        return status;
    if (!(reports = FT_NEW(arena, ft_report, count)))
        return ft_error_memory(err);
    for (size_t i = 0; i < count; i++)
        reports[i] = stored[i].report;
    if (ft_merge_records(arena, reports, count, &merge))
        return ft_error_memory(err);
    return put_matches(sql, arena, key, stored, reports, &merge, err);
}

ft_status ft_stale_merge(ft_sql *sql, bool *done, unsigned long long *merged,
                         ft_error *err)
{
    ft_status status = ft_sql_begin(sql, err);

    *done = false;
    for (int i = 0; !status && !*done && i < KEYS_AT_ONCE; i++) {
        ft_arena *arena = ft_arena_new();
        ft_slice key = {NULL, 0};

        status =
            arena ? next_stale(sql, arena, &key, err) : ft_error_memory(err);
        *done = !status && !key.data;
        if (!status && key.data) {
            status = merge_key(sql, arena, key, err);
            ++*merged;
        }
        ft_arena_free(arena);
    }
    return status ? status : ft_sql_commit(sql, err);
}
