/*
 * grammar: a checker of football.txt, written from its published description
 * (openfootball.github.io/spec, level 1, and the attendance line of level 2)
 * for the part of the format that fulltime writes.
 */
#ifndef FT_TESTS_SUPPORT_GRAMMAR_H
#define FT_TESTS_SUPPORT_GRAMMAR_H

#include "base/slice.h"

/* 0 when the document follows the grammar, else the number of the first line
 * that does not. `matches` counts the match lines. */
unsigned grammar_check(ft_slice document, size_t *matches);

#endif
