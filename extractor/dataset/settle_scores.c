/*
 * A final score of which one article does not say that extra time went before
 * it counts for `et` where others say so.
 */
#include "dataset/settle_scores.h"

#include <stddef.h>

static ft_slice json_score(ft_settler *s, ft_score score)
{
    ft_buffer out = {0};

    ft_buffer_byte(&out, '[');
    ft_buffer_integer(&out, score.goals[0]);
    ft_buffer_byte(&out, ',');
    ft_buffer_integer(&out, score.goals[1]);
    ft_buffer_byte(&out, ']');
    return ft_settler_keep(s, &out);
}

typedef struct score_field {
    const char *field;
    size_t offset; /* in ft_match */
} score_field;

static const score_field half_time = {"/score/ht",
                                      offsetof(ft_match, half_time)};
static const score_field full_time = {"/score/ft",
                                      offsetof(ft_match, full_time)};
static const score_field extra_time = {"/score/et",
                                       offsetof(ft_match, extra_time)};
static const score_field shootout = {"/score/p", offsetof(ft_match, shootout)};
static const score_field aggregate = {"/score/agg",
                                      offsetof(ft_match, aggregate)};

static const ft_score *score_in(const ft_match *match, size_t offset)
{
    return (const ft_score *)(const void *)((const char *)match + offset);
}

static bool same_score(ft_score a, ft_score b)
{
    return a.told == b.told && a.goals[0] == b.goals[0] &&
           a.goals[1] == b.goals[1];
}

/* The record tells the score after extra time and calls it final. */
static bool means_extra_time(const ft_settler *s, const ft_told *told,
                             ft_score et)
{
    const ft_match *match = &told->report->match;

    return et.told && !match->extra_time.told &&
           same_score(ft_settler_score(s, told, &match->full_time), et);
}

/* `et` is what is kept as the score after extra time; where it is being
 * settled, records that mean it have a vote, else not. */
static ft_score settle_score(ft_settler *s, const score_field *which,
                             ft_score et)
{
    bool extra = which == &extra_time;
    const ft_ballot *ballot;
    ft_score kept = {false, {0, 0}};
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++) {
        const ft_told *told = s->told[i];
        const ft_score *score = score_in(&told->report->match, which->offset);
        bool means = means_extra_time(s, told, et);

        if (extra && means)
            score = &told->report->match.full_time;
        else if (which == &full_time && means)
            continue;
        if (score->told)
            ft_settler_vote(s, &poll, which->field, i,
                            json_score(s, ft_settler_score(s, told, score)));
    }
    if ((ballot = ft_settler_count(s, &poll, which->field))) {
        const ft_told *told = s->told[ballot->votes[0].sources[0]];
        const ft_score *score = score_in(&told->report->match, which->offset);

        kept = score->told ? ft_settler_score(s, told, score) : et;
    }
    return kept;
}

/* What the articles that tell of extra time say its score was. */
static ft_score first_extra_time(ft_settler *s)
{
    size_t ballots = s->ballot_count;
    ft_score none = {false, {0, 0}}, kept = settle_score(s, &extra_time, none);

    s->ballot_count = ballots;
    return kept;
}

void ft_settle_scores(ft_settler *s)
{
    ft_match *match = &s->out->match;
    ft_score none = {false, {0, 0}}, et = first_extra_time(s);

    match->half_time = settle_score(s, &half_time, none);
    match->full_time = settle_score(s, &full_time, et);
    match->extra_time = settle_score(s, &extra_time, et);
    match->shootout = settle_score(s, &shootout, none);
    match->aggregate = settle_score(s, &aggregate, none);
}
