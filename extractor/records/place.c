/*
 * In: a value that names a ground or a town. Out: the place of a match, under
 * the name that the text or a table gives it. A town comes from a dateline or
 * from the name of the ground where nothing else tells it.
 */
#include "records/place.h"

#include "base/ascii.h"
#include "records/name.h"
#include "records/party.h"
#include "records/settle.h"
#include "records/topic.h"

/* A club's name goes on behind the place, by a word and not by letters such as
 * "BK": "In Wakiso, Wakiso Giants won". */
static bool begins_name(ft_slice name, ft_slice place)
{
    enum { LEAST = 4 };

    return place.len && name.len > place.len + LEAST &&
           name.data[place.len] == ' ' &&
           ft_ascii_same((ft_slice){name.data, place.len}, place);
}

/* A side is no place, but a club may bear the name of its town. */
static bool is_place(const ft_link *link, const ft_value *value)
{
    size_t entity = ft_link_entity(link, value);
    const ft_entry *entry = ft_link_entry(link, value);

    if (entity == FT_NOBODY ||
        link->input->mentions->entities[entity].kind != FT_KIND_TEAM)
        return true;
    return entry && !entry->national &&
           ((entry->city.len &&
             ft_ascii_same(entry->city, ft_link_written(link, value))) ||
            begins_name(entry->name, ft_link_written(link, value)));
}

static bool in_capitals(ft_slice text)
{
    bool upper = false;

    for (size_t i = 0; i < text.len; i++) {
        if (ft_is_lower(text.data[i]))
            return false;
        upper = upper || ft_is_upper(text.data[i]);
    }
    return upper;
}

/* "SAN JOSE" -> "San Jose"; NULL data when memory is out. */
static ft_slice title_case(ft_link *link, ft_slice text)
{
    char *out = FT_NEW(link->arena, char, text.len + 1);
    bool begins = true;

    if (!out)
        return (ft_slice){NULL, 0};
    for (size_t i = 0; i < text.len; i++) {
        bool upper = ft_is_upper(text.data[i]);

        out[i] = text.data[i];
        if (upper && !begins)
            out[i] = (char)(out[i] - 'A' + 'a');
        begins = text.data[i] == ' ' || text.data[i] == '-';
    }
    return (ft_slice){out, text.len};
}

/* A place as written; the table's name where that only adds words ("Hampden":
 * "Hampden Park"), or where the text has it in capitals. */
static ft_status place_name(ft_link *link, const ft_value *value, ft_slice *out)
{
    const ft_entry *entry = ft_link_entry(link, value);
    ft_slice written = ft_link_written(link, value);

    *out = written;
    if (entry && entry->kind != FT_KIND_TEAM &&
        (in_capitals(written) || ft_name_contains(entry->name, written)))
        *out = entry->name;
    else if (in_capitals(written) && value->kind == FT_VALUE_MENTION)
        *out = title_case(link, written);
    return out->data || written.len == 0 ? FT_OK : FT_ERR_MEMORY;
}

bool ft_place_elsewhere(const ft_link *link, const ft_candidate *match,
                        const ft_value *value)
{
    const ft_entry *ground = ft_link_entry(link, value);
    const ft_parties *parties = &link->parties;
    bool others = false;

    for (size_t i = 0; ground && i < parties->count; i++) {
        const ft_entry *side = parties->items[i].entry;

        if (!side || !side->ground.len || ground->kind != FT_KIND_GROUND ||
            !ft_ascii_same(side->ground, ground->name))
            continue;
        if (ft_party_side(match, parties->items[i].root) >= 0)
            return false;
        others = true;
    }
    return others;
}

ft_status ft_place_settle(ft_link *link, ft_settled_text *place,
                          const ft_fact *fact, const ft_value *value, int tie)
{
    ft_slice name;

    if (!is_place(link, value))
        return FT_OK;
    return place_name(link, value, &name)
               ? FT_ERR_MEMORY
               : ft_settle_text(link, place, fact, value, name, tie);
}

/* The town of a side: of the club, or of its ground. */
static bool lives_in(const ft_entry *side, const ft_entry *town)
{
    if (side->national)
        return town->country.len && ft_ascii_same(side->id, town->country);
    return side->city.len && ft_ascii_same(side->city, town->name);
}

/* Reports are often written elsewhere: a dateline is the town of the match when
 * one of its sides is at home there, or no table knows either of them. */
static bool plays_there(const ft_link *link, const ft_candidate *match,
                        const ft_entry *town)
{
    bool known = false;

    for (int i = 0; i < 2; i++) {
        const ft_entry *side = link->parties.items[match->party[i]].entry;

        known = known || side;
        if (side && town && town->kind != FT_KIND_TEAM && lives_in(side, town))
            return true;
        if (side && town == side)
            return true;
    }
    return !known;
}

static ft_status set_dateline(ft_link *link, const ft_fact *fact)
{
    const ft_value *value = ft_fact_value(fact, FT_FIELD_DATELINE);
    ft_candidate *match;
    size_t index;
    ft_tie tie;

    if (!value || (index = ft_topic_of(link, fact, &tie)) == FT_NOBODY)
        return FT_OK;
    match = &link->matches[index];
    if (match->city.text.len ||
        (tie == FT_TIE_MAIN && !ft_link_opening(link, fact->block)) ||
        !plays_there(link, match, ft_link_entry(link, value)))
        return FT_OK;
    return ft_place_settle(link, &match->city, fact, value, (int)FT_TIE_NONE);
}

static ft_status set_datelines(ft_link *link)
{
    for (size_t i = 0; i < link->fact_count; i++) {
        ft_status status = set_dateline(link, &link->facts->facts[i]);

        if (status)
            return status;
    }
    return FT_OK;
}

/* "Cape Town Stadium" says its town. */
static ft_status town_of_ground(ft_link *link, ft_candidate *match)
{
    const ft_settled_text *venue = &match->venue;
    const ft_entry *ground;

    if (match->city.text.len || !venue->text.len || venue->entity == FT_NOBODY)
        return FT_OK;
    ground = link->input->mentions->entities[venue->entity].entry;
    if (!ground || ground->kind != FT_KIND_GROUND ||
        !ft_name_contains(venue->text, ground->city))
        return FT_OK;
    match->city = (ft_settled_text){
        .text = ground->city, .entity = FT_NOBODY, .tie = venue->tie};
    return ft_link_prove_all(link, &match->city.proofs, &venue->proofs)
               ? FT_OK
               : FT_ERR_MEMORY;
}

ft_status ft_places_settle(ft_link *link)
{
    ft_status status = set_datelines(link);

    for (size_t i = 0; !status && i < link->match_count; i++)
        status = town_of_ground(link, &link->matches[i]);
    return status;
}
