/* agree: whether a telling tells a match that others tell already. */
#ifndef FT_RECORDS_AGREE_H
#define FT_RECORDS_AGREE_H

#include "records/link.h"

/* What a telling is to a match of the same sides. */
typedef enum ft_fit { FT_FIT_NONE, FT_FIT_CONTRADICTS, FT_FIT_AGREES } ft_fit;

/* It gives a final score. */
bool ft_agree_told(const ft_telling *telling);
/* The first telling of the match with a final score, or NULL. */
const ft_telling *ft_agree_scored(const ft_link *link,
                                  const ft_candidate *match);
/* The first one that gives the same final score, or NULL; `flipped`: the sides
 * of `telling` stand the other way round. */
const ft_telling *ft_agree_same(const ft_link *link, const ft_candidate *match,
                                const ft_telling *telling, bool flipped);
/* What `telling` is to a match of the same sides. */
ft_fit ft_agree_fit(const ft_link *link, const ft_candidate *match,
                    const ft_telling *telling, bool flipped);

#endif
