/* graph: the JSON-LD of a page -> the node of the article that the page is
 * about, and the matches it names. */
#ifndef FT_HTML_GRAPH_H
#define FT_HTML_GRAPH_H

#include "base/arena.h"
#include "base/json.h"
#include "fulltime/error.h"

enum { FT_GRAPH_MOST = 32 /* articles, and events, of a page */ };

typedef struct ft_graph {
    const ft_json **roots; /* of each script that could be read */
    size_t root_count, root_room;
    const ft_slice *broken; /* scripts that could not */
    size_t broken_count;
    const ft_json *articles[FT_GRAPH_MOST];
    size_t article_count;
    const ft_json *events[FT_GRAPH_MOST]; /* SportsEvent */
    size_t event_count;
    ft_slice day; /* datePublished of the first node that is no article */
} ft_graph;

/* Reads the bodies of the JSON-LD scripts. FT_OK or FT_ERR_MEMORY. */
ft_status ft_graph_read(ft_arena *arena, const ft_slice *scripts, size_t count,
                        ft_graph *out, ft_error *err);

/* The article with that address, else the one with that headline, else the
 * first; NULL when there is none. Of several that give addresses, none of them
 * this page's, none is the page's. */
const ft_json *ft_graph_article(const ft_graph *graph, ft_slice url,
                                ft_slice title);

/* A name given as text, as {"name": ...}, as {"@id": ...} of a node elsewhere,
 * or as the first of a list of these. */
ft_slice ft_graph_name(const ft_graph *graph, const ft_json *value);

/* The string behind `"key":` in JSON that is broken elsewhere. */
ft_slice ft_graph_salvage(ft_slice json, const char *quoted);

#endif
