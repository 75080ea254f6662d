/*
 * starts: the texts of which one stands where a match begins, as far as they
 * can be told: so that a pattern need not be tried anywhere else.
 */
#ifndef FT_RULES_STARTS_H
#define FT_RULES_STARTS_H

#include "rules/need.h"

/* Of a row of parts, of which the first ones may be absent. Begins zeroed. */
typedef struct ft_starts {
    ft_texts set; /* with FT_SIGN_EDGE before those that begin a word */
    bool edge;    /* the row begins with the edge of a word */
    enum {
        FT_STARTS_OPEN,   /* what was taken so far may all be absent */
        FT_STARTS_CLOSED, /* each match begins with one of the set */
        FT_STARTS_LOST    /* it may begin with anything */
    } state;
} ft_starts;

/* The next part of the row is one of these texts, or `maybe` absent. */
void ft_starts_take(ft_needs *needs, ft_starts *starts, ft_texts texts,
                    bool maybe);
/* The next part is of a need, or `maybe` absent. */
void ft_starts_take_need(ft_needs *needs, ft_starts *starts,
                         const ft_need *need, bool maybe);
/* The next parts are one of these texts and then a need; nothing is taken when
 * that is not known or too much. */
void ft_starts_take_row(ft_needs *needs, ft_starts *starts, ft_texts texts,
                        const ft_need *need);
/* The next part may be anything. */
void ft_starts_lose(ft_starts *starts);
/* The set; none when it is not known. */
ft_texts ft_starts_set(const ft_starts *starts);
/* It is worth looking for: none of the texts stands nearly everywhere. */
bool ft_starts_tell(ft_texts set);
/* The set of one of several needs. */
ft_texts ft_starts_choose(ft_needs *needs, const ft_need *branches,
                          size_t count);

#endif
