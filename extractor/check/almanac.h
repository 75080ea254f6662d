/*
 * almanac: tables in the columns of international_results, made ready to be
 * asked: which matches of these two sides, which goals in that match.
 */
#ifndef FT_CHECK_ALMANAC_H
#define FT_CHECK_ALMANAC_H

#include "check/nations.h"
#include "check/sheet.h"

/* A row of the results: a match that was played. */
typedef struct ft_fixture {
    ft_slice keys[2];  /* of home and away, see ft_nations_key() */
    ft_slice names[2]; /* as the table writes them */
    long day;          /* see ft_date_number() */
    int goals[2];      /* of home and away */
    int neutral;       /* 1 or 0; -1: the table does not say */
    size_t row;
} ft_fixture;

/* A row of the goals. */
typedef struct ft_strike {
    ft_slice keys[2]; /* of home and away */
    long day;
    size_t side; /* 0 or 1: which of the two it counts for */
    ft_slice scorer;
    int minute; /* 0: not known */
    bool owngoal, penalty;
    size_t row;
} ft_strike;

typedef struct ft_almanac {
    const ft_nations *nations;
    ft_sheet results;
    ft_sheet goals; /* width 0: there is none */
    /* Both sorted by the pair of sides, then by day. */
    ft_fixture *fixtures;
    size_t fixture_count;
    ft_strike *strikes;
    size_t strike_count;
    ft_slice *keys; /* of all sides with a match, sorted */
    size_t key_count;
} ft_almanac;

/* Read the tables into the almanac, which begins zeroed but for `nations`.
 * Matches without a score (NA) are passed over. Columns are found by name:
 * date, home_team, away_team, home_score, away_score, and neutral when it is
 * there; date, home_team, away_team, team, scorer, and minute, own_goal and
 * penalty when they are there. */
ft_status ft_almanac_results(ft_almanac *almanac, ft_arena *arena,
                             ft_slice name, ft_slice text, ft_error *err);
ft_status ft_almanac_goals(ft_almanac *almanac, ft_arena *arena, ft_slice name,
                           ft_slice text, ft_error *err);

/* All matches of the two sides, in either order: the first, and how many. */
const ft_fixture *ft_almanac_meetings(const ft_almanac *almanac, ft_slice one,
                                      ft_slice other, size_t *count);
/* All goals of that match. */
const ft_strike *ft_almanac_strikes(const ft_almanac *almanac,
                                    const ft_fixture *fixture, size_t *count);
/* Whether the table has any match of that side. */
bool ft_almanac_knows(const ft_almanac *almanac, ft_slice key);

#endif
