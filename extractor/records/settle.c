/*
 * In: a value, the fact that tells it, and what ties that fact to the match.
 * Out: the match's field: the stronger tie wins, then the first; the same value
 * told again adds its proof.
 */
#include "records/settle.h"

#include "base/ascii.h"
#include "records/day.h"
#include "records/name.h"

/* The day that a fact gives to a match, whichever way it stands. */
static bool any_day(const ft_link *link, const ft_fact *fact, ft_date *out,
                    ft_verdict *weekday)
{
    return ft_day_told(link, fact, out, weekday) ||
           ft_day_line(link, fact, out, weekday);
}

ft_status ft_settle_date(ft_link *link, ft_candidate *match,
                         const ft_fact *fact, int tie)
{
    ft_verdict weekday;
    ft_date date;

    if (match->status == FT_MATCH_POSTPONED ||
        !any_day(link, fact, &date, &weekday))
        return FT_OK;
    if (!match->date.year || tie > match->date_tie) {
        match->date = date;
        match->date_tie = tie;
        match->weekday = weekday;
        match->date_proofs = (ft_proofs){NULL, NULL};
    } else if (!ft_day_same(match->date, date)) {
        return FT_OK;
    } else if (match->weekday == FT_VERDICT_ABSENT) {
        match->weekday = weekday;
    }
    return ft_link_prove(link, &match->date_proofs, fact,
                         ft_fact_value(fact, FT_FIELD_DATE))
               ? FT_OK
               : FT_ERR_MEMORY;
}

static bool same_text(const ft_settled_text *settled, size_t entity,
                      ft_slice text)
{
    return (entity != FT_NOBODY && entity == settled->entity) ||
           ft_ascii_same(settled->text, text);
}

ft_status ft_settle_text(ft_link *link, ft_settled_text *settled,
                         const ft_fact *fact, const ft_value *value,
                         ft_slice text, int tie)
{
    size_t entity = ft_link_entity(link, value);

    if (text.len == 0)
        return FT_OK;
    if (settled->text.len && !same_text(settled, entity, text)) {
        if (tie <= settled->tie)
            return FT_OK;
        *settled = (ft_settled_text){.text = {NULL, 0}};
    }
    if (text.len > settled->text.len)
        settled->text = text;
    settled->entity = entity;
    if (tie > settled->tie)
        settled->tie = tie;
    return ft_link_prove(link, &settled->proofs, fact, value) ? FT_OK
                                                              : FT_ERR_MEMORY;
}

ft_status ft_settle_crowd(ft_link *link, ft_candidate *match,
                          const ft_fact *fact, const ft_value *value, int tie)
{
    if (value->kind != FT_VALUE_INTEGER || value->integer < 0)
        return FT_OK;
    if (match->attendance != FT_ATTENDANCE_UNTOLD &&
        match->attendance != value->integer) {
        if (tie <= match->crowd_tie)
            return FT_OK;
        match->crowd_proofs = (ft_proofs){NULL, NULL};
    }
    match->attendance = value->integer;
    if (tie > match->crowd_tie)
        match->crowd_tie = tie;
    return ft_link_prove(link, &match->crowd_proofs, fact, value)
               ? FT_OK
               : FT_ERR_MEMORY;
}
