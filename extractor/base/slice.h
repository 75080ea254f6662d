/* slice: a view of UTF-8 bytes that somebody else owns. */
#ifndef FT_BASE_SLICE_H
#define FT_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "fulltime/record.h" /* ft_span */

typedef struct ft_slice {
    const char *data; /* borrowed, never NUL-terminated */
    size_t len;       /* bytes */
} ft_slice;

/* clang-format off */
#define FT_SLICE(s) {"" s, sizeof(s) - 1}
/* clang-format on */
#define FT_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The view of a NUL-terminated string; NULL gives the empty slice. */
ft_slice ft_slice_of(const char *string);
/* The bytes of `span`; the span must lie within the slice. */
ft_slice ft_slice_cut(ft_slice slice, ft_span span);
bool ft_slice_equal(ft_slice a, ft_slice b);
/* Bytewise order, shorter first on a tie: <0, 0 or >0. */
int ft_slice_compare(ft_slice a, ft_slice b);
bool ft_slice_starts(ft_slice slice, ft_slice prefix);
bool ft_slice_ends(ft_slice slice, ft_slice suffix);
/* Offset of the first `needle` at or after `from`; SIZE_MAX when absent. */
size_t ft_slice_find(ft_slice slice, ft_slice needle, size_t from);
/* The offset behind the UTF-8 character that begins at `at`. */
size_t ft_slice_next(ft_slice slice, size_t at);
/* Without ASCII white space at both ends. */
ft_slice ft_slice_trim(ft_slice slice);
/* 64-bit FNV-1a, the same on every machine. */
unsigned long long ft_slice_hash(ft_slice slice);

#endif
