/* Comes in: a place in a text. Goes out: whether something there would be
 * obeyed. The bytes tell: few lead bytes are looked at twice. */
#include "base/control.h"

static unsigned char byte_at(ft_slice text, size_t at)
{
    return at < text.len ? (unsigned char)text.data[at] : 0;
}

/* U+2028 to U+202E, U+2066 to U+2069. */
static bool turns(int code)
{
    return (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

size_t ft_control_at(ft_slice text, size_t at, int *code)
{
    const unsigned char lead = byte_at(text, at);
    const unsigned char second = byte_at(text, at + 1);
    int found = lead;
    size_t len = 0;

    if (lead < 0x20 || lead == 0x7F) {
        len = 1;
    } else if (lead == 0xC2 && second >= 0x80 && second < 0xA0) {
        found = second;
        len = 2;
    } else if (lead == 0xE2 && (second == 0x80 || second == 0x81)) {
        found = 0x2000 + (second & 0x3F) * 64 + (byte_at(text, at + 2) & 0x3F);
        len = turns(found) ? 3 : 0;
    }
    if (code)
        *code = found;
    return len;
}
