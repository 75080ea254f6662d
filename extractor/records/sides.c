/*
 * In: tellings, and what was said of hosts, grounds and rows. Out: the home
 * side of each match, as far as the text tells. The strongest word wins: a host
 * named in a result, a side said to be at home or away, neutral ground, the
 * owner of the ground, the country or the town of the place, and last the order
 * of a list, which says something of clubs only.
 */
#include "records/sides.h"

#include "records/name.h"
#include "records/party.h"
#include "records/telling.h"
#include "records/topic.h"

/* Sets the home side where nothing stronger has; proves it in any case that
 * agrees. */
static ft_status set_home(ft_link *link, ft_candidate *match, int home,
                          const ft_fact *fact, const ft_value *value)
{
    if (match->home == FT_HOME_UNTOLD)
        match->home = home;
    if (match->home != home)
        return FT_OK;
    return ft_link_prove(link, &match->home_proofs, fact, value)
               ? FT_OK
               : FT_ERR_MEMORY;
}

static const ft_value *host_value(const ft_telling *telling)
{
    const ft_value *value = ft_fact_value(telling->fact, FT_FIELD_HOST);

    if (!value)
        value = ft_fact_value(telling->fact, FT_FIELD_VISITOR);
    return value ? value : telling->sides[telling->host].value;
}

static ft_status home_by_tellings(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];
        ft_status status;

        if (telling->match == FT_NOBODY || telling->host < 0)
            continue;
        status = set_home(link, &link->matches[telling->match],
                          telling->flipped ? 1 - telling->host : telling->host,
                          telling->fact, host_value(telling));
        if (status)
            return status;
    }
    return FT_OK;
}

/* "at home", "on the road": of the match told here, if the side plays in it. */
static ft_status home_by_side(ft_link *link, const ft_fact *fact,
                              ft_field field, bool away)
{
    const ft_value *value = ft_fact_value(fact, field);
    ft_tie tie;
    size_t match;
    int side;

    if (!value)
        return FT_OK;
    match = ft_topic_of(link, fact, &tie);
    if (match == FT_NOBODY ||
        (tie != FT_TIE_SENTENCE && ft_topic_others(link, fact, match)))
        return FT_OK;
    side = ft_party_side(&link->matches[match], ft_party_of(link, value));
    if (side < 0)
        return FT_OK;
    return set_home(link, &link->matches[match], away ? 1 - side : side, fact,
                    value);
}

/* A host named apart from any result: the same, of its match. */
static ft_status home_by_fact(ft_link *link, size_t index)
{
    const ft_fact *fact = &link->facts->facts[index];
    ft_status status;

    if ((status = home_by_side(link, fact, FT_FIELD_AT_HOME, false)) ||
        (status = home_by_side(link, fact, FT_FIELD_ON_ROAD, true)))
        return status;
    if (link->telling_of[index] != FT_NOBODY)
        return FT_OK;
    if ((status = home_by_side(link, fact, FT_FIELD_HOST, false)))
        return status;
    return home_by_side(link, fact, FT_FIELD_VISITOR, true);
}

static ft_status home_by_neutral(ft_link *link, const ft_fact *fact)
{
    const ft_value *value = ft_fact_value(fact, FT_FIELD_NEUTRAL);
    size_t match;

    if (!value)
        return FT_OK;
    match = ft_topic_of(link, fact, NULL);
    return match == FT_NOBODY ? FT_OK
                              : set_home(link, &link->matches[match],
                                         FT_HOME_NEUTRAL, fact, value);
}

/* What makes a place a side's own. */
typedef bool ft_owns(const ft_entry *side, const ft_entry *place);

static bool owns_ground(const ft_entry *side, const ft_entry *place)
{
    return place->kind == FT_KIND_GROUND && side->ground.len &&
           ft_name_alike(side->ground, place->name);
}

static bool owns_country(const ft_entry *side, const ft_entry *place)
{
    return side->national && place->country.len &&
           ft_name_alike(side->id, place->country);
}

static bool owns_town(const ft_entry *side, const ft_entry *place)
{
    ft_slice town = place->kind == FT_KIND_CITY ? place->name : place->city;

    return !side->national && side->city.len && town.len &&
           ft_name_alike(side->city, town);
}

/* The one side that owns the place; neither when both do. */
static int owner(const ft_link *link, const size_t party[2],
                 const ft_entry *place, ft_owns *owns)
{
    bool own[2];

    for (int side = 0; side < 2; side++) {
        const ft_entry *entry = link->parties.items[party[side]].entry;

        own[side] = entry && owns(entry, place);
    }
    return own[0] == own[1] ? -1 : own[0] ? 0 : 1;
}

int ft_sides_owner(const ft_link *link, const size_t party[2], size_t entity)
{
    static ft_owns *const ways[] = {owns_ground, owns_country, owns_town};
    const ft_entry *place = entity == FT_NOBODY
                                ? NULL
                                : link->input->mentions->entities[entity].entry;

    for (size_t i = 0; place && i < FT_COUNT(ways); i++) {
        int side = owner(link, party, place, ways[i]);

        if (side >= 0)
            return side;
    }
    return -1;
}

static ft_status home_by_place(ft_link *link, ft_candidate *match,
                               const ft_settled_text *place)
{
    int side;

    if (place->text.len == 0 || match->home != FT_HOME_UNTOLD)
        return FT_OK;
    side = ft_sides_owner(link, match->party, place->entity);
    if (side < 0)
        return FT_OK;
    match->home = side;
    return ft_link_prove_all(link, &match->home_proofs, &place->proofs)
               ? FT_OK
               : FT_ERR_MEMORY;
}

static bool letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

static bool digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A comma follows the number at `at`. */
static bool comma_behind(ft_slice shadow, size_t at)
{
    while (at < shadow.len && digit(shadow.data[at]))
        at++;
    return at < shadow.len && shadow.data[at] == ',';
}

/* What stands in brackets does not count: "A (h) 2", "A (1) 2". */
static bool only_signs(ft_slice shadow, size_t from, size_t to)
{
    bool inside = false;

    for (size_t i = from; i < to; i++) {
        char byte = shadow.data[i];

        if (byte == '(' || byte == ')')
            inside = byte == '(';
        else if (!inside && (letter(byte) || digit(byte)))
            return false;
    }
    return true;
}

/* How a score line is laid out. */
typedef enum ft_layout {
    FT_LAYOUT_NONE,
    FT_LAYOUT_SIGNS, /* "A 2-1 B", "A 2 B 1" */
    FT_LAYOUT_COMMA  /* "A 2, B 1" */
} ft_layout;

/* Nothing but signs stands between the first side and its number; "A hold B
 * 1-1" says nothing of the host. */
static ft_layout layout(const ft_link *link, const ft_telling *telling)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_pair_kind kind = ft_telling_final(telling);
    const ft_value *first = telling->sides[telling->primary].value;
    size_t from;
    size_t to;

    if (kind == FT_PAIR_COUNT || !telling->even || telling->inferred ||
        !first || first->kind != FT_VALUE_MENTION)
        return FT_LAYOUT_NONE;
    from = first->span.end;
    to = telling->pairs[kind].value->span.start;
    if (from > to || !only_signs(mentions->shadow, from, to))
        return FT_LAYOUT_NONE;
    return comma_behind(mentions->shadow, to) ? FT_LAYOUT_COMMA
                                              : FT_LAYOUT_SIGNS;
}

/* Some outlets print "A 2, B 1" with the winner first, some with the host. One
 * line of an article in which the loser stands first tells which. */
static bool commas_name_hosts(const ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];

        if (layout(link, telling) == FT_LAYOUT_COMMA &&
            ft_telling_ahead(telling) == 1 - telling->primary)
            return true;
    }
    return false;
}

/* A row such as "A v B 2-0": both sides before the score. */
static bool paired_row(const ft_telling *telling)
{
    ft_pair_kind kind = ft_telling_final(telling);
    const ft_value *second = telling->sides[1 - telling->primary].value;

    return (telling->zone == FT_ZONE_LIST || telling->zone == FT_ZONE_TABLE ||
            telling->head) &&
           kind != FT_PAIR_COUNT && second &&
           second->span.end <= telling->pairs[kind].value->span.start;
}

/* Rows and score lines of clubs name the host first. */
static ft_status home_by_order(ft_link *link, const ft_telling *telling,
                               bool commas)
{
    ft_layout lines = layout(link, telling);
    ft_candidate *match;

    if (telling->match == FT_NOBODY || !telling->even || telling->inferred)
        return FT_OK;
    match = &link->matches[telling->match];
    if (match->home != FT_HOME_UNTOLD ||
        !ft_party_club(link, match->party[0]) ||
        !ft_party_club(link, match->party[1]))
        return FT_OK;
    if (lines == FT_LAYOUT_SIGNS || (lines == FT_LAYOUT_COMMA && commas) ||
        paired_row(telling))
        return set_home(link, match,
                        telling->flipped ? 1 - telling->primary
                                         : telling->primary,
                        telling->fact, NULL);
    return FT_OK;
}

static ft_status prove_telling(ft_link *link, const ft_telling *telling)
{
    for (int i = 0; i < 2; i++) {
        int side = telling->flipped ? 1 - i : i;
        ft_candidate *match = &link->matches[telling->match];

        if (telling->sides[i].value && !telling->sides[i].role &&
            !ft_link_prove(link, &match->team_proofs[side], telling->fact,
                           telling->sides[i].value))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

static ft_status prove_names(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++)
        if (link->tellings[i].match != FT_NOBODY &&
            prove_telling(link, &link->tellings[i]))
            return FT_ERR_MEMORY;
    return FT_OK;
}

static ft_status home_by_facts(ft_link *link)
{
    for (size_t i = 0; i < link->fact_count; i++) {
        ft_status status = home_by_fact(link, i);

        if (!status)
            status = home_by_neutral(link, &link->facts->facts[i]);
        if (status)
            return status;
    }
    return FT_OK;
}

static ft_status home_by_places(ft_link *link)
{
    for (size_t i = 0; i < link->match_count; i++) {
        ft_candidate *match = &link->matches[i];
        ft_status status = home_by_place(link, match, &match->venue);

        if (!status)
            status = home_by_place(link, match, &match->city);
        if (status)
            return status;
    }
    return FT_OK;
}

ft_status ft_sides_settle(ft_link *link)
{
    bool commas = commas_name_hosts(link);
    ft_status status;

    if ((status = prove_names(link)) || (status = home_by_tellings(link)) ||
        (status = home_by_facts(link)) || (status = home_by_places(link)))
        return status;
    for (size_t i = 0; i < link->telling_count; i++)
        if ((status = home_by_order(link, &link->tellings[i], commas)))
            return status;
    return FT_OK;
}
