/* candidate: a fact that still has to hold its own against others. */
#ifndef FT_RULES_CANDIDATE_H
#define FT_RULES_CANDIDATE_H

#include "rules/rule.h"

typedef struct ft_candidate {
    ft_fact fact; /* fact.region is 1 + index of a candidate here */
    const ft_binding *bindings;
    size_t order; /* in which it was found */
    bool lost;
} ft_candidate;

typedef struct ft_candidates {
    ft_candidate *items;
    size_t count, capacity;
} ft_candidates;

/* Drops what a veto claims, and of overlapping candidates of one family all but
 * the longest, then of the highest priority, then of the first rule. What has
 * lost stays lost. FT_ERR_MEMORY or FT_OK. */
ft_status ft_candidates_settle(ft_arena *arena, const ft_pack *pack,
                               const ft_article *article,
                               const ft_mentions *mentions,
                               ft_candidates *candidates);
/* The winners by place, then by rule; the losers likewise. */
ft_status ft_candidates_list(ft_arena *arena, const ft_candidates *candidates,
                             ft_facts *out);

#endif
