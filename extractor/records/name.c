/*
 * In: names as they are written. Out: whether one is the other, a part of it,
 * or its initials. Whom a name stands for is left to party and scorer.
 */
#include "records/name.h"

#include "base/ascii.h"

static bool of_word(char byte)
{
    return ft_is_wordy(byte) || ft_is_digit(byte);
}

ft_slice ft_name_word(ft_slice text, size_t *at)
{
    size_t start = *at;
    size_t end;

    while (start < text.len && !of_word(text.data[start]))
        start++;
    for (end = start; end < text.len && of_word(text.data[end]);)
        end++;
    *at = end;
    return ft_slice_cut(text, (ft_span){start, end});
}

static bool has_word(ft_slice text, ft_slice wanted)
{
    size_t at = 0;

    for (ft_slice word = ft_name_word(text, &at); word.len;
         word = ft_name_word(text, &at))
        if (ft_ascii_same(word, wanted))
            return true;
    return false;
}

bool ft_name_within(ft_slice part, ft_slice whole)
{
    size_t at = 0;
    bool any = false;

    for (ft_slice word = ft_name_word(part, &at); word.len;
         word = ft_name_word(part, &at)) {
        any = true;
        if (!has_word(whole, word))
            return false;
    }
    return any;
}

static bool capitals(ft_slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    return word.len > 0;
}

/* "KBFC" for "Kerala Blasters FC": the first letters of the words, and words in
 * capitals whole. */
static bool spells(ft_slice letters, ft_slice name)
{
    size_t at = 0;
    size_t used = 0;

    if (letters.len < 2 || !capitals(letters))
        return false;
    for (ft_slice word = ft_name_word(name, &at); word.len;
         word = ft_name_word(name, &at)) {
        size_t take = capitals(word) ? word.len : 1;

        if (used + take > letters.len ||
            !ft_ascii_same(ft_slice_cut(word, (ft_span){0, take}),
                           ft_slice_cut(letters, (ft_span){used, used + take})))
            return false;
        used += take;
    }
    return used == letters.len;
}

bool ft_name_stands_for(ft_slice part, ft_slice whole)
{
    return ft_name_within(part, whole) || spells(part, whole);
}

bool ft_name_contains(ft_slice whole, ft_slice part)
{
    for (size_t i = 0; part.len && i + part.len <= whole.len; i++)
        if ((i == 0 || whole.data[i - 1] == ' ') &&
            (i + part.len == whole.len || whole.data[i + part.len] == ' ') &&
            ft_ascii_same((ft_slice){whole.data + i, part.len}, part))
            return true;
    return false;
}

enum { FT_SLIP_BYTES = 6 }; /* shorter names differ by a letter and mean it */

bool ft_name_slip(ft_slice a, ft_slice b)
{
    size_t head = 0;
    size_t tail = 0;
    size_t least = a.len < b.len ? a.len : b.len;
    size_t most = a.len + b.len - least;

    if (least < FT_SLIP_BYTES || most - least > 1)
        return false;
    while (head < least && a.data[head] == b.data[head])
        head++;
    while (tail < least - head &&
           a.data[a.len - 1 - tail] == b.data[b.len - 1 - tail])
        tail++;
    return head && head + tail + 1 >= most;
}
