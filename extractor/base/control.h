/* control: characters that a terminal or a browser obeys rather than shows:
 * C0 and C1 controls, DEL, line and paragraph separators, and those that turn
 * the direction of text and so can show it in another order. */
#ifndef FT_BASE_CONTROL_H
#define FT_BASE_CONTROL_H

#include "base/slice.h"

/* Bytes of such a character at `at` in a text that is UTF-8; 0: there is none.
 * Line ends and tabs are among them. `code` may be NULL. */
size_t ft_control_at(ft_slice text, size_t at, int *code);

#endif
