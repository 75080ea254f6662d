/*
 * In: settled matches. Out: the verdict of each check, and a confidence that
 * follows from the rules that told the result, how often it was told, and what
 * speaks against it.
 */
#include "records/check.h"

#include "records/score.h"

static ft_verdict verdict(bool holds)
{
    return holds ? FT_VERDICT_PASS : FT_VERDICT_FAIL;
}

static ft_verdict check_goals(const ft_candidate *match)
{
    if (match->overfull)
        return FT_VERDICT_FAIL;
    return match->goal_count[0] || match->goal_count[1] ? FT_VERDICT_PASS
                                                        : FT_VERDICT_ABSENT;
}

/* After a shoot-out the winner is who scored more in it. A draw with a winner
 * was decided in a way the text does not tell. */
static ft_verdict check_winner(const ft_candidate *match)
{
    const ft_settled_pair *pair = &match->pairs[FT_PAIR_P];

    if (match->winner < 0)
        return FT_VERDICT_ABSENT;
    if (!pair->told)
        pair = ft_score_final(match);
    if (pair->goals[0] == pair->goals[1])
        return FT_VERDICT_ABSENT;
    return verdict(pair->goals[match->winner] > pair->goals[1 - match->winner]);
}

static ft_verdict check_minutes(const ft_candidate *match)
{
    if (match->odd_minute)
        return FT_VERDICT_FAIL;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < match->goal_count[side]; i++)
            if (match->goals[side][i].goal.minute)
                return FT_VERDICT_PASS;
    return FT_VERDICT_ABSENT;
}

static ft_verdict check_crowd(const ft_link *link, const ft_candidate *match)
{
    const ft_entry *ground;

    if (match->attendance == FT_ATTENDANCE_UNTOLD || !match->venue.text.len ||
        match->venue.entity == FT_NOBODY)
        return FT_VERDICT_ABSENT;
    ground = link->input->mentions->entities[match->venue.entity].entry;
    if (!ground || ground->kind != FT_KIND_GROUND || !ground->capacity)
        return FT_VERDICT_ABSENT;
    return verdict(match->attendance <= ground->capacity);
}

enum { FT_TELLINGS_WEIGHED = 4 };

/* One minus the chance that every telling is wrong; more than a few add
 * nothing, as they are not independent. */
static double told_confidence(const ft_link *link, const ft_candidate *match)
{
    const int *final = ft_score_final(match)->goals;
    double wrong = 1;
    int weighed = 0;

    for (size_t i = match->first;
         i != FT_NOBODY && weighed < FT_TELLINGS_WEIGHED;
         i = link->tellings[i].sequel) {
        const ft_telling *telling = &link->tellings[i];
        ft_pair_kind kind = ft_telling_final(telling);
        double right = telling->fact->confidence;

        if (kind == FT_PAIR_COUNT ||
            telling->pairs[kind].goals[telling->flipped] != final[0] ||
            telling->pairs[kind].goals[!telling->flipped] != final[1])
            continue;
        if (telling->inferred)
            right *= 0.85;
        wrong *= weighed++ ? 1 - right / 2 : 1 - right;
    }
    return 1 - wrong;
}

/* What rules and tellings promise, and what it was worth: of the records of the
 * corpus that promised so much, the share that is right. See docs/accuracy.md;
 * corpus/curve prints both. */
static const struct {
    double promised, right;
} calibration[] = {{0, 0},      {0.5, 0.6},   {0.6, 0.85},  {0.7, 0.92},
                   {0.8, 0.95}, {0.9, 0.965}, {0.95, 0.98}, {1, 0.99}};

static double calibrated(double promised)
{
    size_t i = 1;
    double step;

    while (i + 1 < FT_COUNT(calibration) && promised > calibration[i].promised)
        i++;
    step = (promised - calibration[i - 1].promised) /
           (calibration[i].promised - calibration[i - 1].promised);
    return calibration[i - 1].right +
           step * (calibration[i].right - calibration[i - 1].right);
}

static double confidence(const ft_link *link, const ft_candidate *match)
{
    double out = ft_score_final(match)->told
                     ? told_confidence(link, match)
                     : match->status_proofs.first->confidence;

    for (const ft_clash *clash = match->clashes; clash; clash = clash->next)
        out *= 0.85;
    for (int i = 0; i < FT_CHECK_COUNT; i++)
        if (match->checks[i] == FT_VERDICT_FAIL)
            out *= i == FT_CHECK_WINNER_SCORES_MORE ? 0.5 : 0.9;
    out = calibrated(out);
    for (int side = 0; side < 2; side++)
        if (!link->parties.items[match->party[side]].entry)
            out *= 0.95;
    return out > 0.99 ? 0.99 : out;
}

void ft_checks_run(ft_link *link)
{
    for (size_t i = 0; i < link->match_count; i++) {
        ft_candidate *match = &link->matches[i];

        if (match->dropped)
            continue;
        match->checks[FT_CHECK_GOALS_WITHIN_SCORE] = check_goals(match);
        match->checks[FT_CHECK_WINNER_SCORES_MORE] = check_winner(match);
        match->checks[FT_CHECK_MINUTES_WITHIN_MATCH] = check_minutes(match);
        match->checks[FT_CHECK_ATTENDANCE_WITHIN_CAPACITY] =
            check_crowd(link, match);
        match->checks[FT_CHECK_WEEKDAY_FITS_DATE] = match->weekday;
        match->confidence = confidence(link, match);
    }
}
