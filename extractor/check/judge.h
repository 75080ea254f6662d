/*
 * judge: a record against the almanac: what the table confirms, what it
 * contradicts, and what it knows nothing of.
 */
#ifndef FT_CHECK_JUDGE_H
#define FT_CHECK_JUDGE_H

#include "check/almanac.h"
#include "fulltime/record.h"

typedef enum ft_standing {
    FT_STANDING_UNKNOWN, /* the table, or the record, has too little to say */
    FT_STANDING_CONFIRMED,
    FT_STANDING_NEAR, /* off by one: the day, the minute */
    FT_STANDING_CONTRADICTED,
    FT_STANDING_COUNT
} ft_standing;

/* Why a match is unknown. */
typedef enum ft_reason {
    FT_REASON_NONE,
    FT_REASON_SIDES,  /* the table has no match of one of the sides */
    FT_REASON_SCORE,  /* the record has no result */
    FT_REASON_DAY,    /* the record has no day */
    FT_REASON_ABSENT, /* the table has no such match */
    FT_REASON_COUNT
} ft_reason;

/* One goal of the record. */
typedef struct ft_goal_standing {
    size_t side, index; /* sides[side].goals[index] of the record */
    ft_standing scorer;
    ft_standing minute;
    const ft_strike *strike; /* the goal it is compared with; or NULL */
} ft_goal_standing;

typedef struct ft_judgement {
    ft_standing match;
    ft_reason reason;          /* when the match is unknown */
    const ft_fixture *fixture; /* the row it is compared with; or NULL */
    bool turned;               /* the table lists team2 first */
    ft_standing score;         /* CONTRADICTED: it is the score that differs */
    ft_standing day;           /* CONFIRMED, NEAR or CONTRADICTED */
    ft_standing home;          /* who was at home, or that nobody was */
    ft_goal_standing *goals;
    size_t goal_count;
} ft_judgement;

/* Tied to the arena, and to the almanac. FT_ERR_MEMORY. */
ft_status ft_judge(const ft_almanac *almanac, ft_arena *arena,
                   const ft_match *match, ft_judgement *out);

#endif
