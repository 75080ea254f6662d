/*
 * In: the tellings of a match. Out: its scores, each with its proofs, and the
 * conflicts. A list or a score header weighs more than prose, and many more
 * than one. A half-time, a shoot-out or an aggregate never becomes the score.
 */
#include "records/score.h"

#include <limits.h>

#include "records/telling.h"

/* How much one telling's word counts. */
static double weight(const ft_telling *telling)
{
    static const double zones[FT_ZONE_COUNT] = {
        [FT_ZONE_HEADLINE] = 2,  [FT_ZONE_STANDFIRST] = 1.5,
        [FT_ZONE_BYLINE] = 0.5,  [FT_ZONE_HEADING] = 3,
        [FT_ZONE_BODY] = 1,      [FT_ZONE_QUOTE] = 0.5,
        [FT_ZONE_LIST] = 3,      [FT_ZONE_TABLE] = 3,
        [FT_ZONE_CAPTION] = 0.8, [FT_ZONE_SCORE] = 4,
        [FT_ZONE_FACTS] = 4,     [FT_ZONE_POST] = 0.8,
        [FT_ZONE_LIVE] = 0.8,    [FT_ZONE_STANDINGS] = 0.5,
        [FT_ZONE_LINEUP] = 0.5,
    };
    double worth = zones[telling->zone] * telling->fact->confidence;

    if (telling->head && worth < 3 * telling->fact->confidence)
        worth = 3 * telling->fact->confidence;
    return telling->inferred ? worth / 2 : worth;
}

/* One answer to "what was the score", sides seen as in the match. */
typedef struct ft_ballot {
    int goals[2];
    ft_pair_kind kind;
    double weight;
    const ft_telling *first;
} ft_ballot;

enum { FT_BALLOT_LIMIT = 8 };

typedef struct ft_vote {
    ft_ballot ballots[FT_BALLOT_LIMIT];
    size_t count;
} ft_vote;

static int turned(const ft_telling *telling, ft_pair_kind kind, int side)
{
    return telling->pairs[kind].goals[telling->flipped ? 1 - side : side];
}

static void cast_ballot(ft_vote *vote, const ft_telling *telling,
                        ft_pair_kind kind)
{
    int home = turned(telling, kind, 0);
    int away = turned(telling, kind, 1);
    size_t i = 0;

    while (i < vote->count && (vote->ballots[i].goals[0] != home ||
                               vote->ballots[i].goals[1] != away))
        i++;
    if (i == FT_BALLOT_LIMIT)
        return;
    if (i == vote->count)
        vote->ballots[vote->count++] =
            (ft_ballot){.goals = {home, away}, .kind = kind, .first = telling};
    vote->ballots[i].weight += weight(telling);
    if (kind == FT_PAIR_ET)
        vote->ballots[i].kind = kind;
}

/* A running score taken for a result is the smaller one: on a tie the larger
 * wins, then the earlier. */
static bool outweighs(const ft_ballot *a, const ft_ballot *b)
{
    if (a->weight > b->weight || a->weight < b->weight)
        return a->weight > b->weight;
    return a->goals[0] + a->goals[1] > b->goals[0] + b->goals[1];
}

static const ft_ballot *winning(const ft_vote *vote)
{
    const ft_ballot *best = NULL;

    for (size_t i = 0; i < vote->count; i++)
        if (!best || outweighs(&vote->ballots[i], best))
            best = &vote->ballots[i];
    return best;
}

static bool is_level(const ft_telling *telling)
{
    ft_pair_kind kind = ft_telling_final(telling);

    return kind != FT_PAIR_COUNT &&
           telling->pairs[kind].goals[0] == telling->pairs[kind].goals[1];
}

/* A level score of play is told of the match. */
static bool level_told(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (is_level(&link->tellings[i]))
            return true;
    return false;
}

/* The shoot-out of a match that was level, or NULL. */
static const ft_pair *kicks_told(const ft_link *link, const ft_candidate *match)
{
    if (!level_told(link, match))
        return NULL;
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].pairs[FT_PAIR_P].value)
            return &link->tellings[i].pairs[FT_PAIR_P];
    return NULL;
}

/* "A beat B 5-4", where elsewhere the shoot-out of a draw ended so. */
static bool tells_kicks(const ft_pair *kicks, const ft_pair *told)
{
    return kicks && told->goals[0] != told->goals[1] &&
           ((kicks->goals[0] == told->goals[0] &&
             kicks->goals[1] == told->goals[1]) ||
            (kicks->goals[0] == told->goals[1] &&
             kicks->goals[1] == told->goals[0]));
}

static ft_vote vote_final(const ft_link *link, const ft_candidate *match)
{
    const ft_pair *kicks = kicks_told(link, match);
    ft_vote vote = {.count = 0};

    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];
        ft_pair_kind kind = ft_telling_final(telling);

        if (kind != FT_PAIR_COUNT && !tells_kicks(kicks, &telling->pairs[kind]))
            cast_ballot(&vote, telling, kind);
    }
    return vote;
}

/* Any telling, or a goal's clock, speaks of extra time. */
static bool extra_time(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].aet)
            return true;
    return false;
}

static bool settles_on(const ft_settled_pair *pair, const ft_telling *telling,
                       ft_pair_kind kind)
{
    return telling->pairs[kind].value &&
           turned(telling, kind, 0) == pair->goals[0] &&
           turned(telling, kind, 1) == pair->goals[1];
}

static ft_status prove_pair(ft_link *link, ft_candidate *match,
                            ft_settled_pair *pair, ft_pair_kind kind)
{
    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (settles_on(pair, telling, kind) &&
            !ft_link_prove(link, &pair->proofs, telling->fact,
                           telling->pairs[kind].value))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

static bool smaller(const int a[2], const int b[2])
{
    return a[0] <= b[0] && a[1] <= b[1];
}

/* The draw after ninety minutes beside the score after extra time. */
static bool before_extra_time(const ft_ballot *ballot, const ft_ballot *kept)
{
    return kept->kind == FT_PAIR_ET && ballot->kind == FT_PAIR_FT &&
           ballot->goals[0] == ballot->goals[1] &&
           smaller(ballot->goals, kept->goals);
}

static ft_status refuse(ft_link *link, ft_candidate *match,
                        const ft_ballot *kept, const ft_ballot *other)
{
    ft_pair_kind told = ft_telling_final(other->first);
    ft_pair_kind same = ft_telling_final(kept->first);
    ft_clash clash = {
        .field = kept->kind == FT_PAIR_ET ? "/score/et" : "/score/ft",
        .pair = true,
        .kept = {kept->goals[0], kept->goals[1]},
        .refused = {other->goals[0], other->goals[1]},
        .kept_at = ft_link_source(link, kept->first->fact,
                                  kept->first->pairs[same].value),
        .refused_at = ft_link_source(link, other->first->fact,
                                     other->first->pairs[told].value),
    };

    return ft_link_clash(link, match, &clash) ? FT_OK : FT_ERR_MEMORY;
}

static ft_status settle_kind(ft_link *link, ft_candidate *match,
                             ft_pair_kind kind, const int goals[2])
{
    ft_settled_pair *pair = &match->pairs[kind];
    ft_status status;

    pair->told = true;
    pair->goals[0] = goals[0];
    pair->goals[1] = goals[1];
    if ((status = prove_pair(link, match, pair, kind)))
        return status;
    if (kind == FT_PAIR_ET) /* told as plain final score elsewhere */
        return prove_pair(link, match, pair, FT_PAIR_FT);
    return FT_OK;
}

static ft_status settle_final(ft_link *link, ft_candidate *match)
{
    ft_vote vote = vote_final(link, match);
    const ft_ballot *kept = winning(&vote);
    ft_pair_kind kind;
    ft_status status;

    if (!kept)
        return FT_OK;
    kind = extra_time(link, match) ? FT_PAIR_ET : kept->kind;
    if ((status = settle_kind(link, match, kind, kept->goals)))
        return status;
    for (size_t i = 0; i < vote.count; i++) {
        const ft_ballot *ballot = &vote.ballots[i];

        if (ballot == kept)
            continue;
        if (before_extra_time(ballot, kept))
            status = settle_kind(link, match, FT_PAIR_FT, ballot->goals);
        else
            status = refuse(link, match, kept, ballot);
        if (status)
            return status;
    }
    return FT_OK;
}

/* --- half-time, shoot-out, aggregate --- */

/* A shoot-out follows a draw, or a second leg that levelled the tie. */
static bool drawn(const ft_link *link, const ft_candidate *match)
{
    const int *final = ft_score_final(match)->goals;

    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].pairs[FT_PAIR_AGG].value)
            return true;
    return final[0] == final[1];
}

/* Whether a pair of that kind can stand beside the final score. */
static bool possible(const ft_candidate *match, ft_pair_kind kind,
                     const int goals[2])
{
    const int *final = ft_score_final(match)->goals;

    if (kind == FT_PAIR_HT)
        return smaller(goals, final);
    if (kind == FT_PAIR_FT)
        return smaller(goals, final);
    if (kind == FT_PAIR_P)
        return goals[0] != goals[1];
    return smaller(final, goals);
}

/* The row or head that tells the match, or NULL. */
static const ft_telling *row_of(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].listed && link->tellings[i].even)
            return &link->tellings[i];
    return NULL;
}

/* The pair as the match's sides have it. One told without a side is turned the
 * only possible way; where both are, a line of its own ("Half-time: 1-0")
 * follows the order of the row above it, and prose says nothing. */
static bool place_pair(const ft_link *link, const ft_candidate *match,
                       const ft_telling *telling, ft_pair_kind kind, int out[2])
{
    int as_told[2] = {turned(telling, kind, 0), turned(telling, kind, 1)};
    int other[2] = {as_told[1], as_told[0]};
    bool straight = possible(match, kind, as_told);
    const ft_telling *row = row_of(link, match);
    bool turn;

    out[0] = as_told[0];
    out[1] = as_told[1];
    if (telling->oriented || as_told[0] == as_told[1] ||
        ft_telling_final(telling) != FT_PAIR_COUNT)
        return straight;
    if (straight == possible(match, kind, other)) {
        if (!straight || !telling->listed || !row)
            return false;
        turn = row->flipped != (row->primary == 1);
    } else {
        turn = !straight;
    }
    if (turn) {
        out[0] = other[0];
        out[1] = other[1];
    }
    return true;
}

/* The heaviest telling with a possible pair of that kind, the first of equals.
 */
static const ft_telling *heaviest(const ft_link *link,
                                  const ft_candidate *match, ft_pair_kind kind)
{
    const ft_telling *best = NULL;
    int goals[2];

    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (telling->pairs[kind].value &&
            (!best || weight(telling) > weight(best)) &&
            place_pair(link, match, telling, kind, goals))
            best = telling;
    }
    return best;
}

static ft_status settle_beside(ft_link *link, ft_candidate *match,
                               ft_pair_kind kind)
{
    ft_settled_pair *pair = &match->pairs[kind];
    const ft_telling *best = heaviest(link, match, kind);
    int goals[2];

    if (!best || (kind == FT_PAIR_P && !drawn(link, match)))
        return FT_OK;
    pair->told = place_pair(link, match, best, kind, pair->goals);
    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (telling->pairs[kind].value &&
            place_pair(link, match, telling, kind, goals) &&
            goals[0] == pair->goals[0] && goals[1] == pair->goals[1] &&
            !ft_link_prove(link, &pair->proofs, telling->fact,
                           telling->pairs[kind].value))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

/* --- winner and status --- */

static void settle_winner(const ft_link *link, ft_candidate *match)
{
    double votes[2] = {0, 0};

    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (telling->winner >= 0)
            votes[telling->flipped ? 1 - telling->winner : telling->winner] +=
                weight(telling);
    }
    if (votes[0] > votes[1])
        match->winner = 0;
    else if (votes[1] > votes[0])
        match->winner = 1;
}

/* A match put off has no score: where one is told, it was played after all. One
 * abandoned has the score at which it ended, and says so. */
static bool has_status(const ft_candidate *match, ft_match_status status)
{
    if (status == FT_MATCH_POSTPONED)
        return !ft_score_final(match)->told;
    return status == FT_MATCH_ABANDONED ||
           (status == FT_MATCH_AWARDED && ft_score_final(match)->told);
}

static ft_status settle_status(ft_link *link, ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (!has_status(match, telling->status) ||
            (match->status != FT_MATCH_FINAL &&
             match->status != telling->status))
            continue;
        match->status = telling->status;
        if (!ft_link_prove(link, &match->status_proofs, telling->fact,
                           ft_fact_value(telling->fact, FT_FIELD_STATUS)))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

const ft_settled_pair *ft_score_final(const ft_candidate *match)
{
    return match->pairs[FT_PAIR_ET].told ? &match->pairs[FT_PAIR_ET]
                                         : &match->pairs[FT_PAIR_FT];
}

static ft_status settle(ft_link *link, ft_candidate *match)
{
    static const ft_pair_kind beside[] = {FT_PAIR_HT, FT_PAIR_P, FT_PAIR_AGG};
    ft_status status;

    if ((status = settle_final(link, match)) ||
        (status = settle_status(link, match)))
        return status;
    match->dropped = match->dropped || (!ft_score_final(match)->told &&
                                        match->status == FT_MATCH_FINAL);
    if (match->dropped || !ft_score_final(match)->told)
        return FT_OK;
    settle_winner(link, match);
    for (size_t i = 0; i < FT_COUNT(beside); i++)
        if ((status = settle_beside(link, match, beside[i])))
            return status;
    return FT_OK;
}

ft_status ft_scores_settle(ft_link *link)
{
    for (size_t i = 0; i < link->match_count; i++) {
        ft_status status = settle(link, &link->matches[i]);

        if (status)
            return status;
    }
    return FT_OK;
}
