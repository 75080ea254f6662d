/*
 * In: the matches found so far and the places of their tellings. Out: the match
 * of any other fact, with what ties it there. What the fact then says of the
 * match is left to goals and setting.
 */
#include "records/topic.h"

#include "records/lead.h"
#include "records/party.h"
#include "records/section.h"

/* --- the article's own match --- */

static int telling_worth(const ft_link *link, const ft_telling *telling)
{
    if (telling->mentioned)
        return 0;
    if (telling->zone == FT_ZONE_HEADLINE || telling->zone == FT_ZONE_SCORE ||
        telling->zone == FT_ZONE_STANDFIRST)
        return 3;
    return telling->fact->block == ft_link_first_body(link) ? 2 : 1;
}

/* How much of the article's weight lies on a match: 0 for a mention. */
static int match_worth(const ft_link *link, const ft_candidate *match)
{
    int worth = 0;

    if (match->mentioned)
        return 0;
    for (size_t i = match->first; i != FT_NOBODY && worth < 8;
         i = link->tellings[i].sequel)
        worth += telling_worth(link, &link->tellings[i]);
    if (ft_party_side(match, link->lead[0]) >= 0 &&
        ft_party_side(match, link->lead[1]) >= 0)
        worth += 6;
    return worth;
}

static bool later(const ft_link *link, size_t a, size_t b)
{
    return ft_link_earliest(link, &link->matches[a]) >
           ft_link_earliest(link, &link->matches[b]);
}

/* Matches are in no order of the text when partial tellings opened some: the
 * earlier telling wins a tie. */
static void find_main(ft_link *link)
{
    int best = 0;

    link->main = FT_NOBODY;
    for (size_t i = 0; i < link->match_count; i++) {
        int worth = match_worth(link, &link->matches[i]);

        if (worth < best || worth == 0)
            continue;
        if (worth == best && later(link, i, link->main))
            continue;
        best = worth;
        link->main = i;
    }
}

enum { FT_OPENING = 2 }; /* paragraphs behind the first */

/* The main match is told where an article says what it is about, or it is the
 * only one: then whatever belongs to no other belongs to it. */
static bool is_plain(const ft_link *link)
{
    const ft_candidate *match = &link->matches[link->main];
    size_t reported = 0;

    if (ft_party_side(match, link->lead[0]) >= 0 &&
        ft_party_side(match, link->lead[1]) >= 0)
        return true;
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (telling_worth(link, &link->tellings[i]) == 3 ||
            link->tellings[i].fact->block <=
                ft_link_first_body(link) + FT_OPENING)
            return true;
    for (size_t i = 0; i < link->match_count; i++)
        reported += !link->matches[i].mentioned;
    return reported == 1;
}

/* Headline and lead name two sides, and yet they are no pair: none of the
 * matches is theirs, and one that is told at the top is of one of them. */
static bool lead_misleads(const ft_link *link)
{
    size_t top = ft_link_first_body(link);
    bool parted = false;

    for (size_t i = 0; i < link->match_count; i++) {
        const ft_candidate *match = &link->matches[i];
        bool first = ft_party_side(match, link->lead[0]) >= 0;
        bool second = ft_party_side(match, link->lead[1]) >= 0;

        if (first && second)
            return false;
        parted = parted || (first != second && !match->mentioned &&
                            ft_link_earliest(link, match)->fact->block <= top);
    }
    return parted;
}

ft_status ft_topics_map(ft_link *link)
{
    size_t blocks = link->input->mentions->text->block_count;

    if (!link->sections)
        link->sections =
            FT_NEW(link->arena, ft_section, blocks + link->telling_count);
    if (!link->named)
        link->named = FT_NEW(link->arena, size_t, blocks);
    if (!link->sections || !link->named)
        return FT_ERR_MEMORY;
    ft_lead_find(link);
    if (link->lead[0] != FT_NOBODY && lead_misleads(link))
        link->lead[0] = link->lead[1] = FT_NOBODY;
    find_main(link);
    link->plain = link->main != FT_NOBODY && is_plain(link);
    ft_sections_find(link);
    for (size_t i = 0; i < blocks; i++)
        link->named[i] = FT_NOBODY - 1; /* not looked for yet */
    return FT_OK;
}

/* --- the match of a fact --- */

static size_t match_of_fact(const ft_link *link, size_t fact)
{
    size_t telling = link->telling_of[fact];

    return telling == FT_NOBODY ? FT_NOBODY : link->tellings[telling].match;
}

/* The result told last before the fact, else first behind it. */
static size_t by_sentence(const ft_link *link, const ft_fact *fact)
{
    ft_span range = ft_link_facts(link, fact->sentence);
    size_t found = FT_NOBODY;

    for (size_t i = range.start; i < range.end; i++) {
        size_t match = match_of_fact(link, i);

        if (match == FT_NOBODY)
            continue;
        if (link->facts->facts[i].span.start > fact->span.start)
            return found == FT_NOBODY ? match : found;
        found = match;
    }
    return found;
}

static bool in_passing(const ft_link *link, size_t fact)
{
    size_t telling = link->telling_of[fact];

    return telling != FT_NOBODY && link->tellings[telling].mentioned;
}

/* The result reported last before the fact in its block. */
static size_t before_in_block(const ft_link *link, const ft_fact *fact)
{
    size_t i = (size_t)(fact - link->facts->facts);

    while (i-- > 0 && link->facts->facts[i].block == fact->block) {
        size_t match = match_of_fact(link, i);

        if (match != FT_NOBODY && !in_passing(link, i))
            return match;
    }
    return FT_NOBODY;
}

/* The only match reported behind the fact in its block. */
static size_t behind_in_block(const ft_link *link, const ft_fact *fact)
{
    size_t found = FT_NOBODY;

    for (size_t i = (size_t)(fact - link->facts->facts);
         i < link->fact_count && link->facts->facts[i].block == fact->block;
         i++) {
        size_t match = match_of_fact(link, i);

        if (match == FT_NOBODY || in_passing(link, i) || match == found)
            continue;
        if (found != FT_NOBODY)
            return FT_NOBODY;
        found = match;
    }
    return found;
}

/* A side of the main match, and not of `other`, is named in the block up to
 * the end of the fact: the block is still about the main match there. */
static bool main_named(const ft_link *link, const ft_fact *fact, size_t other)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span range = ft_link_mentions(link, mentions->text->blocks[fact->block]);

    if (link->main == FT_NOBODY)
        return false;
    for (size_t i = range.start; i < range.end; i++) {
        size_t party = ft_party_of_entity(link, mentions->mentions[i].entity);

        if (mentions->mentions[i].shadow >= fact->span.end)
            return false;
        if (ft_party_side(&link->matches[link->main], party) >= 0 &&
            ft_party_side(&link->matches[other], party) < 0)
            return true;
    }
    return false;
}

enum { FT_BLOCK_SIDES = 8 };

/* Distinct sides that a block names; more than FT_BLOCK_SIDES say nothing. */
static size_t block_sides(const ft_link *link, size_t block,
                          size_t sides[FT_BLOCK_SIDES])
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span range = ft_link_mentions(link, mentions->text->blocks[block]);
    size_t count = 0;

    for (size_t i = range.start; i < range.end; i++) {
        size_t party = ft_party_of_entity(link, mentions->mentions[i].entity);
        size_t k = 0;

        while (k < count && sides[k] != party)
            k++;
        if (party == FT_NOBODY || k < count)
            continue;
        if (count == FT_BLOCK_SIDES)
            return 0;
        sides[count++] = party;
    }
    return count;
}

static bool among(const size_t *sides, size_t count, size_t party)
{
    for (size_t i = 0; i < count; i++)
        if (sides[i] == party)
            return true;
    return false;
}

/* The match, not told in passing, both sides of which are named: the article's
 * own if it is one of them, else the only one. */
static size_t named_match(const ft_link *link, size_t block)
{
    size_t sides[FT_BLOCK_SIDES];
    size_t count = block_sides(link, block, sides);
    size_t found = FT_NOBODY;
    bool several = false;

    for (size_t i = 0; i < count; i++) {
        size_t match = link->parties.items[sides[i]].matches;

        for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
            const ft_candidate *one = &link->matches[match];
            int side = ft_party_side(one, sides[i]);

            if (!one->mentioned && match != found &&
                among(sides, count, one->party[1 - side])) {
                if (match == link->main)
                    return match;
                several = found != FT_NOBODY;
                found = match;
            }
            match = one->chain[side];
        }
    }
    return several ? FT_NOBODY : found;
}

static size_t by_names(const ft_link *link, size_t block)
{
    if (link->named[block] == FT_NOBODY - 1)
        link->named[block] = named_match(link, block);
    return link->named[block];
}

/* Which sides a piece of text names, as a match sees it. A national side is no
 * rival of clubs, nor the other way round. */
typedef struct ft_company {
    bool own;     /* a side of the match */
    bool others;  /* a side that does not play in it */
    bool playing; /* ... but in another of the article */
    bool strange; /* no table knows it, and it meets nobody: maybe a nickname */
} ft_company;

static void meet(const ft_link *link, const ft_candidate *match, size_t party,
                 ft_company *out)
{
    const ft_party *one;

    if (party == FT_NOBODY)
        return;
    if (ft_party_side(match, party) >= 0) {
        out->own = true;
        return;
    }
    if (ft_party_club(link, party) != ft_party_club(link, match->party[0]))
        return;
    one = &link->parties.items[party];
    out->others = true;
    if (one->matches != FT_NOBODY)
        out->playing = true;
    else if (!one->entry)
        out->strange = true;
}

static ft_company company(const ft_link *link, ft_span normal,
                          const ft_candidate *match)
{
    ft_span range = ft_link_mentions(link, normal);
    ft_company out = {false, false, false, false};

    for (size_t i = range.start; i < range.end; i++)
        meet(
            link, match,
            ft_party_of_entity(link, link->input->mentions->mentions[i].entity),
            &out);
    return out;
}

/* Up to the fact its block speaks of other sides only. */
static bool others_before(const ft_link *link, const ft_fact *fact,
                          size_t match)
{
    ft_span span = link->input->mentions->text->blocks[fact->block];
    ft_company near;

    span.end = ft_shadow_normal(link->input->mentions, fact->span).end;
    near = company(link, span, &link->matches[match]);
    return near.others && !near.own;
}

static size_t by_block(const ft_link *link, const ft_fact *fact)
{
    size_t match = before_in_block(link, fact);

    if (match != FT_NOBODY)
        return match;
    match = behind_in_block(link, fact);
    if (match == FT_NOBODY || main_named(link, fact, match) ||
        others_before(link, fact, match))
        return FT_NOBODY;
    return match;
}

bool ft_topic_others(const ft_link *link, const ft_fact *fact, size_t match)
{
    const ft_text *text = link->input->mentions->text;

    return company(link, text->sentences[fact->sentence].span,
                   &link->matches[match])
        .others;
}

/* The sentence, or when it names nobody its block, speaks of other sides only.
 */
static bool about_others(const ft_link *link, const ft_fact *fact, size_t match)
{
    const ft_text *text = link->input->mentions->text;
    const ft_candidate *one = &link->matches[match];
    ft_company near = company(link, text->sentences[fact->sentence].span, one);

    if (!near.own && !near.others)
        near = company(link, text->blocks[fact->block], one);
    return near.others && !near.own;
}

static bool fits(const ft_link *link, const ft_fact *fact, size_t match)
{
    return match != FT_NOBODY && !about_others(link, fact, match);
}

/* The same where the place says much: then a goal is another's only by the name
 * of a side that plays elsewhere in the article; "for the Wildcats" may be a
 * nickname where the paragraph names a side of the match. */
static bool belongs(const ft_link *link, const ft_fact *fact, size_t match)
{
    const ft_text *text = link->input->mentions->text;
    ft_company near, far;

    if (match == FT_NOBODY || !fact->credit_count)
        return fits(link, fact, match);
    near = company(link, text->sentences[fact->sentence].span,
                   &link->matches[match]);
    far = company(link, text->blocks[fact->block], &link->matches[match]);
    if (near.own || near.playing)
        return near.own;
    return far.own || !(far.playing || far.strange);
}

enum { FT_ROUND_UP = 3 }; /* matches reported */

static bool names_main(const ft_link *link, size_t block)
{
    const ft_text *text = link->input->mentions->text;

    return company(link, text->blocks[block], &link->matches[link->main]).own;
}

static bool rounds_up(const ft_link *link)
{
    size_t reported = 0;

    for (size_t k = 0; k < link->match_count && reported < FT_ROUND_UP; k++)
        reported += !link->matches[k].mentioned;
    return reported == FT_ROUND_UP;
}

/* In an article that reports several matches, a goal told in the body before
 * the main one's result is of some match that was not understood. */
static bool ahead_of_main(const ft_link *link, const ft_fact *fact)
{
    const ft_telling *first =
        ft_link_earliest(link, &link->matches[link->main]);

    return fact->credit_count && !ft_link_summary(link, fact->block) &&
           fact->block < first->fact->block && !names_main(link, fact->block) &&
           rounds_up(link);
}

/* In an article that reports several matches one after the other, the one told
 * last before the fact, unless the main match was named since. */
static size_t by_turn(const ft_link *link, const ft_fact *fact)
{
    size_t looked = FT_NOBODY;
    size_t i = (size_t)(fact - link->facts->facts);

    if (!rounds_up(link) || link->main == FT_NOBODY)
        return FT_NOBODY;
    for (int seen = 0; i-- > 0 && seen < FT_LOOK_LIMIT; seen++) {
        size_t match = match_of_fact(link, i);
        size_t block = link->facts->facts[i].block;

        if (block != looked && names_main(link, block))
            return FT_NOBODY;
        looked = block;
        if (match != FT_NOBODY && !in_passing(link, i))
            return match;
    }
    return FT_NOBODY;
}

enum { FT_BLOCK_GROUNDS = 4 }; /* a list of more is no place */

/* The only match reported whose ground the paragraph names. */
static size_t by_ground(const ft_link *link, const ft_fact *fact)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span range = ft_link_mentions(link, mentions->text->blocks[fact->block]);
    size_t found = FT_NOBODY;
    int grounds = 0;

    if (!fact->credit_count || range.end - range.start > FT_LOOK_LIMIT ||
        link->match_count > FT_LOOK_LIMIT)
        return FT_NOBODY;
    for (size_t i = range.start; i < range.end; i++) {
        size_t entity = mentions->mentions[i].entity;

        if (mentions->entities[entity].kind != FT_KIND_GROUND)
            continue;
        if (++grounds > FT_BLOCK_GROUNDS)
            return FT_NOBODY;
        for (size_t k = 0; k < link->match_count; k++) {
            const ft_candidate *one = &link->matches[k];

            if (one->mentioned || one->dropped || one->venue.entity != entity)
                continue;
            if (found != FT_NOBODY && found != k)
                return FT_NOBODY;
            found = k;
        }
    }
    return found;
}

size_t ft_topic_of(const ft_link *link, const ft_fact *fact, ft_tie *tie)
{
    const ft_section *section = ft_section_at(link, fact->span.start);
    ft_tie unused;
    size_t match;

    tie = tie ? tie : &unused;
    *tie = FT_TIE_SENTENCE;
    if ((match = by_sentence(link, fact)) != FT_NOBODY)
        return match;
    *tie = FT_TIE_SECTION;
    if (section && section->head != FT_NOBODY &&
        belongs(link, fact, section->match))
        return section->match;
    *tie = FT_TIE_BLOCK;
    if (belongs(link, fact, match = by_block(link, fact)))
        return match;
    *tie = FT_TIE_SECTION;
    if (section && fits(link, fact, section->match))
        return section->match;
    *tie = FT_TIE_NAMED;
    if (fits(link, fact, match = by_names(link, fact->block)))
        return match;
    if (fits(link, fact, match = by_ground(link, fact)))
        return match;
    *tie = FT_TIE_MAIN;
    if (fits(link, fact, match = by_turn(link, fact)))
        return match;
    if (link->plain && ahead_of_main(link, fact))
        return FT_NOBODY;
    if (link->plain && (ft_link_zone(link, fact->block) == FT_ZONE_HEADLINE ||
                        fits(link, fact, link->main)))
        return link->main; /* a headline is about it, whoever it names */
    *tie = FT_TIE_NONE;
    return FT_NOBODY;
}

bool ft_topic_far(const ft_link *link, const ft_fact *fact, ft_tie tie)
{
    return tie <= FT_TIE_MAIN && !ft_link_opening(link, fact->block) &&
           !ft_fact_value(fact, FT_FIELD_VENUE) &&
           !ft_fact_value(fact, FT_FIELD_ATTENDANCE);
}
