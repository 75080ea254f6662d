/*
 * Comes in: the records of one match. Goes out: what is kept of them, and the
 * votes on it. Each field is voted on alone; which side is team1 comes first,
 * as all that follows is told from there. A shoot-out, an aggregate and the
 * half time are votes of their own; a final score of which one article does not
 * say that extra time went before it counts for `et` where others say so.
 */
#include "dataset/merged.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "dataset/scorers.h"
#include "output/names.h"

enum {
    BALLOTS = 16,
    TEXTS_MOST = 64, /* that lessen the doubt; it is nothing long before */
    SURE = 99        /* hundredths: agreement alone makes nothing certain */
};

typedef struct settler {
    ft_arena *arena;
    const ft_told *const *told;
    size_t count;
    int first; /* the side (of ft_told) that is team1 */
    ft_merged *out;
    ft_ballot *ballots;
    size_t ballot_count;
    bool failed; /* memory is out */
} settler;

/* ---- values as JSON ---- */

static ft_slice keep(settler *s, ft_buffer *text)
{
    ft_slice copy = {NULL, 0};

    if (!text->failed)
        copy = ft_arena_copy(s->arena, ft_buffer_slice(text));
    s->failed = s->failed || !copy.data;
    ft_buffer_free(text);
    return copy;
}

static ft_slice json_text(settler *s, const char *text)
{
    ft_buffer out = {0};

    ft_buffer_json(&out, ft_slice_of(text));
    return keep(s, &out);
}

static ft_slice json_number(settler *s, int number)
{
    ft_buffer out = {0};

    ft_buffer_integer(&out, number);
    return keep(s, &out);
}

static ft_slice json_score(settler *s, ft_score score)
{
    ft_buffer out = {0};

    ft_buffer_byte(&out, '[');
    ft_buffer_integer(&out, score.goals[0]);
    ft_buffer_byte(&out, ',');
    ft_buffer_integer(&out, score.goals[1]);
    ft_buffer_byte(&out, ']');
    return keep(s, &out);
}

static ft_slice json_goals(settler *s, const ft_goal *goals, size_t count)
{
    ft_buffer out = {0};

    ft_scorers_write(&out, goals, count);
    return keep(s, &out);
}

/* ---- what a record says, seen from the merged one ---- */

/* Team1 of the record is team2 of the merged one. */
static bool is_turned(const settler *s, const ft_told *told)
{
    return told->turned != (s->first == 1);
}

static ft_score score_of(const settler *s, const ft_told *told,
                         const ft_score *score)
{
    if (!is_turned(s, told))
        return *score;
    return (ft_score){score->told, {score->goals[1], score->goals[0]}};
}

static const ft_side *side_of(const settler *s, const ft_told *told, int side)
{
    return &told->report->match.sides[is_turned(s, told) ? 1 - side : side];
}

/* A field of the merged record, as the record at hand spells it. */
static const char *field_of(const settler *s, const ft_told *told,
                            const char *field)
{
    static const char *const pairs[][2] = {
        {"/team1", "/team2"},
        {"/team2", "/team1"},
        {"/goals1", "/goals2"},
        {"/goals2", "/goals1"},
    };

    for (size_t i = 0; is_turned(s, told) && i < FT_COUNT(pairs); i++)
        if (strcmp(field, pairs[i][0]) == 0)
            return pairs[i][1];
    return field;
}

static void vote(settler *s, ft_poll *poll, const char *field, size_t source,
                 ft_slice value)
{
    const ft_told *told = s->told[source];

    ft_poll_add(poll, value, ft_told_weight(told, field_of(s, told, field)),
                source, ft_told_text(told));
}

/* Counts, and keeps the ballot where anybody said anything. NULL: nobody did,
 * or memory is out. */
static const ft_ballot *count(settler *s, ft_poll *poll, const char *field)
{
    ft_ballot *ballot = &s->ballots[s->ballot_count];

    if (ft_poll_count(poll, field, ballot)) {
        s->failed = true;
        return NULL;
    }
    if (ballot->count == 0)
        return NULL;
    s->ballot_count++;
    return ballot;
}

/* The record that the kept value comes from. */
static const ft_match *keeper(const settler *s, const ft_ballot *ballot)
{
    return &s->told[ballot->votes[0].sources[0]]->report->match;
}

/* ---- who is team1 ---- */

/* The host where a host is told, else the side that is named first. */
static void settle_order(settler *s)
{
    unsigned long home[2] = {0, 0}, named[2] = {0, 0};

    for (size_t i = 0; i < s->count; i++) {
        int host = ft_told_home(s->told[i]);

        named[s->told[i]->turned] += ft_told_weight(s->told[i], "/team1");
        if (host == 0 || host == 1)
            home[host] += ft_told_weight(s->told[i], "/home");
    }
    if (home[0] != home[1])
        s->first = home[1] > home[0];
    else
        s->first = named[1] > named[0];
}

/* ---- fields ---- */

static void settle_status(settler *s)
{
    const ft_ballot *ballot;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        vote(s, &poll, "/status", i,
             json_text(s, ft_status_name(s->told[i]->report->match.status)));
    if ((ballot = count(s, &poll, "/status")))
        s->out->match.status = keeper(s, ballot)->status;
}

typedef const char *text_field(const ft_match *match);

static const char *date_of(const ft_match *match)
{
    return match->date;
}

static const char *competition_of(const ft_match *match)
{
    return match->competition;
}

static const char *venue_of(const ft_match *match)
{
    return match->venue;
}

static const char *city_of(const ft_match *match)
{
    return match->city;
}

static const char *settle_text(settler *s, const char *field, text_field *get)
{
    const ft_ballot *ballot;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        const char *text = get(&s->told[i]->report->match);

        if (text && *text)
            vote(s, &poll, field, i, json_text(s, text));
    }
    ballot = count(s, &poll, field);
    return ballot ? get(keeper(s, ballot)) : NULL;
}

/* The id with the most weight, or NULL where no record has one. */
static const char *settle_code(settler *s, int side, const char *field)
{
    ft_poll poll;
    ft_ballot ballot;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        const char *code = side_of(s, s->told[i], side)->code;

        if (code)
            vote(s, &poll, field, i, json_text(s, code));
    }
    if (ft_poll_count(&poll, field, &ballot)) {
        s->failed = true;
        return NULL;
    }
    if (ballot.count == 0)
        return NULL;
    return side_of(s, s->told[ballot.votes[0].sources[0]], side)->code;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* The kept value comes first in its ballot. */
static void put_first(settler *s, ft_ballot *ballot, size_t index)
{
    ft_vote *votes = FT_NEW(s->arena, ft_vote, ballot->count);

    if (!votes) {
        s->failed = true;
        return;
    }
    votes[0] = ballot->votes[index];
    for (size_t i = 0, at = 1; i < ballot->count; i++)
        if (i != index)
            votes[at++] = ballot->votes[i];
    ballot->votes = votes;
}

/* A record with that id (NULL: with none) that votes so; `count` of the vote
 * when there is none. */
static size_t find_code(const settler *s, const ft_vote *vote, int side,
                        const char *code)
{
    size_t i = 0;

    while (i < vote->count &&
           !same_text(side_of(s, s->told[vote->sources[i]], side)->code, code))
        i++;
    return i;
}

/* Where a record has an id, the names of such records come first. */
static void settle_side(settler *s, int side, const char *field)
{
    const char *code = settle_code(s, side, field);
    ft_ballot *ballot = &s->ballots[s->ballot_count];
    size_t best = 0;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        vote(s, &poll, field, i,
             json_text(s, side_of(s, s->told[i], side)->name));
    if (s->failed || !count(s, &poll, field))
        return;
    while (best + 1 < ballot->count &&
           find_code(s, &ballot->votes[best], side, code) ==
               ballot->votes[best].count)
        best++;
    put_first(s, ballot, best);
    if (s->failed)
        return;
    s->out->match.sides[side].code = code;
    s->out->match.sides[side].name =
        side_of(s, s->told[ballot->votes[0].sources[0]], side)->name;
}

static void settle_home(settler *s)
{
    const ft_ballot *ballot;
    ft_poll poll;

    s->out->match.home = FT_HOME_UNTOLD;
    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        int host = ft_told_home(s->told[i]);

        if (host >= 0)
            vote(s, &poll, "/home", i,
                 json_number(s, host == 2          ? 0
                                : host == s->first ? 1
                                                   : 2));
    }
    if ((ballot = count(s, &poll, "/home")))
        s->out->match.home = ballot->votes[0].value.data[0] - '0';
}

static void settle_attendance(settler *s)
{
    const ft_ballot *ballot;
    ft_poll poll;

    s->out->match.attendance = FT_ATTENDANCE_UNTOLD;
    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        int people = s->told[i]->report->match.attendance;

        if (people != FT_ATTENDANCE_UNTOLD)
            vote(s, &poll, "/attendance", i, json_number(s, people));
    }
    if ((ballot = count(s, &poll, "/attendance")))
        s->out->match.attendance = keeper(s, ballot)->attendance;
}

/* ---- scores ---- */

typedef struct score_field {
    const char *field;
    size_t offset; /* in ft_match */
} score_field;

static const score_field half_time = {"/score/ht",
                                      offsetof(ft_match, half_time)};
static const score_field full_time = {"/score/ft",
                                      offsetof(ft_match, full_time)};
static const score_field extra_time = {"/score/et",
                                       offsetof(ft_match, extra_time)};
static const score_field shootout = {"/score/p", offsetof(ft_match, shootout)};
static const score_field aggregate = {"/score/agg",
                                      offsetof(ft_match, aggregate)};

static const ft_score *score_in(const ft_match *match, size_t offset)
{
    return (const ft_score *)(const void *)((const char *)match + offset);
}

static bool same_score(ft_score a, ft_score b)
{
    return a.told == b.told && a.goals[0] == b.goals[0] &&
           a.goals[1] == b.goals[1];
}

/* The record tells the score after extra time and calls it final. */
static bool means_extra_time(const settler *s, const ft_told *told, ft_score et)
{
    const ft_match *match = &told->report->match;

    return et.told && !match->extra_time.told &&
           same_score(score_of(s, told, &match->full_time), et);
}

/* `et` is what is kept as the score after extra time; where it is being
 * settled, records that mean it have a vote, else not. */
static ft_score settle_score(settler *s, const score_field *which, ft_score et)
{
    bool extra = which == &extra_time;
    const ft_ballot *ballot;
    ft_score kept = {false, {0, 0}};
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        const ft_told *told = s->told[i];
        const ft_score *score = score_in(&told->report->match, which->offset);
        bool means = means_extra_time(s, told, et);

        if (extra && means)
            score = &told->report->match.full_time;
        else if (which == &full_time && means)
            continue;
        if (score->told)
            vote(s, &poll, which->field, i,
                 json_score(s, score_of(s, told, score)));
    }
    if ((ballot = count(s, &poll, which->field))) {
        const ft_told *told = s->told[ballot->votes[0].sources[0]];
        const ft_score *score = score_in(&told->report->match, which->offset);

        kept = score->told ? score_of(s, told, score) : et;
    }
    return kept;
}

/* What the articles that tell of extra time say its score was. */
static ft_score first_extra_time(settler *s)
{
    size_t ballots = s->ballot_count;
    ft_score none = {false, {0, 0}}, kept = settle_score(s, &extra_time, none);

    s->ballot_count = ballots;
    return kept;
}

static void settle_scores(settler *s)
{
    ft_match *match = &s->out->match;
    ft_score none = {false, {0, 0}}, et = first_extra_time(s);

    match->half_time = settle_score(s, &half_time, none);
    match->full_time = settle_score(s, &full_time, et);
    match->extra_time = settle_score(s, &extra_time, et);
    match->shootout = settle_score(s, &shootout, none);
    match->aggregate = settle_score(s, &aggregate, none);
}

static ft_score final_of(const ft_match *match)
{
    return match->extra_time.told ? match->extra_time : match->full_time;
}

/* ---- goals ---- */

/* The weight of each list is that of all that equal it. */
static ft_status weigh_lists(settler *s, const char *field, ft_goal_list *lists)
{
    ft_poll poll;
    ft_ballot ballot;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        if (lists[i].count > 0)
            vote(s, &poll, field, i,
                 json_goals(s, lists[i].goals, lists[i].count));
    if (ft_poll_count(&poll, field, &ballot))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < ballot.count; i++)
        for (size_t k = 0; k < ballot.votes[i].count; k++)
            lists[ballot.votes[i].sources[k]].weight = ballot.votes[i].weight;
    return FT_OK;
}

/* A list that agrees with what is kept is a vote for it, any other for itself.
 */
static void vote_on_goals(settler *s, const char *field,
                          const ft_goal_list *lists, const ft_goal_list *kept)
{
    ft_slice all = json_goals(s, kept->goals, kept->count);
    ft_ballot *ballot = &s->ballots[s->ballot_count];
    size_t first = 0;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        if (lists[i].count > 0)
            vote(s, &poll, field, i,
                 ft_scorers_within(&lists[i], kept, NULL)
                     ? all
                     : json_goals(s, lists[i].goals, lists[i].count));
    if (s->failed || !count(s, &poll, field))
        return;
    while (first < ballot->count &&
           !ft_slice_equal(ballot->votes[first].value, all))
        first++;
    if (first < ballot->count)
        put_first(s, ballot, first);
}

static void settle_goals(settler *s, int side, const char *field)
{
    ft_score score = final_of(&s->out->match);
    ft_goal_list *lists = FT_NEW(s->arena, ft_goal_list, s->count), kept;

    if (!lists) {
        s->failed = true;
        return;
    }
    for (size_t i = 0; i < s->count; i++) {
        const ft_side *from = side_of(s, s->told[i], side);

        lists[i] = (ft_goal_list){from->goals, from->goal_count, 0};
    }
    if (weigh_lists(s, field, lists) ||
        ft_scorers_merge(s->arena, lists, s->count,
                         score.told ? score.goals[side] : FT_SCORE_UNKNOWN,
                         &kept)) {
        s->failed = true;
        return;
    }
    s->out->match.sides[side].goals = kept.goals;
    s->out->match.sides[side].goal_count = kept.count;
    if (kept.count > 0)
        vote_on_goals(s, field, lists, &kept);
}

/* ---- confidence and checks ---- */

static const ft_ballot *find_ballot(const settler *s, const char *field)
{
    for (size_t i = 0; i < s->ballot_count; i++)
        if (strcmp(s->ballots[i].field, field) == 0)
            return &s->ballots[i];
    return NULL;
}

/* What is left to doubt when each text of the vote may err on its own, in
 * ten thousandths. */
static int doubt_of(const settler *s, const ft_vote *vote)
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
static void settle_confidence(settler *s)
{
    int first = ft_hundredths(s->told[0]->report->match.confidence), sure;
    const ft_ballot *ballot = find_ballot(
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
    ft_score score = final_of(match);

    for (int side = 0; score.told && side < 2; side++)
        if (match->sides[side].goal_count > (size_t)score.goals[side])
            return true;
    return false;
}

/* The articles' word counts; goals are checked anew, too, as their list is. */
static void settle_checks(settler *s)
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

static bool is_kept(const settler *s, const char *field)
{
    const ft_ballot *ballot = find_ballot(s, field);

    return ballot && ballot->votes[0].sources[0] == 0;
}

/* "/goals2/1/name" of the first source, as the merged record counts its goals;
 * NULL: the goal is not kept. */
static const char *goal_field(settler *s, const char *field,
                              size_t *const places[2])
{
    int own = field[sizeof "/goals" - 1] - '1', side;
    size_t index = 0, at = sizeof "/goals1" - 1;
    char text[64];
    int len;

    if (own < 0 || own > 1 || field[at] != '/')
        return NULL;
    side = is_turned(s, s->told[0]) ? 1 - own : own;
    for (at++; field[at] >= '0' && field[at] <= '9' && index < 1000; at++)
        index = index * 10 + (size_t)(field[at] - '0');
    if (index >= side_of(s, s->told[0], side)->goal_count ||
        places[side][index] == SIZE_MAX)
        return NULL;
    len = snprintf(text, sizeof text, "/goals%d/%zu%.40s", side + 1,
                   places[side][index], field + at);
    return len > 0 ? ft_arena_string(s->arena, (ft_slice){text, (size_t)len})
                   : NULL;
}

static const char *kept_field(settler *s, const char *field,
                              size_t *const places[2])
{
    const char *seen = field_of(s, s->told[0], field);

    if (strncmp(field, "/goals", sizeof "/goals" - 1) == 0)
        return goal_field(s, field, places);
    return is_kept(s, seen) ? seen : NULL;
}

static bool place_goals(settler *s, size_t *places[2])
{
    for (int side = 0; side < 2; side++) {
        const ft_side *from = side_of(s, s->told[0], side);
        const ft_goal_list own = {from->goals, from->goal_count, 0};
        const ft_goal_list kept = {s->out->match.sides[side].goals,
                                   s->out->match.sides[side].goal_count, 0};

        if (!(places[side] = FT_NEW(s->arena, size_t, own.count)))
            return false;
        ft_scorers_within(&own, &kept, places[side]);
    }
    return true;
}

static void settle_evidence(settler *s)
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

static void add_conflict(settler *s, conflicts *c, const ft_conflict *one)
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

static const char *quote_of(const settler *s, const ft_vote *vote,
                            const char *field)
{
    const ft_told *told = s->told[vote->sources[0]];

    return ft_told_quote(told, field_of(s, told, field));
}

/* Other forms of a name are no conflict. */
static void add_refused(settler *s, conflicts *c, const ft_ballot *ballot)
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
static const char *turn_pair(settler *s, const ft_told *told, const char *field,
                             const char *value)
{
    int a, b, len;
    char text[32];

    if (!is_turned(s, told) || strncmp(field, "/score/", 7) != 0 ||
        sscanf(value, "[%9d,%9d]", &a, &b) != 2)
        return value;
    len = snprintf(text, sizeof text, "[%d,%d]", b, a);
    value = ft_arena_string(s->arena, (ft_slice){text, (size_t)len});
    s->failed = s->failed || !value;
    return value;
}

/* What an article says against itself, unless it is what is kept. */
static void add_inner(settler *s, conflicts *c, const ft_told *told)
{
    for (size_t i = 0; i < told->report->match.conflict_count; i++) {
        ft_conflict one = told->report->match.conflicts[i];
        const char *field = field_of(s, told, one.field);
        const ft_ballot *ballot = find_ballot(s, field);

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

static void settle_conflicts(settler *s)
{
    conflicts c = {0};

    for (size_t i = 0; i < s->ballot_count && !s->failed; i++)
        add_refused(s, &c, &s->ballots[i]);
    for (size_t i = 0; i < s->count && !s->failed; i++)
        add_inner(s, &c, s->told[i]);
    s->out->match.conflicts = c.items;
    s->out->match.conflict_count = c.count;
}

/* ---- id ---- */

/* The record whose names of both sides are those that are kept. */
static const ft_told *find_namesake(const settler *s)
{
    const ft_side *sides = s->out->match.sides;

    for (size_t i = 0; i < s->count; i++) {
        const ft_side *a = side_of(s, s->told[i], 0);
        const ft_side *b = side_of(s, s->told[i], 1);

        if (same_text(a->code, sides[0].code) &&
            same_text(b->code, sides[1].code) &&
            (a->code || same_text(a->name, sides[0].name)) &&
            (b->code || same_text(b->name, sides[1].name)))
            return s->told[i];
    }
    return s->told[0];
}

/* The kept day, and what stands behind the day in a record's id. */
static void settle_id(settler *s)
{
    const char *id = find_namesake(s)->report->match.id;
    const char *rest = strchr(id, '/');
    const char *date = s->out->match.date;
    ft_buffer text = {0};
    ft_slice whole;

    ft_buffer_text(&text, date ? date : "-");
    ft_buffer_text(&text, rest ? rest : "/");
    ft_buffer_byte(&text, '\0');
    whole = keep(s, &text);
    s->out->match.id = whole.data;
}

/* ---- all of it ---- */

static void settle(settler *s)
{
    ft_match *match = &s->out->match;

    settle_order(s);
    match->role = s->told[0]->report->match.role;
    settle_status(s);
    match->date = settle_text(s, "/date", date_of);
    match->competition = settle_text(s, "/competition", competition_of);
    settle_side(s, 0, "/team1");
    settle_side(s, 1, "/team2");
    settle_home(s);
    if (match->status != FT_MATCH_POSTPONED)
        settle_scores(s);
    settle_goals(s, 0, "/goals1");
    settle_goals(s, 1, "/goals2");
    match->venue = settle_text(s, "/venue/name", venue_of);
    match->city = settle_text(s, "/venue/city", city_of);
    settle_attendance(s);
    if (s->failed)
        return;
    settle_confidence(s);
    settle_checks(s);
    settle_evidence(s);
    settle_conflicts(s);
    settle_id(s);
}

ft_status ft_merged_settle(ft_arena *arena, const ft_told *const *told,
                           size_t count, ft_merged *out)
{
    settler s = {.arena = arena, .told = told, .count = count, .out = out};

    *out = (ft_merged){.sources = told, .source_count = count};
    if (!(s.ballots = FT_NEW(arena, ft_ballot, BALLOTS)))
        return FT_ERR_MEMORY;
    settle(&s);
    out->origin = told[0]->report->origin;
    out->ballots = s.ballots;
    out->ballot_count = s.ballot_count;
    return s.failed ? FT_ERR_MEMORY : FT_OK;
}

/* ---- writing ---- */

static void put_vote(ft_buffer *out, const ft_vote *vote)
{
    ft_buffer_text(out, "{\"value\":");
    ft_buffer_add(out, vote->value);
    ft_buffer_text(out, ",\"weight\":");
    ft_buffer_integer(out, (long long)vote->weight);
    ft_buffer_text(out, ",\"for\":[");
    for (size_t i = 0; i < vote->count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_buffer_integer(out, (long long)vote->sources[i]);
    }
    ft_buffer_text(out, "]}");
}

static void put_ballots(ft_buffer *out, const ft_merged *merged)
{
    ft_buffer_text(out, ",\"votes\":{");
    for (size_t i = 0; i < merged->ballot_count; i++) {
        const ft_ballot *ballot = &merged->ballots[i];

        if (i > 0)
            ft_buffer_byte(out, ',');
        ft_buffer_json(out, ft_slice_of(ballot->field));
        ft_buffer_text(out, ":[");
        for (size_t k = 0; k < ballot->count; k++) {
            if (k > 0)
                ft_buffer_byte(out, ',');
            put_vote(out, &ballot->votes[k]);
        }
        ft_buffer_byte(out, ']');
    }
    ft_buffer_byte(out, '}');
}

static ft_status put_source(ft_buffer *out, ft_arena *arena,
                            const ft_told *told)
{
    const ft_report *report = told->report;

    ft_buffer_add(out, told->line);
    if (told->line.data)
        return FT_OK;
    if (ft_ndjson_add(out, arena, &report->match, &report->origin))
        return FT_ERR_MEMORY;
    out->len--; /* the line end */
    return FT_OK;
}

ft_status ft_merged_write(ft_buffer *out, ft_arena *arena,
                          const ft_merged *merged)
{
    const size_t end = sizeof "}\n" - 1;

    if (ft_ndjson_add(out, arena, &merged->match, &merged->origin))
        return FT_ERR_MEMORY;
    out->len -= end; /* two more keys follow */
    put_ballots(out, merged);
    ft_buffer_text(out, ",\"sources\":[");
    for (size_t i = 0; i < merged->source_count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        if (put_source(out, arena, merged->sources[i]))
            return FT_ERR_MEMORY;
    }
    ft_buffer_text(out, "]}\n");
    return out->failed ? FT_ERR_MEMORY : FT_OK;
}
