/*
 * Comes in: a file. Goes out: a window onto its bytes. Packed bytes wait in
 * `packed`, seen ones in `window`, which is moved together before it grows.
 */
#include "input/stream.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "input/gzip.h"

enum { STEP = 64 * 1024 };

struct ft_stream {
    const char *path;
    ft_stream_stop *stop;
    void *stop_context;
    int file;
    bool ended; /* the file has no more bytes */
    unsigned long long raw;

    ft_gzip *gzip; /* NULL: the bytes are not packed */
    bool in_member;
    const char *broken;
    char *packed;
    size_t packed_at, packed_len;
    unsigned long long member, member_start;

    char *window;
    size_t at, len, capacity; /* seen bytes are window[at..len) */
    unsigned long long offset;
};

static ft_slice packed_rest(const ft_stream *stream)
{
    return (ft_slice){stream->packed + stream->packed_at,
                      stream->packed_len - stream->packed_at};
}

static ft_status fail_reading(ft_stream *stream, ft_error *err)
{
    stream->ended = true;
    return ft_error_file(err, FT_ERR_IO, stream->path, "%s", strerror(errno));
}

static ft_status read_some(ft_stream *stream, char *to, size_t room,
                           size_t *got, ft_error *err)
{
    ssize_t done;

    *got = 0;
    while ((done = read(stream->file, to, room)) < 0) {
        if (errno != EINTR)
            return fail_reading(stream, err);
        if (stream->stop && stream->stop(stream->stop_context)) {
            stream->ended = true;
            return FT_OK;
        }
    }
    stream->ended = done == 0;
    stream->raw += (unsigned long long)done;
    *got = (size_t)done;
    return FT_OK;
}

/* Makes room for a step behind the window. */
static ft_status make_room(ft_stream *stream, ft_error *err)
{
    size_t capacity = stream->capacity;
    char *window;

    if (stream->at > 0) {
        memmove(stream->window, stream->window + stream->at,
                stream->len - stream->at);
        stream->len -= stream->at;
        stream->at = 0;
    }
    if (capacity - stream->len >= STEP)
        return FT_OK;
    if (capacity > SIZE_MAX / 2 - STEP)
        return ft_error_memory(err);
    capacity = capacity * 2 + STEP;
    if (!(window = realloc(stream->window, capacity)))
        return ft_error_memory(err);
    stream->window = window;
    stream->capacity = capacity;
    return FT_OK;
}

/* At least `need` packed bytes, unless the file ends before. */
static ft_status fill_packed(ft_stream *stream, size_t need, ft_error *err)
{
    ft_status status = FT_OK;
    size_t got;

    if (stream->packed_at > 0)
        memmove(stream->packed, stream->packed + stream->packed_at,
                stream->packed_len - stream->packed_at);
    stream->packed_len -= stream->packed_at;
    stream->packed_at = 0;
    while (!status && !stream->ended && stream->packed_len < need) {
        status = read_some(stream, stream->packed + stream->packed_len,
                           STEP - stream->packed_len, &got, err);
        stream->packed_len += status ? 0 : got;
    }
    return status;
}

static void begin_member(ft_stream *stream)
{
    stream->in_member = true;
    stream->member = stream->raw - packed_rest(stream).len;
    stream->member_start = stream->offset + (stream->len - stream->at);
    ft_gzip_reset(stream->gzip);
}

/* Only zeros are left: padding, as tapes and block devices have it. */
static bool is_padding(ft_slice bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (bytes.data[i] != 0)
            return false;
    return true;
}

/* Between members: the next one, the end, or what is neither. */
static ft_status next_member(ft_stream *stream, ft_error *err)
{
    ft_status status = fill_packed(stream, 4, err);

    if (status)
        return status;
    if (ft_gzip_begins(packed_rest(stream)))
        begin_member(stream);
    else if (is_padding(packed_rest(stream)))
        stream->packed_at = stream->packed_len;
    else
        stream->broken = "no gzip member where one should begin";
    return FT_OK;
}

static ft_status unpack_some(ft_stream *stream, ft_error *err)
{
    ft_slice in = packed_rest(stream);
    size_t made = 0;
    ft_gzip_step step = ft_gzip_unpack(
        stream->gzip, &in, stream->window + stream->len, STEP, &made);

    stream->packed_at = stream->packed_len - in.len;
    stream->len += made;
    if (step == FT_GZIP_MEMORY)
        return ft_error_memory(err);
    if (step == FT_GZIP_BROKEN)
        stream->broken = "the gzip member is damaged";
    else if (step == FT_GZIP_END)
        stream->in_member = false;
    else if (made == 0 && in.len == 0 && stream->ended)
        stream->broken = "the gzip member is cut off";
    return FT_OK;
}

/* One step on, of packed bytes. */
static ft_status grow_packed(ft_stream *stream, ft_error *err)
{
    ft_status status = FT_OK;

    if (!stream->in_member)
        return next_member(stream, err);
    if (packed_rest(stream).len == 0)
        status = fill_packed(stream, 1, err);
    return status ? status : unpack_some(stream, err);
}

static bool at_end(const ft_stream *stream)
{
    if (!stream->gzip)
        return stream->ended;
    return stream->broken || (stream->ended && !stream->in_member &&
                              packed_rest(stream).len == 0);
}

static ft_status grow(ft_stream *stream, ft_error *err)
{
    ft_status status = make_room(stream, err);
    size_t got;

    if (status)
        return status;
    if (stream->gzip)
        return grow_packed(stream, err);
    status = read_some(stream, stream->window + stream->len, STEP, &got, err);
    stream->len += status ? 0 : got;
    return status;
}

static ft_status see(ft_stream *stream, size_t need, bool within, ft_slice *out,
                     ft_error *err)
{
    ft_status status = FT_OK;

    while (!status && stream->len - stream->at < need && !at_end(stream)) {
        if (within && stream->gzip && !stream->in_member &&
            stream->len > stream->at)
            break;
        status = grow(stream, err);
    }
    *out = (ft_slice){stream->window + stream->at, stream->len - stream->at};
    return status;
}

ft_status ft_stream_see(ft_stream *stream, size_t need, ft_slice *out,
                        ft_error *err)
{
    return see(stream, need, false, out, err);
}

ft_status ft_stream_within(ft_stream *stream, size_t need, ft_slice *out,
                           ft_error *err)
{
    return see(stream, need, true, out, err);
}

void ft_stream_skip(ft_stream *stream, size_t count)
{
    assert(count <= stream->len - stream->at);
    stream->at += count;
    stream->offset += count;
}

unsigned long long ft_stream_offset(const ft_stream *stream)
{
    return stream->offset;
}

unsigned long long ft_stream_raw(const ft_stream *stream)
{
    return stream->raw;
}

bool ft_stream_packed(const ft_stream *stream)
{
    return stream->gzip != NULL;
}

unsigned long long ft_stream_member(const ft_stream *stream)
{
    return stream->member;
}

bool ft_stream_at_member(const ft_stream *stream)
{
    return stream->gzip && stream->member_start == stream->offset;
}

bool ft_stream_ended(const ft_stream *stream)
{
    return at_end(stream);
}

const char *ft_stream_broken(const ft_stream *stream)
{
    return stream->broken;
}

/* Moves to the next byte that may begin a member; false at the end. */
static bool find_member(ft_stream *stream)
{
    while (!fill_packed(stream, 4, NULL) && packed_rest(stream).len >= 4) {
        ft_slice rest = packed_rest(stream);
        const char *magic = memchr(rest.data, 0x1f, rest.len - 3);

        if (magic && ft_gzip_begins((ft_slice){
                         magic, rest.len - (size_t)(magic - rest.data)})) {
            stream->packed_at += (size_t)(magic - rest.data);
            return true;
        }
        stream->packed_at +=
            magic ? (size_t)(magic - rest.data) + 1 : rest.len - 3;
    }
    return false;
}

void ft_stream_mend(ft_stream *stream)
{
    ft_stream_skip(stream, stream->len - stream->at);
    stream->broken = NULL;
    stream->in_member = false;
    if (find_member(stream))
        begin_member(stream);
    else
        stream->packed_at = stream->packed_len;
}

void ft_stream_end(ft_stream *stream)
{
    ft_stream_skip(stream, stream->len - stream->at);
    stream->ended = true;
    stream->broken = NULL;
    stream->in_member = false;
    stream->packed_at = stream->packed_len;
}

/* What was read to see whether it is packed becomes window or packed bytes. */
static ft_status begin_packed(ft_stream *stream, ft_error *err)
{
    if (!(stream->gzip = ft_gzip_new(FT_PACKING_GZIP)) ||
        !(stream->packed = malloc(STEP)))
        return ft_error_memory(err);
    memcpy(stream->packed, stream->window, stream->len);
    stream->packed_len = stream->len;
    stream->len = 0;
    begin_member(stream);
    return FT_OK;
}

static ft_status begin(ft_stream *stream, ft_error *err)
{
    ft_status status = make_room(stream, err);
    size_t got;

    while (!status && !stream->ended && stream->len < 4) {
        status = read_some(stream, stream->window + stream->len,
                           STEP - stream->len, &got, err);
        stream->len += status ? 0 : got;
    }
    if (!status && ft_gzip_begins((ft_slice){stream->window, stream->len}))
        status = begin_packed(stream, err);
    return status;
}

static ft_status open_file(ft_stream *stream, ft_error *err)
{
    struct stat info;

    stream->file = STDIN_FILENO;
    if (strcmp(stream->path, "-") != 0)
        stream->file = open(stream->path, O_RDONLY | O_CLOEXEC);
    if (stream->file < 0 || fstat(stream->file, &info))
        return fail_reading(stream, err);
    if (S_ISDIR(info.st_mode))
        return ft_error_file(err, FT_ERR_IO, stream->path, "is a folder");
    return FT_OK;
}

ft_status ft_stream_open(const char *path, ft_stream_stop *stop, void *context,
                         ft_stream **out, ft_error *err)
{
    ft_stream *stream = calloc(1, sizeof *stream);
    ft_status status;

    *out = NULL;
    if (!stream)
        return ft_error_memory(err);
    stream->path = path;
    stream->stop = stop;
    stream->stop_context = context;
    if ((status = open_file(stream, err)) || (status = begin(stream, err)))
        ft_stream_free(stream);
    else
        *out = stream;
    return status;
}

void ft_stream_free(ft_stream *stream)
{
    if (!stream)
        return;
    if (stream->file > STDIN_FILENO)
        (void)close(stream->file);
    ft_gzip_free(stream->gzip);
    free(stream->packed);
    free(stream->window);
    free(stream);
}
