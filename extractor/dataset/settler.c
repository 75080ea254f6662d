#include "dataset/settler.h"

#include <string.h>

/* ---- values as JSON ---- */

ft_slice ft_settler_keep(ft_settler *s, ft_buffer *text)
{
    ft_slice copy = {NULL, 0};

    if (!text->failed)
        copy = ft_arena_copy(s->arena, ft_buffer_slice(text));
    s->failed = s->failed || !copy.data;
    ft_buffer_free(text);
    return copy;
}

ft_slice ft_settler_text(ft_settler *s, const char *text)
{
    ft_buffer out = {0};

    ft_buffer_json(&out, ft_slice_of(text));
    return ft_settler_keep(s, &out);
}

ft_slice ft_settler_number(ft_settler *s, int number)
{
    ft_buffer out = {0};

    ft_buffer_integer(&out, number);
    return ft_settler_keep(s, &out);
}

/* ---- what a record says, seen from the merged one ---- */

/* Team1 of the record is team2 of the merged one. */
bool ft_settler_turned(const ft_settler *s, const ft_told *told)
{
    return told->turned != (s->first == 1);
}

ft_score ft_settler_score(const ft_settler *s, const ft_told *told,
                          const ft_score *score)
{
    if (!ft_settler_turned(s, told))
        return *score;
    return (ft_score){score->told, {score->goals[1], score->goals[0]}};
}

const ft_side *ft_settler_side(const ft_settler *s, const ft_told *told,
                               int side)
{
    return &told->report->match
                .sides[ft_settler_turned(s, told) ? 1 - side : side];
}

/* A field of the merged record, as the record at hand spells it. */
const char *ft_settler_field(const ft_settler *s, const ft_told *told,
                             const char *field)
{
    static const char *const pairs[][2] = {
        {"/team1", "/team2"},
        {"/team2", "/team1"},
        {"/goals1", "/goals2"},
        {"/goals2", "/goals1"},
    };

    for (size_t i = 0; ft_settler_turned(s, told) && i < FT_COUNT(pairs); i++)
        if (strcmp(field, pairs[i][0]) == 0)
            return pairs[i][1];
    return field;
}

void ft_settler_vote(ft_settler *s, ft_poll *poll, const char *field,
                     size_t source, ft_slice value)
{
    const ft_told *told = s->told[source];

    ft_poll_add(poll, value,
                ft_told_weight(told, ft_settler_field(s, told, field)), source,
                ft_told_text(told));
}

/* Counts, and keeps the ballot where anybody said anything. NULL: nobody did,
 * or memory is out. */
const ft_ballot *ft_settler_count(ft_settler *s, ft_poll *poll,
                                  const char *field)
{
    ft_ballot *ballot = &s->ballots[s->ballot_count];

    if (ft_poll_count(poll, field, ballot)) {
        s->failed = true;
        return NULL;
    }
    if (ballot->count == 0)
        return NULL;
    s->ballot_count++;
    return ballot;
}

/* The record that the kept value comes from. */
const ft_match *ft_settler_keeper(const ft_settler *s, const ft_ballot *ballot)
{
    return &s->told[ballot->votes[0].sources[0]]->report->match;
}

const ft_ballot *ft_settler_ballot(const ft_settler *s, const char *field)
{
    for (size_t i = 0; i < s->ballot_count; i++)
        if (strcmp(s->ballots[i].field, field) == 0)
            return &s->ballots[i];
    return NULL;
}

/* The kept value comes first in its ballot. */
void ft_settler_prefer(ft_settler *s, ft_ballot *ballot, size_t index)
{
    ft_vote *votes = FT_NEW(s->arena, ft_vote, ballot->count);

    if (!votes) {
        s->failed = true;
        return;
    }
    votes[0] = ballot->votes[index];
    for (size_t i = 0, at = 1; i < ballot->count; i++)
        if (i != index)
            votes[at++] = ballot->votes[i];
    ballot->votes = votes;
}

bool ft_settler_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

ft_score ft_settler_final(const ft_match *match)
{
    return match->extra_time.told ? match->extra_time : match->full_time;
}
