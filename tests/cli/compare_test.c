#include "support/test.h"

#include <string.h>

#include "cli/compare.h"
#include "cli/corpus.h"

#define ORLAND                                                                 \
    "{\"role\":\"reported\",\"status\":\"final\",\"team1\":\"Orland\","        \
    "\"team2\":\"Norrow\",\"score\":{\"ft\":[2,1]}"

typedef struct outcome {
    ft_arena *arena;
    ft_comparison sum;
    ft_gaps gaps;
    ft_buffer shown;
} outcome;

static void compare(outcome *o, const char *expected, const char *got,
                    const char *known)
{
    ft_sides sides = {.name = "kind/a"};
    const ft_json **left, **right;

    memset(o, 0, sizeof *o);
    o->arena = ft_arena_new();
    assert_int_equal(ft_lines_parse(o->arena, "expected", ft_slice_of(expected),
                                    &left, &sides.expected_count, NULL),
                     FT_OK);
    assert_int_equal(ft_lines_parse(o->arena, "got", ft_slice_of(got), &right,
                                    &sides.got_count, NULL),
                     FT_OK);
    o->gaps = (ft_gaps){.arena = o->arena};
    if (known) {
        static ft_gap gap;

        gap = (ft_gap){.line = ft_slice_of(known), .known = true};
        o->gaps = (ft_gaps){o->arena, &gap, 1, 1, 1};
    }
    sides.expected = left;
    sides.got = right;
    assert_int_equal(ft_compare(o->arena, &sides, &o->gaps, &o->shown, &o->sum),
                     FT_OK);
    ft_buffer_byte(&o->shown, '\0');
    print_message("%s", o->shown.data);
}

static void discard(outcome *o)
{
    ft_buffer_free(&o->shown);
    ft_arena_free(o->arena);
}

static void assert_share(const outcome *o, ft_compared what, size_t right,
                         size_t expected, size_t got)
{
    const ft_share *share = &o->sum.shares[what];

    print_message("%s: %zu of %zu, %zu got\n", ft_compared_name(what),
                  share->right, share->expected, share->got);
    assert_int_equal(share->right, right);
    assert_int_equal(share->expected, expected);
    assert_int_equal(share->got, got);
}

static void equal_records_do_not_differ(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n", ORLAND ",\"id\":\"x\",\"confidence\":0.9}\n",
            NULL);
    assert_int_equal(o.sum.failures, 0);
    assert_string_equal(o.shown.data, "");
    assert_share(&o, FT_COMPARE_RECORD, 1, 1, 1);
    assert_share(&o, FT_COMPARE_SCORE, 1, 1, 1);
    assert_share(&o, FT_COMPARE_DATE, 0, 0, 0);
    discard(&o);
}

static void a_field_that_differs_is_named_with_both_values(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND ",\"attendance\":900}\n", ORLAND ",\"date\":\"d\"}\n",
            NULL);
    assert_int_equal(o.sum.failures, 2);
    assert_string_equal(o.shown.data, "kind/a\n"
                                      "  differs: Orland 2-1 Norrow\n"
                                      "    date        expected nothing\n"
                                      "                got \"d\"\n"
                                      "    attendance  expected 900\n"
                                      "                got nothing\n");
    assert_share(&o, FT_COMPARE_RECORD, 1, 1, 1);
    assert_share(&o, FT_COMPARE_ATTENDANCE, 0, 1, 0);
    assert_share(&o, FT_COMPARE_DATE, 0, 0, 1);
    discard(&o);
}

static void records_without_a_partner_are_missing_or_extra(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n",
            "{\"team1\":\"Easton\",\"team2\":\"Weston\","
            "\"score\":{\"ft\":[0,0]}}\n",
            NULL);
    assert_int_equal(o.sum.failures, 2);
    assert_string_equal(o.shown.data, "kind/a\n"
                                      "  missing: Orland 2-1 Norrow\n"
                                      "  extra: Easton 0-0 Weston\n");
    assert_share(&o, FT_COMPARE_RECORD, 0, 1, 1);
    discard(&o);
}

static void sides_in_another_order_are_the_same_record(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n",
            "{\"role\":\"reported\",\"status\":\"final\",\"team1\":\"Norrow\","
            "\"team2\":\"Orland\",\"score\":{\"ft\":[1,2]}}\n",
            NULL);
    assert_share(&o, FT_COMPARE_RECORD, 1, 1, 1);
    assert_share(&o, FT_COMPARE_TEAM1, 0, 1, 1);
    assert_int_equal(o.sum.failures, 3); /* both sides and the score */
    discard(&o);
}

static void another_score_between_the_sides_differs(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND "}\n",
            "{\"role\":\"reported\",\"status\":\"final\",\"team1\":\"Orland\","
            "\"team2\":\"Norrow\",\"score\":{\"ft\":[3,1]}}\n",
            NULL);
    assert_share(&o, FT_COMPARE_RECORD, 0, 1, 1);
    assert_int_equal(o.sum.failures, 1);
    discard(&o);
}

static void two_legs_find_their_own_partners(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND ",\"date\":\"a\"}\n" ORLAND ",\"date\":\"b\"}\n",
            ORLAND ",\"date\":\"b\"}\n" ORLAND ",\"date\":\"a\"}\n", NULL);
    assert_int_equal(o.sum.failures, 0);
    discard(&o);
}

static void goals_count_one_by_one(void **state)
{
    outcome o;

    (void)state;
    compare(&o,
            ORLAND ",\"goals1\":[{\"name\":\"A\"},{\"name\":\"A\"},"
                   "{\"name\":\"B\",\"minute\":9}]}\n",
            ORLAND ",\"goals1\":[{\"name\":\"A\"},"
                   "{\"minute\":9,\"name\":\"B\"}]}\n",
            NULL);
    assert_share(&o, FT_COMPARE_GOALS1, 2, 3, 2);
    assert_int_equal(o.sum.failures, 1);
    discard(&o);
}

static void a_known_gap_does_not_fail(void **state)
{
    outcome o;

    (void)state;
    compare(&o, ORLAND ",\"date\":\"a\"}\n", ORLAND "}\n",
            "kind/a: Orland 2-1 Norrow: date");
    assert_int_equal(o.sum.failures, 0);
    assert_string_equal(o.shown.data, "");
    assert_true(o.gaps.gaps[0].met);
    assert_share(&o, FT_COMPARE_DATE, 0, 1, 0);
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
        const ft_json **items;
        size_t count;
        ft_error err = {0};

        print_message("%s\n", cases[i].line);
        assert_int_equal(ft_lines_parse(arena, "x", ft_slice_of(cases[i].line),
                                        &items, &count, NULL),
                         FT_OK);
        assert_int_equal(ft_expected_check(items[0], &err), FT_ERR_SYNTAX);
        assert_string_equal(err.message, cases[i].message);
    }
    ft_arena_free(arena);
}

static void a_broken_line_is_named_by_its_number(void **state)
{
    ft_arena *arena = ft_arena_new();
    const ft_json **items;
    size_t count;
    ft_error err = {0};

    (void)state;
    assert_int_equal(ft_lines_parse(arena, "expected.ndjson",
                                    ft_slice_of("{}\n\n{\"a\":}\n"), &items,
                                    &count, &err),
                     FT_ERR_SYNTAX);
    assert_string_equal(err.file, "expected.ndjson");
    assert_int_equal(err.line, 3);
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_records_do_not_differ),
        cmocka_unit_test(a_field_that_differs_is_named_with_both_values),
        cmocka_unit_test(records_without_a_partner_are_missing_or_extra),
        cmocka_unit_test(sides_in_another_order_are_the_same_record),
        cmocka_unit_test(another_score_between_the_sides_differs),
        cmocka_unit_test(two_legs_find_their_own_partners),
        cmocka_unit_test(goals_count_one_by_one),
        cmocka_unit_test(a_known_gap_does_not_fail),
        cmocka_unit_test(an_expected_record_with_an_unknown_key_is_refused),
        cmocka_unit_test(a_broken_line_is_named_by_its_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
