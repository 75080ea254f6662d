/* scan: a rule and a line of text, and the facts that come of it. */
#include "support/rules.h"

#include <stdio.h>
#include <string.h>

#include "support/test.h"

#define BEAT                                                                   \
    "fragments:\n"                                                             \
    "  beat: [beat, beats, saw off]\n"                                         \
    "  goals: {pattern: '\\d{1,2}|nil|one|two|three', as: integer}\n"          \
    "rules:\n"                                                                 \
    "- id: beat\n"                                                             \
    "  pattern: '%{team:w} %{beat} %{team:l} %{goals:a}-%{goals:b}'\n"
#define BEAT_EMIT "  emit: {winner: $w, loser: $l, score.ft: [$a, $b]}\n"

static void a_match_becomes_a_fact(void **state)
{
    (void)state;
    rules_expect(BEAT BEAT_EMIT, "Canada beat Mexico 2-1 on Saturday.",
                 "beat winner=Canada loser=Mexico score.ft=2-1\n");
    rules_expect(BEAT BEAT_EMIT, "Canada saw off Mexico two-nil.",
                 "beat winner=Canada loser=Mexico score.ft=2-0\n");
    rules_expect(BEAT BEAT_EMIT, "Canada bead Mexico 2-1.", "");
}

static void all_matches_of_a_sentence_are_found(void **state)
{
    (void)state;
    rules_expect(BEAT BEAT_EMIT,
                 "Canada beat Mexico 2-1 and Kenya beat France 3-0.",
                 "beat winner=Canada loser=Mexico score.ft=2-1\n"
                 "beat winner=Kenya loser=France score.ft=3-0\n");
}

static void a_refused_match_does_not_hide_the_next(void **state)
{
    (void)state;
    rules_expect("rules:\n"
                 "- id: r\n"
                 "  pattern: '(?<a>\\d)[- ](?<b>\\d)'\n"
                 "  unless: {where: 'a < b'}\n"
                 "  emit: {score.ft: [$a, $b]}\n",
                 "1-2-1 it ended.", "r score.ft=2-1\n");
}

static void unless_looks_before_inside_behind_and_around(void **state)
{
    static const struct {
        const char *unless, *text;
        bool fact;
    } cases[] = {
        {"{before: '\\bif '}", "So if Canada beat Mexico 2-1.", false},
        {"{before: '\\bif '}", "So Canada beat Mexico 2-1 if told.", true},
        {"{before: '\\bif '}", "So if it rains Canada beat Mexico 2-1.", true},
        {"{before: '^'}", "Canada beat Mexico 2-1.", false},
        {"{inside: 'off'}", "Canada saw off Mexico 2-1.", false},
        {"{inside: 'off'}", "Canada beat Mexico 2-1, off they go.", true},
        {"{inside: '^.beat'}", "Canada beat Mexico 2-1.", true},
        {"{after: ' on'}", "Canada beat Mexico 2-1 on aggregate.", false},
        {"{after: ' on'}", "Canada beat Mexico 2-1, on aggregate.", true},
        {"{after: '$'}", "Canada beat Mexico 2-1", false},
        {"{sentence: 'if'}", "Canada beat Mexico 2-1, if told.", false},
        {"{sentence: 'if'}", "Canada beat Mexico 2-1. What if.", true},
        {"{where: 'a <= b'}", "Canada beat Mexico 1-1.", false},
        {"{where: 'w == l'}", "Canada beat Canada 2-1.", false},
        {"{where: 'w == l'}", "Canada beat Mexico 2-1.", true},
        {"{before: 'x', after: 'y'}", "Canada beat Mexico 2-1y", false},
        {"{before: ['x', ' it ']}", "But it Canada beat Mexico 2-1", false},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char yaml[600] = BEAT "  unless: ";
        RULES_ADD(yaml, cases[i].unless);
        RULES_ADD(yaml, "\n" BEAT_EMIT);
        ft_pack *pack = rules_pack(yaml);
        char line[200] = "body: ";
        const char *lines[] = {line, NULL};
        rules_article article;
        RULES_ADD(line, cases[i].text);
        rules_scan(&article, pack, lines, NULL);
        if ((article.facts.count == 1) != cases[i].fact)
            fail_msg("%s on '%s'", cases[i].unless, cases[i].text);
        rules_article_free(&article);
        ft_pack_free(pack);
    }
}

/* --- values --------------------------------------------------------------- */

static void captures_are_read_as_their_type(void **state)
{
    static const struct {
        const char *type, *pattern, *text, *told;
    } cases[] = {
        {"integer", "[\\d,]+", "A crowd of 44,212 came.", "44212"},
        {"minute", "[\\d+]+", "A crowd of 45+2 came.", "45"},
        {"integer", "twenty-one", "A crowd of twenty-one came.", "21"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char yaml[400] = "fragments:\n  n: {pattern: '";
        char told[60] = "r attendance=";
        RULES_ADD(yaml, cases[i].pattern);
        RULES_ADD(yaml, "', as: ");
        RULES_ADD(yaml, cases[i].type);
        RULES_ADD(yaml, "}\n"
                        "rules:\n"
                        "- id: r\n"
                        "  pattern: 'crowd of %{n:n}'\n"
                        "  emit: {attendance: $n}\n");
        RULES_ADD(told, cases[i].told);
        RULES_ADD(told, "\n");
        rules_expect(yaml, cases[i].text, told);
    }
}

static void a_score_is_two_numbers_parted_by_anything(void **state)
{
    static const char *const texts[] = {
        "It was 2-1 again.", "It was 2 : 1 again.", "It was two-one again.",
        "It was two goals to one again."};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(texts); i++)
        rules_expect("fragments: {s: {pattern: '[\\w -:]+', as: score}}\n"
                     "rules:\n"
                     "- id: r\n"
                     "  pattern: 'It was %{s:s} again'\n"
                     "  emit: {score.ft: $s}\n",
                     texts[i], "r score.ft=2-1\n");
}

static void a_capture_that_cannot_be_read_gives_no_fact(void **state)
{
    (void)state;
    rules_expect("fragments: {n: {pattern: '\\w+', as: integer}}\n"
                 "rules:\n"
                 "- id: r\n"
                 "  pattern: 'of %{n:n}'\n"
                 "  emit: {attendance: $n}\n",
                 "A crowd of many.", "");
}

static void money_is_no_number(void **state)
{
    static const struct {
        const char *text;
        bool number;
    } cases[] = {
        {"it was 2-3 in all", true},
        {"it was $2-3 in all", false},
        {"it was \xC2\xA3"
         "2-3m",
         false},
        {"it was 2-3\xE2\x82\xAC", false},
        {"it was 2-3 \xE2\x82\xAC", false},
        {"it was \xC2\xA5 2-3", false},
        {"$ it was 2-3 and $", true},
    };
    static const char *const types[] = {"integer", "score"};

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        for (size_t k = 0; k < FT_COUNT(types); k++) {
            char yaml[300] = "fragments: {n: {pattern: '";
            RULES_ADD(yaml, k ? "\\d-\\d" : "\\d(?=-)|(?<=-)\\d");
            RULES_ADD(yaml, "', as: ");
            RULES_ADD(yaml, types[k]);
            RULES_ADD(yaml, "}}\nrules: [{id: r, pattern: '");
            RULES_ADD(yaml, k ? "%{n:n}" : "%{n:a}-%{n:b}");
            RULES_ADD(yaml, "', emit: {score.ft: ");
            RULES_ADD(yaml, k ? "$n}}]\n" : "[$a, $b]}}]\n");
            rules_expect(yaml, cases[i].text,
                         cases[i].number ? "r score.ft=2-3\n" : "");
        }
    }
}

static void a_group_without_a_type_is_a_number_where_one_is_wanted(void **state)
{
    (void)state;
    rules_expect("rules:\n"
                 "- id: r\n"
                 "  pattern: '(?<n>two|\\d+) came'\n"
                 "  emit: {attendance: $n}\n",
                 "Then two came.", "r attendance=2\n");
}

static void a_group_around_one_fragment_has_its_type(void **state)
{
    (void)state;
    rules_expect("fragments: {s: {pattern: '\\d-\\d', as: score}}\n"
                 "rules:\n"
                 "- id: r\n"
                 "  pattern: 'ended (?<x>%{s})'\n"
                 "  emit: {score.ft: $x}\n",
                 "It ended 2-1.", "r score.ft=2-1\n");
}

static void a_name_may_stand_in_several_alternatives(void **state)
{
    static const char yaml[] = "rules:\n"
                               "- id: r\n"
                               "  pattern:\n"
                               "  - '%{team:x} won'\n"
                               "  - 'won by %{team:x}'\n"
                               "  emit: {winner: $x}\n";

    (void)state;
    rules_expect(yaml, "It was won by Kenya.", "r winner=Kenya\n");
    rules_expect(yaml, "Then Kenya won.", "r winner=Kenya\n");
}

static void the_leftmost_alternative_matches_then_the_first(void **state)
{
    (void)state;
    rules_expect("rules:\n"
                 "- id: r\n"
                 "  pattern: ['b(?<n>1)', 'a(?<n>2)', 'a(?<n>2)b(?<n>1)']\n"
                 "  emit: {attendance: $n}\n",
                 "xa2b1", "r attendance=2\nr attendance=1\n");
}

static void the_same_team_again_is_a_backreference(void **state)
{
    static const char yaml[] = "rules:\n"
                               "- id: r\n"
                               "  pattern: '%{team:x} and \\k<x>'\n"
                               "  emit: {winner: $x}\n";

    (void)state;
    rules_expect(yaml, "Kenya and Kenya", "r winner=Kenya\n");
    rules_expect(yaml, "Kenya and the Kenyans", "r winner=Kenya\n");
    rules_expect(yaml, "Kenya and Mexico", "");
}

/* --- emit ----------------------------------------------------------------- */

static void what_took_no_part_is_left_out(void **state)
{
    static const char yaml[] =
        "fragments: {s: {pattern: '\\d-\\d', as: score}}\n"
        "rules:\n"
        "- id: r\n"
        "  pattern: '%{team:x}(?: beat %{team:y})? %{s:s}(?<aet> aet)?'\n"
        "  emit: {team1: $x, team2: $y, score.ft: $s, aet: $aet}\n";

    (void)state;
    rules_expect(yaml, "Kenya 2-1", "r team1=Kenya score.ft=2-1\n");
    rules_expect(yaml, "Kenya beat France 2-1 aet",
                 "r team1=Kenya team2=France score.ft=2-1 aet=true\n");
}

static void constants_and_sums_are_values(void **state)
{
    (void)state;
    rules_expect("fragments: {n: {pattern: '\\d+', as: integer}}\n"
                 "rules:\n"
                 "- id: r\n"
                 "  pattern: '%{team:x} %{n:n} down'\n"
                 "  emit: {loser: $x, score.ft: ['$n + 2 * $n', 0],\n"
                 "    status: awarded, mentioned: true}\n",
                 "Kenya 2 down",
                 "r loser=Kenya score.ft=6-0 status=awarded mentioned=true\n");
}

#define MINUTES                                                                \
    "fragments:\n"                                                             \
    "  n: {pattern: '\\d+', as: integer}\n"                                    \
    "  at: {pattern: '\\d+(?:\\+\\d)?', as: minute}\n"                         \
    "  past: {pattern: '%{n:n} past the break', as: minute,\n"                 \
    "    value: '45 + $n'}\n"                                                  \
    "  added: {pattern: '%{n:n} into stoppage', as: minute, value: '90',\n"    \
    "    offset: '$n'}\n"                                                      \
    "  later: {pattern: '%{n:n} later', as: minute, after: '$n'}\n"            \
    "  when: '(?:at %{at:m}|%{past:m}|%{added:m}|%{later:m})'\n"               \
    "rules:\n"                                                                 \
    "- id: g\n"                                                                \
    "  pattern: '(?<who>moll|alba) %{when}'\n"                                 \
    "  emit: {goals+: {name: $who, minute: $m}}\n"

static void a_minute_is_told_or_computed(void **state)
{
    (void)state;
    rules_expect(MINUTES, "Then moll at 45+2.",
                 "g goal{ name=moll minute=45+2 }\n");
    rules_expect(MINUTES, "Then moll 6 past the break.",
                 "g goal{ name=moll minute=51 derived }\n");
    rules_expect(MINUTES, "Then moll 3 into stoppage.",
                 "g goal{ name=moll minute=90+3 derived }\n");
    rules_expect(MINUTES, "Then moll 2 later.",
                 "g goal{ name=moll after=2 derived }\n");
    rules_expect(MINUTES, "Then moll 99 past the break.", "");
}

static void goals_are_credited_one_entry_each(void **state)
{
    static const char yaml[] =
        "fragments: {m: {pattern: '\\d+', as: minute}}\n"
        "rules:\n"
        "- id: g\n"
        "  pattern: '(?<who>moll) %{m:a}(?<pen> pen)?(?:, %{m:b})?'\n"
        "  emit:\n"
        "    goals+:\n"
        "    - {name: $who, minute: $a, penalty: $pen}\n"
        "    - {if: $b, name: $who, minute: $b}\n";

    (void)state;
    rules_expect(yaml, "It was moll 12.", "g goal{ name=moll minute=12 }\n");
    rules_expect(yaml, "It was moll 12 pen, 40.",
                 "g goal{ name=moll minute=12 penalty } "
                 "goal{ name=moll minute=40 }\n");
}

/* --- refer ---------------------------------------------------------------- */

#define REFER(entry)                                                           \
    "rules:\n"                                                                 \
    "- id: r\n"                                                                \
    "  pattern: 'won by three'\n"                                              \
    "  refer: {who: {" entry "}}\n"                                            \
    "  emit: {winner: $who}\n"

static void what_is_referred_to_is_the_nearest_before(void **state)
{
    (void)state;
    rules_expect(REFER("kind: team"), "Kenya met France and won by three.",
                 "r winner=(France)\n");
    rules_expect(REFER("kind: team, first: true"),
                 "Kenya met France and won by three.", "r winner=(Kenya)\n");
    rules_expect(REFER("kind: team, subject: true"),
                 "Kenya played with France and won by three.",
                 "r winner=(Kenya)\n");
    rules_expect(REFER("kind: team, look: ahead"),
                 "Kenya won by three, France said.", "r winner=(France)\n");
}

static void an_object_stays_one_behind_words_that_say_who_it_is(void **state)
{
    static const char *const objects[] = {
        "Kenya played with leaders France and won by three.",
        "Kenya drew against a very tough France and won by three.",
        "Kenya took him from Mexican leaders France and won by three.",
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(objects); i++)
        rules_expect(REFER("kind: team, subject: true"), objects[i],
                     "r winner=(Kenya)\n");
    rules_expect(REFER("kind: team, subject: true"),
                 "Kenya went to bed, a tough France won by three.",
                 "r winner=(France)\n");
}

static void what_stands_before_a_comma_does_not_make_an_object(void **state)
{
    (void)state;
    rules_expect(REFER("kind: team, subject: true"),
                 "To France, Kenya looked tired and won by three.",
                 "r winner=(Kenya)\n");
}

static void an_adjective_is_no_subject(void **state)
{
    (void)state;
    rules_expect(REFER("kind: team, subject: true"),
                 "Kenya bought a French Moll and won by three.",
                 "r winner=(Kenya)\n");
    rules_expect(REFER("kind: team, subject: true"),
                 "Kenya slept. The French ran and won by three.",
                 "r winner=(France)\n");
}

static void the_sentences_before_count_when_told_so(void **state)
{
    (void)state;
    rules_expect(REFER("kind: team"), "Kenya were good. They won by three.",
                 "");
    rules_expect(REFER("kind: team, within: 2 sentences"),
                 "Kenya were good. They won by three.", "r winner=(Kenya)\n");
    rules_expect(REFER("kind: team, within: 2 sentences"),
                 "Kenya were good. It rained. They won by three.", "");
}

static void a_reference_passes_over_what_it_must_not_be(void **state)
{
    (void)state;
    rules_expect("rules:\n"
                 "- id: r\n"
                 "  pattern: 'beat %{team:l}'\n"
                 "  refer: {w: {kind: team, not: [l]}}\n"
                 "  emit: {winner: $w, loser: $l}\n",
                 "Kenya and France met and beat France.",
                 "r winner=(Kenya) loser=France\n");
}

static void an_optional_reference_may_find_nothing(void **state)
{
    (void)state;
    rules_expect("rules:\n"
                 "- id: r\n"
                 "  pattern: 'beat %{team:l}'\n"
                 "  refer: {w: {kind: team, optional: true}}\n"
                 "  emit: {winner: $w, loser: $l}\n",
                 "They beat France.", "r loser=France\n");
}

static void a_pronoun_gives_way_to_what_it_stands_for(void **state)
{
    static const char yaml[] = "rules:\n"
                               "- id: r\n"
                               "  pattern: '(?:%{team:w}|(?<w>They)) won'\n"
                               "  refer: {w: {kind: team, within: 2 "
                               "sentences}}\n"
                               "  emit: {winner: $w}\n";

    (void)state;
    rules_expect(yaml, "Kenya met France. Mexico won.", "r winner=Mexico\n");
    rules_expect(yaml, "Kenya met France. They won.", "r winner=(France)\n");
}

static void a_reference_stays_in_its_zone_and_section(void **state)
{
    ft_pack *pack = rules_pack(REFER("kind: team, within: 2 sentences"));
    static const struct {
        const char *lines[4];
        const char *told;
    } cases[] = {
        {{"body: Kenya.", "caption: Mexico.", "body: They won by three."},
         "r winner=(Kenya)\n"},
        {{"body: Kenya.", "heading: Round two", "body: They won by three."},
         ""},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        rules_article article;
        rules_scan(&article, pack, cases[i].lines, NULL);
        assert_string_equal(rules_told(&article, pack), cases[i].told);
        rules_article_free(&article);
    }
    ft_pack_free(pack);
}

/* --- zones and windows ---------------------------------------------------- */

static const char *scan_lines(const char *yaml, const char *const *lines,
                              rules_article *article)
{
    ft_pack *pack = rules_pack(yaml);

    rules_scan(article, pack, lines, NULL);
    const char *told = rules_told(article, pack);
    ft_pack_free(pack);
    return told;
}

static void a_rule_looks_at_its_zones_alone(void **state)
{
    static const char *const lines[] = {
        "headline: Kenya won", "body: France won", "byline: Mexico won", NULL};
    rules_article a;

    (void)state;
    assert_string_equal(scan_lines("rules:\n"
                                   "- id: r\n"
                                   "  in: [headline]\n"
                                   "  pattern: '%{team:w} won'\n"
                                   "  emit: {winner: $w}\n",
                                   lines, &a),
                        "r winner=Kenya\n");
    rules_article_free(&a);
    assert_string_equal(scan_lines("rules:\n"
                                   "- id: r\n"
                                   "  pattern: '%{team:w} won'\n"
                                   "  emit: {winner: $w}\n",
                                   lines, &a),
                        "r winner=Kenya\nr winner=France\n");
    rules_article_free(&a);
}

static void a_match_is_found_once_though_windows_overlap(void **state)
{
    static const char *const lines[] = {
        "body: One. Kenya won. It rained. France won. So it goes.", NULL};
    rules_article a;

    (void)state;
    assert_string_equal(scan_lines("rules:\n"
                                   "- id: r\n"
                                   "  window: 3 sentences\n"
                                   "  pattern: '%{team:w} won'\n"
                                   "  emit: {winner: $w}\n",
                                   lines, &a),
                        "r winner=Kenya\nr winner=France\n");
    rules_article_free(&a);
}

static void a_wide_window_sees_more_than_a_sentence(void **state)
{
    static const char *const lines[] = {"list: Kenya 2", "list: France 1",
                                        "list: Mexico 0", "list: Canada 3",
                                        NULL};
    static const char yaml[] =
        "rules:\n"
        "- id: r\n"
        "  in: list\n"
        "  window: 2 blocks\n"
        "  pattern: '^%{team:x} (?<a>\\d)\\n%{team:y} (?<b>\\d)$'\n"
        "  emit: {team1: $x, team2: $y, score.ft: [$a, $b]}\n";
    rules_article a;

    (void)state;
    assert_string_equal(scan_lines(yaml, lines, &a),
                        "r team1=Kenya team2=France score.ft=2-1\n"
                        "r team1=Mexico team2=Canada score.ft=0-3\n");
    rules_article_free(&a);
}

static void a_window_of_blocks_ends_at_another_zone(void **state)
{
    static const char *const lines[] = {"list: Kenya 2", "body: France 1",
                                        NULL};
    rules_article a;

    (void)state;
    assert_string_equal(scan_lines("rules:\n"
                                   "- id: r\n"
                                   "  in: list\n"
                                   "  window: 2 blocks\n"
                                   "  pattern: '%{team:x} \\d\\n%{team:y}'\n"
                                   "  emit: {team1: $x, team2: $y}\n",
                                   lines, &a),
                        "");
    rules_article_free(&a);
}

static void a_long_sentence_is_searched_in_pieces(void **state)
{
    char line[4000] = "body: ";
    const char *lines[] = {line, NULL};
    rules_article a;

    (void)state;
    for (size_t i = 0; i < 60; i++)
        RULES_ADD(line, "and on it went ");
    RULES_ADD(line, "till Kenya won and ");
    for (size_t i = 0; i < 60; i++)
        RULES_ADD(line, "on and on it went ");
    RULES_ADD(line, "till France won");
    assert_string_equal(scan_lines("rules:\n"
                                   "- id: r\n"
                                   "  pattern: '%{team:w} won'\n"
                                   "  unless: {before: '^'}\n"
                                   "  emit: {winner: $w}\n"
                                   "- id: end\n"
                                   "  pattern: '(?<n>won)$'\n"
                                   "  emit: {mentioned: $n}\n"
                                   "- id: start\n"
                                   "  pattern: '^(?<n>and|on)'\n"
                                   "  emit: {head: $n}\n",
                                   lines, &a),
                        "start head=true\n"
                        "r winner=Kenya\nr winner=France\n"
                        "lost end mentioned=true\n");
    rules_article_free(&a);
}

/* --- facts against each other --------------------------------------------- */

static void the_longest_of_a_family_wins(void **state)
{
    static const char yaml[] =
        "rules:\n"
        "- {id: short, pattern: '%{team:w} won', emit: {winner: $w}}\n"
        "- {id: long, pattern: '%{team:w} won \\d', emit: {winner: $w}}\n"
        "- {id: side, pattern: '%{team:w}', emit: {at_home: $w}}\n";

    (void)state;
    rules_expect(yaml, "Kenya won 2",
                 "long winner=Kenya\nside at_home=Kenya\n"
                 "lost short winner=Kenya\n");
}

static void then_the_higher_priority_then_the_first_rule(void **state)
{
    (void)state;
    rules_expect(
        "rules:\n"
        "- {id: a, pattern: '%{team:w} won', emit: {winner: $w}}\n"
        "- {id: b, priority: 1, pattern: '%{team:w} won', emit: {loser: $w}}\n",
        "Kenya won", "b loser=Kenya\nlost a winner=Kenya\n");
    rules_expect("rules:\n"
                 "- {id: a, pattern: '%{team:w} won', emit: {winner: $w}}\n"
                 "- {id: b, pattern: '%{team:w} won', emit: {loser: $w}}\n",
                 "Kenya won", "a winner=Kenya\nlost b loser=Kenya\n");
}

#define VETO(emit)                                                             \
    "fragments: {s: {pattern: '\\d-\\d', as: score}}\n"                        \
    "rules:\n"                                                                 \
    "- id: ft\n"                                                               \
    "  pattern: '%{team:w} won %{s:s}'\n"                                      \
    "  emit: {winner: $w, score.ft: $s}\n"                                     \
    "- id: trap\n"                                                             \
    "  pattern: '(?<veto>\\d-\\d) on aggregate'\n"                             \
    "  emit: " emit "\n"

static void a_veto_drops_what_stands_on_its_text(void **state)
{
    (void)state;
    rules_expect(VETO("{veto: score}"), "Kenya won 2-1 on aggregate",
                 "trap veto=score\nlost ft winner=Kenya score.ft=2-1\n");
    rules_expect(VETO("{veto: goal}"), "Kenya won 2-1 on aggregate",
                 "ft winner=Kenya score.ft=2-1\ntrap veto=goal\n");
    rules_expect(VETO("{veto: 'goal score'}"),
                 "Kenya won 2-1; France won 3-2 on aggregate",
                 "ft winner=Kenya score.ft=2-1\n"
                 "trap veto=goal score\n"
                 "lost ft winner=France score.ft=3-2\n");
}

static void a_veto_spares_the_score_at_half_time(void **state)
{
    (void)state;
    rules_expect("fragments: {s: {pattern: '\\d-\\d', as: score}}\n"
                 "rules:\n"
                 "- id: ht\n"
                 "  pattern: '%{s:s} at the break'\n"
                 "  emit: {score.ht: $s, veto: score}\n",
                 "It was 2-1 at the break", "ht score.ht=2-1 veto=score\n");
}

static void a_fact_is_not_dropped_by_its_own_veto(void **state)
{
    (void)state;
    rules_expect("fragments: {s: {pattern: '\\d-\\d', as: score}}\n"
                 "rules:\n"
                 "- id: ft\n"
                 "  pattern: 'final %{s:s}'\n"
                 "  emit: {score.ft: $s, veto: score}\n",
                 "The final 2-1", "ft score.ft=2-1 veto=score\n");
}

/* --- rules that build on others ------------------------------------------- */

static void a_rule_that_needs_another_waits_for_its_fact(void **state)
{
    static const char yaml[] =
        "rules:\n"
        "- id: late\n"
        "  needs: [won]\n"
        "  pattern: 'at (?<v>\\w+)'\n"
        "  emit: {venue: $v}\n"
        "- {id: won, pattern: '%{team:w} won', emit: {winner: $w}}\n";
    static const char *const lines[] = {"body: Kenya won. It was at home.",
                                        "body: So it was at last.", NULL};
    rules_article a;

    (void)state;
    assert_string_equal(scan_lines(yaml, lines, &a),
                        "won winner=Kenya\nlate venue=home\n");
    rules_article_free(&a);
}

#define LINE                                                                   \
    "fragments: {m: {pattern: '\\d+', as: minute}}\n"                          \
    "rules:\n"                                                                 \
    "- id: line\n"                                                             \
    "  pattern: '%{team:x} (?<a>\\d) \\((?<one>[^)]*)\\) %{team:y} "           \
    "(?<b>\\d)(?: \\((?<two>[^)]*)\\))?'\n"                                    \
    "  emit: {team1: $x, team2: $y, score.ft: [$a, $b], scorers1: $one,\n"     \
    "    scorers2: $two}\n"

static void a_region_is_searched_by_the_rules_within(void **state)
{
    (void)state;
    rules_expect(LINE "- id: item\n"
                      "  within: scorers\n"
                      "  pattern: '(?<who>[a-z]+) %{m:m}'\n"
                      "  emit: {goals+: {name: $who, minute: $m}}\n",
                 "by the way: bell 9; Kenya 1 (moll 12) France 2 (alba 3, dean "
                 "40)",
                 "line team1=Kenya team2=France score.ft=1-2 scorers1=moll 12 "
                 "scorers2=alba 3, dean 40\n"
                 "item goal{ name=moll minute=12 } in scorers1 of fact 0\n"
                 "item goal{ name=alba minute=3 } in scorers2 of fact 0\n"
                 "item goal{ name=dean minute=40 } in scorers2 of fact 0\n");
    rules_expect(LINE "- id: item\n"
                      "  within: scorers2\n"
                      "  pattern: '^(?<who>[a-z]+) %{m:m}$'\n"
                      "  emit: {goals+: {name: $who, minute: $m}}\n",
                 "Kenya 1 (moll 12) France 2 (alba 3)",
                 "line team1=Kenya team2=France score.ft=1-2 scorers1=moll 12 "
                 "scorers2=alba 3\n"
                 "item goal{ name=alba minute=3 } in scorers2 of fact 0\n");
}

/* --- evidence ------------------------------------------------------------- */

static void every_value_stands_on_its_own_text(void **state)
{
    static const char *const lines[] = {
        "body: Caf\xC3\xA9 \xE2\x80\x94 Canada beat Mexico 12\xE2\x80\x93"
        "1 there.",
        NULL};
    ft_pack *pack = rules_pack(BEAT BEAT_EMIT);
    rules_article a;

    (void)state;
    rules_scan(&a, pack, lines, NULL);
    assert_int_equal(a.facts.count, 1);
    static const struct {
        ft_field field;
        const char *quote;
    } cases[] = {{FT_FIELD_WINNER, "Canada"},
                 {FT_FIELD_LOSER, "Mexico"},
                 {FT_FIELD_FT, "12\xE2\x80\x93"
                               "1"}};
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        const ft_value *value =
            ft_fact_value(&a.facts.facts[0], cases[i].field);
        assert_non_null(value);
        ft_slice quote = ft_slice_cut(
            a.article.text, ft_shadow_source(&a.mentions, value->span));
        assert_true(ft_slice_equal(quote, ft_slice_of(cases[i].quote)));
    }
    rules_article_free(&a);
    ft_pack_free(pack);
}

static void only_one_rule_runs_when_told_so(void **state)
{
    static const char *const lines[] = {"body: Kenya won", NULL};
    ft_pack *pack =
        rules_pack("rules:\n"
                   "- {id: a, pattern: '%{team:w}', emit: {winner: $w}}\n"
                   "- {id: b, pattern: '%{team:w}', emit: {at_home: $w}}\n");
    ft_scan_options options = {.only = 2};
    rules_article a;

    (void)state;
    rules_scan(&a, pack, lines, &options);
    assert_string_equal(rules_told(&a, pack), "b at_home=Kenya\n");
    options.only = 3;
    assert_int_equal(ft_rules_scan(a.arena, pack, &a.article, &a.mentions,
                                   &options, &a.facts, NULL),
                     FT_ERR_ARGUMENT);
    rules_article_free(&a);
    ft_pack_free(pack);
}

static void counts_tell_what_became_of_each_rule(void **state)
{
    static const char *const lines[] = {
        "body: Kenya beat France 2-1. Kenya beat France 1-2. Nobody knows.",
        "body: Canada beat Mexico 3-0.", NULL};
    ft_pack *pack = rules_pack(BEAT "  unless: {where: 'a < b'}\n" BEAT_EMIT
                                    "- {id: won, pattern: '%{team:w} beat', "
                                    "emit: {winner: $w}}\n");
    ft_scan_count counts[2] = {0};
    ft_scan_options options = {.counts = counts};
    rules_article a;

    (void)state;
    rules_scan(&a, pack, lines, &options);
    assert_int_equal(counts[0].windows, 3);
    assert_int_equal(counts[0].matched, 3);
    assert_int_equal(counts[0].emitted, 2);
    assert_int_equal(counts[0].lost, 0);
    assert_int_equal(counts[1].emitted, 3);
    assert_int_equal(counts[1].lost, 2);
    rules_article_free(&a);
    ft_pack_free(pack);
}

#define KINDS                                                                  \
    "fragments:\n"                                                             \
    "  pair: {pattern: '\\d+-\\d+', as: score}\n"                              \
    "  min: {pattern: '\\d+(?:\\+\\d+)?', as: minute}\n"                       \
    "  int: {pattern: '\\d+', as: integer}\n"                                  \
    "rules:\n"

/* A condition that holds refuses the match; what it names is in the text. */
static void conditions_compare_what_was_captured(void **state)
{
    static const struct {
        const char *where;
        bool holds;
    } cases[] = {
        {"n < 5", true},
        {"n <= 4", true},
        {"n > 4", false},
        {"n >= 4", true},
        {"n == 4", true},
        {"n != 4", false},
        {"5 > n", true},
        {"n < 4", false},
        {"n > 3", true},
        {"n <= 3", false},
        {"n >= 5", false},
        {"n + 1 == 5", true},
        {"n - 1 == 3", true},
        {"n * 2 == 8", true},
        {"n - 5 < 0", true},
        {"n + m == 49", true},
        {"m == 45", true},
        {"m.offset == 2", true},
        {"m.offset > n", false},
        {"s.1 > s.2", true},
        {"s.1 == 2", true},
        {"s.2 == 1", true},
        {"s.1 + s.2 == 3", true},
        {"a == b", false},
        {"a != b", true},
        {"a == a", true},
        {"t", false},
        {"not t", true},
        {"a", true},
        {"not a", false},
        {"t == 1", false},
        {"t != 1", false},
        {"not t == 1", true},
        {"n == 4 and s.1 == 2", true},
        {"n == 4 and s.1 == 3", false},
        {"n == 5 or s.1 == 2", true},
        {"n == 5 or s.1 == 3", false},
        {"not (n == 5 or s.1 == 3)", true},
        {"(n == 5 or n == 4) and (s.1 == 2)", true},
        {"n == 5 and n == 4 or s.1 == 2", true},
        {"n * 99999 * 99999 > 1", false}, /* too large is no number */
        {"x", true},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char yaml[1024];

        (void)snprintf(yaml, sizeof yaml,
                       KINDS "- id: r\n"
                             "  pattern: '%%{team:a} %%{team:b} %%{int:n} "
                             "%%{min:m} %%{pair:s} (?<x>end)(?<t> soon)?'\n"
                             "  unless: {where: '%s'}\n"
                             "  emit: {team1: $a}\n",
                       cases[i].where);
        print_message("%s\n", cases[i].where);
        rules_expect(yaml, "Canada Mexico 4 45+2 2-1 end.",
                     cases[i].holds ? "" : "r team1=Canada\n");
    }
}

/* Values that are reckoned; what cannot be is left out. */
static void values_are_reckoned_from_captures(void **state)
{
    static const struct {
        const char *emit, *fact;
    } cases[] = {
        {"{attendance: '$n + 1'}", "r attendance=5\n"},
        {"{attendance: '10 - $n'}", "r attendance=6\n"},
        {"{attendance: '$n * $n'}", "r attendance=16\n"},
        {"{attendance: $s.1}", "r attendance=2\n"},
        {"{attendance: '$s.1 * 10 + $s.2'}", "r attendance=21\n"},
        {"{attendance: $m.offset}", "r attendance=2\n"},
        {"{attendance: '7'}", "r attendance=7\n"},
        {"{attendance: '$n * 99999 * 99999', team1: $a}", "r team1=Canada\n"},
        {"{attendance: $t, team1: $a}", "r team1=Canada\n"},
        {"{score.ft: [$n, 1]}", "r score.ft=4-1\n"},
        {"{score.ft: ['$n - 2', '$n - 3']}", "r score.ft=2-1\n"},
        {"{score.ft: $s}", "r score.ft=2-1\n"},
        {"{score.ft: [$n, $t], team1: $a}", "r team1=Canada\n"},
        {"{aet: $x, team1: $a}", "r aet=true team1=Canada\n"},
        {"{aet: $t, team1: $a}", "r team1=Canada\n"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char yaml[1024];

        (void)snprintf(yaml, sizeof yaml,
                       KINDS "- id: r\n"
                             "  pattern: '%%{team:a} %%{int:n} %%{min:m} "
                             "%%{pair:s} (?<x>end)(?<t> \\d)?'\n"
                             "  emit: %s\n",
                       cases[i].emit);
        print_message("%s\n", cases[i].emit);
        rules_expect(yaml, "Canada 4 45+2 2-1 end.", cases[i].fact);
    }
}

/* What looks like a group within a class is none. */
static void a_class_hides_what_stands_in_it(void **state)
{
    static const struct {
        const char *pattern, *text;
    } cases[] = {
        {"[(?<x>]%{team:a}", "(Canada"},
        {"[](?<x>]%{team:a}", "]Canada"},
        {"[^](?<x>]%{team:a}", "1Canada"},
        {"[[:digit:](?<x>]%{team:a}", "1Canada"},
        {"[^[:digit:](?<x>]%{team:a}", "-Canada"},
        {"[\\](?<x>]%{team:a}", "]Canada"},
        {"\\[%{team:a}\\]", "[Canada]"},
        {"(?<a>%{team})", "Canada"},
        {"(?<a>(?:%{team}))", "Canada"},
    };

    (void)state;
    for (size_t i = 0; i < FT_COUNT(cases); i++) {
        char yaml[512];

        (void)snprintf(yaml, sizeof yaml,
                       "rules:\n- id: r\n  pattern: '%s'\n  emit: {team1: "
                       "$a}\n",
                       cases[i].pattern);
        print_message("%s\n", cases[i].pattern);
        rules_expect(yaml, cases[i].text, "r team1=Canada\n");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_compare_what_was_captured),
        cmocka_unit_test(values_are_reckoned_from_captures),
        cmocka_unit_test(a_class_hides_what_stands_in_it),
        cmocka_unit_test(a_match_becomes_a_fact),
        cmocka_unit_test(all_matches_of_a_sentence_are_found),
        cmocka_unit_test(a_refused_match_does_not_hide_the_next),
        cmocka_unit_test(unless_looks_before_inside_behind_and_around),
        cmocka_unit_test(captures_are_read_as_their_type),
        cmocka_unit_test(money_is_no_number),
        cmocka_unit_test(a_score_is_two_numbers_parted_by_anything),
        cmocka_unit_test(a_capture_that_cannot_be_read_gives_no_fact),
        cmocka_unit_test(
            a_group_without_a_type_is_a_number_where_one_is_wanted),
        cmocka_unit_test(a_group_around_one_fragment_has_its_type),
        cmocka_unit_test(a_name_may_stand_in_several_alternatives),
        cmocka_unit_test(the_leftmost_alternative_matches_then_the_first),
        cmocka_unit_test(the_same_team_again_is_a_backreference),
        cmocka_unit_test(what_took_no_part_is_left_out),
        cmocka_unit_test(constants_and_sums_are_values),
        cmocka_unit_test(a_minute_is_told_or_computed),
        cmocka_unit_test(goals_are_credited_one_entry_each),
        cmocka_unit_test(what_is_referred_to_is_the_nearest_before),
        cmocka_unit_test(an_object_stays_one_behind_words_that_say_who_it_is),
        cmocka_unit_test(what_stands_before_a_comma_does_not_make_an_object),
        cmocka_unit_test(an_adjective_is_no_subject),
        cmocka_unit_test(the_sentences_before_count_when_told_so),
        cmocka_unit_test(a_reference_passes_over_what_it_must_not_be),
        cmocka_unit_test(an_optional_reference_may_find_nothing),
        cmocka_unit_test(a_pronoun_gives_way_to_what_it_stands_for),
        cmocka_unit_test(a_reference_stays_in_its_zone_and_section),
        cmocka_unit_test(a_rule_looks_at_its_zones_alone),
        cmocka_unit_test(a_match_is_found_once_though_windows_overlap),
        cmocka_unit_test(a_wide_window_sees_more_than_a_sentence),
        cmocka_unit_test(a_window_of_blocks_ends_at_another_zone),
        cmocka_unit_test(a_long_sentence_is_searched_in_pieces),
        cmocka_unit_test(the_longest_of_a_family_wins),
        cmocka_unit_test(then_the_higher_priority_then_the_first_rule),
        cmocka_unit_test(a_veto_drops_what_stands_on_its_text),
        cmocka_unit_test(a_veto_spares_the_score_at_half_time),
        cmocka_unit_test(a_fact_is_not_dropped_by_its_own_veto),
        cmocka_unit_test(a_rule_that_needs_another_waits_for_its_fact),
        cmocka_unit_test(a_region_is_searched_by_the_rules_within),
        cmocka_unit_test(every_value_stands_on_its_own_text),
        cmocka_unit_test(only_one_rule_runs_when_told_so),
        cmocka_unit_test(counts_tell_what_became_of_each_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
