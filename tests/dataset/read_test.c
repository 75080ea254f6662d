#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "dataset/read.h"

#define HEAD                                                                   \
    "{\"schema\":\"fulltime/match/1\",\"id\":\"2021-11-16/can/mex\","          \
    "\"sport\":\"football\",\"role\":\"reported\",\"status\":\"final\","
#define TEAMS                                                                  \
    "\"team1\":\"Canada\",\"team2\":\"Mexico\",\"codes\":[\"CAN\",null],"
#define TAIL                                                                   \
    "\"confidence\":0.97,\"checks\":{},\"conflicts\":[],\"evidence\":{},"      \
    "\"source\":{}}"

/* Everything that a record can hold. */
static const char full[] =
    HEAD "\"date\":\"2021-11-16\",\"competition\":\"Cup \\\"A\\\"\"," TEAMS
         "\"home\":0,\"score\":{\"ht\":[1,0],\"ft\":[2,1],\"et\":[2,2],"
         "\"p\":[4,3],\"agg\":[5,5]},"
         "\"goals1\":[{\"name\":\"Ada Northover\",\"minute\":45,\"offset\":2},"
         "{\"minute\":52,\"penalty\":true,\"derived\":true}],"
         "\"goals2\":[{\"name\":\"Bea Quist\",\"owngoal\":true},{}],"
         "\"venue\":{\"name\":\"The Ground\",\"city\":\"Northam\"},"
         "\"attendance\":0,\"confidence\":0.97,"
         "\"checks\":{\"goals_within_score\":\"pass\","
         "\"minutes_within_match\":\"fail\"},"
         "\"conflicts\":[{\"field\":\"/score/ft\",\"kept\":[2,1],"
         "\"refused\":\"x\\ty\",\"kept_quote\":\"2-1\"}],"
         "\"evidence\":{\"/team1\":[{\"rule\":\"score.a\",\"span\":[0,5],"
         "\"quote\":\"North\",\"block\":0,\"conf\":0.29}],"
         "\"/score/ft\":[{\"rule\":\"score.a\",\"span\":[10,13],"
         "\"quote\":\"2\xE2\x80\x93"
         "1\",\"block\":12,\"conf\":1.00},"
         "{\"rule\":\"score.b\",\"span\":[20,23],\"quote\":\"2-1\",\"block\":1,"
         "\"conf\":0.00}]},"
         "\"source\":{\"uri\":\"a.html\",\"archive\":\"a.warc\","
         "\"offset\":4000000000,\"title\":\"T\",\"url\":\"u\","
         "\"published\":\"2021-11-17\",\"lang\":\"en\",\"text_sha256\":\"00\","
         "\"pack\":\"p@1\",\"fulltime\":\"0.1.0\",\"replaced\":3}}";

static const char bare[] = HEAD TEAMS TAIL;

static int open_arena(void **state)
{
    *state = ft_arena_new();
    return *state ? 0 : -1;
}

static int close_arena(void **state)
{
    ft_arena_free(*state);
    return 0;
}

static ft_line line_of(const char *text)
{
    return (ft_line){FT_SLICE("r.ndjson"), 7, ft_slice_of(text), 0};
}

static void assert_round_trip(ft_arena *arena, const char *text)
{
    const ft_line line = line_of(text);
    ft_report report;
    ft_error err = {0};
    ft_buffer out = {0};

    print_message("%s\n", text);
    if (ft_report_read(arena, &line, &report, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    assert_int_equal(ft_ndjson_add(&out, arena, &report.match, &report.origin),
                     FT_OK);
    assert_int_equal(out.data[out.len - 1], '\n');
    out.data[out.len - 1] = '\0';
    assert_string_equal(out.data, text);
    ft_buffer_free(&out);
}

static void a_record_is_written_as_it_was_read(void **state)
{
    assert_round_trip(*state, full);
    assert_round_trip(*state, bare);
}

static void what_is_not_told_is_marked_as_such(void **state)
{
    const ft_line line = line_of(bare);
    ft_report report;

    assert_int_equal(ft_report_read(*state, &line, &report, NULL), FT_OK);
    assert_int_equal(report.match.home, FT_HOME_UNTOLD);
    assert_int_equal(report.match.attendance, FT_ATTENDANCE_UNTOLD);
    assert_null(report.match.date);
    assert_null(report.match.sides[1].code);
    assert_false(report.match.full_time.told);
    assert_int_equal(report.source_count, 0);
}

static void every_confidence_survives(void **state)
{
    for (int hundredths = 0; hundredths <= 100; hundredths++) {
        char text[sizeof bare + 16];
        const char *at = strstr(bare, "0.97");

        (void)snprintf(text, sizeof text, "%.*s%d.%02d%s", (int)(at - bare),
                       bare, hundredths / 100, hundredths % 100, at + 4);
        assert_round_trip(*state, text);
    }
}

static void unknown_keys_are_passed_over(void **state)
{
    const ft_line line = line_of(HEAD TEAMS "\"weather\":{\"rain\":[1]}," TAIL);
    ft_report report;

    assert_int_equal(ft_report_read(*state, &line, &report, NULL), FT_OK);
    assert_string_equal(report.match.sides[0].name, "Canada");
}

static void sources_of_a_merged_record_are_records(void **state)
{
    char text[2 * sizeof bare + sizeof full + 32];
    ft_report report;
    ft_line line;

    (void)snprintf(text, sizeof text, "%.*s,\"sources\":[%s,%s]}",
                   (int)strlen(bare) - 1, bare, full, bare);
    line = line_of(text);
    assert_int_equal(ft_report_read(*state, &line, &report, NULL), FT_OK);
    assert_int_equal(report.source_count, 2);
    assert_string_equal(report.sources[0].match.venue, "The Ground");
    assert_int_equal(report.sources[0].origin.replaced, 3);
    assert_null(report.sources[1].match.venue);
}

/* A caret under each text marks the column that the error names. */
static void what_is_no_record_is_named_with_its_place(void **state)
{
    static const struct {
        const char *text, *caret, *message;
    } cases[] = {
        {"{\"schema\": 1}", "           ^",
         "\"schema\" wants \"fulltime/match/1\""},
        {"{\"schema\": \"x\\\"y\"}", "           ^",
         "\"schema\" wants \"fulltime/match/1\""},
        {"[1]", "^", "no match record: it is no object"},
        {"{\"id\": 1}", "^", "no match record: it has no \"schema\""},
        {"{\"a\": tru}", "        ^", NULL},
        {"", "^", NULL},
        {"{\"a\": \"\xC3\xA9\", 7}", "           ^", NULL},
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const ft_line line = line_of(cases[i].text);
        ft_report report;
        ft_error err = {0};

        print_message("%s\n%s\n", cases[i].text, cases[i].caret);
        assert_int_equal(ft_report_read(*state, &line, &report, &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.file, "r.ndjson");
        assert_int_equal(err.line, 7);
        assert_int_equal(err.column, strlen(cases[i].caret));
        if (cases[i].message)
            assert_string_equal(err.message, cases[i].message);
    }
}

static size_t characters(const char *from, const char *to)
{
    size_t count = 0;

    for (; from < to; from++)
        count += ((unsigned char)*from & 0xC0) != 0x80;
    return count;
}

/* Each replaces a piece of the full record; the error points at it. */
static void a_value_that_its_key_cannot_hold_is_an_error(void **state)
{
    static const struct {
        const char *from, *to, *message;
    } cases[] = {
        {"\"reported\"", "\"seen\"",
         "\"role\" wants \"reported\" or \"mentioned\""},
        {"\"final\"", "7",
         "\"status\" wants \"final\", \"abandoned\", \"awarded\" or "
         "\"postponed\""},
        {"\"2021-11-16\"", "\"2021-11-31\"",
         "\"date\" wants a day such as 2021-11-16"},
        {"\"2021-11-16\"", "\"16 Nov 2021\"",
         "\"date\" wants a day such as 2021-11-16"},
        {"\"Canada\"", "\"\"", "\"team1\" wants a string that is not empty"},
        {"[\"CAN\",null]", "[\"CAN\"]", "\"codes\" wants two codes"},
        {"0,\"score\"", "3,\"score\"", "\"home\" wants 0, 1 or 2"},
        {"[1,0]", "[1,-1]", "\"ht\" wants two whole numbers"},
        {"[1,0]", "[1,0,0]", "\"ht\" wants two whole numbers"},
        {"[1,0]", "[1,0.5]", "\"ht\" wants two whole numbers"},
        {"4000000000", "40000000000000000000",
         "\"offset\" wants a whole number"},
        {"4000000000", "-1", "\"offset\" wants a whole number"},
        {"4000000000", "\"4\"", "\"offset\" wants a whole number"},
        {"4000000000", "\"\"", "\"offset\" wants a whole number"},
        {"4000000000", "{}", "\"offset\" wants a whole number"},
        {"[1,0]", "[1,10000000000]", "\"ht\" wants two whole numbers"},
        {"45", "0", "\"minute\" wants a whole number above 0"},
        {"true", "1", "\"penalty\" wants true or false"},
        {"0.97", "1.01", "\"confidence\" wants a number from 0 to 1"},
        {"0.97", "-0.5", "\"confidence\" wants a number from 0 to 1"},
        {"\"pass\"", "\"maybe\"",
         "\"goals_within_score\" wants \"pass\" or \"fail\""},
        {"[0,5]", "[5,0]", "\"span\" wants a start and an end"},
        {"\"2021-11-17\"", "\"yesterday\"",
         "\"published\" wants a day such as 2021-11-16"},
        {"\"2021-11-16/can/mex\"", "7",
         "\"id\" wants a string that is not empty"},
        {"\"reported\"", "7", "\"role\" wants \"reported\" or \"mentioned\""},
        {"\"Mexico\"", "null", "\"team2\" wants a string that is not empty"},
        {"[\"CAN\",null]", "\"CAN\"", "\"codes\" wants two codes"},
        {"[\"CAN\",null]", "[\"CAN\",null,null]", "\"codes\" wants two codes"},
        {"null],", "7],", "\"codes\" wants strings or null"},
        {"null],", "\"\"],", "\"codes\" wants strings or null"},
        {"0,\"score\"", "-1,\"score\"", "\"home\" wants 0, 1 or 2"},
        {"0,\"score\"", "\"1\",\"score\"", "\"home\" wants 0, 1 or 2"},
        {"{\"ht\":[1,0],\"ft\":[2,1],\"et\":[2,2],\"p\":[4,3],\"agg\":[5,5]}",
         "[]", "\"score\" wants an object"},
        {"[2,1],\"et\"", "[2],\"et\"", "\"ft\" wants two whole numbers"},
        {"[2,2]", "7", "\"et\" wants two whole numbers"},
        {"[4,3]", "[]", "\"p\" wants two whole numbers"},
        {"[5,5]", "[\"5\",5]", "\"agg\" wants two whole numbers"},
        {"{\"minute\":52,\"penalty\":true,\"derived\":true}", "7",
         "a goal is an object"},
        {"[{\"name\":\"Bea Quist\",\"owngoal\":true},{}]", "{}",
         "\"goals2\" wants a list"},
        {"\"Ada Northover\"", "7", "\"name\" wants a string"},
        {"45", "4.5", "\"minute\" wants a whole number above 0"},
        {"45", "\"45\"", "\"minute\" wants a whole number above 0"},
        {"2},{\"minute\"", "0},{\"minute\"",
         "\"offset\" wants a whole number above 0"},
        {"true}],\"goals2\"", "1}],\"goals2\"",
         "\"derived\" wants true or false"},
        {"true},{}", "\"\"},{}", "\"owngoal\" wants true or false"},
        {"{\"name\":\"The Ground\",\"city\":\"Northam\"}", "[]",
         "\"venue\" wants an object"},
        {"\"The Ground\"", "7", "\"name\" wants a string"},
        {"\"Northam\"", "null", "\"city\" wants a string"},
        {"0,\"confidence\"", "-1,\"confidence\"",
         "\"attendance\" wants a whole number"},
        {"0.97", "\"1\"", "\"confidence\" wants a number from 0 to 1"},
        {"0.97", "1e1", "\"confidence\" wants a number from 0 to 1"},
        {"0.97", "10", "\"confidence\" wants a number from 0 to 1"},
        {"0.97", "true", "\"confidence\" wants a number from 0 to 1"},
        {"{\"goals_within_score\":\"pass\",\"minutes_within_match\":\"fail\"}",
         "7", "\"checks\" wants an object"},
        {"\"fail\"", "0",
         "\"minutes_within_match\" wants \"pass\" or \"fail\""},
        {"[{\"field\":\"/score/"
         "ft\",\"kept\":[2,1],\"refused\":\"x\\ty\",\"kept_quote\":\"2-1\"}]",
         "{}", "\"conflicts\" wants a list"},
        {"{\"field\":\"/score/"
         "ft\",\"kept\":[2,1],\"refused\":\"x\\ty\",\"kept_quote\":\"2-1\"}",
         "7", "a conflict is an object"},
        {"{\"rule\":\"score.a\",\"span\":[0,5],\"quote\":\"North\",\"block\":0,"
         "\"conf\":0.29}",
         "[]", "a piece of evidence is an object"},
        {"[{\"rule\":\"score.a\",\"span\":[0,5],\"quote\":\"North\",\"block\":"
         "0,\"conf\":0.29}]",
         "7", "the evidence of a field is a list"},
        {"\"North\"", "7", "\"quote\" wants a string"},
        {"[0,5]", "7", "\"span\" wants a start and an end"},
        {"0,\"conf\":0.29", "-1,\"conf\":0.29",
         "\"block\" wants a whole number"},
        {"0.29", "2", "\"conf\" wants a number from 0 to 1"},
        {"\"a.html\"", "7", "\"uri\" wants a string"},
        {"\"a.warc\"", "7", "\"archive\" wants a string"},
        {"\"T\"", "7", "\"title\" wants a string"},
        {"\"u\"", "7", "\"url\" wants a string"},
        {"\"en\"", "7", "\"lang\" wants a string"},
        {"\"00\"", "7", "\"text_sha256\" wants a string"},
        {"\"p@1\"", "7", "\"pack\" wants a string"},
        {"\"0.1.0\"", "7", "\"fulltime\" wants a string"},
        {"3}}", "-1}}", "\"replaced\" wants a whole number"},
    };
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char text[sizeof full + 64];
        const char *at = strstr(full, cases[i].from);
        ft_line line;
        ft_report report;
        ft_error err = {0};

        if (strcmp(cases[i].from, "\"2021-11-16\"") == 0)
            at = strstr(full, "date") + strlen("date\":");
        (void)snprintf(text, sizeof text, "%.*s%s%s", (int)(at - full), full,
                       cases[i].to, at + strlen(cases[i].from));
        line = line_of(text);
        print_message("%s -> %s\n", cases[i].from, cases[i].to);
        assert_int_equal(ft_report_read(*state, &line, &report, &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(err.column, characters(full, at) + 1);
    }
}

/* Each is taken out of the bare record; the error points at what lacks it. */
static void a_record_without_a_key_it_needs_is_an_error(void **state)
{
    static const struct {
        const char *piece, *key;
    } cases[] = {
        {"\"id\":\"2021-11-16/can/mex\",", "id"},
        {"\"role\":\"reported\",", "role"},
        {"\"status\":\"final\",", "status"},
        {"\"team1\":\"Canada\",", "team1"},
        {"\"team2\":\"Mexico\",", "team2"},
        {"\"codes\":[\"CAN\",null],", "codes"},
        {"\"confidence\":0.97,", "confidence"},
    };

    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char text[sizeof bare], message[80];
        const char *at = strstr(bare, cases[i].piece);
        ft_line line;
        ft_report report;
        ft_error err = {0};

        assert_non_null(at);
        (void)snprintf(text, sizeof text, "%.*s%s", (int)(at - bare), bare,
                       at + strlen(cases[i].piece));
        (void)snprintf(message, sizeof message,
                       "no match record: it has no \"%s\"", cases[i].key);
        line = line_of(text);
        assert_int_equal(ft_report_read(*state, &line, &report, &err),
                         FT_ERR_SYNTAX);
        assert_string_equal(err.message, message);
        assert_int_equal(err.column, 1);
    }
}

static void a_record_with_very_many_goals_is_an_error(void **state)
{
    enum { MOST = 2000 };
    ft_buffer text = {0};
    ft_report report;
    ft_error err = {0};

    ft_buffer_text(&text, HEAD TEAMS "\"goals1\":[{}");
    for (int i = 0; i < MOST; i++)
        ft_buffer_text(&text, ",{}");
    ft_buffer_text(&text, "]," TAIL);
    ft_buffer_byte(&text, '\0');
    const ft_line line = line_of(text.data);
    assert_int_equal(ft_report_read(*state, &line, &report, &err),
                     FT_ERR_SYNTAX);
    assert_string_equal(err.message, "\"goals1\" wants fewer goals");
    ft_buffer_free(&text);
}

static void what_stands_before_the_record_counts_as_columns(void **state)
{
    ft_line line = line_of("{\"schema\": 1}");
    ft_report report;
    ft_error err = {0};

    line.indent = 20;
    assert_int_equal(ft_report_read(*state, &line, &report, &err),
                     FT_ERR_SYNTAX);
    assert_int_equal(err.column, 32);
}

static void every_failed_request_is_reported(void **state)
{
    const ft_line line = line_of(full);
    ft_status status = FT_ERR_MEMORY;
    size_t requests = 0;

    (void)state;
    while (status) {
        ft_arena *arena = ft_arena_new();
        ft_report report;

        assert_non_null(arena);
        ft_arena_fail_at(arena, ++requests);
        status = ft_report_read(arena, &line, &report, NULL);
        if (status)
            assert_int_equal(status, FT_ERR_MEMORY);
        ft_arena_free(arena);
    }
    assert_true(requests > 50);
}

#define IN_ARENA(test)                                                         \
    cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(a_record_is_written_as_it_was_read),
        IN_ARENA(what_is_not_told_is_marked_as_such),
        IN_ARENA(every_confidence_survives),
        IN_ARENA(unknown_keys_are_passed_over),
        IN_ARENA(sources_of_a_merged_record_are_records),
        IN_ARENA(what_is_no_record_is_named_with_its_place),
        IN_ARENA(a_value_that_its_key_cannot_hold_is_an_error),
        IN_ARENA(a_record_without_a_key_it_needs_is_an_error),
        IN_ARENA(a_record_with_very_many_goals_is_an_error),
        IN_ARENA(what_stands_before_the_record_counts_as_columns),
        cmocka_unit_test(every_failed_request_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
