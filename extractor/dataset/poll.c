/* Comes in: words on a field. Goes out: the votes. */
#include "dataset/poll.h"

#include <stdlib.h>

typedef struct ft_word {
    ft_slice value, text;
    unsigned weight;
    size_t source;
} ft_word;

void ft_poll_init(ft_poll *poll, ft_arena *arena)
{
    *poll = (ft_poll){.arena = arena};
}

void ft_poll_add(ft_poll *poll, ft_slice value, unsigned weight, size_t source,
                 ft_slice text)
{
    ft_word *words = ft_arena_grow(poll->arena, poll->words, &poll->capacity,
                                   poll->count + 1, sizeof *words);

    poll->words = words ? words : poll->words;
    if (!words || !value.data) {
        poll->failed = true;
        return;
    }
    words[poll->count++] = (ft_word){value, text, weight, source};
}

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_words(const void *left, const void *right)
{
    const ft_word *a = left, *b = right;
    int order = ft_slice_compare(a->value, b->value);

    if (order == 0)
        order = ft_slice_compare(a->text, b->text);
    if (order == 0)
        order = compare_size(b->weight, a->weight);
    return order ? order : compare_size(a->source, b->source);
}

static int compare_sources(const void *left, const void *right)
{
    const ft_word *a = left, *b = right;
    int order = compare_size(a->source, b->source);

    return order ? order : compare_size(b->weight, a->weight);
}

static int compare_votes(const void *left, const void *right)
{
    const ft_vote *a = left, *b = right;

    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return ft_slice_compare(a->value, b->value);
}

/* Counts the words [0..count) of one value, sorted by text and weight; leaves
 * them sorted by source. */
static void count_vote(ft_word *words, size_t count, size_t *sources,
                       unsigned *weights, ft_vote *out)
{
    *out = (ft_vote){
        .value = words[0].value, .sources = sources, .weights = weights};
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !ft_slice_equal(words[i].text, words[i - 1].text))
            out->weight += words[i].weight;
    qsort(words, count, sizeof *words, compare_sources);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && words[i].source == words[i - 1].source)
            continue;
        sources[out->count] = words[i].source;
        weights[out->count++] = words[i].weight;
    }
}

ft_status ft_poll_count(ft_poll *poll, const char *field, ft_ballot *out)
{
    ft_vote *votes = FT_NEW(poll->arena, ft_vote, poll->count);
    size_t *sources = FT_NEW(poll->arena, size_t, poll->count);
    unsigned *weights = FT_NEW(poll->arena, unsigned, poll->count);
    size_t count = 0;

    if (poll->failed || !votes || !sources || !weights)
        return FT_ERR_MEMORY;
    if (poll->count > 1)
        qsort(poll->words, poll->count, sizeof *poll->words, compare_words);
    for (size_t from = 0, to; from < poll->count; from = to) {
        for (to = from + 1; to < poll->count; to++)
            if (!ft_slice_equal(poll->words[to].value, poll->words[from].value))
                break;
        count_vote(&poll->words[from], to - from, sources + from,
                   weights + from, &votes[count++]);
    }
    if (count > 1)
        qsort(votes, count, sizeof *votes, compare_votes);
    *out = (ft_ballot){field, votes, count};
    return FT_OK;
}
