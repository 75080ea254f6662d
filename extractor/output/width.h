/*
 * width: how many columns of a terminal a text takes: two for a letter of
 * East Asia, for an emoji (however many code points make it up) and for a flag,
 * none for an accent that stands on its own.
 */
#ifndef FT_OUTPUT_WIDTH_H
#define FT_OUTPUT_WIDTH_H

#include "base/slice.h"

size_t ft_width(ft_slice text);
/* The longest part from the start on that takes at most `columns` and does not
 * cut a character from what belongs to it. */
ft_slice ft_width_cut(ft_slice text, size_t columns);

#endif
