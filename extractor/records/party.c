/*
 * In: the entities and the slots in which sides stand. Out: the parties. Two
 * entities are one party when a table gives them the same entry and no
 * qualifier ("women", "u20") parts them, or when the words of one unknown name
 * are all among those of another. Who met whom is left to the others.
 */
#include "records/party.h"

#include "base/ascii.h"
#include "records/name.h"

enum { FT_VARIANT_LIMIT = 64 }; /* qualified sides of one article */

static const ft_field side_fields[] = {
    FT_FIELD_TEAM1,   FT_FIELD_TEAM2,        FT_FIELD_WINNER,
    FT_FIELD_LOSER,   FT_FIELD_HOST,         FT_FIELD_VISITOR,
    FT_FIELD_AT_HOME, FT_FIELD_SCORERS_TEAM, FT_FIELD_ON_ROAD,
};

static bool is_side_field(ft_field field)
{
    for (size_t i = 0; i < FT_COUNT(side_fields); i++)
        if (side_fields[i] == field)
            return true;
    return false;
}

/* While names are collected, what each entity was seen as. */
typedef struct ft_sightings {
    bool *side;   /* in a slot for sides */
    bool *member; /* said to belong to a side */
} ft_sightings;

static void sight(const ft_link *link, bool *seen, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);

    if (entity != FT_NOBODY)
        seen[entity] = true;
}

static void sight_fact(const ft_link *link, const ft_fact *fact,
                       ft_sightings *seen)
{
    for (size_t i = 0; i < fact->slot_count; i++) {
        const ft_slot *slot = &fact->slots[i];

        if (is_side_field(slot->field))
            sight(link, seen->side, &slot->value);
        else if (slot->field == FT_FIELD_MEMBER)
            sight(link, seen->member, &slot->value);
    }
    for (size_t i = 0; i < fact->credit_count; i++) {
        sight(link, seen->side, &fact->credits[i].team);
        sight(link, seen->side, &fact->credits[i].against);
    }
}

/* A known team always; another name only when it looks like a club's or stands
 * where sides stand, and not when the text says that it belongs to a side. */
static bool makes_party(const ft_entity *entity, bool side, bool member)
{
    if (entity->role)
        return false;
    if (entity->kind == FT_KIND_TEAM)
        return true;
    return (side || entity->club_like) && !member &&
           (entity->kind == FT_KIND_PERSON || entity->kind == FT_KIND_CITY);
}

static size_t add_party(ft_parties *parties, const ft_entry *entry,
                        ft_slice name)
{
    parties->items[parties->count] = (ft_party){
        .entry = entry,
        .name = name,
        .root = parties->count,
        .matches = FT_NOBODY,
    };
    return parties->count++;
}

static void add_entities(ft_link *link, const ft_sightings *seen)
{
    const ft_mentions *mentions = link->input->mentions;

    for (size_t i = 0; i < mentions->entity_count; i++) {
        const ft_entity *entity = &mentions->entities[i];

        link->parties.of_entity[i] = FT_NOBODY;
        if (makes_party(entity, seen->side[i], seen->member[i]))
            link->parties.of_entity[i] =
                add_party(&link->parties,
                          entity->kind == FT_KIND_TEAM ? entity->entry : NULL,
                          entity->name);
    }
}

static size_t find_written(const ft_parties *parties, ft_slice name)
{
    for (size_t i = 0; i < parties->count; i++)
        if (ft_ascii_same(parties->items[i].name, name))
            return parties->items[i].root;
    return FT_NOBODY;
}

static void add_written(ft_link *link, const ft_value *value)
{
    ft_slice name = ft_link_written(link, value);

    if (value->kind != FT_VALUE_TEXT || name.len == 0 ||
        find_written(&link->parties, name) != FT_NOBODY)
        return;
    link->parties.items[add_party(&link->parties, NULL, name)].written = true;
}

static void add_texts(ft_link *link)
{
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];

        for (size_t k = 0; k < fact->slot_count; k++)
            if (is_side_field(fact->slots[k].field))
                add_written(link, &fact->slots[k].value);
    }
}

/* Side slots filled with mere text: room for that many more parties. */
static size_t count_texts(const ft_link *link)
{
    size_t count = 0;

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];

        for (size_t k = 0; k < fact->slot_count; k++)
            if (is_side_field(fact->slots[k].field) &&
                fact->slots[k].value.kind == FT_VALUE_TEXT)
                count++;
    }
    return count;
}

/* The only other qualified side of the same entry would part "Canada" from
 * "Canada women": then the plain name stays its own party. */
static bool only_variant(const ft_mentions *mentions, const size_t *variants,
                         size_t count, size_t variant)
{
    for (size_t i = 0; i < count; i++)
        if (variants[i] != variant && mentions->entities[variants[i]].entry ==
                                          mentions->entities[variant].entry)
            return false;
    return true;
}

static void join_plain(ft_link *link, size_t variant)
{
    const ft_mentions *mentions = link->input->mentions;
    size_t *of_entity = link->parties.of_entity;

    for (size_t i = 0; i < mentions->entity_count; i++)
        if (of_entity[i] != FT_NOBODY && !mentions->entities[i].variant.len &&
            mentions->entities[i].entry == mentions->entities[variant].entry)
            link->parties.items[of_entity[i]].root = of_entity[variant];
}

/* An article on the women's side says "Canada" for it, too. */
static void join_variants(ft_link *link)
{
    const ft_mentions *mentions = link->input->mentions;
    size_t variants[FT_VARIANT_LIMIT];
    size_t count = 0;

    for (size_t i = 0; i < mentions->entity_count; i++)
        if (link->parties.of_entity[i] != FT_NOBODY &&
            mentions->entities[i].entry && mentions->entities[i].variant.len &&
            count < FT_VARIANT_LIMIT)
            variants[count++] = i;
    for (size_t i = 0; i < count; i++)
        if (only_variant(mentions, variants, count, variants[i]))
            join_plain(link, variants[i]);
}

ft_status ft_parties_collect(ft_link *link)
{
    size_t entities = link->input->mentions->entity_count;
    size_t room = entities + count_texts(link);
    ft_sightings seen = {FT_NEW(link->arena, bool, entities),
                         FT_NEW(link->arena, bool, entities)};

    link->parties.items = FT_NEW(link->arena, ft_party, room);
    link->parties.of_entity = FT_NEW(link->arena, size_t, entities);
    if (!seen.side || !seen.member || !link->parties.items ||
        !link->parties.of_entity)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->fact_count; i++)
        sight_fact(link, &link->facts->facts[i], &seen);
    add_entities(link, &seen);
    join_variants(link);
    add_texts(link);
    return FT_OK;
}

/* Whether a party stands on either side of a telling that names two. */
static int side_in(const ft_telling *telling, size_t party)
{
    if (telling->sides[0].party == FT_NOBODY ||
        telling->sides[1].party == FT_NOBODY)
        return -1;
    if (telling->sides[0].party == party)
        return 0;
    return telling->sides[1].party == party ? 1 : -1;
}

static bool akin(const ft_parties *parties, size_t a, size_t b)
{
    return a == b ||
           ft_name_stands_for(parties->items[a].name, parties->items[b].name) ||
           ft_name_stands_for(parties->items[b].name, parties->items[a].name);
}

/* Two tellings give the same score to sides of like names. */
static bool same_result(const ft_parties *parties, const ft_telling *a, int at,
                        const ft_telling *b, int bt)
{
    ft_pair_kind fa = ft_telling_final(a);
    ft_pair_kind fb = ft_telling_final(b);

    return fa != FT_PAIR_COUNT && fb != FT_PAIR_COUNT &&
           a->pairs[fa].goals[at] == b->pairs[fb].goals[bt] &&
           a->pairs[fa].goals[1 - at] == b->pairs[fb].goals[1 - bt] &&
           akin(parties, a->sides[1 - at].party, b->sides[1 - bt].party);
}

static bool plays(const ft_link *link, size_t party)
{
    for (size_t i = 0; i < link->telling_count; i++)
        if (link->tellings[i].sides[0].party == party ||
            link->tellings[i].sides[1].party == party)
            return true;
    return false;
}

/* "Elm" and "Elm Juniors" may be two clubs: when both play, results told of the
 * shorter name must be results of the longer one, too. */
static bool results_agree(const ft_link *link, size_t part, size_t whole)
{
    if (!plays(link, whole))
        return true;
    for (size_t i = 0; i < link->telling_count; i++) {
        int at = side_in(&link->tellings[i], part);
        bool told = at < 0;

        for (size_t k = 0; k < link->telling_count && !told; k++) {
            int bt = side_in(&link->tellings[k], whole);

            told = bt >= 0 && same_result(&link->parties, &link->tellings[i],
                                          at, &link->tellings[k], bt);
        }
        if (!told)
            return false;
    }
    return true;
}

/* The one party whose name holds all words of this unknown one, or FT_NOBODY.
 */
static size_t longer_name(const ft_parties *parties, size_t part)
{
    size_t found = FT_NOBODY;

    for (size_t i = 0; i < parties->count; i++) {
        if (i == part || parties->items[i].root != i ||
            parties->items[i].name.len <= parties->items[part].name.len ||
            !ft_name_stands_for(parties->items[part].name,
                                parties->items[i].name))
            continue;
        if (found != FT_NOBODY)
            return FT_NOBODY;
        found = i;
    }
    return found;
}

/* The known party that this unknown name is a slip of the pen for, when both
 * have the same result against the same side, or FT_NOBODY. */
static size_t meant_name(const ft_link *link, size_t slip)
{
    const ft_parties *parties = &link->parties;

    for (size_t i = 0; i < parties->count; i++)
        if (i != slip && parties->items[i].root == i &&
            ft_name_slip(parties->items[slip].name, parties->items[i].name) &&
            plays(link, i) && results_agree(link, slip, i))
            return i;
    return FT_NOBODY;
}

static size_t root_of(const ft_parties *parties, size_t party)
{
    while (party != FT_NOBODY && parties->items[party].root != party)
        party = parties->items[party].root;
    return party;
}

void ft_parties_join(ft_link *link)
{
    ft_parties *parties = &link->parties;
    size_t compared = 0;

    for (size_t i = 0; i < parties->count && compared < FT_UNKNOWN_LIMIT; i++) {
        size_t whole;

        if (parties->items[i].entry || parties->items[i].root != i)
            continue;
        compared++;
        whole = longer_name(parties, i);
        if (whole == FT_NOBODY)
            whole = meant_name(link, i);
        if (whole != FT_NOBODY && results_agree(link, i, whole))
            parties->items[i].root = whole;
    }
    for (size_t i = 0; i < link->telling_count; i++)
        for (int side = 0; side < 2; side++)
            link->tellings[i].sides[side].party =
                root_of(parties, link->tellings[i].sides[side].party);
}

size_t ft_party_of_entity(const ft_link *link, size_t entity)
{
    return entity == FT_NOBODY
               ? FT_NOBODY
               : root_of(&link->parties, link->parties.of_entity[entity]);
}

size_t ft_party_of(const ft_link *link, const ft_value *value)
{
    if (!value)
        return FT_NOBODY;
    if (value->kind == FT_VALUE_TEXT)
        return root_of(
            &link->parties,
            find_written(&link->parties, ft_link_written(link, value)));
    return ft_party_of_entity(link, ft_link_entity(link, value));
}

int ft_party_role(const ft_link *link, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);

    return entity == FT_NOBODY ? 0
                               : link->input->mentions->entities[entity].role;
}

int ft_party_side(const ft_candidate *match, size_t party)
{
    if (party == FT_NOBODY)
        return -1;
    return match->party[0] == party ? 0 : match->party[1] == party ? 1 : -1;
}

bool ft_party_club(const ft_link *link, size_t party)
{
    const ft_entry *entry = link->parties.items[party].entry;

    return !entry || !entry->national;
}

enum { FT_NAME_LOOK = 4096 }; /* mentions looked back through for a name */

size_t ft_party_mention(const ft_link *link, size_t party, size_t sentence)
{
    const ft_mentions *mentions = link->input->mentions;
    size_t from =
        ft_link_mentions(link, mentions->text->sentences[sentence].span).end;

    for (size_t i = 0; i < from && i < FT_NAME_LOOK; i++)
        if (ft_party_of_entity(link, mentions->mentions[from - 1 - i].entity) ==
            party)
            return from - 1 - i;
    for (size_t i = from; i < mentions->mention_count; i++)
        if (ft_party_of_entity(link, mentions->mentions[i].entity) == party)
            return i;
    return FT_NOBODY;
}
