/*
 * veto: the claims on a family are sorted by their start; running maxima of
 * their ends tell in one binary search whether any claim holds a span. The
 * second-best end, of another owner, is for facts that claim text themselves.
 */
#include "rules/veto.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct claim {
    ft_span span;
    size_t owner;  /* index of the candidate */
    size_t end;    /* the furthest up to here ... */
    size_t ender;  /* ... its owner ... */
    size_t second; /* ... and the furthest of any other owner; 0 none */
} claim;

typedef struct claims {
    claim *items;
    size_t count;
} claims;

static int by_start(const void *a, const void *b)
{
    const claim *left = a;
    const claim *right = b;

    if (left->span.start != right->span.start)
        return left->span.start < right->span.start ? -1 : 1;
    return (left->owner > right->owner) - (left->owner < right->owner);
}

static void run_maxima(claims *all)
{
    for (size_t i = 0; i < all->count; i++) {
        claim *c = &all->items[i];
        c->end = c->span.end;
        c->ender = c->owner;
        c->second = 0;
        if (!i)
            continue;
        const claim *before = c - 1; /* an owner has one claim only */
        if (before->end >= c->end) {
            c->second = before->second > c->end ? before->second : c->end;
            c->end = before->end;
            c->ender = before->ender;
        } else {
            c->second = before->end;
        }
    }
}

static bool is_heading(const ft_article *article, size_t block)
{
    return article->blocks[block].zone == FT_ZONE_HEADING;
}

/* The text a veto claims: its own, or as much around it as it says. A section
 * runs from a heading, or a run of them, up to the next one. */
static ft_span reach(const ft_article *article, const ft_mentions *mentions,
                     const ft_fact *fact, ft_span own)
{
    size_t first = fact->block;
    size_t last = fact->block;

    if (ft_fact_value(fact, FT_FIELD_OVER_ARTICLE))
        return (ft_span){0, mentions->shadow.len};
    if (ft_fact_value(fact, FT_FIELD_OVER_SECTION)) {
        while (first > 0 && !is_heading(article, first))
            first--;
        while (last + 1 < article->block_count && is_heading(article, last) &&
               is_heading(article, last + 1))
            last++;
        while (last + 1 < article->block_count &&
               !is_heading(article, last + 1))
            last++;
    } else if (!ft_fact_value(fact, FT_FIELD_OVER_BLOCK)) {
        return own;
    }
    return (ft_span){mentions->blocks[first].start, mentions->blocks[last].end};
}

static const ft_rule *rule_of(const ft_pack *pack, const ft_candidate *c)
{
    return &pack->rules[c->fact.rule];
}

/* The span that a candidate vetoes facts of the family in; NULL: none. */
static const ft_value *veto_of(const ft_pack *pack, const ft_candidate *c,
                               ft_family family)
{
    if (c->lost || !(rule_of(pack, c)->emit.vetoes & 1U << family))
        return NULL;
    return ft_fact_value(&c->fact, FT_FIELD_VETO);
}

static ft_status collect(ft_arena *arena, const ft_pack *pack,
                         const ft_article *article, const ft_mentions *mentions,
                         const ft_candidates *candidates, ft_family family,
                         claims *out)
{
    size_t count = 0;

    for (size_t i = 0; i < candidates->count; i++)
        count += veto_of(pack, &candidates->items[i], family) != NULL;
    out->count = 0;
    out->items = FT_NEW(arena, claim, count);
    if (!out->items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < candidates->count; i++) {
        const ft_candidate *c = &candidates->items[i];
        const ft_value *value = veto_of(pack, c, family);
        if (value)
            out->items[out->count++] =
                (claim){.span = reach(article, mentions, &c->fact, value->span),
                        .owner = i};
    }
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_start);
    run_maxima(out);
    return FT_OK;
}

/* A claim of another candidate than `self` holds the value's span. */
static bool is_claimed(const claims *all, const ft_value *value, size_t self)
{
    size_t low = 0;
    size_t high = all->count;

    if (value->kind == FT_VALUE_NONE)
        return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].span.start <= value->span.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return false;
    const claim *last = &all->items[low - 1];
    return value->span.end <= (last->ender == self ? last->second : last->end);
}

/* The field is one that a veto of its family takes: of the scores only those
 * of the match itself. */
static bool is_claimable(ft_family family, ft_field field)
{
    return family != FT_FAMILY_RESULT || field == FT_FIELD_FT ||
           field == FT_FIELD_ET;
}

static bool credit_claimed(const claims *all, const ft_credit *c, size_t self)
{
    return is_claimed(all, &c->name, self) ||
           is_claimed(all, &c->minute, self) ||
           is_claimed(all, &c->after, self) ||
           is_claimed(all, &c->running, self) ||
           is_claimed(all, &c->team, self) ||
           is_claimed(all, &c->against, self);
}

static bool fact_claimed(const claims *all, const ft_fact *fact,
                         ft_family family, size_t self)
{
    for (size_t i = 0; i < fact->slot_count; i++) {
        if (fact->slots[i].field != FT_FIELD_VETO &&
            is_claimable(family, fact->slots[i].field) &&
            is_claimed(all, &fact->slots[i].value, self))
            return true;
    }
    for (size_t i = 0; family == FT_FAMILY_GOAL && i < fact->credit_count;
         i++) {
        if (credit_claimed(all, &fact->credits[i], self))
            return true;
    }
    return false;
}

ft_status ft_veto_apply(ft_arena *arena, const ft_pack *pack,
                        const ft_article *article, const ft_mentions *mentions,
                        ft_candidates *candidates)
{
    for (int family = 0; family < FT_FAMILY_COUNT; family++) {
        claims all;
        if (collect(arena, pack, article, mentions, candidates,
                    (ft_family)family, &all))
            return FT_ERR_MEMORY;
        for (size_t i = 0; all.count && i < candidates->count; i++) {
            ft_candidate *c = &candidates->items[i];
            if (!c->lost && (int)rule_of(pack, c)->emit.family == family &&
                fact_claimed(&all, &c->fact, (ft_family)family, i))
                c->lost = true;
        }
    }
    return FT_OK;
}
