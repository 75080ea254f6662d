#include "support/test.h"

#include <string.h>

#include "cli/compare.h"

#define ORLAND                                                                 \
    "{\"role\":\"reported\",\"status\":\"final\",\"team1\":\"Orland\","        \
    "\"team2\":\"Norrow\",\"score\":{\"ft\":[2,1]}"
#define EASTON                                                                 \
    "{\"team1\":\"Easton\",\"team2\":\"Weston\",\"score\":{\"ft\":[0,0]}}\n"

typedef struct outcome {
    ft_arena *arena;
    ft_comparison sum;
    ft_buffer shown;
} outcome;

static ft_records_read read_lines(ft_arena *arena, const char *lines)
{
    ft_records_read records = {NULL, 0};

    assert_int_equal(
        ft_lines_parse(arena, "lines", ft_slice_of(lines), &records, NULL),
        FT_OK);
    return records;
}

/* `accepted` NULL: nothing ever was. */
static void compare(outcome *o, const char *expected, const char *accepted,
                    const char *got)
{
    ft_compared input = {.fresh = !accepted, .settled = accepted};
    const ft_difference *last = NULL;

    memset(o, 0, sizeof *o);
    o->arena = ft_arena_new();
    input.expected = read_lines(o->arena, expected);
    input.accepted = read_lines(o->arena, accepted ? accepted : "");
    input.got = read_lines(o->arena, got);
    assert_int_equal(ft_compare(o->arena, &input, &o->sum), FT_OK);
    for (size_t i = 0; i < o->sum.difference_count; i++) {
        const ft_difference *d = &o->sum.differences[i];

        if (d->known)
            continue;
        ft_difference_show(&o->shown, false, d, last);
        last = d;
    }
    ft_buffer_byte(&o->shown, '\0');
    print_message("%s", o->shown.data);
}

static void discard(outcome *o)
{
    ft_buffer_free(&o->shown);
    ft_arena_free(o->arena);
}

static size_t failures(const outcome *o)
{
    return ft_compare_failures(&o->sum, (ft_slice){NULL, 0});
}

static void assert_share(const ft_share *share, size_t right, size_t expected,
                         size_t got)
{
    print_message("%zu of %zu, %zu got\n", share->right, share->expected,
                  share->got);
    assert_int_equal(share->right, right);
    assert_int_equal(share->expected, expected);
    assert_int_equal(share->got, got);
}

static void equal_records_do_not_differ(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n", NULL,
            ORLAND ",\"id\":\"x\",\"confidence\":0.9}\n");
    assert_int_equal(failures(&o), 0);
    assert_int_equal(o.sum.change_count, 0);
    assert_share(&o.sum.now[FT_MEASURE_RECORD], 1, 1, 1);
    assert_share(&o.sum.now[FT_MEASURE_FT], 1, 1, 1);
    assert_share(&o.sum.now[FT_MEASURE_DATE], 0, 0, 0);
    discard(&o);
}

static void a_field_that_differs_is_named_with_both_values(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND ",\"attendance\":900}\n", NULL,
            ORLAND ",\"date\":\"d\"}\n");
    assert_int_equal(failures(&o), 2);
    assert_string_equal(o.shown.data, "  differs: Orland 2-1 Norrow\n"
                                      "    date        expected nothing\n"
                                      "                got      \"d\"\n"
                                      "    attendance  expected 900\n"
                                      "                got      nothing\n");
    assert_share(&o.sum.now[FT_MEASURE_ATTENDANCE], 0, 1, 0);
    assert_share(&o.sum.now[FT_MEASURE_DATE], 0, 0, 1);
    discard(&o);
}

static void records_without_a_partner_are_missing_or_extra(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n", NULL, EASTON);
    assert_int_equal(failures(&o), 2);
    assert_string_equal(o.shown.data, "  missing: Orland 2-1 Norrow\n"
                                      "  extra: Easton 0-0 Weston\n");
    assert_share(&o.sum.now[FT_MEASURE_RECORD], 0, 1, 1);
    discard(&o);
}

static void sides_in_another_order_are_the_same_record(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n", NULL,
            "{\"role\":\"reported\",\"status\":\"final\",\"team1\":\"Norrow\","
            "\"team2\":\"Orland\",\"score\":{\"ft\":[1,2]}}\n");
    assert_share(&o.sum.now[FT_MEASURE_RECORD], 1, 1, 1);
    assert_share(&o.sum.now[FT_MEASURE_TEAM1], 0, 1, 1);
    assert_int_equal(failures(&o), 3); /* both sides and the score */
    discard(&o);
}

static void two_legs_find_their_own_partners(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND ",\"date\":\"a\"}\n" ORLAND ",\"date\":\"b\"}\n", NULL,
            ORLAND ",\"date\":\"b\"}\n" ORLAND ",\"date\":\"a\"}\n");
    assert_int_equal(failures(&o), 0);
    discard(&o);
}

static void goals_count_one_by_one_name_minute_and_kind(void **state)
{
    outcome o;

    (void)state;
    compare(&o,
            ORLAND ",\"goals1\":[{\"name\":\"A\"},{\"name\":\"A\"},"
                   "{\"name\":\"B\",\"minute\":9,\"penalty\":true}]}\n",
            NULL,
            ORLAND ",\"goals1\":[{\"name\":\"A\"},"
                   "{\"minute\":8,\"name\":\"B\",\"penalty\":true}]}\n");
    assert_share(&o.sum.now[FT_MEASURE_GOAL_NAME], 2, 3, 2);
    assert_share(&o.sum.now[FT_MEASURE_GOAL_MINUTE], 0, 1, 1);
    assert_share(&o.sum.now[FT_MEASURE_GOAL_KIND], 1, 1, 1);
    assert_int_equal(failures(&o), 1);
    discard(&o);
}

static void what_was_accepted_does_not_fail(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND ",\"date\":\"a\"}\n", ORLAND "}\n", ORLAND "}\n");
    assert_int_equal(failures(&o), 0);
    assert_int_equal(o.sum.open, 1);
    assert_int_equal(o.sum.change_count, 0);
    assert_share(&o.sum.now[FT_MEASURE_DATE], 0, 1, 0);
    assert_share(&o.sum.was[FT_MEASURE_DATE], 0, 1, 0);
    discard(&o);
}

typedef struct turn_case {
    const char *what, *expected, *accepted, *got;
    size_t failures, closed;
    int way; /* of the one change; 2: there is none */
} turn_case;

/* What a new run is worth beside the accepted one. */
static const turn_case turns[] = {
    {"a field is right now", ORLAND ",\"date\":\"a\"}", ORLAND "}",
     ORLAND ",\"date\":\"a\"}", 0, 1, 1},
    {"a field was right", ORLAND ",\"date\":\"a\"}", ORLAND ",\"date\":\"a\"}",
     ORLAND "}", 1, 0, -1},
    {"wrong as before, another way", ORLAND ",\"date\":\"a\"}",
     ORLAND ",\"date\":\"b\"}", ORLAND ",\"date\":\"c\"}", 0, 0, 0},
    {"one right and one wrong", ORLAND ",\"date\":\"a\",\"attendance\":9}",
     ORLAND ",\"date\":\"a\"}", ORLAND ",\"attendance\":9}", 1, 1, 0},
    {"a record is found", ORLAND "}", "", ORLAND "}", 0, 1, 1},
    {"a record is found with a fault", ORLAND ",\"date\":\"a\"}", "",
     ORLAND "}", 0, 1, 1},
    {"a record is lost", ORLAND "}", ORLAND "}", "", 1, 0, -1},
    {"one too many comes", "", "", EASTON, 1, 0, -1},
    {"one too many goes", "", EASTON, "", 0, 1, 1},
    {"one too many stays", "", EASTON, EASTON, 0, 0, 2},
};

static void a_change_is_for_better_or_for_worse(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(turns); i++) {
        const turn_case *c = &turns[i];
        outcome o;

        print_message("%s\n", c->what);
        compare(&o, c->expected, c->accepted, c->got);
        assert_int_equal(failures(&o), c->failures);
        assert_int_equal(o.sum.closed, c->closed);
        assert_int_equal(o.sum.change_count, c->way == 2 ? 0 : 1);
        if (c->way != 2)
            assert_int_equal(o.sum.changes[0].way, c->way);
        discard(&o);
    }
}

static void a_field_may_be_a_part_of_a_key(void **state)
{
    static const struct {
        const char *field;
        size_t failures;
    } cases[] = {
        {"score", 1},      {"score.ft", 0},   {"score.ht", 1}, {"goals", 1},
        {"goals.name", 1}, {"attendance", 0}, {"record", 0},   {"", 2},
    };
    outcome o;

    (void)state;
    compare(&o,
            "{\"team1\":\"A\",\"team2\":\"B\","
            "\"score\":{\"ht\":[1,0],\"ft\":[2,1]}}\n",
            NULL,
            "{\"team1\":\"A\",\"team2\":\"B\",\"score\":{\"ft\":[2,1]},"
            "\"goals2\":[{\"name\":\"X\"}]}\n");
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("%s\n", cases[i].field);
        assert_int_equal(
            ft_compare_failures(&o.sum, ft_slice_of(cases[i].field)),
            cases[i].failures);
    }
    discard(&o);
}

static void an_expected_record_with_an_unknown_key_is_refused(void **state)
{
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"{\"team1\":\"A\",\"atendance\":9}", "unknown key 'atendance'"},
        {"{\"team1\":\"A\",\"record\":9}", "unknown key 'record'"},
        {"[]", "a record is an object"},
    };
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_records_read records = read_lines(arena, cases[i].line);
        ft_error err = {0};

        print_message("%s\n", cases[i].line);
        assert_int_equal(ft_facts_check(records.items[0], &err), FT_ERR_SYNTAX);
        assert_string_equal(err.message, cases[i].message);
    }
    ft_arena_free(arena);
}

static void a_broken_line_is_named_by_its_number(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_records_read records;
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_lines_parse(arena, "expected.ndjson",
                                    ft_slice_of("{}\n\n{\"a\":}\n"), &records,
                                    &err),
                     FT_ERR_SYNTAX);
    assert_string_equal(err.file, "expected.ndjson");
    assert_int_equal(err.line, 3);
    ft_arena_free(arena);
}

static void f1_is_compared_as_a_fraction(void **state)
{
    static const struct {
        ft_share a, b;
        int order;
    } cases[] = {
        {{1, 2, 2}, {2, 4, 4}, 0},
        {{1, 3, 3}, {1, 3, 2}, -1},
        {{0, 0, 0}, {3, 3, 3}, 0},
        {{0, 0, 0}, {2, 3, 3}, 1},
        {{0, 1, 0}, {0, 0, 0}, -1},
        {{0, 0, 5}, {0, 9, 0}, 0},
        {{999999, 1000000, 1000000}, {999998, 1000000, 1000000}, 1},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        print_message("case %zu\n", i);
        assert_int_equal(ft_share_compare(&cases[i].a, &cases[i].b),
                         cases[i].order);
        assert_int_equal(ft_share_compare(&cases[i].b, &cases[i].a),
                         -cases[i].order);
    }
}

/* Every request for memory in turn fails: the whole is refused, nothing is
 * half. */
static void memory_may_be_out_at_any_time(void **state)
{
    ft_arena *arena = ft_arena_new();
    ft_compared input = {.settled = true};
    ft_comparison sum;
    ft_status status = FT_ERR_MEMORY;

    (void)state;
    input.expected = read_lines(arena, ORLAND ",\"date\":\"a\"}\n");
    input.accepted = read_lines(arena, ORLAND "}\n" EASTON);
    input.got = read_lines(arena, EASTON);
    for (size_t n = 1; status == FT_ERR_MEMORY; n++) {
        ft_arena *small = ft_arena_new();

        ft_arena_fail_at(small, n);
        status = ft_compare(small, &input, &sum);
        ft_arena_free(small);
        assert_true(n < 10000);
    }
    assert_int_equal(status, FT_OK);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_records_do_not_differ),
        cmocka_unit_test(a_field_that_differs_is_named_with_both_values),
        cmocka_unit_test(records_without_a_partner_are_missing_or_extra),
        cmocka_unit_test(sides_in_another_order_are_the_same_record),
        cmocka_unit_test(two_legs_find_their_own_partners),
        cmocka_unit_test(goals_count_one_by_one_name_minute_and_kind),
        cmocka_unit_test(what_was_accepted_does_not_fail),
        cmocka_unit_test(a_change_is_for_better_or_for_worse),
        cmocka_unit_test(a_field_may_be_a_part_of_a_key),
        cmocka_unit_test(an_expected_record_with_an_unknown_key_is_refused),
        cmocka_unit_test(a_broken_line_is_named_by_its_number),
        cmocka_unit_test(f1_is_compared_as_a_fraction),
        cmocka_unit_test(memory_may_be_out_at_any_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
