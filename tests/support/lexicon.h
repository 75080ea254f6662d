/*
 * lexicon: a small lexicon with a few sides, grounds and towns, all but the
 * national ones made up, and a way to write down what was found.
 */
#ifndef FT_TESTS_SUPPORT_LEXICON_H
#define FT_TESTS_SUPPORT_LEXICON_H

#include "mentions/mentions.h"

/* One table, as it would stand in a file. */
typedef struct lexicon_table {
    ft_kind kind;
    const char *text;
} lexicon_table;

/* A gazetteer of these tables; fails the test when it cannot be built. */
const ft_gazetteer *
lexicon_gazetteer(ft_arena *arena, const lexicon_table *tables, size_t count);
/* The word lists below and the tables of lexicon.c. */
void lexicon_init(ft_arena *arena, ft_lexicon *out);

/* The text with each mention as "[kind id]", or "[kind name]" when no table
 * knows it; a variant stands behind a slash. Tied to the arena. */
const char *lexicon_show(ft_arena *arena, const ft_mentions *mentions);

#endif
