/* Comes in: the text of a value. Goes out: how a rule file writes it on one
 * line: as it is, where that reads as itself, else in the quotes that escape
 * least. */
#include "rules/quote.h"

#include <stdio.h>
#include <string.h>

#include "rules/scalar.h"

static bool is_printable(ft_slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F)
            return false;
    }
    /* next line, separators, byte order mark: editors do not show them */
    return ft_slice_find(text, ft_slice_of("\xC2\x85"), 0) > text.len &&
           ft_slice_find(text, ft_slice_of("\xE2\x80\xA8"), 0) > text.len &&
           ft_slice_find(text, ft_slice_of("\xE2\x80\xA9"), 0) > text.len &&
           ft_slice_find(text, ft_slice_of("\xEF\xBB\xBF"), 0) > text.len;
}

/* The text reads as itself without quotes. */
static bool is_plain(ft_slice text, bool flow)
{
    ft_cursor c = {.text = text.data, .len = text.len};
    ft_node node;

    if (!text.len || !is_printable(text) || !ft_scalar_opens(&c, flow) ||
        text.data[0] == ' ' || ft_cursor_marks_document(&c))
        return false;
    return !ft_scalar_plain(&c, (ft_scalar_place){text.len + 1, flow}, &node) &&
           c.at == text.len;
}

static void put_single(ft_buffer *out, ft_slice text)
{
    ft_buffer_text(out, "'");
    for (size_t i = 0; i < text.len; i++) {
        ft_buffer_byte(out, text.data[i]);
        if (text.data[i] == '\'')
            ft_buffer_text(out, "'");
    }
    ft_buffer_text(out, "'");
}

/* The bytes at `at` that double quotes want as an escape; 0: none. */
static size_t put_escape(ft_buffer *out, ft_slice text, size_t at)
{
    static const struct {
        const char *bytes;
        const char *escape;
    } named[] = {
        {"\\", "\\\\"},
        {"\"", "\\\""},
        {"\n", "\\n"},
        {"\t", "\\t"},
        {"\r", "\\r"},
        {"\xC2\x85", "\\N"},
        {"\xE2\x80\xA8", "\\L"},
        {"\xE2\x80\xA9", "\\P"},
        {"\xEF\xBB\xBF", "\\uFEFF"},
    };
    ft_slice rest = ft_slice_cut(text, (ft_span){at, text.len});
    char code[8];

    for (size_t i = 0; i < FT_COUNT(named); i++) {
        if (ft_slice_starts(rest, ft_slice_of(named[i].bytes))) {
            ft_buffer_text(out, named[i].escape);
            return strlen(named[i].bytes);
        }
    }
    unsigned char byte = (unsigned char)rest.data[0];
    if (byte >= ' ' && byte != 0x7F)
        return 0;
    (void)snprintf(code, sizeof code, "\\x%02X", byte);
    ft_buffer_text(out, code);
    return 1;
}

static void put_double(ft_buffer *out, ft_slice text)
{
    ft_buffer_text(out, "\"");
    for (size_t i = 0; i < text.len;) {
        size_t len = put_escape(out, text, i);
        if (!len)
            ft_buffer_byte(out, text.data[i++]);
        i += len;
    }
    ft_buffer_text(out, "\"");
}

static void put_quoted(ft_buffer *out, ft_slice text)
{
    const char *apostrophe =
        text.len ? memchr(text.data, '\'', text.len) : NULL;
    bool other = text.len && (memchr(text.data, '"', text.len) ||
                              memchr(text.data, '\\', text.len));

    if (!is_printable(text) || (apostrophe && !other))
        put_double(out, text);
    else
        put_single(out, text);
}

void ft_quote_value(ft_buffer *out, const ft_node *node, bool flow)
{
    if (node->style == FT_STYLE_PLAIN &&
        (is_plain(node->text, flow) || !node->text.len))
        ft_buffer_add(out, node->text);
    else
        put_quoted(out, node->text);
}

void ft_quote_key(ft_buffer *out, const ft_node *node, bool flow)
{
    if (is_plain(node->key, flow))
        ft_buffer_add(out, node->key);
    else
        put_quoted(out, node->key);
}
