/* In: bytes that may be anything. Out: code points. Cases, forms and classes
 * beyond white space are left to the text stage. */
#include "html/utf8.h"

static unsigned char byte_at(ft_slice text, size_t at)
{
    return (unsigned char)text.data[at];
}

static bool is_trail(ft_slice text, size_t at)
{
    return at < text.len && (byte_at(text, at) & 0xC0) == 0x80;
}

/* The least and greatest second byte behind a lead byte: what keeps overlong
 * forms and surrogates out (Unicode standard, table 3-7). */
static bool second_fits(unsigned lead, unsigned second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second <= 0x9F;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second <= 0x8F;
    default:
        return true;
    }
}

static size_t trail_count(unsigned lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 2;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 3;
    return 0;
}

size_t ft_utf8_next(ft_slice text, size_t at, int *code)
{
    unsigned lead = byte_at(text, at);
    *code = (int)lead;
    if (lead < 0x80)
        return 1;
    size_t trails = trail_count(lead);
    *code = FT_CODE_INVALID;
    if (!trails || !is_trail(text, at + 1) ||
        !second_fits(lead, byte_at(text, at + 1)))
        return 1;
    unsigned value = lead & (0x3FU >> trails);
    for (size_t i = 1; i <= trails; i++) {
        if (!is_trail(text, at + i))
            return i;
        value = value << 6 | (byte_at(text, at + i) & 0x3FU);
    }
    *code = (int)value;
    return trails + 1;
}

size_t ft_utf8_put(int code, char out[4])
{
    unsigned value = (unsigned)code;
    if (value < 0x80) {
        out[0] = (char)value;
        return 1;
    }
    size_t trails = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    for (size_t i = trails; i > 0; i--) {
        out[i] = (char)(0x80U | (value & 0x3FU));
        value >>= 6;
    }
    out[0] = (char)(lead[trails] | value);
    return trails + 1;
}

size_t ft_utf8_count(ft_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += (byte_at(text, i) & 0xC0) != 0x80;
    return count;
}

bool ft_utf8_is_wide_space(int code)
{
    return code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0x2028 ||
           code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x3000 || code == 0xFEFF;
}

bool ft_utf8_is_private(int code)
{
    return (code >= 0xE000 && code <= 0xF8FF) ||
           (code >= 0xF0000 && code <= 0x10FFFF);
}

bool ft_utf8_is_lower(int code)
{
    return (code >= 'a' && code <= 'z') ||
           (code >= 0xDF && code <= 0xFF && code != 0xF7);
}

static size_t last_start(ft_slice text)
{
    size_t at = text.len - 1;
    while (at > 0 && (byte_at(text, at) & 0xC0) == 0x80)
        at--;
    return at;
}

ft_slice ft_utf8_trim(ft_slice text)
{
    int code = 0;
    while (text.len > 0) {
        size_t step = ft_utf8_next(text, 0, &code);
        if (!ft_utf8_is_space(code))
            break;
        text.data += step;
        text.len -= step;
    }
    while (text.len > 0) {
        size_t at = last_start(text);
        ft_utf8_next(text, at, &code);
        if (!ft_utf8_is_space(code))
            break;
        text.len = at;
    }
    return text;
}
