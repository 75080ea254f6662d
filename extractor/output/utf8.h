/* utf8: code points of a text that may not be clean, counted and mended. */
#ifndef FT_OUTPUT_UTF8_H
#define FT_OUTPUT_UTF8_H

#include "base/arena.h"

/* Bytes of the code point that begins at `at`; 0 when none does (a stray or
 * cut byte, an overlong form, a surrogate) or `at` is the end. */
size_t ft_utf8_step(ft_slice text, size_t at);
/* Code points; a byte that belongs to none counts as one. */
size_t ft_utf8_count(ft_slice text);
/* The slice itself when it is clean, else a copy with U+FFFD in place of every
 * bad byte; data is NULL when memory is out. */
ft_slice ft_utf8_clean(ft_arena *arena, ft_slice text);

#endif
