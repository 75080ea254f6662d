/*
 * In: tellings that name one side, or none. Out: each with the match it tells,
 * or with the side it leaves out, where that is certain.
 */
#include "records/partial.h"

#include "records/agree.h"
#include "records/lead.h"
#include "records/merge.h"
#include "records/party.h"
#include "records/section.h"
#include "records/sides.h"
#include "records/telling.h"
#include "records/topic.h"

/* The index of the only side named, or -1. */
static int named_side(const ft_telling *telling)
{
    if (telling->sides[0].party != FT_NOBODY)
        return 0;
    return telling->sides[1].party != FT_NOBODY ? 1 : -1;
}

/* A match that was put off has no score: one told by halves beside it is of
 * another. */
static bool put_off(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].status == FT_MATCH_POSTPONED)
            return true;
    return false;
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
    if (!ft_agree_told(telling))
        return true;
    if (put_off(link, &link->matches[match]))
        return false;
    if (!ft_agree_scored(link, &link->matches[match]))
        return !telling->mentioned;
    return ft_agree_same(link, &link->matches[match], telling, *flipped) !=
           NULL;
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
    if (!ft_agree_told(telling))
        return FT_NOBODY;
    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        bool turned;

        if (ft_agree_scored(link, one) &&
            takes(link, match, telling, &turned) &&
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

        if (one->party[1 - side] == b && !one->mentioned &&
            ft_agree_scored(link, one))
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
        other = ft_lead_other(link, sentence, party, &count);
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
    return ft_lead_other(link, sentence + 1, party, NULL);
}

enum { FT_HEADING_BLOCKS = 4 }; /* paragraphs under a heading */

/* The one other side that the heading above the paragraph names. */
static size_t heading_opponent(const ft_link *link, const ft_telling *telling,
                               size_t party)
{
    const ft_text *text = link->input->mentions->text;
    size_t block = telling->fact->block;

    for (int i = 0; i < FT_HEADING_BLOCKS && block-- > 0; i++) {
        if (ft_link_zone(link, block) == FT_ZONE_HEADING)
            return ft_lead_other_in(link, text->blocks[block], party);
        if (ft_link_zone(link, block) != FT_ZONE_BODY)
            return FT_NOBODY;
    }
    return FT_NOBODY;
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
           ft_section_at(link, first->fact->span.start) !=
               ft_section_at(link, telling->fact->span.start) ||
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
    size_t near = ft_lead_other(link, sentence, party, NULL);
    size_t lead = lead_opponent(link, party);
    size_t order[5] = {near, earlier_opponent(link, sentence, party),
                       heading_opponent(link, telling, party),
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

/* The sentence, up to the fact, speaks of others than the two: they give way
 * when it names just two. False when it names more, or one. */
static bool yield_to_sentence(const ft_link *link, const ft_telling *telling,
                              size_t party[2])
{
    size_t named[2] = {FT_NOBODY, FT_NOBODY};
    int count = ft_lead_sides(link, telling->fact->sentence,
                              telling->fact->span.start, 0, named);
    bool others = false;

    for (int i = 0; i < 2 && i < count; i++)
        others = others || (named[i] != party[0] && named[i] != party[1]);
    if (!others)
        return true;
    party[0] = named[0];
    party[1] = named[1];
    return count == 2;
}

/* The two sides that a place speaks of: those of its section's match, else
 * those of headline and lead, else of the article's own match. */
static bool rivals_of(const ft_link *link, const ft_telling *telling,
                      size_t party[2])
{
    const ft_section *section = ft_section_at(link, telling->fact->span.start);
    size_t match =
        section && section->head != FT_NOBODY ? section->match : FT_NOBODY;

    if (match == FT_NOBODY && link->lead[0] == FT_NOBODY)
        match = link->main;
    for (int i = 0; i < 2; i++)
        party[i] =
            match == FT_NOBODY ? link->lead[i] : link->matches[match].party[i];
    return yield_to_sentence(link, telling, party) && party[0] != FT_NOBODY &&
           party[1] != FT_NOBODY;
}

/* "The teams' last meeting, won by A 2-0": the other of the two. */
static ft_status link_rival(ft_link *link, ft_telling *telling, bool *done)
{
    size_t own = telling->sides[named_side(telling)].party;
    size_t party[2];
    int side;

    *done = false;
    if (!ft_agree_told(telling) || !rivals_of(link, telling, party))
        return FT_OK;
    side = party[0] == own ? 0 : party[1] == own ? 1 : -1;
    if (side < 0)
        return FT_OK;
    *done = true;
    if (!ft_telling_infer(link, telling, 1 - named_side(telling),
                          party[1 - side]))
        return FT_ERR_MEMORY;
    return ft_merge_one(link, telling, false);
}

static ft_status link_one_sided(ft_link *link, ft_telling *telling)
{
    bool flipped = false;
    size_t match;
    size_t other;

    if (telling->rivals) {
        bool done;
        ft_status status = link_rival(link, telling, &done);

        if (status || done)
            return status;
    }
    match = known_match(link, telling, &flipped);
    if (match != FT_NOBODY) {
        ft_merge_attach(link, match, telling, flipped);
        return FT_OK;
    }
    other = ft_agree_told(telling) ? opponent(link, telling) : FT_NOBODY;
    if (other == FT_NOBODY)
        return FT_OK;
    if (!ft_telling_infer(link, telling, 1 - named_side(telling), other))
        return FT_ERR_MEMORY;
    return ft_merge_one(link, telling, false);
}

/* A score without a side, "the hosts won 2-1": it fits a match of that score,
 * turned as the match has it. */
static bool bare_fits(const ft_link *link, size_t match,
                      const ft_telling *telling, bool *flipped)
{
    const ft_candidate *one = &link->matches[match];

    if (!ft_agree_told(telling)) {
        *flipped = false;
        return true;
    }
    for (int turn = 0; turn < 2; turn++)
        if (ft_agree_same(link, one, telling, turn == 1)) {
            *flipped = turn == 1;
            return true;
        }
    *flipped = false;
    return !ft_agree_scored(link, one) && ft_telling_ahead(telling) < 0;
}

/* The two sides that the rest of the block names, when these are just two;
 * those of headline and lead when it names none. */
static bool named_behind(const ft_link *link, const ft_telling *telling,
                         size_t party[2])
{
    const ft_text *text = link->input->mentions->text;
    int count = 0;

    party[0] = party[1] = FT_NOBODY;
    for (size_t i = telling->fact->sentence;
         i < text->sentence_count &&
         text->sentences[i].block == telling->fact->block && count < 3;
         i++)
        count = ft_lead_sides(link, i, SIZE_MAX, count, party);
    if (count > 1)
        return count == 2;
    if (count && party[0] != link->lead[0] && party[0] != link->lead[1])
        return false;
    party[0] = link->lead[0];
    party[1] = link->lead[1];
    return party[0] != FT_NOBODY;
}

/* The two sides that a bare result is between: those named nearest before it in
 * its block, when these are just two. */
static bool named_before(const ft_link *link, const ft_telling *telling,
                         size_t party[2])
{
    size_t sentence = telling->fact->sentence;
    size_t until = telling->fact->span.start;
    int count = 0;

    for (int i = 0; i <= FT_LOOK_BACK && sentence != FT_NOBODY; i++) {
        count = ft_lead_sides(link, sentence, until, count, party);
        if (count == 2)
            return true;
        if (count > 2)
            break;
        sentence = ft_link_before(link, sentence);
    }
    return named_behind(link, telling, party);
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
    return ft_merge_one(link, telling, false);
}

/* "The visitors won 2-1": between the two sides just named, when something in
 * the block tells which of them is at home. */
static ft_status link_roles(ft_link *link, ft_telling *telling)
{
    size_t party[2];
    int host;

    if (!named_before(link, telling, party) ||
        !may_meet(link, party[0], party[1]))
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
        !may_meet(link, party[0], party[1]))
        return FT_OK;
    return link_pair(link, telling, 0, party[0], party[1]);
}

static ft_status link_bare(ft_link *link, ft_telling *telling)
{
    bool flipped = false;
    ft_tie tie;
    size_t match = ft_topic_of(link, telling->fact, &tie);
    size_t party[2];

    if (telling->rivals && telling->mentioned)
        return ft_telling_ahead(telling) < 0 && ft_agree_told(telling) &&
                       rivals_of(link, telling, party)
                   ? link_pair(link, telling, 0, party[0], party[1])
                   : FT_OK;
    if (match != FT_NOBODY && bare_fits(link, match, telling, &flipped)) {
        if (ft_telling_ahead(telling) < 0)
            telling->host = -1; /* it fits both ways round */
        if (telling->status == FT_MATCH_FINAL || tie == FT_TIE_SENTENCE)
            ft_merge_attach(link, match, telling, flipped);
        return FT_OK;
    }
    if (!ft_agree_told(telling) || telling->mentioned)
        return FT_OK;
    return telling->host >= 0 ? link_roles(link, telling)
                              : link_draw(link, telling);
}

enum { FT_REMAPS = 16 }; /* an article tells few matches by halves */

ft_status ft_partial_link(ft_link *link)
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
