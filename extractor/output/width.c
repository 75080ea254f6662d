/*
 * Comes in: UTF-8. Goes out: columns. A cluster is a character with all that
 * belongs to it: accents, joiners and what they join, the other half of a flag.
 */
#include "output/width.h"

#include "text/unicode.h"

enum { SELECT_EMOJI = 0xFE0F };

/* Whether the character belongs to the one before it. */
static bool belongs(ft_char before, bool half_flag, ft_char next)
{
    if (next.kind == FT_CHAR_EXTEND || ft_code_is_selector(next.code) ||
        ft_code_is_tag(next.code))
        return true;
    if (before.code == FT_CODE_JOINER)
        return next.kind == FT_CHAR_PICTURE;
    return half_flag && next.kind == FT_CHAR_REGION;
}

/* Bytes of the cluster at `at`, and its columns. */
static size_t cluster(ft_slice text, size_t at, size_t *columns)
{
    ft_char last = ft_char_at(text, at);
    bool half_flag = last.kind == FT_CHAR_REGION;
    size_t end = at + last.len;

    *columns = half_flag ? 2 : ft_code_width(last.code);
    while (end < text.len) {
        ft_char next = ft_char_at(text, end);

        if (!belongs(last, half_flag, next))
            break;
        if (next.code == SELECT_EMOJI)
            *columns = 2;
        half_flag = half_flag && next.kind != FT_CHAR_REGION;
        end += next.len;
        last = next;
    }
    return end - at;
}

size_t ft_width(ft_slice text)
{
    size_t total = 0, columns;

    for (size_t at = 0; at < text.len; total += columns)
        at += cluster(text, at, &columns);
    return total;
}

ft_slice ft_width_cut(ft_slice text, size_t columns)
{
    size_t used = 0, at = 0, more;

    while (at < text.len) {
        size_t len = cluster(text, at, &more);

        if (more > columns - used)
            break;
        used += more;
        at += len;
    }
    return (ft_slice){text.data, at};
}
