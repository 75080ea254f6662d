/* clean: bytes from outside, such as a file name, as UTF-8. */
#ifndef FT_OUTPUT_CLEAN_H
#define FT_OUTPUT_CLEAN_H

#include "base/arena.h"

/* The slice itself when it is UTF-8, else a copy with U+FFFD in place of every
 * ill-formed sequence. Never NULL data unless memory is out. */
ft_slice ft_clean(ft_arena *arena, ft_slice text);

#endif
