#include "support/test.h"

#include <string.h>

#include "view/overview.h"

/* Three matches of two months and a year apart, one of them contradicted. */
static const char *const lines[] = {
    "{\"schema\":\"fulltime/match/1\",\"id\":\"2021-11-16/can/mex\",\"sport\":"
    "\"football\",\"role\":\"reported\",\"status\":\"final\",\"date\":"
    "\"2021-11-16\",\"competition\":\"A Cup\",\"team1\":\"Canada\",\"team2\":"
    "\"Mexico\",\"codes\":[\"CAN\",\"MEX\"],\"score\":{\"ft\":[2,1]},"
    "\"goals1\":[{\"name\":\"Ada\",\"minute\":45,\"offset\":2},{\"name\":"
    "\"Bea\",\"minute\":105}],\"confidence\":0.97,\"checks\":{},\"conflicts\":"
    "[{\"field\":\"/attendance\",\"kept\":9000,\"refused\":9100,"
    "\"kept_quote\":\"9,000 fans\",\"refused_quote\":\"9,100 came\"}],"
    "\"evidence\":{\"/score/ft\":[{\"rule\":\"score.a\",\"span\":[0,3],"
    "\"quote\":\"2-1\",\"block\":0,\"conf\":0.97}]},\"source\":{\"uri\":"
    "\"a.txt\",\"url\":\"https://north.example.org/a\"}}",
    "{\"schema\":\"fulltime/match/1\",\"id\":\"2022-11-20/a/b\",\"sport\":"
    "\"football\",\"role\":\"reported\",\"status\":\"final\",\"date\":"
    "\"2022-11-20\",\"competition\":\"A Cup\",\"team1\":\"A\",\"team2\":\"B\","
    "\"codes\":[null,null],\"score\":{\"ft\":[0,0]},\"confidence\":0.5,"
    "\"checks\":{},\"conflicts\":[],\"evidence\":{},\"source\":{\"uri\":"
    "\"news/2022/b.txt\"}}",
    "{\"schema\":\"fulltime/match/1\",\"id\":\"-/a/b\",\"sport\":\"football\","
    "\"role\":\"mentioned\",\"status\":\"postponed\",\"team1\":\"<C>\","
    "\"team2\":\"D\",\"codes\":[null,null],\"confidence\":0.5,\"checks\":{},"
    "\"conflicts\":[],\"evidence\":{},\"source\":{\"uri\":\"a.txt\"}}",
};

static ft_status add_lines(ft_overview *overview)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < FT_COUNT(lines) && !status; i++) {
        ft_arena *arena = ft_arena_new();
        const ft_line line = {.text = ft_slice_of(lines[i])};
        ft_error err = {0};
        ft_report report;

        if (ft_report_read(arena, &line, &report, &err))
            fail_msg("line %zu: %s", i, err.message);
        status = ft_overview_add(overview, &report, NULL);
        ft_arena_free(arena);
    }
    return status;
}

static ft_status make(size_t fail_at, ft_buffer *out)
{
    ft_overview overview = {.arena = ft_arena_new()};
    ft_status status;

    ft_arena_fail_at(overview.arena, fail_at);
    status = add_lines(&overview);
    if (!status)
        status = ft_overview_show(&overview, out, NULL);
    ft_buffer_byte(out, '\0');
    ft_overview_free(&overview);
    ft_arena_free(overview.arena);
    return status;
}

static void the_page_has(const char *words)
{
    ft_buffer page = {0};

    assert_int_equal(make(0, &page), FT_OK);
    if (!strstr(page.data, words))
        fail_msg("the page has no %s", words);
    ft_buffer_free(&page);
}

static void every_match_has_a_row_the_latest_first(void **state)
{
    ft_buffer page = {0};
    const char *first, *second, *third;

    (void)state;
    assert_int_equal(make(0, &page), FT_OK);
    first = strstr(page.data, "id=\"m1\"");
    second = strstr(page.data, "id=\"m0\"");
    third = strstr(page.data, "id=\"m2\"");
    assert_true(first && second && third && first < second && second < third);
    ft_buffer_free(&page);
}

static void months_without_a_match_are_on_the_axis(void **state)
{
    (void)state;
    the_page_has("<title>2021-11: 1</title>");
    the_page_has("<title>2022-03: 0</title>");
    the_page_has("<title>2022-11: 1</title>");
}

static void goals_are_counted_where_their_minute_is(void **state)
{
    (void)state;
    the_page_has("<title>45+: 1</title>");
    the_page_has("<title>41-45: 0</title>");
    the_page_has("<title>extra time: 1</title>");
}

static void a_source_is_a_host_or_a_folder(void **state)
{
    (void)state;
    the_page_has("data-filter=\"site\" data-value=\"north.example.org\"");
    the_page_has("data-filter=\"site\" data-value=\"news\"");
    the_page_has("data-filter=\"site\" data-value=\"a.txt\"");
}

static void evidence_and_contradictions_keep_their_quotes(void **state)
{
    (void)state;
    the_page_has("[\"/score/ft\",0,\"2-1\",97]");
    the_page_has("<q dir=\"auto\">9,100 came</q>");
}

static void names_are_text_and_no_markup(void **state)
{
    (void)state;
    the_page_has("&lt;C&gt;");
}

static void no_records_make_a_page_all_the_same(void **state)
{
    ft_overview overview = {.arena = ft_arena_new()};
    ft_buffer page = {0};

    (void)state;
    assert_int_equal(ft_overview_show(&overview, &page, NULL), FT_OK);
    assert_true(page.len > 1000);
    ft_buffer_free(&page);
    ft_overview_free(&overview);
    ft_arena_free(overview.arena);
}

static void memory_that_runs_out_anywhere_is_an_error(void **state)
{
    size_t n = 1;
    ft_status status = FT_ERR_MEMORY;

    (void)state;
    for (; status == FT_ERR_MEMORY && n < 1000; n++) {
        ft_buffer page = {0};

        status = make(n, &page);
        ft_buffer_free(&page);
    }
    assert_int_equal(status, FT_OK);
    assert_true(n > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_match_has_a_row_the_latest_first),
        cmocka_unit_test(months_without_a_match_are_on_the_axis),
        cmocka_unit_test(goals_are_counted_where_their_minute_is),
        cmocka_unit_test(a_source_is_a_host_or_a_folder),
        cmocka_unit_test(evidence_and_contradictions_keep_their_quotes),
        cmocka_unit_test(names_are_text_and_no_markup),
        cmocka_unit_test(no_records_make_a_page_all_the_same),
        cmocka_unit_test(memory_that_runs_out_anywhere_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
