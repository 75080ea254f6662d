/* mask: with masks and without the same facts come out. */
#include "rules/sightings.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "support/rules.h"
#include "support/test.h"

/* Rules of every shape that a mask is made from. */
static const char shapes[] =
    "fragments:\n"
    "  beat: {words: [beat, beats, saw off, edged, won], fold: true}\n"
    "  n: {pattern: '\\d{1,2}|nil|one|two', as: integer}\n"
    "rules:\n"
    "- {id: a, pattern: '%{team:w} %{beat} %{team:l}', emit: {winner: $w}}\n"
    "- {id: b, pattern: '(?:%{team:w}|%{person:w}) won', emit: {at_home: $w}}\n"
    "- {id: c, pattern: '%{n:n}-%{n:m}', emit: {score.ht: [$n, $m]}}\n"
    "- {id: d, pattern: '(?i)goals? (?<n>\\d)', emit: {attendance: $n}}\n"
    "- {id: e, window: 2 sentences, pattern: 'won\\. (?<v>\\w+)',\n"
    "   emit: {venue: $v}}\n"
    "- {id: f, pattern: '(?i)(?<v>s(?:aw|ee)) off', emit: {competition: $v}}\n"
    "- {id: g, pattern: ['x(?<n>\\d)', '(?<n>\\d)x|nil (?<n>\\d)'],\n"
    "   emit: {attendance: $n}}\n"
    "- {id: h, window: 2 blocks, pattern: '%{team:x}[^a]{0,40}%{team:y}',\n"
    "   emit: {team1: $x, team2: $y}}\n"
    "- {id: i, pattern: '(?<v>equali[sz]ed|(?:own )?goals?\\b)',\n"
    "   emit: {venue: $v}}\n"
    "- {id: j, pattern: '(?:(?<v>[^ ]*)-|\\b(?<v>nil)\\b)', emit: {city: "
    "$v}}\n";

static const char *const words[] = {
    "Kenya",
    "France",
    "the Mexicans",
    "beat",
    "BEAT",
    "Saw off",
    "won",
    "won.",
    "2-1",
    "nil-nil",
    "two",
    "goal",
    "GOALS 3",
    "Goals",
    "x3",
    "4x",
    "nil 7",
    "see",
    "off",
    ("\xC5\xBF"
     "aw off"),
    "edged",
    "own goal",
    "equalised",
    "goal-",
    ".",
    "And",
    "Pat Doyle",
    "\xD9\xA3 goals",
    "-",
};

/* A text of words in an order that only the seed decides. */
static void make_text(char *out, size_t size, unsigned long seed)
{
    size_t len = 0;

    for (size_t i = 0; i < 14; i++) {
        seed = (seed * 1103515245UL + 12345UL) & 0x7FFFFFFFUL;
        const char *word = words[seed / 65536 % FT_COUNT(words)];
        int got = snprintf(out + len, size - len, "%s%s", i ? " " : "", word);
        assert_true(got > 0 && (size_t)got < size - len);
        len += (size_t)got;
    }
}

static void masks_lose_nothing_on_made_up_texts(void **state)
{
    ft_pack *pack = rules_pack(shapes);
    const ft_scan_options unmasked = {.unmasked = true};
    size_t facts = 0;

    (void)state;
    for (unsigned long seed = 1; seed <= 600; seed++) {
        char first[600] = "body: ";
        char second[600] = "list: ";
        const char *const lines[] = {first, second, NULL};
        rules_article with;
        rules_article without;
        make_text(first + 6, sizeof first - 6, seed);
        make_text(second + 6, sizeof second - 6, seed * 31);
        rules_scan(&with, pack, lines, NULL);
        rules_scan(&without, pack, lines, &unmasked);
        const char *told = rules_told(&with, pack);
        const char *expected = rules_told(&without, pack);
        if (strcmp(told, expected) != 0)
            fail_msg("%s\n%s\nmasked:\n%sunmasked:\n%s", first, second, told,
                     expected);
        facts += with.facts.count;
        rules_article_free(&with);
        rules_article_free(&without);
    }
    assert_true(facts > 600); /* the texts say something */
    ft_pack_free(pack);
}

/* A sentence that is too long for one window is cut anywhere: a word that is
 * cut in two begins a word for the pattern. */
static void masks_lose_nothing_where_a_window_is_cut(void **state)
{
    ft_pack *pack = rules_pack(
        "rules:\n"
        "- {id: k, pattern: '\\bgoal(?<n>\\d)', emit: {attendance: $n}}\n"
        "- {id: l, pattern: '(?<!\\w)(?:the |)x(?<n>\\d)', emit: {attendance: "
        "$n}}\n");
    const ft_scan_options unmasked = {.unmasked = true};
    size_t facts = 0;

    (void)state;
    for (size_t at = 0; at < 600; at++) {
        char line[1400] = "body: ";
        const char *const lines[] = {line, NULL};
        rules_article with;
        rules_article without;
        memset(line + 6, 'a', sizeof line - 7);
        static const char met[] = "goal7x8 the x9 ";
        for (size_t i = 0; i + 1 < sizeof met; i++)
            line[6 + at + i] = met[i];
        rules_scan(&with, pack, lines, NULL);
        rules_scan(&without, pack, lines, &unmasked);
        assert_string_equal(rules_told(&with, pack),
                            rules_told(&without, pack));
        facts += with.facts.count;
        rules_article_free(&with);
        rules_article_free(&without);
    }
    assert_true(facts > 600);
    ft_pack_free(pack);
}

/* --- the corpus ------------------------------------------------------------
 */

static bool same_fact(const ft_fact *a, const ft_fact *b)
{
    return a->rule == b->rule && a->span.start == b->span.start &&
           a->span.end == b->span.end && a->slot_count == b->slot_count &&
           a->credit_count == b->credit_count;
}

static bool same_facts(const ft_facts *a, const ft_facts *b)
{
    if (a->count != b->count || a->loser_count != b->loser_count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!same_fact(&a->facts[i], &b->facts[i]))
            return false;
    }
    for (size_t i = 0; i < a->loser_count; i++) {
        if (!same_fact(&a->losers[i], &b->losers[i]))
            return false;
    }
    return true;
}

static void compare_article(const ft_pack *pack, const char *path)
{
    const ft_lexicon *lexicon = ft_pack_lexicon(pack);
    const ft_scan_options unmasked = {.unmasked = true, .deadline_ms = 60000};
    ft_arena *arena = ft_arena_new();
    ft_slice bytes;
    ft_article article;
    ft_text text;
    ft_mentions mentions;
    ft_facts with;
    ft_facts without;

    if (ft_file_read(arena, path, 0, &bytes, NULL) == FT_OK) {
        assert_int_equal(
            ft_article_read(arena, bytes, FT_TYPE_AUTO, &article, NULL), FT_OK);
        assert_int_equal(
            ft_text_read(arena, &article, &lexicon->abbreviations, &text, NULL),
            FT_OK);
        assert_int_equal(
            ft_mentions_find(arena, &text, lexicon, &mentions, NULL), FT_OK);
        assert_int_equal(
            ft_rules_scan(arena, pack, &article, &mentions, NULL, &with, NULL),
            FT_OK);
        assert_int_equal(ft_rules_scan(arena, pack, &article, &mentions,
                                       &unmasked, &without, NULL),
                         FT_OK);
        if (!same_facts(&with, &without))
            fail_msg("%s: %zu facts, %zu without masks", path, with.count,
                     without.count);
        if (with.incident_count)
            fail_msg("%s: %.*s", path, (int)with.incidents[0].message.len,
                     with.incidents[0].message.data);
    }
    ft_arena_free(arena);
}

static void compare_case(const ft_pack *pack, const char *folder)
{
    static const char *const files[] = {"article.html", "article.txt"};
    char path[1024];

    for (size_t i = 0; i < FT_COUNT(files); i++) {
        int len = snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        assert_true(len > 0 && (size_t)len < sizeof path);
        compare_article(pack, path);
    }
}

static void for_each_folder(const char *folder, const ft_pack *pack,
                            unsigned depth)
{
    DIR *dir = opendir(folder);

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[1024];
        struct stat info;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &info) ||
            !S_ISDIR(info.st_mode))
            continue;
        if (depth)
            for_each_folder(path, pack, depth - 1);
        else
            compare_case(pack, path);
    }
    (void)closedir(dir);
}

static void masks_lose_nothing_on_the_corpus(void **state)
{
    ft_pack *pack = NULL;
    ft_error err = {0};

    (void)state;
    if (ft_pack_load(FT_RULES_DIR "/football-en", NULL, NULL, &pack, &err))
        fail_msg("%s:%u: %s", err.file, err.line, err.message);
    for_each_folder(FT_CORPUS_DIR, pack, 1);
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_lose_nothing_on_made_up_texts),
        cmocka_unit_test(masks_lose_nothing_where_a_window_is_cut),
        cmocka_unit_test(masks_lose_nothing_on_the_corpus),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
