/* mark: what each node of a page weighs and what kind of place it is. */
#ifndef FT_HTML_MARK_H
#define FT_HTML_MARK_H

#include "html/article.h"
#include "html/limits.h"
#include "html/tree.h"

typedef struct ft_mark {
    uint32_t chars;      /* bytes of text below, white space left out */
    uint32_t link_chars; /* of them inside links */
    uint16_t numbers;    /* numbers of one or two digits, no minutes */
    uint16_t words;      /* words of letters, up to a limit */
    unsigned hints;      /* of its class and id; see hint.h */
    uint8_t zone;        /* ft_zone it gives its content; FT_ZONE_COUNT: none */
    bool dead;           /* no part of the article, with all below it */
    bool linked;         /* stands in a link */
    bool row;            /* all its text is one line */
    bool data;           /* a table of data, not of layout */
    bool guest;          /* facts outside any story: of which match? */
    uint32_t zoned;      /* the node that gave the zone; 0: none */
    uint32_t head;       /* of a cell: what names its column; 0: nothing */
    uint32_t story;      /* innermost story around it; 0: none */
} ft_mark;

/* One mark a node, NULL when memory is out. */
ft_mark *ft_mark_read(ft_arena *arena, const ft_tree *tree,
                      const ft_limits *limits);

#endif
