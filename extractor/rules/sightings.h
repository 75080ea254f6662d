/* sightings: what masks ask for, and where it stands in one article. */
#ifndef FT_RULES_SIGHTINGS_H
#define FT_RULES_SIGHTINGS_H

#include "rules/mask.h"

/* What stands where in one article. */
typedef struct ft_sightings ft_sightings;

/* One pass over the shadow; NULL when memory is out. */
ft_sightings *ft_masks_look(ft_arena *arena, const ft_masks *masks,
                            const ft_mentions *mentions);
size_t ft_sightings_width(const ft_sightings *sightings); /* in words */
/* What stands in the sentences from `first` up to but not `end`. */
void ft_sightings_join(const ft_sightings *sightings, size_t first, size_t end,
                       ft_mask_word *out);

enum { FT_STARTS_MOST = 24 };

/* Where a match of a pattern may begin: places in the shadow from `span.start`
 * on and up to `span.end`, in order, of a subject that begins at `subject` and
 * lies in these sentences. False: anywhere, or there are more than
 * FT_STARTS_MOST. */
bool ft_sightings_starts(const ft_sightings *sightings, const ft_mask *mask,
                         ft_span sentences, size_t subject, ft_span span,
                         size_t *out, size_t *count);

/* What a pattern requires may stand behind `at`, a place in the shadow in these
 * sentences: else no match of it begins there or later. */
bool ft_sightings_follow(const ft_sightings *sightings, const ft_mask *mask,
                         ft_span sentences, size_t at);

#endif
