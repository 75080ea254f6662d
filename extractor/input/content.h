/* content: names an article by its bytes and by what was said of them, to see
 * whether it changed. Not against forgery: see base/digest for that. */
#ifndef FT_INPUT_CONTENT_H
#define FT_INPUT_CONTENT_H

#include "base/slice.h"

/* Writes 32 lower-case hex digits and a NUL: MurmurHash3, x64, 128 bits, of all
 * parts behind each other. */
void ft_content_name(const ft_slice *parts, size_t count, char out[33]);

#endif
