/*
 * Comes in: a record. Goes out: how it stands against the table. Sides are the
 * same when their names mean the same national side, today or under its former
 * name; a scorer is the same when a part of both names is, spelled alike or
 * nearly so.
 */
#include "check/judge.h"

#include <string.h>

#include "base/error.h"
#include "dataset/key.h"
#include "text/date.h"

enum {
    WEEK = 7,      /* days within which two sides hardly play the same score */
    PARTS_MOST = 8 /* of a name that are looked at */
};

/* ---- the match */

/* What is looked for. */
typedef struct wanted {
    const ft_match *match;
    ft_slice keys[2]; /* of team1 and team2 */
    int goals[2];
    long day;
} wanted;

static ft_slice side_key(const ft_almanac *almanac, ft_arena *arena,
                         const ft_side *side)
{
    const ft_slice id = ft_slice_of(side->code);

    if (id.len > 0 && ft_nations_has(almanac->nations, id))
        return id;
    return ft_nations_key(almanac->nations, arena, ft_slice_of(side->name));
}

/* The row's goals of team1 and team2. */
static void turn_goals(const ft_fixture *fixture, bool turned, int out[2])
{
    out[0] = fixture->goals[turned];
    out[1] = fixture->goals[!turned];
}

static bool is_turned(const ft_fixture *fixture, const ft_slice keys[2])
{
    return !ft_slice_equal(fixture->keys[0], keys[0]);
}

static bool same_score(const ft_fixture *fixture, const wanted *w)
{
    int goals[2];

    turn_goals(fixture, is_turned(fixture, w->keys), goals);
    return goals[0] == w->goals[0] && goals[1] == w->goals[1];
}

/* How well a row fits; 0: not at all. The day counts before the score, but a
 * neighbouring day with the score before the day without it. */
static int fit(const ft_fixture *fixture, const wanted *w)
{
    const long apart =
        fixture->day > w->day ? fixture->day - w->day : w->day - fixture->day;
    const bool score = same_score(fixture, w);

    if (apart == 0)
        return score ? 5 : 3;
    if (apart == 1)
        return score ? 4 : 2;
    return score && apart <= WEEK ? 1 : 0;
}

static const ft_fixture *find_best(const ft_almanac *almanac, const wanted *w,
                                   int *best)
{
    const ft_fixture *found = NULL;
    size_t count;
    const ft_fixture *all =
        ft_almanac_meetings(almanac, w->keys[0], w->keys[1], &count);

    for (size_t i = 0; i < count; i++) {
        int here = fit(&all[i], w);

        if (here > *best) {
            *best = here;
            found = &all[i];
        }
    }
    return found;
}

/* Under its own name, then under that of today, each side. Leaves in `w` the
 * names under which the match was found. */
static const ft_fixture *find_fixture(const ft_almanac *almanac, wanted *w)
{
    const ft_fixture *found = NULL;
    wanted best_keys = *w;
    int best = 0;

    for (int i = 0; i < 4; i++) {
        wanted tried = *w;
        bool fits = true;

        for (int side = 0; side < 2; side++) {
            if (!(i & (1 << side)))
                continue;
            tried.keys[side] =
                ft_nations_successor(almanac->nations, w->keys[side]);
            fits = fits && tried.keys[side].len > 0;
        }
        const ft_fixture *here =
            fits ? find_best(almanac, &tried, &best) : NULL;
        if (here) {
            found = here;
            best_keys = tried;
        }
    }
    *w = best_keys;
    return found;
}

static bool knows(const ft_almanac *almanac, ft_slice key)
{
    const ft_slice heir = ft_nations_successor(almanac->nations, key);

    return ft_almanac_knows(almanac, key) ||
           (heir.len > 0 && ft_almanac_knows(almanac, heir));
}

/* The score after extra time, as such tables have it. */
static bool read_wanted(const ft_almanac *almanac, ft_arena *arena,
                        const ft_match *match, wanted *w, ft_judgement *out)
{
    const ft_score *score =
        match->extra_time.told ? &match->extra_time : &match->full_time;
    ft_date date;

    w->match = match;
    for (int side = 0; side < 2; side++) {
        w->keys[side] = side_key(almanac, arena, &match->sides[side]);
        w->goals[side] = score->goals[side];
    }
    if (!w->keys[0].data || !w->keys[1].data)
        return false;
    if (!knows(almanac, w->keys[0]) || !knows(almanac, w->keys[1]))
        out->reason = FT_REASON_SIDES;
    else if (!score->told || match->status == FT_MATCH_POSTPONED)
        out->reason = FT_REASON_SCORE;
    else if (!match->date || !ft_date_parse(ft_slice_of(match->date), &date))
        out->reason = FT_REASON_DAY;
    else
        w->day = ft_date_number(date);
    return true;
}

static ft_standing judge_day(const ft_fixture *fixture, long day)
{
    if (fixture->day == day)
        return FT_STANDING_CONFIRMED;
    return fixture->day - day == 1 || day - fixture->day == 1
               ? FT_STANDING_NEAR
               : FT_STANDING_CONTRADICTED;
}

/* A table lists one side first on neutral ground, too: there its order says
 * nothing. */
static ft_standing judge_home(const ft_match *match, const ft_fixture *fixture,
                              bool turned)
{
    if (match->home == FT_HOME_UNTOLD || fixture->neutral < 0)
        return FT_STANDING_UNKNOWN;
    if (fixture->neutral == 1 || match->home == 0)
        return (fixture->neutral == 1) == (match->home == 0)
                   ? FT_STANDING_CONFIRMED
                   : FT_STANDING_CONTRADICTED;
    return (match->home == 2) == turned ? FT_STANDING_CONFIRMED
                                        : FT_STANDING_CONTRADICTED;
}

/* ---- goals */

/* A name in lower case, cut into its words. */
typedef struct parts {
    ft_slice words[PARTS_MOST];
    size_t count;
} parts;

static bool read_parts(ft_arena *arena, ft_slice name, parts *out)
{
    ft_buffer folded = {0};
    ft_slice text = {NULL, 0};

    *out = (parts){.count = 0};
    ft_name_words(&folded, name);
    if (!folded.failed)
        text = ft_arena_copy(arena, ft_buffer_slice(&folded));
    ft_buffer_free(&folded);
    if (!text.data)
        return false;
    for (size_t at = 0; at < text.len && out->count < PARTS_MOST;) {
        const ft_slice space = FT_SLICE(" ");
        size_t end = ft_slice_find(text, space, at);

        if (end > text.len)
            end = text.len;
        out->words[out->count++] = ft_slice_cut(text, (ft_span){at, end});
        at = end + 1;
    }
    return true;
}

/* The last word of either is among the words of the other, or nearly. Of the
 * two surnames that some have, papers and tables leave out the one or the
 * other: at the same minute one common word is enough. */
static bool share_word(const parts *a, const parts *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t n = 0; n < b->count; n++)
            if (ft_slice_equal(a->words[i], b->words[n]))
                return true;
    return false;
}

static bool same_person(const parts *a, const parts *b, bool same_minute)
{
    if (a->count == 0 || b->count == 0)
        return false;
    return (same_minute && share_word(a, b)) ||
           ft_error_nearest(a->words[a->count - 1], b->words, b->count).len >
               0 ||
           ft_error_nearest(b->words[b->count - 1], a->words, a->count).len > 0;
}

/* Goals of the table that a goal of the record took. */
typedef struct ledger {
    const ft_strike *strikes;
    size_t count;
    bool *taken;
    parts *names;
} ledger;

static ft_status open_ledger(const ft_almanac *almanac, ft_arena *arena,
                             const ft_fixture *fixture, ledger *out)
{
    out->strikes = ft_almanac_strikes(almanac, fixture, &out->count);
    out->taken = FT_NEW(arena, bool, out->count);
    out->names = FT_NEW(arena, parts, out->count);
    if (!out->taken || !out->names)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < out->count; i++)
        if (!read_parts(arena, out->strikes[i].scorer, &out->names[i]))
            return FT_ERR_MEMORY;
    return FT_OK;
}

static int minutes_apart(const ft_goal *goal, const ft_strike *strike)
{
    int apart = goal->minute - strike->minute;

    return apart < 0 ? -apart : apart;
}

/* A goal of that person and side which is not taken: the one nearest in time.
 */
static size_t find_strike(const ledger *l, size_t side, const ft_goal *goal,
                          const parts *name)
{
    size_t found = l->count;

    for (size_t i = 0; i < l->count; i++) {
        if (l->taken[i] || l->strikes[i].side != side ||
            !same_person(name, &l->names[i],
                         goal->minute > 0 &&
                             goal->minute == l->strikes[i].minute))
            continue;
        if (found == l->count || minutes_apart(goal, &l->strikes[i]) <
                                     minutes_apart(goal, &l->strikes[found]))
            found = i;
    }
    return found;
}

static ft_standing judge_minute(const ft_goal *goal, const ft_strike *strike)
{
    if (goal->minute == 0 || strike->minute == 0)
        return FT_STANDING_UNKNOWN;
    if (goal->minute == strike->minute)
        return FT_STANDING_CONFIRMED;
    return minutes_apart(goal, strike) == 1 ? FT_STANDING_NEAR
                                            : FT_STANDING_CONTRADICTED;
}

/* A list of goals is complete when it has as many as the result. */
static bool is_complete(const ledger *l, const ft_fixture *fixture)
{
    return l->count == (size_t)fixture->goals[0] + (size_t)fixture->goals[1];
}

static ft_status judge_goal(ft_arena *arena, ledger *l, bool complete,
                            const ft_goal *goal, size_t side,
                            ft_goal_standing *out)
{
    parts name;
    size_t at;

    if (!goal->name)
        return FT_OK;
    if (!read_parts(arena, ft_slice_of(goal->name), &name))
        return FT_ERR_MEMORY;
    at = find_strike(l, side, goal, &name);
    if (at == l->count) {
        out->scorer = complete ? FT_STANDING_CONTRADICTED : FT_STANDING_UNKNOWN;
        return FT_OK;
    }
    l->taken[at] = true;
    out->strike = &l->strikes[at];
    out->scorer = FT_STANDING_CONFIRMED;
    out->minute = judge_minute(goal, out->strike);
    return FT_OK;
}

/* Goals with a minute choose first: they are the surer ones. */
static ft_status judge_goals(const ft_almanac *almanac, ft_arena *arena,
                             const ft_match *match, ft_judgement *out)
{
    const ft_side *sides = match->sides;
    ledger l;
    bool complete;

    out->goals = FT_NEW(arena, ft_goal_standing,
                        sides[0].goal_count + sides[1].goal_count);
    if (!out->goals || open_ledger(almanac, arena, out->fixture, &l))
        return FT_ERR_MEMORY;
    complete = is_complete(&l, out->fixture);
    for (int timed = 1; timed >= 0; timed--)
        for (size_t side = 0; side < 2; side++)
            for (size_t i = 0; i < sides[side].goal_count; i++) {
                const ft_goal *goal = &sides[side].goals[i];
                ft_goal_standing *here = &out->goals[out->goal_count];

                if ((goal->minute > 0) != (timed == 1))
                    continue;
                *here = (ft_goal_standing){.side = side, .index = i};
                if (judge_goal(arena, &l, complete, goal,
                               out->turned ? !side : side, here))
                    return FT_ERR_MEMORY;
                out->goal_count++;
            }
    return FT_OK;
}

ft_status ft_judge(const ft_almanac *almanac, ft_arena *arena,
                   const ft_match *match, ft_judgement *out)
{
    wanted w = {.match = match};

    *out = (ft_judgement){.reason = FT_REASON_NONE};
    if (!read_wanted(almanac, arena, match, &w, out))
        return FT_ERR_MEMORY;
    if (out->reason != FT_REASON_NONE)
        return FT_OK;
    out->fixture = find_fixture(almanac, &w);
    if (!out->fixture) {
        out->reason = FT_REASON_ABSENT;
        return FT_OK;
    }
    out->turned = is_turned(out->fixture, w.keys);
    out->score = same_score(out->fixture, &w) ? FT_STANDING_CONFIRMED
                                              : FT_STANDING_CONTRADICTED;
    out->day = judge_day(out->fixture, w.day);
    out->home = judge_home(match, out->fixture, out->turned);
    out->match = out->score == FT_STANDING_CONTRADICTED ? out->score : out->day;
    if (almanac->goals.width == 0 || out->match == FT_STANDING_CONTRADICTED)
        return FT_OK;
    return judge_goals(almanac, arena, match, out);
}
