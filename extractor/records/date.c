/*
 * In: facts with a day. Out: the day on which a match was played. A day in the
 * sentence of a result is that match's; one elsewhere belongs to the match that
 * the place speaks of. Days of many matches are left to matchday.
 */
#include "records/date.h"

#include "records/day.h"
#include "records/lead.h"
#include "records/matchday.h"
#include "records/party.h"
#include "records/row.h"
#include "records/settle.h"
#include "records/topic.h"

/* The day facts of the telling's sentence: the nearest that no other telling
 * parts from it, else the one that opens the sentence for all of them. */
static void date_telling(ft_link *link, ft_telling *telling)
{
    ft_span range = ft_link_facts(link, telling->fact->sentence);
    size_t own = (size_t)(telling->fact - link->facts->facts);
    ft_date opening = {0, 0, 0};
    bool parted = false;

    for (size_t i = range.start; i < range.end; i++) {
        ft_date date;

        if (i != own && link->telling_of[i] != FT_NOBODY) {
            if (i > own)
                break;
            telling->date = (ft_date){0, 0, 0};
            parted = true;
        }
        if (!ft_day_told(link, &link->facts->facts[i], &date, NULL))
            continue;
        if (!parted && i < own)
            opening = date;
        if (!telling->date.year)
            telling->date = date;
    }
    if (!telling->date.year)
        telling->date = opening;
}

void ft_dates_tell(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++)
        date_telling(link, &link->tellings[i]);
}

static ft_status date_by_topic(ft_link *link, const ft_fact *fact)
{
    ft_tie tie;
    size_t match;

    if (!ft_fact_value(fact, FT_FIELD_DATE) ||
        ft_fact_value(fact, FT_FIELD_PUBLISHED))
        return FT_OK;
    match = ft_topic_of(link, fact, &tie);
    if (match == FT_NOBODY || tie == FT_TIE_SENTENCE ||
        (!ft_fact_value(fact, FT_FIELD_VENUE) && ft_matchday_line(link, fact) &&
         ft_row_follows(link, fact, 1)) ||
        (tie == FT_TIE_MAIN && !ft_link_opening(link, fact->block)))
        return FT_OK;
    if (ft_fact_value(fact, FT_FIELD_VENUE)) /* place and day in one line */
        tie = FT_TIE_SENTENCE;
    return ft_settle_date(link, &link->matches[match], fact, (int)tie);
}

/* The day fact in the sentence of a telling that gave it its date. */
static ft_status date_by_sentence(ft_link *link, const ft_telling *telling)
{
    ft_span range = ft_link_facts(link, telling->fact->sentence);

    for (size_t i = range.start; i < range.end; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_status status;
        ft_date date;

        if (ft_day_told(link, fact, &date, NULL) &&
            ft_day_same(date, telling->date) &&
            (status = ft_settle_date(link, &link->matches[telling->match], fact,
                                     (int)FT_TIE_SENTENCE)))
            return status;
    }
    return FT_OK;
}

enum { FT_DATE_LOOK = 32 }; /* facts looked back through */

/* A sentence before, in the same block, says when: "Also on Wednesday ..." */
static ft_status date_from_before(ft_link *link, const ft_telling *telling)
{
    size_t i = (size_t)(telling->fact - link->facts->facts);

    for (int seen = 0; i-- > 0 && seen < FT_DATE_LOOK; seen++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_date date;

        if (fact->block != telling->fact->block)
            return FT_OK;
        if (ft_day_told(link, fact, &date, NULL))
            return ft_link_tells(link, fact->sentence)
                       ? FT_OK
                       : ft_settle_date(link, &link->matches[telling->match],
                                        fact, (int)FT_TIE_BLOCK);
    }
    return FT_OK;
}

static ft_status date_tellings(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];
        ft_status status = FT_OK;

        if (telling->match == FT_NOBODY)
            continue;
        if (telling->date.year)
            status = date_by_sentence(link, telling);
        else if (!telling->mentioned)
            status = date_from_before(link, telling);
        if (status)
            return status;
    }
    return FT_OK;
}

enum { FT_NEWS_DAYS = 3 }; /* a report follows its match within these */

/* The day of a fact that is news, and tied to the article's own match by no
 * more than a sentence that names its sides alone. */
static bool news_of_main(const ft_link *link, const ft_fact *fact, ft_date *out)
{
    size_t party[2] = {FT_NOBODY, FT_NOBODY};
    ft_tie tie;
    int sides;

    if (!link->reference.year || !ft_day_told(link, fact, out, NULL) ||
        ft_date_number(link->reference) - ft_date_number(*out) > FT_NEWS_DAYS ||
        ft_topic_of(link, fact, &tie) != link->main || tie != FT_TIE_MAIN)
        return false;
    sides = ft_lead_sides(link, fact->sentence, SIZE_MAX, 0, party);
    for (int i = 0; i < sides && i < 2; i++)
        if (ft_party_side(&link->matches[link->main], party[i]) < 0)
            return false;
    return sides == 1 || sides == 2;
}

/* A report that does not open with its day: the only recent one that it tells
 * of its sides further down. */
static ft_status date_late(ft_link *link)
{
    const ft_fact *found = NULL;
    ft_date day = {0, 0, 0};

    if (link->main == FT_NOBODY || link->matches[link->main].date.year)
        return FT_OK;
    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_date date;

        if (!news_of_main(link, fact, &date))
            continue;
        if (found && !ft_day_same(day, date))
            return FT_OK;
        if (!found)
            found = fact;
        day = date;
    }
    return found ? ft_settle_date(link, &link->matches[link->main], found,
                                  (int)FT_TIE_NONE)
                 : FT_OK;
}

ft_status ft_dates_settle(ft_link *link)
{
    ft_status status;

    if ((status = date_tellings(link)))
        return status;
    for (size_t i = 0; i < link->fact_count; i++)
        if ((status = date_by_topic(link, &link->facts->facts[i])))
            return status;
    if ((status = ft_matchdays_settle(link)))
        return status;
    return date_late(link);
}
