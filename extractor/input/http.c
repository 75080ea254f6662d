/*
 * Comes in: a message as RFC 9112 has it. Goes out: its body, out of its
 * chunks (7.1) and unpacked (RFC 9110, 8.4).
 */
#include "input/http.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "input/gzip.h"

ft_slice ft_http_line(ft_slice block, size_t *at)
{
    const size_t start = *at;
    size_t end = ft_slice_find(block, ft_slice_of("\n"), start);

    if (end > block.len)
        end = block.len;
    *at = end < block.len ? end + 1 : end;
    if (end > start && block.data[end - 1] == '\r')
        end--;
    return ft_slice_cut(block, (ft_span){start, end});
}

bool ft_http_field(ft_slice line, const char *name, ft_slice *value)
{
    const size_t colon = ft_slice_find(line, ft_slice_of(":"), 0);

    if (colon >= line.len ||
        !ft_ascii_same(ft_slice_trim(ft_slice_cut(line, (ft_span){0, colon})),
                       ft_slice_of(name)))
        return false;
    *value = ft_slice_trim(ft_slice_cut(line, (ft_span){colon + 1, line.len}));
    return true;
}

/* "HTTP/1.1 200 OK": 200; 0 for anything else. */
static int read_status(ft_slice line)
{
    const size_t space = ft_slice_find(line, ft_slice_of(" "), 0);
    int status = 0;

    if (!ft_slice_starts(line, ft_slice_of("HTTP/")) || space >= line.len)
        return 0;
    for (size_t i = space + 1; i < line.len && i < space + 4; i++) {
        if (line.data[i] < '0' || line.data[i] > '9')
            return 0;
        status = status * 10 + (line.data[i] - '0');
    }
    return status;
}

/* "text/html; charset=utf-8" without what follows the semicolon. */
static ft_slice without_parameters(ft_slice value)
{
    size_t end = ft_slice_find(value, ft_slice_of(";"), 0);

    return ft_slice_trim(
        ft_slice_cut(value, (ft_span){0, end < value.len ? end : value.len}));
}

static void read_field(ft_slice line, ft_http *out)
{
    ft_slice value;

    if (ft_http_field(line, "content-type", &value))
        out->type = without_parameters(value);
    else if (ft_http_field(line, "content-encoding", &value))
        out->encoding = value;
    else if (ft_http_field(line, "transfer-encoding", &value))
        out->chunked = ft_ascii_same(value, ft_slice_of("chunked"));
}

void ft_http_read(ft_slice message, ft_http *out)
{
    size_t at = 0;
    ft_slice line;

    *out = (ft_http){.status = read_status(ft_http_line(message, &at))};
    while (at < message.len && (line = ft_http_line(message, &at)).len > 0)
        read_field(line, out);
    out->body = ft_slice_cut(message, (ft_span){at, message.len});
}

/* The length of the chunk at *at, which then moves behind its line. */
static bool read_chunk_length(ft_slice body, size_t *at, size_t *len)
{
    size_t digits = 0, i = *at;
    int value;

    *len = 0;
    while (i < body.len && (value = ft_hex_value(body.data[i])) >= 0) {
        if (*len > SIZE_MAX / 32)
            return false;
        *len = *len * 16 + (size_t)value;
        digits++;
        i++;
    }
    const ft_slice rest = ft_slice_trim(ft_http_line(body, &i));
    if (digits == 0 || (rest.len > 0 && rest.data[0] != ';'))
        return false;
    *at = i;
    return true;
}

static bool is_chunked(ft_slice body, bool cut)
{
    size_t at = 0, len;

    return read_chunk_length(body, &at, &len) && (cut || len <= body.len - at);
}

/* What the chunks hold, which is less than the body itself. */
static ft_status join_chunks(ft_arena *arena, ft_slice body, bool cut,
                             ft_slice *out, ft_error *err)
{
    char *data = FT_NEW(arena, char, body.len);
    size_t at = 0, len = 0, used = 0;
    bool whole = false;

    if (!data)
        return ft_error_memory(err);
    while (at < body.len && read_chunk_length(body, &at, &len)) {
        const size_t there = len < body.len - at ? len : body.len - at;

        whole = len == 0;
        if (whole)
            break;
        memcpy(data + used, body.data + at, there);
        used += there;
        at += there;
        if (there < len || ft_http_line(body, &at).len > 0)
            break;
    }
    *out = (ft_slice){data, used};
    if (whole || cut)
        return FT_OK;
    return ft_error_set(err, FT_ERR_SYNTAX, "the chunks of its body %s",
                        at >= body.len ? "are cut off" : "are damaged");
}

static bool is_any_of(ft_slice word, const char *a, const char *b)
{
    return ft_ascii_same(word, ft_slice_of(a)) ||
           ft_ascii_same(word, ft_slice_of(b));
}

static ft_status unpack(ft_arena *arena, ft_slice body, ft_slice encoding,
                        size_t limit, bool cut, ft_slice *out, ft_error *err)
{
    *out = body;
    if (encoding.len == 0 || is_any_of(encoding, "identity", "none"))
        return FT_OK;
    if (is_any_of(encoding, "gzip", "x-gzip"))
        return ft_gzip_begins(body)
                   ? ft_gzip_inflate(arena, body, FT_PACKING_GZIP, limit, cut,
                                     out, err)
                   : FT_OK;
    if (ft_slice_starts(ft_slice_trim(body), ft_slice_of("<")))
        return FT_OK;
    if (ft_ascii_same(encoding, ft_slice_of("deflate")))
        return ft_gzip_inflate(arena, body, FT_PACKING_DEFLATE, limit, cut, out,
                               err);
    return ft_error_set(
        err, FT_ERR_SYNTAX, "its body is packed as '%.*s', which is not read",
        encoding.len < 20 ? (int)encoding.len : 20, encoding.data);
}

ft_status ft_http_body(ft_arena *arena, const ft_http *http, size_t limit,
                       bool cut, ft_slice *out, ft_error *err)
{
    ft_slice body = http->body;
    ft_status status = FT_OK;

    *out = body;
    if (http->chunked && is_chunked(body, cut))
        status = join_chunks(arena, body, cut, &body, err);
    return status ? status
                  : unpack(arena, body, http->encoding, limit, cut, out, err);
}
