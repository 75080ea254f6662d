/* lint: what loads and yet is hardly meant: warnings to the sink. */
#ifndef FT_RULES_LINT_H
#define FT_RULES_LINT_H

#include "rules/rule.h"

void ft_lint(ft_report *report, const ft_fragments *fragments,
             const ft_pack *pack);

#endif
