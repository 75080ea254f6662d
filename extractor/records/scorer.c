/*
 * In: the claims of one match. Out: its scorers with their sides. Where the
 * text does not say for whom somebody scored, every way of giving the open
 * scorers to the two sides is tried against the score; a side stands when all
 * ways that break nothing agree on it.
 */
#include "records/scorer.h"

#include "base/ascii.h"
#include "records/name.h"
#include "records/score.h"

static size_t count_words(ft_slice name, ft_slice *first, ft_slice *last)
{
    size_t at = 0;
    size_t count = 0;

    for (ft_slice word = ft_name_word(name, &at); word.len;
         word = ft_name_word(name, &at)) {
        if (count++ == 0)
            *first = word;
        *last = word;
    }
    return count;
}

enum { FT_SLIP_LEAST = 4 };

/* "Moez" and "Moeaz": a letter more within the name. One more at its end is
 * another name: "Cole", "Coles". */
static bool slipped(ft_slice a, ft_slice b)
{
    size_t head = 0;

    if (a.len > b.len)
        return slipped(b, a);
    if (a.len < FT_SLIP_LEAST || b.len != a.len + 1)
        return false;
    while (head < a.len && a.data[head] == b.data[head])
        head++;
    return head > 1 && head < a.len &&
           ft_ascii_same(ft_slice_cut(a, (ft_span){head, a.len}),
                         ft_slice_cut(b, (ft_span){head + 1, b.len}));
}

bool ft_scorer_alike(ft_slice a, ft_slice b)
{
    ft_slice first_a = {NULL, 0}, first_b = {NULL, 0};
    ft_slice last_a = {NULL, 0}, last_b = {NULL, 0};
    size_t words_a = count_words(a, &first_a, &last_a);
    size_t words_b = count_words(b, &first_b, &last_b);

    if (words_a == 0 || words_b == 0)
        return false;
    if (ft_name_within(a, b) || ft_name_within(b, a))
        return true;
    if ((words_a == 1 || words_b == 1 || ft_ascii_same(first_a, first_b)) &&
        slipped(last_a, last_b))
        return true;
    if (!ft_ascii_same(last_a, last_b) || words_a < 2 || words_b < 2)
        return false;
    return (first_a.len == 1 || first_b.len == 1) &&
           ft_ascii_same(ft_slice_cut(first_a, (ft_span){0, 1}),
                         ft_slice_cut(first_b, (ft_span){0, 1}));
}

static bool is_scorer(const ft_scorer *scorer, const ft_claim *claim)
{
    if (scorer->owngoals != claim->owngoal)
        return false;
    if (claim->entity != FT_NOBODY && claim->entity == scorer->entity)
        return true;
    return ft_scorer_alike(scorer->name, claim->name);
}

/* The scorer a claim names: FT_NOBODY for none yet, FT_SCORER_LIMIT when two
 * could be meant. */
static size_t find_scorer(const ft_scorers *scorers, const ft_claim *claim)
{
    size_t found = FT_NOBODY;

    for (size_t i = 0; i < scorers->count; i++) {
        if (!is_scorer(&scorers->items[i], claim))
            continue;
        if (claim->entity != FT_NOBODY &&
            claim->entity == scorers->items[i].entity)
            return i;
        if (found != FT_NOBODY)
            return FT_SCORER_LIMIT;
        found = i;
    }
    return found;
}

/* "Twice", or two credits of one fact: "scored, and then got her second". */
static void count_told(ft_scorer *scorer, const ft_claim *claim)
{
    if (scorer->fact != claim->fact)
        scorer->singles = 0;
    scorer->fact = claim->fact;
    if (claim->count == 1)
        scorer->singles++;
    if (scorer->singles > scorer->told)
        scorer->told = scorer->singles;
    if (claim->count > scorer->told)
        scorer->told = claim->count;
}

static void add_claim(ft_scorers *scorers, ft_claim *claim)
{
    size_t index = find_scorer(scorers, claim);
    ft_scorer *scorer;

    if (index == FT_NOBODY) {
        index = scorers->count;
        if (index < FT_SCORER_LIMIT)
            scorers->items[scorers->count++] =
                (ft_scorer){.name = claim->name,
                            .entity = claim->entity,
                            .owngoals = claim->owngoal,
                            .side = -1};
    }
    claim->gone = index >= FT_SCORER_LIMIT;
    if (claim->gone)
        return;
    claim->scorer = index;
    scorer = &scorers->items[index];
    if (claim->name.len > scorer->name.len && !claim->loud)
        scorer->name = claim->name;
    if (claim->side >= 0)
        scorer->votes[claim->side] +=
            claim->fact->confidence * (claim->side_told ? 3 : 1);
    if (claim->lean >= 0)
        scorer->lean[claim->lean] += claim->lean_weight;
    scorer->weight += claim->fact->confidence * claim->count +
                      (claim->firm ? 2 : 0) + (claim->minute ? 1 : 0);
    count_told(scorer, claim);
}

void ft_scorers_gather(const ft_candidate *match, ft_scorers *out)
{
    out->count = 0;
    for (ft_claim *claim = match->claims; claim; claim = claim->next)
        if (claim->name.len && !claim->gone)
            add_claim(out, claim);
    for (size_t i = 0; i < out->count; i++) {
        ft_scorer *scorer = &out->items[i];

        if (scorer->votes[0] > scorer->votes[1])
            scorer->side = 0;
        else if (scorer->votes[1] > scorer->votes[0])
            scorer->side = 1;
    }
}

/* --- sides by the score --- */

enum { FT_OPEN_LIMIT = 10, FT_RUN_LIMIT = 12, FT_BOND_LIMIT = 24 };
enum { HALF_TIME = 45, FT_OFFSET_LIMIT = 99 };

static const double turn_worth = 2; /* of a lean in the own sentence */
static const double slack = 0.001;

/* The score after a goal. */
typedef struct ft_run {
    int goals[2];
    bool ordered;
    int side;           /* that scored it, or -1 */
    size_t scorer;      /* or FT_NOBODY */
    int minute, offset; /* 0: not told */
    size_t position;    /* in the text, when told in prose; else FT_NOBODY */
} ft_run;

/* Two scorers that one match of a rule names as of one side. */
typedef struct ft_bond {
    size_t scorers[2];
} ft_bond;

/* A score at some time of the match: at a minute, or at a place of a text that
 * tells in the order of play. */
typedef struct ft_moment {
    int minute, offset; /* 0: not told */
    size_t position;    /* FT_NOBODY: not told */
} ft_moment;

/* Two goals told one after the other, the second of which "doubles the lead" or
 * "equalises". */
typedef struct ft_turn {
    size_t scorers[2];
    bool changes; /* it is of the other side */
    ft_moment at; /* of the second */
} ft_turn;

typedef struct ft_riddle {
    const int *final;
    const int *half; /* NULL: not told */
    bool by_minute;  /* minutes count, too */
    const ft_sure_goals *sure;
    const ft_scorers *scorers;
    size_t open[FT_OPEN_LIMIT];
    size_t open_count;
    ft_run runs[FT_RUN_LIMIT]; /* by their number of goals */
    size_t run_count;
    ft_bond bonds[FT_BOND_LIMIT];
    size_t bond_count;
    ft_turn turns[FT_BOND_LIMIT];
    size_t turn_count;
    unsigned long guess; /* bit i: side of open[i] */
} ft_riddle;

static int total(const ft_run *run)
{
    return run->goals[0] + run->goals[1];
}

static void add_run(ft_riddle *riddle, const ft_claim *claim)
{
    ft_run run = {
        .goals = {claim->running[0], claim->running[1]},
        .ordered = claim->ordered,
        .side = claim->side,
        .scorer = claim->scorer,
        .minute = claim->minute,
        .offset = claim->offset,
        .position =
            claim->list || claim->summary ? FT_NOBODY : claim->fact->span.start,
    };
    size_t i = riddle->run_count;

    if (!claim->runs || riddle->run_count == FT_RUN_LIMIT)
        return;
    for (; i > 0 && total(&riddle->runs[i - 1]) > total(&run); i--)
        riddle->runs[i] = riddle->runs[i - 1];
    riddle->runs[i] = run;
    riddle->run_count++;
}

static int side_of_scorer(const ft_riddle *riddle, size_t scorer)
{
    for (size_t i = 0; i < riddle->open_count; i++)
        if (riddle->open[i] == scorer)
            return (int)(riddle->guess >> i & 1);
    return riddle->scorers->items[scorer].side;
}

static int side_in_guess(const ft_riddle *riddle, const ft_run *run)
{
    return run->scorer == FT_NOBODY ? run->side
                                    : side_of_scorer(riddle, run->scorer);
}

/* -1: the goal fell by then; 1: later; 0: cannot be told. */
static int compare_moment(const ft_riddle *riddle, const ft_timed_goal *goal,
                          const ft_moment *at)
{
    if (at->minute) {
        if (goal->minute != at->minute)
            return goal->minute < at->minute ? -1 : 1;
        return goal->offset <= at->offset ? -1 : 1;
    }
    if (!riddle->sure->in_turn || at->position == FT_NOBODY ||
        goal->position == FT_NOBODY)
        return 0;
    return goal->position <= at->position ? -1 : 1;
}

/* The goals with a minute agree with the score at a moment: neither side has
 * more of them by then, nor more behind it than were still to come. */
static bool fits_at(const ft_riddle *riddle, const ft_moment *at,
                    const int score[2])
{
    int by_then[2] = {0, 0};
    int later[2] = {0, 0};

    for (size_t i = 0; i < riddle->sure->timed_count; i++) {
        const ft_timed_goal *goal = &riddle->sure->timed[i];
        int side = side_of_scorer(riddle, goal->scorer);
        int order = compare_moment(riddle, goal, at);

        if (side >= 0 && order)
            (order < 0 ? by_then : later)[side]++;
    }
    for (int side = 0; side < 2; side++)
        if (by_then[side] > score[side] ||
            later[side] > riddle->final[side] - score[side])
            return false;
    return true;
}

/* The same of a score told after a goal. */
static bool run_fits(const ft_riddle *riddle, const ft_run *run,
                     const int score[2])
{
    const ft_moment at = {run->minute, run->offset, run->position};

    return !riddle->by_minute || fits_at(riddle, &at, score);
}

/* The same of the score at half-time. */
static bool half_fits(const ft_riddle *riddle)
{
    static const ft_moment half_time = {HALF_TIME, FT_OFFSET_LIMIT, FT_NOBODY};

    return !riddle->by_minute || !riddle->half ||
           fits_at(riddle, &half_time, riddle->half);
}

/* The score `now`, sides in order, can follow `before` by a goal of `side`. */
static bool follows(const ft_riddle *riddle, const int before[2],
                    const int now[2], int side)
{
    int gained = now[0] + now[1] - before[0] - before[1];

    if (now[0] < before[0] || now[1] < before[1] || now[0] > riddle->final[0] ||
        now[1] > riddle->final[1])
        return false;
    if (side < 0 || gained == 0)
        return true;
    return gained == 1 ? now[side] == before[side] + 1 : now[side] >= 1;
}

static bool runs_fit(const ft_riddle *riddle, size_t from, const int before[2])
{
    const ft_run *run = &riddle->runs[from];
    int side;
    int other[2];

    if (from == riddle->run_count)
        return true;
    side = side_in_guess(riddle, run);
    if (follows(riddle, before, run->goals, side) &&
        run_fits(riddle, run, run->goals) &&
        runs_fit(riddle, from + 1, run->goals))
        return true;
    other[0] = run->goals[1];
    other[1] = run->goals[0];
    return !run->ordered && follows(riddle, before, other, side) &&
           run_fits(riddle, run, other) && runs_fit(riddle, from + 1, other);
}

static bool bonds_hold(const ft_riddle *riddle)
{
    for (size_t i = 0; i < riddle->bond_count; i++) {
        int a = side_of_scorer(riddle, riddle->bonds[i].scorers[0]);
        int b = side_of_scorer(riddle, riddle->bonds[i].scorers[1]);

        if (a >= 0 && b >= 0 && a != b)
            return false;
    }
    return true;
}

static bool guess_fits(const ft_riddle *riddle)
{
    static const int nil[2] = {0, 0};
    int goals[2] = {0, 0};

    for (size_t i = 0; i < riddle->scorers->count; i++)
        if (riddle->scorers->items[i].side >= 0)
            goals[riddle->scorers->items[i].side] += riddle->sure->need[i];
    for (size_t i = 0; i < riddle->open_count; i++)
        goals[riddle->guess >> i & 1] += riddle->sure->need[riddle->open[i]];
    return goals[0] <= riddle->final[0] && goals[1] <= riddle->final[1] &&
           bonds_hold(riddle) && half_fits(riddle) && runs_fit(riddle, 0, nil);
}

/* By the goals with a minute the side was behind before a goal of that time:
 * who equalises after a goal of his own side had two to make up for. */
static bool was_behind(const ft_riddle *riddle, int side, const ft_moment *at)
{
    int goals[2] = {0, 0};

    if (!at->minute)
        return false;
    for (size_t i = 0; i < riddle->sure->timed_count; i++) {
        const ft_timed_goal *goal = &riddle->sure->timed[i];
        int own = side_of_scorer(riddle, goal->scorer);

        if (own >= 0 &&
            (goal->minute < at->minute ||
             (goal->minute == at->minute && goal->offset < at->offset)))
            goals[own]++;
    }
    return goals[side] < goals[1 - side];
}

static bool turn_holds(const ft_riddle *riddle, const ft_turn *turn)
{
    int a = side_of_scorer(riddle, turn->scorers[0]);
    int b = side_of_scorer(riddle, turn->scorers[1]);

    if (a < 0 || b < 0)
        return false;
    return (a != b) == turn->changes ||
           (turn->changes && was_behind(riddle, b, &turn->at));
}

/* How well a guess goes with what the text makes likely. */
static double liking(const ft_riddle *riddle)
{
    double worth = 0;

    for (size_t i = 0; i < riddle->open_count; i++)
        worth += riddle->scorers->items[riddle->open[i]]
                     .lean[riddle->guess >> i & 1];
    for (size_t i = 0; i < riddle->turn_count; i++)
        if (turn_holds(riddle, &riddle->turns[i]))
            worth += turn_worth;
    return worth;
}

static void take_guess(const ft_riddle *riddle, unsigned sides[FT_OPEN_LIMIT])
{
    for (size_t i = 0; i < riddle->open_count; i++)
        sides[i] |= riddle->guess >> i & 1 ? 2u : 1u;
}

/* For each open scorer the sides, as bits, that a fitting guess gives him: one
 * that the text makes as likely as any. */
static bool try_guesses(ft_riddle *riddle, unsigned sides[FT_OPEN_LIMIT])
{
    double best = -1;

    for (riddle->guess = 0; riddle->guess < 1ul << riddle->open_count;
         riddle->guess++) {
        double worth = guess_fits(riddle) ? liking(riddle) : -1;

        if (worth < 0 || worth < best - slack)
            continue;
        if (worth > best + slack)
            for (size_t i = 0; i < riddle->open_count; i++)
                sides[i] = 0;
        best = worth > best ? worth : best;
        take_guess(riddle, sides);
    }
    return best >= 0;
}

/* A minute that is wrong must not cost a scorer his place: when no guess fits
 * with minutes, they count without. */
static bool try_both_ways(ft_riddle *riddle, unsigned sides[FT_OPEN_LIMIT])
{
    riddle->by_minute = true;
    if (try_guesses(riddle, sides))
        return true;
    riddle->by_minute = false;
    return try_guesses(riddle, sides);
}

/* False when there are too many open ends to say anything, or none. */
static bool gather_open(ft_riddle *riddle)
{
    riddle->open_count = 0;
    for (size_t i = 0; i < riddle->scorers->count; i++) {
        if (riddle->scorers->items[i].side >= 0 ||
            riddle->scorers->items[i].out)
            continue;
        if (riddle->open_count == FT_OPEN_LIMIT)
            return false;
        riddle->open[riddle->open_count++] = i;
    }
    return riddle->open_count > 0;
}

/* "A and B scored": both claims are of one fact, and the second follows. */
static void gather_bonds(ft_riddle *riddle, const ft_candidate *match)
{
    const ft_claim *one = NULL;

    riddle->bond_count = 0;
    for (const ft_claim *next = match->claims; next; next = next->next) {
        if (one && one->fact == next->fact && next->follows && !next->answers &&
            one->scorer != FT_NOBODY && next->scorer != FT_NOBODY &&
            one->owngoal == next->owngoal && riddle->bond_count < FT_BOND_LIMIT)
            riddle->bonds[riddle->bond_count++] =
                (ft_bond){{one->scorer, next->scorer}};
        one = next->gone ? one : next;
    }
}

static bool in_turn(const ft_claim *one, const ft_claim *next)
{
    return next->follows != next->answers && !one->list && !next->list &&
           one->summary == next->summary && one->scorer != FT_NOBODY &&
           next->scorer != FT_NOBODY && one->scorer != next->scorer;
}

static void gather_turns(ft_riddle *riddle, const ft_candidate *match)
{
    const ft_claim *one = NULL;

    riddle->turn_count = 0;
    for (const ft_claim *next = match->claims; next; next = next->next) {
        if (next->gone)
            continue;
        if (one && in_turn(one, next) &&
            (next->follows || one->fact == next->fact ||
             one->fact->sentence != next->fact->sentence) &&
            riddle->turn_count < FT_BOND_LIMIT)
            riddle->turns[riddle->turn_count++] =
                (ft_turn){{one->scorer, next->scorer},
                          next->answers && !one->answers,
                          {next->minute, next->offset, FT_NOBODY}};
        one = next;
    }
}

static void gather_runs(ft_riddle *riddle, const ft_candidate *match)
{
    riddle->run_count = 0;
    for (const ft_claim *claim = match->claims; claim; claim = claim->next)
        if (claim->scorer == FT_NOBODY ||
            !riddle->scorers->items[claim->scorer].out)
            add_run(riddle, claim);
}

/* No guess fits: the scorer with the least behind him, of equals the one named
 * last, is taken out, and the others are looked at again. */
static void take_out(ft_scorers *scorers)
{
    ft_scorer *weakest = NULL;

    for (size_t i = 0; i < scorers->count; i++) {
        ft_scorer *scorer = &scorers->items[i];

        if (!scorer->out && (!weakest || scorer->weight <= weakest->weight))
            weakest = scorer;
    }
    if (!weakest)
        return;
    weakest->out = true;
    weakest->side = -1;
}

void ft_scorers_place(const ft_candidate *match, ft_scorers *scorers,
                      const ft_sure_goals *sure)
{
    const ft_settled_pair *half = &match->pairs[FT_PAIR_HT];
    ft_riddle riddle = {.final = ft_score_final(match)->goals,
                        .half = half->told ? half->goals : NULL,
                        .sure = sure,
                        .scorers = scorers};

    while (gather_open(&riddle)) {
        unsigned sides[FT_OPEN_LIMIT] = {0};

        gather_runs(&riddle, match);
        gather_bonds(&riddle, match);
        gather_turns(&riddle, match);
        if (try_both_ways(&riddle, sides)) {
            for (size_t i = 0; i < riddle.open_count; i++)
                if (sides[i] == 1u || sides[i] == 2u)
                    scorers->items[riddle.open[i]].side =
                        sides[i] == 1u ? 0 : 1;
            return;
        }
        take_out(scorers);
    }
}
