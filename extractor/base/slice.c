/*
 * slice: comparing, cutting and searching views of bytes. Bytes only: what a
 * letter is, the text stage knows.
 */
#include "base/slice.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* memcmp() may not see NULL, not even for no bytes. */
static int compare_bytes(const char *a, const char *b, size_t len)
{
    return len ? memcmp(a, b, len) : 0;
}

ft_slice ft_slice_of(const char *string)
{
    return (ft_slice){string, string ? strlen(string) : 0};
}

ft_slice ft_slice_cut(ft_slice slice, ft_span span)
{
    assert(span.start <= span.end && span.end <= slice.len);
    if (!slice.data)
        return slice;
    return (ft_slice){slice.data + span.start, span.end - span.start};
}

bool ft_slice_equal(ft_slice a, ft_slice b)
{
    return a.len == b.len && !compare_bytes(a.data, b.data, a.len);
}

int ft_slice_compare(ft_slice a, ft_slice b)
{
    int order = compare_bytes(a.data, b.data, a.len < b.len ? a.len : b.len);

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool ft_slice_starts(ft_slice slice, ft_slice prefix)
{
    return prefix.len <= slice.len &&
           !compare_bytes(slice.data, prefix.data, prefix.len);
}

bool ft_slice_ends(ft_slice slice, ft_slice suffix)
{
    if (suffix.len > slice.len)
        return false;
    if (!suffix.len)
        return true;
    return !memcmp(slice.data + (slice.len - suffix.len), suffix.data,
                   suffix.len);
}

size_t ft_slice_find(ft_slice slice, ft_slice needle, size_t from)
{
    if (from > slice.len || needle.len > slice.len - from)
        return SIZE_MAX;
    if (!needle.len)
        return from;
    size_t last = slice.len - needle.len; /* the last start that can fit */
    while (from <= last) {
        const char *hit =
            memchr(slice.data + from, needle.data[0], last - from + 1);
        if (!hit)
            return SIZE_MAX;
        from = (size_t)(hit - slice.data);
        if (!memcmp(hit, needle.data, needle.len))
            return from;
        from++;
    }
    return SIZE_MAX;
}

ft_slice ft_slice_trim(ft_slice slice)
{
    while (slice.len && is_space(slice.data[0])) {
        slice.data++;
        slice.len--;
    }
    while (slice.len && is_space(slice.data[slice.len - 1]))
        slice.len--;
    return slice;
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo: draft-eastlake-fnv). */
unsigned long long ft_slice_hash(ft_slice slice)
{
    unsigned long long hash = 14695981039346656037ULL;

    for (size_t i = 0; i < slice.len; i++) {
        hash ^= (unsigned char)slice.data[i];
        hash = (hash * 1099511628211ULL) & 0xffffffffffffffffULL;
    }
    return hash;
}

size_t ft_slice_next(ft_slice slice, size_t at)
{
    at++;
    while (at < slice.len && ((unsigned char)slice.data[at] & 0xC0) == 0x80)
        at++;
    return at;
}
