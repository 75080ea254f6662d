/* lint: each check finds what it is for, at its place, with a remedy; nothing
 * else; and it holds its tongue where it is told so. */
#include "rules/lint.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "rules/repeat.h"
#include "support/rules.h"
#include "support/test.h"

/* "line check" each, the line counted from the first of the test's own. */
static void note(void *context, const ft_finding *finding)
{
    ft_buffer *out = context;

    assert_int_equal(finding->severity, FT_SEVERITY_WARNING);
    assert_non_null(finding->source);
    assert_non_null(finding->remedy);
    assert_true(strlen(finding->message) > 5);
    ft_buffer_text(out, out->len ? ", " : "");
    ft_buffer_integer(
        out, ft_source_place(finding->source, finding->offset).line - 18);
    ft_buffer_byte(out, ' ');
    ft_buffer_text(out, finding->check);
}

static void expect_findings(const char *yaml, const char *expected)
{
    ft_arena *arena = ft_arena_new();
    ft_buffer told = {0};
    ft_pack *pack = NULL;
    ft_error err = {0};

    if (rules_load(arena, yaml, note, &told, &pack, &err))
        fail_msg("%s\ndoes not load: %s", yaml, err.message);
    assert_int_equal(ft_pack_rehearse(pack, note, &told, &err), FT_OK);
    ft_buffer_byte(&told, '\0');
    if (strcmp(told.data, expected) != 0)
        fail_msg("%s\nfinds: %s\nexpected: %s", yaml, told.data, expected);
    ft_buffer_free(&told);
    ft_pack_free(pack);
    ft_arena_free(arena);
}

#define RULE(pattern, emit, example)                                           \
    "rules:\n- id: r\n  pattern: " pattern "\n  emit: " emit "\n"              \
    "  examples: [{match: '" example "'}]\n"

static void each_check_finds_its_own(void **state)
{
    static const struct {
        const char *yaml;
        const char *expected;
    } cases[] = {
        {RULE("'%{team:w} won'", "{winner: $w}", "Mexico won."), ""},
        {RULE("'%{team:w} won (?<x>it)'", "{winner: $w}", "Mexico won it."),
         "3 unused-capture"},
        {"fragments: {a: 'x'}\n" RULE("'%{team:w}'", "{winner: $w}", "Mexico"),
         "1 unused-fragment"},
        {"rules:\n- {id: r, pattern: 'x', emit: {head: true}}\n",
         "2 no-example"},
        {"rules:\n- {id: r, pattern: 'x', emit: {head: true},\n"
         "   examples: [{reject: 'y'}]}\n",
         "2 no-example"},
        {RULE("'(?:x)?'", "{head: true}", "x"), "3 empty-match"},
        {RULE("'(?:a+)+b'", "{head: true}", "aab"), "3 nested-repeat"},
        {RULE("'x \xE2\x80\x93 y'", "{head: true}", "x - y"),
         "3 no-such-character"},
        {RULE("'%{team:w} took it with a goal in the very last minute of "
              "play'",
              "{winner: $w}",
              "Mexico took it with a goal in the very last minute of play"),
         "3 only-its-example"},
        {RULE("['%{team:w} won', '%{team:w} won']", "{winner: $w}",
              "Mexico won"),
         "3 twice"},
        {"fragments: {a: [x, y, x]}\n" RULE("'%{a}'", "{head: true}", "x"),
         "1 twice"},
        {"rules:\n"
         "- {id: a, pattern: 'xy', emit: {head: true},\n"
         "   examples: [{match: 'xy'}]}\n"
         "- {id: b, pattern: 'xy', emit: {aet: true},\n"
         "   examples: [{match: 'xy'}]}\n",
         "4 same-pattern, 4 shadowed"},
        {"rules:\n"
         "- {id: a, pattern: '%{team:w} won', emit: {winner: $w},\n"
         "   examples: [{match: 'Mexico won.'}]}\n"
         "- {id: b, pattern: '%{team:w} won it', emit: {winner: $w},\n"
         "   examples: [{match: 'Mexico won it.'}]}\n",
         ""},
        {"rules:\n"
         "- {id: a, pattern: '%{team:w} won', emit: {winner: $w},\n"
         "   examples: [{match: 'Mexico won it.'}]}\n"
         "- {id: b, pattern: '%{team:w} won it', emit: {winner: $w},\n"
         "   examples: [{match: 'Mexico won it.'}]}\n",
         "2 shadowed"},
        {RULE("'(?:a|a)*[bc]'", "{head: true}",
              "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"),
         "3 slow-pattern"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        expect_findings(cases[i].yaml, cases[i].expected);
}

static void a_comment_says_that_it_is_meant(void **state)
{
    (void)state;
    expect_findings("rules:\n- id: r\n"
                    "  # lint: ok empty-match nested-repeat\n"
                    "  pattern: '(?:a+)*'\n  emit: {head: true}\n"
                    "  examples: [{match: 'a'}]\n",
                    "");
    expect_findings("rules:\n- id: r\n"
                    "  pattern: '(?:a+)*'   # lint: ok\n  emit: {head: true}\n"
                    "  examples: [{match: 'a'}]\n",
                    "");
    expect_findings("rules:\n- id: r\n"
                    "  pattern: '(?:a+)*'   # lint: ok empty-match\n"
                    "  emit: {head: true}\n  examples: [{match: 'a'}]\n",
                    "3 nested-repeat");
}

static void a_place_is_told_of_once(void **state)
{
    (void)state;
    expect_findings("fragments: {a: '(?:x+)+', b: '(?<n>y)'}\n"
                    "rules:\n"
                    "- {id: a, pattern: '1%{a}%{b}', emit: {head: true},\n"
                    "   examples: [{match: '1xy'}]}\n"
                    "- {id: b, pattern: '2%{a}%{b}', emit: {head: true},\n"
                    "   examples: [{match: '2xy'}]}\n",
                    "1 nested-repeat, 1 unused-capture");
    expect_findings("fragments: {b: '(?<n>y)'}\n"
                    "rules:\n"
                    "- {id: a, pattern: '1%{b}', emit: {head: true},\n"
                    "   examples: [{match: '1y'}]}\n"
                    "- {id: b, pattern: '2%{b}', emit: {venue: $n},\n"
                    "   examples: [{match: '2y'}]}\n",
                    "");
}

static void repeats_are_nested_where_one_text_reads_in_many_ways(void **state)
{
    static const struct {
        const char *pattern;
        size_t at; /* 0: nowhere */
    } cases[] = {
        {"(?:a+)+", 6},
        {"(a*)*b", 4},
        {"(?:a+)+?", 6},
        {"(?:a+|b)*", 8},
        {"(?:(?:a+))*", 10},
        {"(?:a*b?)*", 8},
        {"(?:\\w+){2,}", 7},
        {"(?:[a-z]+)*", 10},
        {"(?:a{1,})+", 9},
        {"(?:a+,)*", 0},
        {"(?:a+)", 0},
        {"(?:a+){2,5}", 0},
        {"(?:a++)*", 0},
        {"(?:a+)*+", 0},
        {"(?:a)*", 0},
        {"(?:ab+)*", 0},
        {"(?=(?:a+))*", 0},
        {"\\(a+\\)*", 0},
        {"[(]a+[)]*", 0},
        {"(?:a+b+)*", 0},
        {"(?:a{2}x)*", 0},
        {"(?:(?!b+)c)*", 0},
        {"(?<n>a+ )*", 0},
        {"(?:a{,3}b)*", 0},
        /* what is a class, an escape or no width */
        {"(?:[[:alpha:]]+)*", 16},
        {"(?:[[:alpha:])*+]+)*", 19},
        {"(?:[])]+)*", 9},
        {"(?:[^])]+)*", 10},
        {"(?:[\\])]+)*", 10},
        {"(?:\\p{L}+)*", 10},
        {"(?:\\k<n>+)*", 10},
        {"(?:\\g<n>+)*", 10},
        {"(?:\\x{29}+)*", 11},
        {"(?:\\ba+\\B)*", 10},
        {"(?:\\Aa+\\z)*", 10},
        {"(?:a+\\Z)*", 8},
        {"(?:\\Ka+)*", 8},
        {"(?:^a+$)*", 8},
        {"(?|a+|b)*", 8},
        {"(?>a+)*", 6},
        {"(?<=a+)*", 0},
        {"(?i)(?:a+)*", 10},
        {"(?:a+)?", 0},
        {"(?:a+){3}", 0},
        {"(?:a+){3", 0},
        {"(?:a{2,}b?)*", 11},
        {"(?:a{0}b+)*", 10},
        {"(?:a{0,}b)*", 0},
        {"(?:a{2)+", 0},
        {"(?:a{2,5}b+)*", 0},
        {"(?:(?:a+)?)*", 0},
        {"(?:(?:a+)b)*", 0},
        /* what is no pattern at all ends, too */
        {"a+)*", 0},
        {"(?:a+", 0},
        {"[a+", 0},
        {"a\\", 0},
        {"\\p{L", 0},
        {"(?", 0},
        {"a{", 0},
        {"[^", 0},
        {"[[:alpha", 0},
    };

    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        size_t at = ft_repeat_nested(ft_slice_of(cases[i].pattern));
        if (at != (cases[i].at ? cases[i].at : SIZE_MAX)) {
            print_message("%s: %zu\n", cases[i].pattern, at);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void the_checks_have_names_of_their_own(void **state)
{
    (void)state;
    assert_true(ft_lint_check_count() >= 10);
    for (size_t i = 0; i < ft_lint_check_count(); i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ft_lint_check_name(i),
                                    ft_lint_check_name(k));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_check_finds_its_own),
        cmocka_unit_test(a_comment_says_that_it_is_meant),
        cmocka_unit_test(a_place_is_told_of_once),
        cmocka_unit_test(repeats_are_nested_where_one_text_reads_in_many_ways),
        cmocka_unit_test(the_checks_have_names_of_their_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
