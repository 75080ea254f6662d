/*
 * template: text, pieces and groups that grow side by side. What `%{...}`
 * means, fragments.c knows.
 */
#include "rules/template.h"

#include <string.h>

static const ft_slice types[] = {
    [FT_CAPTURE_TEXT] = FT_SLICE("text"),
    [FT_CAPTURE_MENTION] = FT_SLICE("mention"),
    [FT_CAPTURE_INTEGER] = FT_SLICE("integer"),
    [FT_CAPTURE_MINUTE] = FT_SLICE("minute"),
    [FT_CAPTURE_SCORE] = FT_SLICE("score"),
    [FT_CAPTURE_DAY] = FT_SLICE("day"),
};
_Static_assert(FT_COUNT(types) == FT_CAPTURE_TYPE_COUNT, "name every type");

ft_slice ft_capture_type_name(ft_capture_type type)
{
    return types[type];
}

ft_capture_type ft_capture_type_find(ft_slice name)
{
    for (size_t i = 0; i < FT_COUNT(types); i++) {
        if (i != FT_CAPTURE_MENTION && ft_slice_equal(types[i], name))
            return (ft_capture_type)i;
    }
    return FT_CAPTURE_TYPE_COUNT;
}

static bool add_text(ft_template *t, ft_slice text)
{
    char *grown =
        ft_arena_grow(t->arena, t->text, &t->capacity, t->len + text.len, 1);

    if (!grown)
        return false;
    t->text = grown;
    if (text.len)
        memcpy(t->text + t->len, text.data, text.len);
    t->len += text.len;
    return true;
}

static bool add_piece(ft_template *t, ft_piece piece)
{
    ft_piece *grown = ft_arena_grow(t->arena, t->pieces, &t->piece_capacity,
                                    t->piece_count + 1, sizeof *grown);

    if (!grown)
        return false;
    t->pieces = grown;
    t->pieces[t->piece_count++] = piece;
    return true;
}

bool ft_template_add(ft_template *t, ft_slice text, const ft_node *node,
                     size_t index, bool verbatim)
{
    ft_piece piece = {t->len, node, index, verbatim};

    return !text.len || (add_piece(t, piece) && add_text(t, text));
}

bool ft_template_group(ft_template *t, ft_group group)
{
    ft_group *grown = ft_arena_grow(t->arena, t->groups, &t->group_capacity,
                                    t->group_count + 1, sizeof *grown);

    if (!grown)
        return false;
    t->groups = grown;
    t->groups[t->group_count++] = group;
    return true;
}

bool ft_template_join(ft_template *t, const ft_template *other)
{
    for (size_t i = 0; i < other->piece_count; i++) {
        ft_piece piece = other->pieces[i];
        piece.start += t->len;
        if (!add_piece(t, piece))
            return false;
    }
    for (size_t i = 0; i < other->group_count; i++) {
        if (!ft_template_group(t, other->groups[i]))
            return false;
    }
    return add_text(t, ft_template_text(other));
}

ft_slice ft_template_text(const ft_template *t)
{
    return (ft_slice){t->text, t->len};
}

const ft_node *ft_template_place(const ft_template *t, size_t at,
                                 size_t *offset)
{
    size_t low = 0;
    size_t high = t->piece_count;

    if (!high)
        return NULL;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (t->pieces[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    const ft_piece *piece = &t->pieces[low];
    if (!piece->node)
        return NULL;
    size_t into = piece->verbatim && at > piece->start ? at - piece->start : 0;
    *offset = ft_node_place(piece->node, piece->index + into);
    return piece->node;
}
