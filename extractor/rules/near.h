/* near: where a rule nearly matched: how far into the text its pattern came. */
#ifndef FT_RULES_NEAR_H
#define FT_RULES_NEAR_H

#include "rules/rule.h"

typedef struct ft_near {
    ft_span span;  /* in the shadow: from where the pattern set out to where
                      it stopped; empty: it never set out */
    bool matched;  /* the pattern matched, and something else refused it */
    bool untraced; /* an alternative was too large to trace */
} ft_near;

/* Compiles the rule's pattern anew, for tracing: slow. FT_ERR_MEMORY or FT_OK.
 */
ft_status ft_near_find(ft_arena *arena, const ft_rule *rule,
                       const ft_article *article, const ft_mentions *mentions,
                       ft_near *out);

#endif
