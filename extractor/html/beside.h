/* beside: the score and the facts of the story's match that stand outside the
 * story, in a header over it or a box next to it. */
#ifndef FT_HTML_BESIDE_H
#define FT_HTML_BESIDE_H

#include "fulltime/error.h"
#include "html/blocks.h"

/* Keeps a score of two names that the story tells, too, and boxes of facts that
 * share several names with it; those of other matches do not. The pieces of one
 * score become one. FT_OK or FT_ERR_MEMORY. */
ft_status ft_beside_keep(ft_arena *arena, const ft_tree *tree,
                         const ft_mark *marks, ft_pieces *pieces,
                         ft_error *err);

#endif
