/* grammar: the nodes of one rule -> a compiled rule. */
#ifndef FT_RULES_GRAMMAR_H
#define FT_RULES_GRAMMAR_H

#include "rules/rule.h"

enum { FT_RULE_LIMIT = 10 * 1000 }; /* rules that load together */

typedef struct ft_grammar {
    ft_arena *arena;
    ft_report *report;
    ft_fragments *fragments;
    ft_rule *rules; /* those read so far */
    size_t count, capacity;
    ft_namemap ids;    /* into rules */
    ft_guard **guards; /* each compiled once */
    size_t guard_count, guard_capacity;
} ft_grammar;

/* Reads the `rules:` list of a file; a bad rule is reported and the rest goes
 * on. FT_ERR_MEMORY alone stops. */
ft_status ft_grammar_add(ft_grammar *grammar, const ft_node *list);
/* Once all files are read: finds the rules that others need. */
ft_status ft_grammar_close(ft_grammar *grammar);

#endif
