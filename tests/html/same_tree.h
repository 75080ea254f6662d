/* same_tree: whether what is set aside before the parse comes back in its
 * place. */
#ifndef FT_TESTS_HTML_SAME_TREE_H
#define FT_TESTS_HTML_SAME_TREE_H

#include <stdio.h>

#include "html/tree.h"

/* Reads the page in both ways; false, with a word about the first difference in
 * `why`, when the trees are not the same. True when memory is out. */
bool same_tree(ft_arena *arena, ft_slice page, char *why, size_t size);

#endif
