/*
 * headlines: pieces of loud sentences, in which capitals say nothing: only what
 * the tables or the rest of the text know is a name there.
 */
#ifndef FT_MENTIONS_HEADLINES_H
#define FT_MENTIONS_HEADLINES_H

#include "mentions/cast.h"

/* Appends pieces; `cast` holds the long names of the other sentences. */
ft_status ft_headlines_find(const ft_words *words, const ft_cast *cast,
                            ft_pieces *pieces, ft_error *err);

#endif
