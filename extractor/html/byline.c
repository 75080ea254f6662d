/* In: the blocks of an article. Out: its days, with the place they came from.
 */
#include "html/byline.h"

#include <stdint.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/shape.h"
#include "html/webday.h"

enum { BELOW_MOST = 1 /* blocks of the story that may stand above a day */ };

/* The words before a day say that the article was changed on it. */
static bool says_modified(ft_slice words)
{
    static const ft_slice labels[] = {FT_SLICE("updated"), FT_SLICE("modified"),
                                      FT_SLICE("edited"), FT_SLICE("revised")};
    for (size_t at = 0; at < words.len; at++)
        for (size_t i = 0; i < FT_COUNT(labels); i++)
            if (ft_ascii_has_at(words, at, labels[i]))
                return true;
    return false;
}

typedef struct reader {
    ft_arena *arena;
    ft_meta *meta;
    bool no_memory;
} reader;

static void set(reader *r, ft_slice *value, ft_meta_place *from,
                const ft_webday *day)
{
    if (value->len > 0)
        return;
    *value = ft_arena_copy(r->arena, (ft_slice){day->iso, day->len});
    r->no_memory |= !value->data;
    *from = FT_META_TEXT;
}

static void read_line(reader *r, ft_slice line)
{
    ft_webday day;
    for (size_t at = 0; !r->no_memory && ft_webday_find(line, at, &day);
         at = day.at.end) {
        ft_slice before = ft_slice_cut(line, (ft_span){at, day.at.start});
        if (says_modified(before))
            set(r, &r->meta->modified, &r->meta->from.modified, &day);
        else
            set(r, &r->meta->published, &r->meta->from.published, &day);
    }
}

ft_status ft_byline_read(ft_arena *arena, ft_article *article, ft_error *err)
{
    reader r = {.arena = arena, .meta = &article->meta};
    size_t above = 0;
    for (size_t i = 0; i < article->block_count && !r.no_memory; i++) {
        const ft_block *block = &article->blocks[i];
        ft_slice line = ft_slice_cut(article->text, block->span);
        if (block->zone == FT_ZONE_BYLINE &&
            (above <= BELOW_MOST || ft_shape_is_byline(line)))
            read_line(&r, line);
        above += block->body && block->zone == FT_ZONE_BODY;
    }
    return r.no_memory ? ft_error_memory(err) : FT_OK;
}
