/* Comes in: a field. Goes out: the family whose colour it wears. */
#include "view/family.h"

static const struct {
    const char *name, *label;
} families[] = {
    [FT_FAMILY_TEAM] = {"team", "Teams"},
    [FT_FAMILY_SCORE] = {"score", "Score"},
    [FT_FAMILY_GOAL] = {"goal", "Goals"},
    [FT_FAMILY_PLACE] = {"place", "Place"},
    [FT_FAMILY_CROWD] = {"crowd", "Crowd"},
    [FT_FAMILY_DAY] = {"day", "Day"},
    [FT_FAMILY_CUP] = {"cup", "Competition"},
};
_Static_assert(FT_COUNT(families) == FT_FAMILY_COUNT, "name every family");

static const struct {
    ft_slice prefix;
    ft_family family;
} fields[] = {
    {FT_SLICE("/team"), FT_FAMILY_TEAM},
    {FT_SLICE("/score"), FT_FAMILY_SCORE},
    {FT_SLICE("/goals"), FT_FAMILY_GOAL},
    {FT_SLICE("/venue"), FT_FAMILY_PLACE},
    {FT_SLICE("/home"), FT_FAMILY_PLACE},
    {FT_SLICE("/date"), FT_FAMILY_DAY},
    {FT_SLICE("/attendance"), FT_FAMILY_CROWD},
};

ft_family ft_family_of(ft_slice pointer)
{
    for (size_t i = 0; i < FT_COUNT(fields); i++)
        if (ft_slice_starts(pointer, fields[i].prefix))
            return fields[i].family;
    return FT_FAMILY_CUP;
}

const char *ft_family_name(ft_family family)
{
    return families[family].name;
}

const char *ft_family_label(ft_family family)
{
    return families[family].label;
}
