/* content: which pieces of a page are the story, which the facts beside it. */
#ifndef FT_HTML_CONTENT_H
#define FT_HTML_CONTENT_H

#include "html/blocks.h"
#include "html/limits.h"

/* Sets `body` and `kept` of each piece, and mends zones that only the
 * neighbours show. `title` is what the page calls itself. FT_OK or
 * FT_ERR_MEMORY. */
ft_status ft_content_choose(ft_arena *arena, const ft_tree *tree,
                            const ft_mark *marks, const ft_limits *limits,
                            ft_slice title, ft_pieces *pieces, ft_error *err);

#endif
