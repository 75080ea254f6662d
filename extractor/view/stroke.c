/* Comes in: what stands on which words. Goes out: strokes that do not hide each
 * other, and the stretches of text between their ends. */
#include "view/stroke.h"

#include <stdlib.h>

static const char *const layers[] = {
    [FT_LAYER_FIELD] = "field", [FT_LAYER_UNUSED] = "unused",
    [FT_LAYER_LOSER] = "loser", [FT_LAYER_NEAR] = "near",
    [FT_LAYER_OLD] = "old",     [FT_LAYER_NUMBER] = "number",
};
_Static_assert(FT_COUNT(layers) == FT_LAYER_COUNT, "name every layer");

enum {
    BANDS = 3,
    HEAP_MOST = 64 /* strokes that get lanes of their own among each other */
};

/* Strokes of one band share its lanes: what was taken is drawn under the words,
 * what was not above them, and a number is framed. */
static const unsigned bands[] = {
    [FT_LAYER_FIELD] = 0, [FT_LAYER_UNUSED] = 1, [FT_LAYER_LOSER] = 1,
    [FT_LAYER_NEAR] = 1,  [FT_LAYER_OLD] = 1,    [FT_LAYER_NUMBER] = 2,
};
_Static_assert(FT_COUNT(bands) == FT_LAYER_COUNT, "give every layer a band");

const char *ft_layer_name(ft_layer layer)
{
    return layers[layer];
}

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* By place; at one place the longer first, for it lies around the other. */
static int compare_place(const ft_use *a, const ft_use *b)
{
    int order = compare_size(a->span.start, b->span.start);

    if (order == 0)
        order = compare_size(b->span.end, a->span.end);
    if (order == 0)
        order = compare_size(a->layer, b->layer);
    return order ? order : compare_size(a->family, b->family);
}

static int compare_uses(const void *left, const void *right)
{
    const ft_use *a = *(const ft_use *const *)left;
    const ft_use *b = *(const ft_use *const *)right;
    int order = compare_place(a, b);

    return order ? order : (a > b) - (a < b); /* of one array: as they came */
}

/* Strokes of one band that lie over each other, one way or another. */
typedef struct heap {
    ft_stroke *items[HEAP_MOST];
    size_t count;
    size_t end; /* of the one that reaches farthest */
} heap;

static int compare_length(const void *left, const void *right)
{
    const ft_stroke *a = *(ft_stroke *const *)left;
    const ft_stroke *b = *(ft_stroke *const *)right;
    int order =
        compare_size(a->span.end - a->span.start, b->span.end - b->span.start);

    return order ? order : compare_size(a->span.start, b->span.start);
}

/* The first lane in which none of the strokes before it lies over it. */
static unsigned free_lane(const heap *pile, size_t index)
{
    const ft_stroke *one = pile->items[index];
    bool taken[HEAP_MOST + 1] = {false};
    unsigned lane = 0;

    for (size_t i = 0; i < index; i++)
        if (pile->items[i]->span.start < one->span.end &&
            pile->items[i]->span.end > one->span.start)
            taken[pile->items[i]->lane] = true;
    while (taken[lane])
        lane++;
    return lane;
}

/* The short ones lie next to the words, the long ones around them. */
static void take_lanes(heap *pile)
{
    if (pile->count > 1)
        qsort(pile->items, pile->count, sizeof(ft_stroke *), compare_length);
    for (size_t i = 0; i < pile->count; i++)
        pile->items[i]->lane = free_lane(pile, i);
    for (size_t i = 0; i < pile->count; i++) {
        pile->items[i]->drawn = pile->items[i]->lane < FT_STROKES_DEEP;
        if (pile->items[i]->lane >= FT_LANES)
            pile->items[i]->lane = FT_LANES - 1;
    }
    *pile = (heap){.count = 0};
}

/* Cuts the strokes of a band into heaps; what is too much for one is not drawn.
 */
static void sort_band(ft_strokes *strokes, unsigned band)
{
    heap pile = {.count = 0};

    for (size_t i = 0; i < strokes->count; i++) {
        ft_stroke *one = &strokes->items[i];

        if (bands[one->layer] != band)
            continue;
        if (pile.count && one->span.start >= pile.end)
            take_lanes(&pile);
        if (pile.count < HEAP_MOST)
            pile.items[pile.count++] = one;
        if (one->span.end > pile.end)
            pile.end = one->span.end;
    }
    take_lanes(&pile);
}

static void number_notes(ft_strokes *strokes)
{
    size_t note = 0;

    for (size_t i = 0; i < strokes->count; i++)
        if (strokes->items[i].layer == FT_LAYER_FIELD)
            strokes->items[i].note = ++note;
}

static void begin_stroke(ft_strokes *strokes, const ft_use *use, size_t at)
{
    strokes->items[strokes->count++] = (ft_stroke){.layer = use->layer,
                                                   .family = use->family,
                                                   .span = use->span,
                                                   .first = at};
}

ft_status ft_strokes_lay(ft_arena *arena, ft_use *uses, size_t count,
                         ft_strokes *out)
{
    ft_use **order = FT_NEW(arena, ft_use *, count);

    *out = (ft_strokes){.items = FT_NEW(arena, ft_stroke, count),
                        .uses = FT_NEW(arena, const ft_use *, count)};
    if (!order || !out->items || !out->uses)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        order[i] = &uses[i];
    if (count > 1)
        qsort(order, count, sizeof(ft_use *), compare_uses);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_place(order[i - 1], order[i]) != 0)
            begin_stroke(out, order[i], i);
        out->items[out->count - 1].count++;
        order[i]->stroke = out->count - 1;
        out->uses[i] = order[i];
    }
    number_notes(out);
    for (unsigned band = 0; band < BANDS; band++)
        sort_band(out, band);
    return FT_OK;
}

/* Takes off what has ended. */
static void leave(ft_cut *cut, size_t at)
{
    size_t kept = 0;

    for (size_t i = 0; i < cut->over_count; i++)
        if (cut->strokes->items[cut->over[i]].span.end > at)
            cut->over[kept++] = cut->over[i];
    cut->over_count = kept;
}

size_t ft_cut_next(ft_cut *cut, size_t at, size_t end)
{
    const ft_strokes *all = cut->strokes;

    leave(cut, at);
    for (; cut->next < all->count; cut->next++) {
        const ft_stroke *one = &all->items[cut->next];

        if (one->span.start > at)
            break;
        if (one->drawn && one->span.end > at &&
            cut->over_count < FT_COUNT(cut->over))
            cut->over[cut->over_count++] = cut->next;
    }
    if (cut->next < all->count && all->items[cut->next].span.start < end)
        end = all->items[cut->next].span.start;
    for (size_t i = 0; i < cut->over_count; i++)
        if (all->items[cut->over[i]].span.end < end)
            end = all->items[cut->over[i]].span.end;
    return end;
}
