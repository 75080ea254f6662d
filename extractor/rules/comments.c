/* Comes in: the comments of a file, as the parser meets them, and its tree.
 * Goes out: which value each is about: one on a line of its own is about what
 * follows it, another about what it stands behind. */
#include "rules/comments.h"

#include <stdlib.h>

static size_t start_of(const ft_node *node)
{
    return node->key.data ? node->key_offset : node->offset;
}

/* The line that holds the byte, up to it, is blank. */
static bool begins_line(ft_slice text, size_t at)
{
    while (at && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t'))
        at--;
    return !at || text.data[at - 1] == '\n';
}

/* As above, or behind the dashes of items. */
static bool opens_line(ft_slice text, size_t at)
{
    while (at && (text.data[at - 1] == ' ' || text.data[at - 1] == '\t' ||
                  text.data[at - 1] == '-'))
        at--;
    return !at || text.data[at - 1] == '\n';
}

/* The line above the one that holds the byte is empty. */
static bool is_spaced(ft_slice text, size_t at)
{
    while (at && text.data[at - 1] != '\n')
        at--;
    return at &&
           begins_line(text, at - 1 - (at > 1 && text.data[at - 2] == '\r'));
}

void ft_comments_note(void *comments, ft_span span)
{
    ft_comments *all = comments;
    ft_slice text = all->source->text;
    ft_comment *grown = ft_arena_grow(all->arena, all->items, &all->capacity,
                                      all->count + 1, sizeof *grown);

    if (!grown) {
        all->failed = true;
        return;
    }
    while (span.end > span.start &&
           (text.data[span.end - 1] == ' ' || text.data[span.end - 1] == '\t'))
        span.end--;
    all->items = grown;
    all->items[all->count++] =
        (ft_comment){.text = ft_slice_cut(text, span),
                     .offset = span.start,
                     .spaced = is_spaced(text, span.start),
                     .alone = opens_line(text, span.start)};
}

static void note_entries(ft_comments *all, const ft_node *node, size_t parent)
{
    for (const ft_node *n = node->child; n && !all->failed; n = n->next) {
        size_t index = all->entry_count;
        ft_comment_entry *grown =
            ft_arena_grow(all->arena, all->entries, &all->entry_capacity,
                          index + 1, sizeof *grown);
        if (!grown) {
            all->failed = true;
            return;
        }
        all->entries = grown;
        all->entries[all->entry_count++] = (ft_comment_entry){n, parent};
        note_entries(all, n, index);
    }
}

/* The first entry that begins behind a byte. */
static size_t entry_behind(const ft_comments *all, size_t at)
{
    size_t low = 0;
    size_t high = all->entry_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (start_of(all->entries[middle].node) > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* The outermost value that ends before a byte on its line; else the last that
 * begins before it. */
static const ft_node *entry_before(const ft_comments *all, size_t at)
{
    ft_slice text = all->source->text;
    size_t line = at;
    size_t last = entry_behind(all, at);
    const ft_node *best = NULL;

    if (!last--)
        return NULL;
    while (line && text.data[line - 1] != '\n')
        line--;
    for (size_t i = last; i != SIZE_MAX; i = all->entries[i].parent) {
        const ft_node *n = all->entries[i].node;
        if (ft_node_is_block(n))
            break;
        if (n->end > line && n->end <= at)
            best = n;
    }
    return best ? best : all->entries[last].node;
}

static int compare_owners(const void *a, const void *b)
{
    const ft_comment *l = *(const ft_comment *const *)a;
    const ft_comment *r = *(const ft_comment *const *)b;

    if (l->owner != r->owner)
        return l->owner < r->owner ? -1 : 1;
    return (l->offset > r->offset) - (l->offset < r->offset);
}

/* Nodes are told apart by their address: it sorts, and shows nowhere. */
static uintptr_t owner_of(const ft_node *node)
{
    return (uintptr_t)node;
}

void ft_comments_place(ft_comments *all, const ft_node *root)
{
    note_entries(all, root, SIZE_MAX);
    all->owned = FT_NEW(all->arena, const ft_comment *, all->count);
    if (!all->owned) {
        all->failed = true;
        all->count = 0;
    }
    for (size_t i = 0; i < all->count; i++) {
        ft_comment *c = &all->items[i];
        size_t behind = entry_behind(all, c->offset);
        const ft_node *node = NULL;
        if (!c->alone)
            node = entry_before(all, c->offset);
        else if (behind < all->entry_count)
            node = all->entries[behind].node;
        c->owner = owner_of(node);
        all->owned[i] = c;
    }
    if (all->count)
        qsort(all->owned, all->count, sizeof(const ft_comment *),
              compare_owners);
}

size_t ft_comments_first(const ft_comments *all, const ft_node *node)
{
    uintptr_t owner = owner_of(node);
    size_t low = 0;
    size_t high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->owned[middle]->owner < owner)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const ft_comment *ft_comments_next(const ft_comments *all, const ft_node *node,
                                   bool alone, size_t *at)
{
    while (*at < all->count && all->owned[*at]->owner == owner_of(node)) {
        const ft_comment *c = all->owned[(*at)++];
        if (c->alone == alone)
            return c;
    }
    return NULL;
}

bool ft_comments_inside(const ft_comments *all, const ft_node *node)
{
    size_t low = 0;
    size_t high = all->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].offset < node->offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < all->count && all->items[low].offset < node->end;
}

bool ft_comments_spaced(const ft_comments *all, const ft_node *node)
{
    return is_spaced(all->source->text, start_of(node));
}
