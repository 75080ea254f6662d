/*
 * landmark: long parts that many patterns share ("a minute told in any way").
 * Each is looked for once in a window, whatever the number of patterns that
 * need it; a pattern is tried only where its landmarks stand, in their order.
 */
#ifndef FT_RULES_LANDMARK_H
#define FT_RULES_LANDMARK_H

#include "rules/pattern.h"
#include "rules/sightings.h"

/* All landmarks of a pack; immutable once closed. */
typedef struct ft_landmarks ft_landmarks;

/* The landmarks that every match of a pattern goes through, in this order. */
typedef struct ft_route {
    const unsigned short *marks;
    size_t count;
    bool leads; /* a match begins where its first landmark begins */
} ft_route;

/* `scratch` may go once all are closed. NULL when memory is out. */
ft_landmarks *ft_landmarks_new(ft_arena *arena, ft_arena *scratch);
void ft_landmarks_free(
    ft_landmarks *landmarks); /* the patterns; NULL is fine */
/* Takes note of a pattern, which must live until all are closed. False when
 * memory is out. */
bool ft_landmarks_add(ft_landmarks *landmarks, ft_slice pattern, ft_route *out);
/* Drops what too few patterns share from the routes given out so far, and
 * compiles the rest, with masks of their own. False when memory is out. */
bool ft_landmarks_close(ft_landmarks *landmarks, ft_masks *masks,
                        ft_requirer *requirer);
/* The patterns of those that were kept, by number, and what each is made of. */
size_t ft_landmarks_count(const ft_landmarks *landmarks);
const ft_pattern *ft_landmarks_pattern(const ft_landmarks *landmarks,
                                       size_t number, ft_slice *text);
/* What each of them requires. */
ft_mask *ft_landmarks_masks(const ft_landmarks *landmarks);
/* Landmarks that were kept elsewhere. They borrow the patterns and masks. NULL
 * when memory is out. */
ft_landmarks *ft_landmarks_of(ft_arena *arena, ft_pattern **patterns,
                              size_t count, ft_mask *masks);
struct ft_windows;

/* Where landmarks stand in some windows, as far as anybody asked. */
typedef struct ft_landmark_map ft_landmark_map;

/* Tied to the arena, and to windows that stay as they are; NULL when memory is
 * out. */
ft_landmark_map *ft_landmark_map_new(ft_arena *arena,
                                     const ft_landmarks *landmarks,
                                     const ft_mentions *mentions,
                                     const ft_sightings *sightings,
                                     const struct ft_windows *windows);
/* Whether a match may begin in a window at `*from` or later; raises `*from` to
 * where it may begin first, and lowers `*limit` to where it may last. */
bool ft_landmarks_allow(ft_landmark_map *map, ft_matcher *matcher,
                        size_t window, const ft_route *route, size_t *from,
                        size_t *limit);

#endif
