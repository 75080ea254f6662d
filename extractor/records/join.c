/*
 * In: the claims of one match as the text has them. Out: pieces of one goal
 * made one claim: what tells a goal without a name, and the name that stands
 * behind it. What one telling then repeats of another is left to goals.
 */
#include "records/join.h"

enum {
    FT_REACH = 2,        /* sentences from a goal to the man who scored it */
    FT_AWARD_REACH = 3,  /* from a penalty to its taker */
    FT_COUNT_REACH = 12, /* from "scored twice" to "the second" */
};

static bool timed(const ft_claim *claim)
{
    return claim->minute || claim->wait;
}

static bool in_prose(const ft_link *link, size_t block)
{
    ft_zone zone = ft_link_zone(link, block);

    return zone == FT_ZONE_BODY || zone == FT_ZONE_QUOTE;
}

/* How many sentences `next` stands behind `one`; SIZE_MAX when what lies
 * between parts them: a heading, another paragraph but the very next. */
static size_t apart(const ft_link *link, const ft_claim *one,
                    const ft_claim *next)
{
    size_t from = one->fact->block;
    size_t to = next->fact->block;

    if (to != from &&
        (to != from + 1 || !in_prose(link, from) || !in_prose(link, to)))
        return SIZE_MAX;
    return next->fact->sentence - one->fact->sentence;
}

/* In the next paragraph only the first sentence goes on with the last. */
static bool within(const ft_link *link, const ft_claim *one,
                   const ft_claim *next, size_t reach)
{
    size_t between = apart(link, one, next);

    return between <= (one->fact->block == next->fact->block ? reach : 1);
}

static bool same_turn(const ft_claim *one, const ft_claim *next)
{
    return !(next->answers && !one->answers &&
             (one->side >= 0 || one->follows)) &&
           !(next->follows && !one->follows && !one->weak && timed(one)) &&
           !(one->side >= 0 && next->side >= 0 && one->side != next->side);
}

static bool both_penalties(const ft_claim *one, const ft_claim *next)
{
    return one->penalty && (next->penalty || next->kick);
}

/* A penalty given: nobody has scored it yet. */
static bool is_award(const ft_claim *claim)
{
    return claim->weak && claim->penalty && !claim->name.len;
}

static size_t reach_of(const ft_claim *one)
{
    if (one->weak)
        return is_award(one) ? FT_AWARD_REACH : 1;
    return timed(one) ? FT_REACH : 1;
}

/* They may tell one goal: the first without a name, the second with one. */
static bool completes(const ft_link *link, const ft_claim *one,
                      const ft_claim *next)
{
    if (one->name.len || !next->name.len ||
        (timed(one) && timed(next) && !is_award(one)) ||
        (next->wait && !one->weak) || !same_turn(one, next) ||
        !within(link, one, next, reach_of(one)))
        return false;
    if (is_award(one))
        return both_penalties(one, next);
    return !(one->weak && next->weak);
}

/* "In the 23rd minute A drew first blood": both without a name, of one
 * sentence. */
static bool times(const ft_claim *one, const ft_claim *next)
{
    return !one->name.len && !next->name.len && timed(one) && !timed(next) &&
           one->side < 0 && one->penalty == next->penalty &&
           one->fact->sentence == next->fact->sentence;
}

/* "They doubled it. The goal came in the 15th minute": nobody is named in
 * either, and the second only says when. */
static bool goes_on(const ft_link *link, const ft_claim *one,
                    const ft_claim *next)
{
    return !one->name.len && !next->name.len && !one->weak && !next->weak &&
           !timed(one) && timed(next) && next->side < 0 && !next->follows &&
           !next->answers && within(link, one, next, FT_REACH);
}

/* "P let fly, and A led after twelve minutes". */
static bool bears_out(const ft_claim *one, const ft_claim *next)
{
    return one->weak && one->name.len && !one->penalty && !next->weak &&
           !next->name.len && !next->follows && !next->answers &&
           !(timed(one) && timed(next)) &&
           !(one->side >= 0 && next->side >= 0 && one->side != next->side) &&
           one->fact->sentence == next->fact->sentence;
}

static void take_minute(ft_claim *to, const ft_claim *from)
{
    to->minute = from->minute;
    to->offset = from->offset;
    to->derived = from->derived;
    to->wait = from->wait;
    to->minute_value = from->minute_value;
    to->minute_fact = from->minute_fact;
}

static void absorb(ft_claim *to, ft_claim *from)
{
    if (timed(from) && !timed(to))
        take_minute(to, from);
    if (to->side < 0 && from->side >= 0) {
        to->side = from->side;
        to->side_told = from->side_told;
    }
    to->penalty = to->penalty || from->penalty;
    to->follows = to->follows || from->follows;
    to->answers = to->answers || from->answers;
    to->weak = to->weak && from->weak && !both_penalties(from, to);
    from->gone = true;
}

/* Of those who may complete it in one sentence, one who is said to score comes
 * before one who only may, and of these the last: the others served him. */
static ft_claim *partner_of(const ft_link *link, const ft_claim *one)
{
    ft_claim *found = NULL;
    int looked = 0;

    for (ft_claim *next = one->next; next && looked < FT_LOOK_LIMIT;
         next = next->next, looked++) {
        if (next->gone)
            continue;
        if (found && next->fact->sentence != found->fact->sentence)
            break;
        if (completes(link, one, next)) {
            found = next;
            if (!next->weak)
                break;
        } else if (!next->weak) {
            return NULL;
        } else if (!next->name.len && timed(next)) {
            break;
        }
    }
    return found;
}

/* "Three minutes before the break they led. Smith drove it in": the goal
 * without a name and the name without a minute are one; and where only the
 * second tells the minute, the first still tells the side. */
static void join_pieces(const ft_link *link, ft_candidate *match)
{
    for (ft_claim *one = match->claims; one && one->next; one = one->next) {
        ft_claim *next;

        if (one->gone)
            continue;
        if (times(one, one->next) ||
            (!one->next->gone && goes_on(link, one, one->next))) {
            absorb(one->next, one);
            continue;
        }
        if (!one->next->gone && bears_out(one, one->next)) {
            absorb(one, one->next);
            continue;
        }
        next = one->name.len ? NULL : partner_of(link, one);
        if (next)
            absorb(next, one);
    }
}

/* The person that the paragraph names last before the claim, or FT_NOBODY. */
static size_t person_before(const ft_link *link, const ft_claim *claim)
{
    const ft_mentions *mentions = link->input->mentions;
    ft_span normal = mentions->text->blocks[claim->fact->block];
    ft_span range;

    normal.end = ft_shadow_normal(mentions, claim->fact->span).start;
    range = ft_link_mentions(link, normal);
    while (range.end-- > range.start) {
        size_t entity = mentions->mentions[range.end].entity;

        if (mentions->entities[entity].kind == FT_KIND_PERSON)
            return entity;
    }
    return FT_NOBODY;
}

static bool one_of_several(const ft_claim *one)
{
    return !one->name.len && one->credit->count == 0 && timed(one);
}

/* "She scored twice. The first, after 17 minutes, ...": nobody else stands
 * between, or the paragraph is about her. */
static void share_count(const ft_link *link, ft_claim *whole)
{
    int left = whole->count;
    int looked = 0;
    bool others = false;

    for (ft_claim *one = whole->next; one && left > 0 && looked < FT_LOOK_LIMIT;
         one = one->next, looked++) {
        if (one->gone || one->weak)
            continue;
        if (!one_of_several(one)) {
            others = true;
            continue;
        }
        if ((one->side >= 0 && whole->side >= 0 && one->side != whole->side) ||
            one->fact->sentence - whole->fact->sentence > FT_COUNT_REACH ||
            (others && person_before(link, one) != whole->entity))
            return;
        one->name = whole->name;
        one->entity = whole->entity;
        one->name_fact = whole->name_fact;
        one->name_value = whole->name_value;
        one->count = 1;
        others = false;
        left--;
    }
}

static void share_counts(const ft_link *link, ft_candidate *match)
{
    for (ft_claim *one = match->claims; one; one = one->next)
        if (!one->gone && !one->weak && one->entity != FT_NOBODY &&
            one->count > 1)
            share_count(link, one);
}

/* A goal of the same man, told whole in the same sentence, or NULL; `first` is
 * the first claim of the sentence. */
static ft_claim *whole_of(ft_claim *first, const ft_claim *piece)
{
    int looked = 0;

    for (ft_claim *one = first;
         one && one->fact->sentence == piece->fact->sentence &&
         looked < FT_LOOK_LIMIT;
         one = one->next, looked++)
        if (!one->weak && !one->gone && one->entity == piece->entity)
            return one;
    return NULL;
}

/* "Brandt made no mistake": where he scored in that sentence anyway, it is of
 * that goal. */
static void fold_pieces(ft_candidate *match)
{
    ft_claim *first = match->claims;

    for (ft_claim *one = match->claims; one; one = one->next) {
        ft_claim *whole;

        if (one->fact->sentence != first->fact->sentence)
            first = one;
        if (!one->weak || !one->name.len || one->entity == FT_NOBODY)
            continue;
        whole = whole_of(first, one);
        if (!whole)
            continue;
        whole->kick = whole->kick || one->penalty;
        if (whole->side < 0)
            whole->side = one->side;
        one->gone = true;
    }
}

static void drop_weak(ft_candidate *match)
{
    for (ft_claim *one = match->claims; one; one = one->next)
        if (one->weak)
            one->gone = true;
}

/* "Two minutes later": after the goal told right before. */
static void count_on(ft_candidate *match)
{
    const ft_claim *before = NULL;

    for (ft_claim *one = match->claims; one; one = one->next) {
        if (one->gone)
            continue;
        if (one->wait && before && before->minute && !before->offset &&
            one->fact->block - before->fact->block <= 1 &&
            before->minute + one->wait <= FT_LAST_MINUTE) {
            one->minute = before->minute + one->wait;
            one->derived = true;
        }
        before = one;
    }
}

void ft_claims_join(const ft_link *link, ft_candidate *match)
{
    fold_pieces(match);
    share_counts(link, match);
    join_pieces(link, match);
    drop_weak(match);
    count_on(match);
}
