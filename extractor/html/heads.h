/* heads: what the head of a table says of its columns. */
#ifndef FT_HTML_HEADS_H
#define FT_HTML_HEADS_H

#include "html/mark.h"

/* Gives each cell that stands behind a result in its row, the crowd say or the
 * score at half time, the head of its column: ft_mark.head. The names and the
 * score are told by their order and need none. */
void ft_heads_mark(const ft_tree *tree, ft_mark *marks);

#endif
