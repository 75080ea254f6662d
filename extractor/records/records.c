/*
 * In: the facts of an article. Out: its match records. The table of contents of
 * this stage: who can be a side, what each result fact tells, which of them are
 * one match, then score, setting, sides and goals of each, and the checks.
 */
#include "records/records.h"

#include <stdlib.h>

#include "base/error.h"
#include "records/check.h"
#include "records/credit.h"
#include "records/date.h"
#include "records/day.h"
#include "records/goals.h"
#include "records/merge.h"
#include "records/partial.h"
#include "records/party.h"
#include "records/record.h"
#include "records/running.h"
#include "records/score.h"
#include "records/setting.h"
#include "records/sides.h"
#include "records/telling.h"
#include "records/topic.h"

enum { WORK_A_FACT = 10000 }; /* steps */

static ft_status link_facts(ft_link *link)
{
    ft_status status;

    if ((status = ft_parties_collect(link)) ||
        (status = ft_tellings_read(link)))
        return status;
    ft_parties_join(link);
    ft_dates_tell(link);
    if ((status = ft_merge_full(link)))
        return status;
    ft_running_fold(link);
    if ((status = ft_topics_map(link)) || (status = ft_partial_link(link)))
        return status;
    return ft_topics_map(link);
}

static ft_status settle(ft_link *link)
{
    ft_status status;

    if ((status = ft_scores_settle(link)) ||
        (status = ft_setting_settle(link)) ||
        (status = ft_sides_settle(link)) || (status = ft_credits_link(link)) ||
        (status = ft_goals_settle(link)))
        return status;
    ft_checks_run(link);
    return FT_OK;
}

/* A row, a head, or a line of headline and summary. */
static bool stands_out(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (telling->listed || ft_link_summary(link, telling->fact->block))
            return true;
    }
    return false;
}

enum { ROUND_MATCHES = 4 };

static bool counts(const ft_candidate *match)
{
    return !match->dropped && !match->mentioned;
}

/* One of so many results that none is the one the article is about, and of
 * sides that play once in it, as in a round. */
static bool of_round(const ft_link *link, const ft_candidate *match)
{
    size_t count = 0;

    for (size_t i = 0; i < link->match_count; i++) {
        const ft_candidate *other = &link->matches[i];

        if (!counts(other))
            continue;
        if (other != match && (ft_party_side(match, other->party[0]) >= 0 ||
                               ft_party_side(match, other->party[1]) >= 0))
            return false;
        count++;
    }
    return counts(match) && count >= ROUND_MATCHES;
}

/* What the article is about: its own match, whatever has a line of its own, and
 * what it tells more of than the score. */
static ft_role role_of(const ft_link *link, size_t index)
{
    const ft_candidate *match = &link->matches[index];

    if (match->mentioned)
        return FT_ROLE_MENTIONED;
    if (index == link->main || stands_out(link, match) ||
        match->goal_count[0] + match->goal_count[1] || match->venue.text.len ||
        match->attendance != FT_ATTENDANCE_UNTOLD ||
        match->status != FT_MATCH_FINAL || of_round(link, match))
        return FT_ROLE_REPORTED;
    return FT_ROLE_MENTIONED;
}

typedef struct ft_placed_match {
    size_t telling; /* the first in the text */
    size_t match;
} ft_placed_match;

static int by_place(const void *a, const void *b)
{
    const ft_placed_match *x = a;
    const ft_placed_match *y = b;

    return x->telling < y->telling ? -1 : x->telling > y->telling;
}

static size_t place_of(const ft_link *link, const ft_candidate *match)
{
    return (size_t)(ft_link_earliest(link, match) - link->tellings);
}

static const double rounding = 0.005; /* two decimals are printed */

static bool strong(const ft_link *link, const ft_candidate *match)
{
    return match->confidence + rounding > link->input->min_confidence;
}

static ft_status write_records(ft_link *link, ft_records *out)
{
    ft_placed_match *order =
        FT_NEW(link->arena, ft_placed_match, link->match_count);
    ft_match *matches = FT_NEW(link->arena, ft_match, link->match_count);
    size_t count = 0;

    if (!order || !matches)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->match_count; i++)
        if (!link->matches[i].dropped && strong(link, &link->matches[i]))
            order[count++] =
                (ft_placed_match){place_of(link, &link->matches[i]), i};
    if (count)
        qsort(order, count, sizeof *order, by_place);
    for (size_t i = 0; i < count; i++) {
        ft_candidate *match = &link->matches[order[i].match];

        match->role = role_of(link, order[i].match);
        if (ft_record_write(link, match, &matches[i]))
            return FT_ERR_MEMORY;
    }
    out->matches = matches;
    out->count = count;
    return FT_OK;
}

ft_status ft_records_build(ft_arena *arena, const ft_records_input *input,
                           ft_records *out, ft_error *err)
{
    ft_link link = {
        .arena = arena,
        .input = input,
        .facts = input->facts,
        .fact_count = input->facts->count,
        .main = FT_NOBODY,
        .lead = {FT_NOBODY, FT_NOBODY},
    };

    *out = (ft_records){NULL, 0, {0, 0, 0}};
    if (link.fact_count > FT_FACT_LIMIT)
        ft_arena_refuse(arena, "the article states more than 65,536 facts");
    if (!ft_arena_work(arena, link.fact_count * WORK_A_FACT))
        return ft_error_memory(err);
    ft_link_find_body(&link);
    link.reference = ft_day_reference(&link);
    out->published = ft_day_published(&link);
    if (ft_day_find_posts(&link) || link_facts(&link) || settle(&link) ||
        write_records(&link, out)) {
        *out = (ft_records){NULL, 0, {0, 0, 0}};
        return ft_error_memory(err);
    }
    return FT_OK;
}
