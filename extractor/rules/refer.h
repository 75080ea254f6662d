/* refer: binds a capture to something named elsewhere ("He scored both"). */
#ifndef FT_RULES_REFER_H
#define FT_RULES_REFER_H

#include "rules/rule.h"

enum { FT_REFER_LIMIT = 8 }; /* entries of one rule */

/* Reads `refer:`; names that the pattern does not tell become captures of the
 * rule, which has room for FT_REFER_LIMIT more. Errors are reported. */
ft_status ft_refer_read(ft_arena *arena, ft_report *report, const ft_node *node,
                        ft_rule *rule);

typedef struct ft_refer_input {
    const ft_article *article;
    const ft_mentions *mentions;
    const ft_lexicon *lexicon;
    const ft_rule *rule;
    ft_span span;    /* whole match, in the shadow */
    size_t sentence; /* the one it begins in */
} ft_refer_input;

/* The word before a mention, in lower case, is a preposition; words that only
 * say who the mention is may stand between. */
bool ft_refer_object(const ft_mentions *mentions, const ft_lexicon *lexicon,
                     const ft_mention *mention);
/* Binds what can be bound. False when something that must be bound is not. */
bool ft_refer_bind(const ft_refer_input *input, ft_binding *bindings);

#endif
