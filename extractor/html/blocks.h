/* blocks: the living nodes of a page -> pieces, each a line or a paragraph. */
#ifndef FT_HTML_BLOCKS_H
#define FT_HTML_BLOCKS_H

#include "html/mark.h"

typedef struct ft_piece {
    ft_slice text;  /* white space collapsed */
    uint32_t node;  /* the block element it stands in */
    uint32_t last;  /* its last text node */
    uint32_t links; /* bytes of text in links, white space left out */
    uint32_t chars; /* bytes of text, white space left out */
    ft_zone zone;
    unsigned level; /* of a heading, else 0 */
    uint32_t group; /* node of the list, table or aside it is part of; or 0 */
    ft_slice stamp; /* of a live entry */
    bool broken;    /* a line break, no block's end, ended it */
    bool term;      /* a <dt> or what belongs to one */
    bool body;      /* set by content */
    bool kept;      /* set by content: handed over at all */
} ft_piece;

typedef struct ft_pieces {
    ft_piece *items;
    size_t count;
} ft_pieces;

/* FT_OK or FT_ERR_MEMORY. */
ft_status ft_blocks_read(ft_arena *arena, const ft_tree *tree,
                         const ft_mark *marks, ft_pieces *out, ft_error *err);

#endif
