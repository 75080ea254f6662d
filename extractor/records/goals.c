/*
 * In: the claims of each match. Out: its goals by side, in order of play. One
 * goal told twice is one: the same player in the same minute, or told again
 * where the article sums up. Precision comes first: a goal of an open side is
 * left out, and a side never has more goals than its score.
 */
#include "records/goals.h"

#include "records/score.h"
#include "records/scorer.h"

/* One goal in the making. */
typedef struct ft_slot_goal {
    size_t scorer; /* FT_NOBODY: nobody named */
    int side;      /* of a goal without a name */
    int minute, offset;
    bool derived, penalty, owngoal;
    bool list;     /* some list has it */
    bool summary;  /* so far only told where the article sums up */
    bool doubtful; /* may be one of the scorer's other goals */
    bool dropped;
    size_t position; /* in the text, for the order of goals without a minute */
    const ft_fact *fact; /* of its last claim ... */
    size_t sentence;     /* ... the sentence ... */
    size_t block;        /* ... and its block, when that is one entry of a live
                            text, else FT_NOBODY */
    double certainty;
    ft_proofs names, minutes, penalties, owngoals;
} ft_slot_goal;

enum { FT_SLOT_LIMIT = 128 };

/* The goals of one match while they are sorted out. */
typedef struct ft_sheet {
    ft_link *link;
    ft_candidate *match;
    ft_scorers scorers;
    ft_slot_goal *slots;
    size_t count;
} ft_sheet;

/* --- claims become slots --- */

/* An entry of a live text tells one goal, however often it says so. */
static size_t entry_of(const ft_sheet *sheet, const ft_claim *claim)
{
    return ft_link_zone(sheet->link, claim->fact->block) == FT_ZONE_LIVE
               ? claim->fact->block
               : FT_NOBODY;
}

static bool told_together(const ft_sheet *sheet, const ft_slot_goal *slot,
                          const ft_claim *claim)
{
    return slot->sentence == claim->fact->sentence ||
           (slot->block != FT_NOBODY && slot->block == entry_of(sheet, claim));
}

/* What a claim adds to a slot it tells. */
static ft_status add_proofs(ft_sheet *sheet, ft_slot_goal *slot,
                            const ft_claim *claim)
{
    ft_link *link = sheet->link;

    if (claim->name_value->kind != FT_VALUE_NONE &&
        !ft_link_prove(link, &slot->names, claim->name_fact, claim->name_value))
        return FT_ERR_MEMORY;
    if (claim->minute && claim->minute == slot->minute &&
        !ft_link_prove(link, &slot->minutes, claim->minute_fact,
                       claim->minute_value))
        return FT_ERR_MEMORY;
    if (claim->penalty &&
        !ft_link_prove(link, &slot->penalties, claim->fact, NULL))
        return FT_ERR_MEMORY;
    if (claim->owngoal &&
        !ft_link_prove(link, &slot->owngoals, claim->fact, NULL))
        return FT_ERR_MEMORY;
    return FT_OK;
}

static void set_minute(ft_slot_goal *slot, const ft_claim *claim)
{
    if (slot->minute != claim->minute)
        slot->minutes = (ft_proofs){NULL, NULL};
    slot->minute = claim->minute;
    slot->offset = claim->offset;
    slot->derived = claim->derived;
}

/* Another telling of the same goal. A list knows its minute best; a stated
 * minute is better than a computed one. */
static ft_status support(ft_sheet *sheet, ft_slot_goal *slot,
                         const ft_claim *claim)
{
    bool better =
        claim->minute && (!slot->minute || (claim->list && !slot->list) ||
                          (slot->derived && !claim->derived) ||
                          (slot->minute == claim->minute && !slot->offset));

    if (better)
        set_minute(slot, claim);
    if (slot->summary && !claim->summary) {
        slot->summary = false;
        slot->position = claim->fact->span.start;
    }
    slot->list = slot->list || claim->list;
    slot->penalty = slot->penalty || claim->penalty;
    slot->certainty += claim->fact->confidence;
    slot->fact = claim->fact;
    slot->sentence = claim->fact->sentence;
    slot->block = entry_of(sheet, claim);
    return add_proofs(sheet, slot, claim);
}

static ft_status open_slot(ft_sheet *sheet, const ft_claim *claim)
{
    ft_slot_goal *slot = &sheet->slots[sheet->count];

    if (sheet->count == FT_SLOT_LIMIT)
        return FT_OK;
    sheet->count++;
    *slot = (ft_slot_goal){
        .scorer = claim->scorer,
        .side = claim->side,
        .minute = claim->minute,
        .offset = claim->offset,
        .derived = claim->derived,
        .penalty = claim->penalty,
        .owngoal = claim->owngoal,
        .list = claim->list,
        .summary = claim->summary,
        .position = claim->fact->span.start,
        .fact = claim->fact,
        .sentence = claim->fact->sentence,
        .block = entry_of(sheet, claim),
        .certainty = claim->fact->confidence,
    };
    return add_proofs(sheet, slot, claim);
}

static bool same_minute(const ft_slot_goal *slot, const ft_claim *claim)
{
    return slot->minute == claim->minute &&
           (slot->offset == claim->offset || !slot->offset || !claim->offset);
}

/* Prose and list often differ by a minute. */
static bool near_minute(const ft_slot_goal *slot, const ft_claim *claim)
{
    int apart = slot->minute - claim->minute;

    return slot->minute && slot->list != claim->list && apart >= -1 &&
           apart <= 1;
}

static ft_slot_goal *find_minute(ft_sheet *sheet, const ft_claim *claim)
{
    ft_slot_goal *near = NULL;

    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (slot->scorer != claim->scorer)
            continue;
        if (same_minute(slot, claim))
            return slot;
        if (!near && near_minute(slot, claim))
            near = slot;
    }
    return near;
}

/* Credits of one fact are goals of their own: "scored, and then got her
 * second". */
static bool apart(const ft_slot_goal *slot, const ft_claim *claim)
{
    return slot->fact == claim->fact;
}

/* The scorer's goal without a minute that only a summary has told so far, or
 * that the same sentence tells, or that a list now times. */
static ft_slot_goal *find_unclocked(ft_sheet *sheet, const ft_claim *claim)
{
    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (slot->scorer == claim->scorer && !slot->minute &&
            !apart(slot, claim) &&
            (slot->summary || claim->summary || slot->list != claim->list ||
             told_together(sheet, slot, claim)))
            return slot;
    }
    return NULL;
}

/* The nameless goal of that side and minute, or the named one for a nameless
 * claim. */
static ft_slot_goal *find_twin(ft_sheet *sheet, const ft_claim *claim)
{
    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];
        bool nameless = slot->scorer == FT_NOBODY || claim->scorer == FT_NOBODY;
        int side = slot->scorer == FT_NOBODY
                       ? slot->side
                       : sheet->scorers.items[slot->scorer].side;

        if (nameless && same_minute(slot, claim) &&
            (side < 0 || claim->side < 0 || side == claim->side))
            return slot;
    }
    return NULL;
}

/* The goal that now has a minute may be one that was told without. */
static void doubt_unclocked(ft_sheet *sheet, const ft_claim *claim)
{
    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (slot->scorer == claim->scorer && !slot->minute &&
            !apart(slot, claim))
            slot->doubtful = true;
    }
}

static ft_status add_clocked(ft_sheet *sheet, const ft_claim *claim)
{
    ft_slot_goal *slot = find_minute(sheet, claim);

    if (!slot && claim->scorer != FT_NOBODY)
        slot = find_unclocked(sheet, claim);
    if (!slot) {
        slot = find_twin(sheet, claim);
        if (slot && slot->scorer == FT_NOBODY)
            slot->scorer = claim->scorer;
    }
    if (slot)
        return support(sheet, slot, claim);
    if (claim->scorer == FT_NOBODY && claim->side < 0)
        return FT_OK;
    if (claim->scorer != FT_NOBODY)
        doubt_unclocked(sheet, claim);
    return open_slot(sheet, claim);
}

/* A goal of the scorer that a claim without a minute may repeat: the one of
 * the same sentence, else the last one told. */
static ft_slot_goal *find_repeated(ft_sheet *sheet, const ft_claim *claim)
{
    ft_slot_goal *last = NULL;

    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (slot->scorer != claim->scorer || apart(slot, claim))
            continue;
        if (told_together(sheet, slot, claim))
            return slot;
        last = slot;
    }
    return last;
}

/* A claim without a minute. Where the article sums up, in the sentence of a
 * goal already told, and between list and prose it repeats a goal; told apart
 * in the prose it may be another, if the score has room. */
static ft_status add_unclocked(ft_sheet *sheet, const ft_claim *claim)
{
    ft_slot_goal *slot = find_repeated(sheet, claim);
    ft_status status;

    if (!slot)
        return open_slot(sheet, claim);
    if (claim->summary || slot->summary || slot->list != claim->list ||
        told_together(sheet, slot, claim))
        return support(sheet, slot, claim);
    status = open_slot(sheet, claim);
    if (!status)
        sheet->slots[sheet->count - 1].doubtful = !claim->list;
    return status;
}

/* An own goal without a name counts where its side is told. */
static ft_status add_nameless(ft_sheet *sheet, const ft_claim *claim)
{
    if (claim->minute)
        return add_clocked(sheet, claim);
    return claim->owngoal && claim->side >= 0 ? open_slot(sheet, claim) : FT_OK;
}

static ft_status add_claims(ft_sheet *sheet)
{
    for (const ft_claim *claim = sheet->match->claims; claim;
         claim = claim->next) {
        ft_status status = FT_OK;

        if (claim->gone)
            continue;
        if (claim->name.len == 0)
            status = add_nameless(sheet, claim);
        else if (claim->minute)
            status = add_clocked(sheet, claim);
        else if (claim->count <= 1)
            status = add_unclocked(sheet, claim);
        if (status)
            return status;
    }
    return FT_OK;
}

/* --- told counts --- */

/* "A brace", "two penalties": a total, so goals told one by one are among it,
 * and only what is missing is added. */
static ft_status use_count(ft_sheet *sheet, const ft_claim *claim)
{
    int left = claim->count;

    for (size_t i = 0; i < sheet->count && left > 0; i++) {
        ft_slot_goal *slot = &sheet->slots[i];
        ft_status status;

        if (slot->scorer != claim->scorer)
            continue;
        left--;
        slot->doubtful = false;
        slot->penalty = slot->penalty || claim->penalty;
        slot->certainty += claim->fact->confidence;
        if ((status = add_proofs(sheet, slot, claim)))
            return status;
    }
    for (; left > 0; left--) {
        ft_status status = open_slot(sheet, claim);

        if (status)
            return status;
    }
    return FT_OK;
}

/* What a told total leaves no room for is no goal of its own. */
static void close_counts(ft_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (slot->doubtful && slot->scorer != FT_NOBODY &&
            sheet->scorers.items[slot->scorer].told > 1)
            slot->dropped = true;
    }
}

static ft_status use_counts(ft_sheet *sheet)
{
    for (const ft_claim *claim = sheet->match->claims; claim;
         claim = claim->next) {
        ft_status status;

        if (!claim->gone && claim->name.len && claim->count > 1 &&
            claim->count <= FT_GOALS_LIMIT &&
            (status = use_count(sheet, claim)))
            return status;
    }
    close_counts(sheet);
    return FT_OK;
}

/* --- what the score allows --- */

/* The goals of a scorer that are sure: those with a minute, or as many as one
 * telling gives him. */
static int sure_goals(const ft_sheet *sheet, size_t scorer)
{
    int clocked = 0;
    int told = sheet->scorers.items[scorer].told;

    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->slots[i].scorer == scorer && sheet->slots[i].minute &&
            !sheet->slots[i].dropped)
            clocked++;
    return clocked > told ? clocked : told;
}

static bool earlier(const ft_slot_goal *a, const ft_slot_goal *b)
{
    if (a->minute != b->minute)
        return a->minute < b->minute;
    return a->offset != b->offset ? a->offset < b->offset
                                  : a->position < b->position;
}

/* The goals with a minute, and whether the prose tells them in order of play.
 */
static void gather_timed(const ft_sheet *sheet, ft_timed_goal *timed,
                         ft_sure_goals *sure)
{
    const ft_slot_goal *before = NULL;

    sure->in_turn = true;
    for (size_t i = 0; i < sheet->count; i++) {
        const ft_slot_goal *slot = &sheet->slots[i];
        bool prose = !slot->list && !slot->summary;

        if (!slot->minute || slot->scorer == FT_NOBODY || slot->dropped)
            continue;
        timed[sure->timed_count++] =
            (ft_timed_goal){slot->scorer, slot->minute, slot->offset,
                            prose ? slot->position : FT_NOBODY};
        if (!prose)
            continue;
        if (before &&
            (before->position < slot->position) != !earlier(slot, before))
            sure->in_turn = false;
        before = slot;
    }
}

static void find_sides(ft_sheet *sheet)
{
    ft_timed_goal timed[FT_SLOT_LIMIT];
    ft_sure_goals sure = {.timed = timed};

    for (size_t i = 0; i < sheet->scorers.count; i++)
        sure.need[i] = sure_goals(sheet, i);
    gather_timed(sheet, timed, &sure);
    ft_scorers_place(sheet->match, &sheet->scorers, &sure);
    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (slot->scorer != FT_NOBODY)
            slot->side = sheet->scorers.items[slot->scorer].side;
        slot->dropped = slot->dropped || slot->side < 0 ||
                        (slot->scorer == FT_NOBODY && !slot->owngoal);
    }
}

static double rank(const ft_slot_goal *slot)
{
    double worth = slot->certainty;

    if (slot->minute)
        worth += slot->list ? 5 : 2;
    if (slot->scorer == FT_NOBODY)
        worth -= 4;
    return slot->doubtful ? worth - 8 : worth;
}

/* Two men of one side in one minute: a rule took the wrong one once. */
static void drop_rivals(ft_sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++)
        for (size_t k = i + 1; k < sheet->count; k++) {
            ft_slot_goal *a = &sheet->slots[i];
            ft_slot_goal *b = &sheet->slots[k];

            if (a->dropped || b->dropped || !a->minute || a->side != b->side ||
                a->minute != b->minute || a->offset != b->offset ||
                (a->list && b->list))
                continue;
            if (rank(b) > rank(a))
                a->dropped = true;
            else
                b->dropped = true;
        }
}

static int count_side(const ft_sheet *sheet, int side)
{
    int count = 0;

    for (size_t i = 0; i < sheet->count; i++)
        if (!sheet->slots[i].dropped && sheet->slots[i].side == side)
            count++;
    return count;
}

static bool weaker(const ft_slot_goal *a, const ft_slot_goal *b)
{
    if (rank(a) < rank(b) || rank(a) > rank(b))
        return rank(a) < rank(b);
    return a->position > b->position;
}

/* The goal of a side that is the least certain; of equals the later told. */
static ft_slot_goal *weakest(ft_sheet *sheet, int side)
{
    ft_slot_goal *found = NULL;

    for (size_t i = 0; i < sheet->count; i++) {
        ft_slot_goal *slot = &sheet->slots[i];

        if (!slot->dropped && slot->side == side &&
            (!found || weaker(slot, found)))
            found = slot;
    }
    return found;
}

/* Goals that may be tellings of others count only where the score needs every
 * one of them. */
static void drop_doubtful(ft_sheet *sheet)
{
    for (int side = 0; side < 2; side++) {
        if (count_side(sheet, side) >=
            ft_score_final(sheet->match)->goals[side])
            continue;
        for (size_t i = 0; i < sheet->count; i++)
            if (sheet->slots[i].doubtful && sheet->slots[i].side == side)
                sheet->slots[i].dropped = true;
    }
}

/* A side never has more goals than its score. */
static void trim(ft_sheet *sheet)
{
    for (int side = 0; side < 2; side++) {
        int room = ft_score_final(sheet->match)->goals[side];

        for (int count = count_side(sheet, side); count > room; count--) {
            ft_slot_goal *slot = weakest(sheet, side);

            slot->dropped = true;
            if (slot->minute && slot->scorer != FT_NOBODY)
                sheet->match->overfull = true;
        }
    }
}

/* --- slots become goals --- */

/* Slots stand in the order of their claims, and credits of one fact have one
 * position. */
static bool told_before(const ft_slot_goal *one, const ft_slot_goal *next)
{
    return next->position > one->position ||
           (next->position == one->position && next > one);
}

/* A goal with a minute stands before the first later one; one without behind
 * the last that was told before it. */
static size_t place_of(const ft_slot_goal *const *order, size_t count,
                       const ft_slot_goal *slot)
{
    size_t at = count;

    if (slot->minute) {
        while (at > 0 && earlier(slot, order[at - 1]))
            at--;
        return at;
    }
    while (at > 0 && told_before(slot, order[at - 1]))
        at--;
    return at;
}

static void insert(const ft_slot_goal **order, size_t *count,
                   const ft_slot_goal *slot)
{
    size_t at = place_of(order, *count, slot);

    for (size_t i = *count; i > at; i--)
        order[i] = order[i - 1];
    order[at] = slot;
    ++*count;
}

static size_t order_side(const ft_sheet *sheet, int side,
                         const ft_slot_goal **order)
{
    size_t count = 0;

    for (int clocked = 1; clocked >= 0; clocked--)
        for (size_t i = 0; i < sheet->count; i++) {
            const ft_slot_goal *slot = &sheet->slots[i];

            if (!slot->dropped && slot->side == side &&
                (slot->minute != 0) == (clocked == 1))
                insert(order, &count, slot);
        }
    return count;
}

static ft_settled_goal settled(const ft_sheet *sheet, const ft_slot_goal *slot)
{
    return (ft_settled_goal){
        .goal = {.minute = slot->minute,
                 .offset = slot->offset,
                 .penalty = slot->penalty,
                 .owngoal = slot->owngoal,
                 .derived = slot->minute && slot->derived},
        .name = slot->scorer == FT_NOBODY
                    ? (ft_slice){NULL, 0}
                    : sheet->scorers.items[slot->scorer].name,
        .names = slot->names,
        .minutes = slot->minutes,
        .penalties = slot->penalties,
        .owngoals = slot->owngoals,
    };
}

static ft_status emit_side(ft_sheet *sheet, int side)
{
    const ft_slot_goal *order[FT_SLOT_LIMIT];
    size_t count = order_side(sheet, side, order);
    ft_settled_goal *goals = FT_NEW(sheet->link->arena, ft_settled_goal, count);

    if (!goals)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        goals[i] = settled(sheet, order[i]);
    sheet->match->goals[side] = goals;
    sheet->match->goal_count[side] = count;
    return FT_OK;
}

static ft_status settle(ft_sheet *sheet)
{
    ft_status status;

    ft_scorers_gather(sheet->match, &sheet->scorers);
    if ((status = add_claims(sheet)) || (status = use_counts(sheet)))
        return status;
    find_sides(sheet);
    drop_rivals(sheet);
    drop_doubtful(sheet);
    trim(sheet);
    if ((status = emit_side(sheet, 0)))
        return status;
    return emit_side(sheet, 1);
}

ft_status ft_goals_settle(ft_link *link)
{
    ft_slot_goal *slots = FT_NEW(link->arena, ft_slot_goal, FT_SLOT_LIMIT);

    if (!slots)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < link->match_count; i++) {
        ft_sheet sheet = {
            .link = link, .match = &link->matches[i], .slots = slots};
        ft_status status = FT_OK;

        if (!sheet.match->dropped && sheet.match->claims)
            status = settle(&sheet);
        if (status)
            return status;
    }
    return FT_OK;
}
