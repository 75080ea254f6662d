/* bind: what the groups of a match hold -> bindings of the rule's captures. */
#ifndef FT_RULES_BIND_H
#define FT_RULES_BIND_H

#include "rules/rule.h"

typedef struct ft_bind_input {
    const ft_number_words *numbers;
    const ft_mentions *mentions;
    const ft_matcher *matcher; /* it holds the groups of the match */
    const ft_rule *rule;
    const ft_branch *branch; /* the one that matched */
    size_t start;            /* of the matcher's subject, in the shadow */
} ft_bind_input;

/* Fills the bindings, which are zero, of all captures that took part. False
 * when one cannot be read as its type; `unread` is then its name. */
bool ft_bind_captures(const ft_bind_input *input, ft_binding *bindings,
                      ft_slice *unread);

#endif
