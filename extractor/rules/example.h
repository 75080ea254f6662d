/* example: the examples beside a rule. */
#ifndef FT_RULES_EXAMPLE_H
#define FT_RULES_EXAMPLE_H

#include "rules/rule.h"

/* Reads `examples:` into the rule. Errors are reported. */
ft_status ft_example_read(ft_arena *arena, ft_report *report,
                          const ft_node *node, ft_rule *rule);

#endif
