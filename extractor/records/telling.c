/*
 * In: one fact. Out: its telling. A rule says which slot is which side; here
 * the slots become two sides and the pairs follow them. Which match it tells is
 * left to merge.
 */
#include "records/telling.h"

#include "records/lead.h"
#include "records/party.h"

static const ft_field pair_fields[FT_PAIR_COUNT] = {
    [FT_PAIR_FT] = FT_FIELD_FT,   [FT_PAIR_HT] = FT_FIELD_HT,
    [FT_PAIR_ET] = FT_FIELD_ET,   [FT_PAIR_P] = FT_FIELD_P,
    [FT_PAIR_AGG] = FT_FIELD_AGG,
};

static ft_actor actor(const ft_link *link, const ft_fact *fact, ft_field field)
{
    const ft_value *value = ft_fact_value(fact, field);
    ft_actor out = {NULL, FT_NOBODY, 0};

    if (!value)
        return out;
    out.party = ft_party_of(link, value);
    out.role = ft_party_role(link, value);
    if (out.party != FT_NOBODY || out.role)
        out.value = value;
    return out;
}

static bool same_actor(const ft_actor *a, const ft_actor *b)
{
    if (!a->value || !b->value)
        return false;
    return a->party != FT_NOBODY ? a->party == b->party
                                 : b->party == FT_NOBODY && a->role == b->role;
}

/* The slots of one fact that name sides. */
typedef struct ft_cast {
    ft_actor team[2], result[2], place[2]; /* winner/loser, host/visitor */
} ft_cast;

static ft_cast read_cast(const ft_link *link, const ft_fact *fact)
{
    return (ft_cast){
        .team = {actor(link, fact, FT_FIELD_TEAM1),
                 actor(link, fact, FT_FIELD_TEAM2)},
        .result = {actor(link, fact, FT_FIELD_WINNER),
                   actor(link, fact, FT_FIELD_LOSER)},
        .place = {actor(link, fact, FT_FIELD_HOST),
                  actor(link, fact, FT_FIELD_VISITOR)},
    };
}

/* The pair of slots that the fact's scores follow. */
static const ft_actor *leading(const ft_cast *cast)
{
    if (cast->team[0].value || cast->team[1].value)
        return cast->team;
    if (cast->result[0].value || cast->result[1].value)
        return cast->result;
    return cast->place;
}

/* An empty side is filled from the other slots: "A won 2-1 at B" gives winner
 * and host, and B is the loser. */
static void fill(ft_telling *telling, const ft_actor others[2])
{
    for (int i = 0; i < 2; i++) {
        const ft_actor *other = &others[i];
        int empty = !telling->sides[0].value   ? 0
                    : !telling->sides[1].value ? 1
                                               : -1;

        if (empty < 0 || !other->value ||
            same_actor(other, &telling->sides[1 - empty]))
            continue;
        telling->sides[empty] = *other;
    }
}

static int index_of(const ft_telling *telling, const ft_actor *actor_)
{
    for (int i = 0; i < 2; i++)
        if (same_actor(&telling->sides[i], actor_))
            return i;
    return -1;
}

/* The index that slots such as winner/loser point at: the first one's side, or
 * the side that the second one is not. */
static int pointed(const ft_telling *telling, const ft_actor slots[2])
{
    int first = index_of(telling, &slots[0]);
    int second = index_of(telling, &slots[1]);

    if (first >= 0)
        return first;
    return second >= 0 ? 1 - second : -1;
}

static void read_sides(ft_telling *telling, const ft_cast *cast)
{
    const ft_actor *lead = leading(cast);

    telling->sides[0] = lead[0];
    telling->sides[1] = lead[1];
    if (same_actor(&lead[0], &lead[1]))
        telling->sides[1] = (ft_actor){NULL, FT_NOBODY, 0};
    fill(telling, cast->result);
    fill(telling, cast->place);
    telling->winner = pointed(telling, cast->result);
    telling->host = pointed(telling, cast->place);
    for (int i = 0; i < 2 && telling->host < 0; i++)
        if (telling->sides[i].role)
            telling->host = telling->sides[i].role == 1 ? i : 1 - i;
    telling->even = lead == cast->team;
    telling->oriented = telling->sides[0].value || telling->sides[1].value;
}

/* What no football match ends in, and other sports do: points by the dozen on
 * both sides, or one side far beyond the records with an answer. Of the
 * hundreds of thousands of internationals and league matches on record none
 * lies outside. */
static bool sane(ft_pair_kind kind, const int goals[2])
{
    int most = goals[0] > goals[1] ? goals[0] : goals[1];
    int least = goals[0] + goals[1] - most;

    if (least < 0 || most > FT_GOALS_LIMIT)
        return false;
    if (kind == FT_PAIR_P || kind == FT_PAIR_AGG)
        return true;
    return least < 8 && most <= 36 && (most <= 14 || least <= 1);
}

static void read_pairs(ft_telling *telling, const ft_fact *fact)
{
    for (int kind = 0; kind < FT_PAIR_COUNT; kind++) {
        const ft_value *value = ft_fact_value(fact, pair_fields[kind]);
        ft_pair *pair = &telling->pairs[kind];

        if (!value || value->kind != FT_VALUE_PAIR ||
            !sane((ft_pair_kind)kind, value->pair))
            continue;
        pair->value = value;
        pair->goals[0] = value->pair[0];
        pair->goals[1] = value->pair[1];
    }
    if (telling->aet && !telling->pairs[FT_PAIR_ET].value) {
        telling->pairs[FT_PAIR_ET] = telling->pairs[FT_PAIR_FT];
        telling->pairs[FT_PAIR_FT].value = NULL;
    }
}

static void swap_pair(ft_pair *pair)
{
    int first = pair->goals[0];

    pair->goals[0] = pair->goals[1];
    pair->goals[1] = first;
}

/* Prose prints the larger number first, whoever is the subject; "a 0-2 loss"
 * is printed, too. So the winner of a fact gets the larger number, and its
 * other pairs, printed in the same order, turn with it. */
static void favour_winner(ft_telling *telling)
{
    ft_pair_kind final = ft_telling_final(telling);
    ft_pair *shootout = &telling->pairs[FT_PAIR_P];
    int winner = telling->winner;

    if (telling->even || winner < 0)
        return;
    if (final != FT_PAIR_COUNT && telling->pairs[final].goals[winner] <
                                      telling->pairs[final].goals[1 - winner])
        for (int kind = 0; kind < FT_PAIR_COUNT; kind++)
            swap_pair(&telling->pairs[kind]);
    if (shootout->value &&
        shootout->goals[winner] < shootout->goals[1 - winner])
        swap_pair(shootout);
}

/* Where a side is named; one that is not stands behind the other. */
static size_t position(const ft_link *link, const ft_actor *side)
{
    const ft_mentions *mentions = link->input->mentions;

    if (!side->value)
        return SIZE_MAX;
    if (side->value->kind == FT_VALUE_MENTION)
        return mentions->mentions[side->value->mention].shadow;
    return side->value->span.start;
}

static void order_by_text(const ft_link *link, ft_telling *telling)
{
    ft_actor first = telling->sides[0];

    if (position(link, &first) <= position(link, &telling->sides[1]))
        return;
    telling->sides[0] = telling->sides[1];
    telling->sides[1] = first;
    telling->primary = 1 - telling->primary;
    if (telling->winner >= 0)
        telling->winner = 1 - telling->winner;
    if (telling->host >= 0)
        telling->host = 1 - telling->host;
    for (int kind = 0; kind < FT_PAIR_COUNT; kind++)
        swap_pair(&telling->pairs[kind]);
}

/* As rule files spell it: docs/rules.md, `status`. */
static const struct {
    ft_slice name;
    ft_match_status status;
} statuses[] = {
    {FT_SLICE("abandoned"), FT_MATCH_ABANDONED},
    {FT_SLICE("awarded"), FT_MATCH_AWARDED},
    {FT_SLICE("postponed"), FT_MATCH_POSTPONED},
};

static ft_match_status read_status(const ft_fact *fact)
{
    const ft_value *value = ft_fact_value(fact, FT_FIELD_STATUS);

    for (size_t i = 0; value && i < FT_COUNT(statuses); i++)
        if (ft_slice_equal(value->text, statuses[i].name))
            return statuses[i].status;
    return FT_MATCH_FINAL;
}

enum { FT_LINE = 64 }; /* bytes of the shadow: what is longer is a sentence */

/* A row of a list or a table, a section's head, or a block that is nearly all
 * this one result: each such line is a match of its own. */
static bool is_listed(const ft_link *link, const ft_telling *telling)
{
    const ft_fact *fact = telling->fact;
    const ft_span *block = &link->input->mentions->blocks[fact->block];
    size_t len;

    if (ft_link_summary(link, fact->block))
        return false;
    if (telling->zone == FT_ZONE_LIST || telling->zone == FT_ZONE_TABLE ||
        telling->zone == FT_ZONE_HEADING || telling->head)
        return true;
    len = fact->span.end - fact->span.start;
    return len <= FT_LINE && len * 4 >= (block->end - block->start) * 3;
}

static bool any_pair(const ft_telling *telling)
{
    for (int kind = 0; kind < FT_PAIR_COUNT; kind++)
        if (telling->pairs[kind].value)
            return true;
    return false;
}

static bool in_sentence(const ft_link *link, const ft_telling *telling,
                        size_t mention)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_span *span = &mentions->sentences[telling->fact->sentence];

    return mention != FT_NOBODY &&
           mentions->mentions[mention].shadow >= span->start &&
           mentions->mentions[mention].shadow < span->end;
}

/* The mention that names the party stands in for the slot; "the hosts" in the
 * slot has said all it can. A side from afar stands behind the one named here.
 */
bool ft_telling_infer(ft_link *link, ft_telling *telling, int side,
                      size_t party)
{
    ft_value *value = FT_NEW(link->arena, ft_value, 1);
    size_t mention = ft_party_mention(link, party, telling->fact->sentence);

    if (!value)
        return false;
    if (mention != FT_NOBODY) {
        value->kind = FT_VALUE_MENTION;
        value->mention = mention;
        value->referred = true;
    }
    telling->inferred = true;
    telling->sides[side] = (ft_actor){
        .value = mention == FT_NOBODY ? NULL : value, .party = party};
    if (in_sentence(link, telling, mention))
        order_by_text(link, telling);
    return true;
}

bool ft_telling_full(const ft_telling *telling)
{
    return telling->sides[0].party != FT_NOBODY &&
           telling->sides[1].party != FT_NOBODY;
}

int ft_telling_ahead(const ft_telling *telling)
{
    ft_pair_kind final = ft_telling_final(telling);

    if (final == FT_PAIR_COUNT ||
        telling->pairs[final].goals[0] == telling->pairs[final].goals[1])
        return -1;
    return telling->pairs[final].goals[0] > telling->pairs[final].goals[1] ? 0
                                                                           : 1;
}

/* A side that the text names paragraphs before the result, while the sentence
 * of the result names a third one: "a 1-1 tie with B means C lead" speaks of C.
 */
static bool far_fetched(const ft_link *link, const ft_telling *telling)
{
    const ft_mentions *mentions = link->input->mentions;
    size_t block = mentions->blocks[telling->fact->block].start;

    for (int i = 0; i < 2; i++) {
        const ft_value *value = telling->sides[i].value;
        size_t other = telling->sides[1 - i].party;

        if (value && value->referred && value->kind == FT_VALUE_MENTION &&
            mentions->mentions[value->mention].shadow < block &&
            ft_lead_other(link, telling->fact->sentence, other, NULL) !=
                FT_NOBODY)
            return true;
    }
    return false;
}

static bool known_side(const ft_link *link, const ft_actor *side)
{
    return side->party != FT_NOBODY &&
           link->parties.items[side->party].entry != NULL;
}

/* A nation that the fact calls the host: perhaps but the place. */
static bool may_be_place(const ft_link *link, const ft_telling *telling,
                         int side)
{
    const ft_actor *one = &telling->sides[side];

    return !ft_party_club(link, one->party) && telling->host == side &&
           ft_party_of(link, ft_fact_value(telling->fact, FT_FIELD_HOST)) ==
               one->party;
}

/* Clubs meet clubs. Of a club and a nation, the one that was only referred to
 * is not meant ("Spanish striker ... a 1-0 win over Cagliari"), nor is a nation
 * that is but the place ("a 3-0 defeat in Ukraine"). */
static void part_club_from_nation(const ft_link *link, ft_telling *telling)
{
    ft_actor *sides = telling->sides;
    bool known;

    if (!ft_telling_full(telling) || ft_party_club(link, sides[0].party) ==
                                         ft_party_club(link, sides[1].party))
        return;
    known = known_side(link, &sides[0]) && known_side(link, &sides[1]);
    for (int i = 0; i < 2; i++)
        if ((known && sides[i].value->referred) ||
            may_be_place(link, telling, i)) {
            sides[i] = (ft_actor){NULL, FT_NOBODY, 0};
            return;
        }
}

/* The text names it, not only those who come from there. */
static bool named(const ft_link *link, size_t entity)
{
    const ft_mentions *mentions = link->input->mentions;

    for (size_t i = 0; i < mentions->mention_count; i++)
        if (mentions->mentions[i].entity == entity &&
            mentions->mentions[i].form != FT_FORM_DEMONYM)
            return true;
    return false;
}

/* "The Scots took a 6-0 win over Lakewood", where no Scotland is named: the
 * nickname of a school's side. */
static void part_nation_from_town(const ft_link *link, ft_telling *telling)
{
    if (!ft_telling_full(telling))
        return;
    for (int i = 0; i < 2; i++) {
        ft_actor *side = &telling->sides[i];
        size_t entity = ft_link_entity(link, side->value);

        if (entity != FT_NOBODY && known_side(link, side) &&
            !ft_party_club(link, side->party) &&
            !known_side(link, &telling->sides[1 - i]) && !named(link, entity)) {
            *side = (ft_actor){NULL, FT_NOBODY, 0};
            return;
        }
    }
}

/* Something before it in its sentence says that earlier matches are told. */
static bool of_the_past(const ft_link *link, const ft_fact *fact)
{
    const ft_fact *facts = link->facts->facts;

    for (size_t i = (size_t)(fact - facts);
         i-- > 0 && facts[i].sentence == fact->sentence;)
        if (ft_fact_value(&facts[i], FT_FIELD_PAST))
            return true;
    return false;
}

static int read_year(const ft_fact *fact)
{
    const ft_value *value = ft_fact_value(fact, FT_FIELD_YEAR);

    return value && value->kind == FT_VALUE_INTEGER ? (int)value->integer : 0;
}

bool ft_telling_read(const ft_link *link, const ft_fact *fact, ft_telling *out)
{
    ft_cast cast = read_cast(link, fact);

    *out = (ft_telling){
        .fact = fact,
        .zone = ft_link_zone(link, fact->block),
        .mentioned = ft_fact_value(fact, FT_FIELD_MENTIONED) != NULL ||
                     of_the_past(link, fact),
        .head = ft_fact_value(fact, FT_FIELD_HEAD) != NULL,
        .aet = ft_fact_value(fact, FT_FIELD_AET) != NULL,
        .rivals = ft_fact_value(fact, FT_FIELD_RIVALS) != NULL,
        .year = read_year(fact),
        .status = read_status(fact),
        .match = FT_NOBODY,
        .sequel = FT_NOBODY,
    };
    read_sides(out, &cast);
    read_pairs(out, fact);
    favour_winner(out);
    order_by_text(link, out);
    out->listed = is_listed(link, out);
    if (!out->mentioned && far_fetched(link, out))
        return false;
    part_club_from_nation(link, out);
    part_nation_from_town(link, out);
    return any_pair(out) || out->aet || out->status != FT_MATCH_FINAL ||
           (leading(&cast) == cast.team && ft_telling_full(out));
}

static bool known(const ft_link *link, const ft_actor *side)
{
    size_t entity = ft_link_entity(link, side->value);

    if (side->party != FT_NOBODY && link->parties.items[side->party].entry)
        return true;
    return entity != FT_NOBODY &&
           link->input->mentions->entities[entity].club_like;
}

static bool credits_goals(const ft_link *link)
{
    for (size_t i = 0; i < link->fact_count; i++)
        if (link->facts->facts[i].credit_count &&
            !ft_fact_is_piece(&link->facts->facts[i]))
            return true;
    return false;
}

static void forget(ft_telling *telling)
{
    for (int side = 0; side < 2; side++)
        telling->sides[side] = (ft_actor){NULL, FT_NOBODY, 0};
    for (size_t pair = 0; pair < FT_PAIR_COUNT; pair++)
        telling->pairs[pair].value = NULL;
}

/* "Priya 6-4 Ed": two names that no table knows and that look like no club's,
 * in an article that names no football and tells of no side and of no goal
 * otherwise, are two people, unless they stand in a list of some length.
 */
static void drop_people(ft_link *link)
{
    enum { LIST_LEAST = 3 };
    size_t listed = 0;

    if (link->input->mentions->sport || credits_goals(link))
        return;
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];

        if (!ft_telling_full(telling))
            continue;
        if (known(link, &telling->sides[0]) || known(link, &telling->sides[1]))
            return;
        listed += telling->listed;
    }
    for (size_t i = 0; i < link->telling_count; i++) {
        ft_telling *telling = &link->tellings[i];

        if (!ft_telling_full(telling) ||
            (telling->listed && listed >= LIST_LEAST))
            continue;
        forget(telling);
    }
}

/* A goal is credited to this entity. */
static bool scores(const ft_link *link, size_t entity)
{
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];

        for (size_t j = 0; j < fact->credit_count; j++)
            if (ft_link_entity(link, &fact->credits[j].name) == entity)
                return true;
    }
    return false;
}

static size_t span_len(ft_span span)
{
    return span.end - span.start;
}

/* "Miller" in "Miller 1, Easton 10", whom the text names whole elsewhere and
 * credits with a goal. */
static bool is_scorer(const ft_link *link, const ft_actor *side)
{
    const ft_mentions *mentions = link->input->mentions;
    size_t entity = ft_link_entity(link, side->value);

    return entity != FT_NOBODY && side->value->kind == FT_VALUE_MENTION &&
           mentions->entities[entity].kind == FT_KIND_PERSON &&
           span_len(mentions->mentions[side->value->mention].core) <
               mentions->entities[entity].name.len &&
           !known(link, side) && scores(link, entity);
}

/* Two scorers with their minutes are no score. */
static void drop_scorers(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        ft_telling *telling = &link->tellings[i];

        if (ft_telling_full(telling) && is_scorer(link, &telling->sides[0]) &&
            is_scorer(link, &telling->sides[1]))
            forget(telling);
    }
}

ft_status ft_tellings_read(ft_link *link)
{
    link->tellings = FT_NEW(link->arena, ft_telling, link->fact_count);
    link->telling_of = FT_NEW(link->arena, size_t, link->fact_count);
    if (!link->tellings || !link->telling_of)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->fact_count; i++) {
        ft_telling *telling = &link->tellings[link->telling_count];

        link->telling_of[i] = FT_NOBODY;
        if (ft_telling_read(link, &link->facts->facts[i], telling))
            link->telling_of[i] = link->telling_count++;
    }
    drop_people(link);
    drop_scorers(link);
    return FT_OK;
}
