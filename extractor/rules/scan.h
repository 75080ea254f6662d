/* scan: runs a pack's rules over the shadow text; what matched becomes a fact.
 */
#ifndef FT_RULES_SCAN_H
#define FT_RULES_SCAN_H

#include "rules/pack.h"

/* What one rule came to, over all articles scanned with the same counts. */
typedef struct ft_scan_count {
    unsigned long long windows;     /* passed the mask: a pattern was run */
    unsigned long long matched;     /* matches of its pattern */
    unsigned long long emitted;     /* those that gave a fact */
    unsigned long long lost;        /* facts beaten in an overlap, or vetoed */
    unsigned long long nanoseconds; /* of processor time */
} ft_scan_count;

typedef struct ft_scan_options {
    bool unmasked; /* try every rule on every window: for tests */
    long
        deadline_ms; /* per article, of processor time; 0: the default, 2,000 */
    size_t only;     /* 1 + index of the one rule to run; 0: all */
    size_t without;  /* 1 + index of a rule not to run; 0: none */
    ft_scan_count *counts; /* one a rule of the pack, added to; or NULL */
} ft_scan_options;

/* `options` may be NULL. Facts are tied to the arena. */
ft_status ft_rules_scan(ft_arena *arena, const ft_pack *pack,
                        const ft_article *article, const ft_mentions *mentions,
                        const ft_scan_options *options, ft_facts *out,
                        ft_error *err);

#endif
