/* In: bytes. Out: whether they spell a word. */
#include "base/ascii.h"

bool ft_ascii_same(ft_slice a, ft_slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ft_lower(a.data[i]) != ft_lower(b.data[i]))
            return false;
    return true;
}

bool ft_ascii_spells(ft_slice text, size_t at, ft_slice word)
{
    if (at > text.len || word.len > text.len - at)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (ft_lower(text.data[at + i]) != word.data[i])
            return false;
    return true;
}

int ft_ascii_order(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

bool ft_ascii_equal(ft_slice text, ft_slice word)
{
    return text.len == word.len && ft_ascii_has_at(text, 0, word);
}
