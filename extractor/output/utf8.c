/*
 * Comes in: bytes from outside, such as a file name. Goes out: their code
 * points, and a copy that is clean. The forms are those of RFC 3629, table of
 * section 4. Normal forms and widths are left to text/unicode.
 */
#include "output/utf8.h"

#include <stdint.h>
#include <string.h>

/* Which second byte may follow a first byte, and how long the form is. */
static const struct {
    unsigned char first, last, low, high, bytes;
} forms[] = {
    {0x00, 0x7F, 0x00, 0xFF, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

static unsigned char byte_at(ft_slice text, size_t at)
{
    return (unsigned char)text.data[at];
}

static bool continues(ft_slice text, size_t at, size_t form)
{
    size_t bytes = forms[form].bytes;

    if (bytes > text.len - at)
        return false;
    for (size_t i = 1; i < bytes; i++) {
        unsigned char low = i == 1 ? forms[form].low : 0x80;
        unsigned char high = i == 1 ? forms[form].high : 0xBF;
        unsigned char byte = byte_at(text, at + i);

        if (byte < low || byte > high)
            return false;
    }
    return true;
}

size_t ft_utf8_step(ft_slice text, size_t at)
{
    if (at >= text.len)
        return 0;
    for (size_t i = 0; i < FT_COUNT(forms); i++) {
        if (byte_at(text, at) < forms[i].first ||
            byte_at(text, at) > forms[i].last)
            continue;
        return continues(text, at, i) ? forms[i].bytes : 0;
    }
    return 0;
}

size_t ft_utf8_count(ft_slice text)
{
    size_t count = 0;

    for (size_t at = 0; at < text.len; count++) {
        size_t step = ft_utf8_step(text, at);
        at += step ? step : 1;
    }
    return count;
}

static size_t count_bad(ft_slice text)
{
    size_t bad = 0;

    for (size_t at = 0; at < text.len;) {
        size_t step = ft_utf8_step(text, at);
        bad += step == 0;
        at += step ? step : 1;
    }
    return bad;
}

static void copy_mended(char *to, ft_slice text)
{
    const size_t mark = sizeof replacement - 1;

    for (size_t at = 0; at < text.len;) {
        size_t step = ft_utf8_step(text, at);
        memcpy(to, step ? text.data + at : replacement, step ? step : mark);
        to += step ? step : mark;
        at += step ? step : 1;
    }
}

ft_slice ft_utf8_clean(ft_arena *arena, ft_slice text)
{
    const size_t more = sizeof replacement - 2; /* a byte becomes a mark */
    size_t bad = count_bad(text);
    char *copy;

    if (bad == 0)
        return text.data ? text : (ft_slice)FT_SLICE("");
    if (bad > (SIZE_MAX - text.len) / more ||
        !(copy = FT_NEW(arena, char, text.len + bad * more)))
        return (ft_slice){NULL, 0};
    copy_mended(copy, text);
    return (ft_slice){copy, text.len + bad * more};
}
