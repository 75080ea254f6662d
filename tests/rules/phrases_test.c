/* phrases: a list -> a pattern; what it matches is asked of PCRE2 itself. */
#include "rules/phrases.h"

#include <string.h>

#include "rules/pattern.h"
#include "support/test.h"

static ft_slice pattern_of(ft_arena *arena, const char *const *words, bool fold)
{
    ft_slice slices[16];
    size_t count = 0;

    for (; words[count]; count++)
        slices[count] = ft_slice_of(words[count]);
    ft_slice pattern = ft_phrases_pattern(arena, slices, count, fold);
    assert_non_null(pattern.data);
    return pattern;
}

static void beginnings_are_shared(void **state)
{
    static const struct {
        const char *words[6];
        const char *pattern;
    } cases[] = {
        {{"beat"}, "beat"},
        {{"beat", "beats"}, "beat(?:s)?"},
        {{"blank", "beaten", "beat"}, "b(?:eat(?:en)?|lank)"},
        {{"win", "loss"}, "(?:loss|win)"},
        {{"u.s.", "a-b", "c d"}, "(?:a\\-b|c d|u\\.s\\.)"},
        {{"win", "win"}, "win"},
        {{"\xC3\xA9t\xC3\xA9", "\xC3\xA8re"},
         "(?:\xC3\xA8re|\xC3\xA9t\xC3\xA9)"},
    };
    ft_arena *arena = ft_arena_new();

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_slice pattern = pattern_of(arena, cases[i].words, false);
        if (!ft_slice_equal(pattern, ft_slice_of(cases[i].pattern)))
            fail_msg("%.*s, expected %s", (int)pattern.len, pattern.data,
                     cases[i].pattern);
    }
    ft_arena_free(arena);
}

/* The length that the pattern matches at the start of a text; 0: none. */
static size_t match(ft_arena *arena, ft_slice pattern, const char *text)
{
    ft_node node = {.kind = FT_NODE_SCALAR};
    ft_template t = {.arena = arena};
    ft_pattern *compiled = NULL;
    size_t len = 0;

    assert_true(ft_template_add(&t, pattern, &node, 0, false));
    assert_int_equal(ft_pattern_compile(&t, FT_ANCHOR_START, FT_COMPILE_RUN,
                                        NULL, &compiled),
                     FT_OK);
    ft_matcher *matcher = ft_matcher_new(arena, 0);
    assert_non_null(matcher);
    ft_subject subject = {.text = ft_slice_of(text),
                          .limit = SIZE_MAX,
                          .opens = true,
                          .closes = true};
    if (ft_matcher_run(matcher, compiled, &subject) == FT_FOUND_YES)
        len = ft_matcher_group(matcher, 0).end;
    ft_matcher_free(matcher);
    ft_pattern_free(compiled);
    return len;
}

static void the_longest_phrase_is_matched_first(void **state)
{
    static const char *const words[] = {"win", "win over", "wins", "wi", NULL};
    ft_arena *arena = ft_arena_new();
    ft_slice pattern = pattern_of(arena, words, false);

    (void)state;
    assert_int_equal(match(arena, pattern, "win over all"), 8);
    assert_int_equal(match(arena, pattern, "win overt"), 8);
    assert_int_equal(match(arena, pattern, "win on"), 3);
    assert_int_equal(match(arena, pattern, "wins"), 4);
    assert_int_equal(match(arena, pattern, "wine"), 3);
    assert_int_equal(match(arena, pattern, "wit"), 2);
    assert_int_equal(match(arena, pattern, "won"), 0);
    ft_arena_free(arena);
}

static void folded_words_have_a_capital_or_are_capitals(void **state)
{
    static const char *const words[] = {"see off", "\xC3\xA9t\xC3\xA9", "U.S.",
                                        NULL};
    static const struct {
        const char *text;
        size_t len;
    } cases[] = {
        {"see off", 7},
        {"See off", 7},
        {"SEE OFF", 7},
        {"see Off", 0},
        {"sEE OFF", 0},
        {"\xC3\xA9t\xC3\xA9", 5},
        {"\xC3\x89t\xC3\xA9", 5},
        {"\xC3\x89T\xC3\x89", 5},
        {"U.S.", 4},
        {"u.s.", 0},
    };
    ft_arena *arena = ft_arena_new();
    ft_slice pattern = pattern_of(arena, words, true);

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        if (match(arena, pattern, cases[i].text) != cases[i].len)
            fail_msg("%s against %.*s", cases[i].text, (int)pattern.len,
                     pattern.data);
    }
    ft_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beginnings_are_shared),
        cmocka_unit_test(the_longest_phrase_is_matched_first),
        cmocka_unit_test(folded_words_have_a_capital_or_are_capitals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
