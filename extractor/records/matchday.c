/*
 * In: facts with a day. Out: the day of many matches at once: that of the line
 * above their rows, or the one that opens a round-up.
 */
#include "records/matchday.h"

#include "records/day.h"
#include "records/lead.h"
#include "records/party.h"
#include "records/row.h"
#include "records/settle.h"
#include "records/topic.h"

enum { FT_DAY_LINE = 48 }; /* bytes of "Reports from Saturday's games" */

static bool names_team(const ft_link *link, size_t block)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span range = ft_link_mentions(link, mentions->text->blocks[block]);

    for (size_t i = range.start; i < range.end; i++)
        if (mentions->entities[mentions->mentions[i].entity].kind ==
            FT_KIND_TEAM)
            return true;
    return false;
}

bool ft_matchday_line(const ft_link *link, const ft_fact *fact)
{
    const ft_span *block = &link->input->mentions->blocks[fact->block];
    size_t len = block->end - block->start;

    return ft_link_zone(link, fact->block) == FT_ZONE_HEADING ||
           (fact->span.end - fact->span.start) * 2 >= len ||
           (len <= FT_DAY_LINE && !names_team(link, fact->block));
}

enum { FT_DAY_ROWS = 2 };

/* Several days have a line of their own: then each heads a list. */
static bool lists_days(const ft_link *link)
{
    ft_date first = {0, 0, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        ft_date day;

        if (!ft_day_line(link, &link->facts->facts[i], &day, NULL))
            continue;
        if (first.year && !ft_day_same(first, day))
            return true;
        first = day;
    }
    return false;
}

enum { FT_DAY_BLOCKS = 6 }; /* between a line with a day and its rows */

/* Rows follow a line at once, two of them: else it is the article's day. */
static bool heads_list(const ft_link *link, size_t index)
{
    const ft_fact *line = &link->facts->facts[index];
    int rows = 0;

    for (size_t i = index + 1;
         i < link->fact_count && i - index < FT_LOOK_LIMIT; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        size_t telling = link->telling_of[i];

        if (telling == FT_NOBODY || !ft_row_is(link, &link->tellings[telling]))
            continue;
        if (rows == 0 && fact->block > line->block + FT_DAY_BLOCKS)
            return false;
        if (++rows == FT_DAY_ROWS)
            return true;
    }
    return false;
}

static bool heads_rows(const ft_link *link, size_t index, bool several)
{
    const ft_fact *fact = &link->facts->facts[index];
    ft_date date;

    if (link->telling_of[index] != FT_NOBODY)
        return false;
    if (ft_day_line(link, fact, &date, NULL))
        return several || heads_list(link, index);
    return ft_day_told(link, fact, &date, NULL) &&
           !ft_link_tells(link, fact->sentence) && ft_matchday_line(link, fact);
}

/* A day before all results, of no side. */
static bool of_all(const ft_link *link, const ft_fact *fact)
{
    size_t party[2] = {FT_NOBODY, FT_NOBODY};

    return link->telling_count &&
           fact->span.end <= link->tellings[0].fact->span.start &&
           ft_lead_sides(link, fact->sentence, SIZE_MAX, 0, party) == 0;
}

/* "Sunday brought three verdicts" under a mere heading. The article's only full
 * date is left out there: it may be the day on which it appeared. */
static bool of_section(const ft_link *link, const ft_fact *fact, ft_date day)
{
    return of_all(link, fact) &&
           !(link->guessed && ft_day_same(day, link->reference));
}

/* Before all results stands a line with another day than that on which the
 * article is known to have come out. */
static bool heads_all(const ft_link *link, const ft_fact *fact, ft_date *day)
{
    return link->input->published.year && ft_day_line(link, fact, day, NULL) &&
           !ft_day_same(*day, link->input->published) && of_all(link, fact);
}

/* The day told in the opening of an article, in no result's sentence and
 * under no head; a mere heading above it says nothing. NULL for none, or for
 * several. */
static const ft_fact *opening_day(const ft_link *link)
{
    const ft_fact *found = NULL;
    ft_date day = {0, 0, 0};

    for (size_t i = 0; i < link->fact_count; i++) {
        const ft_fact *fact = &link->facts->facts[i];
        ft_date date;
        ft_tie tie;

        if ((!ft_day_told(link, fact, &date, NULL) &&
             !heads_all(link, fact, &date)) ||
            !ft_link_opening(link, fact->block) ||
            ft_link_tells(link, fact->sentence))
            continue;
        (void)ft_topic_of(link, fact, &tie);
        if (tie > FT_TIE_SECTION ||
            (tie == FT_TIE_SECTION && !of_section(link, fact, date)))
            continue;
        if (found && !ft_day_same(day, date))
            return NULL;
        if (!found)
            found = fact;
        day = date;
    }
    return found;
}

enum { FT_PRINT_DAYS = 3 }; /* between the matches of a list and its page */

/* "Saturday's scores", and under it a Sunday's date: that is when the page came
 * out. */
static bool is_own_day(const ft_link *link, const ft_fact *line,
                       const ft_fact *opening)
{
    ft_date day;
    ft_date played;
    long days;

    if (!opening || !ft_day_line(link, line, &day, NULL) ||
        !ft_day_told(link, opening, &played, NULL))
        return false;
    days = ft_date_number(day) - ft_date_number(played);
    return days > 0 && days <= FT_PRINT_DAYS;
}

/* Rows under a line with a day. */
static ft_status date_rows(ft_link *link)
{
    size_t standing = FT_NOBODY; /* fact of the line above */
    bool several = lists_days(link);
    const ft_fact *opening = several ? NULL : opening_day(link);

    for (size_t i = 0; i < link->fact_count; i++) {
        size_t telling = link->telling_of[i];
        ft_status status;

        if (heads_rows(link, i, several) &&
            !is_own_day(link, &link->facts->facts[i], opening))
            standing = i;
        if (standing == FT_NOBODY || telling == FT_NOBODY ||
            !ft_row_is(link, &link->tellings[telling]))
            continue;
        status =
            ft_settle_date(link, &link->matches[link->tellings[telling].match],
                           &link->facts->facts[standing], (int)FT_TIE_NAMED);
        if (status)
            return status;
    }
    return FT_OK;
}

/* One of its sides plays in another match of that day. */
static bool busy(const ft_link *link, const ft_candidate *match, ft_date day)
{
    for (int side = 0; side < 2; side++) {
        size_t i = link->parties.items[match->party[side]].matches;

        for (int seen = 0; i != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
            const ft_candidate *other = &link->matches[i];

            if (other != match && other->date.year &&
                ft_day_same(other->date, day))
                return true;
            i = other->chain[ft_party_side(other, match->party[side])];
        }
    }
    return false;
}

enum { FT_ROUND = 3 };

/* A side of the match plays in another one that is not told in passing. */
static bool plays_twice(const ft_link *link, const ft_candidate *match)
{
    for (int side = 0; side < 2; side++) {
        size_t i = link->parties.items[match->party[side]].matches;

        for (int seen = 0; i != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
            const ft_candidate *other = &link->matches[i];

            if (other != match && !other->mentioned)
                return true;
            i = other->chain[ft_party_side(other, match->party[side])];
        }
    }
    return false;
}

bool ft_matchday_round(const ft_link *link)
{
    size_t alone = 0;

    for (size_t i = 0; i < link->match_count; i++) {
        const ft_candidate *match = &link->matches[i];

        if (match->mentioned)
            continue;
        if (plays_twice(link, match))
            return false;
        alone++;
    }
    return alone >= FT_ROUND;
}

/* Gives the day of a round to its matches: those with a head or a row of their
 * own, or (`listed` false) all that are told. A side plays once a day. */
static ft_status date_round(ft_link *link, const ft_fact *fact, bool listed)
{
    ft_verdict weekday;
    ft_date day;

    if (!ft_day_told(link, fact, &day, &weekday) &&
        !heads_all(link, fact, &day))
        return FT_OK;
    for (size_t i = 0; i < link->match_count; i++) {
        ft_candidate *match = &link->matches[i];
        ft_status status;

        if (match->date.year || match->mentioned ||
            (listed && !ft_row_of_match(link, match)) || busy(link, match, day))
            continue;
        if ((status = ft_settle_date(link, match, fact, (int)FT_TIE_NONE)))
            return status;
    }
    return FT_OK;
}

static ft_status date_opening(ft_link *link)
{
    const ft_fact *fact = opening_day(link);
    ft_status status;

    if (!fact)
        return FT_OK;
    if ((status = date_round(link, fact, true)) ||
        (link->plain && !of_all(link, fact)))
        return status;
    return date_round(link, fact, false);
}

/* The fact that dated a match in the sentence of its result. */
static const ft_fact *day_of_telling(const ft_link *link,
                                     const ft_telling *telling)
{
    ft_span range = ft_link_facts(link, telling->fact->sentence);

    for (size_t i = range.start; i < range.end; i++) {
        ft_date date;

        if (ft_day_told(link, &link->facts->facts[i], &date, NULL) &&
            ft_day_same(date, telling->date))
            return &link->facts->facts[i];
    }
    return NULL;
}

/* "Elsewhere C drew with D": the fact took its day from a sentence before. */
static bool goes_on(const ft_fact *fact)
{
    const ft_value *day = ft_fact_value(fact, FT_FIELD_DATE);

    return day && day->referred;
}

/* "On Saturday A beat B. Elsewhere C drew with D. E lost to F": in a round that
 * goes on like this, what is told behind is of the day told last. */
static ft_status date_running(ft_link *link)
{
    const ft_fact *standing = NULL;
    bool on = false;

    for (size_t i = 0; i < link->telling_count; i++) {
        const ft_telling *telling = &link->tellings[i];
        const ft_fact *told = NULL;
        ft_candidate *match;
        ft_status status;

        if (telling->match == FT_NOBODY || telling->mentioned)
            continue;
        match = &link->matches[telling->match];
        if (telling->date.year && (told = day_of_telling(link, telling)))
            standing = told;
        on = on || (told && goes_on(told));
        if (match->mentioned || match->date.year || !standing || !on ||
            ft_row_of_match(link, match))
            continue;
        status = ft_settle_date(link, match, standing, (int)FT_TIE_NONE);
        if (status)
            return status;
    }
    return FT_OK;
}

ft_status ft_matchdays_settle(ft_link *link)
{
    ft_status status;

    if ((status = date_rows(link)) || (status = date_opening(link)))
        return status;
    return ft_matchday_round(link) ? date_running(link) : FT_OK;
}
