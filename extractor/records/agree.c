/*
 * In: two tellings of the same sides. Out: whether they tell one match. They do
 * when their scores agree and nothing parts them (day, year, host, a row of its
 * own), and when their scores differ but the same game is meant: then the
 * article contradicts itself, and score decides.
 */
#include "records/agree.h"

#include "records/day.h"
#include "records/telling.h"

bool ft_agree_told(const ft_telling *telling)
{
    return ft_telling_final(telling) != FT_PAIR_COUNT;
}

/* Goals of side `side` of the match in one of a telling's pairs. */
static int goals_of(const ft_telling *telling, ft_pair_kind kind, bool flipped,
                    int side)
{
    return telling->pairs[kind].goals[flipped ? 1 - side : side];
}

static const ft_pair_kind finals[] = {FT_PAIR_FT, FT_PAIR_ET};

/* The two give the same final score, sides seen as in the match. */
static bool same_final(const ft_telling *a, bool flip_a, const ft_telling *b,
                       bool flip_b)
{
    for (size_t i = 0; i < FT_COUNT(finals); i++)
        for (size_t k = 0; k < FT_COUNT(finals); k++)
            if (a->pairs[finals[i]].value && b->pairs[finals[k]].value &&
                goals_of(a, finals[i], flip_a, 0) ==
                    goals_of(b, finals[k], flip_b, 0) &&
                goals_of(a, finals[i], flip_a, 1) ==
                    goals_of(b, finals[k], flip_b, 1))
                return true;
    return false;
}

const ft_telling *ft_agree_scored(const ft_link *link,
                                  const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (ft_agree_told(&link->tellings[i]))
            return &link->tellings[i];
    return NULL;
}

const ft_telling *ft_agree_same(const ft_link *link, const ft_candidate *match,
                                const ft_telling *telling, bool flipped)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (same_final(telling, flipped, &link->tellings[i],
                       link->tellings[i].flipped))
            return &link->tellings[i];
    return NULL;
}

static bool other_day(const ft_telling *a, const ft_telling *b)
{
    return a->date.year && b->date.year && !ft_day_same(a->date, b->date);
}

static int year_of(const ft_telling *telling)
{
    return telling->year ? telling->year : telling->date.year;
}

/* Two years, or one told in passing beside a match that is not. */
static bool other_year(const ft_telling *a, const ft_telling *b)
{
    if (year_of(a) && year_of(b))
        return year_of(a) != year_of(b);
    return (a->year && a->mentioned && !b->mentioned) ||
           (b->year && b->mentioned && !a->mentioned);
}

/* The first-named side of a row, as a side of the match. */
static int row_first(const ft_telling *telling, bool flipped)
{
    return flipped ? 1 - telling->primary : telling->primary;
}

static bool other_host(const ft_telling *a, bool flip_a, const ft_telling *b,
                       bool flip_b)
{
    return a->host >= 0 && b->host >= 0 &&
           (a->host != b->host) != (flip_a != flip_b);
}

/* Two rows of results, one with the sides turned: the return match. */
static bool return_rows(const ft_telling *a, bool flip_a, const ft_telling *b,
                        bool flip_b)
{
    return a->listed && b->listed && a->even && b->even &&
           a->fact->block != b->fact->block &&
           row_first(a, flip_a) != row_first(b, flip_b);
}

/* What stands before the sides of a row: "In the cup, too: ". */
static ft_slice label_of(const ft_link *link, const ft_telling *row)
{
    size_t start = link->input->mentions->blocks[row->fact->block].start;

    return ft_slice_cut(link->input->mentions->shadow,
                        (ft_span){start, row->fact->span.start});
}

enum { FT_LABEL = 8 }; /* bytes: less is a bullet or a number */

/* Rows one below the other, each with a label of its own: two matches that
 * ended alike. */
static bool other_label(const ft_link *link, const ft_telling *a,
                        const ft_telling *b)
{
    ft_slice first = label_of(link, a);
    ft_slice second = label_of(link, b);

    return a->listed && b->listed && a->zone == b->zone &&
           (a->fact->block == b->fact->block + 1 ||
            b->fact->block == a->fact->block + 1) &&
           first.len > FT_LABEL && second.len > FT_LABEL &&
           !ft_slice_equal(first, second);
}

/* The scores agree, but it is another match all the same. */
static bool parted(const ft_link *link, const ft_telling *a, bool flip_a,
                   const ft_telling *b)
{
    return other_label(link, a, b) || other_day(a, b) || other_year(a, b) ||
           other_host(a, flip_a, b, b->flipped) ||
           return_rows(a, flip_a, b, b->flipped);
}

static int ahead(const ft_telling *telling, bool flipped)
{
    ft_pair_kind kind = ft_telling_final(telling);
    int first = goals_of(telling, kind, flipped, 0);
    int second = goals_of(telling, kind, flipped, 1);

    return first > second ? 0 : first < second ? 1 : -1;
}

/* A draw after ninety minutes and the score after extra time. */
static bool went_on(const ft_telling *a, const ft_telling *b)
{
    return a->pairs[FT_PAIR_ET].value && !b->pairs[FT_PAIR_ET].value &&
           b->pairs[FT_PAIR_FT].goals[0] == b->pairs[FT_PAIR_FT].goals[1] &&
           b->pairs[FT_PAIR_FT].goals[0] <= a->pairs[FT_PAIR_ET].goals[0] &&
           b->pairs[FT_PAIR_FT].goals[0] <= a->pairs[FT_PAIR_ET].goals[1];
}

/* The scores differ, and yet the same match is meant. Rows of a list are each a
 * match of its own, and nobody takes the loser for the winner. */
static bool contradicts(const ft_telling *a, bool flip_a, const ft_telling *b)
{
    int first = ahead(a, flip_a);
    int second = ahead(b, b->flipped);

    if (went_on(a, b) || went_on(b, a))
        return true;
    if (a->mentioned || b->mentioned || (a->listed && b->listed))
        return false;
    if (first >= 0 && second >= 0 && first != second)
        return false;
    return !other_day(a, b) && !other_host(a, flip_a, b, b->flipped);
}

/* A row tells the match already: another row with another score tells another.
 */
static bool has_row(const ft_link *link, const ft_candidate *match)
{
    for (size_t i = match->first; i != FT_NOBODY; i = link->tellings[i].sequel)
        if (link->tellings[i].listed && ft_agree_told(&link->tellings[i]))
            return true;
    return false;
}

ft_fit ft_agree_fit(const ft_link *link, const ft_candidate *match,
                    const ft_telling *telling, bool flipped)
{
    const ft_telling *first = ft_agree_scored(link, match);
    const ft_telling *same;

    if (!first ||
        !ft_agree_told(telling)) /* a mere head, a shoot-out, a half-time */
        return telling->mentioned != match->mentioned ? FT_FIT_NONE
                                                      : FT_FIT_AGREES;
    same = ft_agree_same(link, match, telling, flipped);
    if (same)
        return parted(link, telling, flipped, same) ? FT_FIT_NONE
                                                    : FT_FIT_AGREES;
    if (telling->listed && has_row(link, match))
        return FT_FIT_NONE;
    return contradicts(telling, flipped, first) ? FT_FIT_CONTRADICTS
                                                : FT_FIT_NONE;
}
