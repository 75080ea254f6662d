/*
 * require: what every text that a pattern matches must contain, read off the
 * pattern: clauses, each of which one of several words, a kind of mention or a
 * digit fulfils.
 */
#ifndef FT_RULES_REQUIRE_H
#define FT_RULES_REQUIRE_H

#include "base/arena.h"
#include "mentions/mentions.h"

/* Bytes that no UTF-8 text has stand in the words for what is no letter: any
 * digit, a mention of a kind (FT_SIGN_MENTION + kind), and at the head of a
 * start the edge of a word. */
enum {
    FT_SIGN_EDGE = 0xF7,
    FT_SIGN_DIGIT = 0xF8,
    FT_SIGN_MENTION = 0xF9,
};
_Static_assert(FT_SIGN_MENTION + FT_KIND_COUNT <= 0x100, "signs are bytes");

/* One of these must stand in the text. */
typedef struct ft_clause {
    const ft_slice *words; /* with signs; ASCII letters in lower case */
    size_t word_count;
    unsigned kinds; /* bit 1 << kind: one mention of it */
    unsigned pairs; /* bit 1 << kind: two mentions of it */
    bool digit;
    unsigned weight; /* how much it tells; more is rarer */
} ft_clause;

typedef struct ft_required {
    ft_clause *clauses; /* the weightiest first */
    size_t count;
    const ft_slice *starts; /* with signs: a match begins where one of these */
    size_t start_count;     /* does; 0: anywhere */
} ft_required;

/* Reads patterns that have much in common: what it learnt of a long group it
 * remembers. */
typedef struct ft_requirer ft_requirer;

ft_requirer *ft_requirer_new(ft_arena *arena); /* NULL when memory is out */
/* `pattern` is a PCRE2 pattern that compiles; its text must live as long as the
 * requirer. What is not understood requires nothing. The result is tied to the
 * requirer's arena. False when memory is out. */
bool ft_require_read(ft_requirer *requirer, ft_slice pattern, ft_required *out);

#endif
