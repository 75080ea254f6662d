/*
 * Comes in: packed bytes in pieces of any size. Goes out: what was packed, in
 * pieces as large as there is room. A member that is damaged says so once; what
 * came out of it before is right as far as anybody can tell.
 */
#include "input/gzip.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/error.h"

enum {
    GZIP_WINDOW = MAX_WBITS + 16, /* zlib: expect a gzip header */
    ZLIB_WINDOW = MAX_WBITS,
    BARE_WINDOW = -MAX_WBITS,
    STEP = 64 * 1024
};

struct ft_gzip {
    z_stream zlib;
};

static ft_gzip *gzip_new(int window)
{
    ft_gzip *gzip = calloc(1, sizeof *gzip);

    if (gzip && inflateInit2(&gzip->zlib, window) != Z_OK) {
        free(gzip);
        return NULL;
    }
    return gzip;
}

ft_gzip *ft_gzip_new(ft_packing packing)
{
    return gzip_new(packing == FT_PACKING_GZIP ? GZIP_WINDOW : ZLIB_WINDOW);
}

void ft_gzip_free(ft_gzip *gzip)
{
    if (!gzip)
        return;
    (void)inflateEnd(&gzip->zlib);
    free(gzip);
}

void ft_gzip_reset(ft_gzip *gzip)
{
    (void)inflateReset(&gzip->zlib);
}

/* zlib counts in unsigned int and takes its input as not const. */
static unsigned lend(z_stream *zlib, ft_slice in, char *out, size_t room)
{
    union {
        const char *lent;
        Bytef *taken;
    } data = {in.data};

    zlib->next_in = data.taken;
    zlib->avail_in = in.len < UINT_MAX ? (unsigned)in.len : UINT_MAX;
    zlib->next_out = (Bytef *)out;
    zlib->avail_out = room < UINT_MAX ? (unsigned)room : UINT_MAX;
    return zlib->avail_out;
}

ft_gzip_step ft_gzip_unpack(ft_gzip *gzip, ft_slice *in, char *out, size_t room,
                            size_t *made)
{
    z_stream *zlib = &gzip->zlib;
    const unsigned before = lend(zlib, *in, out, room);
    const unsigned given = zlib->avail_in;
    const int result = inflate(zlib, Z_NO_FLUSH);
    const size_t used = given - zlib->avail_in;

    *made = before - zlib->avail_out;
    in->data = in->len > 0 ? in->data + used : in->data;
    in->len -= used;
    switch (result) {
    case Z_OK:
    case Z_BUF_ERROR: /* nothing to do without more input or room */
        return FT_GZIP_MORE;
    case Z_STREAM_END:
        return FT_GZIP_END;
    case Z_MEM_ERROR:
        return FT_GZIP_MEMORY;
    default:
        return FT_GZIP_BROKEN;
    }
}

/* RFC 1952, 2.3.1: magic, method, and flags of which three bits are unused. */
bool ft_gzip_begins(ft_slice bytes)
{
    return bytes.len >= 4 && memcmp(bytes.data, "\x1f\x8b\x08", 3) == 0 &&
           ((unsigned char)bytes.data[3] & 0xE0) == 0;
}

typedef struct target {
    ft_arena *arena;
    char *data;
    size_t len;
    size_t capacity;
    size_t limit;
} target;

static ft_status fail_step(ft_gzip_step step, ft_error *err)
{
    if (step == FT_GZIP_MEMORY)
        return ft_error_memory(err);
    return ft_error_set(err, FT_ERR_SYNTAX,
                        step == FT_GZIP_BROKEN ? "packed bytes are damaged"
                                               : "packed bytes are cut off");
}

/* One member. The room ends one byte behind the limit, to see what is over. */
static ft_status unpack_member(ft_gzip *gzip, ft_slice *in, target *to,
                               bool cut, ft_error *err)
{
    ft_gzip_step step = FT_GZIP_MORE;
    size_t made = 1;

    while (step == FT_GZIP_MORE && (in->len > 0 || made > 0)) {
        if (to->len > to->limit)
            return ft_error_set(err, FT_ERR_SYNTAX,
                                "unpacks to more than %zu bytes", to->limit);
        char *data = ft_arena_grow(to->arena, to->data, &to->capacity,
                                   to->len + STEP, 1);
        if (!data)
            return ft_error_memory(err);
        to->data = data;
        step = ft_gzip_unpack(gzip, in, data + to->len, STEP, &made);
        to->len += made;
    }
    if (step == FT_GZIP_END || (cut && step != FT_GZIP_MEMORY))
        return FT_OK;
    return fail_step(step, err);
}

static ft_status inflate_all(ft_gzip *gzip, ft_slice in, target *to, bool cut,
                             ft_error *err)
{
    ft_status status;

    do {
        status = unpack_member(gzip, &in, to, cut, err);
        ft_gzip_reset(gzip);
    } while (!status && ft_gzip_begins(in));
    if (!status && to->len > to->limit)
        status = ft_error_set(err, FT_ERR_SYNTAX,
                              "unpacks to more than %zu bytes", to->limit);
    return status;
}

/* RFC 1950, 2.2: what "deflate" should begin with, and often does not. */
static bool has_zlib_header(ft_slice bytes)
{
    return bytes.len >= 2 && ((unsigned char)bytes.data[0] & 0x0F) == 8 &&
           ((unsigned char)bytes.data[0] * 256 + (unsigned char)bytes.data[1]) %
                   31 ==
               0;
}

ft_status ft_gzip_inflate(ft_arena *arena, ft_slice bytes, ft_packing packing,
                          size_t limit, bool cut, ft_slice *out, ft_error *err)
{
    const bool bare = packing == FT_PACKING_DEFLATE && !has_zlib_header(bytes);
    ft_gzip *gzip = bare ? gzip_new(BARE_WINDOW) : ft_gzip_new(packing);
    target to = {.arena = arena, .limit = limit};
    ft_status status;

    if (!gzip)
        return ft_error_memory(err);
    status = inflate_all(gzip, bytes, &to, cut, err);
    ft_gzip_free(gzip);
    *out = (ft_slice){to.data, to.len};
    return status;
}
