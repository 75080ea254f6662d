#include "html/same_tree.h"

static bool same_attributes(const ft_node *a, const ft_node *b)
{
    if (a->attribute_count != b->attribute_count)
        return false;
    for (uint32_t i = 0; i < a->attribute_count; i++)
        if (a->attributes[i].attr != b->attributes[i].attr ||
            !ft_slice_equal(a->attributes[i].value, b->attributes[i].value))
            return false;
    return true;
}

static const char *difference(const ft_node *a, const ft_node *b)
{
    if (a->tag != b->tag)
        return "the element";
    if (a->parent != b->parent || a->end != b->end)
        return "the place";
    if (!ft_slice_equal(a->text, b->text))
        return "the text";
    return same_attributes(a, b) ? NULL : "an attribute";
}

bool same_tree(ft_arena *arena, ft_slice page, char *why, size_t size)
{
    ft_slim slim[2];
    ft_tree tree[2];
    for (size_t i = 0; i < 2; i++)
        if (ft_slim_read(arena, page, i ? FT_SLIM_ASIDE : FT_SLIM_WHOLE,
                         &slim[i], NULL) ||
            ft_tree_build(arena, &slim[i], &tree[i], NULL))
            return true;
    size_t count =
        tree[0].count < tree[1].count ? tree[0].count : tree[1].count;
    for (size_t i = 0; i < count; i++) {
        const ft_node *a = &tree[0].nodes[i], *b = &tree[1].nodes[i];
        const char *what = difference(a, b);
        if (!what)
            continue;
        (void)snprintf(why, size, "node %zu differs in %s: '%.*s', '%.*s'", i,
                       what, (int)a->text.len, a->text.data, (int)b->text.len,
                       b->text.data);
        return false;
    }
    (void)snprintf(why, size, "%zu nodes, %zu with text set aside",
                   tree[0].count, tree[1].count);
    return tree[0].count == tree[1].count;
}
