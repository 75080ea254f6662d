/*
 * In: tellings. Out: which of them are rows, results with a line of their own.
 * What stands above rows and is theirs is left to matchday and competition.
 */
#include "records/row.h"

#include "records/telling.h"

enum { FT_ROW_MARK = 8 }; /* bytes of "- " or a flag before a row */

bool ft_row_is(const ft_link *link, const ft_telling *telling)
{
    const ft_value *first = telling->sides[telling->primary].value;
    ft_slice shadow = link->input->mentions->shadow;
    size_t start = first ? first->span.start : telling->fact->span.start;

    if (telling->match == FT_NOBODY || telling->mentioned ||
        !(telling->listed || telling->head) ||
        ft_telling_final(telling) == FT_PAIR_COUNT)
        return false;
    for (size_t back = 0; back <= FT_ROW_MARK; back++)
        if (back >= start || shadow.data[start - back - 1] == '\n')
            return true;
    return false;
}

bool ft_row_follows(const ft_link *link, const ft_fact *fact, size_t blocks)
{
    size_t at = (size_t)(fact - link->facts->facts);

    for (size_t i = at + 1; i < link->fact_count && i - at < FT_LOOK_LIMIT; i++)
        if (link->telling_of[i] != FT_NOBODY)
            return ft_row_is(link, &link->tellings[link->telling_of[i]]) &&
                   link->facts->facts[i].block <= fact->block + blocks;
    return false;
}

bool ft_row_of_match(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (ft_row_is(link, &link->tellings[i]))
            return true;
    return false;
}
