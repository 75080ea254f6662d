#include "text/slow_normal.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "text/unicode.h"

typedef struct slow {
    unsigned codes[SLOW_MOST];
    size_t count;
} slow;

static void decode_all(ft_slice text, slow *out)
{
    out->count = 0;
    for (size_t at = 0; at < text.len;) {
        ft_char c = ft_char_at(text, at);
        out->codes[out->count++] = c.code;
        at += c.len;
    }
}

static bool is_picture(const slow *all, size_t at)
{
    if (at >= all->count)
        return false;
    return utf8proc_get_property((utf8proc_int32_t)all->codes[at])
               ->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* The character that the one at `at` is glued to, or `at` itself. */
static size_t base_of(const slow *all, size_t at)
{
    size_t base = at;

    for (;;) {
        while (base && ft_code_joins(all->codes[base]))
            base--;
        bool glued = base && is_picture(all, base) &&
                     all->codes[base - 1] == FT_CODE_JOINER &&
                     is_picture(all, base_of(all, base - 1));
        if (!glued)
            return base;
        base--;
    }
}

static unsigned slow_plain(const slow *all, size_t at)
{
    unsigned code = all->codes[at];
    size_t base = base_of(all, at);

    if (base < at && is_picture(all, base)) {
        if (code == FT_CODE_JOINER)
            return is_picture(all, at + 1) ? code : 0;
        if (code == 0xFE0E || code == 0xFE0F)
            return at + 1 < all->count &&
                           all->codes[at + 1] == FT_CODE_JOINER &&
                           is_picture(all, at + 2)
                       ? code
                       : 0;
        if (ft_code_is_tag(code))
            return all->codes[base] == FT_CODE_BLACK_FLAG ? code : 0;
    }
    return ft_code_plain(code);
}

static size_t collapse(const char *bytes, char *out)
{
    size_t len = 0;

    for (; *bytes; bytes++)
        if (*bytes != ' ' || (len && out[len - 1] != ' '))
            out[len++] = *bytes;
    return len && out[len - 1] == ' ' ? len - 1 : len;
}

size_t slow_normal(ft_slice text, char *out)
{
    static slow all;
    utf8proc_uint8_t plain[4 * SLOW_MOST + 1], *composed = NULL;
    utf8proc_ssize_t len = 0;

    decode_all(text, &all);
    for (size_t i = 0; i < all.count; i++) {
        unsigned code = slow_plain(&all, i);
        if (code)
            len += utf8proc_encode_char((utf8proc_int32_t)code, plain + len);
    }
    if (utf8proc_map(plain, len, &composed,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE) < 0)
        abort();
    size_t written = collapse((const char *)composed, out);
    free(composed);
    return written;
}
