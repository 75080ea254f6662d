/* regex: a pattern and the tree that is read off it. */
#include "rules/regex.h"

#include "base/buffer.h"
#include "support/test.h"

#define TEAM "[\\x{F0000}-\\x{F1FFF}]"

static void tell_group(ft_buffer *out, const ft_regex *group);

static void tell_item(ft_buffer *out, const ft_regex_item *item)
{
    switch (item->kind) {
    case FT_REGEX_TEXT:
        ft_buffer_byte(out, '\'');
        ft_buffer_add(out, item->text);
        ft_buffer_byte(out, '\'');
        break;
    case FT_REGEX_ONE_OF:
        ft_buffer_byte(out, '[');
        ft_buffer_add(out, item->text);
        ft_buffer_byte(out, ']');
        break;
    case FT_REGEX_DIGIT:
        ft_buffer_byte(out, '#');
        break;
    case FT_REGEX_MENTION:
        ft_buffer_add(out, ft_kind_name(item->mention));
        break;
    case FT_REGEX_GROUP:
        tell_group(out, item->group);
        break;
    case FT_REGEX_EDGE:
        ft_buffer_byte(out, '<');
        break;
    case FT_REGEX_ANY:
        ft_buffer_byte(out, '~');
        break;
    }
    if (item->least == 1 && item->once)
        return;
    ft_buffer_integer(out, (long long)item->least);
    ft_buffer_text(out, item->once ? "" : "+");
}

static void tell_group(ft_buffer *out, const ft_regex *group)
{
    ft_buffer_byte(out, '(');
    for (const ft_regex_branch *b = group->branches; b; b = b->next) {
        for (const ft_regex_item *i = b->items; i; i = i->next) {
            tell_item(out, i);
            if (i->next)
                ft_buffer_byte(out, ' ');
        }
        if (b->next)
            ft_buffer_byte(out, '|');
    }
    ft_buffer_byte(out, ')');
}

static bool check(const char *pattern, const char *expected)
{
    ft_arena *arena = ft_arena_new();
    ft_regex *tree = NULL;
    ft_buffer out = {0};

    ft_regex_reader *reader = ft_regex_reader_new(arena);
    assert_non_null(reader);
    assert_true(ft_regex_read(reader, ft_slice_of(pattern), &tree));
    if (tree)
        tell_group(&out, tree);
    else
        ft_buffer_text(&out, "none");
    ft_slice told = ft_buffer_slice(&out);
    const bool same = ft_slice_equal(told, ft_slice_of(expected));
    if (!same)
        print_message("%s: %.*s, expected %s\n", pattern, (int)told.len,
                      told.data, expected);
    ft_buffer_free(&out);
    ft_arena_free(arena);
    return same;
}

static void a_pattern_is_read_as_a_tree(void **state)
{
    static const struct {
        const char *pattern, *tree;
    } cases[] = {
        {"", "()"},
        {"beat", "('beat')"},
        {"beats?", "('beat' 's'0)"},
        {"a\\.b", "('a' '.b')"},
        {"a|b|", "('a'|'b'|)"},
        {"x(?:a|b(c))", "('x' ('a'|'b' ('c')))"},
        {"(?<w>win)(?P<n>a)(?'q'b)(?>c)", "(('win') ('a') ('b') ('c'))"},
        {"a+b*c+?d?+", "('a'1+ 'b'0+ 'c'1+ 'd'0)"},
        {"a{2}b{3,}c{0,1}d{1}", "('a'2+ 'b'3+ 'c'0 'd')"},
        {"a{b", "('a{b')"},
        {"\\d[0-9][\\d]", "(# # #)"},
        {"[Ww][^w]", "([w] ~)"},
        {"[abcdefg][a-c]", "(~ ~)"},
        {"\\s.\\p{Lu}\\pL\\x{41}\\k<w>\\1", "(~ ~ ~ ~ ~ ~ ~)"},
        {"\\Aw\\B\\z\\Z\\G\\K\\E", "none"},
        {"\\A\\Bw\\z\\Z\\G\\K", "('w')"},
        {"\\D\\w\\W\\S\\v\\V\\h\\H\\R\\X\\N\\t\\n\\r\\f\\e\\a",
         "(~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~ ~)"},
        {"\\k{n}\\k'n'\\g{n}\\g<1>\\12a", "(~ ~ ~ ~ ~ 'a')"},
        {"\\p{Lu}a\\PLb", "(~ 'a' ~ 'b')"},
        {"\\xA", "none"},
        {"\\g1", "none"},
        {"\\0", "none"},
        {"\\i", "none"},
        {"[[:alpha:]]a", "(~ 'a')"},
        {"[^[:alpha:]x]a", "(~ 'a')"},
        {"[]a]b", "([]a] 'b')"},
        {"[a-]b", "([a-] 'b')"},
        {"[a\\]]b", "(~ 'b')"},
        {"[aA]b", "([a] 'b')"},
        {"[a\\d]b", "(~ 'b')"},
        {"[0-9a]b", "(~ 'b')"},
        {"[3]b", "(# 'b')"},
        {"[0-\\x{39}]b", "(~ 'b')"},
        {"[\\Ea]", "none"},
        {"[\xC3\xA9]b", "(~ 'b')"},
        {"[\\x{F0000}-\\x{FFFFF}]", "(~)"},
        {"[\\x{F1000}-\\x{F0000}]", "(~)"},
        {"[\\x{F0000}a]", "(~)"},
        {"[\\x{F0000}-\\x{F1FFF}a]", "(~)"},
        {"[\\x{F0000-\\x{F1FFF}]", "(~)"},
        {"[\\x{41}-\\x{42}]", "(~)"},
        {"a{2 ,3}", "none"},
        {"a{ 2}", "none"},
        {"a{2, 3}", "none"},
        {"a{2,x}", "('a{2,x}')"},
        {"(?ms)a(?J)b", "('a' 'b')"},
        {"(?im:a)", "(('a'))"},
        {"(?U)a", "none"},
        {"(?<!a)b(?=c)", "('b')"},
        {"^\\bwin\\b(?! on)(?<=n)(?#so)$", "(< 'win' <)"},
        {"a(?i)b(?-i)c(?i:d)", "('a' 'b' 'c' ('d'))"},
        {"\xC3\xA9(?i)\xC3\xA9", "('\xC3\xA9' ~)"},
        {TEAM " beat " TEAM "{2}", "(team ' beat ' team2+)"},
    };

    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++)
        wrong += !check(cases[i].pattern, cases[i].tree);
    assert_int_equal(wrong, 0);
}

static void what_is_not_known_has_no_tree(void **state)
{
    static const char *const patterns[] = {
        "win(?R)?", "(?(1)a|b)", "(*COMMIT)win", "(?x) w", "\\Qwin\\E",
        "a{,3}",    "(?&x)",     "\\N{U+41}",    "(?C1)",  "(?^)win",
        "\\cX",     "[\\Qa\\E]", "(win",         "win)",   "[win",
        "(?|(win",  "\\",        "(?<w",         "(?i",    "[[:alpha",
    };

    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(patterns); i++)
        wrong += !check(patterns[i], "none");
    assert_int_equal(wrong, 0);
}

static void groups_too_deep_have_no_tree(void **state)
{
    ft_buffer pattern = {0};

    (void)state;
    for (int i = 0; i < 1000; i++)
        ft_buffer_byte(&pattern, '(');
    for (int i = 0; i < 1000; i++)
        ft_buffer_byte(&pattern, ')');
    ft_buffer_byte(&pattern, '\0');
    assert_false(pattern.failed);
    assert_true(check(pattern.data, "none"));
    ft_buffer_free(&pattern);
}

static void a_long_group_met_again_is_the_same_node(void **state)
{
    static const char text[] =
        "(?:a long list of words|that goes on and on and on|until it is long "
        "enough to be kept in mind of all|at last)";
    ft_buffer pattern = {0};
    ft_arena *arena = ft_arena_new();
    ft_regex_reader *reader = ft_regex_reader_new(arena);
    ft_regex *tree = NULL;

    (void)state;
    ft_buffer_text(&pattern, text);
    ft_buffer_text(&pattern, text);
    ft_buffer_text(&pattern, "(?i)");
    ft_buffer_text(&pattern, text);
    assert_non_null(reader);
    assert_true(ft_regex_read(reader, ft_buffer_slice(&pattern), &tree));
    assert_non_null(tree);
    const ft_regex_item *first = tree->branches->items;
    assert_ptr_equal(first->group, first->next->group);
    assert_ptr_not_equal(first->group, first->next->next->group);
    ft_buffer_free(&pattern);
    ft_arena_free(arena);
}

static void memory_may_run_out_at_any_request(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_regex *tree = NULL;
        assert_non_null(arena);
        ft_arena_fail_at(arena, n);
        ft_regex_reader *reader = ft_regex_reader_new(arena);
        bool done = reader &&
                    ft_regex_read(
                        reader, ft_slice_of("(?:a|b[cd])x(?:y|\\d) s?"), &tree);
        assert_true(!done || tree);
        ft_arena_free(arena);
        if (done)
            break;
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_is_read_as_a_tree),
        cmocka_unit_test(what_is_not_known_has_no_tree),
        cmocka_unit_test(groups_too_deep_have_no_tree),
        cmocka_unit_test(a_long_group_met_again_is_the_same_node),
        cmocka_unit_test(memory_may_run_out_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
