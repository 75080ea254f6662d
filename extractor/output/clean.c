/* Comes in: bytes that may be no UTF-8. Goes out: what JSON may hold. */
#include "output/clean.h"

#include <stdint.h>
#include <string.h>

#include "html/utf8.h"

static const ft_slice mark = FT_SLICE("\xEF\xBF\xBD"); /* U+FFFD */

/* Copies the text, mended, when `to` is given; returns the bytes it takes. */
static size_t mend(ft_slice text, char *to)
{
    size_t total = 0;
    int code;

    for (size_t at = 0, step; at < text.len; at += step) {
        step = ft_utf8_next(text, at, &code);
        ft_slice piece = code == FT_CODE_INVALID
                             ? mark
                             : ft_slice_cut(text, (ft_span){at, at + step});
        if (to)
            memcpy(to + total, piece.data, piece.len);
        total += piece.len;
    }
    return total;
}

static bool is_clean(ft_slice text)
{
    int code = 0;

    for (size_t at = 0; at < text.len && code != FT_CODE_INVALID;)
        at += ft_utf8_next(text, at, &code);
    return code != FT_CODE_INVALID;
}

ft_slice ft_clean(ft_arena *arena, ft_slice text)
{
    const ft_slice empty = FT_SLICE("");
    size_t size;
    char *copy;

    if (text.len == 0)
        return empty;
    if (is_clean(text))
        return text;
    if (text.len > SIZE_MAX / mark.len)
        return (ft_slice){NULL, 0};
    size = mend(text, NULL);
    if (!(copy = FT_NEW(arena, char, size)))
        return (ft_slice){NULL, 0};
    mend(text, copy);
    return (ft_slice){copy, size};
}
