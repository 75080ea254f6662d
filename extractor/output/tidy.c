/* Comes in: text from outside. Goes out: what may stand within a line. */
#include "output/tidy.h"

#include "base/slice.h"
#include "html/utf8.h"

enum { BLACK_FLAG = 0x1F3F4, TAG_FIRST = 0xE0020, TAG_LAST = 0xE007F };

/* Invisible, and able to hide text or to turn a line around. The joiners
 * U+200C and U+200D stay: scripts and emoji need them. */
static const struct {
    int first, last;
} dropped[] = {
    {0x00AD, 0x00AD}, {0x061C, 0x061C}, {0x200B, 0x200B}, {0x200E, 0x200F},
    {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
};

static bool is_dropped(int code)
{
    for (size_t i = 0; i < FT_COUNT(dropped); i++)
        if (code >= dropped[i].first && code <= dropped[i].last)
            return true;
    return false;
}

static bool is_tag(int code)
{
    return code >= TAG_FIRST && code <= TAG_LAST;
}

static bool is_gap(int code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029 || ft_utf8_is_space(code);
}

static void put(ft_buffer *out, int code)
{
    char bytes[4];
    size_t len = ft_utf8_put(
        code == FT_CODE_INVALID ? FT_CODE_REPLACEMENT : code, bytes);

    ft_buffer_add(out, (ft_slice){bytes, len});
}

void ft_tidy(ft_buffer *out, ft_slice text)
{
    bool begun = false, gap = false, flag = false;
    int code;

    for (size_t at = 0; at < text.len;) {
        at += ft_utf8_next(text, at, &code);
        if (is_dropped(code) || (is_tag(code) && !flag))
            continue;
        if (code != FT_CODE_INVALID && is_gap(code)) {
            gap = begun;
            continue;
        }
        if (gap)
            ft_buffer_byte(out, ' ');
        put(out, code);
        begun = true;
        gap = false;
        flag = code == BLACK_FLAG || (flag && is_tag(code));
    }
}
