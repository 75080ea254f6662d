/*
 * token: cuts where the kind of character changes. Every mark stands alone, so
 * that "Canada's", "2-1" and "45+2'" need no cases of their own; an emoji with
 * all that is glued to it is one mark, and a flag is one token.
 */
#include "text/token.h"

#include "base/ascii.h"
#include "text/unicode.h"

/* Where the word at `at` ends; says of its letters what ft_token wants. */
static size_t read_word(ft_slice text, size_t at, size_t end, ft_token *token)
{
    size_t upper = 0, other = 0;

    token->kind = FT_TOKEN_WORD;
    while (at < end) {
        ft_char c = ft_char_at(text, at);
        if (!ft_char_in_word(c.kind))
            break;
        if (c.kind == FT_CHAR_UPPER && !upper && !other)
            token->capital = true;
        if (c.kind == FT_CHAR_UPPER)
            upper++;
        else if (c.kind != FT_CHAR_EXTEND)
            other++;
        at += c.len;
    }
    token->upper = upper > 1 && !other;
    return at;
}

static size_t read_digits(ft_slice text, size_t at, size_t end)
{
    while (at < end && ft_is_digit(text.data[at]))
        at++;
    return at;
}

/* Where the mark with character `c` at `at` ends: with its accents, and for an
 * emoji with the emoji joined to it. */
static size_t read_mark(ft_slice text, size_t at, size_t end, ft_char c)
{
    bool joined = false;

    at += c.len;
    while (at < end) {
        ft_char next = ft_char_at(text, at);
        bool glued = joined && next.kind == FT_CHAR_PICTURE;
        if (next.kind != FT_CHAR_EXTEND && !glued)
            break;
        joined = c.kind == FT_CHAR_PICTURE && next.code == FT_CODE_JOINER;
        at += next.len;
    }
    return at;
}

/* Two regional indicators, or a black flag with tags. */
static bool is_flag(ft_slice text, size_t at, size_t end, ft_char c)
{
    if (at + c.len >= end)
        return false;
    ft_char next = ft_char_at(text, at + c.len);
    if (c.kind == FT_CHAR_REGION)
        return next.kind == FT_CHAR_REGION;
    return c.code == FT_CODE_BLACK_FLAG && ft_code_is_tag(next.code);
}

static size_t read_flag(ft_slice text, size_t at, size_t end, ft_char c)
{
    if (c.kind == FT_CHAR_REGION)
        return at + c.len + ft_char_at(text, at + c.len).len;
    return read_mark(text, at, end, c);
}

bool ft_token_next(ft_slice text, size_t at, size_t end, ft_token *out)
{
    size_t start = at;

    while (at < end && ft_char_at(text, at).kind == FT_CHAR_SPACE)
        at += ft_char_at(text, at).len;
    if (at >= end)
        return false;
    *out = (ft_token){.span = {at, at}, .spaced = at > start};
    ft_char c = ft_char_at(text, at);
    if (c.kind == FT_CHAR_DIGIT) {
        out->kind = FT_TOKEN_NUMBER;
        out->span.end = read_digits(text, at, end);
    } else if (ft_char_in_word(c.kind) && c.kind != FT_CHAR_EXTEND) {
        out->span.end = read_word(text, at, end, out);
    } else if (is_flag(text, at, end, c)) {
        out->kind = FT_TOKEN_FLAG;
        out->span.end = read_flag(text, at, end, c);
    } else {
        out->kind = FT_TOKEN_MARK;
        out->span.end = read_mark(text, at, end, c);
    }
    return true;
}
