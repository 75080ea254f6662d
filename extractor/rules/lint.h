/*
 * lint: what loads and yet is hardly meant: warnings to the sink, each with a
 * remedy and the name of its check. A comment "# lint: ok NAME" in the line, or
 * in the one above, says that it is meant.
 */
#ifndef FT_RULES_LINT_H
#define FT_RULES_LINT_H

#include "rules/rule.h"

typedef struct ft_lint ft_lint;

/* Warns of the pack's own files alone. Tied to the arena; NULL when memory is
 * out. */
ft_lint *ft_lint_new(ft_arena *arena, const ft_pack *pack,
                     ft_finding_sink *sink, void *context);
/* False when memory is out. */
bool ft_lint_rules(ft_lint *lint, const ft_pack *pack);
/* Those of the packs whose bit, 1 << pack, is set. */
bool ft_lint_fragments(ft_lint *lint, const ft_fragments *fragments,
                       uint64_t packs);

/* The names of the checks. */
size_t ft_lint_check_count(void);
const char *ft_lint_check_name(size_t index);

#endif
