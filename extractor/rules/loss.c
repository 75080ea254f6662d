/*
 * loss: which fact beat another. The order is that of the scanner: what claims
 * words takes them first, then the longest of those that overlap. Who beat it
 * may itself have lost to a third.
 */
#include "rules/loss.h"

#include "rules/rule.h"

static const char *const names[] = {
    [FT_LOSS_LONGER] = "a longer match",
    [FT_LOSS_PRIORITY] = "one of higher priority",
    [FT_LOSS_ORDER] = "a rule that stands before it",
    [FT_LOSS_VETO] = "a veto",
    [FT_LOSS_REGION] = "the loss of the region it stands in",
};
_Static_assert(FT_COUNT(names) == FT_LOSS_COUNT, "name every reason");

const char *ft_loss_name(ft_loss_reason reason)
{
    return names[reason];
}

static const ft_rule *rule_of(const ft_pack *pack, const ft_fact *fact)
{
    return &pack->rules[fact->rule];
}

static bool within(ft_span inner, ft_span outer)
{
    return inner.start >= outer.start && inner.end <= outer.end;
}

/* A value of the fact stands in the span. */
static bool touches(const ft_fact *fact, ft_span span)
{
    for (size_t i = 0; i < fact->slot_count; i++)
        if (fact->slots[i].value.kind != FT_VALUE_NONE &&
            within(fact->slots[i].value.span, span))
            return true;
    return fact->credit_count > 0 && fact->span.start < span.end &&
           span.start < fact->span.end;
}

static bool claims(const ft_pack *pack, const ft_fact *veto,
                   const ft_fact *loser)
{
    const ft_value *value = ft_fact_value(veto, FT_FIELD_VETO);
    const ft_family family = rule_of(pack, loser)->emit.family;

    if (!value || veto == loser ||
        !(rule_of(pack, veto)->emit.vetoes & 1U << family))
        return false;
    return ft_fact_value(veto, FT_FIELD_OVER_ARTICLE) ||
           ft_fact_value(veto, FT_FIELD_OVER_SECTION) ||
           (ft_fact_value(veto, FT_FIELD_OVER_BLOCK) &&
            veto->block == loser->block) ||
           touches(loser, value->span);
}

/* What beats the loser in an overlap, or FT_LOSS_COUNT. */
static ft_loss_reason beats(const ft_pack *pack, const ft_fact *other,
                            const ft_fact *loser)
{
    const ft_rule *a = rule_of(pack, other), *b = rule_of(pack, loser);
    size_t length = other->span.end - other->span.start;
    size_t own = loser->span.end - loser->span.start;

    if (other == loser || a->emit.family != b->emit.family ||
        ft_fact_is_piece(other) != ft_fact_is_piece(loser) ||
        other->span.start >= loser->span.end ||
        loser->span.start >= other->span.end || length < own)
        return FT_LOSS_COUNT;
    if (length > own)
        return FT_LOSS_LONGER;
    if (a->priority != b->priority)
        return a->priority > b->priority ? FT_LOSS_PRIORITY : FT_LOSS_COUNT;
    return other->rule <= loser->rule ? FT_LOSS_ORDER : FT_LOSS_COUNT;
}

static bool find_veto(const ft_pack *pack, const ft_fact *facts, size_t count,
                      const ft_fact *loser, ft_loss *out)
{
    for (size_t i = 0; i < count; i++)
        if (claims(pack, &facts[i], loser)) {
            *out = (ft_loss){FT_LOSS_VETO, &facts[i]};
            return true;
        }
    return false;
}

/* The first fact that may reach as far as `place`: they are sorted by their
 * start, and none is longer than what a pattern sees. */
static size_t first_near(const ft_fact *facts, size_t count, size_t place)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (facts[middle].span.start + FT_SUBJECT_LIMIT < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool find_winner(const ft_pack *pack, const ft_fact *facts, size_t count,
                        const ft_fact *loser, ft_loss *out)
{
    for (size_t i = first_near(facts, count, loser->span.start);
         i < count && facts[i].span.start < loser->span.end; i++) {
        ft_loss_reason reason = beats(pack, &facts[i], loser);

        if (reason == FT_LOSS_COUNT)
            continue;
        *out = (ft_loss){reason, &facts[i]};
        return true;
    }
    return false;
}

ft_loss ft_loss_find(const ft_pack *pack, const ft_facts *facts,
                     const ft_fact *loser)
{
    ft_loss found = {FT_LOSS_REGION, NULL};

    if (find_veto(pack, facts->facts, facts->count, loser, &found) ||
        find_winner(pack, facts->facts, facts->count, loser, &found) ||
        find_winner(pack, facts->losers, facts->loser_count, loser, &found))
        return found;
    return found;
}
