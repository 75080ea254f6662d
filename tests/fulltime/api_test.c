#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "fulltime/fulltime.h"

static const char pack[] = FT_TESTS_DIR "/cli/pack";

static const char report[] =
    "Owls fly high\n\n"
    "Orland beat Norrow 2-1 on Saturday. Before 9,000 spectators they won.\n";

static const char page[] =
    "<html lang=en><head><link rel=canonical href=https://example.org/own>"
    "<meta property='article:published_time' content='2021-11-17T16:18:00Z'>"
    "<title>Easton win</title></head><body><article><h1>Easton win</h1>"
    "<p>Easton beat Orland 3-0 in the rain, and nobody will forget it.</p>"
    "<p>It was the third win of the month, and the last for a while.</p>"
    "</article></body></html>";

static int load_rules(void **state)
{
    ft_rules *rules = NULL;
    ft_error err;

    if (ft_rules_load(pack, &rules, &err)) {
        print_message("%s:%u:%u: %s\n", err.file, err.line, err.column,
                      err.message);
        return -1;
    }
    *state = rules;
    return 0;
}

static int free_rules(void **state)
{
    ft_rules_free(*state);
    return 0;
}

static ft_result *extract(const ft_rules *rules, const char *text,
                          const ft_options *options)
{
    ft_result *result = NULL;
    ft_error err = {0};

    assert_int_equal(
        ft_extract(rules, text, strlen(text), options, &result, &err), FT_OK);
    assert_non_null(result);
    return result;
}

static void records_below_the_wanted_confidence_are_left_out(void **state)
{
    ft_result *all = extract(*state, report, NULL);
    ft_options options = {.min_confidence = 0};
    const double own = ft_result_match(all, 0)->confidence;

    for (int above = 0; above < 2; above++) {
        ft_result *result;

        options.min_confidence = above ? own + 0.01 : own;
        result = extract(*state, report, &options);
        assert_int_equal(ft_result_count(result), above ? 0 : 1);
        ft_result_free(result);
    }
    ft_result_free(all);
}

static void a_report_gives_its_record(void **state)
{
    ft_result *result = extract(*state, report, NULL);
    const ft_match *match = ft_result_match(result, 0);

    assert_int_equal(ft_result_count(result), 1);
    assert_non_null(match);
    assert_string_equal(match->sides[0].name, "Orland");
    assert_string_equal(match->sides[0].code, "orland");
    assert_string_equal(match->sides[1].name, "Norrow");
    assert_true(match->full_time.told);
    assert_int_equal(match->full_time.goals[0], 2);
    assert_int_equal(match->full_time.goals[1], 1);
    assert_int_equal(match->attendance, 9000);
    assert_false(match->half_time.told);
    assert_null(match->date);
    assert_null(ft_result_match(result, 1));
    ft_result_free(result);
}

static void every_quote_is_the_text_at_its_span(void **state)
{
    ft_result *result = extract(*state, page, NULL);
    size_t len;
    const char *text = ft_result_text(result, &len);
    const ft_match *match = ft_result_match(result, 0);

    assert_int_equal(strlen(text), len);
    assert_non_null(match);
    assert_true(match->evidence_count > 0);
    for (size_t i = 0; i < match->evidence_count; i++) {
        const ft_evidence *e = &match->evidence[i];

        print_message("%s: %s: %s\n", e->field, e->rule, e->quote);
        assert_true(e->span.start < e->span.end && e->span.end <= len);
        assert_int_equal(strlen(e->quote), e->span.end - e->span.start);
        assert_memory_equal(e->quote, text + e->span.start, strlen(e->quote));
    }
    ft_result_free(result);
}

static void an_article_without_a_match_is_no_error(void **state)
{
    static const char *const cases[] = {
        "", " \n\n ", "The council met on Sunday.", "<p>", "2-1"};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ft_result *result = extract(*state, cases[i], NULL);
        size_t len = 9;

        print_message("'%s'\n", cases[i]);
        assert_int_equal(ft_result_count(result), 0);
        assert_null(ft_result_match(result, 0));
        assert_string_equal(ft_result_ndjson(result, &len), "");
        assert_int_equal(len, 0);
        assert_non_null(ft_result_text(result, NULL));
        ft_result_free(result);
    }
}

static void lines_end_where_records_end(void **state)
{
    ft_result *result = extract(*state, report, NULL);
    size_t len;
    const char *lines = ft_result_ndjson(result, &len);

    assert_int_equal(strlen(lines), len);
    assert_ptr_equal(strchr(lines, '\n'), lines + len - 1);
    assert_non_null(strstr(lines, "\"fulltime\":\"" FT_VERSION "\""));
    ft_result_free(result);
}

static void bytes_need_no_nul_and_may_go_after_the_call(void **state)
{
    size_t len = sizeof report - 1;
    char *bytes = malloc(len); /* so that a byte too far is seen */
    ft_result *result = NULL;

    assert_non_null(bytes);
    memcpy(bytes, report, len);
    assert_int_equal(ft_extract(*state, bytes, len, NULL, &result, NULL),
                     FT_OK);
    memset(bytes, 'x', len);
    free(bytes);
    assert_string_equal(ft_result_match(result, 0)->sides[0].name, "Orland");
    assert_non_null(strstr(ft_result_text(result, NULL), "Owls fly high"));
    ft_result_free(result);
}

static void the_page_knows_better_than_the_caller(void **state)
{
    const ft_options options = {.url = "https://example.org/other",
                                .published = "1999-01-01"};
    ft_result *of_page = extract(*state, page, &options);
    ft_result *of_text = extract(*state, report, &options);
    const char *lines = ft_result_ndjson(of_page, NULL);

    print_message("%s", lines);
    assert_non_null(strstr(lines, "\"url\":\"https://example.org/own\""));
    assert_non_null(strstr(lines, "\"published\":\"2021-11-17\""));
    lines = ft_result_ndjson(of_text, NULL);
    assert_non_null(strstr(lines, "\"url\":\"https://example.org/other\""));
    assert_non_null(strstr(lines, "\"published\":\"1999-01-01\""));
    ft_result_free(of_page);
    ft_result_free(of_text);
}

static void the_name_of_the_input_may_be_any_bytes(void **state)
{
    const ft_options options = {.uri = "caf\xE9 \"1\".txt"};
    ft_result *result = extract(*state, report, &options);

    assert_non_null(strstr(ft_result_ndjson(result, NULL),
                           "\"uri\":\"caf\xEF\xBF\xBD \\\"1\\\".txt\""));
    ft_result_free(result);
}

static void a_day_that_is_none_is_an_argument_error(void **state)
{
    static const char *const cases[] = {
        "", "yesterday", "2021-02-30", "2021-1-1", "2021-11-17T10:00", "17"};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ft_options options = {.published = cases[i]};
        ft_result *result;
        ft_error err;

        print_message("'%s'\n", cases[i]);
        assert_int_equal(
            ft_extract(*state, report, strlen(report), &options, &result, &err),
            FT_ERR_ARGUMENT);
        assert_int_equal(err.status, FT_ERR_ARGUMENT);
        assert_null(result);
    }
}

static void a_picture_is_no_text(void **state)
{
    static const char bytes[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1";
    ft_result *result;
    ft_error err;

    assert_int_equal(
        ft_extract(*state, bytes, sizeof bytes, NULL, &result, &err),
        FT_ERR_ENCODING);
    assert_int_equal(err.status, FT_ERR_ENCODING);
    assert_true(strlen(err.message) > 0);
    assert_null(result);
}

static void an_error_left_over_does_not_hide_a_new_one(void **state)
{
    const ft_options options = {.published = "never"};
    ft_error err = {FT_ERR_IO, "old", 7, 7, "old"};
    ft_result *result;

    assert_int_equal(ft_extract(*state, report, 6, &options, &result, &err),
                     FT_ERR_ARGUMENT);
    assert_int_equal(err.status, FT_ERR_ARGUMENT);
    assert_string_not_equal(err.message, "old");
}

static void rules_that_are_not_there_are_named(void **state)
{
    ft_rules *rules;
    ft_error err;

    (void)state;
    assert_int_equal(ft_rules_load("no/such/pack", &rules, &err), FT_ERR_IO);
    assert_null(rules);
    assert_non_null(strstr(err.file, "no/such/pack"));
}

static void rules_bear_the_name_of_the_pack(void **state)
{
    assert_string_equal(ft_rules_name(*state), "small@1.0.0");
}

static void the_variable_names_the_rules(void **state)
{
    ft_rules *rules = NULL;

    (void)state;
    assert_int_equal(setenv("FULLTIME_RULES", pack, 1), 0);
    assert_int_equal(ft_rules_load(NULL, &rules, NULL), FT_OK);
    assert_string_equal(ft_rules_name(rules), "small@1.0.0");
    ft_rules_free(rules);
    assert_int_equal(unsetenv("FULLTIME_RULES"), 0);
}

static void without_a_path_the_rules_of_the_build_are_found(void **state)
{
    ft_rules *rules = NULL;
    ft_error err = {0};

    (void)state;
    if (ft_rules_load(NULL, &rules, &err))
        fail_msg("%s:%u: %s", err.file, err.line, err.message);
    assert_memory_equal(ft_rules_name(rules), "football-en@", 12);
    ft_rules_free(rules);
}

static void freeing_nothing_is_fine(void **state)
{
    (void)state;
    ft_rules_free(NULL);
    ft_result_free(NULL);
}

static void the_version_at_run_time_is_that_of_the_header(void **state)
{
    (void)state;
    assert_string_equal(ft_version(), FT_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_gives_its_record),
        cmocka_unit_test(records_below_the_wanted_confidence_are_left_out),
        cmocka_unit_test(every_quote_is_the_text_at_its_span),
        cmocka_unit_test(an_article_without_a_match_is_no_error),
        cmocka_unit_test(lines_end_where_records_end),
        cmocka_unit_test(bytes_need_no_nul_and_may_go_after_the_call),
        cmocka_unit_test(the_page_knows_better_than_the_caller),
        cmocka_unit_test(the_name_of_the_input_may_be_any_bytes),
        cmocka_unit_test(a_day_that_is_none_is_an_argument_error),
        cmocka_unit_test(a_picture_is_no_text),
        cmocka_unit_test(an_error_left_over_does_not_hide_a_new_one),
        cmocka_unit_test(rules_that_are_not_there_are_named),
        cmocka_unit_test(rules_bear_the_name_of_the_pack),
        cmocka_unit_test(the_variable_names_the_rules),
        cmocka_unit_test(without_a_path_the_rules_of_the_build_are_found),
        cmocka_unit_test(freeing_nothing_is_fine),
        cmocka_unit_test(the_version_at_run_time_is_that_of_the_header),
    };

    return cmocka_run_group_tests(tests, load_rules, free_rules);
}
