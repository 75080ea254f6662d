/* In: the text between two tags. Out: its stretches and its entities, by
 * libxml2's own reading of what a reference is (2.9, HTMLparser.c). */
#include "html/aside.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "html/utf8.h"

enum {
    PLANE = 0xFFFE, /* characters of a plane; its last two are none */
    PLANE_15 = 0xF0000,
    PLANE_16 = 0x100000,
    LARGEST = 0x10FFFF,
    NAME_MOST = 40 /* bytes of an entity's name; none is longer */
};

void ft_aside_put(size_t index, char out[FT_ASIDE_MARK])
{
    int code =
        index < PLANE ? PLANE_15 + (int)index : PLANE_16 + (int)(index - PLANE);
    ft_utf8_put(code, out);
}

size_t ft_aside_find(ft_slice text, size_t from, size_t *index)
{
    for (size_t at = from; at + FT_ASIDE_MARK <= text.len; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte != 0xF3 && byte != 0xF4)
            continue;
        int code = 0;
        ft_utf8_next(text, at, &code);
        if (code < PLANE_15)
            continue;
        *index = code < PLANE_16 ? (size_t)(code - PLANE_15)
                                 : PLANE + (size_t)(code - PLANE_16);
        return at;
    }
    return SIZE_MAX;
}

/* What a byte of text asks for. */
typedef enum kind {
    PLAIN,
    SPACE,
    ODD,   /* no character of XML, so the parser drops it */
    PAGE,  /* vertical tab or form feed: the same, but white space to us */
    MAYBE, /* may begin U+FFFE or U+FFFF, which are none either */
    AMPERSAND
} kind;

static const unsigned char kinds[256] = {
    [0x00] = ODD,  [0x01] = ODD,      [0x02] = ODD,   [0x03] = ODD,
    [0x04] = ODD,  [0x05] = ODD,      [0x06] = ODD,   [0x07] = ODD,
    [0x08] = ODD,  ['\t'] = SPACE,    ['\n'] = SPACE, ['\v'] = PAGE,
    ['\f'] = PAGE, ['\r'] = SPACE,    [0x0E] = ODD,   [0x0F] = ODD,
    [0x10] = ODD,  [0x11] = ODD,      [0x12] = ODD,   [0x13] = ODD,
    [0x14] = ODD,  [0x15] = ODD,      [0x16] = ODD,   [0x17] = ODD,
    [0x18] = ODD,  [0x19] = ODD,      [0x1A] = ODD,   [0x1B] = ODD,
    [0x1C] = ODD,  [0x1D] = ODD,      [0x1E] = ODD,   [0x1F] = ODD,
    [' '] = SPACE, ['&'] = AMPERSAND, [0xEF] = MAYBE,
};

static kind kind_at(ft_slice text, size_t at)
{
    return (kind)kinds[(unsigned char)text.data[at]];
}

static bool is_no_character(ft_slice text, size_t at)
{
    return at + 2 < text.len && text.data[at + 1] == '\xBF' &&
           (unsigned char)text.data[at + 2] >= 0xBE;
}

static bool is_space_at(ft_slice text, size_t at)
{
    return at < text.len && ft_is_space(text.data[at]);
}

ft_stretch ft_stretch_read(ft_slice text, size_t at, bool spaces)
{
    ft_stretch found = {at, true, true};
    for (; at < text.len; at++) {
        kind k = kind_at(text, at);
        if (k == PLAIN) {
            found.blank = false;
            continue;
        }
        if (k == AMPERSAND)
            break;
        if (k == SPACE) {
            found.tidy &= spaces || !is_space_at(text, at + 1);
            continue;
        }
        if (k == MAYBE && !is_no_character(text, at)) {
            found.blank = false;
            continue;
        }
        found.tidy = false;
    }
    found.end = at;
    return found;
}

size_t ft_stretch_tidy(ft_slice text, bool spaces, char *out)
{
    size_t len = 0;
    for (size_t at = 0; at < text.len; at++) {
        char byte = text.data[at];
        kind k = kind_at(text, at);
        if (k == ODD || (spaces && k == PAGE))
            continue;
        if (k == MAYBE && is_no_character(text, at)) {
            at += 2;
            continue;
        }
        out[len++] = k == PAGE ? ' ' : byte;
        if (spaces || (k != SPACE && k != PAGE))
            continue;
        while (is_space_at(text, at + 1))
            at++;
    }
    return len;
}

bool ft_stretch_drops(ft_slice text, size_t at)
{
    kind k = kind_at(text, at);
    return k == ODD || k == PAGE || (k == MAYBE && is_no_character(text, at));
}

/* A digit's value, at most 15; 16 for what is none. */
static int digit_value(char byte)
{
    int value = ft_hex_value(byte);

    return value < 0 ? 16 : value;
}

/* The number in "#8217" or "#x2019"; *end is behind its last digit. */
static int reference(ft_slice text, size_t at, size_t *end)
{
    int base = 10, code = 0;
    at++;
    if (at < text.len && ft_lower(text.data[at]) == 'x') {
        base = 16;
        at++;
    }
    for (; at < text.len && digit_value(text.data[at]) < base; at++)
        if (code <= LARGEST)
            code = code * base + digit_value(text.data[at]);
    *end = at;
    return code;
}

static bool in_name(char byte)
{
    return ft_is_wordy(byte) || ft_is_digit(byte) || byte == '.' ||
           byte == '-' || byte == '_' || byte == ':';
}

size_t ft_entity_length(ft_slice text, size_t at, bool *private_use)
{
    size_t end = at + 1;
    *private_use = false;
    if (end < text.len && text.data[end] == '#') {
        *private_use = ft_utf8_is_private(reference(text, end, &end));
    } else {
        while (end < text.len && end - at <= NAME_MOST &&
               in_name(text.data[end]))
            end++;
        if (end - at > NAME_MOST)
            return 1;
    }
    end += end < text.len && text.data[end] == ';';
    return end - at;
}
