/*
 * node: what a rule file says, as a small tree in which every value knows its
 * place in the file.
 */
#ifndef FT_RULES_NODE_H
#define FT_RULES_NODE_H

#include "base/source.h"

typedef enum ft_node_kind {
    FT_NODE_SCALAR,
    FT_NODE_LIST,
    FT_NODE_MAP
} ft_node_kind;

/* How a scalar is written. */
typedef enum ft_style {
    FT_STYLE_PLAIN,
    FT_STYLE_SINGLE, /* '...' */
    FT_STYLE_DOUBLE, /* "..." */
    FT_STYLE_LITERAL /* | */
} ft_style;

typedef struct ft_node {
    ft_node_kind kind;
    ft_style style;              /* of a scalar */
    bool flow;                   /* of a list or a map: in brackets */
    ft_slice text;               /* of a scalar: its value */
    ft_slice key;                /* within a map */
    const ft_source *source;     /* the file it stands in */
    size_t key_offset;           /* of the key in the file */
    size_t offset;               /* of the node in the file */
    size_t end;                  /* behind it; of blocks, not set */
    const struct ft_node *child; /* first of a list or a map */
    const struct ft_node *next;
    size_t count; /* children */
} ft_node;

/* The value of a key of a map, or NULL (also when `node` is NULL). */
const ft_node *ft_node_get(const ft_node *node, const char *key);
/* A list or a map without brackets. */
bool ft_node_is_block(const ft_node *node);
/* Where byte `index` of a scalar's value stands in the file. */
size_t ft_node_place(const ft_node *node, size_t index);

#endif
