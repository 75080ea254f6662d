/* limits: hostile patterns are stopped and told of; nothing is lost silently.
 */
#include "support/rules.h"

#include <string.h>

#include "support/test.h"

/* Scans a line of 400 letters; tells. */
static void scan_letters(const char *yaml, const ft_scan_options *options,
                         rules_article *a, const char **told)
{
    char line[500] = "body: ";
    const char *const lines[] = {line, NULL};
    ft_pack *pack = rules_pack(yaml);

    memset(line + 6, 'a', 400);
    rules_scan(a, pack, lines, options);
    *told = rules_told(a, pack);
    ft_pack_free(pack);
}

static void a_runaway_pattern_is_an_incident(void **state)
{
    static const char *const patterns[] = {
        "(?<v>(?:a+)+)[bc]", "(?<v>(?:a|a)*)[bc]", "(?<v>(?:a?){60}a{60})[bc]",
        "(?<v>(?:.*.*)*)[bc]"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(patterns); i++) {
        char yaml[300] = "rules:\n- {id: bad, pattern: '";
        const char *told;
        rules_article a;
        RULES_ADD(yaml, patterns[i]);
        RULES_ADD(yaml, "', emit: {venue: $v}}\n"
                        "- {id: good, pattern: '^(?<v>a)', "
                        "emit: {city: $v}}\n");
        scan_letters(yaml, &(ft_scan_options){.unmasked = true}, &a, &told);
        if (!strstr(told, "good city=a\n") ||
            !strstr(told, "incident bad match limit\n"))
            fail_msg("%s: %s", patterns[i], told);
        rules_article_free(&a);
    }
}

static void a_runaway_guard_refuses_and_is_an_incident(void **state)
{
    const char *told;
    rules_article a;

    (void)state;
    scan_letters("rules:\n"
                 "- id: r\n"
                 "  pattern: '^(?<v>a)'\n"
                 "  unless: {sentence: '(?:a+)+[^a]'}\n"
                 "  emit: {venue: $v}\n",
                 NULL, &a, &told);
    assert_string_equal(told, "incident r match limit\n");
    rules_article_free(&a);
}

static void what_comes_out_does_not_depend_on_earlier_runs(void **state)
{
    static const char yaml[] = "rules:\n"
                               "- id: r\n"
                               "  pattern: '(?<v>(?:a|b|ab)*)c|(?<v>a{3})'\n"
                               "  emit: {venue: $v}\n";
    char line[300] = "body: ";
    const char *const lines[] = {line, NULL};
    ft_pack *pack = rules_pack(yaml);
    char first[4000] = "";

    (void)state;
    for (size_t i = 0; i < 90; i++)
        RULES_ADD(line, "ab");
    RULES_ADD(line, "aaac");
    for (size_t run = 0; run < 40; run++) {
        rules_article a;
        rules_scan(&a, pack, lines, NULL);
        const char *told = rules_told(&a, pack);
        if (!run)
            RULES_ADD(first, told);
        assert_string_equal(told, first);
        rules_article_free(&a);
    }
    ft_pack_free(pack);
}

/* Heavy, but within the limit of a single match. */
static const char heavy[] =
    "rules:\n"
    "- id: r\n"
    "  pattern: '(?:a?){9}a{9}[^c]{0,400}?[^d]{0,300}?[bc]'\n"
    "  emit: {head: true}\n";

static void an_article_has_a_deadline(void **state)
{
    enum { LINES = 400 };
    static char lines[LINES][508];
    const char *article[LINES + 1] = {NULL};
    const ft_scan_options options = {.unmasked = true, .deadline_ms = 1};
    ft_pack *pack = rules_pack(heavy);
    rules_article a;

    (void)state;
    for (size_t i = 0; i < LINES; i++) {
        memcpy(lines[i], "body: ", 6);
        memset(lines[i] + 6, 'a', 500);
        article[i] = lines[i];
    }
    rules_scan(&a, pack, article, &options);
    assert_true(a.facts.incident_count > 0);
    const ft_incident *last = &a.facts.incidents[a.facts.incident_count - 1];
    assert_true(ft_slice_equal(last->message, (ft_slice)FT_SLICE("deadline")));
    rules_article_free(&a);
    ft_pack_free(pack);
}

/* Many claims and many facts: each is looked at a few times, not all against
 * all. A quadratic way would take minutes here. */
static void very_many_vetoes_are_settled(void **state)
{
    enum { PAIRS = 20000 };
    static char line[16 * PAIRS + 8] = "body: ";
    const char *const lines[] = {line, NULL};
    const ft_scan_options options = {.deadline_ms = 60000};
    ft_pack *pack =
        rules_pack("fragments: {s: {pattern: '\\d-\\d', as: score}}\n"
                   "rules:\n"
                   "- id: ft\n"
                   "  pattern: '%{s:s}'\n"
                   "  emit: {score.ft: $s}\n"
                   "- id: trap\n"
                   "  pattern: '(?<veto>\\d-\\d) agg'\n"
                   "  emit: {veto: score}\n");
    rules_article a;
    size_t len = 6;

    (void)state;
    for (size_t i = 0; i < PAIRS; i++) {
        memcpy(line + len, "1-0 agg, 2-1, ", 14);
        len += 14;
    }
    line[len] = '\0';
    rules_scan(&a, pack, lines, &options);
    assert_int_equal(a.facts.incident_count, 0);
    assert_int_equal(a.facts.count, 2 * PAIRS);
    /* but for those that the cut of a long sentence parts */
    assert_in_range(a.facts.loser_count, PAIRS - PAIRS / 100, PAIRS);
    rules_article_free(&a);
    ft_pack_free(pack);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_runaway_pattern_is_an_incident),
        cmocka_unit_test(a_runaway_guard_refuses_and_is_an_incident),
        cmocka_unit_test(what_comes_out_does_not_depend_on_earlier_runs),
        cmocka_unit_test(an_article_has_a_deadline),
        cmocka_unit_test(very_many_vetoes_are_settled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
