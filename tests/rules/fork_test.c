/* fork: looks ahead of alternatives change no match and no group. */
#include "rules/fork.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/source.h"
#include "rules/pattern.h"
#include "rules/rule.h"
#include "support/rules.h"
#include "support/test.h"

#define TEAM "[\\x{F0000}-\\x{F1FFF}]"
#define WORDS "ash|beat|cup|draw|edge|final|goal|half"

/* --- what is written ------------------------------------------------------ */

static const struct {
    const char *pattern;
    const char *looks; /* "(?=[", "(?![" in their order; "" when none */
} texts[] = {
    {WORDS, "="},
    {"x(?:" WORDS ")y", "="},
    {"x(?<a>" WORDS ")y", "="},
    {"(?=" WORDS ")", "="},
    {"(?:" WORDS "|" TEAM ")", "!"},
    {"(?:" WORDS "|\\d)", "!"},
    {"(?:x?(?:" WORDS ")|" WORDS ")", "=="},
    /* too few, one may be empty, one begins with nearly anything */
    {"(?:a|b|c|d|e|f|g)", ""},
    {"(?:" WORDS "|)", ""},
    {"(?:" WORDS "|x?)", ""},
    {"(?:" WORDS "|\\w+)", ""},
    {"(?:" WORDS "|[^x])", ""},
    {"(?<n>b)(?:" WORDS "|\\k<n>)", ""},
    /* where it must not be, or is not understood */
    {"(?<=" WORDS ")", ""},
    {"(?i:" WORDS ")", ""},
    {"(?i)(?:" WORDS ")", ""},
    {"(?|" WORDS ")", ""},
    {"(?:" WORDS ")\\Kx", ""},
    {"(?(?=x)" WORDS ")", ""},
};

static void tell_looks(const char *pattern, char *out, size_t size)
{
    ft_buffer text = {0};
    size_t made = 0;

    if (ft_fork_text(ft_slice_of(pattern), &text)) {
        for (size_t i = 0; i + 3 < text.len && made + 1 < size; i++) {
            ft_slice rest = {text.data + i, text.len - i};
            if (ft_slice_starts(rest, ft_slice_of("(?=[\\x{")) ||
                ft_slice_starts(rest, ft_slice_of("(?![\\x{")))
                out[made++] = text.data[i + 2];
        }
    }
    out[made] = '\0';
    ft_buffer_free(&text);
}

static void many_alternatives_get_a_look_ahead(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++) {
        char looks[32];
        tell_looks(texts[i].pattern, looks, sizeof looks);
        if (strcmp(looks, texts[i].looks) != 0)
            fail_msg("%s: '%s', not '%s'", texts[i].pattern, looks,
                     texts[i].looks);
    }
}

static void a_look_names_the_characters_that_may_come(void **state)
{
    ft_buffer text = {0};

    (void)state;
    assert_true(ft_fork_text(
        ft_slice_of("(?:a|[b-c]|\\x{64}|\\.|e+x|(?:f|g)|h{2}|\\bi)"), &text));
    ft_buffer_byte(&text, '\0');
    assert_string_equal(text.data,
                        "(?:(?=[\\x{2e}\\x{61}\\x{62}\\x{63}\\x{64}\\x{65}"
                        "\\x{66}\\x{67}\\x{68}\\x{69}])(?:a|[b-c]|\\x{64}|\\.|"
                        "e+x|(?:f|g)|h{2}|\\bi))");
    ft_buffer_free(&text);
}

static void long_alternatives_get_looks_row_by_row(void **state)
{
    static const char tail[] = "[^.]{1,40} (?:in the net|over the bar)";
    char pattern[1024] = "";
    char looks[32];

    (void)state;
    for (const char *c = "abcdefghijklm"; *c; c++) {
        const char head[] = {'|', *c, '\0'};
        RULES_ADD(pattern, *c == 'a' ? "a" : head);
        RULES_ADD(pattern, tail);
    }
    tell_looks(pattern, looks, sizeof looks);
    assert_string_equal(looks, "==="); /* all, six and six; one is alone */
}

/* --- what is matched ------------------------------------------------------ */

typedef struct pair {
    ft_pattern *forked, *plain;
} pair;

static pair compile(ft_arena *arena, ft_slice text)
{
    ft_template whole = {.arena = arena};
    pair p;

    assert_true(ft_template_add(&whole, text, NULL, 0, true));
    assert_int_equal(ft_pattern_compile(&whole, FT_ANCHOR_NONE, FT_COMPILE_RUN,
                                        NULL, &p.forked),
                     FT_OK);
    assert_int_equal(ft_pattern_compile(&whole, FT_ANCHOR_NONE,
                                        FT_COMPILE_PLAIN, NULL, &p.plain),
                     FT_OK);
    return p;
}

static void free_pair(pair p)
{
    ft_pattern_free(p.forked);
    ft_pattern_free(p.plain);
}

static bool same_groups(const ft_matcher *a, const ft_matcher *b, size_t count)
{
    for (unsigned g = 0; g <= count; g++) {
        const ft_span left = ft_matcher_group(a, g);
        const ft_span right = ft_matcher_group(b, g);
        if (left.start != right.start || left.end != right.end)
            return false;
    }
    return true;
}

/* Every match from the left to the right; returns how many there are. */
static size_t compare(ft_arena *arena, pair p, ft_slice text)
{
    const size_t groups = ft_pattern_group_count(p.plain);
    ft_matcher *a = ft_matcher_new(arena, groups);
    ft_matcher *b = ft_matcher_new(arena, groups);
    ft_subject subject = {text, 0, SIZE_MAX, true, true, true};
    size_t count = 0;

    assert_true(a && b);
    while (subject.from <= text.len) {
        const ft_found found = ft_matcher_run(a, p.forked, &subject);
        assert_int_equal(found, ft_matcher_run(b, p.plain, &subject));
        if (found != FT_FOUND_YES)
            break;
        assert_true(same_groups(a, b, groups));
        count++;
        const size_t at = ft_matcher_group(a, 0).start;
        subject.from = at < text.len ? ft_slice_next(text, at) : SIZE_MAX;
    }
    ft_matcher_free(a);
    ft_matcher_free(b);
    return count;
}

static void the_first_alternative_that_fits_still_wins(void **state)
{
    static const char *const patterns[] = {
        "(?<a>" WORDS ")(?<b>t|.)?",
        "(?:b|be|(?<x>beat)|" WORDS "|beaten)(?<y>en|t)?",
        "(?!" WORDS ")\\w+",
        "(?:" WORDS "|\\d+|" TEAM "|\xC3\xA9t\xC3\xA9)+",
        "^(?:" WORDS "|x$)|(?:" WORDS "|-)$",
        "(?>" WORDS "|bea)t?",
    };
    static const char *const subjects[] = {
        "",
        "beat",
        "beaten",
        "cups beat half-finals",
        "b",
        "x",
        "goal 12 cup",
        "\xC3\xA9t\xC3\xA9 draw",
        "edge",
        "half-ash",
        "\xF3\xB0\x80\x80 beat \xF3\xB0\x80\x81",
    };
    ft_arena *arena = ft_arena_new();
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < FT_COUNT(patterns); i++) {
        pair p = compile(arena, ft_slice_of(patterns[i]));
        for (size_t k = 0; k < FT_COUNT(subjects); k++)
            count += compare(arena, p, ft_slice_of(subjects[k]));
        free_pair(p);
    }
    assert_true(count > 60);
    ft_arena_free(arena);
}

/* --- the rules ------------------------------------------------------------ */

static const char *const articles[] = {
    FT_CORPUS_DIR "/report/gabon-togo-qualifier/article.txt",
    FT_CORPUS_DIR "/report/gotham-pride/article.txt",
    FT_CORPUS_DIR "/agency/serie-a-summaries/article.txt",
    FT_CORPUS_DIR "/traps/ages-and-distances/article.txt",
};

/* All rules on all sentences of an article. */
static size_t compare_article(const ft_pack *pack, const char *path)
{
    const ft_lexicon *lexicon = ft_pack_lexicon(pack);
    ft_arena *arena = ft_arena_new();
    ft_slice bytes;
    ft_article article;
    ft_text text;
    ft_mentions mentions;
    size_t count = 0;

    assert_int_equal(ft_file_read(arena, path, 0, &bytes, NULL), FT_OK);
    assert_int_equal(
        ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL), FT_OK);
    assert_int_equal(
        ft_text_read(arena, &article, &lexicon->abbreviations, &text, NULL),
        FT_OK);
    assert_int_equal(ft_mentions_find(arena, &text, lexicon, &mentions, NULL),
                     FT_OK);
    for (size_t i = 0; i < pack->rule_count; i++) {
        for (size_t b = 0; b < pack->rules[i].branch_count; b++) {
            pair p = compile(
                arena, ft_template_text(&pack->rules[i].branches[b].text));
            for (size_t s = 0; s < text.sentence_count; s++) {
                ft_slice cut =
                    ft_slice_cut(mentions.shadow, mentions.sentences[s]);
                if (cut.len <= FT_SUBJECT_LIMIT)
                    count += compare(arena, p, cut);
            }
            free_pair(p);
        }
    }
    ft_arena_free(arena);
    return count;
}

static void the_rules_match_the_same(void **state)
{
    ft_pack *pack = NULL;
    size_t count = 0;

    (void)state;
    assert_int_equal(
        ft_pack_load(FT_RULES_DIR "/football-en", NULL, NULL, &pack, NULL),
        FT_OK);
    for (size_t i = 0; i < FT_COUNT(articles); i++)
        count += compare_article(pack, articles[i]);
    assert_true(count > 50);
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_alternatives_get_a_look_ahead),
        cmocka_unit_test(a_look_names_the_characters_that_may_come),
        cmocka_unit_test(long_alternatives_get_looks_row_by_row),
        cmocka_unit_test(the_first_alternative_that_fits_still_wins),
        cmocka_unit_test(the_rules_match_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
