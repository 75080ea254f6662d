/* Comes in: tokens and facts. Goes out: the numbers that no fact accounts for.
 */
#include "view/unclaimed.h"

#include <stdlib.h>

/* Words that something stands on, in the extracted text. */
typedef struct claims {
    ft_arena *arena;
    const ft_pass *pass;
    ft_span *items;
    size_t count, capacity;
    bool failed;
} claims;

static void claim(claims *c, ft_span span)
{
    ft_span *grown = ft_arena_grow(c->arena, c->items, &c->capacity,
                                   c->count + 1, sizeof *grown);

    if (!grown) {
        c->failed = true;
        return;
    }
    c->items = grown;
    grown[c->count++] = span;
}

static void claim_value(claims *c, const ft_value *value)
{
    if (value->kind != FT_VALUE_NONE && value->span.end > value->span.start)
        claim(c, ft_shadow_source(&c->pass->mentions, value->span));
}

/* A region says where something else is to be looked for. */
static bool is_region(ft_field field)
{
    return field == FT_FIELD_SCORERS || field == FT_FIELD_SCORERS1 ||
           field == FT_FIELD_SCORERS2 || field == FT_FIELD_MEMBERS;
}

static void claim_fact(claims *c, const ft_fact *fact)
{
    for (size_t i = 0; i < fact->slot_count; i++) {
        if (fact->slots[i].field == FT_FIELD_VETO)
            claim(c, ft_shadow_source(&c->pass->mentions, fact->span));
        else if (!is_region(fact->slots[i].field))
            claim_value(c, &fact->slots[i].value);
    }
    for (size_t i = 0; i < fact->credit_count; i++) {
        claim_value(c, &fact->credits[i].name);
        claim_value(c, &fact->credits[i].minute);
        claim_value(c, &fact->credits[i].after);
        claim_value(c, &fact->credits[i].running);
    }
}

static void claim_evidence(claims *c, const ft_records *records)
{
    for (size_t i = 0; i < records->count; i++)
        for (size_t k = 0; k < records->matches[i].evidence_count; k++)
            claim(c, records->matches[i].evidence[k].span);
}

static int compare_spans(const void *left, const void *right)
{
    const ft_span *a = left, *b = right;

    return (a->start > b->start) - (a->start < b->start);
}

/* Sorts the claims and lets each reach as far as any before it, so that the
 * last one that begins before a place tells whether the place is claimed. */
static void settle(claims *c)
{
    if (c->count > 1)
        qsort(c->items, c->count, sizeof *c->items, compare_spans);
    for (size_t i = 1; i < c->count; i++)
        if (c->items[i].end < c->items[i - 1].end)
            c->items[i].end = c->items[i - 1].end;
}

/* Index one past the number that begins at token `first`, with what is joined
 * to it by a mark: "18,204", "2-1", "4:30". */
static size_t number_end(const ft_text *text, size_t first, size_t last)
{
    const ft_token *tokens = text->tokens;
    size_t i = first + 1;

    while (i + 1 < last && tokens[i].kind == FT_TOKEN_MARK &&
           tokens[i + 1].kind == FT_TOKEN_NUMBER && !tokens[i].spaced &&
           !tokens[i + 1].spaced)
        i += 2;
    return i;
}

/* Walks over numbers and claims side by side; both are in order. */
static ft_status collect(claims *c, ft_unclaimed *out)
{
    const ft_text *text = &c->pass->text;
    size_t at = 0, next;

    for (size_t i = 0; i < text->token_count; i = next) {
        ft_span span;

        next = i + 1;
        if (text->tokens[i].kind != FT_TOKEN_NUMBER)
            continue;
        next = number_end(text, i, text->token_count);
        span = ft_text_origin(text, (ft_span){text->tokens[i].span.start,
                                              text->tokens[next - 1].span.end});
        while (at < c->count && c->items[at].start < span.end)
            at++;
        if (at == 0 || c->items[at - 1].end <= span.start)
            out->spans[out->count++] = span;
    }
    return FT_OK;
}

ft_status ft_unclaimed_find(ft_arena *arena, const ft_pass *pass,
                            ft_unclaimed *out)
{
    claims c = {.arena = arena, .pass = pass};

    *out =
        (ft_unclaimed){.spans = FT_NEW(arena, ft_span, pass->text.token_count)};
    for (size_t i = 0; i < pass->facts.count && !c.failed; i++)
        claim_fact(&c, &pass->facts.facts[i]);
    if (!c.failed)
        claim_evidence(&c, &pass->records);
    if (c.failed || !out->spans)
        return FT_ERR_MEMORY;
    settle(&c);
    return collect(&c, out);
}
