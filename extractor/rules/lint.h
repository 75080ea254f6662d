/* lint: what loads and yet is hardly meant: warnings to the sink. */
#ifndef FT_RULES_LINT_H
#define FT_RULES_LINT_H

#include "rules/rule.h"

void ft_lint(ft_report *report, const ft_pack *pack);
/* Those of the packs whose bit, 1 << pack, is set. */
void ft_lint_fragments(ft_report *report, const ft_fragments *fragments,
                       uint64_t packs);

#endif
