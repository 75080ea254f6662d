/*
 * Comes in: articles with their records. Goes out: the dataset, a batch at a
 * time. Which keys have to be merged anew is written in the same transaction as
 * the records themselves, so that a run that breaks off leaves it to the next.
 */
#include "dataset/store.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "dataset/key.h"
#include "dataset/rows.h"
#include "dataset/schema.h"
#include "dataset/stale.h"

enum { BATCH_ARTICLES = 512, BATCH_BYTES = 8 << 20 };

/* A set of row numbers, a bit each. */
typedef struct row_set {
    unsigned char *bits;
    size_t size; /* bytes */
} row_set;

struct ft_store {
    ft_sql *sql;
    const char *pack, *version;
    long long run;
    ft_arena *batch; /* holds the waiting articles */
    ft_stored_article items[BATCH_ARTICLES];
    size_t count;
    row_set met;
    ft_arena *kept_arena;
    ft_slice *kept; /* names whose articles are not withdrawn */
    size_t kept_count, kept_capacity;
    ft_store_counts counts;
};

/* ---- which articles were met ---- */

static bool row_set_add(row_set *set, long long row)
{
    size_t byte = (size_t)(row / 8);

    if (byte >= set->size) {
        size_t size = (byte + 1) * 2;
        unsigned char *bits = realloc(set->bits, size);

        if (!bits)
            return false;
        memset(bits + set->size, 0, size - set->size);
        set->bits = bits;
        set->size = size;
    }
    set->bits[byte] |= (unsigned char)(1u << (row % 8));
    return true;
}

static bool row_set_has(const row_set *set, long long row)
{
    size_t byte = (size_t)(row / 8);

    return byte < set->size && ((set->bits[byte] >> (row % 8)) & 1) != 0;
}

/* ---- opening ---- */

static const char insert_run[] =
    "INSERT INTO runs (started, pack, fulltime) "
    "VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?)";

static ft_status begin_run(ft_store *store, ft_error *err)
{
    ft_query *query;
    ft_status status = ft_sql_query(store->sql, insert_run, &query, err);

    if (status)
        return status;
    ft_query_text(query, 1, ft_slice_of(store->pack));
    ft_query_text(query, 2, ft_slice_of(store->version));
    status = ft_query_run(query, err);
    store->run = ft_sql_last(store->sql);
    return status;
}

ft_status ft_store_open(const char *path, const char *pack, const char *version,
                        ft_store **out, ft_error *err)
{
    ft_store *store = calloc(1, sizeof *store);
    ft_status status = FT_OK;

    *out = NULL;
    if (!store)
        return ft_error_memory(err);
    store->pack = pack;
    store->version = version;
    if (!(store->batch = ft_arena_new()) ||
        !(store->kept_arena = ft_arena_new()))
        status = ft_error_memory(err);
    else if (!(status = ft_sql_open(path, false, &store->sql, err)) &&
             !(status = ft_schema_prepare(store->sql, err)))
        status = begin_run(store, err);
    if (status) {
        ft_store_free(store);
        return status;
    }
    *out = store;
    return FT_OK;
}

void ft_store_free(ft_store *store)
{
    if (!store)
        return;
    if (store->sql)
        ft_sql_undo(store->sql);
    ft_sql_close(store->sql);
    ft_arena_free(store->batch);
    ft_arena_free(store->kept_arena);
    free(store->met.bits);
    free(store);
}

/* ---- asking ---- */

static const char select_article[] =
    "SELECT id, content, pack, fulltime FROM articles WHERE name = ?";

bool ft_store_knows(ft_store *store, ft_slice name, ft_slice content)
{
    bool row = false, same = false;
    ft_query *query;

    if (ft_sql_query(store->sql, select_article, &query, NULL))
        return false;
    ft_query_text(query, 1, name);
    if (ft_query_next(query, &row, NULL) || !row)
        return false;
    same =
        ft_slice_equal(ft_query_get_text(query, 1), content) &&
        ft_slice_equal(ft_query_get_text(query, 2), ft_slice_of(store->pack)) &&
        ft_slice_equal(ft_query_get_text(query, 3),
                       ft_slice_of(store->version)) &&
        row_set_add(&store->met, ft_query_get_number(query, 0));
    (void)ft_query_run(query, NULL);
    store->counts.unchanged += same;
    return same;
}

/* ---- writing articles ---- */

static const char mark_stale[] =
    "INSERT OR IGNORE INTO stale SELECT key FROM reports WHERE article = ?";
static const char delete_reports[] = "DELETE FROM reports WHERE article = ?";

static ft_status run_on(ft_store *store, const char *statement, long long row,
                        ft_error *err)
{
    ft_query *query;
    ft_status status = ft_sql_query(store->sql, statement, &query, err);

    if (status)
        return status;
    ft_query_number(query, 1, row);
    return ft_query_run(query, err);
}

/* 0: there is none. */
static ft_status find_article(ft_store *store, ft_slice name, long long *id,
                              ft_error *err)
{
    ft_query *query;
    bool row;
    ft_status status = ft_sql_query(store->sql, select_article, &query, err);

    *id = 0;
    if (status)
        return status;
    ft_query_text(query, 1, name);
    if ((status = ft_query_next(query, &row, err)) || !row)
        return status;
    *id = ft_query_get_number(query, 0);
    return ft_query_run(query, err);
}

static const char insert_article[] =
    "INSERT INTO articles (content, bytes, uri, archive, archive_offset, "
    "fetched, "
    "digest, title, url, published, lang, text_sha256, replaced, pack, "
    "fulltime, run, name) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char update_article[] =
    "UPDATE articles SET content = ?, bytes = ?, uri = ?, archive = ?, "
    "archive_offset = ?, fetched = ?, digest = ?, title = ?, url = ?, "
    "published = ?, "
    "lang = ?, text_sha256 = ?, replaced = ?, pack = ?, fulltime = ?, run = ? "
    "WHERE name = ?";

/* What is empty is not told. */
static void put_told(ft_query *query, int index, ft_slice text)
{
    if (text.len > 0)
        ft_query_text(query, index, text);
}

static ft_status put_article(ft_store *store, const char *statement,
                             const ft_stored_article *one, ft_error *err)
{
    const ft_origin *origin = one->origin;
    ft_query *query;
    ft_status status = ft_sql_query(store->sql, statement, &query, err);

    if (status)
        return status;
    ft_query_text(query, 1, one->content);
    ft_query_number(query, 2, (long long)one->bytes);
    put_told(query, 3, origin->uri);
    put_told(query, 4, origin->archive);
    if (origin->archive.len > 0)
        ft_query_number(query, 5, (long long)origin->offset);
    put_told(query, 6, origin->fetched);
    put_told(query, 7, origin->digest);
    put_told(query, 8, origin->title);
    put_told(query, 9, origin->url);
    put_told(query, 10, origin->published);
    put_told(query, 11, origin->lang);
    ft_query_text(query, 12, origin->text_sha256);
    ft_query_number(query, 13, (long long)origin->replaced);
    ft_query_text(query, 14, origin->pack);
    ft_query_text(query, 15, origin->version);
    ft_query_number(query, 16, store->run);
    ft_query_text(query, 17, one->name);
    return ft_query_run(query, err);
}

static const char insert_stale[] = "INSERT OR IGNORE INTO stale VALUES (?)";

static ft_status write_report(ft_store *store, long long article, size_t place,
                              const ft_report *report, ft_error *err)
{
    ft_buffer key = {0};
    ft_query *query;
    ft_status status;

    ft_match_key(&key, report->origin.sport, &report->match);
    if (key.failed)
        status = ft_error_memory(err);
    else if (!(status =
                   ft_rows_put_report(store->sql, article, place,
                                      ft_buffer_slice(&key), report, err)) &&
             !(status = ft_sql_query(store->sql, insert_stale, &query, err))) {
        ft_query_text(query, 1, ft_buffer_slice(&key));
        status = ft_query_run(query, err);
    }
    ft_buffer_free(&key);
    return status;
}

static ft_status write_reports(ft_store *store, long long article,
                               const ft_stored_article *one, ft_error *err)
{
    ft_status status = FT_OK;

    for (size_t i = 0; !status && i < one->count; i++) {
        const ft_report report = {.match = one->matches[i],
                                  .origin = *one->origin};

        status = write_report(store, article, i, &report, err);
    }
    return status;
}

static ft_status write_one(ft_store *store, const ft_stored_article *one,
                           bool *was_there, ft_error *err)
{
    long long article;
    ft_status status = find_article(store, one->name, &article, err);

    *was_there = article != 0;
    if (status)
        return status;
    if (*was_there && ((status = run_on(store, mark_stale, article, err)) ||
                       (status = run_on(store, delete_reports, article, err))))
        return status;
    status = put_article(store, *was_there ? update_article : insert_article,
                         one, err);
    if (!status && !*was_there)
        article = ft_sql_last(store->sql);
    if (!status && !row_set_add(&store->met, article))
        status = ft_error_memory(err);
    return status ? status : write_reports(store, article, one, err);
}

static ft_status write_batch(ft_store *store, unsigned long long *changed,
                             ft_error *err)
{
    ft_status status = ft_sql_begin(store->sql, err);

    for (size_t i = 0; !status && i < store->count; i++) {
        bool was_there;

        status = write_one(store, &store->items[i], &was_there, err);
        *changed += was_there;
    }
    return status ? status : ft_sql_commit(store->sql, err);
}

static ft_status empty_batch(ft_store *store, ft_error *err)
{
    ft_arena_free(store->batch);
    store->count = 0;
    store->batch = ft_arena_new();
    return store->batch ? FT_OK : ft_error_memory(err);
}

ft_status ft_store_flush(ft_store *store, ft_error *err)
{
    unsigned long long changed = 0;
    ft_status status;

    if (store->count == 0)
        return FT_OK;
    if ((status = write_batch(store, &changed, err))) {
        ft_sql_undo(store->sql);
        return status;
    }
    store->counts.changed += changed;
    store->counts.added += store->count - changed;
    return empty_batch(store, err);
}

ft_status ft_store_add(ft_store *store, const ft_stored_article *article,
                       ft_error *err)
{
    if (!ft_held_article(store->batch, article, &store->items[store->count]))
        return ft_error_memory(err);
    store->count++;
    if (store->count < BATCH_ARTICLES &&
        ft_arena_used(store->batch) < BATCH_BYTES)
        return FT_OK;
    return ft_store_flush(store, err);
}

/* ---- withdrawing ---- */

ft_status ft_store_keep(ft_store *store, ft_slice name, ft_error *err)
{
    ft_slice *kept =
        ft_arena_grow(store->kept_arena, store->kept, &store->kept_capacity,
                      store->kept_count + 1, sizeof *kept);

    store->counts.failed++;
    if (!kept)
        return ft_error_memory(err);
    store->kept = kept;
    kept[store->kept_count] = ft_arena_copy(store->kept_arena, name);
    return kept[store->kept_count++].data ? FT_OK : ft_error_memory(err);
}

/* "root/…" or "root@…"; a root may end with its slash. */
static bool is_below(ft_slice name, ft_slice root)
{
    if (!ft_slice_starts(name, root) || name.len == root.len)
        return false;
    return (root.len > 0 && root.data[root.len - 1] == '/') ||
           name.data[root.len] == '/' || name.data[root.len] == '@';
}

static bool is_kept(const ft_store *store, ft_slice name)
{
    for (size_t i = 0; i < store->kept_count; i++)
        if (ft_slice_equal(name, store->kept[i]) ||
            is_below(name, store->kept[i]))
            return true;
    return false;
}

static const char select_names[] = "SELECT id, name FROM articles";
static const char delete_article[] = "DELETE FROM articles WHERE id = ?";

typedef struct rows {
    long long *items;
    size_t count, capacity;
} rows;

static ft_status find_gone(ft_store *store, ft_arena *arena, ft_slice root,
                           rows *out, ft_error *err)
{
    ft_query *query;
    bool row = true;
    ft_status status = ft_sql_query(store->sql, select_names, &query, err);

    while (!status && !(status = ft_query_next(query, &row, err)) && row) {
        ft_slice name = ft_query_get_text(query, 1);
        long long id = ft_query_get_number(query, 0);

        if (!is_below(name, root) || row_set_has(&store->met, id) ||
            is_kept(store, name))
            continue;
        out->items = ft_arena_grow(arena, out->items, &out->capacity,
                                   out->count + 1, sizeof *out->items);
        if (!out->items)
            return ft_error_memory(err);
        out->items[out->count++] = id;
    }
    return status;
}

static ft_status remove_rows(ft_store *store, const rows *gone, ft_error *err)
{
    ft_status status = ft_sql_begin(store->sql, err);

    for (size_t i = 0; !status && i < gone->count; i++)
        if (!(status = run_on(store, mark_stale, gone->items[i], err)))
            status = run_on(store, delete_article, gone->items[i], err);
    return status ? status : ft_sql_commit(store->sql, err);
}

ft_status ft_store_withdraw(ft_store *store, ft_slice root, ft_error *err)
{
    ft_arena *arena;
    rows gone = {NULL, 0, 0};
    ft_status status = ft_store_flush(store, err);

    if (status)
        return status;
    if (!(arena = ft_arena_new()))
        return ft_error_memory(err);
    status = find_gone(store, arena, root, &gone, err);
    if (!status && gone.count > 0)
        status = remove_rows(store, &gone, err);
    if (status)
        ft_sql_undo(store->sql);
    else
        store->counts.withdrawn += gone.count;
    ft_arena_free(arena);
    return status;
}

/* ---- the end of a run ---- */

static const char count_matches[] = "SELECT count(*) FROM matches";
static const char end_run[] =
    "UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), added = ?, "
    "changed = ?, unchanged = ?, withdrawn = ?, failed = ?, matches = ? "
    "WHERE id = ?";

static ft_status write_counts(ft_store *store, ft_error *err)
{
    ft_store_counts *counts = &store->counts;
    ft_query *query;
    bool row;
    ft_status status = ft_sql_query(store->sql, count_matches, &query, err);

    if (status || (status = ft_query_next(query, &row, err)))
        return status;
    counts->matches = (unsigned long long)ft_query_get_number(query, 0);
    if ((status = ft_query_run(query, err)) ||
        (status = ft_sql_query(store->sql, end_run, &query, err)))
        return status;
    ft_query_number(query, 1, (long long)counts->added);
    ft_query_number(query, 2, (long long)counts->changed);
    ft_query_number(query, 3, (long long)counts->unchanged);
    ft_query_number(query, 4, (long long)counts->withdrawn);
    ft_query_number(query, 5, (long long)counts->failed);
    ft_query_number(query, 6, (long long)counts->matches);
    ft_query_number(query, 7, store->run);
    return ft_query_run(query, err);
}

ft_status ft_store_end(ft_store *store, ft_error *err)
{
    ft_status status = ft_store_flush(store, err);
    bool done = false;

    while (!status && !done)
        status = ft_stale_merge(store->sql, &done, &store->counts.merged, err);
    if (!status)
        status = write_counts(store, err);
    if (status)
        ft_sql_undo(store->sql);
    return status;
}

const ft_store_counts *ft_store_told(const ft_store *store)
{
    return &store->counts;
}
