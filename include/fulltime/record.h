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
    size_t start; /**< offset of the first byte */
    size_t end;   /**< offset of the first byte after it */
} ft_span;

/** A score in the order team1, team2; `told` is false where the text is silent.
 */
typedef struct ft_score {
    bool told;    /**< whether the text tells this score */
    int goals[2]; /**< of team1 and team2 */
} ft_score;

/** One credited goal. */
typedef struct ft_goal {
    const char *name; /**< the scorer; NULL when the text names nobody */
    int minute;       /**< 1 to 120; 0 when not told */
    int offset;       /**< minutes of stoppage time beyond it; 0 when none */
    bool penalty;     /**< from the spot, in play */
    bool owngoal;     /**< `name` is then the opponent who scored it */
    bool derived;     /**< the minute was computed ("two minutes later") */
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
    const char *field;         /**< JSON Pointer */
    const char *kept;          /**< the value kept, as JSON */
    const char *refused;       /**< the value refused, as JSON */
    const char *kept_quote;    /**< where the text says the one */
    const char *refused_quote; /**< and where the other */
} ft_conflict;

/** Why the match is in the article. */
typedef enum ft_role {
    FT_ROLE_REPORTED, /**< the article is about it */
    FT_ROLE_MENTIONED /**< its result is told in passing */
} ft_role;

/** How the match ended, if it did. */
typedef enum ft_match_status {
    FT_MATCH_FINAL,     /**< played to the end */
    FT_MATCH_ABANDONED, /**< stopped and not resumed */
    FT_MATCH_AWARDED,   /**< the score was given by decision */
    FT_MATCH_POSTPONED  /**< not played; it has no score */
} ft_match_status;

/** What a check came to. */
typedef enum ft_verdict {
    FT_VERDICT_ABSENT, /**< the record has too little to check */
    FT_VERDICT_PASS,   /**< what must hold does */
    FT_VERDICT_FAIL    /**< it does not */
} ft_verdict;

/** The domain checks, in the order in which they are printed. */
typedef enum ft_check {
    FT_CHECK_GOALS_WITHIN_SCORE,         /**< no more goals than the score */
    FT_CHECK_WINNER_SCORES_MORE,         /**< a named winner scored more */
    FT_CHECK_MINUTES_WITHIN_MATCH,       /**< and in the order of play */
    FT_CHECK_ATTENDANCE_WITHIN_CAPACITY, /**< of the ground, where known */
    FT_CHECK_WEEKDAY_FITS_DATE,          /**< a named weekday is the date's */
    FT_CHECK_COUNT                       /**< how many there are */
} ft_check;

/** One side of a match. */
typedef struct ft_side {
    const char *name;     /**< canonical, or as written when unknown */
    const char *code;     /**< id in the gazetteer; NULL when unknown */
    const ft_goal *goals; /**< credited to this side, in order of play */
    size_t goal_count;    /**< of `goals`, not of the score */
} ft_side;

enum {
    FT_HOME_UNTOLD = -1, /**< ft_match::home when the text does not say */
    FT_ATTENDANCE_UNTOLD = -1
};

/** A match whose final score the article states. */
typedef struct ft_match {
    const char *id;          /**< "2021-11-16/can/mex" */
    ft_role role;            /**< reported, or told in passing */
    ft_match_status status;  /**< final unless the text says otherwise */
    const char *date;        /**< ISO day, or NULL */
    const char *competition; /**< canonical name, or NULL */
    ft_side sides[2];        /**< team1, team2 */
    int home;                /**< 1 or 2; 0: neutral; or FT_HOME_UNTOLD */
    ft_score half_time;      /**< at the break */
    ft_score full_time;      /**< after 90 minutes and stoppage time */
    ft_score extra_time;     /**< after 120 minutes */
    ft_score shootout;       /**< penalties after the match */
    ft_score aggregate;      /**< over two legs */
    const char *venue;       /**< or NULL */
    const char *city;        /**< or NULL */
    int attendance;          /**< or FT_ATTENDANCE_UNTOLD */
    double confidence;       /**< 0 to 1 */
    ft_verdict checks[FT_CHECK_COUNT]; /**< indexed by ft_check */
    const ft_conflict *conflicts;      /**< what the text says against itself */
    size_t conflict_count;             /**< of `conflicts` */
    const ft_evidence *evidence;       /**< what each value stands on */
    size_t evidence_count;             /**< of `evidence` */
} ft_match;

#ifdef __cplusplus
}
#endif
#endif
