/*
 * results: matches in the columns of the public data set international_results:
 * results.csv, goalscorers.csv and shootouts.csv. What is not known is NA, as
 * that data set has it. docs/formats.md describes the columns.
 */
#ifndef FT_OUTPUT_RESULTS_H
#define FT_OUTPUT_RESULTS_H

#include "output/csv.h"
#include "output/game.h"

/* Append the rows that the match has in the table: one a match with a result,
 * one a goal, one a shoot-out. With NULL: the header. */
void ft_results_add(ft_buffer *out, const ft_game *game);
void ft_goalscorers_add(ft_buffer *out, const ft_game *game);
void ft_shootouts_add(ft_buffer *out, const ft_game *game);

#endif
