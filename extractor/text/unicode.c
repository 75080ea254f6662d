/*
 * unicode: kinds of characters, the plain forms of dashes, quotes and spaces,
 * NFC a cluster at a time, and folding for comparisons. ASCII never asks
 * utf8proc. What is done with a whole text is normal's business.
 */
#include "text/unicode.h"

#include <string.h>
#include <utf8proc.h>

#include "base/ascii.h"

/* The longest decomposition in Unicode has 18 code points (U+FDFA). */
enum { DECOMPOSED = 24 };

const unsigned char ft_ascii_kinds[128] = {
    ['\t'] = FT_CHAR_SPACE, ['\n'] = FT_CHAR_SPACE, ['\v'] = FT_CHAR_SPACE,
    ['\f'] = FT_CHAR_SPACE, ['\r'] = FT_CHAR_SPACE, [' '] = FT_CHAR_SPACE,
    ['0'] = FT_CHAR_DIGIT,  ['1'] = FT_CHAR_DIGIT,  ['2'] = FT_CHAR_DIGIT,
    ['3'] = FT_CHAR_DIGIT,  ['4'] = FT_CHAR_DIGIT,  ['5'] = FT_CHAR_DIGIT,
    ['6'] = FT_CHAR_DIGIT,  ['7'] = FT_CHAR_DIGIT,  ['8'] = FT_CHAR_DIGIT,
    ['9'] = FT_CHAR_DIGIT,  ['a'] = FT_CHAR_LOWER,  ['b'] = FT_CHAR_LOWER,
    ['c'] = FT_CHAR_LOWER,  ['d'] = FT_CHAR_LOWER,  ['e'] = FT_CHAR_LOWER,
    ['f'] = FT_CHAR_LOWER,  ['g'] = FT_CHAR_LOWER,  ['h'] = FT_CHAR_LOWER,
    ['i'] = FT_CHAR_LOWER,  ['j'] = FT_CHAR_LOWER,  ['k'] = FT_CHAR_LOWER,
    ['l'] = FT_CHAR_LOWER,  ['m'] = FT_CHAR_LOWER,  ['n'] = FT_CHAR_LOWER,
    ['o'] = FT_CHAR_LOWER,  ['p'] = FT_CHAR_LOWER,  ['q'] = FT_CHAR_LOWER,
    ['r'] = FT_CHAR_LOWER,  ['s'] = FT_CHAR_LOWER,  ['t'] = FT_CHAR_LOWER,
    ['u'] = FT_CHAR_LOWER,  ['v'] = FT_CHAR_LOWER,  ['w'] = FT_CHAR_LOWER,
    ['x'] = FT_CHAR_LOWER,  ['y'] = FT_CHAR_LOWER,  ['z'] = FT_CHAR_LOWER,
    ['A'] = FT_CHAR_UPPER,  ['B'] = FT_CHAR_UPPER,  ['C'] = FT_CHAR_UPPER,
    ['D'] = FT_CHAR_UPPER,  ['E'] = FT_CHAR_UPPER,  ['F'] = FT_CHAR_UPPER,
    ['G'] = FT_CHAR_UPPER,  ['H'] = FT_CHAR_UPPER,  ['I'] = FT_CHAR_UPPER,
    ['J'] = FT_CHAR_UPPER,  ['K'] = FT_CHAR_UPPER,  ['L'] = FT_CHAR_UPPER,
    ['M'] = FT_CHAR_UPPER,  ['N'] = FT_CHAR_UPPER,  ['O'] = FT_CHAR_UPPER,
    ['P'] = FT_CHAR_UPPER,  ['Q'] = FT_CHAR_UPPER,  ['R'] = FT_CHAR_UPPER,
    ['S'] = FT_CHAR_UPPER,  ['T'] = FT_CHAR_UPPER,  ['U'] = FT_CHAR_UPPER,
    ['V'] = FT_CHAR_UPPER,  ['W'] = FT_CHAR_UPPER,  ['X'] = FT_CHAR_UPPER,
    ['Y'] = FT_CHAR_UPPER,  ['Z'] = FT_CHAR_UPPER,
};

/* Code points with a plain form, in order; 0 drops them. */
static const struct {
    unsigned first, last, plain;
} plains[] = {
    {0x0000, 0x0008, 0},
    {0x0009, 0x000D, ' '},
    {0x000E, 0x001F, 0},
    {0x007F, 0x0084, 0},
    {0x0085, 0x0085, ' '},
    {0x0086, 0x009F, 0},
    {0x00A0, 0x00A0, ' '},
    {0x00AB, 0x00AB, '"'},
    {0x00AD, 0x00AD, 0}, /* soft hyphen */
    {0x00B4, 0x00B4, '\''},
    {0x00BB, 0x00BB, '"'},
    {0x02B9, 0x02B9, '\''},
    {0x02BA, 0x02BA, '"'},
    {0x02BB, 0x02BD, '\''},
    {0x034F, 0x034F, 0},
    {0x061C, 0x061C, 0},
    {0x1680, 0x1680, ' '},
    {0x180B, 0x180E, 0},
    {0x2000, 0x200A, ' '},
    {0x200B, 0x200F, 0}, /* zero width, joiners, marks of direction */
    {0x2010, 0x2015, '-'},
    {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},
    {0x2028, 0x2029, ' '},
    {0x202A, 0x202E, 0},
    {0x202F, 0x202F, ' '},
    {0x2032, 0x2032, '\''},
    {0x2033, 0x2033, '"'},
    {0x2035, 0x2035, '\''},
    {0x2036, 0x2036, '"'},
    {0x2039, 0x203A, '\''},
    {0x205F, 0x205F, ' '},
    {0x2060, 0x206F, 0},
    {0x20E3, 0x20E3, 0}, /* keycap: 2 in a box is 2 */
    {0x2212, 0x2212, '-'},
    {0x2236, 0x2236, ':'}, /* ratio */
    {0x2E3A, 0x2E3B, '-'},
    {0x3000, 0x3000, ' '},
    {0x301D, 0x301F, '"'},
    {0xE000, 0xF8FF, ' '}, /* private use: icons; the shadow needs it */
    {0xFE00, 0xFE0F, 0},
    {0xFE58, 0xFE58, '-'},
    {0xFE63, 0xFE63, '-'},
    {0xFEFF, 0xFEFF, 0},
    {0xFFF9, 0xFFFB, 0},
    {0xE0000, 0xE0FFF, 0},    /* tags, selectors */
    {0xF0000, 0x10FFFF, ' '}, /* private use */
};

/* Letters that no decomposition takes apart. */
static const struct {
    unsigned code;
    ft_slice plain;
} letters[] = {
    {0x00E6, FT_SLICE("ae")}, {0x00F0, FT_SLICE("d")}, {0x00F8, FT_SLICE("o")},
    {0x00FE, FT_SLICE("th")}, {0x0111, FT_SLICE("d")}, {0x0127, FT_SLICE("h")},
    {0x0131, FT_SLICE("i")},  {0x0142, FT_SLICE("l")}, {0x014B, FT_SLICE("n")},
    {0x0153, FT_SLICE("oe")}, {0x0167, FT_SLICE("t")}, {0x0259, FT_SLICE("e")},
};

static bool is_ascii(char byte)
{
    return (unsigned char)byte < 0x80;
}

static ft_char_kind kind_of(unsigned code)
{
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)code);

    switch (property->boundclass) {
    case UTF8PROC_BOUNDCLASS_EXTEND:
    case UTF8PROC_BOUNDCLASS_SPACINGMARK:
    case UTF8PROC_BOUNDCLASS_ZWJ:
        return FT_CHAR_EXTEND;
    case UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR:
        return FT_CHAR_REGION;
    case UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC:
        return FT_CHAR_PICTURE;
    default:
        break;
    }
    switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return FT_CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return FT_CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
        return FT_CHAR_LETTER;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return FT_CHAR_SPACE;
    default:
        return FT_CHAR_OTHER;
    }
}

/* Its kind is not yet known: most callers in the loop ask only for the code. */
static ft_char decode(ft_slice text, size_t at)
{
    utf8proc_int32_t code;
    size_t rest = text.len - at < 4 ? text.len - at : 4;
    utf8proc_ssize_t len =
        utf8proc_iterate((const utf8proc_uint8_t *)text.data + at,
                         (utf8proc_ssize_t)rest, &code);

    if (len <= 0 || code < 0)
        return (ft_char){FT_CODE_REPLACEMENT, 1, FT_CHAR_OTHER};
    return (ft_char){(unsigned)code, (unsigned)len, FT_CHAR_OTHER};
}

bool ft_code_is_letter(unsigned code)
{
    return utf8proc_category((utf8proc_int32_t)code) <= UTF8PROC_CATEGORY_LO &&
           utf8proc_category((utf8proc_int32_t)code) >= UTF8PROC_CATEGORY_LU;
}

unsigned ft_code_width(unsigned code)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)code);

    return width > 0 ? (unsigned)width : 0;
}

ft_char ft_char_wide(ft_slice text, size_t at)
{
    ft_char c = decode(text, at);

    c.kind = kind_of(c.code);
    return c;
}

ft_char ft_char_before(ft_slice text, size_t at)
{
    size_t start = at - 1;

    while (start && at - start < 4 &&
           ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    ft_char c = ft_char_at(text, start);
    if (start + c.len == at)
        return c;
    return (ft_char){FT_CODE_REPLACEMENT, 1, FT_CHAR_OTHER};
}

bool ft_code_is_selector(unsigned code)
{
    return code >= 0xFE00 && code <= 0xFE0F;
}

bool ft_code_is_tag(unsigned code)
{
    return code >= 0xE0020 && code <= 0xE007F;
}

unsigned ft_code_plain(unsigned code)
{
    size_t low = 0, high = FT_COUNT(plains);

    if (code >= 0x20 && code < 0x7F)
        return code;
    if (code >= 0xFF01 && code <= 0xFF5E)
        return code - 0xFF01 + '!';
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code > plains[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < FT_COUNT(plains) && code >= plains[low].first)
        return plains[low].plain;
    return code;
}

bool ft_code_joins(unsigned code)
{
    unsigned plain = ft_code_plain(code);

    if (!plain)
        return true; /* dropped: what follows it meets what precedes it */
    if (plain != code || code < 0x300)
        return false;
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)code);
    if (property->combining_class > 0)
        return true;
    switch (property->boundclass) {
    case UTF8PROC_BOUNDCLASS_EXTEND:
    case UTF8PROC_BOUNDCLASS_SPACINGMARK:
    case UTF8PROC_BOUNDCLASS_V:
    case UTF8PROC_BOUNDCLASS_T:
        return true;
    default:
        return false;
    }
}

bool ft_code_stable(unsigned code)
{
    if (code < 0x340) /* nothing below is a singleton or excluded */
        return true;
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)code);
    return property->decomp_type != 0 ||
           property->decomp_seqindex == UINT16_MAX;
}

size_t ft_code_compose(const unsigned *codes, size_t count, char *out)
{
    utf8proc_uint8_t bytes[FT_CLUSTER * 4];
    utf8proc_int32_t wide[FT_COMPOSED / 4 + 1]; /* reencode() ends with NUL */
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_ssize_t len = 0;

    for (size_t i = 0; i < count && i < FT_CLUSTER; i++)
        len += utf8proc_encode_char((utf8proc_int32_t)codes[i], bytes + len);
    utf8proc_ssize_t n =
        utf8proc_decompose(bytes, len, wide, FT_COMPOSED / 4, options);
    if (n > 0 && n <= FT_COMPOSED / 4)
        n = utf8proc_reencode(wide, n, options);
    else
        n = -1;
    if (n < 0) { /* cannot be, for code points that were decoded */
        memcpy(out, bytes, (size_t)len);
        return (size_t)len;
    }
    memcpy(out, wide, (size_t)n);
    return (size_t)n;
}

/* Bytes being written, counted beyond the room there is. */
typedef struct writer {
    char *out;
    size_t capacity;
    size_t len;
} writer;

static void write_slice(writer *w, ft_slice bytes)
{
    if (w->len <= w->capacity && bytes.len <= w->capacity - w->len && bytes.len)
        memcpy(w->out + w->len, bytes.data, bytes.len);
    w->len += bytes.len;
}

static void write_code(writer *w, unsigned code)
{
    char bytes[4];
    utf8proc_ssize_t len =
        utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)bytes);

    write_slice(w, (ft_slice){bytes, (size_t)len});
}

/* Writes the run of ASCII at `at` in small letters; returns where it ends. */
static size_t write_ascii(writer *w, ft_slice text, size_t at)
{
    for (; at < text.len && is_ascii(text.data[at]); at++) {
        if (w->len < w->capacity)
            w->out[w->len] = ft_lower(text.data[at]);
        w->len++;
    }
    return at;
}

static void write_letter(writer *w, unsigned code)
{
    for (size_t i = 0; i < FT_COUNT(letters); i++)
        if (letters[i].code == code) {
            write_slice(w, letters[i].plain);
            return;
        }
    write_code(w, code);
}

static void write_folded(writer *w, unsigned code)
{
    utf8proc_int32_t parts[DECOMPOSED];
    int boundary = UTF8PROC_BOUNDCLASS_START;
    unsigned plain = ft_code_is_tag(code) ? code : ft_code_plain(code);
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                      UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                      UTF8PROC_STRIPMARK;

    if (!plain)
        return;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)plain, parts, DECOMPOSED, options, &boundary);
    if (count < 0 || count > DECOMPOSED)
        write_code(w, plain);
    else
        for (utf8proc_ssize_t i = 0; i < count; i++)
            write_letter(w, (unsigned)parts[i]);
}

size_t ft_fold_into(ft_slice text, char *out, size_t capacity)
{
    writer w = {out, capacity, 0};

    for (size_t at = 0; (at = write_ascii(&w, text, at)) < text.len;) {
        ft_char c = decode(text, at);
        write_folded(&w, c.code);
        at += c.len;
    }
    return w.len;
}

size_t ft_lower_into(ft_slice text, char *out, size_t capacity)
{
    writer w = {out, capacity, 0};

    for (size_t at = 0; (at = write_ascii(&w, text, at)) < text.len;) {
        ft_char c = decode(text, at);
        write_code(&w, (unsigned)utf8proc_tolower((utf8proc_int32_t)c.code));
        at += c.len;
    }
    return w.len;
}

ft_status ft_fold(ft_arena *arena, ft_slice text, ft_slice *out)
{
    size_t len = ft_fold_into(text, NULL, 0);
    char *bytes = ft_arena_alloc(arena, len);

    *out = (ft_slice){NULL, 0};
    if (!bytes)
        return FT_ERR_MEMORY;
    ft_fold_into(text, bytes, len);
    *out = (ft_slice){bytes, len};
    return FT_OK;
}

const char *ft_unicode_version(void)
{
    return utf8proc_unicode_version();
}
