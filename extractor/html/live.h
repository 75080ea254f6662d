/* live: the entries of a live text, each with the minute it is stamped with. */
#ifndef FT_HTML_LIVE_H
#define FT_HTML_LIVE_H

#include "html/blocks.h"

/* Gives a minute that stands alone to the piece behind it, as its stamp, and
 * entries zone LIVE: any in what calls itself a live text, elsewhere only
 * where there are several. */
void ft_live_mark(const ft_tree *tree, const ft_mark *marks, ft_pieces *pieces);

#endif
