/*
 * Comes in: names. Goes out: articles. One file is open at a time, and of a
 * folder only the names are held.
 */
#include "input/feed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/error.h"
#include "input/folder.h"
#include "input/warc.h"

enum {
    HEAD = 64 * 1024,        /* bytes that tell what an input is */
    LONGEST_NAME = 64 * 1024 /* of a line of the list */
};

struct ft_feed {
    char *const *names;
    size_t count;
    size_t next;
    ft_stream *list;
    ft_feed_options options;

    ft_folder *folder;
    ft_stream *stream; /* of an archive or of lines */
    ft_media kind;     /* of the stream */
    bool walked;       /* the stream was found in a folder */
    bool fresh;        /* nothing came from it yet */
    ft_buffer path;    /* of the file at hand, with a NUL */
    unsigned long long read;
    unsigned long long passed;
};

ft_status ft_feed_open(char *const *names, size_t count, const char *list,
                       const ft_feed_options *options, ft_feed **out,
                       ft_error *err)
{
    static char dash[] = "-";
    static char *const standard_input[] = {dash};
    ft_feed *feed = calloc(1, sizeof *feed);
    const bool none = count == 0 && !list;
    ft_status status = FT_OK;

    *out = NULL;
    if (!feed)
        return ft_error_memory(err);
    feed->names = none ? standard_input : names;
    feed->count = none ? 1 : count;
    feed->options = *options;
    if (list)
        status = ft_stream_open(list, options->stop, options->stop_context,
                                &feed->list, err);
    if (status)
        ft_feed_free(feed);
    else
        *out = feed;
    return status;
}

static void close_stream(ft_feed *feed)
{
    if (feed->stream)
        feed->read += ft_stream_raw(feed->stream);
    ft_stream_free(feed->stream);
    feed->stream = NULL;
}

void ft_feed_free(ft_feed *feed)
{
    if (!feed)
        return;
    ft_stream_free(feed->list);
    ft_stream_free(feed->stream);
    ft_folder_free(feed->folder);
    ft_buffer_free(&feed->path);
    free(feed);
}

unsigned long long ft_feed_read(const ft_feed *feed)
{
    return feed->read + (feed->stream ? ft_stream_raw(feed->stream) : 0);
}

unsigned long long ft_feed_passed(const ft_feed *feed)
{
    return feed->passed;
}

static ft_slice path_of(const ft_feed *feed)
{
    return (ft_slice){feed->path.data, feed->path.len - 1};
}

static ft_status set_path(ft_feed *feed, ft_slice path, ft_error *err)
{
    ft_buffer_clear(&feed->path);
    ft_buffer_add(&feed->path, path);
    ft_buffer_byte(&feed->path, '\0');
    return feed->path.failed ? ft_error_memory(err) : FT_OK;
}

/* The next line of the list that is not empty. */
static ft_status next_of_list(ft_feed *feed, bool *more, ft_error *err)
{
    ft_slice window;
    ft_status status = FT_OK;

    *more = false;
    while (!status && !*more &&
           !(status = ft_stream_see(feed->list, 1, &window, err)) &&
           window.len > 0) {
        size_t end = ft_slice_find(window, ft_slice_of("\n"), 0);

        if (end > window.len) {
            status = ft_stream_see(feed->list, LONGEST_NAME, &window, err);
            if (status)
                break;
            end = ft_slice_find(window, ft_slice_of("\n"), 0);
        }
        end = end < window.len ? end : window.len;
        *more = end > 0;
        if (*more)
            status =
                set_path(feed, ft_slice_cut(window, (ft_span){0, end}), err);
        ft_stream_skip(feed->list, end < window.len ? end + 1 : end);
    }
    return status;
}

/* What a list or the command line names next. */
static ft_status next_name(ft_feed *feed, bool *more, ft_error *err)
{
    *more = feed->next < feed->count;
    if (*more)
        return set_path(feed, ft_slice_of(feed->names[feed->next++]), err);
    return feed->list ? next_of_list(feed, more, err) : FT_OK;
}

static bool is_wanted(const ft_feed *feed, ft_slice path)
{
    const ft_media kind = ft_media_of_name(path);

    if (feed->options.type == FT_MEDIA_AUTO)
        return kind != FT_MEDIA_COUNT;
    return kind == feed->options.type;
}

/* The next file below the folder whose name is of a kind that is asked for. */
static ft_status next_in_folder(ft_feed *feed, bool *more, ft_error *err)
{
    const char *path;
    ft_status status;

    while (!(status = ft_folder_next(feed->folder, &path, err)) && path) {
        *more = is_wanted(feed, ft_slice_of(path));
        if (*more)
            return set_path(feed, ft_slice_of(path), err);
        feed->passed++;
    }
    *more = false;
    if (status == FT_ERR_IO && !set_path(feed, ft_slice_of(path), err))
        return status;
    if (!path && !status) {
        ft_folder_free(feed->folder);
        feed->folder = NULL;
    }
    return status;
}

static bool is_folder(const char *path)
{
    struct stat info;

    return strcmp(path, "-") != 0 && stat(path, &info) == 0 &&
           S_ISDIR(info.st_mode);
}

/* The next file: `path` names it. */
static ft_status next_file(ft_feed *feed, bool *more, ft_error *err)
{
    ft_status status;

    for (;;) {
        if (feed->folder) {
            status = next_in_folder(feed, more, err);
            feed->walked = true;
            if (status || *more)
                return status;
            continue;
        }
        feed->walked = false;
        if ((status = next_name(feed, more, err)) || !*more ||
            !is_folder(feed->path.data))
            return status;
        if ((status = ft_folder_open(feed->path.data, &feed->folder, err)))
            return status;
    }
}

static bool is_standard_input(const ft_feed *feed)
{
    return strcmp(feed->path.data, "-") == 0;
}

/* An article that is all of a file. */
static ft_status read_whole(ft_feed *feed, ft_stream *stream, ft_arena *arena,
                            ft_turn *turn, ft_item *out, ft_error *err)
{
    const size_t limit = feed->options.limit;
    ft_slice window;
    ft_status status = ft_stream_see(stream, limit + 1, &window, err);
    const char *broken = ft_stream_broken(stream);

    feed->read += ft_stream_raw(stream);
    if (status)
        return status;
    if (window.len > limit)
        return ft_error_file(err, FT_ERR_IO, feed->path.data,
                             "larger than %zu bytes", limit);
    if (broken)
        return ft_error_file(err, FT_ERR_IO, feed->path.data, "%s", broken);
    *turn = FT_TURN_ARTICLE;
    if (!is_standard_input(feed))
        out->uri = out->name;
    return ft_item_keep(arena, window, &out->bytes, err);
}

/* What an archive begins with stands in its first gzip member; only what is
 * none is looked at further. */
static ft_status find_media(const ft_feed *feed, ft_stream *stream,
                            ft_media *media, ft_error *err)
{
    ft_slice head;
    ft_status status;

    *media = feed->options.type;
    if (*media != FT_MEDIA_AUTO)
        return FT_OK;
    status = ft_stream_within(stream, 8, &head, err);
    if (!status && (*media = ft_media_of_content(head)) != FT_MEDIA_WARC &&
        !(status = ft_stream_see(stream, HEAD, &head, err)))
        *media = ft_media_of_content(head);
    return status;
}

/* Opens the file: an article of its own, or a stream of them. */
static ft_status open_file(ft_feed *feed, ft_arena *arena, ft_turn *turn,
                           ft_item *out, ft_error *err)
{
    ft_stream *stream = NULL;
    ft_status status;

    if ((status = ft_item_keep(arena, path_of(feed), &out->name, err)) ||
        (status = ft_stream_open(feed->path.data, feed->options.stop,
                                 feed->options.stop_context, &stream, err)) ||
        (status = find_media(feed, stream, &out->kind, err))) {
        ft_stream_free(stream);
        return status;
    }
    if (out->kind == FT_MEDIA_LINES || out->kind == FT_MEDIA_WARC) {
        feed->stream = stream;
        feed->kind = out->kind;
        feed->fresh = true;
        return FT_OK;
    }
    status = read_whole(feed, stream, arena, turn, out, err);
    ft_stream_free(stream);
    return status;
}

/* The reason gets the name of the file, when it has none. */
static void name_file(const ft_feed *feed, ft_error *err)
{
    const ft_error told = *err;

    if (told.file[0])
        return;
    memset(err, 0, sizeof *err);
    (void)ft_error_file(err, told.status, feed->path.data, "%s", told.message);
}

static ft_status next_record(ft_feed *feed, ft_arena *arena, ft_turn *turn,
                             ft_item *out, ft_error *err)
{
    const ft_feed_options *options = &feed->options;

    if (feed->kind == FT_MEDIA_WARC)
        return ft_warc_next(feed->stream, path_of(feed), options->limit, arena,
                            turn, out, err);
    return ft_jsonl_next(feed->stream, path_of(feed), &options->fields,
                         options->limit, arena, turn, out, err);
}

/* A line that is no article is damaged, unless all the file is something else:
 * a folder of articles may hold records, too. */
static void judge_foreign(ft_feed *feed, ft_turn *turn)
{
    if (feed->kind != FT_MEDIA_LINES)
        return;
    if (feed->walked && feed->fresh) {
        feed->passed++;
        close_stream(feed);
    } else {
        *turn = FT_TURN_DAMAGED;
    }
}

static ft_status read_record(ft_feed *feed, ft_arena *arena, ft_turn *turn,
                             ft_item *out, ft_error *err)
{
    ft_status status = next_record(feed, arena, turn, out, err);

    if (!status && *turn == FT_TURN_FOREIGN)
        judge_foreign(feed, turn);
    if (status || *turn == FT_TURN_DAMAGED)
        name_file(feed, err);
    if (status || *turn == FT_TURN_END)
        close_stream(feed);
    feed->fresh = false;
    if (!status && *turn == FT_TURN_END)
        *turn = FT_TURN_FOREIGN; /* of this file, not of all */
    return status;
}

ft_status ft_feed_next(ft_feed *feed, ft_arena *arena, ft_turn *turn,
                       ft_item *out, ft_error *err)
{
    bool more = true;
    ft_status status = FT_OK;

    *out = (ft_item){.kind = FT_MEDIA_AUTO};
    *turn = FT_TURN_FOREIGN;
    if (!feed->stream && !(status = next_file(feed, &more, err)) && more)
        status = open_file(feed, arena, turn, out, err);
    if (!status && !more)
        *turn = FT_TURN_END;
    else if (!status && feed->stream)
        status = read_record(feed, arena, turn, out, err);
    if (status != FT_OK && status != FT_ERR_MEMORY) {
        *turn = FT_TURN_DAMAGED;
        status = out->name.data
                     ? FT_OK
                     : ft_item_keep(arena, path_of(feed), &out->name, err);
    }
    return status;
}

static unsigned long long size_of(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode)
               ? (unsigned long long)info.st_size
               : 0;
}

unsigned long long ft_feed_measure(char *const *names, size_t count,
                                   const char *list,
                                   const ft_feed_options *options)
{
    ft_feed *feed = NULL;
    unsigned long long total = 0;
    bool more = (count > 0 || list) && (!list || strcmp(list, "-") != 0);
    ft_error err;

    if (!more || ft_feed_open(names, count, list, options, &feed, NULL))
        return 0;
    while (more) {
        err = (ft_error){.status = FT_OK};
        const ft_status status = next_file(feed, &more, &err);

        if (status == FT_ERR_MEMORY || (more && is_standard_input(feed)))
            total = 0;
        if (status == FT_ERR_MEMORY || (more && is_standard_input(feed)))
            break;
        more = more || status;
        total += more && !status ? size_of(feed->path.data) : 0;
    }
    ft_feed_free(feed);
    return total;
}
