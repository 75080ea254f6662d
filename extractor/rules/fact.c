/* fact: the table of fields; adding one is a line here and one in fact.h. */
#include "rules/fact.h"

#include "rules/field.h"

static const struct {
    ft_slice name;
    ft_want want;
    ft_family family;
} fields[] = {
    [FT_FIELD_TEAM1] = {FT_SLICE("team1"), FT_WANT_MENTION, FT_FAMILY_RESULT},
    [FT_FIELD_TEAM2] = {FT_SLICE("team2"), FT_WANT_MENTION, FT_FAMILY_RESULT},
    [FT_FIELD_WINNER] = {FT_SLICE("winner"), FT_WANT_MENTION, FT_FAMILY_RESULT},
    [FT_FIELD_LOSER] = {FT_SLICE("loser"), FT_WANT_MENTION, FT_FAMILY_RESULT},
    [FT_FIELD_HOST] = {FT_SLICE("host"), FT_WANT_MENTION, FT_FAMILY_SIDE},
    [FT_FIELD_VISITOR] = {FT_SLICE("visitor"), FT_WANT_MENTION, FT_FAMILY_SIDE},
    [FT_FIELD_FT] = {FT_SLICE("score.ft"), FT_WANT_PAIR, FT_FAMILY_RESULT},
    [FT_FIELD_HT] = {FT_SLICE("score.ht"), FT_WANT_PAIR, FT_FAMILY_RESULT},
    [FT_FIELD_ET] = {FT_SLICE("score.et"), FT_WANT_PAIR, FT_FAMILY_RESULT},
    [FT_FIELD_P] = {FT_SLICE("score.p"), FT_WANT_PAIR, FT_FAMILY_RESULT},
    [FT_FIELD_AGG] = {FT_SLICE("score.agg"), FT_WANT_PAIR, FT_FAMILY_RESULT},
    [FT_FIELD_AET] = {FT_SLICE("aet"), FT_WANT_FLAG, FT_FAMILY_RESULT},
    [FT_FIELD_STATUS] = {FT_SLICE("status"), FT_WANT_STATUS, FT_FAMILY_RESULT},
    [FT_FIELD_MENTIONED] = {FT_SLICE("mentioned"), FT_WANT_FLAG,
                            FT_FAMILY_RESULT},
    [FT_FIELD_HEAD] = {FT_SLICE("head"), FT_WANT_FLAG, FT_FAMILY_RESULT},
    [FT_FIELD_VETO] = {FT_SLICE("veto"), FT_WANT_FAMILIES, FT_FAMILY_VETO},
    [FT_FIELD_GOALS] = {FT_SLICE("goals+"), FT_WANT_GOALS, FT_FAMILY_GOAL},
    [FT_FIELD_SCORERS1] = {FT_SLICE("scorers1"), FT_WANT_REGION,
                           FT_FAMILY_REGION},
    [FT_FIELD_SCORERS2] = {FT_SLICE("scorers2"), FT_WANT_REGION,
                           FT_FAMILY_REGION},
    [FT_FIELD_SCORERS] = {FT_SLICE("scorers"), FT_WANT_REGION,
                          FT_FAMILY_REGION},
    [FT_FIELD_SCORERS_TEAM] = {FT_SLICE("scorers.team"), FT_WANT_MENTION,
                               FT_FAMILY_REGION},
    [FT_FIELD_MEMBER] = {FT_SLICE("member"), FT_WANT_MENTION, FT_FAMILY_MEMBER},
    [FT_FIELD_MEMBER_TEAM] = {FT_SLICE("member.team"), FT_WANT_MENTION,
                              FT_FAMILY_MEMBER},
    [FT_FIELD_MEMBERS] = {FT_SLICE("members"), FT_WANT_REGION,
                          FT_FAMILY_MEMBER},
    [FT_FIELD_VENUE] = {FT_SLICE("venue"), FT_WANT_MENTION, FT_FAMILY_VENUE},
    [FT_FIELD_CITY] = {FT_SLICE("city"), FT_WANT_MENTION, FT_FAMILY_VENUE},
    [FT_FIELD_DATELINE] = {FT_SLICE("dateline"), FT_WANT_MENTION,
                           FT_FAMILY_VENUE},
    [FT_FIELD_ATTENDANCE] = {FT_SLICE("attendance"), FT_WANT_INTEGER,
                             FT_FAMILY_CROWD},
    [FT_FIELD_DATE] = {FT_SLICE("date"), FT_WANT_DAY, FT_FAMILY_DATE},
    [FT_FIELD_PUBLISHED] = {FT_SLICE("published"), FT_WANT_DAY, FT_FAMILY_DATE},
    [FT_FIELD_COMPETITION] = {FT_SLICE("competition"), FT_WANT_MENTION,
                              FT_FAMILY_COMPETITION},
    [FT_FIELD_NEUTRAL] = {FT_SLICE("neutral"), FT_WANT_FLAG, FT_FAMILY_SIDE},
    [FT_FIELD_AT_HOME] = {FT_SLICE("at_home"), FT_WANT_MENTION, FT_FAMILY_SIDE},
    [FT_FIELD_ON_ROAD] = {FT_SLICE("on_road"), FT_WANT_MENTION, FT_FAMILY_SIDE},
    [FT_FIELD_OVER_BLOCK] = {FT_SLICE("over_block"), FT_WANT_FLAG,
                             FT_FAMILY_VETO},
    [FT_FIELD_OVER_SECTION] = {FT_SLICE("over_section"), FT_WANT_FLAG,
                               FT_FAMILY_VETO},
    [FT_FIELD_OVER_ARTICLE] = {FT_SLICE("over_article"), FT_WANT_FLAG,
                               FT_FAMILY_VETO},
    [FT_FIELD_PAST] = {FT_SLICE("past"), FT_WANT_FLAG, FT_FAMILY_PAST},
    [FT_FIELD_RIVALS] = {FT_SLICE("rivals"), FT_WANT_FLAG, FT_FAMILY_RESULT},
    [FT_FIELD_YEAR] = {FT_SLICE("year"), FT_WANT_INTEGER, FT_FAMILY_RESULT},
    [FT_FIELD_HOSTS_FIRST] = {FT_SLICE("hosts_first"), FT_WANT_FLAG,
                              FT_FAMILY_SIDE},
    [FT_FIELD_GUESTS_FIRST] = {FT_SLICE("guests_first"), FT_WANT_FLAG,
                               FT_FAMILY_SIDE},
};
_Static_assert(FT_COUNT(fields) == FT_FIELD_COUNT, "describe every field");

/* As `veto:` spells the families that can lose facts. */
static const struct {
    ft_slice name;
    ft_family family;
} families[] = {
    {FT_SLICE("score"), FT_FAMILY_RESULT},
    {FT_SLICE("goal"), FT_FAMILY_GOAL},
    {FT_SLICE("crowd"), FT_FAMILY_CROWD},
    {FT_SLICE("venue"), FT_FAMILY_VENUE},
    {FT_SLICE("date"), FT_FAMILY_DATE},
    {FT_SLICE("member"), FT_FAMILY_MEMBER},
};

ft_slice ft_field_name(ft_field field)
{
    return fields[field].name;
}

ft_field ft_field_find(ft_slice name)
{
    for (size_t i = 0; i < FT_COUNT(fields); i++) {
        if (ft_slice_equal(fields[i].name, name))
            return (ft_field)i;
    }
    return FT_FIELD_COUNT;
}

ft_want ft_field_want(ft_field field)
{
    return fields[field].want;
}

ft_family ft_field_family(ft_field field)
{
    return fields[field].family;
}

ft_family ft_family_find(ft_slice name)
{
    for (size_t i = 0; i < FT_COUNT(families); i++) {
        if (ft_slice_equal(families[i].name, name))
            return families[i].family;
    }
    return FT_FAMILY_COUNT;
}

const ft_value *ft_fact_value(const ft_fact *fact, ft_field field)
{
    for (size_t i = 0; i < fact->slot_count; i++) {
        if (fact->slots[i].field == field)
            return &fact->slots[i].value;
    }
    return NULL;
}

bool ft_fact_is_piece(const ft_fact *fact)
{
    for (size_t i = 0; i < fact->credit_count; i++) {
        if (!fact->credits[i].weak)
            return false;
    }
    return fact->credit_count != 0;
}
