/* Comes in: bytes. Goes out: what a feed hands over of them, a line a turn. */
#include "input/trace.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zlib.h>

const ft_feed_options trace_plain = {
    .fields = {.html = FT_SLICE("html"),
               .text = FT_SLICE("text"),
               .url = FT_SLICE("url"),
               .published = FT_SLICE("published"),
               .id = FT_SLICE("id")},
    .limit = 1 << 20,
};

void trace_pack(ft_buffer *out, ft_slice bytes)
{
    z_stream zlib = {.next_in = (Bytef *)(uintptr_t)bytes.data,
                     .avail_in = (unsigned)bytes.len};
    char packed[4096];
    int result = deflateInit2(&zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                              MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);

    while (result == Z_OK) {
        zlib.next_out = (Bytef *)packed;
        zlib.avail_out = sizeof packed;
        result = deflate(&zlib, Z_FINISH);
        ft_buffer_add(out, (ft_slice){packed, sizeof packed - zlib.avail_out});
    }
    (void)deflateEnd(&zlib);
}

void trace_record(ft_buffer *out, const char *type, const char *uri,
                  const char *more, ft_slice content, size_t length)
{
    ft_buffer_text(out, "WARC/1.0\r\nWARC-Type: ");
    ft_buffer_text(out, type);
    ft_buffer_text(out, "\r\nWARC-Target-URI: ");
    ft_buffer_text(out, uri);
    ft_buffer_text(out, "\r\n");
    ft_buffer_text(out, more);
    ft_buffer_text(out, "Content-Length: ");
    ft_buffer_integer(out, (long long)(length ? length : content.len));
    ft_buffer_text(out, "\r\n\r\n");
    ft_buffer_add(out, content);
    ft_buffer_text(out, "\r\n\r\n");
}

void trace_message(ft_buffer *out, const char *headers, ft_slice body)
{
    ft_buffer_text(out, "HTTP/1.1 200 OK\r\n");
    ft_buffer_text(out, headers);
    ft_buffer_text(out, "\r\n");
    ft_buffer_add(out, body);
}

static ft_slice without_start(ft_slice text, const char *start)
{
    const ft_slice folder = ft_slice_of(start);

    if (!ft_slice_starts(text, folder))
        return text;
    return ft_slice_cut(text, (ft_span){folder.len + 1, text.len});
}

static void tell(ft_buffer *out, const char *folder, ft_turn turn,
                 const ft_item *item, const ft_error *err)
{
    if (turn == FT_TURN_ARTICLE) {
        ft_buffer_text(out, "+ ");
        ft_buffer_add(out, without_start(item->uri, folder));
        ft_buffer_text(out, item->uri.len ? " " : "- ");
        ft_buffer_add(out, item->bytes);
    } else if (turn == FT_TURN_DAMAGED) {
        ft_buffer_text(out, "! ");
        ft_buffer_text(out, err->message);
    } else {
        ft_buffer_text(out, "?");
    }
    if (item->published.len > 0) {
        ft_buffer_text(out, " [");
        ft_buffer_add(out, item->published);
        ft_buffer_byte(out, ']');
    }
    ft_buffer_byte(out, '\n');
}

char *trace_names(const char *folder, char *const *names, size_t count,
                  const char *list, const ft_feed_options *options)
{
    ft_feed *feed = NULL;
    ft_buffer out = {0};
    ft_turn turn = FT_TURN_FOREIGN;
    ft_error err = {0};

    if (ft_feed_open(names, count, list, options, &feed, &err))
        ft_buffer_text(&out, err.message);
    while (feed && turn != FT_TURN_END) {
        ft_arena *arena = ft_arena_new();
        ft_item item;

        err = (ft_error){.status = FT_OK};
        if (!arena || ft_feed_next(feed, arena, &turn, &item, &err))
            turn = FT_TURN_END;
        else if (turn != FT_TURN_END && turn != FT_TURN_FOREIGN)
            tell(&out, folder, turn, &item, &err);
        ft_arena_free(arena);
    }
    ft_feed_free(feed);
    ft_buffer_byte(&out, '\0');
    return out.data;
}

char *trace_bytes(const char *folder, const char *name, ft_slice bytes,
                  const ft_feed_options *options)
{
    char path[256];
    char *names[] = {path};
    FILE *file;

    (void)mkdir(folder, 0777);
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!(file = fopen(path, "wb")))
        return NULL;
    (void)fwrite(bytes.data, 1, bytes.len, file);
    (void)fclose(file);
    return trace_names(folder, names, 1, NULL, options);
}
