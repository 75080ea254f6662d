/*
 * template: PCRE2 text as it is put together from a rule file, with the way
 * back to the file, and the named groups in it.
 */
#ifndef FT_RULES_TEMPLATE_H
#define FT_RULES_TEMPLATE_H

#include "rules/yaml.h"

/* What a capture becomes; `as:` in a fragment names all but the mention. */
typedef enum ft_capture_type {
    FT_CAPTURE_TEXT, /* what is written; a single mention is that mention */
    FT_CAPTURE_MENTION,
    FT_CAPTURE_INTEGER,
    FT_CAPTURE_MINUTE,
    FT_CAPTURE_SCORE,
    FT_CAPTURE_DAY,
    FT_CAPTURE_TYPE_COUNT
} ft_capture_type;

ft_slice ft_capture_type_name(ft_capture_type type);
/* FT_CAPTURE_TYPE_COUNT: no such type. "mention" cannot be written. */
ft_capture_type ft_capture_type_find(ft_slice name);

/* A minute reckoned from captures inside it; see fragments.h. */
typedef struct ft_computed ft_computed;

/* A named group as it is written once, in the order of the text: the k-th of a
 * name is the k-th group of that name. */
typedef struct ft_group {
    ft_slice name;
    ft_capture_type type;
    const ft_computed *computed; /* NULL: read from what is written */
    const ft_node *node;         /* where it is written ... */
    size_t index;                /* ... at this byte of the scalar */
} ft_group;

/* From `start` on, the text comes from byte `index` of a scalar. */
typedef struct ft_piece {
    size_t start;
    const ft_node *node;
    size_t index;
    bool verbatim; /* byte by byte; else the whole piece stands for `index` */
} ft_piece;

/* Put an arena in, the rest zero. */
typedef struct ft_template {
    ft_arena *arena;
    char *text;
    size_t len, capacity;
    ft_piece *pieces;
    size_t piece_count, piece_capacity;
    ft_group *groups;
    size_t group_count, group_capacity;
} ft_template;

enum { FT_TEMPLATE_LIMIT = 60 * 1000 }; /* PCRE2's own limit is near 64 K */

/* Each returns false when memory is out. */
bool ft_template_add(ft_template *t, ft_slice text, const ft_node *node,
                     size_t index, bool verbatim);
/* Text, map and groups of another one. */
bool ft_template_join(ft_template *t, const ft_template *other);
bool ft_template_group(ft_template *t, ft_group group);

ft_slice ft_template_text(const ft_template *t);
/* The byte of a file that a byte of the text comes from. */
const ft_node *ft_template_place(const ft_template *t, size_t at,
                                 size_t *offset);

#endif
