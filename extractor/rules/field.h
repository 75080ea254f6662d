/* field: what a field of a fact takes, and which family it speaks for. */
#ifndef FT_RULES_FIELD_H
#define FT_RULES_FIELD_H

#include "rules/fact.h"

/* What stands behind a field in `emit:`. */
typedef enum ft_want {
    FT_WANT_MENTION, /* a capture that names something, or its text */
    FT_WANT_PAIR,
    FT_WANT_INTEGER,
    FT_WANT_FLAG,
    FT_WANT_DAY,
    FT_WANT_STATUS,
    FT_WANT_FAMILIES, /* names of families to veto */
    FT_WANT_REGION,   /* a capture: other rules look inside it */
    FT_WANT_GOALS
} ft_want;

/* Facts of one family compete for the same text. In the order in which a
 * rule's main field is looked for. */
typedef enum ft_family {
    FT_FAMILY_RESULT,
    FT_FAMILY_GOAL,
    FT_FAMILY_MEMBER,
    FT_FAMILY_VENUE,
    FT_FAMILY_CROWD,
    FT_FAMILY_DATE,
    FT_FAMILY_COMPETITION,
    FT_FAMILY_REGION, /* regions alone */
    FT_FAMILY_SIDE,   /* host, neutral, at_home, on_road alone */
    FT_FAMILY_PAST,   /* past alone */
    FT_FAMILY_VETO,   /* competes with nothing */
    FT_FAMILY_COUNT
} ft_family;

ft_want ft_field_want(ft_field field);
ft_family ft_field_family(ft_field field);
/* As `veto:` names it: "score"; FT_FAMILY_COUNT when it cannot be vetoed. */
ft_family ft_family_find(ft_slice name);

#endif
