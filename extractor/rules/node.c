/*
 * node: finding a key, and the way back from a byte of a value to the file. How
 * values are written there, scalar.c knows; here it is walked once more.
 */
#include "rules/node.h"

#include <string.h>

#include "base/ascii.h"

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

/* "\ud83d\ude00": a code point in two halves. */
static bool is_pair(ft_slice raw)
{
    return raw.len >= 12 && raw.data[1] == 'u' &&
           ft_lower(raw.data[2]) == 'd' &&
           ft_slice_find(ft_slice_of("89abAB"), (ft_slice){raw.data + 3, 1},
                         0) < 6;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* A line that goes on behind its break, and the blanks that begin the next. */
static stride step_continuation(ft_slice raw)
{
    size_t len = 1;

    while (len < raw.len && is_blank(raw.data[len]))
        len++;
    return (stride){len, 0};
}

static stride step_escape(ft_slice raw)
{
    if (raw.len < 2)
        return (stride){1, 1};
    if (raw.data[1] == '\n' || raw.data[1] == '\r')
        return step_continuation(raw);
    if (is_pair(raw))
        return (stride){12, 4};
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
    for (size_t value = 0; at < text.len;) {
        ft_slice raw = {text.data + at, text.len - at};
        stride s = {1, 1};
        if (is_blank(raw.data[0]))
            s = step_blanks(raw);
        else if (style == FT_STYLE_DOUBLE && raw.data[0] == '\\')
            s = step_escape(raw);
        else if (style == FT_STYLE_SINGLE && raw.data[0] == '\'')
            s.raw = 2;
        if (s.value && value + s.value > index)
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

bool ft_node_is_block(const ft_node *node)
{
    return node->kind != FT_NODE_SCALAR && !node->flow;
}
