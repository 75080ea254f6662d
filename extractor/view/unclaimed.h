/* unclaimed: the numbers of an article that no fact and no record stands on. */
#ifndef FT_VIEW_UNCLAIMED_H
#define FT_VIEW_UNCLAIMED_H

#include "pipeline.h"

typedef struct ft_unclaimed {
    ft_span *spans; /* in the extracted text, in order */
    size_t count;
} ft_unclaimed;

/* Numbers in digits; "2-1" and "18,204" are one. FT_ERR_MEMORY or FT_OK. */
ft_status ft_unclaimed_find(ft_arena *arena, const ft_pass *pass,
                            ft_unclaimed *out);

#endif
