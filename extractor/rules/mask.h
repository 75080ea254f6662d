/*
 * mask: the things that patterns require, for sightings to look for. A
 * pattern is tried only where all that it requires stands.
 */
#ifndef FT_RULES_MASK_H
#define FT_RULES_MASK_H

#include "rules/require.h"

/* All clauses of a pack, one bit each; immutable once closed. */
typedef struct ft_masks ft_masks;

/* The bits of the clauses that one pattern requires. */
typedef struct ft_mask {
    const unsigned short *bits;
    size_t count;
    unsigned start; /* 1 + the number of the set of texts that one of its
                       matches begins with; 0: not known */
} ft_mask;

ft_masks *ft_masks_new(ft_arena *arena); /* NULL when memory is out */
/* What the pattern requires, and with `starts` where it may begin; false when
 * memory is out. Of the requirer nothing is kept. */
bool ft_masks_add(ft_masks *masks, ft_requirer *requirer, ft_slice pattern,
                  bool starts, ft_mask *out);
/* Builds what finds the words; false when memory is out. */
bool ft_masks_close(ft_masks *masks);

/* How many bits there are, and sets of texts to begin with. */
typedef struct ft_mask_size {
    size_t bits, starts;
} ft_mask_size;

ft_mask_size ft_masks_size(const ft_masks *masks);
/* Freezes or thaws masks that are closed and have this size; `field` is a
 * pointer to them. */
void ft_masks_image(ft_image *image, ft_masks **field, ft_mask_size size);
/* The same for the mask of a pattern. */
void ft_mask_image(ft_image *image, ft_mask *mask, ft_mask_size size);

typedef unsigned long long ft_mask_word;
/* All that the mask requires has been seen. */
bool ft_mask_fits(const ft_mask *mask, const ft_mask_word *seen);

#endif
