#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "dataset/dump.h"
#include "dataset/schema.h"
#include "dataset/store.h"
#include "records.h"

static const char path[] = "dataset_store_test.db";

static int open_arena(void **state)
{
    (void)remove(path);
    (void)remove("dataset_store_test.db-wal");
    (void)remove("dataset_store_test.db-shm");
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    (void)remove(path);
    return 0;
}

static ft_store *open_store(const char *pack)
{
    ft_store *store = NULL;
    ft_error err = {0};

    if (ft_store_open(path, pack, "0.1.0", &store, &err))
        fail_msg("%s: %s", err.file, err.message);
    return store;
}

/* An article of that name with one record, or none where `told` is NULL. */
static void add(ft_store *store, ft_arena *arena, const char *name,
                const char *content, const char *told)
{
    const ft_origin origin = {.sport = FT_SLICE("football"),
                              .text_sha256 = ft_slice_of(name),
                              .pack = FT_SLICE("p@1"),
                              .version = FT_SLICE("0.1.0")};
    const ft_report none = {.origin = origin};
    const ft_report report = told ? records_report(arena, told) : none;
    const ft_stored_article article = {.name = ft_slice_of(name),
                                       .content = ft_slice_of(content),
                                       .origin = &origin,
                                       .matches = &report.match,
                                       .count = told != NULL};

    assert_int_equal(ft_store_add(store, &article, NULL), FT_OK);
}

static void end(ft_store *store)
{
    ft_error err = {0};

    if (ft_store_end(store, &err))
        fail_msg("%s: %s", err.file, err.message);
    ft_store_free(store);
}

/* The rows of a statement, columns parted by "|", rows by a line end. */
static const char *ask(ft_arena *arena, const char *statement, int columns)
{
    ft_sql *sql = NULL;
    ft_query *query;
    ft_buffer out = {0};
    bool row = true;
    const char *text;

    assert_int_equal(ft_sql_open(path, true, &sql, NULL), FT_OK);
    assert_int_equal(ft_sql_query(sql, statement, &query, NULL), FT_OK);
    while (!ft_query_next(query, &row, NULL) && row) {
        for (int i = 0; i < columns; i++) {
            if (i > 0)
                ft_buffer_byte(&out, '|');
            ft_buffer_add(&out, ft_query_get_text(query, i));
        }
        ft_buffer_byte(&out, '\n');
    }
    ft_sql_close(sql);
    text = ft_arena_string(arena, ft_buffer_slice(&out));
    ft_buffer_free(&out);
    return text;
}

static const char matches[] =
    "SELECT date, team1, ft1, ft2, team2, reports FROM matches ORDER BY record";

static void reports_of_one_match_are_one_row(void **state)
{
    ft_store *store = open_store("p@1");

    add(store, *state, "a", "1", "2021-11-16 Canada 2-1 Mexico uri=a");
    add(store, *state, "b", "1", "2021-11-16 Mexico 1-2 Canada uri=b crowd=9");
    add(store, *state, "c", "1", NULL);
    end(store);
    assert_string_equal(ask(*state, matches, 6),
                        "2021-11-16|Canada|2|1|Mexico|2\n");
    assert_string_equal(
        ask(*state,
            "SELECT a.name, r.match = m.id FROM reports r "
            "JOIN articles a ON a.id = r.article, matches m ORDER BY a.name",
            2),
        "a|1\nb|1\n");
    assert_string_equal(ask(*state, "SELECT count(*) FROM articles", 1), "3\n");
    assert_string_equal(ask(*state, "SELECT count(*) FROM stale", 1), "0\n");
}

/* It is written later, when its article is long gone. */
static void nothing_of_an_article_is_borrowed(void **state)
{
    char *sport = ft_arena_string(*state, ft_slice_of("football"));
    const ft_report report = records_report(*state, "- Canada 2-1 Mexico");
    ft_origin origin = report.origin;
    ft_store *store = open_store("p@1");

    origin.sport = ft_slice_of(sport);
    origin.pack = ft_slice_of("p@1");
    origin.version = ft_slice_of("0.1.0");
    const ft_stored_article article = {.name = ft_slice_of("a"),
                                       .content = ft_slice_of("1"),
                                       .origin = &origin,
                                       .matches = &report.match,
                                       .count = 1};
    assert_int_equal(ft_store_add(store, &article, NULL), FT_OK);
    memset(sport, 'x', strlen(sport));
    end(store);
    assert_string_equal(ask(*state, "SELECT sport FROM matches", 1),
                        "football\n");
}

static void a_changed_article_withdraws_what_it_said(void **state)
{
    ft_store *store = open_store("p@1");

    add(store, *state, "a", "1", "2021-11-16 Canada 2-1 Mexico conf=95");
    add(store, *state, "b", "1", "2021-11-16 Canada 2-2 Mexico");
    end(store);
    assert_string_equal(ask(*state, matches, 6),
                        "2021-11-16|Canada|2|1|Mexico|2\n");
    store = open_store("p@1");
    add(store, *state, "a", "2", "2021-11-20 Wales 0-0 Kenya");
    end(store);
    assert_string_equal(ask(*state, matches, 6),
                        "2021-11-16|Canada|2|2|Mexico|1\n"
                        "2021-11-20|Wales|0|0|Kenya|1\n");
    assert_string_equal(
        ask(*state, "SELECT added, changed, matches FROM runs ORDER BY id", 3),
        "2|0|1\n0|1|2\n");
}

static bool knows(ft_store *store, const char *name, const char *content)
{
    return ft_store_knows(store, ft_slice_of(name), ft_slice_of(content));
}

static void an_article_is_known_by_its_content_and_the_rules(void **state)
{
    ft_store *store = open_store("p@1");

    add(store, *state, "a", "1", "2021-11-16 Canada 2-1 Mexico");
    assert_false(knows(store, "a", "1")); /* not written yet */
    end(store);
    store = open_store("p@1");
    assert_true(knows(store, "a", "1"));
    assert_false(knows(store, "a", "2"));
    assert_false(knows(store, "b", "1"));
    ft_store_free(store);
    store = open_store("p@2");
    assert_false(knows(store, "a", "1"));
    ft_store_free(store);
}

static void what_a_run_did_not_meet_below_a_root_is_withdrawn(void **state)
{
    ft_store *store = open_store("p@1");

    add(store, *state, "in/a", "1", "2021-11-16 Canada 2-1 Mexico");
    add(store, *state, "in/b", "1", "2021-11-17 Wales 0-0 Kenya");
    add(store, *state, "in/c.warc@7", "1", "2021-11-18 Wales 1-0 France");
    add(store, *state, "inside", "1", "2021-11-19 Wales 2-0 France");
    end(store);
    store = open_store("p@1");
    assert_true(knows(store, "in/a", "1"));
    assert_int_equal(ft_store_keep(store, ft_slice_of("in/c.warc"), NULL),
                     FT_OK);
    assert_int_equal(ft_store_withdraw(store, ft_slice_of("in"), NULL), FT_OK);
    assert_int_equal(ft_store_told(store)->withdrawn, 1);
    end(store);
    assert_string_equal(
        ask(*state, "SELECT name FROM articles ORDER BY name", 1),
        "in/a\nin/c.warc@7\ninside\n");
    assert_string_equal(ask(*state, matches, 6),
                        "2021-11-16|Canada|2|1|Mexico|1\n"
                        "2021-11-18|Wales|1|0|France|1\n"
                        "2021-11-19|Wales|2|0|France|1\n");
}

static void a_run_that_breaks_off_is_completed_by_the_next(void **state)
{
    ft_store *store = open_store("p@1");

    add(store, *state, "a", "1", "2021-11-16 Canada 2-1 Mexico");
    assert_int_equal(ft_store_flush(store, NULL), FT_OK);
    add(store, *state, "b", "1", "2021-11-17 Wales 0-0 Kenya");
    ft_store_free(store); /* b is lost, a is not merged */
    assert_string_equal(ask(*state, matches, 6), "");
    store = open_store("p@1");
    assert_true(knows(store, "a", "1"));
    assert_false(knows(store, "b", "1"));
    end(store);
    assert_string_equal(ask(*state, matches, 6),
                        "2021-11-16|Canada|2|1|Mexico|1\n");
}

static void no_row_is_left_without_its_owner(void **state)
{
    static const char *const checks[] = {
        "SELECT * FROM report_goals WHERE report NOT IN "
        "(SELECT id FROM reports)",
        "SELECT * FROM evidence WHERE report NOT IN (SELECT id FROM reports)",
        "SELECT * FROM goals WHERE match NOT IN (SELECT id FROM matches)",
        "SELECT * FROM votes WHERE report NOT IN (SELECT id FROM reports)",
        "SELECT * FROM conflicts WHERE match NOT IN (SELECT id FROM matches)",
        "SELECT * FROM pragma_foreign_key_check",
    };
    ft_store *store = open_store("p@1");

    add(store, *state, "a", "1",
        "2021-11-16 Canada 2-1 Mexico goal1=Larin/9 kept=2-1 refused=3-1");
    add(store, *state, "b", "1", "2021-11-16 Canada 2-2 Mexico goal2=Herrera");
    end(store);
    store = open_store("p@1");
    add(store, *state, "a", "2", NULL);
    add(store, *state, "b", "2", "2021-11-17 Canada 2-2 Mexico");
    end(store);
    for (size_t i = 0; i < FT_COUNT(checks); i++) {
        print_message("%s\n", checks[i]);
        assert_string_equal(ask(*state, checks[i], 1), "");
    }
    assert_string_equal(
        ask(*state,
            "SELECT count(*) FROM sqlite_master m, "
            "pragma_foreign_key_list(m.name) WHERE m.type = 'table'",
            1),
        "9\n");
}

static void each_vote_names_its_report_and_weight(void **state)
{
    ft_store *store = open_store("p@1");

    add(store, *state, "a", "1", "2021-11-16 Canada 2-1 Mexico conf=95");
    add(store, *state, "b", "1", "2021-11-16 Mexico 2-2 Canada conf=80");
    end(store);
    assert_string_equal(
        ask(*state,
            "SELECT a.name, v.value, v.weight, v.kept FROM votes v "
            "JOIN reports r ON r.id = v.report "
            "JOIN articles a ON a.id = r.article "
            "WHERE v.field = '/score/ft' ORDER BY a.name",
            4),
        "a|[2,1]|190|1\nb|[2,2]|160|0\n");
    assert_string_equal(
        ask(*state, "SELECT kept, refused, article, quote FROM contradictions",
            4),
        "[2,1]|[2,2]|b|2-2\n");
}

/* Two handles of one program: the second waits no longer than it is told. */
static void a_locked_dataset_is_an_error_that_says_so(void **state)
{
    ft_sql *one = NULL, *two = NULL;
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_sql_open(path, false, &one, NULL), FT_OK);
    assert_int_equal(ft_schema_prepare(one, NULL), FT_OK);
    assert_int_equal(ft_sql_open(path, false, &two, NULL), FT_OK);
    assert_int_equal(ft_sql_run(two, "PRAGMA busy_timeout = 20", NULL), FT_OK);
    assert_int_equal(ft_sql_begin(one, NULL), FT_OK);
    assert_int_equal(ft_sql_begin(two, &err), FT_ERR_IO);
    assert_string_equal(err.message, "database is locked");
    assert_string_equal(err.file, path);
    assert_int_equal(ft_sql_commit(one, NULL), FT_OK);
    assert_int_equal(ft_sql_begin(two, NULL), FT_OK);
    ft_sql_close(two);
    ft_sql_close(one);
}

static void patience_comes_before_all_else(void **state)
{
    ft_sql *sql = NULL;
    ft_query *query;
    bool row;

    (void)state;
    assert_int_equal(ft_sql_open(path, false, &sql, NULL), FT_OK);
    assert_int_equal(ft_sql_query(sql, "PRAGMA busy_timeout", &query, NULL),
                     FT_OK);
    assert_int_equal(ft_query_next(query, &row, NULL), FT_OK);
    assert_int_equal(ft_query_get_number(query, 0), FT_SQL_PATIENCE);
    ft_sql_close(sql);
}

static ft_status refuse(void *context, ft_slice line, ft_error *err)
{
    (void)context;
    (void)line;
    (void)err;
    return FT_ERR_MEMORY;
}

static void what_is_no_dataset_is_not_read(void **state)
{
    ft_error err = {0};
    ft_sql *sql = NULL;

    (void)state;
    assert_false(ft_dump_is_database(path));
    assert_int_equal(ft_dump_records(path, refuse, NULL, &err), FT_ERR_IO);
    assert_int_equal(ft_sql_open(path, false, &sql, NULL), FT_OK);
    assert_int_equal(ft_sql_run(sql, "CREATE TABLE t (x)", NULL), FT_OK);
    ft_sql_close(sql);
    assert_true(ft_dump_is_database(path));
    err = (ft_error){0};
    assert_int_equal(ft_dump_records(path, refuse, NULL, &err), FT_ERR_IO);
    assert_string_equal(err.message,
                        "this is a database, but no dataset of fulltime");
}

#define IN_ARENA(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(reports_of_one_match_are_one_row),
        IN_ARENA(nothing_of_an_article_is_borrowed),
        IN_ARENA(a_changed_article_withdraws_what_it_said),
        IN_ARENA(an_article_is_known_by_its_content_and_the_rules),
        IN_ARENA(what_a_run_did_not_meet_below_a_root_is_withdrawn),
        IN_ARENA(a_run_that_breaks_off_is_completed_by_the_next),
        IN_ARENA(no_row_is_left_without_its_owner),
        IN_ARENA(each_vote_names_its_report_and_weight),
        IN_ARENA(a_locked_dataset_is_an_error_that_says_so),
        IN_ARENA(patience_comes_before_all_else),
        IN_ARENA(what_is_no_dataset_is_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
