/* family: the fields of a record that share a colour. */
#ifndef FT_VIEW_FAMILY_H
#define FT_VIEW_FAMILY_H

#include "base/slice.h"

typedef enum ft_family {
    FT_FAMILY_TEAM,
    FT_FAMILY_SCORE,
    FT_FAMILY_GOAL,
    FT_FAMILY_PLACE,
    FT_FAMILY_CROWD,
    FT_FAMILY_DAY,
    FT_FAMILY_CUP, /* competition, status and what else there may be */
    FT_FAMILY_COUNT
} ft_family;

/* Of a JSON Pointer into a record: "/goals1/0/name" is of the goals. */
ft_family ft_family_of(ft_slice pointer);
const char *ft_family_name(ft_family family);  /* "goal": its class */
const char *ft_family_label(ft_family family); /* "Goals": for readers */

#endif
