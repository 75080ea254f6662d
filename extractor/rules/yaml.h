/*
 * yaml: a rule file -> a tree of nodes with their places. A strict subset of
 * YAML 1.2 in which JSON is whole: no anchors, aliases, tags, directives,
 * folded blocks, keys that stand twice or second document. What it reads, any
 * reader of YAML reads alike, but for types: every scalar is a text.
 */
#ifndef FT_RULES_YAML_H
#define FT_RULES_YAML_H

#include "rules/node.h"

/* What a reader tells while it reads; each may be NULL. */
typedef struct ft_yaml_hooks {
    void *context;
    void (*error)(void *context, size_t offset, const char *message);
    void (*comment)(void *context, ft_span span); /* from its '#' on */
} ft_yaml_hooks;

/*
 * Nodes borrow the source and its text; an empty file gives an empty map.
 * Nesting over 32 levels and more than 200,000 nodes are errors. `hooks` may be
 * NULL. FT_ERR_SYNTAX carries file:line:column of the first error; `*out` then
 * is what could be read behind it and beside it, without the rule or fragment
 * that the error stands in: one does not hide the others.
 */
ft_status ft_yaml_parse(ft_arena *arena, const ft_source *source,
                        const ft_yaml_hooks *hooks, const ft_node **out,
                        ft_error *err);

#endif
