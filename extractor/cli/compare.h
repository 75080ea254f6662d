/* compare: what an article was expected to yield, what was accepted as good
 * enough, and what it yields now. */
#ifndef FT_CLI_COMPARE_H
#define FT_CLI_COMPARE_H

#include "cli/measure.h"

/* Between the gold and what came: a field of a record, or all of one. */
typedef struct ft_difference {
    const ft_json *expected; /* NULL: one too many */
    const ft_json *got;      /* NULL: missing */
    size_t key;              /* of ft_fact_key(); FT_FACT_KEY_COUNT: all */
    bool known;              /* it was so when it was accepted */
} ft_difference;

/* Between what was accepted and what came. */
typedef struct ft_change {
    const ft_json *expected; /* NULL: the gold knows no such record */
    const ft_json *before;   /* NULL: a new record */
    const ft_json *now;      /* NULL: one that is gone */
    size_t index;            /* of `now` among what came */
    int way;                 /* -1 worse, 0 neither, 1 better */
} ft_change;

typedef struct ft_compared {
    ft_records_read expected, accepted, got;
    bool settled; /* `accepted` was accepted against this very gold */
    bool fresh;   /* nothing was ever accepted */
} ft_compared;

typedef struct ft_comparison {
    ft_difference *differences;
    size_t difference_count, difference_room;
    ft_change *changes;
    size_t change_count, change_room;
    size_t open;   /* differences that are known */
    size_t closed; /* known ones that are gone */
    ft_share now[FT_MEASURE_COUNT];
    ft_share was[FT_MEASURE_COUNT]; /* all zero when nothing was accepted */
} ft_comparison;

/* Tied to the arena. FT_ERR_MEMORY or FT_OK. */
ft_status ft_compare(ft_arena *arena, const ft_compared *input,
                     ft_comparison *out);
/* Whether the difference is one of a field: "score.ft"; empty: any. */
bool ft_difference_within(const ft_difference *difference, ft_slice field);
/* Differences that nobody has accepted, of a field. */
size_t ft_compare_failures(const ft_comparison *comparison, ft_slice field);

/* Shows a difference or a change, indented; a change key by key. A record that
 * was named before, by the difference `last` (may be NULL), has no title. */
void ft_difference_show(ft_buffer *out, bool colour,
                        const ft_difference *difference,
                        const ft_difference *last);
void ft_change_show(ft_buffer *out, bool colour, const ft_change *change);

#endif
