/* expression: conditions and sums over bound captures. */
#include "rules/expression.h"

#include <string.h>

#include "support/rules.h"
#include "support/test.h"

enum { A, B, SCORE, MINUTE, TEAM, OTHER, SAME, WORD, ABSENT, COUNT };

static ft_capture captures[COUNT];
static ft_binding bindings[COUNT];
static ft_mention mentions[3];

static ft_capture capture(const char *name, ft_capture_type type)
{
    return (ft_capture){.name = ft_slice_of(name), .type = type};
}

static ft_binding integer(int value, int offset)
{
    return (ft_binding){.set = true,
                        .value = {.kind = FT_VALUE_INTEGER, .integer = value},
                        .offset = offset};
}

static ft_binding mention(size_t index)
{
    return (ft_binding){.set = true,
                        .value = {.kind = FT_VALUE_MENTION, .mention = index}};
}

static int set_up(void **state)
{
    (void)state;
    memset(captures, 0, sizeof captures);
    memset(bindings, 0, sizeof bindings);
    captures[A] = capture("a", FT_CAPTURE_INTEGER);
    captures[B] = capture("b", FT_CAPTURE_INTEGER);
    captures[SCORE] = capture("s", FT_CAPTURE_SCORE);
    captures[MINUTE] = capture("m", FT_CAPTURE_MINUTE);
    captures[TEAM] = capture("t", FT_CAPTURE_MENTION);
    captures[OTHER] = capture("u", FT_CAPTURE_MENTION);
    captures[SAME] = capture("v", FT_CAPTURE_MENTION);
    captures[WORD] = capture("w", FT_CAPTURE_TEXT);
    captures[ABSENT] = capture("x", FT_CAPTURE_INTEGER);
    bindings[A] = integer(2, 0);
    bindings[B] = integer(3, 0);
    bindings[SCORE] = (ft_binding){
        .set = true, .value = {.kind = FT_VALUE_PAIR, .pair = {4, 1}}};
    bindings[MINUTE] = integer(45, 2);
    mentions[0].entity = 7;
    mentions[1].entity = 8;
    mentions[2].entity = 7;
    bindings[TEAM] = mention(0);
    bindings[OTHER] = mention(1);
    bindings[SAME] = mention(2);
    return 0;
}

/* An expression as the only value of a file. */
typedef struct fixture {
    ft_arena *arena;
    ft_source source;
    ft_node node;
    ft_report report;
    ft_error err;
    const ft_expression *expression;
} fixture;

static ft_status read(fixture *f, const char *text, bool condition)
{
    *f = (fixture){.arena = ft_arena_new()};
    assert_non_null(f->arena);
    assert_int_equal(ft_source_init(&f->source, f->arena, ft_slice_of("t"),
                                    ft_slice_of(text)),
                     FT_OK);
    f->node = (ft_node){
        .kind = FT_NODE_SCALAR, .source = &f->source, .text = f->source.text};
    f->report.err = &f->err;
    return condition ? ft_condition_read(f->arena, &f->report, &f->node,
                                         captures, COUNT, &f->expression)
                     : ft_arithmetic_read(f->arena, &f->report, &f->node,
                                          captures, COUNT, &f->expression);
}

static void a_condition_holds_or_not(void **state)
{
    static const struct {
        const char *text;
        bool holds;
    } cases[] = {
        {"a < b", true},
        {"a > b", false},
        {"a <= 2", true},
        {"a >= 3", false},
        {"a == 2", true},
        {"a != 2", false},
        {"2<3", true},
        {"$a < $b", true},
        {"a + 1 == b", true},
        {"b - a * 2 < 0", true},
        {"s.1 > s.2", true},
        {"s.1 == 4 and s.2 == 1", true},
        {"m.offset == 2", true},
        {"m == 45", true},
        {"t == u", false},
        {"t != u", true},
        {"t == v", true},
        {"a", true},
        {"x", false},
        {"not x", true},
        {"not not a", true},
        {"x < 3", false},
        {"x >= 3", false},
        {"x != 3", false},
        {"not x < 3", true},
        {"a > b or a == 2", true},
        {"a > b and a == 2", false},
        {"a > b or a == 2 and b == 4", false},
        {"(a > b or a == 2) and b == 3", true},
        {"not (a > b)", true},
        {"not a > b and b == 3", true},
    };
    const ft_mentions named = {.mentions = mentions, .mention_count = 3};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        fixture f;
        if (read(&f, cases[i].text, true))
            fail_msg("%s: %s", cases[i].text, f.err.message);
        if (ft_condition_holds(f.expression, &named, bindings) !=
            cases[i].holds)
            fail_msg("%s", cases[i].text);
        ft_arena_free(f.arena);
    }
}

static void a_sum_has_a_value_unless_something_is_missing(void **state)
{
    static const struct {
        const char *text;
        bool told;
        int value;
    } cases[] = {
        {"7", true, 7},
        {"45 + $a", true, 47},
        {"90 - $b", true, 87},
        {"$a * $b + 1", true, 7},
        {"$a * ($b + 1)", true, 8},
        {"10 - 2 - 3", true, 5},
        {"$s.2", true, 1},
        {"$m.offset", true, 2},
        {"$x", false, 0},
        {"45 + $x", false, 0},
        {"99999999 * 99999999", false, 0},
        {"$a - 99999999 * 11", false, 0},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        fixture f;
        ft_value value = {0};
        if (read(&f, cases[i].text, false))
            fail_msg("%s: %s", cases[i].text, f.err.message);
        bool told = ft_arithmetic_value(f.expression, bindings, &value);
        if (told != cases[i].told || (told && value.integer != cases[i].value))
            fail_msg("%s is %d", cases[i].text, value.integer);
        ft_arena_free(f.arena);
    }
}

static void a_word_is_a_number_beside_a_number(void **state)
{
    fixture f;

    (void)state;
    assert_int_equal(read(&f, "w > 1", true), FT_OK);
    assert_int_equal(captures[WORD].type, FT_CAPTURE_INTEGER);
    ft_arena_free(f.arena);
}

static void what_is_used_is_marked(void **state)
{
    fixture f;

    (void)state;
    assert_int_equal(read(&f, "a < 3 or t == u", true), FT_OK);
    assert_true(captures[A].used && captures[TEAM].used &&
                captures[OTHER].used);
    assert_false(captures[B].used);
    ft_arena_free(f.arena);
}

/* A caret under the text marks where the error is. */
static void a_slip_is_told_where_it_stands(void **state)
{
    static const struct {
        const char *text, *caret;
    } cases[] = {
        {"a < ", "    ^"},       {"a < < b", "    ^"}, {"a & b", "  ^"},
        {"(a < b", "^"},         {"c < b", "^"},       {"t < u", "  ^"},
        {"t == a", "  ^"},       {"s == 3", "^"},      {"3", "^"},
        {"a + t == 2", "    ^"}, {"a.2 == 2", " ^"},   {"99999999999 > a", "^"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        fixture f;
        assert_int_equal(read(&f, cases[i].text, true), FT_ERR_RULE);
        if (f.err.column != strlen(cases[i].caret))
            fail_msg("%s: column %u: %s", cases[i].text, f.err.column,
                     f.err.message);
        ft_arena_free(f.arena);
    }
}

static void what_nests_or_goes_on_for_ever_is_refused(void **state)
{
    static const char *const parts[] = {"(", "not ", "a and ", "a + "};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(parts); i++) {
        char text[60000] = "";
        size_t len = strlen(parts[i]);
        fixture f;
        for (size_t at = 0; at + len + 2 < sizeof text / 8; at += len)
            memcpy(text + at, parts[i], len + 1);
        RULES_ADD(text, "a");
        assert_int_equal(read(&f, text, true), FT_ERR_RULE);
        ft_arena_free(f.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_condition_holds_or_not, set_up),
        cmocka_unit_test_setup(a_sum_has_a_value_unless_something_is_missing,
                               set_up),
        cmocka_unit_test_setup(a_word_is_a_number_beside_a_number, set_up),
        cmocka_unit_test_setup(what_is_used_is_marked, set_up),
        cmocka_unit_test_setup(a_slip_is_told_where_it_stands, set_up),
        cmocka_unit_test_setup(what_nests_or_goes_on_for_ever_is_refused,
                               set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
