/* In: clean markup. Out: the article, its text put together from the pieces
 * that were kept. */
#include "html/page.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "html/beside.h"
#include "html/charset.h"
#include "html/content.h"
#include "html/league.h"
#include "html/linked.h"
#include "html/live.h"
#include "html/meta.h"
#include "html/shape.h"
#include "html/slim.h"
#include "html/title.h"

enum {
    STORY_LEAST = 300, /* bytes of a JSON-LD story worth a look */
    TITLE_LEAST = 3,   /* words of a title that says something */
    TITLE_MOST = 300   /* bytes of one */
};

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
    size_t start = w->len;
    if (p->stamp.len > 0 && p->stamp.data != p->text.data) {
        put(w, p->stamp.data, p->stamp.len);
        put(w, " ", 1);
    }
    put(w, p->text.data, p->text.len);
    ft_span span = {start, w->len};
    ft_slice stamp = {w->text + start, p->stamp.len};
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
        const ft_piece *p = &pieces->items[i];
        size += p->kept ? p->text.len + p->stamp.len + 3 : 0;
        count += p->kept;
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

/* The pieces of any markup, nothing chosen yet. */
static ft_status read_pieces(ft_arena *arena, ft_slice html,
                             const ft_limits *limits, ft_slim *slim,
                             ft_tree *tree, const ft_mark **marks,
                             ft_pieces *out, ft_error *err)
{
    ft_status status;
    if ((status = ft_slim_read(arena, html, FT_SLIM_ASIDE, slim, err)) ||
        (status = ft_tree_build(arena, slim, tree, err)))
        return status;
    *marks = ft_mark_read(arena, tree, limits);
    if (!*marks)
        return ft_error_memory(err);
    return ft_blocks_read(arena, tree, *marks, out, err);
}

static size_t body_size(const ft_pieces *pieces)
{
    size_t size = 0;
    for (size_t i = 0; i < pieces->count; i++)
        size += pieces->items[i].body ? pieces->items[i].text.len : 0;
    return size;
}

/* Text without tags keeps its lines in a <pre>. */
static ft_slice as_markup(ft_arena *arena, ft_slice text)
{
    static const ft_slice tag = FT_SLICE("</"), open = FT_SLICE("<pre>");
    if (ft_slice_find(text, tag, 0) != SIZE_MAX)
        return text;
    char *markup = ft_arena_alloc(arena, open.len + text.len);
    if (!markup)
        return (ft_slice){NULL, 0};
    memcpy(markup, open.data, open.len);
    memcpy(markup + open.len, text.data, text.len);
    return (ft_slice){markup, open.len + text.len};
}

/* Puts the pieces of `story` in the place of the body that was found. */
static ft_status replace_body(ft_arena *arena, const ft_pieces *story,
                              ft_pieces *pieces, ft_error *err)
{
    size_t count = 0;
    ft_piece *items = FT_NEW(arena, ft_piece, pieces->count + story->count);
    if (!items)
        return ft_error_memory(err);
    for (size_t i = 0; i < pieces->count; i++)
        if (pieces->items[i].kept && !pieces->items[i].body)
            items[count++] = pieces->items[i];
    for (size_t i = 0; i < story->count; i++) {
        items[count] = story->items[i];
        items[count].kept = items[count].body = true;
        count++;
    }
    *pieces = (ft_pieces){items, count};
    return FT_OK;
}

/* The JSON-LD's own story is often cut short: it counts only where the page
 * shows much less, because it loads its text later. */
static ft_status fall_back(ft_arena *arena, ft_slice body,
                           const ft_limits *limits, ft_pieces *pieces,
                           ft_error *err)
{
    if (body.len < STORY_LEAST || body_size(pieces) > body.len / 2)
        return FT_OK;
    ft_slim slim;
    ft_tree tree;
    const ft_mark *marks;
    ft_pieces story = {NULL, 0};
    body = ft_charset_clean(arena, body);
    body = body.data ? as_markup(arena, body) : body;
    if (!body.data)
        return ft_error_memory(err);
    ft_status status =
        read_pieces(arena, body, limits, &slim, &tree, &marks, &story, err);
    return status ? status : replace_body(arena, &story, pieces, err);
}

/* Puts pieces behind those of the page; they are none of its body. */
static ft_status append(ft_arena *arena, const ft_pieces *more, ft_zone zone,
                        ft_pieces *pieces, ft_error *err)
{
    size_t count = pieces->count;
    ft_piece *items = FT_NEW(arena, ft_piece, count + more->count);
    if (!items)
        return ft_error_memory(err);
    for (size_t i = 0; i < count; i++)
        items[i] = pieces->items[i];
    for (size_t i = 0; i < more->count; i++)
        items[count + i] =
            (ft_piece){.text = more->items[i].text, .zone = zone, .kept = true};
    *pieces = (ft_pieces){items, count + more->count};
    return FT_OK;
}

/* Markup from the JSON-LD: clean, and cut into pieces. */
static ft_status read_linked(ft_arena *arena, ft_slice markup,
                             const ft_limits *limits, ft_pieces *out,
                             ft_error *err)
{
    ft_slim slim;
    ft_tree tree;
    const ft_mark *marks;
    markup = ft_charset_clean(arena, markup);
    if (!markup.data)
        return ft_error_memory(err);
    return read_pieces(arena, markup, limits, &slim, &tree, &marks, out, err);
}

/* The updates of a live text that the page loads later. */
static ft_status add_updates(ft_arena *arena, const ft_page_meta *meta,
                             const ft_limits *limits, ft_pieces *pieces,
                             ft_error *err)
{
    ft_pieces updates = {NULL, 0};
    ft_slice markup = ft_linked_updates(arena, meta, pieces);
    if (markup.len == 0)
        return markup.data ? FT_OK : ft_error_memory(err);
    ft_status status = read_linked(arena, markup, limits, &updates, err);
    if (status || ft_linked_is_shown(pieces, &updates))
        return status;
    return append(arena, &updates, FT_ZONE_LIVE, pieces, err);
}

static ft_status add_score(ft_arena *arena, const ft_page_meta *meta,
                           const ft_limits *limits, ft_pieces *pieces,
                           ft_error *err)
{
    ft_pieces score = {NULL, 0};
    ft_slice line = ft_linked_score(arena, meta, pieces);
    if (line.len == 0)
        return FT_OK;
    ft_status status = read_linked(arena, line, limits, &score, err);
    return status || score.count != 1
               ? status
               : append(arena, &score, FT_ZONE_SCORE, pieces, err);
}

/* The title is a headline where the page shows none, and where it has the
 * figures that the page's own leaves out. */
static bool is_headline(ft_slice title, const ft_pieces *pieces)
{
    bool other = false;
    for (size_t i = 0; i < pieces->count; i++) {
        const ft_piece *p = &pieces->items[i];
        if (!p->kept || p->zone != FT_ZONE_HEADLINE)
            continue;
        if (ft_title_agrees(p->text, title))
            return false;
        other = true;
    }
    return !other || ft_shape_numbers(title) >= 2;
}

/* Puts the title above the article. */
static ft_status add_title(ft_arena *arena, ft_slice title, ft_pieces *pieces,
                           ft_error *err)
{
    if (ft_shape_words(title) < TITLE_LEAST || title.len > TITLE_MOST ||
        pieces->count == 0 || !is_headline(title, pieces))
        return FT_OK;
    ft_piece *items = FT_NEW(arena, ft_piece, pieces->count + 1);
    if (!items)
        return ft_error_memory(err);
    items[0] = (ft_piece){
        .text = title, .zone = FT_ZONE_HEADLINE, .level = 1, .kept = true};
    memcpy(items + 1, pieces->items, pieces->count * sizeof *items);
    *pieces = (ft_pieces){items, pieces->count + 1};
    return FT_OK;
}

ft_status ft_page_read(ft_arena *arena, ft_slice html, const ft_limits *limits,
                       ft_article *out, ft_error *err)
{
    ft_slim slim;
    ft_tree tree;
    const ft_mark *marks;
    ft_pieces pieces = {NULL, 0};
    ft_page_meta meta;
    ft_status status;
    if ((status = read_pieces(arena, html, limits, &slim, &tree, &marks,
                              &pieces, err)) ||
        (status = ft_meta_read(arena, &slim, &tree, marks, &meta, err)))
        return status;
    ft_live_mark(&tree, marks, &pieces);
    if ((status = ft_content_choose(arena, &tree, marks, limits,
                                    meta.meta.title, &pieces, err)) ||
        (status = add_title(arena, meta.own_title, &pieces, err)) ||
        (status = ft_beside_keep(arena, &tree, marks, &pieces, err)))
        return status;
    ft_league_mark(&tree, &pieces); /* after the choice: it knows tables */
    if ((status = fall_back(arena, meta.body, limits, &pieces, err)) ||
        (status = add_score(arena, &meta, limits, &pieces, err)) ||
        (status = add_updates(arena, &meta, limits, &pieces, err)))
        return status;
    out->meta = meta.meta;
    return write_article(arena, &pieces, out, err);
}
