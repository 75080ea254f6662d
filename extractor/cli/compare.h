/* compare: the records expected of an article against those it gave. */
#ifndef FT_CLI_COMPARE_H
#define FT_CLI_COMPARE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "cli/gaps.h"

/* What is compared; FT_COMPARE_RECORD is the two sides and the score alone. */
typedef enum ft_compared {
    FT_COMPARE_RECORD,
    FT_COMPARE_ROLE,
    FT_COMPARE_STATUS,
    FT_COMPARE_DATE,
    FT_COMPARE_COMPETITION,
    FT_COMPARE_TEAM1,
    FT_COMPARE_TEAM2,
    FT_COMPARE_HOME,
    FT_COMPARE_SCORE,
    FT_COMPARE_GOALS1,
    FT_COMPARE_GOALS2,
    FT_COMPARE_VENUE,
    FT_COMPARE_ATTENDANCE,
    FT_COMPARE_COUNT
} ft_compared;

typedef struct ft_share {
    size_t right, expected, got;
} ft_share;

typedef struct ft_comparison {
    ft_share shares[FT_COMPARE_COUNT]; /* goals count one by one */
    size_t failures;                   /* differences that are no known gap */
} ft_comparison;

/* The records of one article, and how its differences are shown. */
typedef struct ft_sides {
    const char *name; /* of the case */
    const ft_json *const *expected;
    size_t expected_count;
    const ft_json *const *got;
    size_t got_count;
    bool colour;
    bool all; /* shows known gaps, too */
} ft_sides;

const char *ft_compared_name(ft_compared what); /* "team1" */

/* An expected record holds the keys compared and no others: FT_OK, or
 * FT_ERR_SYNTAX that names the one it should not hold. */
ft_status ft_expected_check(const ft_json *record, ft_error *err);

/* Adds to the comparison, to the gaps, and what differs to `out`. */
ft_status ft_compare(ft_arena *arena, const ft_sides *sides, ft_gaps *gaps,
                     ft_buffer *out, ft_comparison *sum);

#endif
