/* meta: what a page says of itself in machine-readable form. */
#ifndef FT_HTML_META_H
#define FT_HTML_META_H

#include "html/article.h"
#include "html/graph.h"
#include "html/mark.h"
#include "html/slim.h"

typedef struct ft_page_meta {
    ft_meta meta;
    ft_slice body; /* articleBody of its JSON-LD; empty when it has none */
    const ft_json *updates; /* liveBlogUpdate of it, or NULL */
    ft_slice own_title;     /* the <title>, less the site's name */
    ft_graph graph;         /* its JSON-LD */
} ft_page_meta;

/* The published day comes from JSON-LD, else meta elements, else itemprop,
 * else <time>, else the page's address; what is no day is passed over. FT_OK or
 * FT_ERR_MEMORY. */
ft_status ft_meta_read(ft_arena *arena, const ft_slim *slim,
                       const ft_tree *tree, const ft_mark *marks,
                       ft_page_meta *out, ft_error *err);

#endif
