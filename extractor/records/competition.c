/*
 * In: facts with a competition. Out: the competition of each match, by the name
 * that a table gives it. Lines above the matches, and the opening of a
 * round-up, tell it for all of them.
 */
#include "records/competition.h"

#include "records/matchday.h"
#include "records/name.h"
#include "records/party.h"
#include "records/row.h"
#include "records/settle.h"
#include "records/topic.h"

/* The league of a country is no competition of two national sides. */
static bool is_for(const ft_link *link, const ft_candidate *match,
                   const ft_entry *competition)
{
    return !competition->country.len || ft_party_club(link, match->party[0]) ||
           ft_party_club(link, match->party[1]);
}

/* A competition is one that a table knows, by the table's name. The road to a
 * tournament is told beside it: "World Cup qualifying" in a sentence, the
 * "World Cup" in another; the longer name wins, whatever ties them. */
ft_status ft_competition_settle(ft_link *link, ft_candidate *match,
                                const ft_fact *fact, const ft_value *value,
                                int tie)
{
    ft_settled_text *settled = &match->competition;
    const ft_entry *entry = ft_link_entry(link, value);
    bool longer;

    if (!entry || !is_for(link, match, entry))
        return FT_OK;
    longer = settled->text.len && settled->text.len < entry->name.len &&
             ft_name_contains(entry->name, settled->text);
    if (settled->text.len && !longer && entry->name.len < settled->text.len &&
        ft_name_contains(settled->text, entry->name))
        return FT_OK;
    if (longer)
        *settled = (ft_settled_text){.text = {NULL, 0}, .tie = settled->tie};
    return ft_settle_text(link, settled, fact, value, entry->name, tie);
}

/* A competition above the matches: in headline, standfirst, a heading or a line
 * of facts. */
static bool stands_above(const ft_link *link, const ft_fact *fact)
{
    ft_zone zone = ft_link_zone(link, fact->block);

    return ft_fact_value(fact, FT_FIELD_COMPETITION) &&
           (zone == FT_ZONE_HEADLINE || zone == FT_ZONE_STANDFIRST ||
            zone == FT_ZONE_HEADING || zone == FT_ZONE_SCORE ||
            zone == FT_ZONE_FACTS);
}

/* What stands under such a line and names no other is of that competition; a
 * heading far down ends it, and may speak of anything. */
static ft_status spread_competition(ft_link *link)
{
    const ft_fact *above = NULL;

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        size_t telling = link->telling_of[i];
        ft_candidate *match;
        ft_status status;

        if (stands_above(link, fact))
            above = fact;
        if (!above || ft_topic_far(link, above, FT_TIE_NONE) ||
            telling == FT_NOBODY || link->tellings[telling].mentioned ||
            link->tellings[telling].match == FT_NOBODY)
            continue;
        match = &link->matches[link->tellings[telling].match];
        if (match->competition.text.len)
            continue;
        status = ft_competition_settle(
            link, match, above, ft_fact_value(above, FT_FIELD_COMPETITION),
            (int)FT_TIE_NONE);
        if (status)
            return status;
    }
    return FT_OK;
}

/* The one competition that the opening of an article names the longest form of
 * it. NULL for none, or for several. */
static const ft_fact *opening_competition(const ft_link *link)
{
    const ft_fact *found = NULL;
    ft_slice name = {NULL, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        const ft_value *value = ft_fact_value(fact, FT_FIELD_COMPETITION);
        const ft_entry *entry = value ? ft_link_entry(link, value) : NULL;

        if (!entry || !ft_link_opening(link, fact->block) ||
            ft_name_contains(name, entry->name))
            continue;
        if (found && !ft_name_contains(entry->name, name))
            return NULL;
        found = fact;
        name = entry->name;
    }
    return found;
}

/* A round-up is of the competition that it opens with. */
static ft_status open_competition(ft_link *link)
{
    const ft_fact *fact = opening_competition(link);
    bool round = ft_matchday_round(link);

    for (size_t i = 0; fact && i < link->match_count; i++) {
        ft_candidate *match = &link->matches[i];
        ft_status status;

        if (match->competition.text.len || match->mentioned ||
            (link->plain && i != link->main && !round &&
             !ft_row_of_match(link, match)))
            continue;
        status = ft_competition_settle(
            link, match, fact, ft_fact_value(fact, FT_FIELD_COMPETITION),
            (int)FT_TIE_NONE);
        if (status)
            return status;
    }
    return FT_OK;
}

ft_status ft_competitions_settle(ft_link *link)
{
    ft_status status = spread_competition(link);

    return status ? status : open_competition(link);
}
