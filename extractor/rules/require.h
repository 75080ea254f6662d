/*
 * require: what every text that a pattern matches must contain, read off the
 * pattern: clauses, each of which one of several words, a kind of mention or a
 * digit fulfils.
 */
#ifndef FT_RULES_REQUIRE_H
#define FT_RULES_REQUIRE_H

#include "base/arena.h"
#include "mentions/mentions.h"

/* One of these must stand in the text. */
typedef struct ft_clause {
    const ft_slice *words; /* ASCII letters in lower case, as is the text */
    size_t word_count;
    unsigned kinds; /* bit 1 << kind: one mention of it */
    unsigned pairs; /* bit 1 << kind: two mentions of it */
    bool digit;
    unsigned weight; /* how much it tells; more is rarer */
} ft_clause;

typedef struct ft_required {
    ft_clause *clauses; /* the weightiest first */
    size_t count;
} ft_required;

/* `pattern` is a PCRE2 pattern that compiles. What is not understood requires
 * nothing. False when memory is out. */
bool ft_require_read(ft_arena *arena, ft_slice pattern, ft_required *out);

#endif
