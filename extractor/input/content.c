/*
 * Comes in: the parts of an article. Goes out: a name. The hash is the 128-bit
 * one for 64-bit machines of the MurmurHash3 family (A. Appleby, 2011, public
 * domain), taken part by part: the name of one part is the seed of the next, so
 * that where one part ends is a part of the name. Bytes are put together by
 * hand, so that it is the same on every machine.
 */
#include "input/content.h"

#include <stdint.h>

typedef struct state {
    uint64_t a, b;
} state;

static const uint64_t c1 = 0x87C37B91114253D5, c2 = 0x4CF5AD432745937F;

static uint64_t rotate(uint64_t value, int by)
{
    return value << by | value >> (64 - by);
}

/* Up to eight bytes, the first one lowest. */
static uint64_t load(ft_slice bytes, size_t at, size_t count)
{
    uint64_t value = 0;

    for (size_t i = count; i > 0; i--)
        value = value << 8 | (unsigned char)bytes.data[at + i - 1];
    return value;
}

static uint64_t scramble_a(uint64_t k)
{
    return rotate(k * c1, 31) * c2;
}

static uint64_t scramble_b(uint64_t k)
{
    return rotate(k * c2, 33) * c1;
}

static uint64_t finish(uint64_t k)
{
    k = (k ^ k >> 33) * 0xFF51AFD7ED558CCD;
    k = (k ^ k >> 33) * 0xC4CEB9FE1A85EC53;
    return k ^ k >> 33;
}

static void add_block(state *s, uint64_t a, uint64_t b)
{
    s->a = rotate(s->a ^ scramble_a(a), 27) + s->b;
    s->a = s->a * 5 + 0x52DCE729;
    s->b = rotate(s->b ^ scramble_b(b), 31) + s->a;
    s->b = s->b * 5 + 0x38495AB5;
}

static void add_part(state *s, ft_slice part)
{
    size_t at = 0, rest;

    for (; part.len - at >= 16; at += 16)
        add_block(s, load(part, at, 8), load(part, at + 8, 8));
    rest = part.len - at;
    if (rest > 8)
        s->b ^= scramble_b(load(part, at + 8, rest - 8));
    if (rest > 0)
        s->a ^= scramble_a(load(part, at, rest < 8 ? rest : 8));
    s->a ^= part.len;
    s->b ^= part.len;
    s->a += s->b;
    s->b += s->a;
    s->a = finish(s->a);
    s->b = finish(s->b);
    s->a += s->b;
    s->b += s->a;
}

static void put_hex(uint64_t value, char *out)
{
    for (int i = 0; i < 16; i++)
        out[i] = "0123456789abcdef"[value >> (60 - 4 * i) & 15];
}

void ft_content_name(const ft_slice *parts, size_t count, char out[33])
{
    state s = {0, 0};

    for (size_t i = 0; i < count; i++)
        add_part(&s, parts[i]);
    put_hex(s.a, out);
    put_hex(s.b, out + 16);
    out[32] = '\0';
}
