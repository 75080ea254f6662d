/*
 * In: the credits of goal facts. Out: claims, each with its match, and as far
 * as the text says with its side and minute. Which claims are the same goal is
 * left to goals.
 */
#include "records/credit.h"

#include <stdlib.h>

#include "records/join.h"
#include "records/lean.h"
#include "records/party.h"
#include "records/score.h"
#include "records/section.h"
#include "records/topic.h"

/* Who plays for whom, sorted by person. */
typedef struct ft_membership {
    size_t entity;
    size_t party;
    bool lined_up; /* the team sheet says so */
} ft_membership;

typedef struct ft_roster {
    ft_membership *items;
    size_t count, room;
} ft_roster;

static int by_entity(const void *a, const void *b)
{
    const ft_membership *x = a;
    const ft_membership *y = b;

    if (x->entity != y->entity)
        return x->entity < y->entity ? -1 : 1;
    return x->party < y->party ? -1 : x->party > y->party;
}

/* Index of the first mention at or behind a place in the shadow. */
static size_t mention_from(const ft_mentions *mentions, size_t shadow)
{
    size_t low = 0;
    size_t high = mentions->mention_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (mentions->mentions[middle].shadow < shadow)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Everybody in a line-up. Line-ups do not overlap, so together they hold at
 * most all mentions. */
static void read_line_up(const ft_link *link, ft_span region, size_t party,
                         ft_roster *roster)
{
    const ft_mentions *mentions = link->input->mentions;
    size_t end = mention_from(mentions, region.end);

    for (size_t i = mention_from(mentions, region.start); i < end; i++) {
        size_t entity = mentions->mentions[i].entity;

        if (roster->count < roster->room &&
            mentions->entities[entity].kind == FT_KIND_PERSON)
            roster->items[roster->count++] =
                (ft_membership){entity, party, true};
    }
}

static void read_membership(const ft_link *link, const ft_fact *fact,
                            ft_roster *roster)
{
    const ft_value *region = ft_fact_value(fact, FT_FIELD_MEMBERS);
    size_t entity = ft_link_entity(link, ft_fact_value(fact, FT_FIELD_MEMBER));
    size_t party = ft_party_of(link, ft_fact_value(fact, FT_FIELD_MEMBER_TEAM));

    if (party == FT_NOBODY)
        return;
    if (region)
        read_line_up(link, region->span, party, roster);
    if (entity != FT_NOBODY && roster->count < roster->room)
        roster->items[roster->count++] = (ft_membership){entity, party, false};
}

static ft_status read_roster(ft_link *link, ft_roster *roster)
{
    roster->room = link->fact_count + link->input->mentions->mention_count;
    roster->items = FT_NEW(link->arena, ft_membership, roster->room);
    if (!roster->items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->fact_count; i++)
        read_membership(link, &link->facts->facts[i], roster);
    if (roster->count)
        qsort(roster->items, roster->count, sizeof *roster->items, by_entity);
    return FT_OK;
}

static size_t first_of(const ft_roster *roster, size_t entity)
{
    size_t low = 0;
    size_t high = roster->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (roster->items[middle].entity < entity)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The side of the match that the person plays for, as far as the team sheets
 * say so where `sheets` is set; -1 for neither or both. */
static int side_of(const ft_roster *roster, const ft_candidate *match,
                   size_t entity, bool sheets)
{
    int found = -1;

    if (entity == FT_NOBODY)
        return -1;
    for (size_t i = first_of(roster, entity);
         i < roster->count && roster->items[i].entity == entity; i++) {
        int side = ft_party_side(match, roster->items[i].party);

        if (side < 0 || (sheets && !roster->items[i].lined_up))
            continue;
        if (found >= 0 && side != found)
            return -1;
        found = side;
    }
    return found;
}

static int member_side(const ft_roster *roster, const ft_candidate *match,
                       size_t entity)
{
    return side_of(roster, match, entity, false);
}

static int sheet_side(const ft_roster *roster, const ft_candidate *match,
                      size_t entity)
{
    return side_of(roster, match, entity, true);
}

/* The match of that party told nearest before the fact, else first behind it;
 * never one told in passing. */
static size_t match_of_party(const ft_link *link, size_t party,
                             const ft_fact *fact)
{
    size_t match = link->parties.items[party].matches;
    size_t found = FT_NOBODY;
    bool before = false;

    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        const ft_fact *told = link->tellings[one->first].fact;
        bool now = told->span.start <= fact->span.start;

        if (!one->mentioned && !one->dropped && (!before || now)) {
            if (!(before && now) ||
                told->span.start >
                    link->tellings[link->matches[found].first].fact->span.start)
                found = match;
            before = before || now;
        }
        match = one->chain[ft_party_side(one, party)];
    }
    return found;
}

/* The party that benefits, or that concedes, as the credit names it. */
static size_t named_party(const ft_link *link, const ft_credit *credit)
{
    size_t party = ft_party_of(link, &credit->team);

    return party != FT_NOBODY ? party : ft_party_of(link, &credit->against);
}

/* "For the Wildcats": no table knows them, and they meet nobody by that name.
 */
static bool is_strange(const ft_link *link, size_t party)
{
    return !link->parties.items[party].entry &&
           link->parties.items[party].matches == FT_NOBODY;
}

/* Where a credit belongs, and how firmly. */
typedef struct ft_berth {
    size_t match; /* or FT_NOBODY */
    ft_tie tie;
} ft_berth;

/* Of the region's match, else of the fact's place; when the credit names a
 * side that does not play there, the match of that side. */
static ft_berth berth_of(const ft_link *link, const ft_fact *fact,
                         const ft_credit *credit)
{
    const ft_fact *place = fact->region && fact->region <= link->fact_count
                               ? &link->facts->facts[fact->region - 1]
                               : fact;
    size_t party = named_party(link, credit);
    ft_berth out;

    out.match = ft_topic_of(link, place, &out.tie);
    if (party == FT_NOBODY || is_strange(link, party) ||
        (out.match != FT_NOBODY &&
         ft_party_side(&link->matches[out.match], party) >= 0))
        return out;
    return (ft_berth){match_of_party(link, party, fact), FT_TIE_NAMED};
}

/* A result of that side, told in the fact's own sentence, or FT_NOBODY. */
static size_t told_beside(const ft_link *link, const ft_fact *fact,
                          size_t party)
{
    ft_span facts = ft_link_facts(link, fact->sentence);

    if (facts.end - facts.start > FT_LOOK_LIMIT)
        return FT_NOBODY;
    for (size_t i = facts.start; i < facts.end; i++) {
        size_t match = link->telling_of[i] == FT_NOBODY
                           ? FT_NOBODY
                           : link->tellings[link->telling_of[i]].match;

        if (match != FT_NOBODY &&
            ft_party_side(&link->matches[match], party) >= 0)
            return match;
    }
    return FT_NOBODY;
}

/* "P scored as A won 1-0, and Q scored as C beat D": who plays for a side of
 * another result of the sentence scored there. */
static void follow_member(const ft_link *link, const ft_roster *roster,
                          const ft_fact *fact, size_t entity, ft_berth *berth)
{
    size_t at = entity == FT_NOBODY ? roster->count : first_of(roster, entity);
    size_t match;

    if (at >= roster->count || roster->items[at].entity != entity ||
        (at + 1 < roster->count && roster->items[at + 1].entity == entity &&
         roster->items[at + 1].party != roster->items[at].party) ||
        (berth->match != FT_NOBODY &&
         ft_party_side(&link->matches[berth->match], roster->items[at].party) >=
             0))
        return;
    match = told_beside(link, fact, roster->items[at].party);
    if (match != FT_NOBODY)
        *berth = (ft_berth){match, FT_TIE_NAMED};
}

static bool firm(const ft_berth *berth)
{
    return berth->match != FT_NOBODY && berth->tie >= FT_TIE_SECTION;
}

/* Where an article sums up: the headline and its like, and the first paragraph
 * of a body that has more. */
static bool sums_up(const ft_link *link, size_t block)
{
    size_t body = ft_link_first_body(link);

    return ft_link_summary(link, block) ||
           (block == body && block + 1 < link->input->article->block_count);
}

/* A scorer whose goal stands firmly under one match scored his others there,
 * too, where nothing ties them elsewhere; so did one whose first goal is told
 * of one. */
static ft_status find_berths(ft_link *link, const ft_roster *roster,
                             ft_berth *berths)
{
    size_t entities = link->input->mentions->entity_count;
    size_t *home = FT_NEW(link->arena, size_t, entities);
    size_t *loose = FT_NEW(link->arena, size_t, entities);
    size_t at = 0;

    if (!home || !loose)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < entities; i++)
        home[i] = loose[i] = FT_NOBODY;
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];

        for (size_t k = 0; k < fact->credit_count; k++, at++) {
            size_t entity = ft_link_entity(link, &fact->credits[k].name);

            berths[at] = berth_of(link, fact, &fact->credits[k]);
            follow_member(link, roster, fact, entity, &berths[at]);
            if (entity != FT_NOBODY && firm(&berths[at]) &&
                home[entity] == FT_NOBODY)
                home[entity] = berths[at].match;
        }
    }
    at = 0;
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];

        for (size_t k = 0; k < fact->credit_count; k++, at++) {
            size_t entity = ft_link_entity(link, &fact->credits[k].name);

            if (entity == FT_NOBODY || firm(&berths[at]))
                continue;
            if (home[entity] != FT_NOBODY)
                berths[at].match = home[entity];
            else if (loose[entity] == FT_NOBODY)
                loose[entity] =
                    sums_up(link, fact->block) ? FT_NOBODY : berths[at].match;
            else if (berths[at].tie <= FT_TIE_MAIN)
                berths[at].match = loose[entity];
        }
    }
    return FT_OK;
}

/* The telling that opened the scorers' region: its own fact's, else the head
 * above it. */
static const ft_telling *region_head(const ft_link *link, const ft_fact *region,
                                     size_t match)
{
    size_t own = link->telling_of[region - link->facts->facts];
    const ft_section *section = ft_section_at(link, region->span.start);

    if (own != FT_NOBODY && link->tellings[own].match == match)
        return &link->tellings[own];
    if (section && section->head != FT_NOBODY && section->match == match)
        return &link->tellings[section->head];
    return &link->tellings[link->matches[match].first];
}

/* "A 3 / scorers / B 1 / scorers": a head that has listed the scorers of its
 * first side is followed by those of the second. */
static bool half_listed(const ft_telling *head, const ft_fact *region)
{
    return head->fact != region &&
           ft_fact_value(head->fact, FT_FIELD_SCORERS1) &&
           !ft_fact_value(head->fact, FT_FIELD_SCORERS2);
}

static int region_side(const ft_link *link, const ft_fact *fact, size_t match)
{
    const ft_fact *region;
    const ft_telling *head;
    int side;

    if (!fact->region || fact->region > link->fact_count)
        return -1;
    region = &link->facts->facts[fact->region - 1];
    head = region_head(link, region, match);
    if (fact->region_field == FT_FIELD_SCORERS) {
        if (ft_fact_value(region, FT_FIELD_SCORERS_TEAM))
            return ft_party_side(
                &link->matches[match],
                ft_party_of(link,
                            ft_fact_value(region, FT_FIELD_SCORERS_TEAM)));
        if (!half_listed(head, region))
            return -1;
    }
    side = fact->region_field == FT_FIELD_SCORERS1 ? head->primary
                                                   : 1 - head->primary;
    return head->flipped ? 1 - side : side;
}

/* A side by its name or as "the hosts"; -1 when it cannot be told. */
static int value_side(const ft_link *link, const ft_candidate *match,
                      const ft_value *value)
{
    int role = ft_party_role(link, value);

    if (role && (match->home == 0 || match->home == 1))
        return role == 1 ? match->home : 1 - match->home;
    return ft_party_side(match, ft_party_of(link, value));
}

static int told_side(const ft_link *link, const ft_claim *claim, size_t index)
{
    const ft_candidate *match = &link->matches[index];
    int side = value_side(link, match, &claim->credit->team);

    if (side >= 0)
        return side;
    side = value_side(link, match, &claim->credit->against);
    if (side >= 0)
        return 1 - side;
    return region_side(link, claim->fact, index);
}

/* "The winner", "a consolation": the side that the final score tells. */
static int outcome_side(const ft_candidate *match, const ft_credit *credit)
{
    const int *final = ft_score_final(match)->goals;

    if (final[0] == final[1] || credit->wins == credit->loses)
        return -1;
    return (final[0] < final[1]) == credit->wins ? 1 : 0;
}

/* Who put it past somebody plays for the other side. */
static int beaten_side(const ft_link *link, const ft_roster *roster,
                       size_t match, const ft_credit *credit)
{
    int side = member_side(roster, &link->matches[match],
                           ft_link_entity(link, &credit->beats));

    return side < 0 ? -1 : 1 - side;
}

/* A box that prints a goal under one side, of a man on the other one's sheet:
 * his own goal, though it does not say so. */
static bool scores_for_others(const ft_roster *roster,
                              const ft_candidate *match, const ft_claim *claim)
{
    return claim->credit->team.kind != FT_VALUE_NONE && claim->count == 1 &&
           claim->credit->minute.kind == FT_VALUE_INTEGER &&
           sheet_side(roster, match, claim->entity) == 1 - claim->side;
}

static void find_side(const ft_link *link, const ft_roster *roster,
                      size_t match, ft_claim *claim)
{
    claim->side = told_side(link, claim, match);
    claim->side_told = claim->side >= 0;
    if (claim->side_told) {
        claim->owngoal =
            claim->owngoal ||
            scores_for_others(roster, &link->matches[match], claim);
        return;
    }
    claim->side = member_side(roster, &link->matches[match], claim->entity);
    if (claim->side >= 0 && claim->owngoal)
        claim->side = 1 - claim->side;
    if (claim->side < 0)
        claim->side = beaten_side(link, roster, match, claim->credit);
    if (claim->side < 0)
        claim->side = outcome_side(&link->matches[match], claim->credit);
}

enum { FT_LAST_OFFSET = 30 };

static bool plausible(int minute, int offset)
{
    return minute >= 1 && minute <= FT_LAST_MINUTE && offset >= 0 &&
           offset <= FT_LAST_OFFSET;
}

static void find_minute(ft_candidate *match, ft_claim *claim)
{
    const ft_credit *credit = claim->credit;

    if (credit->minute.kind == FT_VALUE_INTEGER) {
        if (!plausible(credit->minute.integer, credit->offset)) {
            match->odd_minute = true;
            return;
        }
        claim->minute = credit->minute.integer;
        claim->offset = credit->offset;
        claim->derived = credit->derived;
        claim->minute_value = &credit->minute;
    } else if (credit->after.kind == FT_VALUE_INTEGER &&
               plausible(credit->after.integer, 0)) {
        claim->wait = credit->after.integer;
        claim->minute_value = &credit->after;
    }
}

/* "Smith 9" in a list of scorers: nine goals, or one in the ninth minute? Where
 * the side scored fewer, it is the minute. */
static void read_count(const ft_candidate *match, ft_claim *claim)
{
    const int *final = ft_score_final(match)->goals;
    int room = claim->side >= 0      ? final[claim->side]
               : final[0] > final[1] ? final[0]
                                     : final[1];

    if (!claim->fact->region || claim->minute || claim->count <= room ||
        claim->count < 2 || !plausible(claim->count, 0))
        return;
    claim->minute = claim->count;
    claim->count = 1;
}

static bool in_list(const ft_link *link, const ft_fact *fact)
{
    ft_zone zone = ft_link_zone(link, fact->block);

    return fact->region || zone == FT_ZONE_LIST || zone == FT_ZONE_TABLE ||
           zone == FT_ZONE_SCORE || zone == FT_ZONE_FACTS;
}

enum { FT_BESIDE = 2 }; /* bytes: a space, and a colon at most */

/* "Leeds 1-1 York": the side of the match that stands right before the score,
 * when the other one stands right behind it; else -1. */
static int side_beside(const ft_link *link, const ft_candidate *match,
                       const ft_value *value)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span score = ft_shadow_normal(mentions, value->span);
    size_t next = ft_link_mentions(link, score).start;
    const ft_mention *one = mentions->mentions;
    int before, behind;

    if (next == 0 || next >= mentions->mention_count ||
        one[next - 1].core.end + FT_BESIDE < score.start ||
        one[next].span.start > score.end + FT_BESIDE)
        return -1;
    before =
        ft_party_side(match, ft_party_of_entity(link, one[next - 1].entity));
    behind = ft_party_side(match, ft_party_of_entity(link, one[next].entity));
    return before >= 0 && behind == 1 - before ? before : -1;
}

/* Rows print the score after each goal in the order of their head, others in
 * that of the sides beside it; else prose may print it either way round. */
static void find_running(const ft_link *link, size_t match, ft_claim *claim)
{
    const ft_value *value = &claim->credit->running;
    const ft_telling *head;
    int first;
    bool turn;

    claim->runs = value->kind == FT_VALUE_PAIR && value->pair[0] >= 0 &&
                  value->pair[1] >= 0 && value->pair[0] <= FT_GOALS_LIMIT &&
                  value->pair[1] <= FT_GOALS_LIMIT;
    if (!claim->runs)
        return;
    if (value->pair[0] == 1 && value->pair[1] == 1)
        claim->answers = true; /* one each: the first was the other side's */
    head = region_head(link, claim->fact, match);
    first = side_beside(link, &link->matches[match], value);
    claim->ordered = claim->list || first >= 0;
    turn = first >= 0 ? first == 1
                      : claim->list && (head->primary == 1) != head->flipped;
    claim->running[0] = value->pair[turn];
    claim->running[1] = value->pair[!turn];
}

/* "the Eagles": a run of capitals with a word swallowed before it, more than a
 * quote mark. */
static bool has_determiner(const ft_link *link, const ft_credit *credit)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_mention *mention;

    if (credit->name.kind != FT_VALUE_MENTION ||
        credit->name.mention >= mentions->mention_count)
        return false;
    mention = &mentions->mentions[credit->name.mention];
    return mention->form == FT_FORM_RUN &&
           mention->core.start > mention->span.start + 1;
}

/* A name that is a side of some match scores no goal, nor does a nickname. */
static bool is_side(const ft_link *link, const ft_credit *credit)
{
    size_t entity = ft_link_entity(link, &credit->name);

    return has_determiner(link, credit) ||
           ft_party_of(link, &credit->name) != FT_NOBODY ||
           (entity != FT_NOBODY &&
            link->input->mentions->entities[entity].kind == FT_KIND_TEAM);
}

/* A person by the longest form written, anything else as it stands. */
static ft_slice scorer_name(const ft_link *link, const ft_credit *credit)
{
    size_t entity = ft_link_entity(link, &credit->name);

    return entity != FT_NOBODY ? link->input->mentions->entities[entity].name
                               : ft_link_written(link, &credit->name);
}

static void add_claim(ft_link *link, const ft_roster *roster,
                      const ft_fact *fact, const ft_credit *credit,
                      const ft_berth *berth, ft_claim *claim)
{
    size_t index = berth->match;
    ft_candidate *match;

    if (index == FT_NOBODY || link->matches[index].dropped ||
        !ft_score_final(&link->matches[index])->told || is_side(link, credit))
        return;
    match = &link->matches[index];
    claim->fact = fact;
    claim->credit = credit;
    claim->minute_fact = claim->name_fact = fact;
    claim->name_value = &credit->name;
    claim->weak = credit->weak;
    claim->penalty = credit->penalty;
    claim->owngoal = credit->owngoal;
    claim->entity = ft_link_entity(link, &credit->name);
    claim->name = scorer_name(link, credit);
    claim->list = in_list(link, fact);
    claim->summary = sums_up(link, fact->block);
    claim->loud = ft_link_zone(link, fact->block) == FT_ZONE_POST ||
                  ft_link_zone(link, fact->block) == FT_ZONE_HEADLINE;
    claim->scorer = FT_NOBODY;
    claim->firm = firm(berth);
    claim->count = credit->count;
    claim->follows = credit->follows;
    claim->answers = credit->answers;
    find_side(link, roster, index, claim);
    find_minute(match, claim);
    read_count(match, claim);
    find_running(link, index, claim);
    if (match->last_claim)
        match->last_claim->next = claim;
    else
        match->claims = claim;
    match->last_claim = claim;
}

/* The two goals are told one after the other, so that "doubled the lead" and
 * "equalised" speak of the first. */
static bool told_in_turn(const ft_claim *one, const ft_claim *next)
{
    return next->follows != next->answers && !one->list && !next->list &&
           one->summary == next->summary &&
           (one->entity == FT_NOBODY || one->entity != next->entity ||
            next->follows);
}

/* The side, when it scored at all, or twice; else -1. */
static int with_room(const ft_candidate *match, int side, bool twice)
{
    return ft_score_final(match)->goals[side] > twice ? side : -1;
}

/* From the side of one goal to that of its neighbour. Two answers in a row are
 * one side's way back. */
static void take_turns(ft_candidate *match)
{
    ft_claim *one = NULL;

    for (ft_claim *next = match->claims; next; next = next->next) {
        if (next->gone)
            continue;
        if (one && told_in_turn(one, next)) {
            int turn = next->answers && !one->answers ? 1 : 0;

            if (one->side >= 0 && next->side < 0)
                next->side = with_room(match, one->side ^ turn, !turn);
            else if (next->side >= 0 && one->side < 0)
                one->side = with_room(match, next->side ^ turn, !turn);
        }
        one = next;
    }
}

static size_t count_credits(const ft_link *link)
{
    size_t count = 0;

    for (size_t i = 0; i < link->fact_count; i++)
        count += link->facts->facts[i].credit_count;
    return count;
}

ft_status ft_credits_link(ft_link *link)
{
    ft_roster roster = {NULL, 0, 0};
    size_t count = count_credits(link);
    ft_claim *claims = FT_NEW(link->arena, ft_claim, count);
    ft_berth *berths = FT_NEW(link->arena, ft_berth, count);
    size_t at = 0;

    if (!claims || !berths || read_roster(link, &roster) ||
        find_berths(link, &roster, berths))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];

        for (size_t k = 0; k < fact->credit_count; k++, at++)
            add_claim(link, &roster, fact, &fact->credits[k], &berths[at],
                      &claims[at]);
    }
    for (size_t i = 0; i < link->match_count; i++) {
        ft_claims_join(link, &link->matches[i]);
        take_turns(&link->matches[i]);
        ft_leans_find(link, &link->matches[i]);
    }
    return FT_OK;
}
