/*
 * In: a text and its mentions in order, not overlapping. Out: the shadow text
 * with its sentences and blocks, and maps back to the normal text and to the
 * extracted one.
 */
#include "mentions/shadow.h"

#include <string.h>

#include "base/error.h"

enum { CODE_BYTES = 4 }; /* of a code point from 0xF0000 on, in UTF-8 */

ft_kind ft_shadow_kind(unsigned code)
{
    if (code < FT_SHADOW_FIRST ||
        code >= FT_SHADOW_FIRST + FT_KIND_COUNT * FT_SHADOW_LIMIT)
        return FT_KIND_COUNT;
    return (ft_kind)((code - FT_SHADOW_FIRST) / FT_SHADOW_LIMIT);
}

void ft_shadow_number(ft_entity *entities, const ft_mention *mentions,
                      size_t mention_count)
{
    unsigned next[FT_KIND_COUNT] = {0};
    for (size_t i = 0; i < mention_count; i++) {
        ft_entity *entity = &entities[mentions[i].entity];
        unsigned kind = (unsigned)entity->kind;
        if (entity->code || next[kind] == FT_SHADOW_LIMIT)
            continue;
        entity->code = FT_SHADOW_FIRST + kind * FT_SHADOW_LIMIT + next[kind]++;
    }
}

static void put_code(char *out, unsigned code)
{
    out[0] = (char)(0xF0 | (code >> 18));
    out[1] = (char)(0x80 | ((code >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((code >> 6) & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
}

/* Bytes of the shadow, at most. */
static size_t room(const ft_mentions *out)
{
    size_t bytes = out->text->normal.len;
    for (size_t i = 0; i < out->mention_count; i++) {
        ft_span span = out->mentions[i].span;
        if (span.end - span.start < CODE_BYTES)
            bytes += CODE_BYTES - (span.end - span.start);
    }
    return bytes;
}

static ft_slice write_text(const ft_mentions *out, ft_mention *mentions,
                           char *shadow)
{
    ft_slice normal = out->text->normal;
    size_t len = 0;
    size_t at = 0;
    for (size_t i = 0; i < out->mention_count; i++) {
        ft_mention *m = &mentions[i];
        memcpy(shadow + len, normal.data + at, m->span.start - at);
        len += m->span.start - at;
        m->shadow = len;
        put_code(shadow + len, out->entities[m->entity].code);
        len += CODE_BYTES;
        at = m->span.end;
    }
    if (normal.len > at)
        memcpy(shadow + len, normal.data + at, normal.len - at);
    return (ft_slice){shadow, len + normal.len - at};
}

/* Normal position -> shadow position, for positions that grow; `*next` is the
 * first mention that ends behind the position. One inside a mention gives the
 * mention's begin. */
static size_t to_shadow(const ft_mentions *out, size_t position, size_t *next)
{
    const ft_mention *m = out->mentions;
    while (*next < out->mention_count && m[*next].span.end <= position)
        ++*next;
    if (*next < out->mention_count && m[*next].span.start < position)
        return m[*next].shadow;
    if (!*next)
        return position;
    const ft_mention *last = &m[*next - 1];
    return last->shadow + CODE_BYTES + (position - last->span.end);
}

static ft_span *map_blocks(ft_arena *arena, const ft_mentions *out)
{
    const ft_text *text = out->text;
    ft_span *blocks = FT_NEW(arena, ft_span, text->block_count);
    size_t next = 0;
    for (size_t i = 0; blocks && i < text->block_count; i++) {
        blocks[i].start = to_shadow(out, text->blocks[i].start, &next);
        blocks[i].end = to_shadow(out, text->blocks[i].end, &next);
    }
    return blocks;
}

static ft_span *map_sentences(ft_arena *arena, const ft_mentions *out)
{
    const ft_text *text = out->text;
    ft_span *sentences = FT_NEW(arena, ft_span, text->sentence_count);
    size_t next = 0;
    for (size_t i = 0; sentences && i < text->sentence_count; i++) {
        const ft_span *span = &text->sentences[i].span;
        sentences[i].start = to_shadow(out, span->start, &next);
        sentences[i].end = to_shadow(out, span->end, &next);
    }
    return sentences;
}

ft_status ft_shadow_build(ft_arena *arena, ft_mentions *out,
                          ft_mention *mentions, ft_error *err)
{
    char *shadow = ft_arena_alloc(arena, room(out));
    if (!shadow)
        return ft_error_memory(err);
    out->shadow = write_text(out, mentions, shadow);
    out->blocks = map_blocks(arena, out);
    out->sentences = map_sentences(arena, out);
    return out->blocks && out->sentences ? FT_OK : ft_error_memory(err);
}

/* ---- the way back ------------------------------------------------------- */

/* How many mentions begin at or before this shadow offset. */
static size_t count_until(const ft_mentions *mentions, size_t offset)
{
    size_t low = 0;
    size_t high = mentions->mention_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mentions->mentions[middle].shadow <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const ft_mention *ft_shadow_mention(const ft_mentions *mentions, size_t offset)
{
    size_t count = count_until(mentions, offset);
    if (!count || mentions->mentions[count - 1].shadow != offset)
        return NULL;
    return &mentions->mentions[count - 1];
}

/* One position; inside a mention's character it goes to the mention's begin,
 * or to its end when `up`. */
static size_t to_normal(const ft_mentions *mentions, size_t offset, bool up)
{
    size_t count = count_until(mentions, offset);
    size_t length = mentions->text->normal.len;
    if (!count)
        return offset < length ? offset : length;
    const ft_mention *last = &mentions->mentions[count - 1];
    if (offset == last->shadow)
        return last->span.start;
    if (offset < last->shadow + CODE_BYTES)
        return up ? last->span.end : last->span.start;
    size_t normal = last->span.end + (offset - last->shadow - CODE_BYTES);
    return normal < length ? normal : length;
}

ft_span ft_shadow_normal(const ft_mentions *mentions, ft_span shadow)
{
    ft_span normal = {to_normal(mentions, shadow.start, false),
                      to_normal(mentions, shadow.end, true)};
    if (normal.end < normal.start)
        normal.end = normal.start;
    return normal;
}

ft_span ft_shadow_source(const ft_mentions *mentions, ft_span shadow)
{
    return ft_text_origin(mentions->text, ft_shadow_normal(mentions, shadow));
}
