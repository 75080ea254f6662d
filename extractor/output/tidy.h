/*
 * tidy: text from outside as a part of one line. White space of any kind and
 * control characters become single spaces, none at either end; marks of
 * direction and other invisible formatting are dropped; bytes that are no UTF-8
 * become U+FFFD. Nothing else changes.
 */
#ifndef FT_OUTPUT_TIDY_H
#define FT_OUTPUT_TIDY_H

#include "base/buffer.h"

void ft_tidy(ft_buffer *out, ft_slice text);

#endif
