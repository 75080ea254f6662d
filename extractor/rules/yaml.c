/*
 * yaml: comes in a source, goes out a tree. libyaml's events carry marks in
 * code points; here they become bytes. What a key means is the grammar's job.
 */
#include "rules/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/error.h"

enum { DEPTH_LIMIT = 32 };

typedef struct reader {
    yaml_parser_t parser;
    ft_arena *arena;
    const ft_source *source;
    ft_error *err;
    size_t index; /* a mark met before, in code points ... */
    size_t byte;  /* ... and the byte it stands at */
} reader;

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Code points -> bytes; marks mostly ascend, so the walk goes on from the last.
 */
static size_t byte_of(reader *r, yaml_mark_t mark)
{
    ft_slice text = r->source->text; /* with its byte order mark */

    if (mark.index < r->index) {
        r->index = 0;
        r->byte = 0;
    }
    while (r->index < mark.index && r->byte < text.len) {
        r->byte++;
        while (r->byte < text.len && continues(text.data[r->byte]))
            r->byte++;
        r->index++;
    }
    return r->byte;
}

static ft_status fail(reader *r, size_t offset, const char *message)
{
    return ft_error_at(r->err, FT_ERR_SYNTAX, r->source, offset, "%s", message);
}

/* What libyaml itself has against the file. */
static ft_status fail_parser(reader *r)
{
    const yaml_parser_t *parser = &r->parser;

    switch (parser->error) {
    case YAML_MEMORY_ERROR:
        return ft_error_memory(r->err);
    case YAML_READER_ERROR:
        return fail(r, parser->problem_offset,
                    "not UTF-8, or a control "
                    "character");
    default:
        return fail(r, byte_of(r, parser->problem_mark),
                    parser->problem ? parser->problem : "not well formed");
    }
}

static ft_status next_event(reader *r, yaml_event_t *event)
{
    return yaml_parser_parse(&r->parser, event) ? FT_OK : fail_parser(r);
}

static ft_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return FT_STYLE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return FT_STYLE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
        return FT_STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return FT_STYLE_FOLDED;
    default:
        return FT_STYLE_PLAIN;
    }
}

/* Refuses what the subset leaves out; `anchor` and `tag` may be NULL. */
static ft_status check_plain(reader *r, const yaml_event_t *event,
                             const yaml_char_t *anchor, const yaml_char_t *tag)
{
    size_t offset = byte_of(r, event->start_mark);

    if (anchor)
        return fail(r, offset, "anchors (&) are not part of rule files");
    if (tag)
        return fail(r, offset, "tags (!) are not part of rule files");
    return FT_OK;
}

static ft_status new_node(reader *r, const yaml_event_t *event,
                          ft_node_kind kind, ft_node **out)
{
    ft_node *node = FT_NEW(r->arena, ft_node, 1);

    if (!node)
        return ft_error_memory(r->err);
    node->kind = kind;
    node->source = r->source;
    node->offset = byte_of(r, event->start_mark);
    *out = node;
    return FT_OK;
}

static ft_status read_scalar(reader *r, const yaml_event_t *event,
                             ft_node **out)
{
    ft_slice value = {(const char *)event->data.scalar.value,
                      event->data.scalar.length};
    ft_status status = check_plain(r, event, event->data.scalar.anchor,
                                   event->data.scalar.tag);

    if (status || (status = new_node(r, event, FT_NODE_SCALAR, out)))
        return status;
    (*out)->style = style_of(event->data.scalar.style);
    (*out)->text = ft_arena_copy(r->arena, value);
    return (*out)->text.data ? FT_OK : ft_error_memory(r->err);
}

static ft_status read_node(reader *r, const yaml_event_t *event, unsigned depth,
                           ft_node **out);

static ft_status read_list(reader *r, unsigned depth, ft_node *list)
{
    const ft_node **link = &list->child;

    for (;;) {
        yaml_event_t event;
        ft_node *item = NULL;
        ft_status status = next_event(r, &event);
        if (status)
            return status;
        bool end = event.type == YAML_SEQUENCE_END_EVENT;
        if (!end)
            status = read_node(r, &event, depth + 1, &item);
        yaml_event_delete(&event);
        if (end || status || !item)
            return status;
        *link = item;
        link = &item->next;
        list->count++;
    }
}

static int compare_keys(const void *a, const void *b)
{
    const ft_node *left = *(const ft_node *const *)a;
    const ft_node *right = *(const ft_node *const *)b;
    int order = ft_slice_compare(left->key, right->key);

    if (order)
        return order;
    return (left->key_offset > right->key_offset) -
           (left->key_offset < right->key_offset);
}

/* Reports the first key, in the order of the file, that stands twice. */
static ft_status check_keys(reader *r, const ft_node *map)
{
    const ft_node **sorted = FT_NEW(r->arena, const ft_node *, map->count);
    const ft_node *twice = NULL;
    size_t count = 0;

    if (!sorted)
        return ft_error_memory(r->err);
    for (const ft_node *n = map->child; n; n = n->next)
        sorted[count++] = n;
    qsort(sorted, count, sizeof(const ft_node *), compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (ft_slice_equal(sorted[i - 1]->key, sorted[i]->key) &&
            (!twice || sorted[i]->key_offset < twice->key_offset))
            twice = sorted[i];
    }
    if (!twice)
        return FT_OK;
    return ft_error_at(r->err, FT_ERR_SYNTAX, r->source, twice->key_offset,
                       "the key '%.*s' stands twice", (int)twice->key.len,
                       twice->key.data);
}

/* Reads one key and its value; *end is set at the end of the map instead. */
static ft_status read_pair(reader *r, unsigned depth, ft_node **out, bool *end)
{
    yaml_event_t event;
    ft_node *key = NULL;
    ft_status status = next_event(r, &event);

    if (status)
        return status;
    *end = event.type == YAML_MAPPING_END_EVENT;
    if (!*end)
        status = read_node(r, &event, depth + 1, &key);
    yaml_event_delete(&event);
    if (*end || status)
        return status;
    if (key->kind != FT_NODE_SCALAR)
        return fail(r, key->offset, "a key is a word");
    if ((status = next_event(r, &event)))
        return status;
    status = read_node(r, &event, depth + 1, out);
    yaml_event_delete(&event);
    if (status)
        return status;
    (*out)->key = key->text;
    (*out)->key_offset = key->offset;
    return FT_OK;
}

static ft_status read_map(reader *r, unsigned depth, ft_node *map)
{
    const ft_node **link = &map->child;

    for (;;) {
        ft_node *value = NULL;
        bool end = false;
        ft_status status = read_pair(r, depth, &value, &end);
        if (status)
            return status;
        if (end || !value)
            return check_keys(r, map);
        *link = value;
        link = &value->next;
        map->count++;
    }
}

static ft_status read_node(reader *r, const yaml_event_t *event, unsigned depth,
                           ft_node **out)
{
    ft_status status;

    if (depth > DEPTH_LIMIT)
        return fail(r, byte_of(r, event->start_mark), "nested too deeply");
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return read_scalar(r, event, out);
    case YAML_SEQUENCE_START_EVENT:
        if ((status = check_plain(r, event, event->data.sequence_start.anchor,
                                  event->data.sequence_start.tag)) ||
            (status = new_node(r, event, FT_NODE_LIST, out)))
            return status;
        return read_list(r, depth, *out);
    case YAML_MAPPING_START_EVENT:
        if ((status = check_plain(r, event, event->data.mapping_start.anchor,
                                  event->data.mapping_start.tag)) ||
            (status = new_node(r, event, FT_NODE_MAP, out)))
            return status;
        return read_map(r, depth, *out);
    default:
        return fail(r, byte_of(r, event->start_mark),
                    "aliases (*) are not part of rule files");
    }
}

static ft_status empty_map(reader *r, const ft_node **out)
{
    ft_node *node = FT_NEW(r->arena, ft_node, 1);

    if (!node)
        return ft_error_memory(r->err);
    node->kind = FT_NODE_MAP;
    node->source = r->source;
    *out = node;
    return FT_OK;
}

/* The one document of the stream. */
static ft_status read_stream(reader *r, const ft_node **out)
{
    ft_status status = FT_OK;

    for (bool end = false; !status && !end;) {
        yaml_event_t event;
        ft_node *root = NULL;
        if ((status = next_event(r, &event)))
            break;
        end = event.type == YAML_STREAM_END_EVENT;
        if (event.type == YAML_DOCUMENT_START_EVENT && *out) {
            status = fail(r, byte_of(r, event.start_mark),
                          "a rule file is one document");
        } else if (event.type != YAML_STREAM_START_EVENT &&
                   event.type != YAML_DOCUMENT_START_EVENT &&
                   event.type != YAML_DOCUMENT_END_EVENT && !end) {
            status = read_node(r, &event, 0, &root);
            *out = root;
        }
        yaml_event_delete(&event);
    }
    if (!status && !*out)
        status = empty_map(r, out);
    return status;
}

ft_status ft_yaml_parse(ft_arena *arena, const ft_source *source,
                        const ft_node **out, ft_error *err)
{
    reader r = {.arena = arena, .source = source, .err = err};

    *out = NULL;
    if (!yaml_parser_initialize(&r.parser))
        return ft_error_memory(err);
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &r.parser, (const unsigned char *)source->text.data, source->text.len);
    ft_status status = read_stream(&r, out);
    yaml_parser_delete(&r.parser);
    if (status)
        *out = NULL;
    return status;
}

const ft_node *ft_node_get(const ft_node *node, const char *key)
{
    ft_slice name = ft_slice_of(key);

    if (!node || node->kind != FT_NODE_MAP)
        return NULL;
    for (const ft_node *n = node->child; n; n = n->next) {
        if (ft_slice_equal(n->key, name))
            return n;
    }
    return NULL;
}

/* Bytes of UTF-8 that a code point of `digits` hexadecimal digits takes. */
static size_t encoded_len(const char *digits, size_t count)
{
    unsigned long code = 0;

    for (size_t i = 0; i < count; i++) {
        char c = digits[i];
        unsigned digit =
            c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a') + 10;
        code = code * 16 + digit;
    }
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/* One step through a quoted scalar: `raw` bytes of the file make `value` bytes.
 */
typedef struct stride {
    size_t raw;
    size_t value;
} stride;

static stride step_escape(ft_slice raw)
{
    if (raw.len < 2)
        return (stride){1, 1};
    size_t digits = raw.data[1] == 'x'   ? 2
                    : raw.data[1] == 'u' ? 4
                    : raw.data[1] == 'U' ? 8
                                         : 0;
    if (digits && raw.len >= 2 + digits)
        return (stride){2 + digits, encoded_len(raw.data + 2, digits)};
    if (raw.data[1] == 'N' || raw.data[1] == '_')
        return (stride){2, 2}; /* next line, no-break space */
    if (raw.data[1] == 'L' || raw.data[1] == 'P')
        return (stride){2, 3}; /* line and paragraph separators */
    return (stride){2, 1};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A run of blanks with line breaks in it is folded: one break is a space, more
 * are one break less. Blanks in a line stay. */
static stride step_blanks(ft_slice raw)
{
    size_t len = 0;
    size_t breaks = 0;

    for (; len < raw.len && is_blank(raw.data[len]); len++)
        breaks += raw.data[len] == '\n';
    if (!breaks)
        return (stride){1, 1};
    return (stride){len, breaks > 1 ? breaks - 1 : 1};
}

static size_t place_quoted(ft_slice text, size_t at, ft_style style,
                           size_t index)
{
    for (size_t value = 0; value < index && at < text.len;) {
        ft_slice raw = {text.data + at, text.len - at};
        stride s = {1, 1};
        if (is_blank(raw.data[0]))
            s = step_blanks(raw);
        else if (style == FT_STYLE_DOUBLE && raw.data[0] == '\\')
            s = step_escape(raw);
        else if (style == FT_STYLE_SINGLE && raw.data[0] == '\'')
            s.raw = 2;
        if (value + s.value > index)
            break;
        value += s.value;
        at += s.raw;
    }
    return at;
}

/* In a `|` block a line of the value ends a line of the file. */
static size_t place_literal(const ft_node *node, size_t index)
{
    size_t line = 0;
    size_t start = 0;

    for (size_t i = 0; i < index && i < node->text.len; i++) {
        if (node->text.data[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    const char *rest = node->text.data + start;
    const char *end = memchr(rest, '\n', node->text.len - start);
    size_t len = end ? (size_t)(end - rest) : node->text.len - start;
    unsigned first = ft_source_place(node->source, node->offset).line;
    ft_slice raw = ft_source_line(node->source, first + 1 + (unsigned)line);
    if (!raw.data || raw.len < len)
        return node->offset;
    size_t base = (size_t)(raw.data - node->source->text.data);
    return base + (raw.len - len) + (index - start);
}

size_t ft_node_place(const ft_node *node, size_t index)
{
    ft_slice text = node->source->text;

    if (node->kind != FT_NODE_SCALAR)
        return node->offset;
    switch (node->style) {
    case FT_STYLE_SINGLE:
    case FT_STYLE_DOUBLE:
        return place_quoted(text, node->offset + 1, node->style, index);
    case FT_STYLE_LITERAL:
        return place_literal(node, index);
    case FT_STYLE_PLAIN:
        return place_quoted(text, node->offset, node->style, index);
    default:
        return node->offset;
    }
}
