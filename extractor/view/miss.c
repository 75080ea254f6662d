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

/* By how far the rule came. */
static int compare_reach(const void *left, const void *right)
{
    const ft_miss *a = left, *b = right;
    size_t reach = a->span.end - a->span.start;
    size_t other = b->span.end - b->span.start;

    if (reach != other)
        return (reach < other) - (reach > other);
    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

/* The rule that came nearest in a sentence. */
typedef struct nearest {
    const ft_rule *rule; /* NULL: none came anywhere */
    ft_near near;
    size_t parts; /* of the rule */
} nearest;

/* The looking, and the article as far as it is looked at. */
typedef struct looking {
    ft_arena *arena;
    const ft_pass *pass;
    ft_text text;
    ft_mentions mentions;
    nearest *best; /* one a sentence */
} looking;

/* It came half way at least. */
static bool is_near(const ft_near *near, size_t parts)
{
    return near->matched || (near->passed > 0 && 2 * near->passed + 1 >= parts);
}

/* By the share of its parts that it went through, then by the words. */
static bool is_nearer(const nearest *one, const nearest *best)
{
    size_t x = one->near.passed * (best->parts + 1);
    size_t y = best->near.passed * (one->parts + 1);

    if (!best->rule || one->near.matched != best->near.matched)
        return !best->rule || one->near.matched;
    if (!one->near.matched && x != y)
        return x > y;
    return one->near.span.end - one->near.span.start >
           best->near.span.end - best->near.span.start;
}

static ft_status look(looking *l, ft_tracer *tracer, const ft_rule *rule)
{
    ft_near *all;
    size_t count;

    if (ft_tracer_look(tracer, l->arena, &l->pass->article, &l->mentions, &all,
                       &count))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        nearest one = {rule, all[i], ft_tracer_parts(tracer)};
        nearest *best = &l->best[all[i].sentence];

        if (is_near(&all[i], one.parts) && is_nearer(&one, best) &&
            !is_taken(&l->pass->facts, all[i].span))
            *best = one;
    }
    return FT_OK;
}

static ft_status look_all(looking *l, const ft_pack *pack)
{
    ft_status status = FT_OK;

    for (size_t i = 0; i < pack->rule_count && !status; i++) {
        ft_tracer *tracer = ft_tracer_new(l->arena, &pack->rules[i]);

        status = tracer ? look(l, tracer, &pack->rules[i]) : FT_ERR_MEMORY;
        ft_tracer_free(tracer);
    }
    return status;
}

static void add(const ft_pass *pass, const nearest *best, ft_misses *out)
{
    const ft_slice none = {NULL, 0}, text = pass->article.text;
    const ft_near *near = &best->near;
    ft_span span = ft_shadow_source(&pass->mentions, near->span);
    ft_span saw =
        ft_shadow_source(&pass->mentions, (ft_span){near->saw, near->saw});

    if (is_telling(text, span))
        out->items[out->count++] = (ft_miss){
            .span = span,
            .rule = best->rule->id,
            .stop = near->matched ? none : near->stop,
            .next = near->matched ? none : words_from(text, saw.start)};
}

/* The sentences at the head of the article that there is time for. */
static size_t count_sentences(const ft_pass *pass)
{
    size_t count = 0;

    while (count < pass->text.sentence_count && count < FT_MISS_SENTENCES &&
           pass->mentions.sentences[count].end <= FT_MISS_BYTES)
        count++;
    return count;
}

ft_status ft_misses_find(ft_arena *arena, const ft_pack *pack,
                         const ft_pass *pass, ft_misses *out)
{
    looking l = {.arena = arena,
                 .pass = pass,
                 .text = pass->text,
                 .mentions = pass->mentions};

    l.text.sentence_count = count_sentences(pass);
    l.mentions.text = &l.text;
    l.best = FT_NEW(arena, nearest, l.text.sentence_count);
    *out = (ft_misses){.items = FT_NEW(arena, ft_miss, l.text.sentence_count)};
    if (!l.best || !out->items || look_all(&l, pack))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < l.text.sentence_count; i++)
        if (l.best[i].rule)
            add(pass, &l.best[i], out);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_reach);
    return FT_OK;
}
