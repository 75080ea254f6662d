/* require: a pattern and the clauses that are read off it. */
#include "rules/require.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "support/test.h"

#define TEAM "[\\x{F0000}-\\x{F1FFF}]"
#define PERSON "[\\x{F2000}-\\x{F3FFF}]"

/* Signs as "#" and "<team>". */
static void tell_word(ft_buffer *out, ft_slice word)
{
    for (size_t i = 0; i < word.len; i++) {
        int byte = (unsigned char)word.data[i];
        if (byte == FT_SIGN_DIGIT) {
            ft_buffer_byte(out, '#');
        } else if (byte >= FT_SIGN_MENTION) {
            ft_buffer_byte(out, '<');
            ft_buffer_add(out, ft_kind_name((ft_kind)(byte - FT_SIGN_MENTION)));
            ft_buffer_byte(out, '>');
        } else {
            ft_buffer_byte(out, word.data[i]);
        }
    }
}

static void tell_clause(ft_buffer *out, const ft_clause *c)
{
    ft_buffer_byte(out, '(');
    for (unsigned k = 0; k < FT_KIND_COUNT; k++) {
        if (c->kinds & 1U << k)
            ft_buffer_add(out, ft_kind_name((ft_kind)k));
        if (c->kinds & 1U << k)
            ft_buffer_byte(out, ' ');
        if (c->pairs & 1U << k)
            ft_buffer_text(out, "two ");
        if (c->pairs & 1U << k)
            ft_buffer_add(out, ft_kind_name((ft_kind)k));
    }
    if (c->digit)
        ft_buffer_byte(out, '#');
    for (size_t i = 0; i < c->word_count; i++) {
        if (i)
            ft_buffer_byte(out, '|');
        tell_word(out, c->words[i]);
    }
    ft_buffer_byte(out, ')');
}

static void check(const char *pattern, const char *expected)
{
    ft_arena *arena = ft_arena_new();
    ft_required required;
    ft_buffer out = {0};

    ft_requirer *requirer = ft_requirer_new(arena);
    assert_non_null(requirer);
    assert_true(ft_require_read(requirer, ft_slice_of(pattern), &required));
    for (size_t i = 0; i < required.count; i++)
        tell_clause(&out, &required.clauses[i]);
    ft_slice told = ft_buffer_slice(&out);
    if (!ft_slice_equal(told, ft_slice_of(expected)))
        fail_msg("%s: %.*s, expected %s", pattern, (int)told.len, told.data,
                 expected);
    ft_buffer_free(&out);
    ft_arena_free(arena);
}

static void what_must_stand_in_a_match_is_required(void **state)
{
    static const struct {
        const char *pattern, *clauses;
    } cases[] = {
        {"beat", "(beat)"},
        {"Beat", "(beat)"},
        {" beat ", "(beat)"},
        {"beats?", "(beat)"},
        {"beat(?:en)?", "(beat)"},
        {"beat.*by", "(beat)(by)"},
        {"bea+t", "(bea)(t)"},
        {"(?:beat|lost)", "(beat|lost)"},
        {"(?:beat|lost to) them", "(beat them|lost to th)"},
        {"a(?:b|c(?:d|e))f", "(abf|acdf|acef)"},
        {"[Ww]on", "(won)"},
        {"equali[sz]ed", "(equalised|equalized)"},
        {"(?:x|\\d)", "(#x)"},
        {"(?:x|)y", "(xy|y)"},
        {"(?:longer|.*)", ""},
        {"\\d-\\d", "(#-#)(#)"},
        {"[0-9]+ goals", "(# goals)(#)"},
        {"\\d*", ""},
        {"\\d{0,3}x", "(x)"},
        {"\\d{2,3}x{2}", "(#xx)(##)(#)"},
        {"(?<w>win)(?<s>s)?", "(win)"},
        {"(?i)Win", "(win)"},
        {"(?i:W)in", "(win)"},
        {"(?=.*goal)win", "(win)"},
        {"(?<!no )win(?! on)", "(win)"},
        {"\\bwin\\b", "(win)"},
        {"^win$", "(win)"},
        {"a\\.b", "(a.b)"},
        {"\\x{41}win", "(win)"},
        {"\\p{Lu}win", "(win)"},
        {"(?<a>x)\\k<a>win", "(win)(x)"},
        {"caf\xC3\xA9", "(caf\xC3\xA9)"},
        {"(?i)caf\xC3\xA9", "(caf)"},
        {"came from behind", "(came from)"},
        {TEAM, "(team )"},
        {TEAM " beat " TEAM, "(<team> beat <team>)(two team)(team )"},
        {"(?:" TEAM "|" PERSON ") won", "(<team> won|<person> won)"},
        {"(?:" TEAM " and )?" TEAM, "(team )"},
        {TEAM "{2}", "(<team><team>)(two team)(team )"},
        {"(?:" TEAM " beat " TEAM "|" TEAM " lost)",
         "(<team> beat <team>|<team> lost)(team )"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        check(cases[i].pattern, cases[i].clauses);
}

static void what_is_not_understood_requires_nothing(void **state)
{
    static const char *const patterns[] = {
        "win(?R)?", "win(?(1)a|b)", "(*COMMIT)win", "(?x) w i n", "\\Qwin\\E",
        "win{,3}",  "win(?&x)",     "\\N{U+41}win", "win(?C1)",   "(?^)win",
        "\\cXwin",  "[\\Qa\\E]win", "win(?P>x)",    "(?|(win",    "win)",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(patterns); i++)
        check(patterns[i], "");
}

static void a_choice_among_very_many_requires_nothing(void **state)
{
    ft_buffer pattern = {0};
    char word[32];

    (void)state;
    for (int i = 0; i < 2000; i++) {
        (void)snprintf(word, sizeof word, "%sw%d", i ? "|" : "(?:", i);
        ft_buffer_text(&pattern, word);
    }
    ft_buffer_text(&pattern, ") goals");
    ft_buffer_byte(&pattern, '\0');
    assert_false(pattern.failed);
    check(pattern.data, "(goals)");
    ft_buffer_free(&pattern);
}

static void a_group_met_before_requires_the_same(void **state)
{
    static const char group[] =
        "(?:a long list of words|that goes on and on and on|until it is long "
        "enough to be kept in mind of all|at last)";
    char pattern[400];
    char caseless[400];

    (void)state;
    (void)snprintf(pattern, sizeof pattern, "%sx%s", group, group);
    (void)snprintf(caseless, sizeof caseless, "%s(?i)%s", group, group);
    check(pattern, "(a long lis|at last|that goes|until it i)"
                   "(a long lis|at last|that goes|until it i)(x)");
    check(caseless, "(a long lis|at last|that goes|until it i)"
                    "(a long lis|at last|that goes|until it i)");
}

static void memory_may_run_out_at_any_request(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_required required;
        assert_non_null(arena);
        ft_arena_fail_at(arena, n);
        ft_requirer *requirer = ft_requirer_new(arena);
        bool done =
            requirer &&
            ft_require_read(requirer,
                            ft_slice_of("(?:a|b[cd])" TEAM "x(?:y|\\d) goals?"),
                            &required);
        ft_arena_free(arena);
        if (done)
            break;
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_must_stand_in_a_match_is_required),
        cmocka_unit_test(what_is_not_understood_requires_nothing),
        cmocka_unit_test(a_choice_among_very_many_requires_nothing),
        cmocka_unit_test(a_group_met_before_requires_the_same),
        cmocka_unit_test(memory_may_run_out_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
