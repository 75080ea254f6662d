/**
 * @file record.h
 * The match record, as docs/record.md describes it. All strings are UTF-8,
 * NUL-terminated and tied to the ft_result that holds the record.
 */
#ifndef FULLTIME_RECORD_H
#define FULLTIME_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A half-open range of bytes: start is in it, end is not. */
typedef struct ft_span {
    size_t start;
    size_t end;
} ft_span;

/** A score in the order team1, team2; `told` is false where the text is silent.
 */
typedef struct ft_score {
    bool told;
    int goals[2];
} ft_score;

/** One credited goal. */
typedef struct ft_goal {
    const char *name; /**< the scorer; NULL when the text names nobody */
    int minute;       /**< 1 to 120; 0 when not told */
    int offset;       /**< minutes of stoppage time beyond it; 0 when none */
    bool penalty;
    bool owngoal; /**< `name` is then the opponent who scored it */
    bool derived; /**< the minute was computed ("two minutes later") */
} ft_goal;

/** A piece of the article that a value stands on. */
typedef struct ft_evidence {
    const char *field; /**< JSON Pointer into the record, "/score/ft" */
    const char *rule;  /**< id of the rule that found it */
    ft_span span;      /**< bytes of the extracted text, see ft_result_text() */
    const char *quote; /**< exactly the text at that span */
    size_t block;      /**< index of the block it stands in, from 0 */
    double confidence; /**< 0 to 1 */
} ft_evidence;

/** What the article says against itself. */
typedef struct ft_conflict {
    const char *field; /**< JSON Pointer */
    const char *kept;  /**< the value kept, as JSON */
    const char *refused;
    const char *kept_quote;
    const char *refused_quote;
} ft_conflict;

typedef enum ft_role { FT_ROLE_REPORTED, FT_ROLE_MENTIONED } ft_role;

typedef enum ft_match_status {
    FT_MATCH_FINAL,
    FT_MATCH_ABANDONED,
    FT_MATCH_AWARDED,
    FT_MATCH_POSTPONED
} ft_match_status;

typedef enum ft_verdict {
    FT_VERDICT_ABSENT,
    FT_VERDICT_PASS,
    FT_VERDICT_FAIL
} ft_verdict;

/** The domain checks, in the order in which they are printed. */
typedef enum ft_check {
    FT_CHECK_GOALS_WITHIN_SCORE,
    FT_CHECK_WINNER_SCORES_MORE,
    FT_CHECK_MINUTES_WITHIN_MATCH,
    FT_CHECK_ATTENDANCE_WITHIN_CAPACITY,
    FT_CHECK_WEEKDAY_FITS_DATE,
    FT_CHECK_COUNT
} ft_check;

/** One side of a match. */
typedef struct ft_side {
    const char *name;     /**< canonical, or as written when unknown */
    const char *code;     /**< id in the gazetteer; NULL when unknown */
    const ft_goal *goals; /**< credited to this side, in order of play */
    size_t goal_count;
} ft_side;

enum {
    FT_HOME_UNTOLD = -1, /**< ft_match::home when the text does not say */
    FT_ATTENDANCE_UNTOLD = -1
};

/** A match whose final score the article states. */
typedef struct ft_match {
    const char *id; /**< "2021-11-16/can/mex" */
    ft_role role;
    ft_match_status status;
    const char *date;        /**< ISO day, or NULL */
    const char *competition; /**< canonical name, or NULL */
    ft_side sides[2];        /**< team1, team2 */
    int home;                /**< 1 or 2; 0: neutral; or FT_HOME_UNTOLD */
    ft_score half_time, full_time, extra_time, shootout, aggregate;
    const char *venue; /**< or NULL */
    const char *city;  /**< or NULL */
    int attendance;    /**< or FT_ATTENDANCE_UNTOLD */
    double confidence; /**< 0 to 1 */
    ft_verdict checks[FT_CHECK_COUNT];
    const ft_conflict *conflicts;
    size_t conflict_count;
    const ft_evidence *evidence;
    size_t evidence_count;
} ft_match;

#ifdef __cplusplus
}
#endif
#endif
