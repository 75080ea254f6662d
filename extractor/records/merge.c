/*
 * In: tellings. Out: matches, each with the tellings of it. Two tellings of the
 * same sides are one match when their scores agree and nothing parts them, and
 * when their scores differ but the same game is meant: then the article
 * contradicts itself, and score decides.
 */
#include "records/merge.h"

#include "records/day.h"
#include "records/party.h"
#include "records/sides.h"
#include "records/telling.h"
#include "records/topic.h"

static bool told(const ft_telling *telling)
{
    return ft_telling_final(telling) != FT_PAIR_COUNT;
}

/* Goals of side `side` of the match in one of a telling's pairs. */
static int goals_of(const ft_telling *telling, ft_pair_kind kind, bool flipped,
                    int side)
{
    return telling->pairs[kind].goals[flipped ? 1 - side : side];
}

static const ft_pair_kind finals[] = {FT_PAIR_FT, FT_PAIR_ET};

/* The two give the same final score, sides seen as in the match. */
static bool same_final(const ft_telling *a, bool flip_a, const ft_telling *b,
                       bool flip_b)
{
    for (size_t i = 0; i < FT_COUNT(finals); i++)
        for (size_t k = 0; k < FT_COUNT(finals); k++)
            if (a->pairs[finals[i]].value && b->pairs[finals[k]].value &&
                goals_of(a, finals[i], flip_a, 0) ==
                    goals_of(b, finals[k], flip_b, 0) &&
                goals_of(a, finals[i], flip_a, 1) ==
                    goals_of(b, finals[k], flip_b, 1))
                return true;
    return false;
}

/* The first telling of the match with a final score, or NULL. */
static const ft_telling *scored(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (told(&link->tellings[i]))
            return &link->tellings[i];
    return NULL;
}

static const ft_telling *agreeing(const ft_link *link,
                                  const ft_candidate *match,
                                  const ft_telling *telling, bool flipped)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (same_final(telling, flipped, &link->tellings[i],
                       link->tellings[i].flipped))
            return &link->tellings[i];
    return NULL;
}

static bool other_day(const ft_telling *a, const ft_telling *b)
{
    return a->date.year && b->date.year && !ft_day_same(a->date, b->date);
}

/* The first-named side of a row, as a side of the match. */
static int row_first(const ft_telling *telling, bool flipped)
{
    return flipped ? 1 - telling->primary : telling->primary;
}

static bool other_host(const ft_telling *a, bool flip_a, const ft_telling *b,
                       bool flip_b)
{
    return a->host >= 0 && b->host >= 0 &&
           (a->host != b->host) != (flip_a != flip_b);
}

/* Two rows of results, one with the sides turned: the return match. */
static bool return_rows(const ft_telling *a, bool flip_a, const ft_telling *b,
                        bool flip_b)
{
    return a->listed && b->listed && a->even && b->even &&
           a->fact->block != b->fact->block &&
           row_first(a, flip_a) != row_first(b, flip_b);
}

/* The scores agree, but it is another match all the same. */
static bool parted(const ft_telling *a, bool flip_a, const ft_telling *b)
{
    return other_day(a, b) || other_host(a, flip_a, b, b->flipped) ||
           return_rows(a, flip_a, b, b->flipped);
}

static int ahead(const ft_telling *telling, bool flipped)
{
    ft_pair_kind kind = ft_telling_final(telling);
    int first = goals_of(telling, kind, flipped, 0);
    int second = goals_of(telling, kind, flipped, 1);

    return first > second ? 0 : first < second ? 1 : -1;
}

/* A draw after ninety minutes and the score after extra time. */
static bool went_on(const ft_telling *a, const ft_telling *b)
{
    return a->pairs[FT_PAIR_ET].value && !b->pairs[FT_PAIR_ET].value &&
           b->pairs[FT_PAIR_FT].goals[0] == b->pairs[FT_PAIR_FT].goals[1] &&
           b->pairs[FT_PAIR_FT].goals[0] <= a->pairs[FT_PAIR_ET].goals[0] &&
           b->pairs[FT_PAIR_FT].goals[0] <= a->pairs[FT_PAIR_ET].goals[1];
}

/* The scores differ, and yet the same match is meant. Rows of a list are each a
 * match of its own, and nobody takes the loser for the winner. */
static bool contradicts(const ft_telling *a, bool flip_a, const ft_telling *b)
{
    int first = ahead(a, flip_a);
    int second = ahead(b, b->flipped);

    if (went_on(a, b) || went_on(b, a))
        return true;
    if (a->mentioned || b->mentioned || (a->listed && b->listed))
        return false;
    if (first >= 0 && second >= 0 && first != second)
        return false;
    return !other_day(a, b) && !other_host(a, flip_a, b, b->flipped);
}

/* A row tells the match already: another row with another score tells another.
 */
static bool has_row(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].listed && told(&link->tellings[i]))
            return true;
    return false;
}

/* What a telling is to a match of the same sides. */
typedef enum ft_fit { FT_FIT_NONE, FT_FIT_CONTRADICTS, FT_FIT_AGREES } ft_fit;

static ft_fit fit(const ft_link *link, const ft_candidate *match,
                  const ft_telling *telling, bool flipped)
{
    const ft_telling *first = scored(link, match);
    const ft_telling *same;

    if (!first || !told(telling)) /* a mere head, a shoot-out, a half-time */
        return telling->mentioned != match->mentioned ? FT_FIT_NONE
                                                      : FT_FIT_AGREES;
    same = agreeing(link, match, telling, flipped);
    if (same)
        return parted(telling, flipped, same) ? FT_FIT_NONE : FT_FIT_AGREES;
    if (telling->listed && has_row(link, match))
        return FT_FIT_NONE;
    return contradicts(telling, flipped, first) ? FT_FIT_CONTRADICTS
                                                : FT_FIT_NONE;
}

static bool flipped_in(const ft_candidate *match, const ft_telling *telling)
{
    return match->party[0] != telling->sides[0].party;
}

/* The match that a telling of both sides tells, or FT_NOBODY. An agreeing one
 * wins over one that it contradicts, the newest over older ones. */
static size_t find_match(const ft_link *link, const ft_telling *telling,
                         ft_fit *how)
{
    size_t party = telling->sides[0].party;
    size_t match = link->parties.items[party].matches;
    size_t found = FT_NOBODY;

    *how = FT_FIT_NONE;
    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        int side = ft_party_side(one, party);

        if (one->party[1 - side] == telling->sides[1].party) {
            ft_fit now = fit(link, one, telling, flipped_in(one, telling));

            if (now > *how) {
                *how = now;
                found = match;
            }
        }
        match = one->chain[side];
    }
    return found;
}

static void attach(ft_link *link, size_t match, ft_telling *telling,
                   bool flipped)
{
    ft_candidate *one = &link->matches[match];
    size_t index = (size_t)(telling - link->tellings);

    telling->match = match;
    telling->flipped = flipped;
    if (one->first == FT_NOBODY) {
        one->first = index;
        one->mentioned = telling->mentioned;
    } else {
        link->tellings[one->last].sequel = index;
        one->mentioned = one->mentioned && telling->mentioned;
    }
    one->last = index;
}

static ft_status open_match(ft_link *link, ft_telling *telling)
{
    ft_candidate *grown =
        ft_arena_grow(link->arena, link->matches, &link->match_room,
                      link->match_count + 1, sizeof *grown);
    ft_candidate *match;

    if (!grown)
        return FT_ERR_MEMORY;
    link->matches = grown;
    match = &link->matches[link->match_count];
    *match = (ft_candidate){.first = FT_NOBODY, .last = FT_NOBODY};
    match->attendance = FT_ATTENDANCE_UNTOLD;
    match->home = FT_HOME_UNTOLD;
    match->winner = -1;
    for (int side = 0; side < 2; side++) {
        ft_party *party = &link->parties.items[telling->sides[side].party];

        match->party[side] = telling->sides[side].party;
        match->chain[side] = party->matches;
        party->matches = link->match_count;
    }
    attach(link, link->match_count++, telling, false);
    return FT_OK;
}

/* `patient`: a telling that contradicts what is known so far waits. */
static ft_status link_full(ft_link *link, ft_telling *telling, bool patient)
{
    ft_fit how;
    size_t match = find_match(link, telling, &how);

    if (match == FT_NOBODY)
        return open_match(link, telling);
    if (how == FT_FIT_CONTRADICTS && patient)
        return FT_OK;
    attach(link, match, telling, flipped_in(&link->matches[match], telling));
    return FT_OK;
}

/* First what agrees, so that a slip is measured against all that is right. */
ft_status ft_merge_full(ft_link *link)
{
    ft_status status;

    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < link->telling_count; i++)
            if (link->tellings[i].match == FT_NOBODY &&
                ft_telling_full(&link->tellings[i]) &&
                (status = link_full(link, &link->tellings[i], round == 0)))
                return status;
    return FT_OK;
}

/* --- one side, or none --- */

/* The index of the only side named, or -1. */
static int named_side(const ft_telling *telling)
{
    if (telling->sides[0].party != FT_NOBODY)
        return 0;
    return telling->sides[1].party != FT_NOBODY ? 1 : -1;
}

/* A telling of one side fits a match: it has that side, and that score or none
 * so far. */
static bool takes(const ft_link *link, size_t match, const ft_telling *telling,
                  bool *flipped)
{
    int side = named_side(telling);
    int of_match;

    if (match == FT_NOBODY || side < 0)
        return false;
    of_match = ft_party_side(&link->matches[match], telling->sides[side].party);
    if (of_match < 0)
        return false;
    *flipped = side != of_match;
    if (!told(telling))
        return true;
    if (!scored(link, &link->matches[match]))
        return !telling->mentioned;
    return agreeing(link, &link->matches[match], telling, *flipped) != NULL;
}

/* A match of that side and that score: the one the place speaks of, else the
 * one told nearest before, else the first behind. */
static size_t known_match(const ft_link *link, const ft_telling *telling,
                          bool *flipped)
{
    size_t topic = ft_topic_of(link, telling->fact, NULL);
    size_t index = (size_t)(telling - link->tellings);
    size_t party = telling->sides[named_side(telling)].party;
    size_t match = link->parties.items[party].matches;
    size_t found = FT_NOBODY;

    if (takes(link, topic, telling, flipped))
        return topic;
    if (!told(telling))
        return FT_NOBODY;
    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        bool turned;

        if (scored(link, one) && takes(link, match, telling, &turned) &&
            (found == FT_NOBODY || link->matches[found].first > index)) {
            found = match;
            *flipped = turned;
        }
        match = one->chain[ft_party_side(one, party)];
    }
    return found;
}

/* The two sides have met in this article already, with a score, and not in a
 * match that is told in passing. */
static bool met(const ft_link *link, size_t a, size_t b)
{
    size_t match = link->parties.items[a].matches;

    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        int side = ft_party_side(one, a);

        if (one->party[1 - side] == b && !one->mentioned && scored(link, one))
            return true;
        match = one->chain[side];
    }
    return false;
}

static size_t lead_opponent(const ft_link *link, size_t party)
{
    if (link->lead[0] == party)
        return link->lead[1];
    return link->lead[1] == party ? link->lead[0] : FT_NOBODY;
}

enum { FT_LOOK_BACK = 3 }; /* sentences of the same block */

/* The one other side in the nearest sentence before that names any. */
static size_t earlier_opponent(const ft_link *link, size_t sentence,
                               size_t party)
{
    for (int i = 0; i < FT_LOOK_BACK; i++) {
        int count = 0;
        size_t other;

        sentence = ft_link_before(link, sentence);
        if (sentence == FT_NOBODY)
            return FT_NOBODY;
        other = ft_topic_other(link, sentence, party, &count);
        if (count)
            return other;
    }
    return FT_NOBODY;
}

/* The one other side in the next sentence of the block. */
static size_t later_opponent(const ft_link *link, size_t sentence, size_t party)
{
    const ft_text *text = link->input->mentions->text;

    if (sentence + 1 >= text->sentence_count ||
        ft_link_before(link, sentence + 1) != sentence)
        return FT_NOBODY;
    return ft_topic_other(link, sentence + 1, party, NULL);
}

/* The other side of a whole article that names just two. */
static size_t only_opponent(const ft_link *link, size_t party)
{
    size_t found = FT_NOBODY;

    for (size_t i = 0; i < link->parties.count; i++) {
        if (i == party || link->parties.items[i].root != i)
            continue;
        if (found != FT_NOBODY)
            return FT_NOBODY;
        found = i;
    }
    return found;
}

/* Behind the main result of a plain report, and under no other heading, the
 * results left half told are those of its two sides. */
static bool concerns_main(const ft_link *link, const ft_telling *telling,
                          size_t other)
{
    const ft_candidate *main;
    const ft_telling *first;

    if (!link->plain)
        return true;
    main = &link->matches[link->main];
    first = ft_link_earliest(link, main);
    return first > telling ||
           ft_topic_section(link, first->fact->span.start) !=
               ft_topic_section(link, telling->fact->span.start) ||
           ft_party_side(main, other) >= 0 ||
           ft_party_side(main, telling->sides[named_side(telling)].party) >= 0;
}

/* Clubs meet clubs, and nations nations. */
static bool may_meet(const ft_link *link, size_t a, size_t b)
{
    return b != FT_NOBODY && ft_party_club(link, a) == ft_party_club(link, b) &&
           !met(link, a, b);
}

/* The other side of a result, where it is certain; FT_NOBODY elsewhere. A
 * result told in passing is looked for in its own sentence alone; one of a side
 * that headline and lead name is against the other of the two. */
static size_t opponent(const ft_link *link, const ft_telling *telling)
{
    size_t party = telling->sides[named_side(telling)].party;
    size_t sentence = telling->fact->sentence;
    size_t near = ft_topic_other(link, sentence, party, NULL);
    size_t lead = lead_opponent(link, party);
    size_t order[4] = {near, earlier_opponent(link, sentence, party),
                       later_opponent(link, sentence, party),
                       only_opponent(link, party)};

    if (telling->mentioned)
        return may_meet(link, party, near) ? near : FT_NOBODY;
    if (lead != FT_NOBODY &&
        ft_party_club(link, lead) == ft_party_club(link, party))
        return met(link, party, lead) ? FT_NOBODY : lead;
    for (size_t i = 0; i < FT_COUNT(order); i++)
        if (may_meet(link, party, order[i]) &&
            concerns_main(link, telling, order[i]))
            return order[i];
    return FT_NOBODY;
}

static ft_status link_one_sided(ft_link *link, ft_telling *telling)
{
    bool flipped = false;
    size_t match = known_match(link, telling, &flipped);
    size_t other;

    if (match != FT_NOBODY) {
        attach(link, match, telling, flipped);
        return FT_OK;
    }
    other = told(telling) ? opponent(link, telling) : FT_NOBODY;
    if (other == FT_NOBODY)
        return FT_OK;
    if (!ft_telling_infer(link, telling, 1 - named_side(telling), other))
        return FT_ERR_MEMORY;
    return link_full(link, telling, false);
}

/* A score without a side, "the hosts won 2-1": it fits a match of that score,
 * turned as the match has it. */
static bool bare_fits(const ft_link *link, size_t match,
                      const ft_telling *telling, bool *flipped)
{
    const ft_candidate *one = &link->matches[match];

    if (!told(telling)) {
        *flipped = false;
        return true;
    }
    for (int turn = 0; turn < 2; turn++)
        if (agreeing(link, one, telling, turn == 1)) {
            *flipped = turn == 1;
            return true;
        }
    *flipped = false;
    return !scored(link, one) && ft_telling_ahead(telling) < 0;
}

/* The two sides that a bare result is between: those named nearest before it in
 * its block, when these are just two, else those of headline and lead. */
static bool named_before(const ft_link *link, const ft_telling *telling,
                         size_t party[2])
{
    size_t sentence = telling->fact->sentence;
    size_t until = telling->fact->span.start;
    int count = 0;

    for (int i = 0; i <= FT_LOOK_BACK && sentence != FT_NOBODY; i++) {
        count = ft_topic_sides(link, sentence, until, count, party);
        if (count == 2)
            return true;
        if (count > 2)
            break;
        sentence = ft_link_before(link, sentence);
    }
    party[0] = link->lead[0];
    party[1] = link->lead[1];
    return party[0] != FT_NOBODY;
}

/* Which of the two a fact of the block says to be at home, or -1. */
static int host_by_fact(const ft_link *link, const ft_fact *fact,
                        const size_t party[2])
{
    static const struct {
        ft_field field;
        bool away;
    } words[] = {{FT_FIELD_AT_HOME, false},
                 {FT_FIELD_HOST, false},
                 {FT_FIELD_ON_ROAD, true}};
    int owner = ft_sides_owner(
        link, party, ft_link_entity(link, ft_fact_value(fact, FT_FIELD_VENUE)));

    for (size_t i = 0; i < FT_COUNT(words); i++) {
        size_t one = ft_party_of(link, ft_fact_value(fact, words[i].field));

        if (one != FT_NOBODY && (one == party[0] || one == party[1]))
            return (one == party[1]) != words[i].away;
    }
    if (owner >= 0)
        return owner;
    return ft_sides_owner(
        link, party, ft_link_entity(link, ft_fact_value(fact, FT_FIELD_CITY)));
}

static int host_in_block(const ft_link *link, const ft_fact *fact,
                         const size_t party[2])
{
    const ft_fact *facts = link->facts->facts;
    size_t i = (size_t)(fact - facts);

    while (i > 0 && facts[i - 1].block == fact->block)
        i--;
    for (; i < link->fact_count && facts[i].block == fact->block; i++) {
        int host = host_by_fact(link, &facts[i], party);

        if (host >= 0)
            return host;
    }
    return -1;
}

/* Fills both sides, the one at `index` with `first`. */
static ft_status link_pair(ft_link *link, ft_telling *telling, int index,
                           size_t first, size_t second)
{
    if (!ft_telling_infer(link, telling, index, first))
        return FT_ERR_MEMORY;
    index = telling->sides[0].party == first ? 1 : 0;
    if (!ft_telling_infer(link, telling, index, second))
        return FT_ERR_MEMORY;
    return link_full(link, telling, false);
}

/* "The visitors won 2-1": between the two sides just named, when something in
 * the block tells which of them is at home. */
static ft_status link_roles(ft_link *link, ft_telling *telling)
{
    size_t party[2];
    int host;

    if (!named_before(link, telling, party) || met(link, party[0], party[1]))
        return FT_OK;
    host = host_in_block(link, telling->fact, party);
    return host < 0 ? FT_OK
                    : link_pair(link, telling, telling->host, party[host],
                                party[1 - host]);
}

static ft_status link_draw(ft_link *link, ft_telling *telling)
{
    size_t party[2];

    if (ft_telling_ahead(telling) >= 0 || !named_before(link, telling, party) ||
        met(link, party[0], party[1]))
        return FT_OK;
    return link_pair(link, telling, 0, party[0], party[1]);
}

static ft_status link_bare(ft_link *link, ft_telling *telling)
{
    bool flipped = false;
    ft_tie tie;
    size_t match = ft_topic_of(link, telling->fact, &tie);

    if (match != FT_NOBODY && bare_fits(link, match, telling, &flipped)) {
        if (ft_telling_ahead(telling) < 0)
            telling->host = -1; /* it fits both ways round */
        if (telling->status == FT_MATCH_FINAL || tie == FT_TIE_SENTENCE)
            attach(link, match, telling, flipped);
        return FT_OK;
    }
    if (!told(telling) || telling->mentioned)
        return FT_OK;
    return telling->host >= 0 ? link_roles(link, telling)
                              : link_draw(link, telling);
}

enum { FT_REMAPS = 16 }; /* an article tells few matches by halves */

ft_status ft_merge_partial(ft_link *link)
{
    int remaps = 0;

    for (size_t i = 0; i < link->telling_count; i++) {
        ft_telling *telling = &link->tellings[i];
        size_t known = link->match_count;
        ft_status status = FT_OK;

        if (telling->match != FT_NOBODY)
            continue;
        if (named_side(telling) >= 0)
            status = link_one_sided(link, telling);
        else
            status = link_bare(link, telling);
        if (!status && link->match_count > known && remaps++ < FT_REMAPS)
            status = ft_topics_map(link); /* the main one may be among them */
        if (status)
            return status;
    }
    return FT_OK;
}
