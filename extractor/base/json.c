/*
 * json: yajl's events become a tree in the arena. Before yajl sees a text, a
 * copy of it is mended: control characters inside strings are escaped (pages
 * break lines in the middle of a string), and escapes that stand for no
 * character (half a surrogate pair, NUL) become U+FFFD. Depth is limited here,
 * so nobody who walks the tree needs to fear for the stack.
 */
#include "base/json.h"

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <yajl/yajl_parse.h>

#include "base/buffer.h"
#include "base/error.h"

enum { DEEPEST = 64 };

/* An array or an object whose end has not come yet. */
typedef struct level {
    ft_json *parent;
    ft_json *last; /* its last item so far */
} level;

typedef struct builder {
    ft_arena *arena;
    yajl_handle parser;
    ft_json *root;
    ft_slice key; /* of the value that comes next */
    level levels[DEEPEST];
    size_t depth;
    bool too_deep;
    bool no_memory;
    jmp_buf refused; /* where a request of yajl's goes that is refused */
} builder;

/* ---- memory for yajl ---- */

/* What stands before each block. */
typedef struct header {
    _Alignas(max_align_t) size_t size;
} header;

/* yajl does not look at what it is given: a refusal must not come back to it.
 * All it has is in the arena, so that nothing is lost when it is left. */
static void *take(void *context, size_t size)
{
    builder *b = context;
    header *block = NULL;

    if (size <= SIZE_MAX - sizeof *block)
        block = ft_arena_bytes(b->arena, sizeof *block + size);
    if (!block)
        longjmp(b->refused, 1);
    block->size = size;
    return block + 1;
}

static void *take_more(void *context, void *memory, size_t size)
{
    const header *old = memory;
    void *copy = take(context, size);

    if (old && old[-1].size > 0)
        memcpy(copy, memory, old[-1].size < size ? old[-1].size : size);
    return copy;
}

static void put_back(void *context, void *memory)
{
    (void)context; /* the arena frees all at once */
    (void)memory;
}

/* ---- values ---- */

/* Links a new value behind its last sibling; NULL when memory is out. */
static ft_json *add_value(builder *b, ft_json_kind kind)
{
    ft_json *value = FT_NEW(b->arena, ft_json, 1);

    if (!value) {
        b->no_memory = true;
        return NULL;
    }
    value->kind = kind;
    value->key = b->key;
    value->end = yajl_get_bytes_consumed(b->parser);
    b->key = (ft_slice){NULL, 0};
    if (!b->depth) {
        b->root = value;
        return value;
    }
    level *l = &b->levels[b->depth - 1];
    if (l->last)
        l->last->next = value;
    else
        l->parent->child = value;
    l->last = value;
    return value;
}

static bool copy_text(builder *b, const char *data, size_t len, ft_slice *out)
{
    *out = ft_arena_copy(b->arena, (ft_slice){data, len});
    if (!out->data)
        b->no_memory = true;
    return out->data != NULL;
}

static int add_text(builder *b, ft_json_kind kind, const char *data, size_t len)
{
    ft_json *value = add_value(b, kind);

    return value && copy_text(b, data, len, &value->text);
}

static int open_level(builder *b, ft_json_kind kind)
{
    if (b->depth == DEEPEST) {
        b->too_deep = true;
        return 0;
    }
    ft_json *value = add_value(b, kind);
    if (!value)
        return 0;
    b->levels[b->depth++] = (level){.parent = value};
    return 1;
}

static int on_null(void *context)
{
    return add_value(context, FT_JSON_NULL) != NULL;
}

static int on_boolean(void *context, int truth)
{
    return add_text(context, FT_JSON_BOOL, truth ? "true" : "false",
                    truth ? 4 : 5);
}

static int on_number(void *context, const char *data, size_t len)
{
    return add_text(context, FT_JSON_NUMBER, data, len);
}

static int on_string(void *context, const unsigned char *data, size_t len)
{
    return add_text(context, FT_JSON_STRING, (const char *)data, len);
}

static int on_key(void *context, const unsigned char *data, size_t len)
{
    builder *b = context;

    return copy_text(b, (const char *)data, len, &b->key);
}

static int on_object(void *context)
{
    return open_level(context, FT_JSON_OBJECT);
}

static int on_array(void *context)
{
    return open_level(context, FT_JSON_ARRAY);
}

static int on_end(void *context)
{
    builder *b = context;

    b->depth--;
    return 1;
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_object,
    .yajl_map_key = on_key,
    .yajl_end_map = on_end,
    .yajl_start_array = on_array,
    .yajl_end_array = on_end,
};

/* The code unit of "\uXXXX" at the start of `text`, or -1. */
static long read_unit(ft_slice text)
{
    long unit = 0;

    if (text.len < 6 || text.data[0] != '\\' || text.data[1] != 'u')
        return -1;
    for (size_t i = 2; i < 6; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *at = memchr(digits, text.data[i], sizeof digits - 1);
        if (!at)
            return -1;
        unit = unit * 16 + (at - digits) % 16;
    }
    return unit;
}

/* How many bytes the escape at the start of `text` takes; `known` is false when
 * it stands for no character. */
static size_t take_escape(ft_slice text, bool *known)
{
    long unit = read_unit(text);

    *known = true;
    if (unit < 0)
        return text.len < 2 ? text.len : 2;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        long low = read_unit((ft_slice){text.data + 6, text.len - 6});
        *known = low >= 0xDC00 && low <= 0xDFFF;
        return *known ? 12 : 6;
    }
    *known = unit && (unit < 0xDC00 || unit > 0xDFFF);
    return 6;
}

/* Adds the first piece of `text`, mended; returns the bytes it took. */
static size_t mend_piece(ft_slice text, bool *inside, ft_buffer *out)
{
    unsigned char first = (unsigned char)text.data[0];
    size_t taken = 1;
    bool known = true;

    if (first == '"')
        *inside = !*inside;
    if (*inside && first < 0x20) {
        char escape[8];
        (void)snprintf(escape, sizeof escape, "\\u%04x", first ? first : ' ');
        ft_buffer_text(out, escape);
        return 1;
    }
    if (*inside && first == '\\')
        taken = take_escape(text, &known);
    if (known)
        ft_buffer_add(out, (ft_slice){text.data, taken});
    else
        ft_buffer_text(out, "\\ufffd");
    return taken;
}

/* Mends until `out` holds `stop` bytes or the text ends; returns the offset in
 * the text. So the same walk also leads an offset in `out` back. */
static size_t mend(ft_slice text, size_t stop, ft_buffer *out)
{
    bool inside = false;
    size_t at = 0;

    while (at < text.len && out->len < stop && !out->failed)
        at +=
            mend_piece((ft_slice){text.data + at, text.len - at}, &inside, out);
    return at;
}

/* Reports what stopped yajl at `offset` of the mended text. */
static ft_status fail_syntax(const builder *b, yajl_handle parser,
                             ft_slice text, size_t offset, ft_error *err)
{
    ft_source source;
    ft_buffer again = {0};

    if (ft_source_init(&source, b->arena, (ft_slice){"", 0}, text))
        return ft_error_memory(err);
    size_t at = mend(text, offset, &again);
    ft_buffer_free(&again);
    if (b->too_deep)
        return ft_error_at(err, FT_ERR_SYNTAX, &source, at,
                           "JSON nested deeper than %d levels", DEEPEST);
    unsigned char *reason = yajl_get_error(parser, 0, NULL, 0);
    ft_slice message = ft_slice_trim(ft_slice_of((const char *)reason));
    (void)ft_error_at(err, FT_ERR_SYNTAX, &source, at, "JSON %.*s",
                      (int)message.len, message.len ? message.data : "");
    return FT_ERR_SYNTAX;
}

static ft_status parse_with_yajl(builder *b, ft_slice text, ft_slice mended,
                                 ft_error *err)
{
    yajl_alloc_funcs memory = {take, take_more, put_back, b};
    yajl_handle parser = yajl_alloc(&callbacks, &memory, b);

    b->parser = parser;
    size_t offset = mended.len; /* where the text ends too early */
    yajl_status parsed =
        yajl_parse(parser, (const unsigned char *)mended.data, mended.len);
    if (parsed == yajl_status_ok)
        parsed = yajl_complete_parse(parser);
    else if ((offset = yajl_get_bytes_consumed(parser)) > 0)
        offset--; /* the byte that stopped it counts as consumed */
    if (b->no_memory)
        return ft_error_memory(err);
    if (parsed != yajl_status_ok)
        return fail_syntax(b, parser, text, offset, err);
    return FT_OK;
}

static ft_status parse_mended(builder *b, ft_slice text, ft_slice mended,
                              ft_error *err)
{
    if (setjmp(b->refused))
        return ft_error_memory(err);
    return parse_with_yajl(b, text, mended, err);
}

/* Without control characters and escapes by number there is nothing to mend:
 * most texts need no copy. */
static bool is_whole(ft_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] < 0x20 ||
            (text.data[i] == '\\' && i + 1 < text.len &&
             text.data[i + 1] == 'u'))
            return false;
    return true;
}

ft_status ft_json_parse(ft_arena *arena, ft_slice text, const ft_json **out,
                        ft_error *err)
{
    builder b = {.arena = arena};
    ft_buffer mended = {0};
    ft_slice whole = text;
    ft_status status;

    *out = NULL;
    if (!is_whole(text)) {
        (void)mend(text, SIZE_MAX, &mended);
        whole = ft_buffer_slice(&mended);
    }
    status = mended.failed ? ft_error_memory(err)
                           : parse_mended(&b, text, whole, err);
    ft_buffer_free(&mended);
    if (!status)
        *out = b.root;
    return status;
}

const ft_json *ft_json_get(const ft_json *json, const char *key)
{
    if (!json || json->kind != FT_JSON_OBJECT)
        return NULL;
    for (const ft_json *item = json->child; item; item = item->next) {
        if (ft_slice_equal(item->key, ft_slice_of(key)))
            return item;
    }
    return NULL;
}

ft_slice ft_json_text(const ft_json *json)
{
    if (json && (json->kind == FT_JSON_STRING || json->kind == FT_JSON_NUMBER))
        return json->text;
    return (ft_slice){NULL, 0};
}

/* Offset of the quote that opens the string which ends before `end`. */
static size_t find_quote(ft_slice text, size_t end)
{
    size_t at = end - 1, slashes;

    do {
        slashes = 0;
        while (at > 0 && text.data[--at] != '"')
            ;
        while (at > slashes && text.data[at - slashes - 1] == '\\')
            slashes++;
    } while (at > 0 && slashes % 2 == 1);
    return at;
}

size_t ft_json_offset(ft_slice text, const ft_json *json)
{
    ft_buffer again = {0};
    size_t end = mend(text, json->end, &again), len = 1;

    ft_buffer_free(&again);
    if (json->kind == FT_JSON_STRING && end > 0)
        return find_quote(text, end);
    if (json->kind == FT_JSON_NUMBER || json->kind == FT_JSON_BOOL)
        len = json->text.len;
    else if (json->kind == FT_JSON_NULL)
        len = sizeof "null" - 1;
    return end > len ? end - len : 0;
}

static void write_value(ft_buffer *out, const ft_json *json)
{
    if (json->kind == FT_JSON_NULL)
        ft_buffer_text(out, "null");
    else if (json->kind == FT_JSON_STRING)
        ft_buffer_json(out, json->text);
    else
        ft_buffer_add(out, json->text);
}

/* No deeper than the parser lets it be. */
void ft_json_write(ft_buffer *out, const ft_json *json)
{
    bool object = json->kind == FT_JSON_OBJECT;

    if (!object && json->kind != FT_JSON_ARRAY) {
        write_value(out, json);
        return;
    }
    ft_buffer_byte(out, object ? '{' : '[');
    for (const ft_json *item = json->child; item; item = item->next) {
        if (item != json->child)
            ft_buffer_byte(out, ',');
        if (object) {
            ft_buffer_json(out, item->key);
            ft_buffer_byte(out, ':');
        }
        ft_json_write(out, item);
    }
    ft_buffer_byte(out, object ? '}' : ']');
}
