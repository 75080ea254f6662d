/* entity: references to characters, by name or by number. */
#ifndef FT_HTML_ENTITY_H
#define FT_HTML_ENTITY_H

#include "base/slice.h"

/* The reference that a text begins with ("&ndash;", "&#8211;"): bytes it takes,
 * 0 when it is none that is known. */
size_t ft_entity_read(ft_slice text, int *code);

/* The text with its references replaced, written to `out`, which has room for
 * as many bytes as the text: none grows. Returns the bytes. */
size_t ft_entity_decode(ft_slice text, char *out);

#endif
