/*
 * yaml: a rule file -> a small tree of nodes with their places. A strict
 * subset: no anchors, aliases, tags, duplicate keys or second document.
 * libyaml lives here.
 */
#ifndef FT_RULES_YAML_H
#define FT_RULES_YAML_H

#include "base/source.h"

typedef enum ft_node_kind {
    FT_NODE_SCALAR,
    FT_NODE_LIST,
    FT_NODE_MAP
} ft_node_kind;

/* How a scalar is written. */
typedef enum ft_style {
    FT_STYLE_PLAIN,
    FT_STYLE_SINGLE,  /* '...' */
    FT_STYLE_DOUBLE,  /* "..." */
    FT_STYLE_LITERAL, /* | */
    FT_STYLE_FOLDED   /* > */
} ft_style;

typedef struct ft_node {
    ft_node_kind kind;
    ft_style style;              /* of a scalar */
    ft_slice text;               /* of a scalar: its value */
    ft_slice key;                /* within a map */
    const ft_source *source;     /* the file it stands in */
    size_t key_offset;           /* of the key in the file */
    size_t offset;               /* of the node in the file */
    const struct ft_node *child; /* first of a list or a map */
    const struct ft_node *next;
    size_t count; /* children */
} ft_node;

/* Nodes borrow nothing but `source`; an empty file gives an empty map. Nesting
 * over 32 levels is an error. FT_ERR_SYNTAX carries file:line:column. */
ft_status ft_yaml_parse(ft_arena *arena, const ft_source *source,
                        const ft_node **out, ft_error *err);

/* The value of a key of a map, or NULL (also when `node` is NULL). */
const ft_node *ft_node_get(const ft_node *node, const char *key);
/* Where byte `index` of a scalar's value stands in the file. */
size_t ft_node_place(const ft_node *node, size_t index);

#endif
