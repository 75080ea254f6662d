/*
 * unicode: what the other modules ask of characters; utf8proc lives here.
 * Bytes that are no UTF-8 count as U+FFFD, one byte long.
 */
#ifndef FT_TEXT_UNICODE_H
#define FT_TEXT_UNICODE_H

#include "base/arena.h"
#include "fulltime/error.h"

/* Of the tables that tell what characters are: "15.0.0". */
const char *ft_unicode_version(void);

typedef enum ft_char_kind {
    FT_CHAR_OTHER, /* punctuation, symbols, controls */
    FT_CHAR_SPACE,
    FT_CHAR_DIGIT, /* 0 to 9; digits of other scripts are letters here, so that
                      a number always reads as one */
    FT_CHAR_LOWER,
    FT_CHAR_UPPER,
    FT_CHAR_LETTER,  /* of a script without case */
    FT_CHAR_EXTEND,  /* belongs to the character before it: accents, joiners,
                        skin tones, tags */
    FT_CHAR_PICTURE, /* emoji and other pictographs */
    FT_CHAR_REGION   /* half of a flag */
} ft_char_kind;

typedef struct ft_char {
    unsigned code;
    unsigned len; /* bytes, 1 to 4 */
    ft_char_kind kind;
} ft_char;

/* Kinds of the 128 characters of ASCII. */
extern const unsigned char ft_ascii_kinds[128];

/* The character at byte `at`, which must lie within the text and is not ASCII.
 */
ft_char ft_char_wide(ft_slice text, size_t at);

/* The character at byte `at`, which must lie within the text. Inline, as most
 * of all characters are ASCII. */
static inline ft_char ft_char_at(ft_slice text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];

    if (byte < 0x80)
        return (ft_char){byte, 1, (ft_char_kind)ft_ascii_kinds[byte]};
    return ft_char_wide(text, at);
}

/* The one that ends before `at`, which must be above 0. */
ft_char ft_char_before(ft_slice text, size_t at);

/* Lower, upper, letter, or an accent on one. */
static inline bool ft_char_in_word(ft_char_kind kind)
{
    return kind >= FT_CHAR_LOWER && kind <= FT_CHAR_EXTEND;
}

/* Of any script; digits are none, nor are the accents that stand on their own.
 */
bool ft_code_is_letter(unsigned code);
/* Columns of a terminal, 0 to 2; an emoji takes two. */
unsigned ft_code_width(unsigned code);

enum {
    FT_CODE_BLACK_FLAG = 0x1F3F4, /* tags behind it name a region */
    FT_CODE_JOINER = 0x200D,      /* zero width, glues emoji into one */
    FT_CODE_REPLACEMENT = 0xFFFD  /* for bytes that are no UTF-8 */
};
/* Variation selectors, which pick a glyph and say nothing. */
bool ft_code_is_selector(unsigned code);
/* Tag characters, which spell the region of a flag. */
bool ft_code_is_tag(unsigned code);

/* The code point that stands for `code` in normal text: one dash, two quotes,
 * one space, ASCII for full width; 0 when it is dropped. Nothing else changes
 * here, accents included. Joiners, selectors and tags are dropped: whether
 * they stand inside an emoji only the caller sees. */
unsigned ft_code_plain(unsigned code);

enum {
    FT_CLUSTER = 32,         /* code points composed at a time */
    FT_COMPOSED = 4 * 4 * 32 /* bytes they may come to */
};
/* NFC of up to FT_CLUSTER code points, written to `out` (FT_COMPOSED bytes);
 * returns the bytes. */
size_t ft_code_compose(const unsigned *codes, size_t count, char *out);
/* May combine with what stands before it, so that NFC must see both. */
bool ft_code_joins(unsigned code);
/* NFC leaves it as it is when nothing that joins follows. */
bool ft_code_stable(unsigned code);

/*
 * For comparing names: lower case, accents stripped ("Peña" and "pena",
 * "Bodø" and "bodo"), and dashes, quotes and spaces as in normal text.
 * FT_ERR_MEMORY, or FT_OK with *out tied to the arena.
 */
ft_status ft_fold(ft_arena *arena, ft_slice text, ft_slice *out);
/* The same into `out`: returns the bytes it takes, of which at most `capacity`
 * (whole characters) are written. Allocates nothing. */
size_t ft_fold_into(ft_slice text, char *out, size_t capacity);
/* Lower case only, accents kept; otherwise as above. */
size_t ft_lower_into(ft_slice text, char *out, size_t capacity);

#endif
