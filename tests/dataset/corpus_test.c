/* What holds of the records of every article of the corpus. */
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/source.h"
#include "cli/corpus.h"
#include "dataset/dump.h"
#include "dataset/read.h"
#include "dataset/store.h"
#include "fulltime/fulltime.h"
#include "handles.h"

static ft_rules *rules;

static int load(void **state)
{
    (void)state;
    return ft_rules_load(FT_RULES_DIR, &rules, NULL) ? -1 : 0;
}

static int unload(void **state)
{
    (void)state;
    ft_rules_free(rules);
    return 0;
}

/* Reads each line and writes it again; returns how many there were. */
static size_t read_back(ft_arena *arena, ft_slice lines, ft_buffer *out)
{
    size_t count = 0;

    for (size_t at = 0, end; at < lines.len; at = end + 1) {
        ft_line line = {FT_SLICE("corpus"), (unsigned)++count, {NULL, 0}, 0};
        ft_report report;
        ft_error err = {0};

        end = ft_slice_find(lines, (ft_slice)FT_SLICE("\n"), at);
        line.text = ft_slice_cut(lines, (ft_span){at, end});
        if (ft_report_read(arena, &line, &report, &err))
            fail_msg("%u:%u: %s", err.line, err.column, err.message);
        assert_int_equal(
            ft_ndjson_add(out, arena, &report.match, &report.origin), FT_OK);
    }
    return count;
}

static void every_record_is_written_as_it_was_read(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_case *cases = NULL;
    size_t count = 0, records = 0;

    (void)state;
    assert_int_equal(ft_corpus_find(arena, FT_CORPUS_DIR, &cases, &count, NULL),
                     FT_OK);
    for (size_t i = 0; i < count; i++) {
        const ft_options options = {.uri = cases[i].name,
                                    .published = "2026-03-16"};
        ft_slice bytes, lines;
        ft_result *result = NULL;
        ft_buffer again = {0};

        assert_int_equal(ft_file_read(arena, cases[i].article, 0, &bytes, NULL),
                         FT_OK);
        assert_int_equal(
            ft_extract(rules, bytes.data, bytes.len, &options, &result, NULL),
            FT_OK);
        lines.data = ft_result_ndjson(result, &lines.len);
        records += read_back(arena, lines, &again);
        print_message("%s\n", cases[i].name);
        assert_true(ft_slice_equal(lines, ft_buffer_slice(&again)));
        ft_buffer_free(&again);
        ft_result_free(result);
    }
    assert_true(records > 100);
    ft_arena_free(arena);
}

/* ---- into SQLite and back ---- */

typedef struct lines {
    ft_arena *arena;
    ft_slice *items;
    size_t count, capacity;
} lines;

static void add_line(lines *l, ft_slice line)
{
    l->items = ft_arena_grow(l->arena, l->items, &l->capacity, l->count + 1,
                             sizeof *l->items);
    assert_non_null(l->items);
    l->items[l->count++] = ft_arena_copy(l->arena, line);
}

static ft_status add_stored(void *context, ft_slice line, ft_error *err)
{
    (void)err;
    add_line(context, line);
    return FT_OK;
}

static int compare_lines(const void *left, const void *right)
{
    const ft_slice *a = left, *b = right;

    return ft_slice_compare(*a, *b);
}

static void sort_lines(lines *l)
{
    if (l->items)
        qsort(l->items, l->count, sizeof *l->items, compare_lines);
}

static void expect_same_lines(const lines *got, const lines *expected)
{
    assert_int_equal(got->count, expected->count);
    if (!got->items || !expected->items) {
        fail_msg("there are no records");
        return;
    }
    for (size_t i = 0; i < got->count; i++)
        if (!ft_slice_equal(got->items[i], expected->items[i]))
            fail_msg("%.*s\n came back as\n%.*s", (int)expected->items[i].len,
                     expected->items[i].data, (int)got->items[i].len,
                     got->items[i].data);
}

/* What the command gives its sink: see extractor/cli/extract.c. */
static void store_case(ft_store *store, const ft_case *one, lines *expected)
{
    const ft_options options = {.uri = one->name, .published = "2026-03-16"};
    ft_arena *arena = ft_arena_new();
    ft_result *result = NULL;
    ft_slice bytes, records;

    assert_int_equal(ft_file_read(arena, one->article, 0, &bytes, NULL), FT_OK);
    assert_int_equal(
        ft_extract(rules, bytes.data, bytes.len, &options, &result, NULL),
        FT_OK);
    records.data = ft_result_ndjson(result, &records.len);
    for (size_t at = 0, end; at < records.len; at = end + 1) {
        end = ft_slice_find(records, (ft_slice)FT_SLICE("\n"), at);
        add_line(expected, ft_slice_cut(records, (ft_span){at, end}));
    }
    const ft_stored_article article = {.name = ft_slice_of(one->name),
                                       .content = FT_SLICE("0"),
                                       .bytes = bytes.len,
                                       .origin = &result->origin,
                                       .matches = result->pass.records.matches,
                                       .count = ft_result_count(result)};
    assert_int_equal(ft_store_add(store, &article, NULL), FT_OK);
    ft_result_free(result);
    ft_arena_free(arena);
}

static void every_record_survives_the_trip_into_sqlite_and_back(void **state)
{
    static const char path[] = "dataset_corpus_test.db";
    ft_arena *arena = ft_arena_new();
    lines expected = {.arena = arena}, got = {.arena = arena};
    const ft_case *cases = NULL;
    ft_store *store = NULL;
    size_t count = 0;

    (void)state;
    (void)remove(path);
    assert_int_equal(ft_corpus_find(arena, FT_CORPUS_DIR, &cases, &count, NULL),
                     FT_OK);
    assert_int_equal(ft_store_open(path, "p@1", "0", &store, NULL), FT_OK);
    for (size_t i = 0; i < count; i++)
        store_case(store, &cases[i], &expected);
    assert_int_equal(ft_store_end(store, NULL), FT_OK);
    ft_store_free(store);
    assert_int_equal(ft_dump_records(path, add_stored, &got, NULL), FT_OK);
    sort_lines(&expected);
    sort_lines(&got);
    expect_same_lines(&got, &expected);
    (void)remove(path);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_record_is_written_as_it_was_read),
        cmocka_unit_test(every_record_survives_the_trip_into_sqlite_and_back),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
