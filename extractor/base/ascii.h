/* ascii: classes of bytes, and comparing without case. Names in markup,
 * headers, labels and patterns are ASCII; text in general is not for these. */
#ifndef FT_BASE_ASCII_H
#define FT_BASE_ASCII_H

#include "base/slice.h"

/* Here, not in ascii.c, because they run for every byte of a page. */
static inline bool ft_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool ft_is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static inline bool ft_is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static inline bool ft_is_letter(char byte)
{
    return ft_is_lower(byte) || ft_is_upper(byte);
}

/* A letter, or part of a character beyond ASCII: of a word, most likely. */
static inline bool ft_is_wordy(char byte)
{
    return ft_is_letter(byte) || (unsigned char)byte >= 0x80;
}

static inline bool ft_is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static inline char ft_lower(char byte)
{
    return ft_is_upper(byte) ? (char)(byte - 'A' + 'a') : byte;
}

/* Of a hexadecimal digit; -1 for what is none. */
static inline int ft_hex_value(char byte)
{
    char low = ft_lower(byte);

    if (ft_is_digit(byte))
        return byte - '0';
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* The same in letters of either case. */
bool ft_ascii_same(ft_slice a, ft_slice b);
/* `word` is lower case; `text` may be in any. */
bool ft_ascii_equal(ft_slice text, ft_slice word);
bool ft_ascii_spells(ft_slice text, size_t at, ft_slice word);
static inline bool ft_ascii_has_at(ft_slice text, size_t at, ft_slice word)
{
    if (word.len > 0 &&
        (at >= text.len || ft_lower(text.data[at]) != word.data[0]))
        return false; /* nearly always */
    return ft_ascii_spells(text, at, word);
}

/* As strcmp(). */
int ft_ascii_order(const char *a, const char *b);

#endif
