/*
 * game: a record as tables of results list it: the host first, one final score
 * after extra time where there was any. Every format but NDJSON starts from it.
 */
#ifndef FT_OUTPUT_GAME_H
#define FT_OUTPUT_GAME_H

#include "output/ndjson.h"

/* Borrows the record and its origin. */
typedef struct ft_game {
    const ft_match *match;
    const ft_origin *origin;
    const ft_side *sides[2]; /* the host, or else team1, first */
    bool turned;             /* team2 is the host: sides[0] is team2 */
    ft_score score;          /* home, away; not told: the match has no result */
} ft_game;

ft_game ft_game_of(const ft_match *match, const ft_origin *origin);
/* One of the record's scores, home first. */
ft_score ft_game_turn(const ft_game *game, const ft_score *score);
/* 0 or 1: the side that won the shoot-out; -1: nobody, or none is told. */
int ft_game_shootout_winner(const ft_game *game);

/* "Ada Quist 45+2' (pen.)": a goal as people write it; "?" for nobody. */
void ft_game_goal(ft_buffer *out, const ft_goal *goal);
/* "2-1", or "2-1 aet", "1-1, 4-3 pen.", "postponed": the result in a word. */
void ft_game_result(ft_buffer *out, const ft_game *game);

#endif
