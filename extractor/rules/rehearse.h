/* rehearse: the examples of a pack, run for what they say of its rules: rules
 * that others always beat, patterns that take too many steps. */
#ifndef FT_RULES_REHEARSE_H
#define FT_RULES_REHEARSE_H

#include "rules/rule.h"

/* What came of the examples of one rule. */
typedef struct ft_rehearsal {
    size_t matches;      /* examples of a match that the rule reads ... */
    size_t beaten;       /* ... and in which another rule beats it */
    size_t by;           /* the last that did */
    const char *stopped; /* "match limit": on an example, or on one that is
                            repeated; NULL: never */
    size_t line;         /* of that example */
} ft_rehearsal;

/* FT_ERR_MEMORY, or an error of the text. */
ft_status ft_rehearse(const ft_pack *pack, size_t rule, ft_rehearsal *out,
                      ft_error *err);

#endif
