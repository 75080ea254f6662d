/*
 * text: the whole stage. Blocks become normal text, normal text sentences,
 * sentences tokens; what changed on the way can be asked back through the map.
 */
#include "text/text.h"

#include "base/error.h"
#include "text/normal.h"
#include "text/sentence.h"
#include "text/token.h"

enum {
    WORK_A_BYTE = 70, /* steps */
    WORK_AN_ODD_BYTE = 600,
    WORK_A_TOKEN = 200
};

/* Lists that grow while the text is cut. */
typedef struct cutter {
    ft_splitter splitter;
    ft_sentence *sentences;
    size_t sentence_count, sentence_capacity;
    ft_token *tokens;
    size_t token_count, token_capacity;
} cutter;

static bool add_token(cutter *cut, ft_token token)
{
    ft_token *tokens =
        ft_arena_grow(cut->splitter.arena, cut->tokens, &cut->token_capacity,
                      cut->token_count + 1, sizeof *tokens);
    if (!tokens)
        return false;
    cut->tokens = tokens;
    tokens[cut->token_count++] = token;
    return true;
}

static bool add_sentence(cutter *cut, ft_sentence sentence)
{
    ft_sentence *sentences = ft_arena_grow(
        cut->splitter.arena, cut->sentences, &cut->sentence_capacity,
        cut->sentence_count + 1, sizeof *sentences);
    if (!sentences)
        return false;
    cut->sentences = sentences;
    sentences[cut->sentence_count++] = sentence;
    return true;
}

/* White space before it counts, also that between two sentences. */
static bool is_spaced(ft_slice text, size_t at)
{
    return !at || text.data[at - 1] == ' ' || text.data[at - 1] == '\n';
}

static bool cut_sentence(cutter *cut, ft_span span, size_t block)
{
    ft_slice text = cut->splitter.text;
    size_t first = cut->token_count;
    ft_token token;

    for (size_t at = span.start; ft_token_next(text, at, span.end, &token);
         at = token.span.end) {
        token.opens = cut->token_count == first;
        token.spaced = is_spaced(text, token.span.start);
        if (!add_token(cut, token))
            return false;
    }
    if (!ft_arena_work(cut->splitter.arena,
                       (cut->token_count - first + 1) * WORK_A_TOKEN))
        return false;
    return add_sentence(cut,
                        (ft_sentence){span, {first, cut->token_count}, block});
}

/* Where a sentence that goes on and on is cut: before the last space in the
 * second half of what it may be, else behind a character. */
static size_t cut_place(ft_slice text, size_t start)
{
    size_t end = start + FT_SENTENCE_MOST;

    for (size_t at = end; at > start + FT_SENTENCE_MOST / 2; at--)
        if (text.data[at - 1] == ' ')
            return at - 1;
    while (((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* The next sentence, of FT_SENTENCE_MOST bytes at most: what the stages behind
 * do with a sentence may grow with its square. */
static ft_span next_sentence(cutter *cut, size_t at, ft_span block)
{
    ft_slice text = cut->splitter.text;
    ft_span near = {block.start, at + FT_SENTENCE_MOST};

    if (block.end - at <= FT_SENTENCE_MOST)
        return ft_sentence_next(&cut->splitter, at, block);
    ft_span span = ft_sentence_next(&cut->splitter, at, near);
    if (span.end < near.end)
        return span;
    return ft_sentence_next(&cut->splitter, at,
                            (ft_span){block.start, cut_place(text, at)});
}

static bool cut_block(cutter *cut, ft_span block, size_t index)
{
    for (size_t at = block.start; at < block.end;) {
        ft_span span = next_sentence(cut, at, block);
        if (cut->splitter.failed)
            return false;
        if (span.start < span.end && !cut_sentence(cut, span, index))
            return false;
        at = span.end;
    }
    return true;
}

static bool normalise(ft_normal *normal, const ft_article *article,
                      ft_span *blocks)
{
    for (size_t i = 0; i < article->block_count; i++)
        if (!ft_normal_block(normal, article->blocks[i].span, &blocks[i]))
            return false;
    return ft_normal_end(normal);
}

/* Steps of the normal form: what is not ASCII is looked up. */
static uint64_t work(ft_slice text)
{
    uint64_t odd = 0;

    for (size_t i = 0; i < text.len; i++)
        odd += (unsigned char)text.data[i] >= 0x80;
    return (text.len - odd) * WORK_A_BYTE + odd * WORK_AN_ODD_BYTE;
}

ft_status ft_text_read(ft_arena *arena, const ft_article *article,
                       const ft_abbreviations *abbreviations, ft_text *out,
                       ft_error *err)
{
    ft_normal normal;
    size_t count = article->block_count;
    ft_span *blocks = FT_NEW(arena, ft_span, count);

    *out = (ft_text){.source = article->text};
    if (!ft_arena_work(arena, work(article->text)))
        return ft_error_memory(err);
    if (!blocks || !ft_normal_init(&normal, arena, article->text) ||
        !normalise(&normal, article, blocks))
        return ft_error_memory(err);
    ft_slice text = {normal.data, normal.len};
    cutter cut = {
        .splitter = {arena, text, abbreviations, NULL, 0, false},
        .token_capacity =
            text.len / 4 + 16, /* prose has a token in 4.5 bytes */
    };
    if (!(cut.tokens = FT_NEW(arena, ft_token, cut.token_capacity)))
        return ft_error_memory(err);
    for (size_t i = 0; i < count; i++)
        if (!cut_block(&cut, blocks[i], i))
            return ft_error_memory(err);
    *out = (ft_text){.source = article->text,
                     .normal = text,
                     .map = normal.map,
                     .map_count = normal.map_count,
                     .sentences = cut.sentences,
                     .sentence_count = cut.sentence_count,
                     .tokens = cut.tokens,
                     .token_count = cut.token_count,
                     .blocks = blocks,
                     .block_count = count};
    return FT_OK;
}

/* The last point of the map at or before `at`. */
static size_t point_at(const ft_text *text, size_t at)
{
    size_t low = 0, high = text->map_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (text->map[middle].normal <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t source_start(const ft_text *text, size_t at)
{
    ft_offset point = text->map[point_at(text, at)];

    return point.opaque ? point.source : point.source + (at - point.normal);
}

/* Behind the byte before `at`: what was dropped there stays outside, unless it
 * belongs to a changed stretch. */
static size_t source_end(const ft_text *text, size_t at)
{
    size_t index = point_at(text, at - 1);
    ft_offset point = text->map[index];

    if (!point.opaque)
        return point.source + (at - point.normal);
    return index + 1 < text->map_count ? text->map[index + 1].source
                                       : point.source;
}

ft_span ft_text_origin(const ft_text *text, ft_span normal)
{
    if (normal.end > text->normal.len)
        normal.end = text->normal.len;
    if (normal.start > normal.end)
        normal.start = normal.end;
    if (!text->map_count)
        return (ft_span){0, 0};
    size_t start = source_start(text, normal.start);
    if (normal.start == normal.end)
        return (ft_span){start, start};
    return (ft_span){start, source_end(text, normal.end)};
}
