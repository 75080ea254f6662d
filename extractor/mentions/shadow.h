/* shadow: each mention as one private-use character, and the way back. */
#ifndef FT_MENTIONS_SHADOW_H
#define FT_MENTIONS_SHADOW_H

#include "mentions/mentions.h"

/* Gives the entities their code points: the first of each kind that are
 * mentioned, FT_SHADOW_LIMIT at most; the others keep 0. */
void ft_shadow_number(ft_entity *entities, const ft_mention *mentions,
                      size_t mention_count);

/* Writes the shadow of `out->text`: fills `shadow`, `sentences`, `blocks`, and
 * the offset in each of `mentions`, which must all have a code. */
ft_status ft_shadow_build(ft_arena *arena, ft_mentions *out,
                          ft_mention *mentions, ft_error *err);

#endif
