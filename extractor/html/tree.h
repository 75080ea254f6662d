/* tree: markup -> nodes in the order of the page; libxml2 lives here. */
#ifndef FT_HTML_TREE_H
#define FT_HTML_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "fulltime/error.h"
#include "html/slim.h"

/* Node 0 is the root. Children follow their parent, so the descendants of
 * node i are the nodes from i + 1 up to, not including, its `end`. */
typedef struct ft_node {
    ft_tag tag;
    uint32_t parent;
    uint32_t end;
    uint32_t attribute_count;
    const ft_attribute *attributes;
    ft_slice text; /* of FT_TAG_TEXT */
} ft_node;

typedef struct ft_tree {
    const ft_node *nodes;
    size_t count; /* at least 1 */
    size_t depth; /* of the deepest node */
} ft_tree;

/* Anything gives a tree: what is badly formed is mended. A page of more than
 * FT_TREE_NODES nodes is refused: see ft_arena_refuse(). Text and attributes
 * that were set aside are borrowed from `slim`. FT_OK or FT_ERR_MEMORY. */
enum { FT_TREE_NODES = 400000 };
ft_status ft_tree_build(ft_arena *arena, const ft_slim *slim, ft_tree *out,
                        ft_error *err);
/* The same for markup that the parser reads whole: clean UTF-8, borrowed during
 * the call. */
ft_status ft_tree_read(ft_arena *arena, ft_slice html, ft_tree *out,
                       ft_error *err);

/* Before several threads read: the parser makes tables on its first use. Once
 * is enough, more does no harm. */
void ft_tree_prepare(void);

/* The value of an attribute; data is NULL when the node has none. */
ft_slice ft_node_attribute(const ft_node *node, ft_attr attr);

#endif
