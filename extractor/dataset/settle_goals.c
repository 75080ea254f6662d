#include "dataset/settle_goals.h"

#include "dataset/scorers.h"

static ft_slice json_goals(ft_settler *s, const ft_goal *goals, size_t count)
{
    ft_buffer out = {0};

    ft_scorers_write(&out, goals, count);
    return ft_settler_keep(s, &out);
}

/* The weight of each list is that of all that equal it. */
static ft_status weigh_lists(ft_settler *s, const char *field,
                             ft_goal_list *lists)
{
    ft_poll poll;
    ft_ballot ballot;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        if (lists[i].count > 0)
            ft_settler_vote(s, &poll, field, i,
                            json_goals(s, lists[i].goals, lists[i].count));
    if (ft_poll_count(&poll, field, &ballot))
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < ballot.count; i++)
        for (size_t k = 0; k < ballot.votes[i].count; k++)
            lists[ballot.votes[i].sources[k]].weight = ballot.votes[i].weight;
    return FT_OK;
}

/* A list that agrees with what is kept is a vote for it, any other for itself.
 */
static void vote_on_goals(ft_settler *s, const char *field,
                          const ft_goal_list *lists, const ft_goal_list *kept)
{
    ft_slice all = json_goals(s, kept->goals, kept->count);
    ft_ballot *ballot = &s->ballots[s->ballot_count];
    size_t first = 0;
    ft_poll poll;

    ft_poll_init(&poll, s->arena);
    for (size_t i = 0; i < s->count; i++)
        if (lists[i].count > 0)
            ft_settler_vote(
                s, &poll, field, i,
                ft_scorers_within(&lists[i], kept, NULL)
                    ? all
                    : json_goals(s, lists[i].goals, lists[i].count));
    if (s->failed || !ft_settler_count(s, &poll, field))
        return;
    while (first < ballot->count &&
           !ft_slice_equal(ballot->votes[first].value, all))
        first++;
    if (first < ballot->count)
        ft_settler_prefer(s, ballot, first);
}

static void settle_goals(ft_settler *s, int side, const char *field)
{
    ft_score score = ft_settler_final(&s->out->match);
    ft_goal_list *lists = FT_NEW(s->arena, ft_goal_list, s->count), kept;

    if (!lists) {
        s->failed = true;
        return;
    }
    for (size_t i = 0; i < s->count; i++) {
        const ft_side *from = ft_settler_side(s, s->told[i], side);

        lists[i] = (ft_goal_list){from->goals, from->goal_count, 0};
    }
    if (weigh_lists(s, field, lists) ||
        ft_scorers_merge(s->arena, lists, s->count,
                         score.told ? score.goals[side] : FT_SCORE_UNKNOWN,
                         &kept)) {
        s->failed = true;
        return;
    }
    s->out->match.sides[side].goals = kept.goals;
    s->out->match.sides[side].goal_count = kept.count;
    if (kept.count > 0)
        vote_on_goals(s, field, lists, &kept);
}

void ft_settle_goals(ft_settler *s)
{
    settle_goals(s, 0, "/goals1");
    settle_goals(s, 1, "/goals2");
}
