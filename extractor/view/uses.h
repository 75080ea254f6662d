/* uses: all that one article was read as, each with the words it stands on:
 * evidence, facts in no record, losers of overlaps, near misses, numbers that
 * nobody claimed. */
#ifndef FT_VIEW_USES_H
#define FT_VIEW_USES_H

#include "pipeline.h"
#include "view/stroke.h"

typedef struct ft_uses {
    ft_use *items; /* the evidence of the records first, as it lies in them */
    size_t count, capacity;
    size_t *firsts; /* of each record, index of its first use */
    ft_strokes strokes;
} ft_uses;

typedef struct ft_uses_options {
    bool misses;        /* near misses, too, which are slow to find */
    const ft_use *more; /* of the caller's; copied */
    size_t more_count;
} ft_uses_options;

/* FT_ERR_MEMORY or FT_OK; tied to the arena and to what is borrowed. */
ft_status ft_uses_collect(ft_arena *arena, const ft_pack *pack,
                          const ft_pass *pass, const ft_uses_options *options,
                          ft_uses *out);

#endif
