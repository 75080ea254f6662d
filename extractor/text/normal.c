/*
 * normal: copies runs of plain ASCII, and takes everything else a cluster at a
 * time: a character with all that combines with it. Only clusters that NFC may
 * change go to unicode. A point enters the map where the distance to the
 * source changes, so an article without odd characters has a handful.
 */
#include "text/normal.h"

#include <string.h>

#include "text/unicode.h"

/* Characters that normal text shows as one, or one with its accents. */
typedef struct cluster {
    unsigned codes[FT_CLUSTER]; /* in their plain form, without the dropped */
    size_t count;
    size_t start; /* in the source: the first one kept ... */
    size_t end;   /* ... and behind the last one */
    bool changed; /* not the source's own bytes */
    bool picture; /* an emoji: joiners and selectors belong to it */
} cluster;

static bool reserve(ft_normal *normal, size_t more)
{
    if (more > (size_t)-1 - normal->len)
        return false;
    if (normal->len + more <= normal->capacity)
        return true;
    char *data = ft_arena_grow(normal->arena, normal->data, &normal->capacity,
                               normal->len + more, 1);
    if (!data)
        return false;
    normal->data = data;
    return true;
}

/* From here on normal text stands for the source at `source`. */
static bool mark(ft_normal *normal, size_t source, bool opaque)
{
    ft_offset *last = NULL;

    if (normal->map_count &&
        normal->map[normal->map_count - 1].normal == normal->len)
        normal->map_count--; /* it came to stand for nothing */
    if (normal->map_count)
        last = &normal->map[normal->map_count - 1];
    if (last && !opaque && !last->opaque &&
        last->source + (normal->len - last->normal) == source)
        return true;
    ft_offset *map =
        ft_arena_grow(normal->arena, normal->map, &normal->map_capacity,
                      normal->map_count + 1, sizeof *map);
    if (!map)
        return false;
    normal->map = map;
    map[normal->map_count++] = (ft_offset){normal->len, source, opaque};
    return true;
}

/* Appends `bytes` for the `len` source bytes at `source`. */
static bool put(ft_normal *normal, ft_slice bytes, size_t source, size_t len,
                bool changed)
{
    bool opaque = changed && !(bytes.len == 1 && len == 1);

    if (!mark(normal, source, opaque) || !reserve(normal, bytes.len))
        return false;
    memcpy(normal->data + normal->len, bytes.data, bytes.len);
    normal->len += bytes.len;
    return true;
}

static bool after_space(const ft_normal *normal)
{
    return normal->len == normal->begin || normal->data[normal->len - 1] == ' ';
}

/* The end of the run of ASCII at `at` that normal text takes as it is. */
static size_t plain_run(const char *data, size_t at, size_t end, bool spaced)
{
    while (at < end) {
        unsigned char byte = (unsigned char)data[at];
        if (byte > ' ' && byte < 0x7F)
            spaced = false;
        else if (byte == ' ' && !spaced)
            spaced = true;
        else
            break;
        at++;
    }
    return at;
}

static bool picture_at(ft_slice text, size_t at)
{
    return at < text.len && ft_char_at(text, at).kind == FT_CHAR_PICTURE;
}

static bool joiner_at(ft_slice text, size_t at)
{
    return at < text.len && ft_char_at(text, at).code == FT_CODE_JOINER &&
           picture_at(text, at + 3);
}

/* The code point that stands for the character at `at` in this cluster: inside
 * an emoji, what glues it together stays. */
static unsigned plain_in(const cluster *c, ft_slice text, size_t at,
                         ft_char next)
{
    size_t behind = at + next.len;

    if (!c->picture)
        return ft_code_plain(next.code);
    if (next.code == FT_CODE_JOINER)
        return picture_at(text, behind) ? next.code : 0;
    if (ft_code_is_selector(next.code))
        return joiner_at(text, behind) ? next.code : 0;
    if (ft_code_is_tag(next.code))
        return c->codes[0] == FT_CODE_BLACK_FLAG ? next.code : 0;
    return ft_code_plain(next.code);
}

static void keep(cluster *c, ft_char next, unsigned plain, size_t at)
{
    if (!c->count) {
        c->start = at;
        c->picture = next.kind == FT_CHAR_PICTURE;
    } else if (c->end != at) {
        c->changed = true;
    }
    bool broken = next.code == FT_CODE_REPLACEMENT && next.len == 1;
    if (plain != next.code || broken)
        c->changed = true;
    c->end = at + next.len;
    c->codes[c->count++] = plain;
}

/* Reads the cluster at `at`; returns where the next one begins. The text ends
 * with the block. Accents beyond FT_CLUSTER start a new one, which keeps a
 * hostile run linear (UAX #15, section 13: no real text has 30). */
static size_t read_cluster(ft_slice text, size_t at, cluster *c)
{
    *c = (cluster){.count = 0};
    while (at < text.len && c->count < FT_CLUSTER) {
        ft_char next = ft_char_at(text, at);
        bool glued =
            c->count && c->picture && c->codes[c->count - 1] == FT_CODE_JOINER;
        if (c->count && !glued && !ft_code_joins(next.code))
            break;
        unsigned plain = plain_in(c, text, at, next);
        if (plain)
            keep(c, next, plain, at);
        at += next.len;
    }
    return at;
}

static bool put_cluster(ft_normal *normal, const cluster *c)
{
    char composed[FT_COMPOSED];
    ft_slice own = {normal->source.data + c->start, c->end - c->start};
    ft_slice bytes = {composed, 0};
    bool spare = c->count && c->codes[0] == ' ' && after_space(normal);

    if (!c->count)
        return true;
    if (c->count == 1 && !c->changed && !spare && ft_code_stable(c->codes[0]))
        return put(normal, own, c->start, own.len, false);
    bytes.len = ft_code_compose(c->codes, c->count, composed);
    if (spare) {
        bytes.data++;
        bytes.len--;
    }
    return !bytes.len ||
           put(normal, bytes, c->start, own.len, !ft_slice_equal(bytes, own));
}

/* Appends the source from `at` up to `text.len`. */
static bool put_text(ft_normal *normal, ft_slice text, size_t at)
{
    while (at < text.len) {
        size_t run = plain_run(text.data, at, text.len, after_space(normal));
        size_t stop = run;
        if (run < text.len && run > at &&
            ft_code_joins(ft_char_at(text, run).code))
            run--; /* an accent belongs to the letter before it */
        if (run > at && !put(normal, (ft_slice){text.data + at, run - at}, at,
                             run - at, false))
            return false;
        if (stop == text.len)
            return true;
        cluster c;
        at = read_cluster(text, run, &c);
        if (!put_cluster(normal, &c))
            return false;
    }
    return true;
}

bool ft_normal_init(ft_normal *normal, ft_arena *arena, ft_slice source)
{
    *normal = (ft_normal){.arena = arena, .source = source};
    return reserve(normal, source.len < 64 ? 64 : source.len);
}

bool ft_normal_block(ft_normal *normal, ft_span block, ft_span *out)
{
    ft_slice text = {normal->source.data, block.end};

    if (normal->map_count &&
        !put(normal, (ft_slice){"\n", 1}, normal->source_end,
             block.start - normal->source_end, true))
        return false;
    normal->begin = normal->len;
    normal->source_end = block.end;
    if (!mark(normal, block.start, false) ||
        !put_text(normal, text, block.start))
        return false;
    if (normal->len > normal->begin && normal->data[normal->len - 1] == ' ')
        normal->len--;
    *out = (ft_span){normal->begin, normal->len};
    return true;
}

bool ft_normal_end(ft_normal *normal)
{
    return mark(normal, normal->source_end, false);
}
