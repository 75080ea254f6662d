/* window: the stretches of the shadow that a pattern sees, one at a time. */
#ifndef FT_RULES_WINDOW_H
#define FT_RULES_WINDOW_H

#include "rules/rule.h"

typedef struct ft_window {
    ft_span span;      /* in the shadow, at most FT_SUBJECT_LIMIT bytes */
    size_t from;       /* matches begin here or later ... */
    size_t limit;      /* ... and not behind this offset; SIZE_MAX: anywhere */
    bool opens;        /* `^` matches at its start */
    bool closes;       /* `$` matches at its end */
    ft_span sentences; /* first, and one past the last, that it touches */
    size_t block;      /* the one it begins in */
} ft_window;

typedef struct ft_windows {
    ft_window *items;
    size_t count, capacity;
} ft_windows;

/* Cuts a whole article for a spec; blocks of other zones than those of the
 * bits `zones` are left out. No match is in two windows: each window takes
 * those that begin in its own part. FT_ERR_MEMORY or FT_OK. */
ft_status ft_windows_cut(ft_arena *arena, const ft_article *article,
                         const ft_mentions *mentions, ft_window_spec spec,
                         unsigned zones, ft_windows *out);
/* Cuts one region of the shadow, which lies in one block. */
ft_status ft_windows_region(ft_arena *arena, const ft_mentions *mentions,
                            ft_span region, size_t sentence, ft_windows *out);

#endif
