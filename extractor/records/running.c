/*
 * In: matches of the same sides, each told by a score line. Out: one match,
 * where the lines follow each other goal by goal: so a live text prints the
 * score again and again. Two lines may be two matches, unless they are entries
 * of a live text or posts; three that lead from one to the next are not.
 */
#include "records/running.h"

#include "records/party.h"

/* A match that one score line, or several alike, tells. */
typedef struct ft_step {
    size_t match;
    const ft_telling *line;
    int goals[2]; /* in the order of the lines */
} ft_step;

enum { FT_STEP_LIMIT = 24 };

typedef struct ft_steps {
    ft_step items[FT_STEP_LIMIT];
    size_t count;
    bool live; /* one of them is an entry of a live text, or a post */
} ft_steps;

static bool is_live(ft_zone zone)
{
    return zone == FT_ZONE_LIVE || zone == FT_ZONE_POST;
}

/* A side of a telling as the match has it. */
static int match_side(const ft_telling *telling, int side)
{
    return telling->flipped ? 1 - side : side;
}

/* The party that the line names first. */
static size_t first_party(const ft_link *link, const ft_telling *line)
{
    return link->matches[line->match].party[match_side(line, line->primary)];
}

/* All tellings of the match are score lines, none of them in passing; NULL
 * otherwise. */
static const ft_telling *only_lines(const ft_link *link,
                                    const ft_candidate *match, bool *live)
{
    const ft_telling *line = NULL;

    for (size_t i = match->first; i != FT_NOBODY;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];

        if (!telling->listed || !telling->even || telling->mentioned ||
            !telling->pairs[FT_PAIR_FT].value)
            return NULL;
        *live = *live || is_live(telling->zone);
        line = telling;
    }
    return line;
}

static void add_step(ft_link *link, ft_steps *steps, size_t match,
                     size_t leader)
{
    const ft_telling *line =
        only_lines(link, &link->matches[match], &steps->live);
    ft_step step = {.match = match, .line = line};
    size_t i = steps->count;
    int total;

    if (!line || steps->count == FT_STEP_LIMIT ||
        first_party(link, line) != leader)
        return;
    step.goals[0] = line->pairs[FT_PAIR_FT].goals[line->primary];
    step.goals[1] = line->pairs[FT_PAIR_FT].goals[1 - line->primary];
    total = step.goals[0] + step.goals[1];
    for (; i > 0 &&
           steps->items[i - 1].goals[0] + steps->items[i - 1].goals[1] > total;
         i--)
        steps->items[i] = steps->items[i - 1];
    steps->items[i] = step;
    steps->count++;
}

/* Each score follows the one before; a live text may skip a goal or two. */
static bool leads_on(const ft_steps *steps)
{
    if (steps->count < (steps->live ? 2 : 3))
        return false;
    for (size_t i = 1; i < steps->count; i++) {
        const int *before = steps->items[i - 1].goals;
        const int *now = steps->items[i].goals;
        int gained = now[0] + now[1] - before[0] - before[1];

        if (now[0] < before[0] || now[1] < before[1] || gained < 1 ||
            (!steps->live && gained > 1))
            return false;
    }
    return true;
}

/* Takes a match out of the chain of one of its sides. */
static void unchain(ft_link *link, size_t match, int side)
{
    size_t party = link->matches[match].party[side];
    size_t *at = &link->parties.items[party].matches;

    while (*at != FT_NOBODY && *at != match)
        at = &link->matches[*at]
                  .chain[ft_party_side(&link->matches[*at], party)];
    if (*at == match)
        *at = link->matches[match].chain[side];
}

/* The lines stay with the match, so that what stands under them does, too, but
 * tell no score of it. */
static void fold(ft_link *link, const ft_step *from, const ft_step *into)
{
    ft_candidate *old = &link->matches[from->match];
    ft_candidate *match = &link->matches[into->match];
    bool turned = old->party[0] != match->party[0];

    for (size_t i = old->first; i != FT_NOBODY; i = link->tellings[i].sequel) {
        ft_telling *telling = &link->tellings[i];

        telling->match = into->match;
        telling->flipped = telling->flipped != turned;
        for (int kind = 0; kind < FT_PAIR_COUNT; kind++)
            telling->pairs[kind].value = NULL;
    }
    link->tellings[match->last].sequel = old->first;
    match->last = old->last;
    unchain(link, from->match, 0);
    unchain(link, from->match, 1);
    old->first = old->last = FT_NOBODY;
    old->mentioned = old->dropped = true;
}

/* The score lines of the pair of sides that plays in the match. */
static void gather(ft_link *link, const ft_candidate *first, size_t leader,
                   ft_steps *steps)
{
    size_t match = link->parties.items[first->party[0]].matches;

    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        int side = ft_party_side(one, first->party[0]);

        if (one->party[1 - side] == first->party[1])
            add_step(link, steps, match, leader);
        match = one->chain[side];
    }
}

static void fold_pair(ft_link *link, const ft_candidate *first)
{
    bool unused = false;
    const ft_telling *line = only_lines(link, first, &unused);
    ft_steps steps = {.count = 0};

    if (!line)
        return;
    gather(link, first, first_party(link, line), &steps);
    if (!leads_on(&steps))
        return;
    for (size_t i = 0; i + 1 < steps.count; i++)
        fold(link, &steps.items[i], &steps.items[steps.count - 1]);
}

void ft_running_fold(ft_link *link)
{
    for (size_t i = 0; i < link->match_count; i++)
        if (!link->matches[i].dropped)
            fold_pair(link, &link->matches[i]);
}
