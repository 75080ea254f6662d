/*
 * need: what a part of a pattern needs, as a value that adds up. Either all the
 * texts that the part can be are known (`exact`), or some clauses and mentions
 * are told that no match of it lacks. Parts in a row add; of parts of which one
 * stands, only what all of them need is kept. Too little is safe, too much is
 * not: whatever grows too large tells nothing.
 */
#ifndef FT_RULES_NEED_H
#define FT_RULES_NEED_H

#include "rules/require.h"

enum {
    FT_TEXT_LIMIT = 40, /* bytes of one text of a set */
    FT_SET_LIMIT = 900  /* texts of a set: more tell nothing */
};

/* All the texts that a part can be. */
typedef struct ft_texts {
    const ft_slice *texts;
    size_t count; /* 0: too many, or not known */
} ft_texts;

typedef struct ft_need {
    ft_texts exact;  /* when known, nothing else is told but the starts */
    ft_texts starts; /* one of which stands where it begins; none: not known */
    ft_clause *clauses;
    size_t count, capacity;
    unsigned kinds[FT_KIND_COUNT]; /* mentions at least */
    unsigned digits;
} ft_need;

/* Where needs are made; once `failed`, what comes out means nothing. */
typedef struct ft_needs {
    ft_arena *arena;
    bool failed; /* memory is out */
} ft_needs;

/* A set of one text, copied with its ASCII letters in lower case and the sign
 * of a digit for each digit. */
ft_texts ft_texts_one(ft_needs *needs, ft_slice text);
/* Every text of `heads` with every one of `tails` behind it; with `maybe` also
 * with none. False when they are too many or too long. */
bool ft_texts_join(ft_needs *needs, ft_texts heads, ft_texts tails, bool maybe,
                   ft_texts *out);

void ft_need_add_clause(ft_needs *needs, ft_need *to, ft_clause clause);
/* One of the texts must stand there. */
void ft_need_add_texts(ft_needs *needs, ft_need *to, ft_texts texts);
/* All that `from` needs; its mentions and digits stand `times` times. */
void ft_need_add(ft_needs *needs, ft_need *to, const ft_need *from,
                 unsigned times);
/* What is needed where one of the branches stands; `count` is one at least. */
ft_need ft_need_choose(ft_needs *needs, const ft_need *branches, size_t count);

#endif
