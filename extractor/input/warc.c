/*
 * Comes in: records, each a header, as many bytes as it says, and two line
 * ends. Goes out: those that hold an article. Most records are stepped over
 * without a copy; of what is damaged, the next line that begins a record is
 * where reading goes on.
 */
#include "input/warc.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "input/http.h"

enum {
    HEADER_MOST = 64 * 1024, /* bytes of a record's header */
    STEP = 64 * 1024
};

typedef struct record {
    ft_slice type;
    ft_slice content_type;
    ft_slice uri;
    ft_slice date;
    ft_slice digest;
    bool has_length;
    bool truncated;
    unsigned long long length;
} record;

/* What one call works on. */
typedef struct reader {
    ft_stream *stream;
    ft_slice archive;
    size_t limit;
    ft_arena *arena;
    ft_item *item;
    ft_error *err;
    unsigned long long place; /* of the record, in the file */
    bool own_member;          /* the record began with a gzip member */
} reader;

/* The record is damaged; the item says which. */
static ft_status damaged(reader *r, const char *what, ft_turn *turn)
{
    *turn = FT_TURN_DAMAGED;
    (void)ft_error_set(r->err, FT_ERR_SYNTAX, "byte %llu: %s", r->place, what);
    return ft_item_place(r->arena, r->item, r->archive, r->place, r->err);
}

/* The same of one that ends too early: when that is because its gzip member
 * does, reading goes on behind that. */
static ft_status cut_off(reader *r, ft_turn *turn)
{
    const char *broken = ft_stream_broken(r->stream);

    if (broken)
        ft_stream_mend(r->stream);
    return damaged(r, broken ? broken : "the record is cut off", turn);
}

static bool read_length(ft_slice digits, unsigned long long *out)
{
    *out = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || i > 17)
            return false;
        *out = *out * 10 + (unsigned)(digits.data[i] - '0');
    }
    return digits.len > 0;
}

/* WARC/1.0 wrote an address as <address>, see its annex on grammar. */
static ft_slice without_brackets(ft_slice uri)
{
    if (ft_slice_starts(uri, ft_slice_of("<")) &&
        ft_slice_ends(uri, ft_slice_of(">")))
        return ft_slice_cut(uri, (ft_span){1, uri.len - 1});
    return uri;
}

static void read_header(ft_slice header, record *out)
{
    size_t at = 0;
    ft_slice value;

    *out = (record){.length = 0};
    (void)ft_http_line(header, &at); /* the version */
    while (at < header.len) {
        const ft_slice line = ft_http_line(header, &at);

        if (ft_http_field(line, "warc-type", &value))
            out->type = value;
        else if (ft_http_field(line, "content-type", &value))
            out->content_type = value;
        else if (ft_http_field(line, "warc-target-uri", &value))
            out->uri = without_brackets(value);
        else if (ft_http_field(line, "warc-date", &value))
            out->date = value;
        else if (ft_http_field(line, "warc-payload-digest", &value))
            out->digest = value;
        else if (ft_http_field(line, "warc-truncated", &value))
            out->truncated = true;
        else if (ft_http_field(line, "content-length", &value))
            out->has_length = read_length(value, &out->length);
    }
}

/* Offset behind the empty line that ends a header; SIZE_MAX: not seen. */
static size_t header_end(ft_slice window)
{
    size_t at = 0;

    while ((at = ft_slice_find(window, ft_slice_of("\n"), at)) < window.len) {
        at++;
        if (at < window.len && window.data[at] == '\n')
            return at + 1;
        if (at + 1 < window.len && window.data[at] == '\r' &&
            window.data[at + 1] == '\n')
            return at + 2;
    }
    return SIZE_MAX;
}

/* Steps over the empty lines between records. */
static ft_status skip_empty(reader *r, ft_slice *window)
{
    ft_status status;
    size_t i = 0;

    while (!(status = ft_stream_see(r->stream, 1, window, r->err)) &&
           window->len > 0) {
        for (i = 0; i < window->len &&
                    (window->data[i] == '\r' || window->data[i] == '\n');)
            i++;
        const bool done = i < window->len;
        ft_stream_skip(r->stream, i);
        if (done)
            return ft_stream_see(r->stream, 1, window, r->err);
    }
    return status;
}

/* To the next line that begins a record; the window is empty at the end. */
static ft_status find_record(reader *r)
{
    const ft_slice mark = FT_SLICE("\nWARC/1.");
    ft_slice window;
    ft_status status;

    while (!(status = ft_stream_see(r->stream, STEP, &window, r->err))) {
        const size_t at = ft_slice_find(window, mark, 0);

        if (at < window.len) {
            ft_stream_skip(r->stream, at + 1);
            break;
        }
        if (window.len < mark.len) {
            ft_stream_skip(r->stream, window.len);
            break;
        }
        ft_stream_skip(r->stream, window.len - (mark.len - 1));
    }
    return status;
}

/* The next bytes, of another gzip member, begin a record: this one was cut off
 * with its own. */
static bool next_begins(reader *r, size_t seen)
{
    const ft_slice mark = FT_SLICE("WARC/1.");
    ft_slice window;

    if (!r->own_member ||
        ft_stream_see(r->stream, seen + mark.len, &window, r->err))
        return false;
    return window.len >= seen + mark.len &&
           memcmp(window.data + seen, mark.data, mark.len) == 0;
}

/* Steps over so many bytes, or to where they are cut off. */
static ft_status skip_content(reader *r, unsigned long long len, bool *cut)
{
    ft_slice window;
    ft_status status = FT_OK;

    *cut = false;
    while (!status && len > 0 && !*cut) {
        const size_t need = len < STEP ? (size_t)len : STEP;
        size_t take;

        status = ft_stream_within(r->stream, need, &window, r->err);
        if (status)
            break;
        take = window.len < len ? window.len : (size_t)len;
        *cut = take == 0 || (take < need && next_begins(r, take));
        ft_stream_skip(r->stream, take);
        len -= take;
    }
    return status;
}

/* Looks at all the content; *cut: there is less of it. */
static ft_status see_content(reader *r, size_t len, ft_slice *out, bool *cut)
{
    size_t need = len < STEP ? len : STEP;
    ft_status status;

    *cut = false;
    while (!(status = ft_stream_within(r->stream, need, out, r->err)) &&
           out->len < len) {
        const size_t seen = out->len;

        *cut =
            seen < need && (ft_stream_ended(r->stream) || next_begins(r, seen));
        if (*cut) {
            out->len = seen;
            break;
        }
        if (seen < need && /* on into the next member */
            (status = ft_stream_see(r->stream, seen + 1, out, r->err)))
            break;
        need = seen > len / 2 ? len : seen * 2;
        need = need < STEP ? (len < STEP ? len : STEP) : need;
    }
    return status;
}

/* A record that is followed by neither an empty line nor another record is
 * longer or shorter than it says. */
static ft_status check_end(reader *r, size_t len, bool *right)
{
    ft_slice window;
    ft_status status = ft_stream_see(r->stream, len + 1, &window, r->err);

    *right = window.len <= len || window.data[len] == '\r' ||
             window.data[len] == '\n' || window.data[len] == 'W';
    return status;
}

static bool is_text(ft_slice type)
{
    static const char *const types[] = {"", "text/html",
                                        "application/xhtml+xml", "text/plain"};
    size_t end = ft_slice_find(type, ft_slice_of(";"), 0);

    type = ft_slice_trim(
        ft_slice_cut(type, (ft_span){0, end < type.len ? end : type.len}));
    for (size_t i = 0; i < FT_COUNT(types); i++)
        if (ft_ascii_same(type, ft_slice_of(types[i])))
            return true;
    return false;
}

typedef enum holding { HOLDS_NOTHING, HOLDS_MESSAGE, HOLDS_BODY } holding;

static holding what_it_holds(const record *rec)
{
    if (ft_ascii_same(rec->type, ft_slice_of("response")))
        return ft_slice_starts(rec->content_type,
                               ft_slice_of("application/http"))
                   ? HOLDS_MESSAGE
                   : HOLDS_NOTHING;
    if (ft_ascii_same(rec->type, ft_slice_of("resource")) ||
        ft_ascii_same(rec->type, ft_slice_of("conversion")))
        return rec->content_type.len > 0 && is_text(rec->content_type)
                   ? HOLDS_BODY
                   : HOLDS_NOTHING;
    return HOLDS_NOTHING;
}

static ft_media kind_of(ft_slice type)
{
    if (ft_slice_starts(type, ft_slice_of("text/plain")))
        return FT_MEDIA_TEXT;
    return FT_MEDIA_AUTO; /* pages are often called what they are not */
}

/* What the header says of the article, before the window moves on. */
static ft_status keep_header(reader *r, const record *rec)
{
    ft_item *item = r->item;
    ft_status status =
        ft_item_place(r->arena, item, r->archive, r->place, r->err);

    if (status ||
        (status = ft_item_keep(r->arena, rec->uri, &item->uri, r->err)) ||
        (status = ft_item_keep(r->arena, rec->date, &item->fetched, r->err)) ||
        (status = ft_item_keep(r->arena, rec->digest, &item->digest, r->err)))
        return status;
    item->url = item->uri;
    return FT_OK;
}

/* The body of a response; foreign when it is no page, or an error's. */
static ft_status read_message(reader *r, const record *rec, ft_slice content,
                              ft_turn *turn)
{
    ft_http http;
    ft_error why = {0};
    ft_status status;

    ft_http_read(content, &http);
    *turn = FT_TURN_FOREIGN;
    if (http.status == 0)
        return damaged(r, "a response without a status line", turn);
    if (http.status < 200 || http.status > 299 || !is_text(http.type))
        return FT_OK;
    r->item->kind = kind_of(http.type);
    *turn = FT_TURN_ARTICLE;
    status = ft_http_body(r->arena, &http, r->limit, rec->truncated,
                          &r->item->bytes, &why);
    if (status == FT_ERR_SYNTAX)
        return damaged(r, why.message, turn);
    return status ? ft_error_memory(r->err) : FT_OK;
}

static ft_status read_content(reader *r, const record *rec, holding holds,
                              ft_slice content, ft_turn *turn)
{
    ft_status status = FT_OK;

    *turn = FT_TURN_FOREIGN;
    if (content.len == 0)
        return FT_OK;
    if (holds == HOLDS_MESSAGE) {
        status = read_message(r, rec, content, turn);
    } else {
        *turn = FT_TURN_ARTICLE;
        r->item->kind = kind_of(rec->content_type);
        r->item->bytes = content;
    }
    if (!status && *turn == FT_TURN_ARTICLE) /* the window will move on */
        status =
            ft_item_keep(r->arena, r->item->bytes, &r->item->bytes, r->err);
    return status;
}

/* Nothing from here to the next record can be trusted. */
static ft_status pass_torn(reader *r, const char *what, ft_turn *turn)
{
    ft_slice window;
    ft_status status = find_record(r);

    if (status || (status = ft_stream_see(r->stream, 1, &window, r->err)))
        return status;
    if (window.len == 0 && ft_stream_broken(r->stream))
        return cut_off(r, turn);
    return damaged(r, what, turn);
}

/* A record whose content is wanted. */
static ft_status read_held(reader *r, const record *rec, holding holds,
                           ft_turn *turn)
{
    const size_t len = (size_t)rec->length;
    ft_slice content;
    bool cut, right;
    ft_status status = keep_header(r, rec);

    if (status || (status = see_content(r, len, &content, &cut)))
        return status;
    if (cut) {
        ft_stream_skip(r->stream, content.len);
        return cut_off(r, turn);
    }
    if ((status = check_end(r, len, &right)))
        return status;
    if (!right)
        return pass_torn(r, "the record is not as long as it says", turn);
    if ((status = ft_stream_see(r->stream, len, &content, r->err)))
        return status;
    content.len = len;
    ft_stream_skip(r->stream, len); /* which does not move the window yet */
    return read_content(r, rec, holds, content, turn);
}

/* A record whose content is not wanted, or is too much. */
static ft_status pass_over(reader *r, const record *rec, bool large,
                           ft_turn *turn)
{
    bool cut;
    ft_status status = skip_content(r, rec->length, &cut);

    *turn = FT_TURN_FOREIGN;
    if (status || (!cut && !large))
        return status;
    return cut ? cut_off(r, turn) : damaged(r, "the record is too large", turn);
}

static ft_status read_record(reader *r, ft_slice header, ft_turn *turn)
{
    ft_slice kept;
    record rec;
    holding holds;
    ft_status status;

    read_header(header, &rec);
    if (!rec.has_length)
        return pass_torn(r, "a record without a length", turn);
    holds = what_it_holds(&rec);
    if (holds == HOLDS_NOTHING || rec.length > r->limit) {
        ft_stream_skip(r->stream, header.len);
        return pass_over(r, &rec, holds != HOLDS_NOTHING, turn);
    }
    if ((status = ft_item_keep(r->arena, header, &kept, r->err)))
        return status;
    read_header(kept, &rec); /* the window will move on */
    ft_stream_skip(r->stream, header.len);
    return read_held(r, &rec, holds, turn);
}

/* The header that begins the window; *len is SIZE_MAX when it has no end. It is
 * looked for within its gzip member as long as there is more of that. */
static ft_status see_header(reader *r, ft_slice *window, size_t *len)
{
    ft_status status = FT_OK;

    while (!status && (*len = header_end(*window)) == SIZE_MAX &&
           window->len < HEADER_MOST) {
        const size_t seen = window->len;

        status = ft_stream_within(r->stream, seen * 2, window, r->err);
        if (!status && window->len == seen)
            status = ft_stream_see(r->stream, seen + 1, window, r->err);
        if (window->len == seen)
            break;
    }
    return status;
}

static ft_status read_next(reader *r, ft_slice window, ft_turn *turn)
{
    const ft_slice mark = FT_SLICE("WARC/1.");
    size_t len;
    ft_status status = see_header(r, &window, &len);

    if (status)
        return status;
    if (!ft_slice_starts(window, mark))
        return pass_torn(r, "no record begins here", turn);
    if (len == SIZE_MAX)
        return pass_torn(r, "the header of the record has no end", turn);
    return read_record(r, ft_slice_cut(window, (ft_span){0, len}), turn);
}

ft_status ft_warc_next(ft_stream *stream, ft_slice archive, size_t limit,
                       ft_arena *arena, ft_turn *turn, ft_item *out,
                       ft_error *err)
{
    reader r = {.stream = stream,
                .archive = archive,
                .limit = limit,
                .arena = arena,
                .item = out,
                .err = err};
    ft_slice window;
    ft_status status = skip_empty(&r, &window);

    *out = (ft_item){.kind = FT_MEDIA_AUTO};
    *turn = FT_TURN_END;
    r.place = ft_stream_packed(stream) ? ft_stream_member(stream)
                                       : ft_stream_offset(stream);
    r.own_member = ft_stream_at_member(stream);
    if (status)
        return status;
    if (window.len > 0)
        return read_next(&r, window, turn);
    return ft_stream_broken(stream) ? cut_off(&r, turn) : FT_OK;
}
