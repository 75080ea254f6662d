/*
 * In: tellings that name both sides. Out: matches, each with the tellings of
 * it. What makes two of them one match is left to agree, what names one side or
 * none to partial.
 */
#include "records/merge.h"

#include "records/agree.h"
#include "records/party.h"
#include "records/telling.h"

static bool flipped_in(const ft_candidate *match, const ft_telling *telling)
{
    return match->party[0] != telling->sides[0].party;
}

/* How many of the sides are named with what they are: "Arsenal Women". */
static int told_variants(const ft_link *link, const ft_telling *telling)
{
    int count = 0;

    for (int side = 0; side < 2; side++) {
        const ft_value *value = telling->sides[side].value;
        const ft_mention *mention =
            value && value->kind == FT_VALUE_MENTION
                ? &link->input->mentions->mentions[value->mention]
                : NULL;

        count += mention && mention->span.end > mention->core.end &&
                 link->input->mentions->entities[mention->entity].variant.len;
    }
    return count;
}

/* "Arsenal Women 2-0 Chelsea Women" beside "Arsenal 3-1 Chelsea": the women's
 * match and the men's. */
static bool of_other_teams(const ft_link *link, const ft_candidate *match,
                           const ft_telling *telling)
{
    int told = told_variants(link, telling);
    int first = told_variants(link, &link->tellings[match->first]);

    return (told == 2 && first == 0) || (told == 0 && first == 2);
}

/* The match that a telling of both sides tells, or FT_NOBODY. An agreeing one
 * wins over one that it contradicts, the newest over older ones. */
static size_t find_match(const ft_link *link, const ft_telling *telling,
                         ft_fit *how)
{
    size_t party = telling->sides[0].party;
    size_t match = link->parties.items[party].matches;
    size_t found = FT_NOBODY;

    *how = FT_FIT_NONE;
    for (int seen = 0; match != FT_NOBODY && seen < FT_LOOK_LIMIT; seen++) {
        const ft_candidate *one = &link->matches[match];
        int side = ft_party_side(one, party);

        if (one->party[1 - side] == telling->sides[1].party) {
            ft_fit now =
                ft_agree_fit(link, one, telling, flipped_in(one, telling));

            if (now == FT_FIT_CONTRADICTS && of_other_teams(link, one, telling))
                now = FT_FIT_NONE;
            if (now > *how) {
                *how = now;
                found = match;
            }
        }
        match = one->chain[side];
    }
    return found;
}

void ft_merge_attach(ft_link *link, size_t match, ft_telling *telling,
                     bool flipped)
{
    ft_candidate *one = &link->matches[match];
    size_t index = (size_t)(telling - link->tellings);

    telling->match = match;
    telling->flipped = flipped;
    if (one->first == FT_NOBODY) {
        one->first = index;
        one->mentioned = telling->mentioned;
    } else {
        link->tellings[one->last].sequel = index;
        one->mentioned = one->mentioned && telling->mentioned;
    }
    one->last = index;
}

static ft_status open_match(ft_link *link, ft_telling *telling)
{
    ft_candidate *grown =
        ft_arena_grow(link->arena, link->matches, &link->match_room,
                      link->match_count + 1, sizeof *grown);
    ft_candidate *match;

    if (!grown)
        return FT_ERR_MEMORY;
    link->matches = grown;
    match = &link->matches[link->match_count];
    *match = (ft_candidate){.first = FT_NOBODY, .last = FT_NOBODY};
    match->attendance = FT_ATTENDANCE_UNTOLD;
    match->home = FT_HOME_UNTOLD;
    match->winner = -1;
    for (int side = 0; side < 2; side++) {
        ft_party *party = &link->parties.items[telling->sides[side].party];

        match->party[side] = telling->sides[side].party;
        match->chain[side] = party->matches;
        party->matches = link->match_count;
    }
    ft_merge_attach(link, link->match_count++, telling, false);
    return FT_OK;
}

ft_status ft_merge_one(ft_link *link, ft_telling *telling, bool patient)
{
    ft_fit how;
    size_t match = find_match(link, telling, &how);

    if (match == FT_NOBODY)
        return open_match(link, telling);
    if (how == FT_FIT_CONTRADICTS && patient)
        return FT_OK;
    ft_merge_attach(link, match, telling,
                    flipped_in(&link->matches[match], telling));
    return FT_OK;
}

/* The side that only a pronoun or the context stands for, or -1. */
static int guessed_side(const ft_telling *telling)
{
    int found = -1;

    for (int side = 0; side < 2; side++)
        if (telling->sides[side].value && telling->sides[side].value->referred)
            found = found < 0 ? side : -2;
    return found;
}

/* Both tell the same final goals of `party`, and against it. */
static bool same_goals(const ft_telling *a, int side, const ft_telling *b,
                       int other)
{
    ft_pair_kind x = ft_telling_final(a), y = ft_telling_final(b);

    return x != FT_PAIR_COUNT && y != FT_PAIR_COUNT &&
           a->pairs[x].goals[side] == b->pairs[y].goals[other] &&
           a->pairs[x].goals[1 - side] == b->pairs[y].goals[1 - other];
}

/* "Their 3-1 win over Cuba", where a row says who won 3-1 against Cuba. */
static bool told_better(const ft_link *link, size_t index, int guess)
{
    const ft_telling *telling = &link->tellings[index];
    const ft_actor *named = &telling->sides[1 - guess];
    size_t first = index > FT_LOOK_LIMIT ? index - FT_LOOK_LIMIT : 0;

    for (size_t i = first; i < link->telling_count && i < index + FT_LOOK_LIMIT;
         i++) {
        const ft_telling *other = &link->tellings[i];

        if (other == telling || !ft_telling_full(other) ||
            guessed_side(other) != -1)
            continue;
        for (int side = 0; side < 2; side++)
            if (other->sides[side].party == named->party &&
                other->sides[1 - side].party != telling->sides[guess].party &&
                same_goals(telling, 1 - guess, other, side))
                return true;
    }
    return false;
}

/* A guess gives way to what is said; it is linked as what names one side. */
static void part_guesses(ft_link *link)
{
    for (size_t i = 0; i < link->telling_count; i++) {
        ft_telling *telling = &link->tellings[i];
        int guess = guessed_side(telling);

        if (guess >= 0 && ft_telling_full(telling) &&
            told_better(link, i, guess))
            telling->sides[guess] = (ft_actor){NULL, FT_NOBODY, 0};
    }
}

/* First what agrees, so that a slip is measured against all that is right. */
ft_status ft_merge_full(ft_link *link)
{
    ft_status status;

    part_guesses(link);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < link->telling_count; i++)
            if (link->tellings[i].match == FT_NOBODY &&
                ft_telling_full(&link->tellings[i]) &&
                (status = ft_merge_one(link, &link->tellings[i], round == 0)))
                return status;
    return FT_OK;
}
