/* Comes in: a record. Goes out: its values, each with the marks it stands on.
 */
#include "view/card.h"

#include <stdio.h>

#include "output/names.h"
#include "output/ndjson.h"
#include "view/timeline.h"

/* The card in the making. */
typedef struct making {
    ft_model *card;
    const ft_leaf *at;
    size_t record;
    const ft_match *match;
} making;

static void put(const making *m, ft_model *object, const char *key,
                const char *pointer, const char *text)
{
    ft_anchor_value(object, key, m->at, m->record, pointer, ft_slice_of(text));
}

/* Takes the text that the buffer holds, which is cleared. */
static void put_made(const making *m, ft_model *object, const char *key,
                     const char *pointer, ft_buffer *made)
{
    ft_slice copy = ft_arena_copy(object->owner->arena, ft_buffer_slice(made));

    if (made->failed || !copy.data)
        object->owner->failed = true;
    else
        ft_anchor_value(object, key, m->at, m->record, pointer, copy);
    ft_buffer_clear(made);
}

static void put_pair(const making *m, const char *key, const char *pointer,
                     const ft_score *score)
{
    ft_buffer text = {0};

    if (!score->told)
        return;
    ft_buffer_integer(&text, score->goals[0]);
    ft_buffer_text(&text, "\xE2\x80\x93"); /* an en dash */
    ft_buffer_integer(&text, score->goals[1]);
    put_made(m, m->card, key, pointer, &text);
    ft_buffer_free(&text);
}

static void put_scores(const making *m)
{
    put_pair(m, "score", "/score/ft", &m->match->full_time);
    put_pair(m, "ht", "/score/ht", &m->match->half_time);
    put_pair(m, "et", "/score/et", &m->match->extra_time);
    put_pair(m, "shootout", "/score/p", &m->match->shootout);
    put_pair(m, "agg", "/score/agg", &m->match->aggregate);
}

/* --- goals --- */

static void put_goal(const making *m, ft_model *goals, int side, size_t index)
{
    const ft_goal *goal = &m->match->sides[side].goals[index];
    ft_model *one = ft_model_item(goals);
    ft_buffer text = {0};
    char pointer[64];

    (void)snprintf(pointer, sizeof pointer, "/goals%d/%zu/name", side + 1,
                   index);
    put(m, one, "scorer", pointer, goal->name);
    (void)snprintf(pointer, sizeof pointer, "/goals%d/%zu/minute", side + 1,
                   index);
    if (goal->minute > 0) {
        ft_timeline_minute(&text, goal);
        ft_buffer_text(&text, "\xE2\x80\xB2"); /* a prime */
        put_made(m, one, "minute", pointer, &text);
    }
    (void)snprintf(pointer, sizeof pointer, "/goals%d/%zu/penalty", side + 1,
                   index);
    put(m, one, "penalty", pointer, goal->penalty ? "pen" : NULL);
    (void)snprintf(pointer, sizeof pointer, "/goals%d/%zu/owngoal", side + 1,
                   index);
    put(m, one, "owngoal", pointer, goal->owngoal ? "own goal" : NULL);
    ft_model_flag(one, "derived", goal->derived);
    ft_buffer_free(&text);
}

static void put_goals(const making *m)
{
    static const char *const keys[] = {"goals1", "goals2"};

    if (m->match->sides[0].goal_count + m->match->sides[1].goal_count == 0)
        return;
    ft_model_flag(m->card, "scorers", true);
    for (int side = 0; side < 2; side++) {
        ft_model *goals = ft_model_list(m->card, keys[side]);

        for (size_t i = 0; i < m->match->sides[side].goal_count; i++)
            put_goal(m, goals, side, i);
    }
    ft_timeline_put(m->card, m->at, m->record);
}

/* --- setting --- */

/* "18,204" */
static void put_crowd(const making *m)
{
    ft_buffer text = {0};
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%d", m->match->attendance);

    if (m->match->attendance == FT_ATTENDANCE_UNTOLD)
        return;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            ft_buffer_byte(&text, ',');
        ft_buffer_byte(&text, digits[i]);
    }
    put_made(m, m->card, "crowd", "/attendance", &text);
    ft_buffer_free(&text);
}

static void put_home(const making *m)
{
    static const char *const neutral = "neutral ground";

    if (m->match->home == 0)
        put(m, m->card, "home", "/home", neutral);
    else if (m->match->home == 1 || m->match->home == 2)
        put(m, m->card, "home", "/home",
            m->match->sides[m->match->home - 1].name);
    ft_model_flag(m->card, "neutral", m->match->home == 0);
}

static void put_setting(const making *m)
{
    put(m, m->card, "day", "/date", m->match->date);
    put(m, m->card, "cup", "/competition", m->match->competition);
    put(m, m->card, "venue", "/venue/name", m->match->venue);
    put(m, m->card, "city", "/venue/city", m->match->city);
    ft_model_flag(m->card, "place", m->match->venue || m->match->city);
    put_crowd(m);
    put_home(m);
    if (m->match->status != FT_MATCH_FINAL)
        put(m, m->card, "status", "/status", ft_status_name(m->match->status));
    if (m->match->role != FT_ROLE_REPORTED)
        put(m, m->card, "role", "/role", ft_role_name(m->match->role));
}

/* --- trust --- */

/* "goals_within_score" for readers. */
static void put_words(ft_model *object, const char *key, const char *name)
{
    ft_buffer words = {0};

    for (; *name; name++)
        ft_buffer_byte(&words, *name == '_' ? ' ' : *name);
    ft_model_take(object, key, &words);
    ft_buffer_free(&words);
}

static void put_checks(const making *m)
{
    ft_model *checks = ft_model_list(m->card, "checks");

    for (size_t i = 0; i < FT_CHECK_COUNT; i++) {
        ft_model *check;

        if (m->match->checks[i] == FT_VERDICT_ABSENT)
            continue;
        check = ft_model_item(checks);
        put_words(check, "check", ft_check_name((ft_check)i));
        ft_model_flag(check, "fails", m->match->checks[i] == FT_VERDICT_FAIL);
    }
}

static void put_conflicts(const making *m)
{
    ft_model *conflicts = ft_model_list(m->card, "conflicts");

    for (size_t i = 0; i < m->match->conflict_count; i++) {
        const ft_conflict *conflict = &m->match->conflicts[i];
        ft_model *one = ft_model_item(conflicts);

        ft_model_string(one, "field", conflict->field);
        ft_model_string(one, "kept", conflict->kept);
        ft_model_string(one, "refused", conflict->refused);
        ft_model_string(one, "kept_quote", conflict->kept_quote);
        ft_model_string(one, "refused_quote", conflict->refused_quote);
    }
}

/* --- evidence --- */

static ft_slice quote_of(const ft_pass *pass, ft_span span)
{
    ft_slice text = pass->article.text;

    span.end = span.end < text.len ? span.end : text.len;
    span.start = span.start < span.end ? span.start : span.end;
    return ft_slice_cut(text, span);
}

void ft_card_use(ft_model *rows, const ft_leaf *at, size_t use)
{
    const ft_use *one = &at->uses->items[use];
    ft_model *row = ft_model_item(rows);

    ft_anchor_put(row, "use", at->article, 'u', use);
    ft_anchor_put(row, "mark", at->article, 'm', one->stroke);
    ft_model_number(row, "number",
                    (long long)at->uses->strokes.items[one->stroke].note);
    ft_model_string(row, "family", ft_family_name(one->family));
    ft_model_text(row, "what", one->what);
    ft_model_text(row, "rule", one->rule);
    ft_model_text(row, "why", one->why);
    ft_model_text(row, "quote", quote_of(at->pass, one->span));
    if (one->confidence > 0)
        ft_model_number(row, "percent", ft_hundredths(one->confidence));
}

static void put_evidence(const making *m)
{
    ft_model *rows = ft_model_list(m->card, "evidence");
    size_t first = m->at->uses->firsts[m->record];

    for (size_t i = 0; i < m->match->evidence_count; i++)
        ft_card_use(rows, m->at, first + i);
    ft_model_number(m->card, "proofs", (long long)m->match->evidence_count);
}

void ft_card_put(ft_model *cards, const ft_leaf *at, size_t record)
{
    making m = {.card = ft_model_item(cards),
                .at = at,
                .record = record,
                .match = &at->pass->records.matches[record]};

    ft_anchor_put(m.card, "card", at->article, 'r', record);
    put(&m, m.card, "team1", "/team1", m.match->sides[0].name);
    put(&m, m.card, "team2", "/team2", m.match->sides[1].name);
    ft_model_string(m.card, "match", m.match->id);
    put_scores(&m);
    put_goals(&m);
    put_setting(&m);
    ft_model_number(m.card, "trust", ft_hundredths(m.match->confidence));
    put_checks(&m);
    put_conflicts(&m);
    put_evidence(&m);
}
