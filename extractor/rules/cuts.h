/*
 * cuts: the windows that rules look through, each sort cut once an article,
 * with what stands in each; and in which of them a pattern may match.
 */
#ifndef FT_RULES_CUTS_H
#define FT_RULES_CUTS_H

#include "rules/window.h"

/* The windows of one sort. */
typedef struct ft_cut {
    ft_window_spec spec;
    unsigned zones;
    ft_windows windows;
    ft_mask_word *seen; /* what stands in each window */
    ft_landmark_map *map;
    size_t width;        /* words of a set of windows */
    size_t asked;        /* how often somebody looked for a mask's windows */
    ft_mask_word *where; /* for each bit of a mask the windows that have it;
                            NULL: not yet worth it */
    ft_mask_word *in[FT_ZONE_COUNT]; /* for each zone its windows */
} ft_cut;

/* All sorts so far. */
typedef struct ft_cuts {
    ft_arena *arena;
    const ft_pack *pack;
    const ft_article *article;
    const ft_mentions *mentions;
    const ft_sightings *sightings;
    ft_cut **items;
    size_t count, capacity;
} ft_cuts;

/* The windows of a rule; NULL when memory is out. */
ft_cut *ft_cuts_of(ft_cuts *cuts, const ft_rule *rule);
/* What stands in each of some windows; NULL when memory is out. */
ft_mask_word *ft_cuts_see(const ft_cuts *cuts, const ft_windows *windows);
/* The windows in which all stands that a mask wants; `out` has the cut's width
 * and is empty. False when memory is out. */
bool ft_cut_fits(const ft_cuts *cuts, ft_cut *cut, const ft_mask *mask,
                 ft_mask_word *out);
/* All windows. */
void ft_cut_all(const ft_cut *cut, ft_mask_word *out);
bool ft_cut_has(const ft_mask_word *set, size_t window);

#endif
