/* Comes in: rules and an article. Goes out: how far those came that gave up. */
#include "view/miss.h"

#include <stdlib.h>

#include "rules/near.h"
#include "rules/rule.h"

enum {
    NEXT_LEAST = 24, /* bytes told of what follows, up to the end of a word */
    MISS_LEAST = 10  /* bytes: a shorter reach says nothing */
};

/* A fact stands on part of the span, of whatever rule. */
static bool is_taken(const ft_facts *facts, ft_span span)
{
    for (size_t i = 0; i < facts->count; i++)
        if (facts->facts[i].span.start < span.end &&
            facts->facts[i].span.end > span.start)
            return true;
    return false;
}

/* What stands behind the place, to the end of a word. */
static ft_slice words_from(ft_slice text, size_t at)
{
    size_t end = at;

    while (end < text.len && text.data[end] != '\n' &&
           (end - at < NEXT_LEAST || text.data[end] != ' ') &&
           end - at < (size_t)2 * NEXT_LEAST)
        end++;
    while (end < text.len && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end++;
    return ft_slice_trim(ft_slice_cut(text, (ft_span){at, end}));
}

static bool is_telling(ft_slice text, ft_span span)
{
    const ft_slice space = FT_SLICE(" ");
    ft_slice words = ft_slice_trim(ft_slice_cut(text, span));

    return words.len >= MISS_LEAST &&
           ft_slice_find(words, space, 0) < words.len;
}

static int compare_reach(const void *left, const void *right)
{
    const ft_miss *a = left, *b = right;
    size_t reach = a->span.end - a->span.start;
    size_t other = b->span.end - b->span.start;

    if (reach != other)
        return (reach < other) - (reach > other);
    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static void add(const ft_pass *pass, const ft_rule *rule, const ft_near *near,
                ft_misses *out)
{
    const ft_slice none = {NULL, 0};
    ft_slice text = pass->article.text;
    ft_span span = ft_shadow_source(&pass->mentions, near->span);

    ft_span saw =
        ft_shadow_source(&pass->mentions, (ft_span){near->saw, near->saw});

    if (near->span.end > near->span.start &&
        !is_taken(&pass->facts, near->span) && is_telling(text, span))
        out->items[out->count++] = (ft_miss){
            .span = span,
            .rule = rule->id,
            .stop = near->matched ? none : near->stop,
            .next = near->matched ? none : words_from(text, saw.start)};
}

ft_status ft_misses_find(ft_arena *arena, const ft_pack *pack,
                         const ft_pass *pass, ft_misses *out)
{
    *out = (ft_misses){.items = FT_NEW(arena, ft_miss, pack->rule_count)};
    if (!out->items)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < pack->rule_count; i++) {
        ft_near near = {0};

        if (ft_near_find(arena, &pack->rules[i], &pass->article,
                         &pass->mentions, &near))
            return FT_ERR_MEMORY;
        add(pass, &pack->rules[i], &near, out);
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_reach);
    out->count = out->count < FT_MISSES ? out->count : FT_MISSES;
    return FT_OK;
}
