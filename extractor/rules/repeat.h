/* repeat: repeats inside repeats that can be read in too many ways. */
#ifndef FT_RULES_REPEAT_H
#define FT_RULES_REPEAT_H

#include "base/slice.h"

/* Where a group is repeated without bound whose text may be nothing but another
 * unbounded repeat, as in "(?:a+)*"; SIZE_MAX: nowhere. */
size_t ft_repeat_nested(ft_slice pattern);
/* Bytes of the longest run of letters, digits and spaces in which nothing is
 * left open; *at is where it begins. */
size_t ft_repeat_wording(ft_slice pattern, size_t *at);

#endif
