/*
 * In: facts with a place, a crowd or a competition. Out: these fields of the
 * matches, and their days. The nearest tie wins: a value in the sentence of a
 * result belongs to it; one elsewhere belongs to the section, the block or the
 * article's own match. A match told in passing has only what its own sentence
 * says of it.
 */
#include "records/setting.h"

#include "records/competition.h"
#include "records/date.h"
#include "records/place.h"
#include "records/settle.h"
#include "records/topic.h"

/* "The first meeting was lost in Kumasi": the sentence speaks of the past
 * before it comes to the place. */
static bool of_the_past(const ft_link *link, const ft_fact *fact)
{
    ft_span range = ft_link_facts(link, fact->sentence);

    for (size_t i = range.start; i < range.end; i++) {
        const ft_fact *other = &link->facts->facts[i];

        if (other->span.start < fact->span.start &&
            ft_fact_value(other, FT_FIELD_PAST))
            return true;
    }
    return false;
}

static ft_status set_slot(ft_link *link, ft_candidate *match,
                          const ft_fact *fact, const ft_slot *slot, ft_tie tie)
{
    const ft_value *value = &slot->value;

    switch (slot->field) {
    case FT_FIELD_VENUE:
        return tie != FT_TIE_SENTENCE &&
                       (of_the_past(link, fact) ||
                        ft_place_elsewhere(link, match, value))
                   ? FT_OK
                   : ft_place_settle(link, &match->venue, fact, value,
                                     (int)tie);
    case FT_FIELD_CITY:
        return ft_topic_far(link, fact, tie) ||
                       (tie != FT_TIE_SENTENCE && of_the_past(link, fact))
                   ? FT_OK
                   : ft_place_settle(link, &match->city, fact, value, (int)tie);
    case FT_FIELD_COMPETITION:
        return ft_topic_far(link, fact, tie)
                   ? FT_OK
                   : ft_competition_settle(link, match, fact, value, (int)tie);
    case FT_FIELD_ATTENDANCE:
        return ft_settle_crowd(link, match, fact, value, (int)tie);
    default:
        return FT_OK;
    }
}

static bool has_setting(const ft_fact *fact)
{
    return ft_fact_value(fact, FT_FIELD_VENUE) ||
           ft_fact_value(fact, FT_FIELD_CITY) ||
           ft_fact_value(fact, FT_FIELD_COMPETITION) ||
           ft_fact_value(fact, FT_FIELD_ATTENDANCE);
}

/* "In Kigali" on a line of its own above a row is the row's. */
static size_t row_below(const ft_link *link, const ft_fact *fact, ft_tie *tie)
{
    const ft_span *block = &link->input->mentions->blocks[fact->block];

    if (!ft_fact_value(fact, FT_FIELD_CITY) ||
        ft_fact_value(fact, FT_FIELD_ATTENDANCE) ||
        fact->span.start != block->start || fact->span.end + 1 < block->end)
        return FT_NOBODY;
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];

        if (telling->fact->block == fact->block + 1 && telling->head) {
            *tie = FT_TIE_BLOCK;
            return telling->match;
        }
    }
    return FT_NOBODY;
}

static ft_status set_fact(ft_link *link, const ft_fact *fact)
{
    ft_tie tie;
    size_t match;
    ft_status status;

    if (!has_setting(fact))
        return FT_OK;
    match = row_below(link, fact, &tie);
    if (match == FT_NOBODY)
        match = ft_topic_of(link, fact, &tie);
    if (match == FT_NOBODY)
        return FT_OK;
    for (size_t i = 0; i < fact->slot_count; i++)
        if ((status = set_slot(link, &link->matches[match], fact,
                               &fact->slots[i], tie)))
            return status;
    return FT_OK;
}

ft_status ft_setting_settle(ft_link *link)
{
    ft_status status;

    for (size_t i = 0; i < link->fact_count; i++)
        if ((status = set_fact(link, &link->facts->facts[i])))
            return status;
    if ((status = ft_competitions_settle(link)) ||
        (status = ft_places_settle(link)))
        return status;
    return ft_dates_settle(link);
}
