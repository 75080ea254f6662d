/*
 * candidate: vetoes first, then overlaps, family by family. Regions that lost
 * take the facts found in them along.
 */
#include "rules/candidate.h"

#include <stdlib.h>

#include "rules/veto.h"

static const ft_rule *rule_of(const ft_pack *pack, const ft_candidate *c)
{
    return &pack->rules[c->fact.rule];
}

static ft_family family_of(const ft_pack *pack, const ft_candidate *c)
{
    return rule_of(pack, c)->emit.family;
}

/* --- overlaps ------------------------------------------------------------- */

typedef struct entry {
    ft_candidate *candidate;
    const ft_rule *rule;
} entry;

static int by_merit(const void *a, const void *b)
{
    const entry *left = a;
    const entry *right = b;
    const ft_fact *l = &left->candidate->fact;
    const ft_fact *r = &right->candidate->fact;
    size_t left_len = l->span.end - l->span.start;
    size_t right_len = r->span.end - r->span.start;

    if (left_len != right_len)
        return left_len > right_len ? -1 : 1;
    if (left->rule->priority != right->rule->priority)
        return left->rule->priority > right->rule->priority ? -1 : 1;
    if (l->rule != r->rule)
        return l->rule < r->rule ? -1 : 1;
    return (left->candidate->order > right->candidate->order) -
           (left->candidate->order < right->candidate->order);
}

/* A piece of a goal stands beside whole goals, and takes nothing from them. */
static unsigned lane_of(const entry *e)
{
    return ft_fact_is_piece(&e->candidate->fact)
               ? FT_FAMILY_COUNT
               : (unsigned)e->rule->emit.family;
}

/* Takes the span for the lane unless a byte of it is taken. */
static bool take(unsigned short *taken, ft_span span, unsigned lane)
{
    const unsigned short bit = (unsigned short)(1U << lane);

    for (size_t i = span.start; i < span.end; i++) {
        if (taken[i] & bit)
            return false;
    }
    for (size_t i = span.start; i < span.end; i++)
        taken[i] |= bit;
    return true;
}

static ft_status settle_overlaps(ft_arena *arena, const ft_pack *pack,
                                 size_t shadow_len, ft_candidates *all)
{
    entry *entries = FT_NEW(arena, entry, all->count);
    unsigned short *taken = FT_NEW(arena, unsigned short, shadow_len);
    size_t count = 0;

    if (!entries || !taken)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < all->count; i++) {
        ft_candidate *c = &all->items[i];
        if (!c->lost && family_of(pack, c) != FT_FAMILY_VETO)
            entries[count++] = (entry){c, rule_of(pack, c)};
    }
    if (count)
        qsort(entries, count, sizeof *entries, by_merit);
    for (size_t i = 0; i < count; i++) {
        ft_candidate *c = entries[i].candidate;
        c->lost = !take(taken, c->fact.span, lane_of(&entries[i]));
    }
    return FT_OK;
}

static void lose_with_regions(ft_candidates *all)
{
    for (size_t i = 0; i < all->count; i++) {
        ft_candidate *c = &all->items[i];
        if (c->fact.region && all->items[c->fact.region - 1].lost)
            c->lost = true;
    }
}

ft_status ft_candidates_settle(ft_arena *arena, const ft_pack *pack,
                               const ft_article *article,
                               const ft_mentions *mentions,
                               ft_candidates *candidates)
{
    if (ft_veto_apply(arena, pack, article, mentions, candidates))
        return FT_ERR_MEMORY;
    lose_with_regions(candidates);
    if (settle_overlaps(arena, pack, mentions->shadow.len, candidates))
        return FT_ERR_MEMORY;
    lose_with_regions(candidates);
    return FT_OK;
}

/* --- handing over --------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const ft_candidate *left = *(const ft_candidate *const *)a;
    const ft_candidate *right = *(const ft_candidate *const *)b;

    if (left->fact.span.start != right->fact.span.start)
        return left->fact.span.start < right->fact.span.start ? -1 : 1;
    if (left->fact.rule != right->fact.rule)
        return left->fact.rule < right->fact.rule ? -1 : 1;
    return (left->order > right->order) - (left->order < right->order);
}

/* The facts that won or lost, sorted; `places` gets 1 + the index of each
 * winner by its candidate's. */
static ft_fact *sorted(ft_arena *arena, const ft_candidates *all, bool lost,
                       size_t *places, size_t *out_count)
{
    const ft_candidate **order =
        FT_NEW(arena, const ft_candidate *, all->count);
    size_t count = 0;

    if (!order)
        return NULL;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].lost == lost)
            order[count++] = &all->items[i];
    }
    if (count)
        qsort(order, count, sizeof(const ft_candidate *), by_place);
    ft_fact *facts = FT_NEW(arena, ft_fact, count);
    for (size_t i = 0; facts && i < count; i++) {
        facts[i] = order[i]->fact;
        if (!lost)
            places[order[i] - all->items] = i + 1;
    }
    *out_count = count;
    return facts;
}

ft_status ft_candidates_list(ft_arena *arena, const ft_candidates *candidates,
                             ft_facts *out)
{
    size_t *places = FT_NEW(arena, size_t, candidates->count);

    if (!places)
        return FT_ERR_MEMORY;
    ft_fact *facts = sorted(arena, candidates, false, places, &out->count);
    ft_fact *losers =
        sorted(arena, candidates, true, places, &out->loser_count);
    if (!facts || !losers)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < out->count; i++) {
        if (facts[i].region)
            facts[i].region = places[facts[i].region - 1];
    }
    for (size_t i = 0; i < out->loser_count; i++) {
        if (losers[i].region)
            losers[i].region = places[losers[i].region - 1];
    }
    out->facts = facts;
    out->losers = losers;
    return FT_OK;
}
