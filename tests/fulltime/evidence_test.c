#include "support/test.h"

#include <string.h>

#include "base/json.h"
#include "base/source.h"
#include "cli/corpus.h"
#include "cli/facts.h"
#include "fulltime/fulltime.h"
#include "text/calendar.h"

/* Runs over every article of the corpus; how right the records are is for
 * `fulltime test` to say. */
typedef struct corpus {
    ft_arena *arena;
    ft_rules *rules;
    const ft_case *cases;
    size_t count;
} corpus;

static corpus all;

static int read_corpus(void **state)
{
    ft_error err = {0};

    all.arena = ft_arena_new();
    if (!all.arena || ft_rules_load(FT_RULES_DIR, &all.rules, &err) ||
        ft_corpus_find(all.arena, FT_CORPUS_DIR, &all.cases, &all.count,
                       &err)) {
        print_message("%s:%u: %s\n", err.file, err.line, err.message);
        return -1;
    }
    *state = &all;
    return 0;
}

static int free_corpus(void **state)
{
    const corpus *c = *state;

    ft_rules_free(c->rules);
    ft_arena_free(c->arena);
    return 0;
}

typedef void look(const ft_result *result);

static void look_at_each(void **state, look *at)
{
    const corpus *c = *state;

    assert_true(c->count > 0);
    for (size_t i = 0; i < c->count; i++) {
        ft_arena *arena = ft_arena_new();
        ft_result *result = NULL;
        ft_slice bytes;

        print_message("%s\n", c->cases[i].name);
        assert_int_equal(
            ft_file_read(arena, c->cases[i].article, 0, &bytes, NULL), FT_OK);
        assert_int_equal(
            ft_extract(c->rules, bytes.data, bytes.len, NULL, &result, NULL),
            FT_OK);
        at(result);
        ft_result_free(result);
        ft_arena_free(arena);
    }
}

static void expect_quotes(const ft_result *result)
{
    size_t len;
    const char *text = ft_result_text(result, &len);

    for (size_t i = 0; i < ft_result_count(result); i++) {
        const ft_match *match = ft_result_match(result, i);

        for (size_t k = 0; k < match->evidence_count; k++) {
            const ft_evidence *e = &match->evidence[k];

            if (e->span.start >= e->span.end || e->span.end > len ||
                strlen(e->quote) != e->span.end - e->span.start ||
                memcmp(e->quote, text + e->span.start, strlen(e->quote)) != 0)
                fail_msg("%s %s: \"%s\" is not the text at %zu-%zu", match->id,
                         e->field, e->quote, e->span.start, e->span.end);
            assert_true(e->confidence >= 0 && e->confidence <= 1);
            assert_true(e->rule && e->rule[0]);
            assert_int_equal(e->field[0], '/');
        }
    }
}

static void every_quote_is_the_text_at_its_span(void **state)
{
    look_at_each(state, expect_quotes);
}

static bool stands_on_something(const ft_match *match, const char *field)
{
    size_t len = strlen(field);

    for (size_t i = 0; i < match->evidence_count; i++)
        if (strncmp(match->evidence[i].field, field, len) == 0 &&
            (match->evidence[i].field[len] == '\0' ||
             match->evidence[i].field[len] == '/'))
            return true;
    return false;
}

static void expect_evidence(const ft_result *result)
{
    for (size_t i = 0; i < ft_result_count(result); i++) {
        const ft_match *m = ft_result_match(result, i);
        const struct {
            const char *field;
            bool told;
        } fields[] = {
            {"/team1", true},
            {"/team2", true},
            {"/date", m->date != NULL},
            {"/competition", m->competition != NULL},
            {"/score/ht", m->half_time.told},
            {"/score/ft", m->full_time.told},
            {"/score/et", m->extra_time.told},
            {"/score/p", m->shootout.told},
            {"/score/agg", m->aggregate.told},
            {"/goals1", m->sides[0].goal_count > 0},
            {"/goals2", m->sides[1].goal_count > 0},
            {"/venue/name", m->venue != NULL},
            {"/venue/city", m->city != NULL},
            {"/attendance", m->attendance != FT_ATTENDANCE_UNTOLD},
        };

        for (size_t k = 0; k < FT_COUNT(fields); k++)
            if (fields[k].told && !stands_on_something(m, fields[k].field))
                fail_msg("%s: %s stands on nothing", m->id, fields[k].field);
    }
}

static void every_value_has_evidence(void **state)
{
    look_at_each(state, expect_evidence);
}

static void expect_sense(const ft_result *result)
{
    for (size_t i = 0; i < ft_result_count(result); i++) {
        const ft_match *m = ft_result_match(result, i);
        ft_date day;

        assert_true(m->sides[0].name && m->sides[0].name[0]);
        assert_true(m->sides[1].name && m->sides[1].name[0]);
        assert_true(m->confidence >= 0 && m->confidence <= 1);
        assert_true(m->home >= FT_HOME_UNTOLD && m->home <= 2);
        assert_true(!m->date || ft_date_parse(ft_slice_of(m->date), &day));
        for (size_t side = 0; side < 2; side++)
            for (size_t k = 0; k < m->sides[side].goal_count; k++) {
                const ft_goal *goal = &m->sides[side].goals[k];

                assert_true(goal->minute >= 0 && goal->minute <= 120);
                assert_true(goal->offset >= 0);
                assert_true(goal->minute > 0 || goal->offset == 0);
            }
    }
}

static void values_are_within_their_documented_ranges(void **state)
{
    look_at_each(state, expect_sense);
}

static void expect_json(const ft_result *result)
{
    ft_arena *arena = ft_arena_new();
    ft_records_read records;
    ft_slice lines;

    lines.data = ft_result_ndjson(result, &lines.len);
    assert_int_equal(ft_lines_parse(arena, "records", lines, &records, NULL),
                     FT_OK);
    assert_int_equal(records.count, ft_result_count(result));
    ft_arena_free(arena);
}

static void every_line_is_json(void **state)
{
    look_at_each(state, expect_json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_quote_is_the_text_at_its_span),
        cmocka_unit_test(every_value_has_evidence),
        cmocka_unit_test(values_are_within_their_documented_ranges),
        cmocka_unit_test(every_line_is_json),
    };

    return cmocka_run_group_tests(tests, read_corpus, free_corpus);
}
