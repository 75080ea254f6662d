/*
 * proven: names that no table knows and that what is said of them makes sides:
 * "Ashford topped visiting Marlow, 3-1", "the Ashford girls soccer team",
 * "Ashford (5-2-1)". Proven once, a name is a side in the whole text.
 */
#ifndef FT_MENTIONS_PROVEN_H
#define FT_MENTIONS_PROVEN_H

#include "mentions/names.h"

/* Marks the pieces, which stand in the order of the text, and lets runs among
 * them be sides. */
ft_status ft_proven_find(const ft_words *words, ft_pieces *pieces,
                         ft_error *err);

#endif
