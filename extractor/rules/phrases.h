/* phrases: a list of words and phrases -> one pattern that matches any. */
#ifndef FT_RULES_PHRASES_H
#define FT_RULES_PHRASES_H

#include "base/arena.h"

enum { FT_PHRASE_LIMIT = 100 }; /* bytes of one phrase */

/*
 * Of several phrases that stand at a place the longest is matched first. With
 * `fold` each is also matched with a capital first letter, and in capitals.
 * The pattern is tied to the arena; data is NULL when
 * memory is out.
 */
ft_slice ft_phrases_pattern(ft_arena *arena, const ft_slice *words,
                            size_t count, bool fold);

#endif
