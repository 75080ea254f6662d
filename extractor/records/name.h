/* name: names compared letter by letter and word by word. */
#ifndef FT_RECORDS_NAME_H
#define FT_RECORDS_NAME_H

#include "base/slice.h"

/* The word that begins at or after *at, which moves behind it; empty at the
 * end. Anything but a letter, a digit or a byte beyond ASCII parts words. */
ft_slice ft_name_word(ft_slice text, size_t *at);
/* Every word of `part` stands in `whole`, in any order. */
bool ft_name_within(ft_slice part, ft_slice whole);
/* The words of `part` stand in `whole` side by side. */
bool ft_name_contains(ft_slice whole, ft_slice part);
/* `part` holds some words of `whole`, or its initials in capitals. */
bool ft_name_stands_for(ft_slice part, ft_slice whole);
/* One letter too many, too few or wrong: "Watforld" for "Watford". Only of
 * names of some length, and not at the first letter. */
bool ft_name_slip(ft_slice a, ft_slice b);

#endif
