/*
 * cuts: what stands in a window is a set of bits of masks; turned around it is
 * for each bit a set of windows, so that a pattern's windows are found by
 * joining a few of these.
 */
#include "rules/cuts.h"

#include <stdint.h>

enum {
    WORD_BITS = 64,
    WORK_A_WINDOW = 1500, /* steps */
    WORK_A_WORD = 3,
    WORTH = 24 /* masks looked for, one by one, cost as much as turning */
};

/* Steps: each window joins what stands in its sentences. */
static uint64_t work(const ft_windows *windows, size_t width)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < windows->count; i++) {
        const ft_span *s = &windows->items[i].sentences;
        sum += WORK_A_WINDOW + (s->end - s->start) * width * WORK_A_WORD;
    }
    return sum;
}

ft_mask_word *ft_cuts_see(const ft_cuts *cuts, const ft_windows *windows)
{
    const size_t width = ft_sightings_width(cuts->sightings);
    ft_mask_word *seen = NULL;

    if (!ft_arena_work(cuts->arena, work(windows, width)))
        return NULL;
    if (!width || windows->count <= SIZE_MAX / width)
        seen = FT_NEW(cuts->arena, ft_mask_word, windows->count * width);
    for (size_t i = 0; seen && i < windows->count; i++)
        ft_sightings_join(cuts->sightings, windows->items[i].sentences.start,
                          windows->items[i].sentences.end, seen + i * width);
    return seen;
}

static void set_window(ft_mask_word *set, size_t window)
{
    set[window / WORD_BITS] |= 1ULL << window % WORD_BITS;
}

bool ft_cut_has(const ft_mask_word *set, size_t window)
{
    return set[window / WORD_BITS] >> window % WORD_BITS & 1;
}

/* Takes note of each bit that a window has. */
static void turn_window(const ft_cut *cut, size_t words, size_t window)
{
    const ft_mask_word *seen = cut->seen + window * words;

    for (size_t i = 0; i < words; i++) {
        for (ft_mask_word left = seen[i]; left; left &= left - 1) {
            size_t bit = i * WORD_BITS + (size_t)__builtin_ctzll(left);
            set_window(cut->where + bit * cut->width, window);
        }
    }
}

static bool turn(const ft_cuts *cuts, ft_cut *cut)
{
    const size_t words = ft_sightings_width(cuts->sightings);

    cut->where =
        FT_NEW(cuts->arena, ft_mask_word, words * WORD_BITS * cut->width);
    for (size_t i = 0; cut->where && i < cut->windows.count; i++)
        turn_window(cut, words, i);
    return cut->where != NULL;
}

/* Sorts the windows by zone. */
static bool sort(const ft_cuts *cuts, ft_cut *cut)
{
    const size_t count = cut->windows.count;

    cut->width = (count + WORD_BITS - 1) / WORD_BITS;
    for (size_t z = 0; z < FT_ZONE_COUNT; z++) {
        cut->in[z] = FT_NEW(cuts->arena, ft_mask_word, cut->width);
        if (!cut->in[z])
            return false;
    }
    for (size_t i = 0; i < count; i++) {
        const ft_window *w = &cut->windows.items[i];
        set_window(cut->in[cuts->article->blocks[w->block].zone], i);
    }
    return true;
}

/* Sentence windows are the same for all zones, block windows not. */
static unsigned zones_of(const ft_rule *rule)
{
    return rule->window.blocks && rule->window.count > 1
               ? rule->zones
               : (1U << FT_ZONE_COUNT) - 1;
}

static bool fill(const ft_cuts *cuts, ft_cut *cut)
{
    return !ft_windows_cut(cuts->arena, cuts->article, cuts->mentions,
                           cut->spec, cut->zones, &cut->windows) &&
           (cut->seen = ft_cuts_see(cuts, &cut->windows)) &&
           (cut->map = ft_landmark_map_new(cuts->arena, cuts->pack->landmarks,
                                           cuts->mentions, cuts->sightings,
                                           &cut->windows)) &&
           sort(cuts, cut);
}

/* A map of landmarks points to the windows, so these must not move. */
ft_cut *ft_cuts_of(ft_cuts *cuts, const ft_rule *rule)
{
    const unsigned zones = zones_of(rule);

    for (size_t i = 0; i < cuts->count; i++) {
        ft_cut *c = cuts->items[i];
        if (c->spec.blocks == rule->window.blocks &&
            c->spec.count == rule->window.count && c->zones == zones)
            return c;
    }
    ft_cut **grown = ft_arena_grow(cuts->arena, cuts->items, &cuts->capacity,
                                   cuts->count + 1, sizeof *grown);
    ft_cut *cut = FT_NEW(cuts->arena, ft_cut, 1);
    cuts->items = grown ? grown : cuts->items;
    if (!grown || !cut)
        return NULL;
    *cut = (ft_cut){.spec = rule->window, .zones = zones};
    if (!fill(cuts, cut))
        return NULL;
    cuts->items[cuts->count++] = cut;
    return cut;
}

void ft_cut_all(const ft_cut *cut, ft_mask_word *out)
{
    for (size_t i = 0; i < cut->width; i++)
        out[i] = ~0ULL;
}

/* As ft_cut_fits(), window by window. */
static void fit_each(const ft_cuts *cuts, const ft_cut *cut,
                     const ft_mask *mask, ft_mask_word *out)
{
    const size_t words = ft_sightings_width(cuts->sightings);

    for (size_t i = 0; i < cut->windows.count; i++) {
        if (ft_mask_fits(mask, cut->seen + i * words))
            set_window(out, i);
    }
}

bool ft_cut_fits(const ft_cuts *cuts, ft_cut *cut, const ft_mask *mask,
                 ft_mask_word *out)
{
    if (!cut->where && cut->asked++ < WORTH) {
        fit_each(cuts, cut, mask, out);
        return true;
    }
    if (!cut->where && !turn(cuts, cut))
        return false;
    ft_cut_all(cut, out);
    for (size_t i = 0; i < mask->count; i++) {
        const ft_mask_word *has = cut->where + mask->bits[i] * cut->width;
        for (size_t w = 0; w < cut->width; w++)
            out[w] &= has[w];
    }
    return true;
}
