/*
 * comments: those of a rule file, each with the value that it is about.
 */
#ifndef FT_RULES_COMMENTS_H
#define FT_RULES_COMMENTS_H

#include <stdint.h>

#include "base/arena.h"
#include "rules/node.h"

typedef struct ft_comment {
    ft_slice text;
    size_t offset;
    bool spaced;     /* an empty line stands before it */
    bool alone;      /* on its line */
    uintptr_t owner; /* the node that it belongs to; 0: none */
} ft_comment;

typedef struct ft_comment_entry {
    const ft_node *node;
    size_t parent; /* SIZE_MAX: the root */
} ft_comment_entry;

/* Begins with an arena and a source. */
typedef struct ft_comments {
    ft_arena *arena;
    const ft_source *source;
    ft_comment *items;        /* as they stand in the file ... */
    const ft_comment **owned; /* ... and by the node they belong to */
    size_t count, capacity;
    ft_comment_entry *entries; /* all nodes but the root, as they begin */
    size_t entry_count, entry_capacity;
    bool failed; /* memory is out */
} ft_comments;

/* Notes one, as ft_yaml_hooks has it. */
void ft_comments_note(void *comments, ft_span span);
/* Finds what each is about, when all are noted. */
void ft_comments_place(ft_comments *all, const ft_node *root);

/* The first of the comments that belong to a node; those behind it follow. */
size_t ft_comments_first(const ft_comments *all, const ft_node *node);
/* The next comment of a node, from `*at` on; NULL: there is no other. */
const ft_comment *ft_comments_next(const ft_comments *all, const ft_node *node,
                                   bool alone, size_t *at);
/* Comments stand between its brackets. */
bool ft_comments_inside(const ft_comments *all, const ft_node *node);
/* An empty line of the file stands before the entry. */
bool ft_comments_spaced(const ft_comments *all, const ft_node *node);

#endif
