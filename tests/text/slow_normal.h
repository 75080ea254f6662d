/*
 * slow_normal: normal text made the slow way: folded character by character,
 * composed by utf8proc as a whole.
 */
#ifndef FT_TESTS_TEXT_SLOW_NORMAL_H
#define FT_TESTS_TEXT_SLOW_NORMAL_H

#include "base/slice.h"

enum { SLOW_MOST = 4096 }; /* bytes of a text at most */

/* Writes the normal form of one block; returns its bytes. `out` has room for
 * four bytes for each of the text. */
size_t slow_normal(ft_slice text, char *out);

#endif
