/*
 * run: names as football.txt can write them. Its "text run" holds letters,
 * digits and a few marks between them; what else a name has becomes a space.
 * openfootball.github.io/spec describes the format; its grammar stands in
 * sportdb/sport.db.v2, parser/fbtxt/grammar and lexer.
 */
#ifndef FT_OUTPUT_RUN_H
#define FT_OUTPUT_RUN_H

#include "base/buffer.h"

/* Each appends and returns true, or appends nothing when too little of the name
 * is left to be one. */
bool ft_run_team(ft_buffer *out, ft_slice name);
bool ft_run_player(ft_buffer *out, ft_slice name);
bool ft_run_place(ft_buffer *out, ft_slice name);
/* For a heading or a comment: anything on one line. */
void ft_run_title(ft_buffer *out, ft_slice text);

#endif
