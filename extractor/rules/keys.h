/*
 * keys: which keys stand where in a rule file, in their usual order: one table
 * for those who read, format and describe rule files.
 */
#ifndef FT_RULES_KEYS_H
#define FT_RULES_KEYS_H

#include "rules/report.h"

/* A map of a rule file. */
typedef enum ft_keys {
    FT_KEYS_FILE, /* a whole file, the first of a pack */
    FT_KEYS_PACK,
    FT_KEYS_FRAGMENT,
    FT_KEYS_RULE,
    FT_KEYS_UNLESS,
    FT_KEYS_REFER, /* of one capture */
    FT_KEYS_EXAMPLE,
    FT_KEYS_COUNT
} ft_keys;

typedef struct ft_key_info {
    ft_slice name;
    const char *about; /* for editors, in a line */
} ft_key_info;

const ft_key_info *ft_keys_of(ft_keys keys, size_t *count);
/* The place of a name among them; as many as there are: it is none of them. */
size_t ft_keys_rank(ft_keys keys, ft_slice name);

/* A map with no other keys; else reported, with FT_ERR_RULE. NULL is fine. */
ft_status ft_keys_check(ft_report *report, const ft_node *node, ft_keys keys);

#endif
