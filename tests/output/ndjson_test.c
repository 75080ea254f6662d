#include "support/test.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "output/ndjson.h"

static const ft_goal north[] = {
    {.name = "Ada Northover", .minute = 45, .offset = 2},
    {.name = "Bea \"B\" Quist", .minute = 52, .penalty = true, .derived = true},
};
static const ft_goal south[] = {{.owngoal = true}};

static const ft_conflict conflicts[] = {
    {"/attendance", "9000", "9100", "9,000 fans", "9,100 came"}};

static const ft_evidence evidence[] = {
    {"/goals1/10/name", "goal.b", {40, 43}, "Bea", 1, 0.5},
    {"/attendance", "crowd.a", {60, 65}, "9,000", 2, 1.0},
    {"/score/ft", "score.a", {10, 13}, "2-1", 0, 0.97},
    {"/goals1/9/name", "goal.a", {30, 33}, "Ada", 1, 0.5},
    {"/score/ft", "score.b", {20, 23}, "2-1", 1, 0.9},
    {"/team1", "score.a", {0, 5}, "North", 0, 0.97},
};

static ft_match full_match(void)
{
    return (ft_match){
        .id = "2021-11-16/nor/-",
        .role = FT_ROLE_REPORTED,
        .status = FT_MATCH_FINAL,
        .date = "2021-11-16",
        .competition = "Cup",
        .sides = {{"North", "NOR", north, 2}, {"South", NULL, south, 1}},
        .home = 1,
        .half_time = {true, {1, 0}},
        .full_time = {true, {2, 1}},
        .extra_time = {true, {2, 2}},
        .shootout = {true, {4, 3}},
        .aggregate = {true, {5, 5}},
        .venue = "The Ground",
        .city = "Northam",
        .attendance = 9000,
        .confidence = 0.965,
        .checks = {FT_VERDICT_PASS, FT_VERDICT_FAIL},
        .conflicts = conflicts,
        .conflict_count = 1,
        .evidence = evidence,
        .evidence_count = 6,
    };
}

static ft_match bare_match(void)
{
    return (ft_match){
        .id = "-/a/b",
        .role = FT_ROLE_MENTIONED,
        .sides = {{.name = "A"}, {.name = "B"}},
        .home = FT_HOME_UNTOLD,
        .full_time = {true, {0, 0}},
        .attendance = FT_ATTENDANCE_UNTOLD,
    };
}

static void assert_line(const ft_match *match, const ft_origin *origin,
                        const char *expected)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer out = {0};

    assert_int_equal(ft_ndjson_add(&out, arena, match, origin), FT_OK);
    ft_buffer_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    ft_buffer_free(&out);
    ft_arena_free(arena);
}

static void
a_full_record_has_its_keys_in_the_order_of_the_contract(void **state)
{
    const ft_match match = full_match();
    const ft_origin origin = {
        .sport = FT_SLICE("football"),
        .uri = FT_SLICE("a.html"),
        .title = FT_SLICE("North\nwin"),
        .url = FT_SLICE("https://example.org/a"),
        .published = FT_SLICE("2021-11-17"),
        .lang = FT_SLICE("en"),
        .text_sha256 = FT_SLICE("00ff"),
        .pack = FT_SLICE("p@1"),
        .version = FT_SLICE("0.1.0"),
        .replaced = 3,
    };

    (void)state;
    assert_line(
        &match, &origin,
        "{\"schema\":\"fulltime/match/1\",\"id\":\"2021-11-16/nor/-\","
        "\"sport\":\"football\",\"role\":\"reported\",\"status\":\"final\","
        "\"date\":\"2021-11-16\",\"competition\":\"Cup\","
        "\"team1\":\"North\",\"team2\":\"South\",\"codes\":[\"NOR\",null],"
        "\"home\":1,"
        "\"score\":{\"ht\":[1,0],\"ft\":[2,1],\"et\":[2,2],\"p\":[4,3],"
        "\"agg\":[5,5]},"
        "\"goals1\":[{\"name\":\"Ada Northover\",\"minute\":45,\"offset\":2},"
        "{\"name\":\"Bea \\\"B\\\" Quist\",\"minute\":52,\"penalty\":true,"
        "\"derived\":true}],\"goals2\":[{\"owngoal\":true}],"
        "\"venue\":{\"name\":\"The Ground\",\"city\":\"Northam\"},"
        "\"attendance\":9000,\"confidence\":0.97,"
        "\"checks\":{\"goals_within_score\":\"pass\","
        "\"winner_scores_more\":\"fail\"},"
        "\"conflicts\":[{\"field\":\"/attendance\",\"kept\":9000,"
        "\"refused\":9100,\"kept_quote\":\"9,000 fans\","
        "\"refused_quote\":\"9,100 came\"}],"
        "\"evidence\":{"
        "\"/team1\":[{\"rule\":\"score.a\",\"span\":[0,5],"
        "\"quote\":\"North\",\"block\":0,\"conf\":0.97}],"
        "\"/score/ft\":[{\"rule\":\"score.a\",\"span\":[10,13],"
        "\"quote\":\"2-1\",\"block\":0,\"conf\":0.97},"
        "{\"rule\":\"score.b\",\"span\":[20,23],"
        "\"quote\":\"2-1\",\"block\":1,\"conf\":0.90}],"
        "\"/goals1/9/name\":[{\"rule\":\"goal.a\",\"span\":[30,33],"
        "\"quote\":\"Ada\",\"block\":1,\"conf\":0.50}],"
        "\"/goals1/10/name\":[{\"rule\":\"goal.b\",\"span\":[40,43],"
        "\"quote\":\"Bea\",\"block\":1,\"conf\":0.50}],"
        "\"/attendance\":[{\"rule\":\"crowd.a\",\"span\":[60,65],"
        "\"quote\":\"9,000\",\"block\":2,\"conf\":1.00}]},"
        "\"source\":{\"uri\":\"a.html\",\"title\":\"North\\nwin\","
        "\"url\":\"https://example.org/a\",\"published\":\"2021-11-17\","
        "\"lang\":\"en\",\"text_sha256\":\"00ff\",\"pack\":\"p@1\","
        "\"fulltime\":\"0.1.0\",\"replaced\":3}}\n");
}

static void what_is_not_told_has_no_key(void **state)
{
    const ft_match match = bare_match();
    const ft_origin origin = {.version = FT_SLICE("0.1.0")};

    (void)state;
    assert_line(&match, &origin,
                "{\"schema\":\"fulltime/match/1\",\"id\":\"-/a/b\","
                "\"role\":\"mentioned\",\"status\":\"final\",\"team1\":\"A\","
                "\"team2\":\"B\",\"codes\":[null,null],"
                "\"score\":{\"ft\":[0,0]},\"confidence\":0.00,\"checks\":{},"
                "\"conflicts\":[],\"evidence\":{},"
                "\"source\":{\"fulltime\":\"0.1.0\"}}\n");
}

static void neutral_ground_and_an_empty_stand_are_told(void **state)
{
    ft_match match = bare_match();
    const ft_origin origin = {0};

    (void)state;
    match.home = 0;
    match.attendance = 0;
    assert_line(&match, &origin,
                "{\"schema\":\"fulltime/match/1\",\"id\":\"-/a/b\","
                "\"role\":\"mentioned\",\"status\":\"final\",\"team1\":\"A\","
                "\"team2\":\"B\",\"codes\":[null,null],\"home\":0,"
                "\"score\":{\"ft\":[0,0]},\"attendance\":0,"
                "\"confidence\":0.00,\"checks\":{},"
                "\"conflicts\":[],\"evidence\":{},\"source\":{}}\n");
}

static void a_postponed_match_has_no_score(void **state)
{
    ft_match match = bare_match();
    const ft_origin origin = {0};

    (void)state;
    match.status = FT_MATCH_POSTPONED;
    match.full_time.told = false;
    assert_line(&match, &origin,
                "{\"schema\":\"fulltime/match/1\",\"id\":\"-/a/b\","
                "\"role\":\"mentioned\",\"status\":\"postponed\","
                "\"team1\":\"A\",\"team2\":\"B\",\"codes\":[null,null],"
                "\"confidence\":0.00,\"checks\":{},"
                "\"conflicts\":[],\"evidence\":{},\"source\":{}}\n");
}

static void confidence_is_printed_in_hundredths(void **state)
{
    static const struct {
        double confidence;
        const char *expected;
    } cases[] = {
        {0, "\"confidence\":0.00,"},    {0.004, "\"confidence\":0.00,"},
        {0.05, "\"confidence\":0.05,"}, {0.5, "\"confidence\":0.50,"},
        {0.97, "\"confidence\":0.97,"}, {0.996, "\"confidence\":1.00,"},
        {1, "\"confidence\":1.00,"},    {7, "\"confidence\":1.00,"},
        {-1, "\"confidence\":0.00,"},   {NAN, "\"confidence\":0.00,"},
    };
    const ft_origin origin = {0};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_match match = bare_match();
        ft_arena *arena = ft_arena_new();
        ft_buffer out = {0};

        match.confidence = cases[i].confidence;
        assert_int_equal(ft_ndjson_add(&out, arena, &match, &origin), FT_OK);
        ft_buffer_byte(&out, '\0');
        print_message("%g: %s", cases[i].confidence, out.data);
        assert_non_null(strstr(out.data, cases[i].expected));
        ft_buffer_free(&out);
        ft_arena_free(arena);
    }
}

static void a_line_is_json_with_one_line_end(void **state)
{
    const ft_match match = full_match();
    const ft_origin origin = {.title = FT_SLICE("a\r\nb\t\x01\"\\/")};
    ft_arena *arena = ft_arena_new();
    ft_buffer out = {0};
    const ft_json *json;
    ft_slice line, title = FT_SLICE("a\r\nb\t\x01\"\\/");

    (void)state;
    assert_int_equal(ft_ndjson_add(&out, arena, &match, &origin), FT_OK);
    line = ft_buffer_slice(&out);
    assert_int_equal(ft_slice_find(line, ft_slice_of("\n"), 0), line.len - 1);
    assert_int_equal(ft_json_parse(arena, line, &json, NULL), FT_OK);
    json = ft_json_get(ft_json_get(json, "source"), "title");
    assert_true(ft_slice_equal(ft_json_text(json), title));
    ft_buffer_free(&out);
    ft_arena_free(arena);
}

static void memory_that_runs_out_is_reported(void **state)
{
    const ft_match match = full_match();
    const ft_origin origin = {0};
    ft_arena *arena = ft_arena_new();
    ft_buffer out = {0};

    (void)state;
    ft_arena_fail_at(arena, 1);
    assert_int_equal(ft_ndjson_add(&out, arena, &match, &origin),
                     FT_ERR_MEMORY);
    ft_buffer_free(&out);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_full_record_has_its_keys_in_the_order_of_the_contract),
        cmocka_unit_test(what_is_not_told_has_no_key),
        cmocka_unit_test(neutral_ground_and_an_empty_stand_are_told),
        cmocka_unit_test(a_postponed_match_has_no_score),
        cmocka_unit_test(confidence_is_printed_in_hundredths),
        cmocka_unit_test(a_line_is_json_with_one_line_end),
        cmocka_unit_test(memory_that_runs_out_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
