/* In: bytes as they came. Out: clean UTF-8. Which of it is markup is left to
 * the modules behind. */
#include "html/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/utf8.h"

enum {
    SNIFFED = 4096,       /* bytes searched for a declaration or for zeros */
    GUESSED = 128 * 1024, /* bytes shown to the guesser */
    WORK_GUESSED = 3000,  /* steps, of what is no UTF-8 there */
    WORK_CONVERTED = 100
};

/* Labels as pages write them, and the iconv name of what browsers take them
 * for (WHATWG Encoding, section 4.2). A label that is not here is not tried: a
 * page shall not choose which converter gets loaded. */
static const struct {
    const char *name;
    const char *labels; /* lower case, each followed by a space */
} encodings[] = {
    {"CP866", "866 cp866 csibm866 ibm866 "},
    {"ISO-8859-2", "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 "
                   "iso_8859-2 l2 latin2 "},
    {"ISO-8859-3", "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 "
                   "iso_8859-3 l3 latin3 "},
    {"ISO-8859-4", "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 "
                   "iso_8859-4 l4 latin4 "},
    {"ISO-8859-5",
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 "
     "iso88595 iso_8859-5 "},
    {"ISO-8859-6", "arabic asmo-708 csisolatinarabic ecma-114 iso-8859-6 iso- "
                   "ir-127 iso8859-6 iso88596 iso_8859-6 "},
    {"ISO-8859-7", "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 "
                   "iso-ir-126 iso8859-7 iso88597 iso_8859-7 "},
    {"ISO-8859-8", "csisolatinhebrew hebrew iso-8859-8 iso-8859-8-i iso-ir-138 "
                   "iso8859-8 iso88598 iso_8859-8 logical visual "},
    {"ISO-8859-10",
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 "
     "latin6 "},
    {"ISO-8859-13", "iso-8859-13 iso8859-13 iso885913 "},
    {"ISO-8859-14", "iso-8859-14 iso8859-14 iso885914 "},
    {"ISO-8859-15",
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {"ISO-8859-16", "iso-8859-16 "},
    {"KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r "},
    {"KOI8-U", "koi8-ru koi8-u "},
    {"MACINTOSH", "csmacintosh mac macintosh x-mac-roman "},
    {"CP874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {"CP1250", "cp1250 windows-1250 x-cp1250 "},
    {"CP1251", "cp1251 windows-1251 x-cp1251 "},
    {"CP1252", "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 "
               "iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 l1 "
               "latin1 us-ascii windows-1252 x-cp1252 "},
    {"CP1253", "cp1253 windows-1253 x-cp1253 "},
    {"CP1254", "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 "
               "iso_8859-9 l5 latin5 windows-1254 x-cp1254 "},
    {"CP1255", "cp1255 windows-1255 x-cp1255 "},
    {"CP1256", "cp1256 windows-1256 x-cp1256 "},
    {"CP1257", "cp1257 windows-1257 x-cp1257 "},
    {"CP1258", "cp1258 windows-1258 x-cp1258 "},
    {"MAC-CYRILLIC", "x-mac-cyrillic x-mac-ukrainian "},
    {"GB18030", "chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb_2312 "
                "gb_2312-80 gbk iso-ir-58 x-gbk "},
    {"BIG5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 "},
    {"EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {"ISO-2022-JP", "csiso2022jp iso-2022-jp "},
    {"CP932", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis "
              "windows-31j x-sjis "},
    {"CP949", "cseuckr csksc56011987 euc-kr iso-ir-149 korean "
              "ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 uhc "
              "windows-949 "},
    {"UTF-8", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff "
              "unicodefffe utf-16 utf-16be utf-16le unicode-1-1-utf-8 "
              "unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 "},
};

/* Those that bytes themselves tell, see marked() and zero_pattern(). */
static const char *const wide[] = {"UTF-16LE", "UTF-16BE", "UTF-32LE",
                                   "UTF-32BE"};

/* First bytes of what is no text, though it may look so for a while. */
static const ft_slice magics[] = {
    FT_SLICE("\x89PNG"),
    FT_SLICE("GIF8"),
    FT_SLICE("\xFF\xD8\xFF"),
    FT_SLICE("PK\x03\x04"),
    FT_SLICE("\x7F"
             "ELF"),
    FT_SLICE("\x1F\x8B"),
    FT_SLICE("%PDF-"),
    FT_SLICE("BZh"),
    FT_SLICE("\xFD"
             "7zXZ"),
    FT_SLICE("7z\xBC\xAF"),
    FT_SLICE("\xD0\xCF\x11\xE0"),
    FT_SLICE("\x28\xB5\x2F\xFD"),
    FT_SLICE("SQLite format 3"),
};

/* Whether `label` is one of `list`. */
static bool is_listed(ft_slice label, const char *list)
{
    ft_slice all = ft_slice_of(list);
    static const ft_slice space = FT_SLICE(" ");
    for (size_t start = 0; start < all.len;) {
        size_t end = ft_slice_find(all, space, start);
        if (ft_ascii_equal(label, ft_slice_cut(all, (ft_span){start, end})))
            return true;
        start = end + 1;
    }
    return false;
}

static const char *converter(ft_slice label)
{
    for (size_t i = 0; label.len > 0 && i < FT_COUNT(encodings); i++)
        if (is_listed(label, encodings[i].labels))
            return encodings[i].name;
    return NULL;
}

static bool is_label_byte(char byte)
{
    return ft_is_letter(byte) || ft_is_digit(byte) || byte == '-' ||
           byte == '_' || byte == '.';
}

/* The label behind `word` in "charset=utf-8" or "encoding='utf-8'". */
static ft_slice label_after(ft_slice head, size_t at)
{
    while (at < head.len && (head.data[at] == ' ' || head.data[at] == '='))
        at++;
    if (at < head.len && (head.data[at] == '"' || head.data[at] == '\''))
        at++;
    size_t start = at;
    while (at < head.len && is_label_byte(head.data[at]))
        at++;
    return (ft_slice){head.data + start, at - start};
}

/* What the page says of itself: <meta charset>, <meta http-equiv>, <?xml?>. */
static const char *declared(ft_slice bytes)
{
    static const ft_slice words[] = {FT_SLICE("charset"), FT_SLICE("encoding")};
    ft_slice head = {bytes.data, bytes.len < SNIFFED ? bytes.len : SNIFFED};
    for (size_t i = 0; i < head.len; i++) {
        for (size_t w = 0; w < FT_COUNT(words); w++) {
            ft_slice here = {head.data + i, words[w].len};
            if (i + here.len >= head.len || !ft_ascii_equal(here, words[w]))
                continue;
            const char *name = converter(label_after(head, i + here.len));
            if (name)
                return name;
        }
    }
    return NULL;
}

/* How the bytes of a text spread. */
typedef struct census {
    size_t zeros[2]; /* NULs at even and odd offsets of the head */
    size_t controls; /* other bytes of the head that no text holds */
    size_t head;     /* bytes looked at for the above */
    size_t high;     /* bytes over 0x7F */
    size_t good;     /* well-formed sequences of two and more bytes */
    size_t bad;      /* ill-formed ones */
    bool escapes;    /* ESC occurs: ISO-2022 */
    bool unclean;    /* clean() would change something */
} census;

static void count_byte(census *counts, size_t at, unsigned char byte)
{
    if (byte == 0)
        counts->zeros[at & 1]++;
    else if ((byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1B) ||
             byte == 0x7F)
        counts->controls++;
}

enum { BLOCK = 32 }; /* bytes that are looked at together */

static bool is_plain(char byte)
{
    return (signed char)byte > 0 && byte != '\r';
}

/* Written so that a compiler sees that it can be done side by side. */
static bool block_is_plain(const char *block)
{
    unsigned char odd = 0;
    for (size_t i = 0; i < BLOCK; i++)
        odd |= (unsigned char)((signed char)block[i] <= 0) |
               (unsigned char)(block[i] == '\r');
    return odd == 0;
}

/* Bytes from `at` on that are ASCII, and neither NUL nor CR: most of any page.
 */
static size_t plain_run(ft_slice text, size_t at)
{
    size_t i = at;
    while (text.len - i >= BLOCK && block_is_plain(text.data + i))
        i += BLOCK;
    while (i < text.len && is_plain(text.data[i]))
        i++;
    return i - at;
}

/* What stands for a character in clean text. */
static int clean_code(int code)
{
    if (code == FT_CODE_INVALID || ft_utf8_is_private(code))
        return FT_CODE_REPLACEMENT;
    return code == '\r' || code == 0x2028 || code == 0x2029 ? '\n' : code;
}

static census take_census(ft_slice bytes)
{
    census counts = {.head = bytes.len < SNIFFED ? bytes.len : SNIFFED};
    for (size_t i = 0; i < counts.head; i++)
        count_byte(&counts, i, (unsigned char)bytes.data[i]);
    counts.escapes = memchr(bytes.data, 0x1B, bytes.len) != NULL;
    for (size_t i = plain_run(bytes, 0); i < bytes.len;
         i += plain_run(bytes, i)) {
        int code = 0;
        size_t step = ft_utf8_next(bytes, i, &code);
        counts.unclean |= code == 0 || clean_code(code) != code;
        if ((unsigned char)bytes.data[i] >= 0x80) {
            counts.high += step;
            counts.good += code != FT_CODE_INVALID;
            counts.bad += code == FT_CODE_INVALID;
        }
        i += step;
    }
    return counts;
}

static bool has_magic(ft_slice bytes)
{
    for (size_t i = 0; i < FT_COUNT(magics); i++)
        if (ft_slice_starts(bytes, magics[i]))
            return true;
    return false;
}

static bool is_binary(ft_slice bytes, const census *counts)
{
    size_t zeros = counts->zeros[0] + counts->zeros[1];
    return has_magic(bytes) || counts->controls > counts->head / 20 ||
           zeros > counts->head / 3;
}

/* The encoding that a mark at the start names; `*mark` is its length. */
static const char *marked(ft_slice bytes, size_t *mark)
{
    static const struct {
        ft_slice mark;
        const char *name;
    } marks[] = {
        {FT_SLICE("\xEF\xBB\xBF"), "UTF-8"},
        {FT_SLICE("\xFF\xFE\0\0"), "UTF-32LE"}, /* before UTF-16LE */
        {FT_SLICE("\0\0\xFE\xFF"), "UTF-32BE"},
        {FT_SLICE("\xFF\xFE"), "UTF-16LE"},
        {FT_SLICE("\xFE\xFF"), "UTF-16BE"},
    };
    for (size_t i = 0; i < FT_COUNT(marks); i++) {
        if (ft_slice_starts(bytes, marks[i].mark)) {
            *mark = marks[i].mark.len;
            return marks[i].name;
        }
    }
    *mark = 0;
    return NULL;
}

/* UTF-16 without a mark: mostly Latin text has a zero in every other byte. */
static const char *zero_pattern(const census *counts)
{
    size_t most = counts->head / 2; /* at even offsets, and at odd ones */
    const size_t *zeros = counts->zeros;
    if (zeros[1] * 10 > most * 7 && zeros[0] * 10 < most)
        return "UTF-16LE";
    if (zeros[0] * 10 > most * 7 && zeros[1] * 10 < most)
        return "UTF-16BE";
    return NULL;
}

/* Asks the statistical detector; NULL when it does not know. */
static const char *detected(ft_slice bytes)
{
    uchardet_t detector = uchardet_new();
    if (!detector)
        return NULL;
    size_t len = bytes.len < GUESSED ? bytes.len : GUESSED;
    const char *name = NULL;
    if (uchardet_handle_data(detector, bytes.data, len) == 0) {
        uchardet_data_end(detector);
        name = converter(ft_slice_of(uchardet_get_charset(detector)));
    }
    uchardet_delete(detector);
    return name;
}

/* Few odd bytes in much ASCII are quotes, dashes and names: the detector has
 * nothing to go by there, and windows-1252 is what such pages are in. */
static const char *guessed(ft_slice bytes, const census *counts)
{
    if (counts->high < bytes.len / 50)
        return "CP1252";
    const char *name = detected(bytes);
    return name ? name : "CP1252";
}

static const char *choose(ft_slice bytes, bool html, const census *counts)
{
    const char *said = html ? declared(bytes) : NULL;
    bool utf8 = counts->good > 4 * counts->bad;
    if (counts->bad == 0 && !(counts->escapes && said))
        return "UTF-8";
    if (said && strcmp(said, "UTF-8") != 0 && !(utf8 && counts->good > 20))
        return said;
    return utf8 ? "UTF-8" : guessed(bytes, counts);
}

/* Converts all it can; what cannot be read becomes U+FFFD. */
static size_t convert(iconv_t converter, ft_slice bytes, size_t unit,
                      char *target, size_t room, size_t *replaced)
{
    char *in = (char *)(uintptr_t)bytes.data; /* iconv does not write here */
    char *out = target;
    size_t left = bytes.len;
    while (left > 0 && room >= 4) {
        if (iconv(converter, &in, &left, &out, &room) != (size_t)-1)
            break;
        if (errno == E2BIG || room < 4)
            break;
        size_t step = unit < left ? unit : left;
        in += step;
        left -= step;
        size_t put = ft_utf8_put(FT_CODE_REPLACEMENT, out);
        ++*replaced;
        out += put;
        room -= put;
    }
    return (size_t)(out - target);
}

static ft_status transcode(ft_arena *arena, ft_slice bytes, const char *name,
                           ft_slice *out, size_t *replaced, ft_error *err)
{
    size_t unit = strncmp(name, "UTF-16", 6) == 0   ? 2
                  : strncmp(name, "UTF-32", 6) == 0 ? 4
                                                    : 1;
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return ft_error_set(err, FT_ERR_ENCODING, "no converter for %s", name);
    ft_status status = FT_OK;
    size_t room = bytes.len * 3 + 4;
    char *target =
        bytes.len < SIZE_MAX / 4 ? ft_arena_bytes(arena, room) : NULL;
    if (target)
        *out = (ft_slice){
            target, convert(converter, bytes, unit, target, room, replaced)};
    else
        status = ft_error_memory(err);
    iconv_close(converter);
    return status;
}

/* Writes the clean form of `text`; returns its bytes. */
static size_t clean(ft_slice text, char *out, size_t *replaced)
{
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        size_t run = plain_run(text, i);
        if (run > 0)
            memcpy(out + len, text.data + i, run);
        len += run;
        i += run;
        if (i == text.len)
            break;
        int code = 0;
        size_t step = ft_utf8_next(text, i, &code);
        int wanted = clean_code(code);
        *replaced += wanted == FT_CODE_REPLACEMENT && code != wanted;
        bool dropped = code == 0 || (code == '\r' && i + 1 < text.len &&
                                     text.data[i + 1] == '\n');
        if (!dropped)
            len += ft_utf8_put(wanted, out + len);
        i += step;
    }
    return len;
}

/* What is not decoded takes three bytes for one; nothing else grows. */
static ft_slice clean_copy(ft_arena *arena, ft_slice text, const census *counts,
                           size_t *replaced)
{
    *replaced = 0;
    if (!counts->unclean)
        return text;
    char *copy = text.len < SIZE_MAX / 4
                     ? ft_arena_bytes(arena, text.len + 2 * counts->bad + 1)
                     : NULL;
    if (!copy)
        return (ft_slice){NULL, 0};
    return (ft_slice){copy, clean(text, copy, replaced)};
}

ft_slice ft_charset_clean(ft_arena *arena, ft_slice text)
{
    size_t replaced = 0;
    census counts = take_census(text);
    return clean_copy(arena, text, &counts, &replaced);
}

/* Steps for what is no UTF-8: it is guessed at, and converted. */
static uint64_t work(ft_slice bytes, const census *counts)
{
    const size_t guessed = counts->bad < GUESSED ? counts->bad : GUESSED;

    return counts->bad ? (uint64_t)guessed * WORK_GUESSED +
                             (uint64_t)bytes.len * WORK_CONVERTED
                       : 0;
}

ft_status ft_charset_decode(ft_arena *arena, ft_slice bytes, bool html,
                            ft_slice *out, size_t *replaced, ft_error *err)
{
    *out = (ft_slice){"", 0};
    *replaced = 0;
    if (bytes.len == 0)
        return FT_OK;
    size_t mark = 0;
    const char *name = marked(bytes, &mark);
    bytes.data += mark;
    bytes.len -= mark;
    census counts = take_census(bytes);
    if (!ft_arena_work(arena, work(bytes, &counts)))
        return ft_error_memory(err);
    if (!name) {
        name = zero_pattern(&counts);
        if (!name && is_binary(bytes, &counts))
            return ft_error_set(err, FT_ERR_ENCODING,
                                "the bytes are no text in any encoding");
        name = name ? name : choose(bytes, html, &counts);
    }
    ft_slice text = bytes;
    if (strcmp(name, "UTF-8") != 0) {
        ft_status status = transcode(arena, bytes, name, &text, replaced, err);
        if (status)
            return status;
        counts = take_census(text);
    }
    size_t cleaned = 0;
    *out = text.len ? clean_copy(arena, text, &counts, &cleaned)
                    : (ft_slice){"", 0};
    *replaced += cleaned;
    return out->data ? FT_OK : ft_error_memory(err);
}

struct ft_converters {
    iconv_t open[FT_COUNT(encodings) + FT_COUNT(wide)];
    size_t count;
};

static void keep_open(ft_converters *converters, const char *name)
{
    const iconv_t converter = iconv_open("UTF-8", name);
    if (converter != (iconv_t)-1) /* else no page can have it either */
        converters->open[converters->count++] = converter;
}

ft_converters *ft_converters_new(void)
{
    ft_converters *converters = calloc(1, sizeof(*converters));
    if (!converters)
        return NULL;
    for (size_t i = 0; i < FT_COUNT(encodings); i++)
        keep_open(converters, encodings[i].name);
    for (size_t i = 0; i < FT_COUNT(wide); i++)
        keep_open(converters, wide[i]);
    return converters;
}

void ft_converters_free(ft_converters *converters)
{
    for (size_t i = 0; converters && i < converters->count; i++)
        iconv_close(converters->open[i]);
    free(converters);
}
