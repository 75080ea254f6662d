/* pack: loading from files, what it holds, examples and lint. */
#include "rules/pack.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "support/rules.h"
#include "support/test.h"

static void assert_slice(ft_slice slice, const char *text)
{
    if (!ft_slice_equal(slice, ft_slice_of(text)))
        fail_msg("'%.*s' is not '%s'", (int)slice.len, slice.data, text);
}

static void a_folder_is_a_pack_of_several_files(void **state)
{
    static const char *const paths[] = {
        FT_TESTS_DIR "/rules/packs/two", FT_TESTS_DIR "/rules/packs/two/",
        FT_TESTS_DIR "/rules/packs/two/pack.yaml"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(paths); i++) {
        ft_pack *pack = NULL;
        ft_error err = {0};
        unsigned line = 0;
        if (ft_pack_load(paths[i], NULL, NULL, &pack, &err))
            fail_msg("%s: %s", err.file, err.message);
        assert_slice(ft_pack_id(pack), "two-files");
        assert_slice(ft_pack_version(pack), "0.2.0");
        assert_slice(ft_pack_lang(pack), "en");
        assert_slice(ft_pack_sport(pack), "football");
        assert_int_equal(ft_pack_rule_count(pack), 2);
        assert_slice(ft_pack_rule_id(pack, 1), "second");
        assert_slice(ft_pack_rule_about(pack, 1), "a rule of another file");
        const ft_source *source = ft_pack_rule_source(pack, 1, &line);
        assert_true(
            ft_slice_ends(source->name, (ft_slice)FT_SLICE("two/later.yaml")));
        assert_int_equal(line, 3);
        assert_int_equal(ft_gazetteer_count(ft_pack_lexicon(pack)->gazetteer),
                         4);
        ft_pack_free(pack);
    }
}

static void what_is_not_there_is_an_error(void **state)
{
    ft_pack *pack = NULL;
    ft_error err = {0};

    (void)state;
    assert_int_equal(
        ft_pack_load(FT_TESTS_DIR "/rules/packs/none", NULL, NULL, &pack, &err),
        FT_ERR_IO);
    assert_null(pack);
    assert_int_equal(err.status, FT_ERR_IO);
    assert_non_null(strstr(err.file, "packs/none"));
    assert_int_equal(
        ft_pack_load(FT_TESTS_DIR "/rules/packs/none", NULL, NULL, &pack, NULL),
        FT_ERR_IO);
    ft_pack_free(NULL);
}

/* Counts the errors that say so of a list in "more.yaml". */
static void count_lists(void *context, const ft_finding *finding)
{
    unsigned *count = context;

    assert_non_null(finding->source);
    assert_true(
        ft_slice_ends(finding->source->name, (ft_slice)FT_SLICE("more.yaml")));
    assert_string_equal(finding->message, "another file has this list, too");
    ++*count;
}

static void a_list_of_words_stands_in_one_file(void **state)
{
    ft_pack *pack = NULL;
    unsigned count = 0;

    (void)state;
    assert_int_equal(ft_pack_load(FT_TESTS_DIR "/rules/packs/twice",
                                  count_lists, &count, &pack, NULL),
                     FT_ERR_RULE);
    assert_int_equal(count, 3);
    assert_null(pack);
}

static void words_are_folded_and_sorted(void **state)
{
    ft_pack *pack = rules_pack("");
    const ft_lexicon *lexicon = ft_pack_lexicon(pack);

    (void)state;
    assert_slice(lexicon->prepositions.words[0], "against");
    for (size_t i = 1; i < lexicon->common.count; i++)
        assert_true(ft_slice_compare(lexicon->common.words[i - 1],
                                     lexicon->common.words[i]) < 0);
    for (size_t i = 1; i < lexicon->numbers.count; i++)
        assert_true(ft_slice_compare(lexicon->numbers.words[i - 1].word,
                                     lexicon->numbers.words[i].word) < 0);
    assert_int_equal(lexicon->calendar.weekday_count, 2);
    ft_pack_free(pack);
}

/* --- examples --------------------------------------------------------------
 */

#define EXAMPLES                                                               \
    "fragments:\n"                                                             \
    "  n: {pattern: '\\d+', as: integer}\n"                                    \
    "  m: {pattern: '[\\d+]+', as: minute}\n"                                  \
    "  s: {pattern: '\\d-\\d', as: score}\n"                                   \
    "rules:\n"                                                                 \
    "- id: r\n"                                                                \
    "  in: [headline, list]\n"                                                 \
    "  pattern: '%{team:w} beat %{team:l}(?: %{s:s})?(?: after %{m:m})?'\n"    \
    "  unless: {after: ' again'}\n"                                            \
    "  emit: {winner: $w, loser: $l, score.ft: $s, goals+: {minute: $m}}\n"    \
    "  examples:\n"

static const struct {
    const char *example;
    ft_outcome outcome;
    const char *detail;
} examples[] = {
    {"match: 'Kenya beat France 2-1'", FT_OUTCOME_PASS, ""},
    {"{match: 'Kenya beat France 2-1', fields: {w: Kenya, l: FRA, s: '2-1'}}",
     FT_OUTCOME_PASS, ""},
    {"{match: 'Kenya beat the French after 45+2', fields: {l: France, m: 45+2, "
     "s: ''}}",
     FT_OUTCOME_PASS, ""},
    {"{match: 'Kenya beat the French', fields: {l: French}}", FT_OUTCOME_PASS,
     ""},
    {"{match: \"So\\nKenya beat France\", fields: {w: Kenya}}", FT_OUTCOME_PASS,
     ""},
    {"{match: 'Kenya beat France', fields: {w: Mexico}}", FT_OUTCOME_WRONG,
     "w is 'Kenya', expected 'Mexico'"},
    {"{match: 'Kenya beat France 2-1', fields: {s: '1-2'}}", FT_OUTCOME_WRONG,
     "s is '2-1', expected '1-2'"},
    {"{match: 'Kenya beat France', fields: {s: '1-2'}}", FT_OUTCOME_WRONG,
     "s is '', expected '1-2'"},
    {"match: 'In Kenya it rained'", FT_OUTCOME_MISSING,
     "got as far as byte 9 'Kenya '; stopped at 'beat ': next text is 'it "
     "rained'"},
    {"match: 'Nobody came'", FT_OUTCOME_MISSING, "the pattern never sets out"},
    {"match: 'Kenya beat France again'", FT_OUTCOME_MISSING,
     "'Kenya beat France' at byte 0 matches the pattern; refused by 'unless: "
     "after'"},
    {"reject: 'Kenya beat France again'", FT_OUTCOME_PASS, ""},
    {"reject: 'So Kenya beat France 2-1'", FT_OUTCOME_NOISY,
     "matched [3,24) 'Kenya beat France 2-1', expected no match"},
    {"{match: 'Kenya lost', todo: words of losing}", FT_OUTCOME_TODO,
     "got as far as byte 6 'Kenya '; stopped at 'beat ': next text is 'lost'"},
    {"{match: 'Kenya beat France', todo: done}", FT_OUTCOME_PASS, ""},
};

static void an_example_comes_to_an_outcome_and_a_reason(void **state)
{
    (void)state;
    for (size_t i = 0; i < FT_COUNT(examples); i++) {
        char yaml[1500] = EXAMPLES;
        char detail[200];
        ft_outcome outcome = FT_OUTCOME_PASS;
        size_t count = 0;
        RULES_ADD(yaml, "  - ");
        RULES_ADD(yaml, examples[i].example);
        RULES_ADD(yaml, "\n");
        ft_pack *pack = rules_pack(yaml);
        const ft_example *all = ft_pack_rule_examples(pack, 0, &count);
        assert_int_equal(count, 1);
        assert_int_equal(all[0].zone, FT_ZONE_HEADLINE);
        assert_int_equal(ft_pack_try(pack, 0, &all[0], &outcome, detail,
                                     sizeof detail, NULL),
                         FT_OK);
        if (outcome != examples[i].outcome ||
            strcmp(detail, examples[i].detail) != 0)
            fail_msg("%s: %d '%s'", examples[i].example, (int)outcome, detail);
        ft_pack_free(pack);
    }
}

static void a_detail_is_cut_to_the_room_there_is(void **state)
{
    ft_pack *pack = rules_pack(EXAMPLES "  - match: 'Nobody came'\n");
    char detail[8] = "xxxxxxx";
    ft_outcome outcome;
    size_t count;

    (void)state;
    const ft_example *all = ft_pack_rule_examples(pack, 0, &count);
    assert_int_equal(
        ft_pack_try(pack, 0, all, &outcome, detail, sizeof detail, NULL),
        FT_OK);
    assert_string_equal(detail, "the pat");
    assert_int_equal(ft_pack_try(pack, 0, all, &outcome, NULL, 0, NULL), FT_OK);
    ft_pack_free(pack);
}

static void an_example_brings_the_rules_that_its_rule_needs(void **state)
{
    ft_pack *pack =
        rules_pack("rules:\n"
                   "- {id: won, pattern: '%{team:w} won', emit: {winner: $w}}\n"
                   "- id: at\n"
                   "  needs: [won]\n"
                   "  pattern: 'at (?<v>\\w+)'\n"
                   "  emit: {venue: $v}\n"
                   "  examples:\n"
                   "  - match: 'Kenya won at home'\n"
                   "  - reject: 'They met at home'\n");
    size_t count;
    const ft_example *all = ft_pack_rule_examples(pack, 1, &count);

    (void)state;
    assert_int_equal(count, 2);
    for (size_t i = 0; i < count; i++) {
        ft_outcome outcome;
        char detail[200];
        assert_int_equal(ft_pack_try(pack, 1, &all[i], &outcome, detail,
                                     sizeof detail, NULL),
                         FT_OK);
        assert_int_equal(outcome, FT_OUTCOME_PASS);
    }
    ft_pack_free(pack);
}

/* --- lint ------------------------------------------------------------------
 */

static void note(void *context, const ft_finding *finding)
{
    ft_buffer *out = context;

    assert_int_equal(finding->severity, FT_SEVERITY_WARNING);
    assert_non_null(finding->source);
    assert_true(finding->offset <= finding->source->text.len);
    ft_buffer_text(out, finding->message);
    ft_buffer_byte(out, '\n');
}

static void what_is_hardly_meant_is_a_warning(void **state)
{
#define RULE(pattern)                                                          \
    "rules:\n- {id: r, pattern: '" pattern "', emit: {head: true}, "           \
    "examples: [{match: 'x'}]}\n"
    static const struct {
        const char *yaml, *warnings;
    } cases[] = {
        {RULE("x"), ""},
        {RULE("%{team:t}"), "nothing uses the capture 't'\n"},
        {RULE("(?<t>x)\\k<t>"), ""},
        {RULE("x*"), "the pattern can match without any text\n"},
        {"fragments: {a: 'x'}\n" RULE("x"), "nothing uses the fragment 'a'\n"},
        {"rules: [{id: r, pattern: 'x', emit: {head: true}}]\n",
         "the rule 'r' has no example\n"},
        {RULE("(?:a+b?)+x"), "a repeat inside a repeat: the same text can be "
                             "read in too many ways\n"},
        {RULE("(?:a{2,5}b)+x"), ""},
        {RULE("(?:(?:ab+)*c){3,}x"), ""},
        {RULE("x\xE2\x80\x93y"),
         "the text never has '\xE2\x80\x93': it is '-' there\n"},
        {RULE("\xE2\x80\x99s"),
         "the text never has '\xE2\x80\x99': it is ''' there\n"},
        {"rules:\n- {id: r, pattern: 'x', unless: {before: '%{team:t}'}, "
         "emit: {head: true}, examples: [{match: 'x'}]}\n",
         "a capture in 'unless' is seen by nobody\n"},
        {"rules:\n- {id: r, pattern: 'x', emit: {head: true}, "
         "examples: [{reject: 'x'}]}\n",
         "the rule 'r' has no example of a match\n"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        ft_arena *arena = ft_arena_new();
        ft_buffer out = {0};
        ft_pack *pack = NULL;
        assert_int_equal(
            rules_load(arena, cases[i].yaml, note, &out, &pack, NULL), FT_OK);
        assert_false(out.failed);
        ft_buffer_byte(&out, '\0');
        if (strcmp(out.data, cases[i].warnings) != 0)
            fail_msg("%s\n%s", cases[i].yaml, out.data);
        ft_buffer_free(&out);
        ft_pack_free(pack);
        ft_arena_free(arena);
    }
}

/* --- memory ----------------------------------------------------------------
 */

static const char whole[] =
    "fragments:\n"
    "  beat: {words: [beat, saw off], fold: true}\n"
    "  n: {pattern: '\\d+', as: integer}\n"
    "  later: {pattern: '%{n:n} later', as: minute, after: '$n'}\n"
    "rules:\n"
    "- id: a\n"
    "  in: [body]\n"
    "  pattern: ['%{team:w} %{beat} %{team:l} %{n:x}-%{n:y}', '%{later:m}']\n"
    "  unless: {before: 'if ', where: 'x < y or w == l'}\n"
    "  refer: {v: {kind: team, optional: true, not: [w]}}\n"
    "  emit: {winner: $w, loser: $l, score.ft: [$x, '$y + 0'],\n"
    "    at_home: $v, goals+: [{name: $v, minute: $m}]}\n"
    "  examples: [{match: 'x', fields: {w: x}}]\n"
    "- {id: b, within: scorers, pattern: '(?<who>\\w+)',\n"
    "   emit: {goals+: {name: $who}}}\n"
    "- {id: c, window: 2 blocks, needs: [a], pattern: '\\((?<s>.*)\\)',\n"
    "   emit: {scorers: $s, veto: goal}}\n";

static void loading_may_run_out_of_memory_at_any_request(void **state)
{
    (void)state;
    for (size_t n = 1;; n++) {
        ft_arena *arena = ft_arena_new();
        ft_pack *pack = NULL;
        ft_error err = {0};
        assert_non_null(arena);
        ft_arena_fail_at(arena, n);
        ft_status status = rules_load(arena, whole, NULL, NULL, &pack, &err);
        if (status) {
            assert_int_equal(status, FT_ERR_MEMORY);
            assert_null(pack);
        }
        ft_pack_free(pack);
        ft_arena_free(arena);
        if (!status)
            break;
        assert_true(n < 20000);
    }
}

static void a_scan_may_run_out_of_memory_at_any_request(void **state)
{
    static const char *const lines[] = {
        "body: Kenya beat France 2-1 (doyle, moll). It was 3 later.", NULL};
    ft_pack *pack = rules_pack(whole);

    (void)state;
    for (size_t n = 1;; n++) {
        rules_article a;
        ft_facts facts = {0};
        ft_error err = {0};
        rules_read(&a, pack, lines);
        ft_arena_fail_at(a.arena, n);
        ft_status status = ft_rules_scan(a.arena, pack, &a.article, &a.mentions,
                                         NULL, &facts, &err);
        assert_int_equal(err.status, status);
        rules_article_free(&a);
        if (!status) {
            assert_true(facts.count >= 2);
            break;
        }
        assert_int_equal(status, FT_ERR_MEMORY);
        assert_true(n < 2000);
    }
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_a_pack_of_several_files),
        cmocka_unit_test(what_is_not_there_is_an_error),
        cmocka_unit_test(a_list_of_words_stands_in_one_file),
        cmocka_unit_test(words_are_folded_and_sorted),
        cmocka_unit_test(an_example_comes_to_an_outcome_and_a_reason),
        cmocka_unit_test(a_detail_is_cut_to_the_room_there_is),
        cmocka_unit_test(an_example_brings_the_rules_that_its_rule_needs),
        cmocka_unit_test(what_is_hardly_meant_is_a_warning),
        cmocka_unit_test(loading_may_run_out_of_memory_at_any_request),
        cmocka_unit_test(a_scan_may_run_out_of_memory_at_any_request),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
