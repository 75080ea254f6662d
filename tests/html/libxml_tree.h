/* The tree of a page as libxml2 builds it: what ours is held against. */
#ifndef FT_TESTS_HTML_LIBXML_TREE_H
#define FT_TESTS_HTML_LIBXML_TREE_H

#include "html/tree.h"

/* As ft_tree_read(). */
ft_status read_libxml_tree(ft_arena *arena, ft_slice html, ft_tree *out,
                           ft_error *err);

#endif
