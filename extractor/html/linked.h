/* linked: what the JSON-LD of a page tells of the match and the page itself
 * does not show. */
#ifndef FT_HTML_LINKED_H
#define FT_HTML_LINKED_H

#include "html/blocks.h"
#include "html/meta.h"

/* The updates of a live text as markup, one paragraph or more each; empty when
 * there are none or the page shows a live text itself. `data` is NULL when
 * memory is out. */
ft_slice ft_linked_updates(ft_arena *arena, const ft_page_meta *meta,
                           const ft_pieces *pieces);

/* Whether some of the updates stand in what was kept of the page. */
bool ft_linked_is_shown(const ft_pieces *pieces, const ft_pieces *updates);

/* The line in which a SportsEvent names both sides and a score, or one put
 * together from its fields, when the page names both, tells the same two
 * numbers as a score and shows none in a header of its own; else empty. Tied to
 * the JSON or to the arena. */
ft_slice ft_linked_score(ft_arena *arena, const ft_page_meta *meta,
                         const ft_pieces *pieces);

#endif
