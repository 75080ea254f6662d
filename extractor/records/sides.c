/*
 * In: tellings, and what was said of hosts, grounds and rows. Out: the home
 * side of each match, as far as the text tells. The strongest word wins: a host
 * named in a result, a side called so beside its name, a side said to be at
 * home or away, neutral ground, the owner of the ground, the country or the
 * town of the place, a word on how the rows are ordered, and last the order of
 * a list, which says something of clubs only.
 */
#include "records/sides.h"

#include <string.h>

#include "base/ascii.h"
#include "records/name.h"
#include "records/order.h"
#include "records/party.h"
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

/* Where the character of a mention ends in the shadow. */
static size_t behind(ft_slice shadow, size_t at)
{
    for (at++;
         at < shadow.len && ((unsigned char)shadow.data[at] & 0xC0) == 0x80;)
        at++;
    return at;
}

/* An aside may end here. */
static bool closes(ft_slice shadow, size_t at)
{
    return at >= shadow.len || strchr(",.;:)\n", shadow.data[at]);
}

/* "Tahiti, the hosts,": 1 where a word beside the side's name says that it is
 * at home, 2 for a visitor, else 0. What closes the aside must follow: "...,
 * the hosts scoring late" is a clause of its own. */
static int role_beside(const ft_link *link, const ft_value *value)
{
    const ft_mentions *mentions = link->input->mentions;
    const ft_mention *next;
    size_t at;

    if (!value || value->kind != FT_VALUE_MENTION ||
        value->mention + 1 >= mentions->mention_count)
        return 0;
    next = &mentions->mentions[value->mention + 1];
    at = behind(mentions->shadow, next[-1].shadow);
    if (next->shadow != at + 2 || mentions->shadow.data[at] != ',' ||
        !closes(mentions->shadow, behind(mentions->shadow, next->shadow)))
        return 0;
    return mentions->entities[next->entity].role;
}

static ft_status home_beside(ft_link *link, const ft_telling *telling)
{
    for (int i = 0; telling->match != FT_NOBODY && i < 2; i++) {
        const ft_value *value = telling->sides[i].value;
        int role = role_beside(link, value);
        int home = role == 1 ? i : 1 - i;
        ft_status status;

        if (!role)
            continue;
        status =
            set_home(link, &link->matches[telling->match],
                     telling->flipped ? 1 - home : home, telling->fact, value);
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
           ft_ascii_same(side->ground, place->name);
}

static bool owns_country(const ft_entry *side, const ft_entry *place)
{
    return side->national && place->country.len &&
           ft_ascii_same(side->id, place->country);
}

/* Another ground of the town than the one that a table gives to the side: that
 * is where finals are played. */
static bool is_another_ground(const ft_entry *side, const ft_entry *place)
{
    return place->kind == FT_KIND_GROUND && side->ground.len &&
           !ft_name_contains(side->ground, place->name) &&
           !ft_name_contains(place->name, side->ground);
}

static bool owns_town(const ft_entry *side, const ft_entry *place)
{
    ft_slice town = place->kind == FT_KIND_CITY ? place->name : place->city;

    return !side->national && side->city.len && town.len &&
           ft_ascii_same(side->city, town) && !is_another_ground(side, place);
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

/* A ground that is said to be the match's and is known to be that of the side
 * that was away: the sentence spoke of something else. */
static bool is_visitors_ground(const ft_link *link, const ft_candidate *match,
                               const ft_settled_text *place)
{
    const ft_entry *ground =
        place->entity == FT_NOBODY
            ? NULL
            : link->input->mentions->entities[place->entity].entry;

    return ground && place->tie < (int)FT_TIE_SENTENCE &&
           (match->home == 0 || match->home == 1) &&
           owner(link, match->party, ground, owns_ground) == 1 - match->home;
}

/* "FARMINGTON -- ..." over a match of Farmington: the one side that bears the
 * name of the place, when no table knows its town. */
static int namesake(const ft_link *link, const size_t party[2], ft_slice place)
{
    bool own[2];

    for (int side = 0; side < 2; side++) {
        const ft_party *one = &link->parties.items[party[side]];

        own[side] = ft_name_contains(one->name, place);
        if (one->entry && own[side] &&
            (one->entry->national || one->entry->city.len))
            return -1;
    }
    return own[0] == own[1] ? -1 : own[0] ? 0 : 1;
}

static ft_status home_by_place(ft_link *link, ft_candidate *match,
                               ft_settled_text *place)
{
    int side;

    if (is_visitors_ground(link, match, place))
        *place = (ft_settled_text){.text = {NULL, 0}, .entity = FT_NOBODY};
    if (place->text.len == 0 || match->home != FT_HOME_UNTOLD)
        return FT_OK;
    side = ft_sides_owner(link, match->party, place->entity);
    if (side < 0 && place == &match->city)
        side = namesake(link, match->party, place->text);
    if (side < 0)
        return FT_OK;
    match->home = side;
    return ft_link_prove_all(link, &match->home_proofs, &place->proofs)
               ? FT_OK
               : FT_ERR_MEMORY;
}

/* Rows and score lines of clubs name the host first. */
static ft_status home_by_order(ft_link *link, const ft_telling *telling,
                               bool commas)
{
    ft_candidate *match;

    if (telling->match == FT_NOBODY)
        return FT_OK;
    match = &link->matches[telling->match];
    if (match->home != FT_HOME_UNTOLD ||
        !ft_order_host_first(link, telling, commas))
        return FT_OK;
    return set_home(link, match,
                    telling->flipped ? 1 - telling->primary : telling->primary,
                    telling->fact, NULL);
}

static const ft_value *order_said(const ft_fact *fact)
{
    const ft_value *value = ft_fact_value(fact, FT_FIELD_HOSTS_FIRST);

    return value ? value : ft_fact_value(fact, FT_FIELD_GUESTS_FIRST);
}

/* "Visitors listed first": it holds for the rows behind, and where it stands
 * at the foot of a list for those before it. */
static ft_status home_by_notice(ft_link *link, const ft_fact *notice,
                                const ft_telling *telling)
{
    int home = telling->primary;

    if (telling->match == FT_NOBODY || !ft_order_is_line(link, telling))
        return FT_OK;
    if (ft_fact_value(notice, FT_FIELD_GUESTS_FIRST))
        home = 1 - home;
    return set_home(link, &link->matches[telling->match],
                    telling->flipped ? 1 - home : home, notice,
                    order_said(notice));
}

static ft_status home_by_notices(ft_link *link)
{
    const ft_fact *notice = NULL;

    for (size_t i = 0; !notice && i < link->fact_count; i++)
        if (order_said(&link->facts->facts[i]))
            notice = &link->facts->facts[i];
    for (size_t i = 0; notice && i < link->fact_count; i++) {
        ft_status status;

        if (order_said(&link->facts->facts[i]))
            notice = &link->facts->facts[i];
        if (link->telling_of[i] != FT_NOBODY &&
            (status = home_by_notice(link, notice,
                                     &link->tellings[link->telling_of[i]])))
            return status;
    }
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

static ft_status home_by_names(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        ft_status status = home_beside(link, &link->tellings[i]);

        if (status)
            return status;
    }
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
    bool commas = ft_order_commas(link);
    ft_status status;

    if ((status = prove_names(link)) || (status = home_by_tellings(link)) ||
        (status = home_by_names(link)) || (status = home_by_facts(link)) ||
        (status = home_by_places(link)) || (status = home_by_notices(link)))
        return status;
    for (size_t i = 0; i < link->telling_count; i++)
        if ((status = home_by_order(link, &link->tellings[i], commas)))
            return status;
    return FT_OK;
}
