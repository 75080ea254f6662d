/* resolve: pieces -> mentions: which entity each one names, if any. */
#ifndef FT_MENTIONS_RESOLVE_H
#define FT_MENTIONS_RESOLVE_H

#include "mentions/cast.h"

/* Fills `entity` and `form` of each piece; the pieces stand in the order of
 * the text. New entities join the cast. */
ft_status ft_resolve(ft_arena *arena, ft_cast *cast, ft_pieces *pieces,
                     ft_error *err);

#endif
