#include "dataset/settle_proof.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "dataset/scorers.h"

enum {
    TEXTS_MOST = 64, /* that lessen the doubt; it is nothing long before */
    SURE = 99        /* hundredths: agreement alone makes nothing certain */
};

/* ---- confidence and checks ---- */

/* What is left to doubt when each text of the vote may err on its own, in
 * ten thousandths. */
static int doubt_of(const ft_settler *s, const ft_vote *vote)
{
    int doubt = 10000;

    for (size_t i = 0; i < vote->count && i < TEXTS_MOST && doubt > 0; i++) {
        const ft_told *told = s->told[vote->sources[i]];
        bool heard = false;

        for (size_t k = 0; k < i && !heard; k++)
            heard = ft_slice_equal(ft_told_text(s->told[vote->sources[k]]),
                                   ft_told_text(told));
        if (!heard)
            doubt = doubt *
                    (100 - ft_hundredths(told->report->match.confidence)) / 100;
    }
    return doubt;
}

/* One text alone: its own confidence. Several: the doubt that is left, and the
 * share of the weight that is for the score. */
static void settle_confidence(ft_settler *s)
{
    int first = ft_hundredths(s->told[0]->report->match.confidence), sure;
    const ft_ballot *ballot = ft_settler_ballot(
        s, s->out->match.extra_time.told ? "/score/et" : "/score/ft");
    unsigned long all = 0;

    s->out->match.confidence = first / 100.0;
    if (!ballot)
        return;
    for (size_t i = 0; i < ballot->count; i++)
        all += ballot->votes[i].weight;
    sure = (10000 - doubt_of(s, &ballot->votes[0])) / 100;
    if (sure > SURE && sure > first)
        sure = first > SURE ? first : SURE;
    if (ballot->count > 1 && all > 0)
        sure = (int)((unsigned long)sure * ballot->votes[0].weight / all);
    s->out->match.confidence = sure / 100.0;
}

static bool has_too_many_goals(const ft_match *match)
{
    ft_score score = ft_settler_final(match);

    for (int side = 0; score.told && side < 2; side++)
        if (match->sides[side].goal_count > (size_t)score.goals[side])
            return true;
    return false;
}

/* The articles' word counts; goals are checked anew, too, as their list is. */
static void settle_checks(ft_settler *s)
{
    ft_match *match = &s->out->match;

    for (int check = 0; check < FT_CHECK_COUNT; check++) {
        unsigned long words[FT_VERDICT_FAIL + 1] = {0};

        for (size_t i = 0; i < s->count; i++)
            words[s->told[i]->report->match.checks[check]] +=
                1 + ft_told_weight(s->told[i], "/score");
        if (words[FT_VERDICT_PASS] || words[FT_VERDICT_FAIL])
            match->checks[check] =
                words[FT_VERDICT_FAIL] > words[FT_VERDICT_PASS]
                    ? FT_VERDICT_FAIL
                    : FT_VERDICT_PASS;
    }
    if (has_too_many_goals(match))
        match->checks[FT_CHECK_GOALS_WITHIN_SCORE] = FT_VERDICT_FAIL;
}

/* ---- evidence: that of the first source, where its word is kept ---- */

static bool is_kept(const ft_settler *s, const char *field)
{
    const ft_ballot *ballot = ft_settler_ballot(s, field);

    return ballot && ballot->votes[0].sources[0] == 0;
}

/* "/goals2/1/name" of the first source, as the merged record counts its goals;
 * NULL: the goal is not kept. */
static const char *goal_field(ft_settler *s, const char *field,
                              size_t *const places[2])
{
    int own = field[sizeof "/goals" - 1] - '1', side;
    size_t index = 0, at = sizeof "/goals1" - 1;
    char text[64];
    int len;

    if (own < 0 || own > 1 || field[at] != '/')
        return NULL;
    side = ft_settler_turned(s, s->told[0]) ? 1 - own : own;
    for (at++; ft_is_digit(field[at]) && index < 1000; at++)
        index = index * 10 + (size_t)(field[at] - '0');
    if (index >= ft_settler_side(s, s->told[0], side)->goal_count ||
        places[side][index] == SIZE_MAX)
        return NULL;
    len = snprintf(text, sizeof text, "/goals%d/%zu%.40s", side + 1,
                   places[side][index], field + at);
    return len > 0 ? ft_arena_string(s->arena, (ft_slice){text, (size_t)len})
                   : NULL;
}

static const char *kept_field(ft_settler *s, const char *field,
                              size_t *const places[2])
{
    const char *seen = ft_settler_field(s, s->told[0], field);

    if (strncmp(field, "/goals", sizeof "/goals" - 1) == 0)
        return goal_field(s, field, places);
    return is_kept(s, seen) ? seen : NULL;
}

static bool place_goals(ft_settler *s, size_t *places[2])
{
    for (int side = 0; side < 2; side++) {
        const ft_side *from = ft_settler_side(s, s->told[0], side);
        const ft_goal_list own = {from->goals, from->goal_count, 0};
        const ft_goal_list kept = {s->out->match.sides[side].goals,
                                   s->out->match.sides[side].goal_count, 0};

        if (!(places[side] = FT_NEW(s->arena, size_t, own.count)))
            return false;
        ft_scorers_within(&own, &kept, places[side]);
    }
    return true;
}

static void settle_evidence(ft_settler *s)
{
    const ft_match *first = &s->told[0]->report->match;
    ft_evidence *kept = FT_NEW(s->arena, ft_evidence, first->evidence_count);
    size_t *places[2];

    if (!kept || !place_goals(s, places)) {
        s->failed = true;
        return;
    }
    for (size_t i = 0; i < first->evidence_count; i++) {
        const char *field = kept_field(s, first->evidence[i].field, places);
        ft_evidence *one = &kept[s->out->match.evidence_count];

        if (!field)
            continue;
        *one = first->evidence[i];
        one->field = field;
        s->out->match.evidence_count++;
    }
    s->out->match.evidence = kept;
}

/* ---- conflicts ---- */

typedef struct conflicts {
    ft_conflict *items;
    size_t count, capacity;
} conflicts;

static bool is_listed(const conflicts *c, const ft_conflict *one)
{
    for (size_t i = 0; i < c->count; i++)
        if (strcmp(c->items[i].field, one->field) == 0 &&
            strcmp(c->items[i].refused, one->refused) == 0)
            return true;
    return false;
}

enum { CONFLICTS_MOST = 100 /* of one match; further ones are in sources */ };

static void add_conflict(ft_settler *s, conflicts *c, const ft_conflict *one)
{
    ft_conflict *items;

    if (c->count >= CONFLICTS_MOST || is_listed(c, one))
        return;
    items = ft_arena_grow(s->arena, c->items, &c->capacity, c->count + 1,
                          sizeof *items);
    if (!items) {
        s->failed = true;
        return;
    }
    c->items = items;
    items[c->count++] = *one;
}

static const char *quote_of(const ft_settler *s, const ft_vote *vote,
                            const char *field)
{
    const ft_told *told = s->told[vote->sources[0]];

    return ft_told_quote(told, ft_settler_field(s, told, field));
}

/* Other forms of a name are no conflict. */
static void add_refused(ft_settler *s, conflicts *c, const ft_ballot *ballot)
{
    const char *kept = ft_arena_string(s->arena, ballot->votes[0].value);

    if (strncmp(ballot->field, "/team", sizeof "/team" - 1) == 0)
        return;
    for (size_t i = 1; i < ballot->count; i++) {
        const char *refused = ft_arena_string(s->arena, ballot->votes[i].value);
        const ft_conflict one = {ballot->field, kept, refused,
                                 quote_of(s, &ballot->votes[0], ballot->field),
                                 quote_of(s, &ballot->votes[i], ballot->field)};

        if (!kept || !refused) {
            s->failed = true;
            return;
        }
        add_conflict(s, c, &one);
    }
}

/* "[1,2]" of a record whose sides stand the other way round. */
static const char *turn_pair(ft_settler *s, const ft_told *told,
                             const char *field, const char *value)
{
    int a, b, len;
    char text[32];

    if (!ft_settler_turned(s, told) || strncmp(field, "/score/", 7) != 0 ||
        sscanf(value, "[%9d,%9d]", &a, &b) != 2)
        return value;
    len = snprintf(text, sizeof text, "[%d,%d]", b, a);
    value = ft_arena_string(s->arena, (ft_slice){text, (size_t)len});
    s->failed = s->failed || !value;
    return value;
}

/* What an article says against itself, unless it is what is kept. */
static void add_inner(ft_settler *s, conflicts *c, const ft_told *told)
{
    for (size_t i = 0; i < told->report->match.conflict_count; i++) {
        ft_conflict one = told->report->match.conflicts[i];
        const char *field = ft_settler_field(s, told, one.field);
        const ft_ballot *ballot = ft_settler_ballot(s, field);

        one.kept = turn_pair(s, told, field, one.kept);
        one.refused = turn_pair(s, told, field, one.refused);
        one.field = field;
        if (!one.kept || !one.refused ||
            (ballot &&
             ft_slice_equal(ballot->votes[0].value, ft_slice_of(one.refused))))
            continue;
        add_conflict(s, c, &one);
    }
}

static void settle_conflicts(ft_settler *s)
{
    conflicts c = {0};

    for (size_t i = 0; i < s->ballot_count && !s->failed; i++)
        add_refused(s, &c, &s->ballots[i]);
    for (size_t i = 0; i < s->count && !s->failed; i++)
        add_inner(s, &c, s->told[i]);
    s->out->match.conflicts = c.items;
    s->out->match.conflict_count = c.count;
}

void ft_settle_proof(ft_settler *s)
{
    settle_confidence(s);
    settle_checks(s);
    settle_evidence(s);
    settle_conflicts(s);
}
