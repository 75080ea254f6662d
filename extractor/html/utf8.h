/* utf8: one code point at a time, and white space as pages use it. */
#ifndef FT_HTML_UTF8_H
#define FT_HTML_UTF8_H

#include "base/slice.h"

enum {
    FT_CODE_REPLACEMENT = 0xFFFD,
    FT_CODE_INVALID = -1 /* the bytes are no UTF-8 */
};

/* Decodes the code point at `at` (which must lie in the text) and returns its
 * length in bytes; of an ill-formed sequence, the bytes to step over. */
size_t ft_utf8_next(ft_slice text, size_t at, int *code);
/* Writes a code point; returns its length in bytes. */
size_t ft_utf8_put(int code, char out[4]);
size_t ft_utf8_count(ft_slice text); /* code points */

bool ft_utf8_is_wide_space(int code); /* beyond ASCII */
/* Also no-break and zero-width spaces. */
static inline bool ft_utf8_is_space(int code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r');
    return ft_utf8_is_wide_space(code);
}
bool ft_utf8_is_private(int code); /* the private-use areas */
bool ft_utf8_is_lower(int code);   /* a-z and the small letters of Latin-1 */

/* Without white space of any kind at both ends. */
ft_slice ft_utf8_trim(ft_slice text);

#endif
