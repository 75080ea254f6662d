/* In: titles. Out: whether two are the same, and the part that tells. */
#include "html/title.h"

#include <stdint.h>

#include "base/ascii.h"
#include "html/shape.h"
#include "html/utf8.h"

enum {
    SAME_LEAST = 8, /* letters of a title worth comparing */
    NAME_MOST = 4,  /* words of a site's name */
    OWN_LEAST = 3   /* words of what is left without it */
};

static bool is_word_byte(char byte)
{
    return ft_is_wordy(byte) || ft_is_digit(byte);
}

/* The bytes of words at the start of both that are the same, case and marks
 * between them left out; *whole when `a` is used up. */
static size_t common_start(ft_slice a, ft_slice b, bool *whole)
{
    size_t i = 0, k = 0, same = 0;
    for (;;) {
        while (i < a.len && !is_word_byte(a.data[i]))
            i++;
        while (k < b.len && !is_word_byte(b.data[k]))
            k++;
        *whole = i == a.len;
        if (i == a.len || k == b.len)
            return same;
        if (ft_lower(a.data[i]) != ft_lower(b.data[k]))
            return same;
        i++, k++, same++;
    }
}

bool ft_title_agrees(ft_slice a, ft_slice b)
{
    bool whole = false;
    size_t same = common_start(a, b, &whole);
    if (whole)
        return same >= SAME_LEAST;
    same = common_start(b, a, &whole);
    return whole && same >= SAME_LEAST;
}

/* --- without the site's name ---------------------------------------------- */

static const ft_slice bars[] = {FT_SLICE(" | "), FT_SLICE(" :: "),
                                FT_SLICE(" \xC2\xB7 "), FT_SLICE(" \xC2\xBB ")};
static const ft_slice dashes[] = {FT_SLICE(" - "), FT_SLICE(" \xE2\x80\x93 "),
                                  FT_SLICE(" \xE2\x80\x94 "), FT_SLICE(" -- ")};

typedef struct marks {
    const ft_slice *list;
    size_t count;
} marks;

/* The length of the mark at `at`; 0 when there is none, or when it stands
 * between two figures ("Rovers 2 - 1 City"). */
static size_t mark_at(ft_slice title, size_t at, marks of)
{
    ft_slice rest = {title.data + at, title.len - at};
    for (size_t i = 0; i < of.count; i++) {
        size_t len = of.list[i].len;
        if (!ft_slice_starts(rest, of.list[i]))
            continue;
        bool figures = at > 0 && ft_is_digit(title.data[at - 1]) &&
                       at + len < title.len &&
                       ft_is_digit(title.data[at + len]);
        return figures ? 0 : len;
    }
    return 0;
}

/* The part that begins at `at`; *next is where the one behind it does. */
static ft_slice take_part(ft_slice title, size_t at, marks of, size_t *next)
{
    size_t end = at, len = 0;
    while (end < title.len && !(len = mark_at(title, end, of)))
        end++;
    *next = end + len;
    return ft_utf8_trim(ft_slice_cut(title, (ft_span){at, end}));
}

static bool same(ft_slice a, ft_slice b)
{
    bool whole = false;
    return a.len > 0 && a.len == b.len && common_start(a, b, &whole) > 0 &&
           whole;
}

/* The longest of the parts that is not the site's name. */
static ft_slice longest(ft_slice title, ft_slice site)
{
    const marks of = {bars, FT_COUNT(bars)};
    ft_slice best = {title.data, 0};
    for (size_t at = 0, next; at < title.len; at = next) {
        ft_slice part = take_part(title, at, of, &next);
        if (part.len > best.len && !same(part, site))
            best = part;
    }
    return best.len > 0 ? best : title;
}

/* A name behind the last dash is the site's: few words, no figures. */
static ft_slice drop_last(ft_slice title, ft_slice site)
{
    const marks of = {dashes, FT_COUNT(dashes)};
    size_t start = 0;
    ft_slice last = title;
    for (size_t at = 0, next; at < title.len; at = next) {
        last = take_part(title, at, of, &next);
        start = at;
    }
    if (start == 0)
        return title;
    bool name = ft_shape_words(last) <= NAME_MOST && !ft_shape_numbers(last);
    ft_slice rest = title;
    for (size_t at = 0, next; at < start; at = next) {
        ft_slice part = take_part(title, at, of, &next);
        rest.len = (size_t)(part.data + part.len - title.data);
    }
    return same(last, site) || (name && ft_shape_words(rest) >= OWN_LEAST)
               ? rest
               : title;
}

ft_slice ft_title_own(ft_slice title, ft_slice site)
{
    return drop_last(longest(ft_utf8_trim(title), site), site);
}
