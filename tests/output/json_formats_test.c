/* openfootball and JSON-LD: what is written is read again as JSON. */
#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "output/jsonld.h"
#include "output/openfootball.h"
#include "support/sample.h"

typedef struct document {
    ft_arena *arena;
    ft_buffer text;
    const ft_json *root;
} document;

static document read_document(void (*init)(ft_writer *writer),
                              const ft_match *matches, size_t count)
{
    document d = {.arena = ft_arena_new()};
    ft_writer writer;
    ft_error err = {0};

    init(&writer);
    d.text = sample_write(&writer, matches, count, 0);
    if (ft_json_parse(d.arena, ft_slice_of(d.text.data), &d.root, &err))
        fail_msg("%u:%u: %s", err.line, err.column, err.message);
    return d;
}

static void close_document(document *d)
{
    ft_buffer_free(&d->text);
    ft_arena_free(d->arena);
}

/* The text behind a path of keys; an item of an array is its number. */
static const char *text_at(const document *d, const char *path)
{
    static char text[256];
    const ft_json *here = d->root;
    char key[64];

    while (*path && here) {
        size_t len = strcspn(path, "/");

        memcpy(key, path, len);
        key[len] = '\0';
        path += len + (path[len] == '/');
        if (here->kind == FT_JSON_ARRAY) {
            size_t index = (size_t)(key[0] - '0');

            for (here = here->child; here && index > 0; index--)
                here = here->next;
        } else {
            here = ft_json_get(here, key);
        }
    }
    (void)snprintf(text, sizeof text, "%.*s", (int)ft_json_text(here).len,
                   ft_json_text(here).len ? ft_json_text(here).data : "");
    return text;
}

static void assert_paths(const document *d, const char *const (*cases)[2],
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        print_message("%s\n", cases[i][0]);
        assert_string_equal(text_at(d, cases[i][0]), cases[i][1]);
    }
}

static void openfootball_has_its_keys(void **state)
{
    static const char *const cases[][2] = {
        {"name", "Matches"},
        {"matches/0/date", "2026-03-14"},
        {"matches/0/team1", "North Bay"},
        {"matches/0/team2", "South Bay"},
        {"matches/0/score/ht/0", "1"},
        {"matches/0/score/ft/1", "1"},
        {"matches/0/score/et/0", "2"},
        {"matches/0/score/p", ""},
        {"matches/0/goals1/0/name", "Ada Quist"},
        {"matches/0/goals1/0/minute", "45"},
        {"matches/0/goals1/0/offset", "2"},
        {"matches/0/goals1/0/penalty", ""}, /* true is no text: see below */
        {"matches/0/goals2/0/name", "Bea Moor"},
        {"matches/0/ground", "Pier Ground, Northport"},
        {"matches/0/status", ""},
        {"matches/1/team1", "North Bay"},
    };
    const ft_match matches[] = {sample_match, sample_match};
    document d = read_document(ft_openfootball_init, matches, 2);

    (void)state;
    assert_paths(&d, cases, FT_COUNT(cases));
    assert_non_null(strstr(d.text.data, "\"penalty\":true"));
    assert_non_null(strstr(d.text.data, "\"owngoal\":true"));
    close_document(&d);
}

static void
openfootball_lists_the_host_first_and_named_goals_alone(void **state)
{
    static const ft_goal nameless[] = {{.minute = 3}};
    static const char *const cases[][2] = {
        {"matches/0/team1", "South Bay"},
        {"matches/0/score/et/0", "1"},
        {"matches/0/goals1/0/name", "Bea Moor"},
        {"matches/0/goals2/0/name", ""},
        {"matches/0/status", "abandoned"},
    };
    ft_match match = sample_match;
    document d;

    (void)state;
    match.home = 2;
    match.status = FT_MATCH_ABANDONED;
    match.sides[0].goals = nameless;
    match.sides[0].goal_count = 1;
    d = read_document(ft_openfootball_init, &match, 1);
    assert_paths(&d, cases, FT_COUNT(cases));
    close_document(&d);
}

static void nothing_at_all_is_still_a_document(void **state)
{
    document d = read_document(ft_openfootball_init, NULL, 0);

    (void)state;
    assert_string_equal(text_at(&d, "name"), "Matches");
    close_document(&d);
    d = read_document(ft_jsonld_init, NULL, 0);
    assert_string_equal(text_at(&d, "@context"), "https://schema.org");
    close_document(&d);
}

static void an_event_has_the_properties_of_schema_org(void **state)
{
    static const char *const cases[][2] = {
        {"@context", "https://schema.org"},
        {"@graph/0/@type", "SportsEvent"},
        {"@graph/0/identifier", "2026-03-14/nba/sba"},
        {"@graph/0/name", "North Bay v South Bay"},
        {"@graph/0/startDate", "2026-03-14"},
        {"@graph/0/eventStatus", "https://schema.org/EventScheduled"},
        {"@graph/0/homeTeam/@type", "SportsTeam"},
        {"@graph/0/homeTeam/name", "North Bay"},
        {"@graph/0/awayTeam/name", "South Bay"},
        {"@graph/0/competitor", ""},
        {"@graph/0/location/@type", "StadiumOrArena"},
        {"@graph/0/location/address/addressLocality", "Northport"},
        {"@graph/0/superEvent/@type", "EventSeries"},
        {"@graph/0/superEvent/name", "Harbour Cup"},
        {"@graph/0/subjectOf/@type", "NewsArticle"},
        {"@graph/0/subjectOf/url", "https://paper.example/report"},
        {"@graph/0/description",
         "North Bay 2-1 aet South Bay. Half-time: 1-0. Goals of North Bay: "
         "Ada Quist 45+2' (pen.), Ada Quist 112'. Goals of South Bay: "
         "Bea Moor 60' (o.g.). Attendance: 31204."},
    };
    document d = read_document(ft_jsonld_init, &sample_match, 1);

    (void)state;
    assert_paths(&d, cases, FT_COUNT(cases));
    close_document(&d);
}

static void who_was_at_home_is_said_only_where_it_is_known(void **state)
{
    static const char *const cases[][2] = {
        {"@graph/0/homeTeam/name", ""},
        {"@graph/0/competitor/0/name", "North Bay"},
        {"@graph/0/competitor/1/name", "South Bay"},
        {"@graph/0/location/@type", "City"},
        {"@graph/0/eventStatus", "https://schema.org/EventPostponed"},
    };
    ft_match match = sample_match;
    document d;

    (void)state;
    match.home = FT_HOME_UNTOLD;
    match.venue = NULL;
    match.status = FT_MATCH_POSTPONED;
    d = read_document(ft_jsonld_init, &match, 1);
    assert_paths(&d, cases, FT_COUNT(cases));
    close_document(&d);
}

static void no_name_ends_the_script_that_holds_it(void **state)
{
    ft_match match = sample_match;
    document d;

    (void)state;
    match.sides[0].name = "</script><script>\xE2\x80\xA8&\"\\";
    d = read_document(ft_jsonld_init, &match, 1);
    assert_null(strpbrk(d.text.data, "<>&"));
    assert_null(strstr(d.text.data, "\xE2\x80\xA8"));
    assert_string_equal(text_at(&d, "@graph/0/homeTeam/name"),
                        match.sides[0].name);
    close_document(&d);
}

static void an_address_is_one_of_the_web_or_none(void **state)
{
    ft_origin origin = sample_origin;
    const ft_slice script = FT_SLICE("javascript:alert(1)");
    const ft_game game = {
        .match = &sample_match,
        .origin = &origin,
        .sides = {&sample_match.sides[0], &sample_match.sides[1]}};
    ft_arena *arena = ft_arena_new();
    ft_buffer out = {0};
    ft_writer writer;

    (void)state;
    origin.url = script;
    ft_jsonld_init(&writer);
    assert_int_equal(writer.add(&writer, arena, &game, &out), FT_OK);
    ft_buffer_byte(&out, '\0');
    assert_null(strstr(out.data, "javascript"));
    ft_buffer_free(&out);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(openfootball_has_its_keys),
        cmocka_unit_test(
            openfootball_lists_the_host_first_and_named_goals_alone),
        cmocka_unit_test(nothing_at_all_is_still_a_document),
        cmocka_unit_test(an_event_has_the_properties_of_schema_org),
        cmocka_unit_test(who_was_at_home_is_said_only_where_it_is_known),
        cmocka_unit_test(no_name_ends_the_script_that_holds_it),
        cmocka_unit_test(an_address_is_one_of_the_web_or_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
