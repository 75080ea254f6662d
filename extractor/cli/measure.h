/* measure: what of a record is counted as right or wrong. */
#ifndef FT_CLI_MEASURE_H
#define FT_CLI_MEASURE_H

#include "cli/facts.h"

/* FT_MEASURE_RECORD is the two sides and the score alone. */
typedef enum ft_measure {
    FT_MEASURE_RECORD,
    FT_MEASURE_ROLE,
    FT_MEASURE_STATUS,
    FT_MEASURE_DATE,
    FT_MEASURE_COMPETITION,
    FT_MEASURE_TEAM1,
    FT_MEASURE_TEAM2,
    FT_MEASURE_HOME,
    FT_MEASURE_HT,
    FT_MEASURE_FT,
    FT_MEASURE_ET,
    FT_MEASURE_P,
    FT_MEASURE_AGG,
    FT_MEASURE_GOAL_NAME,
    FT_MEASURE_GOAL_MINUTE,
    FT_MEASURE_GOAL_KIND,
    FT_MEASURE_VENUE,
    FT_MEASURE_CITY,
    FT_MEASURE_ATTENDANCE,
    FT_MEASURE_COUNT
} ft_measure;

extern const ft_slice ft_measure_names[FT_MEASURE_COUNT]; /* "score.ft" */
/* The field's name, or one that its dot parts: "score" holds "score.ft". An
 * empty field holds all. */
bool ft_measure_within(ft_slice name, ft_slice field);

/* Values of one measure: right ones, those in the gold, those that came. */
typedef struct ft_share {
    size_t right, expected, got;
} ft_share;

void ft_share_add(ft_share *sum, const ft_share *more);
void ft_share_take(ft_share *sum, const ft_share *less);
/* Values on either side that the other does not have. */
size_t ft_share_wrong(const ft_share *share);
/* -1, 0 or 1: whether the F1 of `a` is below, as good as or above `b`'s. Where
 * nothing is expected and nothing came, all is well. */
int ft_share_compare(const ft_share *a, const ft_share *b);
double ft_share_precision(const ft_share *share); /* 1 of nothing */
double ft_share_recall(const ft_share *share);
double ft_share_f1(const ft_share *share);

/* Adds what two records have in common, all but FT_MEASURE_RECORD. Either may
 * be NULL. False when memory is out. */
bool ft_measure_records(ft_arena *arena, const ft_json *expected,
                        const ft_json *got, ft_share shares[FT_MEASURE_COUNT]);

#endif
