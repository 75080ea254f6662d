/*
 * window: a window begins at every sentence (or block) and reaches as far as
 * its spec and FT_SUBJECT_LIMIT let it; matches belong to the window in whose
 * first sentence they begin. A sentence that is too long by itself is cut into
 * pieces, each with the end of the one before as context to look back on.
 */
#include "rules/window.h"

#include <stdint.h>

enum {
    LEAD = 96,    /* bytes of context before a piece */
    STRIDE = 208, /* from piece to piece: a match of up to this length is seen
                     whole, since LEAD + 2 * STRIDE is the limit */
};
_Static_assert(LEAD + 2 * STRIDE == FT_SUBJECT_LIMIT, "a piece fills a window");

typedef struct cutter {
    ft_arena *arena;
    const ft_mentions *mentions;
    const ft_article *article;
    ft_windows *out;
} cutter;

static ft_status add(const cutter *c, ft_window window)
{
    ft_window *grown = ft_arena_grow(c->arena, c->out->items, &c->out->capacity,
                                     c->out->count + 1, sizeof *grown);

    if (!grown)
        return FT_ERR_MEMORY;
    c->out->items = grown;
    c->out->items[c->out->count++] = window;
    return FT_OK;
}

static bool continues(ft_slice text, size_t at)
{
    return at < text.len && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* The start of the character at `at`. */
static size_t char_start(ft_slice text, size_t at)
{
    while (at && continues(text, at))
        at--;
    return at;
}

/* Pieces of a stretch; matches begin before `own_end`. */
static ft_status cut_pieces(const cutter *c, const ft_window *whole,
                            size_t own_end)
{
    ft_slice text = c->mentions->shadow;
    size_t end = whole->span.end;

    for (size_t from = whole->from; from < own_end;) {
        ft_window piece = *whole;
        size_t next = char_start(text, from + STRIDE);
        size_t lead =
            from - whole->span.start < LEAD ? from - whole->span.start : LEAD;
        piece.from = from;
        piece.span.start = from - lead;
        while (continues(text, piece.span.start))
            piece.span.start++;
        piece.opens = whole->opens && piece.span.start == whole->span.start;
        if (end - piece.span.start > FT_SUBJECT_LIMIT) {
            piece.span.end =
                char_start(text, piece.span.start + FT_SUBJECT_LIMIT);
            piece.closes = false;
        }
        bool last = piece.span.end == end && next >= own_end;
        piece.limit = last ? whole->limit : next - 1;
        if (piece.limit >= own_end && own_end < end)
            piece.limit = own_end - 1;
        if (add(c, piece))
            return FT_ERR_MEMORY;
        from = next;
    }
    return FT_OK;
}

/* The sentence at or before `most` that ends within the limit from `start`. */
static size_t last_fitting(const cutter *c, size_t start, size_t first,
                           size_t most)
{
    size_t last = first;

    while (last < most &&
           c->mentions->sentences[last + 1].end - start <= FT_SUBJECT_LIMIT)
        last++;
    return last;
}

/* A window from the start of sentence `first` on, at most to the end of
 * `last`; `opens` when `^` may match there. */
static ft_status cut_from(const cutter *c, size_t first, size_t last,
                          bool opens, bool sole)
{
    const ft_span *sentences = c->mentions->sentences;
    size_t start = sentences[first].start;
    size_t reach = last_fitting(c, start, first, last);
    size_t next =
        first < last ? sentences[first + 1].start : sentences[first].end;
    ft_window window = {.span = {start, sentences[reach].end},
                        .from = start,
                        .limit = sole ? SIZE_MAX : next - 1,
                        .opens = opens,
                        .closes = reach == last,
                        .sentences = {first, reach + 1},
                        .block = c->mentions->text->sentences[first].block};

    if (start >= window.span.end)
        return FT_OK;
    if (window.span.end - start <= FT_SUBJECT_LIMIT)
        return add(c, window);
    return cut_pieces(c, &window, sentences[first].end);
}

/* One past the last sentence of the block that `first` stands in. */
static size_t block_end(const cutter *c, size_t first)
{
    const ft_text *text = c->mentions->text;
    size_t s = first;

    while (s < text->sentence_count &&
           text->sentences[s].block == text->sentences[first].block)
        s++;
    return s;
}

static bool wanted(const cutter *c, size_t sentence, unsigned zones)
{
    size_t block = c->mentions->text->sentences[sentence].block;

    return zones & 1U << c->article->blocks[block].zone;
}

/* One past the last sentence of up to `count` blocks of wanted zones. */
static size_t blocks_end(const cutter *c, size_t first, unsigned count,
                         unsigned zones)
{
    size_t end = first;

    for (unsigned i = 0; i < count; i++) {
        if (end >= c->mentions->text->sentence_count ||
            (i && !wanted(c, end, zones)))
            break;
        end = block_end(c, end);
    }
    return end;
}

/* The windows that begin in the block of sentences [first, end). */
static ft_status cut_block(const cutter *c, size_t first, size_t end,
                           ft_window_spec spec, unsigned zones)
{
    size_t far = spec.blocks ? blocks_end(c, first, spec.count, zones) : end;
    const ft_span *sentences = c->mentions->sentences;
    bool whole =
        spec.blocks && far == end &&
        sentences[end - 1].end - sentences[first].start <= FT_SUBJECT_LIMIT;

    if (whole)
        return cut_from(c, first, end - 1, true, true);
    for (size_t s = first; s < end; s++) {
        size_t last = far - 1;
        if (!spec.blocks && spec.count - 1 < last - s)
            last = s + spec.count - 1;
        bool opens = !spec.blocks || s == first;
        bool sole = !spec.blocks && last == s;
        if (cut_from(c, s, last, opens, sole))
            return FT_ERR_MEMORY;
    }
    return FT_OK;
}

ft_status ft_windows_cut(ft_arena *arena, const ft_article *article,
                         const ft_mentions *mentions, ft_window_spec spec,
                         unsigned zones, ft_windows *out)
{
    cutter c = {arena, mentions, article, out};
    size_t count = mentions->text->sentence_count;

    for (size_t s = 0; s < count;) {
        size_t end = block_end(&c, s);
        if (wanted(&c, s, zones) && cut_block(&c, s, end, spec, zones))
            return FT_ERR_MEMORY;
        s = end;
    }
    return FT_OK;
}

ft_status ft_windows_region(ft_arena *arena, const ft_mentions *mentions,
                            ft_span region, size_t sentence, ft_windows *out)
{
    cutter c = {arena, mentions, NULL, out};
    size_t last = sentence;
    size_t count = mentions->text->sentence_count;

    while (last + 1 < count && mentions->sentences[last + 1].start < region.end)
        last++;
    ft_window window = {.span = region,
                        .from = region.start,
                        .limit = SIZE_MAX,
                        .opens = true,
                        .closes = true,
                        .sentences = {sentence, last + 1},
                        .block = mentions->text->sentences[sentence].block};
    if (region.end - region.start <= FT_SUBJECT_LIMIT) {
        out->items = FT_NEW(arena, ft_window, 1); /* there are many of these */
        out->capacity = 1;
        return out->items ? add(&c, window) : FT_ERR_MEMORY;
    }
    return cut_pieces(&c, &window, region.end);
}
