/* In: clean markup. Out: the article, its text put together from the pieces
 * that were kept. */
#include "html/page.h"

#include <string.h>

#include "base/error.h"
#include "html/content.h"
#include "html/meta.h"
#include "html/slim.h"

typedef struct writer {
    char *text;
    size_t len;
    ft_block *blocks;
    size_t count;
    unsigned groups;
    uint32_t group; /* node of the last group */
} writer;

static void put(writer *w, const char *data, size_t len)
{
    memcpy(w->text + w->len, data, len);
    w->len += len;
}

static unsigned group_of(writer *w, const ft_piece *p)
{
    if (p->group && (p->group != w->group || w->groups == 0))
        w->groups++;
    w->group = p->group;
    return p->group ? w->groups : 0;
}

static void write_piece(writer *w, const ft_piece *p)
{
    unsigned group = group_of(w, p);
    if (w->count > 0) {
        bool same = group > 0 && w->blocks[w->count - 1].group == group;
        put(w, "\n\n", same ? 1 : 2);
    }
    ft_span span = {w->len, w->len + p->text.len};
    put(w, p->text.data, p->text.len);
    ft_slice stamp = {w->text + span.start, p->stamp.len};
    w->blocks[w->count++] = (ft_block){.zone = p->zone,
                                       .span = span,
                                       .body = p->body,
                                       .level = p->level,
                                       .group = group,
                                       .stamp = stamp};
}

static ft_status write_article(ft_arena *arena, const ft_pieces *pieces,
                               ft_article *out, ft_error *err)
{
    size_t size = 1, count = 0;
    for (size_t i = 0; i < pieces->count; i++) {
        size += pieces->items[i].kept ? pieces->items[i].text.len + 2 : 0;
        count += pieces->items[i].kept;
    }
    writer w = {.text = ft_arena_alloc(arena, size),
                .blocks = FT_NEW(arena, ft_block, count)};
    if (!w.text || !w.blocks)
        return ft_error_memory(err);
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->items[i].kept)
            write_piece(&w, &pieces->items[i]);
    out->text = (ft_slice){w.text, w.len};
    out->blocks = w.blocks;
    out->block_count = w.count;
    return FT_OK;
}

ft_status ft_page_read(ft_arena *arena, ft_slice html, ft_article *out,
                       ft_error *err)
{
    ft_slim slim;
    ft_tree tree;
    ft_pieces pieces;
    ft_status status;
    if ((status = ft_slim_read(arena, html, &slim, err)) ||
        (status = ft_tree_read(arena, slim.html, &tree, err)))
        return status;
    const ft_mark *marks = ft_mark_read(arena, &tree);
    if (!marks)
        return ft_error_memory(err);
    ft_page_meta meta;
    if ((status = ft_meta_read(arena, &slim, &tree, marks, &meta, err)) ||
        (status = ft_blocks_read(arena, &tree, marks, &pieces, err)) ||
        (status = ft_content_choose(arena, &tree, marks, &pieces,
                                    meta.meta.title, err)))
        return status;
    out->meta = meta.meta;
    return write_article(arena, &pieces, out, err);
}
