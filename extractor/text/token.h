/* token: a sentence of normal text -> words, numbers and marks. */
#ifndef FT_TEXT_TOKEN_H
#define FT_TEXT_TOKEN_H

#include "text/text.h"

/* Reads the first token at or after `at` and before `end`; false when only
 * white space is left. `opens` is left to the caller; `spaced` says whether
 * white space was skipped. */
bool ft_token_next(ft_slice text, size_t at, size_t end, ft_token *out);

#endif
