/* near: where a rule nearly matched: how far into the text its pattern came,
 * and what of the pattern stopped it. */
#ifndef FT_RULES_NEAR_H
#define FT_RULES_NEAR_H

#include "rules/pack.h"

typedef struct ft_near {
    ft_span span;  /* in the shadow: from where the pattern set out to where
                      it stopped; empty: it never set out */
    size_t saw;    /* in the shadow: where what stopped it began to look */
    ft_slice stop; /* that, as the rule file writes it: "%{goals:w}", " beat ";
                      empty when it matched or never set out */
    size_t passed; /* parts of the pattern before it: slots, and the text
                      between two slots */
    size_t sentence; /* in which the attempt began */
    bool matched;    /* the pattern matched, and something else refused it */
    bool untraced;   /* an alternative was too large to trace */
} ft_near;

struct ft_rule;

/* A rule compiled anew, for tracing: slow, and many times larger. */
typedef struct ft_tracer ft_tracer;

/* Tied to the arena but for the patterns: free it. NULL: no memory. The rule
 * must outlive it. */
ft_tracer *ft_tracer_new(ft_arena *arena, const struct ft_rule *rule);
void ft_tracer_free(ft_tracer *tracer); /* NULL is fine */
/* The same of the index-th rule of a pack. */
ft_tracer *ft_tracer_of(ft_arena *arena, const ft_pack *pack, size_t rule);
/* Parts of the alternative that has most. */
size_t ft_tracer_parts(const ft_tracer *tracer);
/* The nearest miss, or the match, in each window of an article where the
 * pattern set out at all, in the order of the text; `arena` is the article's.
 * FT_ERR_MEMORY or FT_OK. */
ft_status ft_tracer_look(ft_tracer *tracer, ft_arena *arena,
                         const ft_article *article, const ft_mentions *mentions,
                         ft_near **out, size_t *count);
/* The same in one sentence alone. */
ft_status ft_tracer_look_at(ft_tracer *tracer, ft_arena *arena,
                            const ft_article *article,
                            const ft_mentions *mentions, size_t sentence,
                            ft_near *out);

/* The longest of an article. FT_ERR_MEMORY or FT_OK. */
ft_status ft_near_find(ft_arena *arena, const struct ft_rule *rule,
                       const ft_article *article, const ft_mentions *mentions,
                       ft_near *out);

#endif
