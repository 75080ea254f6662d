/*
 * Comes in: text from articles, which may be written to do harm. Goes out: the
 * same text, harmless. All that reaches a page from outside goes through here.
 */
#include "view/escape.h"

#include "base/control.h"

static const char *reference(char byte)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '`': /* once quoted attributes in some browsers */
        return "&#96;";
    default:
        break;
    }
    return NULL;
}

static bool is_white(char byte)
{
    return byte == '\n' || byte == '\t' || byte == '\r';
}

void ft_escape_markup(ft_buffer *out, ft_slice text)
{
    size_t from = 0;

    for (size_t i = 0, step; i < text.len; i += step) {
        const size_t control =
            is_white(text.data[i]) ? 0 : ft_control_at(text, i, NULL);
        const char *instead =
            control > 0 ? "\xEF\xBF\xBD" : reference(text.data[i]);

        step = control > 0 ? control : 1;
        if (!instead)
            continue;
        ft_buffer_add(out, ft_slice_cut(text, (ft_span){from, i}));
        ft_buffer_text(out, instead);
        from = i + step;
    }
    ft_buffer_add(out, ft_slice_cut(text, (ft_span){from, text.len}));
}

void ft_escape_json(ft_buffer *out, ft_slice text)
{
    ft_buffer raw = {0};
    size_t from = 0;

    ft_buffer_json(&raw, text);
    out->failed = out->failed || raw.failed;
    for (size_t i = 0; i < raw.len; i++) {
        const char *instead = raw.data[i] == '<'   ? "\\u003c"
                              : raw.data[i] == '>' ? "\\u003e"
                              : raw.data[i] == '&' ? "\\u0026"
                                                   : NULL;
        if (!instead)
            continue;
        ft_buffer_add(out, (ft_slice){raw.data + from, i - from});
        ft_buffer_text(out, instead);
        from = i + 1;
    }
    if (raw.len > from)
        ft_buffer_add(out, (ft_slice){raw.data + from, raw.len - from});
    ft_buffer_free(&raw);
}

bool ft_escape_is_link(ft_slice text)
{
    static const ft_slice schemes[] = {FT_SLICE("https://"),
                                       FT_SLICE("http://")};

    for (size_t i = 0; i < FT_COUNT(schemes); i++)
        if (ft_slice_starts(text, schemes[i]) && text.len > schemes[i].len)
            return true;
    return false;
}
