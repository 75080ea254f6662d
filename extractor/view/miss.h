/* miss: where rules nearly matched, in words that no fact is made of. */
#ifndef FT_VIEW_MISS_H
#define FT_VIEW_MISS_H

#include "pipeline.h"

typedef struct ft_miss {
    ft_span span; /* in the extracted text: as far as the rule came */
    ft_slice rule;
    ft_slice stop; /* what of the rule stopped it: "%{number}"; empty: it was
                      refused */
    ft_slice next; /* the words that it saw there */
} ft_miss;

typedef struct ft_misses {
    ft_miss *items; /* the longest first */
    size_t count;
} ft_misses;

enum {
    FT_MISS_SENTENCES =
        48,              /* at the head of an article that are looked at ... */
    FT_MISS_BYTES = 8192 /* ... and bytes of them */
};

/* In each sentence the rule that came nearest to a match, half way at least.
 * Tries every rule anew, which is slow. FT_ERR_MEMORY or FT_OK. */
ft_status ft_misses_find(ft_arena *arena, const ft_pack *pack,
                         const ft_pass *pass, ft_misses *out);

#endif
