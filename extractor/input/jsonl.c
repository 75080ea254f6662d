/*
 * Comes in: lines. Goes out: the article in each. A line is looked at as a
 * whole, so that one damaged line costs no other.
 */
#include "input/jsonl.h"

#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "text/date.h"

enum {
    STEP = 64 * 1024,
    OVERLONG = 16 /* times the limit: where a packed line is given up */
};

const ft_fields ft_fields_default = {
    .html = FT_SLICE("html"),
    .text = FT_SLICE("text"),
    .url = FT_SLICE("url"),
    .published = FT_SLICE("published"),
    .id = FT_SLICE("id"),
};

static ft_status damaged(unsigned long long place, const char *what,
                         ft_turn *turn, ft_error *err)
{
    *turn = FT_TURN_DAMAGED;
    (void)ft_error_set(err, FT_ERR_SYNTAX, "byte %llu: %s", place, what);
    return FT_OK;
}

/* Looks at the next line; *size counts its end, too. It is not whole when it
 * is longer than `limit` or its gzip member breaks. */
static ft_status see_line(ft_stream *stream, size_t limit, ft_slice *line,
                          size_t *size, bool *whole, ft_error *err)
{
    size_t need = 1, from = 0, end = 0;
    ft_status status;

    while (!(status = ft_stream_see(stream, need, line, err))) {
        end = ft_slice_find(*line, ft_slice_of("\n"), from);
        if (end < line->len || line->len < need || line->len > limit)
            break;
        from = line->len;
        need = from < STEP ? STEP : from * 2;
    }
    *whole = end < line->len || !ft_stream_broken(stream);
    *size = end < line->len ? end + 1 : line->len;
    line->len = end < line->len ? end : line->len;
    *whole = *whole && line->len <= limit;
    return status;
}

/* To behind the line end, or the end of all when a packed line does not end
 * for very long. */
static ft_status skip_line(ft_stream *stream, size_t limit, ft_error *err)
{
    const unsigned long long start = ft_stream_offset(stream);
    ft_slice window;
    ft_status status;

    while (!(status = ft_stream_see(stream, STEP, &window, err)) &&
           window.len > 0) {
        const size_t end = ft_slice_find(window, ft_slice_of("\n"), 0);

        ft_stream_skip(stream, end < window.len ? end + 1 : window.len);
        if (end < window.len)
            break;
        if (ft_stream_packed(stream) &&
            (ft_stream_offset(stream) - start) / OVERLONG > limit) {
            ft_stream_end(stream);
            break;
        }
    }
    return status;
}

/* "2021-11-17" of "2021-11-17T16:18:00Z"; empty when it is no day. */
static ft_slice day_of(ft_slice published)
{
    const size_t len = sizeof "2021-11-17" - 1;
    ft_slice day = {published.data, len};
    ft_date date;

    if (published.len < len || !ft_date_parse(day, &date) ||
        (published.len > len && published.data[len] != 'T' &&
         published.data[len] != ' '))
        day.len = 0;
    return day;
}

static const ft_json *find(const ft_json *object, ft_slice key)
{
    const ft_json *item = object->child;

    while (item && !ft_slice_equal(item->key, key))
        item = item->next;
    return item;
}

static ft_slice text_of(const ft_json *object, ft_slice key)
{
    return ft_json_text(find(object, key));
}

static void read_object(const ft_json *object, const ft_fields *fields,
                        ft_item *out)
{
    const ft_slice html = text_of(object, fields->html);
    const ft_slice text = text_of(object, fields->text);

    out->kind = html.len > 0 ? FT_MEDIA_HTML : FT_MEDIA_TEXT;
    out->bytes = html.len > 0 ? html : text;
    out->url = text_of(object, fields->url);
    out->uri = text_of(object, fields->id);
    out->published = day_of(text_of(object, fields->published));
    if (out->uri.len == 0)
        out->uri = out->url;
    if (out->uri.len == 0)
        out->uri = out->name;
}

/* A day is cut out of a longer string: it gets a NUL of its own. */
static ft_status read_line(ft_slice line, const ft_fields *fields,
                           ft_arena *arena, ft_turn *turn, ft_item *out,
                           ft_error *why)
{
    const ft_json *object;
    ft_status status = ft_json_parse(arena, line, &object, why);

    if (status)
        return status;
    if (object->kind != FT_JSON_OBJECT)
        return ft_error_set(why, FT_ERR_SYNTAX, "the line is no JSON object");
    *turn = FT_TURN_ARTICLE;
    read_object(object, fields, out);
    if (!find(object, fields->html) && !find(object, fields->text))
        *turn = FT_TURN_FOREIGN;
    return ft_item_keep(arena, out->published, &out->published, why);
}

static ft_status read_article(ft_slice line, const ft_fields *fields,
                              ft_arena *arena, ft_turn *turn, ft_item *out,
                              ft_error *err)
{
    ft_error why = {0};
    ft_status status = read_line(line, fields, arena, turn, out, &why);

    if (status == FT_ERR_SYNTAX)
        return damaged(out->offset, why.message, turn, err);
    if (!status && *turn == FT_TURN_FOREIGN)
        (void)ft_error_set(err, FT_ERR_SYNTAX,
                           "byte %llu: the line has neither page nor text",
                           out->offset);
    return status ? ft_error_memory(err) : FT_OK;
}

/* A line that is too long, or that its gzip member does not give to its end. */
static ft_status pass_torn(ft_stream *stream, size_t limit, ft_turn *turn,
                           const ft_item *item, ft_error *err)
{
    const char *broken = ft_stream_broken(stream);
    ft_status status = FT_OK;

    if (broken)
        ft_stream_mend(stream);
    else
        status = skip_line(stream, limit, err);
    return status
               ? status
               : damaged(item->offset, broken ? broken : "the line is too long",
                         turn, err);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* Steps over empty lines and a byte order mark. */
static ft_status skip_empty(ft_stream *stream, bool *more, ft_error *err)
{
    const ft_slice mark = FT_SLICE("\xEF\xBB\xBF");
    ft_slice window;
    ft_status status;

    while (!(status = ft_stream_see(stream, mark.len, &window, err)) &&
           window.len > 0) {
        size_t i = 0;

        if (ft_stream_offset(stream) == 0 && ft_slice_starts(window, mark))
            i = mark.len;
        while (i < window.len && is_space(window.data[i]))
            i++;
        *more = i < window.len;
        ft_stream_skip(stream, i);
        if (*more)
            return FT_OK;
    }
    *more = false;
    return status;
}

ft_status ft_jsonl_next(ft_stream *stream, ft_slice archive,
                        const ft_fields *fields, size_t limit, ft_arena *arena,
                        ft_turn *turn, ft_item *out, ft_error *err)
{
    ft_slice line;
    size_t size;
    bool more, whole;
    ft_status status = skip_empty(stream, &more, err);

    *turn = FT_TURN_END;
    *out = (ft_item){.kind = FT_MEDIA_AUTO};
    if (status || (!more && !ft_stream_broken(stream)))
        return status;
    if ((status = ft_item_place(arena, out, archive, ft_stream_offset(stream),
                                err)) ||
        (status = see_line(stream, limit, &line, &size, &whole, err)))
        return status;
    if (!whole)
        return pass_torn(stream, limit, turn, out, err);
    status = read_article(line, fields, arena, turn, out, err);
    ft_stream_skip(stream, size);
    return status;
}
