/* card: a record for the eye. */
#ifndef FT_CLI_CARD_H
#define FT_CLI_CARD_H

#include "base/buffer.h"

/* "Canada 2-1 Mexico", and "v" where there is no score. */
void ft_card_title(ft_buffer *out, const ft_match *match);
/* The title and under it one line for each thing known; the goals also on a
 * time line, as wide as there is room. */
void ft_card_show(ft_buffer *out, bool colour, const ft_match *match);

#endif
