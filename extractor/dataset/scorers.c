/* Comes in: lists of goals. Goes out: one that agrees with as many of them as
 * can be. */
#include "dataset/scorers.h"

#include <stdint.h>
#include <string.h>

#include "dataset/key.h"

enum {
    MINUTES_APART = 2, /* 45+1 and 46, 88th minute and "two from time" */
    GOALS_MOST = 64    /* of a side that are compared; further ones are kept
                          only from the base */
};

/* ---- names ---- */

/* Cuts the first word off. */
static ft_slice next_word(ft_slice *words)
{
    size_t end = ft_slice_find(*words, (ft_slice)FT_SLICE(" "), 0);
    ft_slice word;

    end = end < words->len ? end : words->len;
    word = ft_slice_cut(*words, (ft_span){0, end});
    *words = ft_slice_cut(
        *words, (ft_span){end < words->len ? end + 1 : end, words->len});
    return word;
}

/* The same word, or the initial of it. */
static bool is_form_of(ft_slice shorter, ft_slice longer)
{
    return ft_slice_equal(shorter, longer) ||
           (shorter.len == 1 && ft_slice_starts(longer, shorter));
}

/* Each word of `part` is one of `whole`; at least one is no mere initial. */
static bool names_within(ft_slice part, ft_slice whole)
{
    bool full = false;

    while (part.len > 0) {
        ft_slice word = next_word(&part), rest = whole;
        bool found = false;

        while (rest.len > 0 && !found) {
            ft_slice other = next_word(&rest);

            found = is_form_of(word, other);
            full = full || (found && word.len > 1);
        }
        if (!found)
            return false;
    }
    return full;
}

bool ft_scorer_same(const char *a, const char *b)
{
    ft_buffer x = {0}, y = {0};
    bool same;

    ft_name_words(&x, ft_slice_of(a));
    ft_name_words(&y, ft_slice_of(b));
    same = names_within(ft_buffer_slice(&x), ft_buffer_slice(&y)) ||
           names_within(ft_buffer_slice(&y), ft_buffer_slice(&x));
    ft_buffer_free(&x);
    ft_buffer_free(&y);
    return same || strcmp(a, b) == 0;
}

/* ---- goals ---- */

static bool near_minutes(const ft_goal *a, const ft_goal *b)
{
    int apart = a->minute + a->offset - b->minute - b->offset;

    return a->minute == 0 || b->minute == 0 ||
           (apart >= -MINUTES_APART && apart <= MINUTES_APART);
}

static bool same_minute(const ft_goal *a, const ft_goal *b)
{
    return a->minute > 0 && a->minute == b->minute && a->offset == b->offset;
}

/* How well two goals fit: 0 not at all, 3 best. */
static int fit(const ft_goal *a, const ft_goal *b)
{
    bool named = a->name && b->name;

    if (a->owngoal != b->owngoal && named && !ft_scorer_same(a->name, b->name))
        return 0;
    if (named && ft_scorer_same(a->name, b->name))
        return same_minute(a, b) ? 3 : near_minutes(a, b) ? 2 : 0;
    if (same_minute(a, b))
        return 1; /* a name that is spelt otherwise, or none */
    return !named && near_minutes(a, b);
}

/* The goal of `list` that fits best and is not taken; SIZE_MAX: none. */
static size_t find_goal(const ft_goal_list *list, const bool *taken,
                        const ft_goal *goal)
{
    size_t best = SIZE_MAX;
    int most = 0;

    for (size_t i = 0; i < list->count && i < GOALS_MOST; i++) {
        int fits = taken[i] ? 0 : fit(&list->goals[i], goal);

        if (fits > most) {
            most = fits;
            best = i;
        }
    }
    return best;
}

/* A name fits a goal that another man scored in that very minute, but does not
 * agree with it. */
static bool agrees(const ft_goal *a, const ft_goal *b)
{
    return (!a->name || !b->name || ft_scorer_same(a->name, b->name)) &&
           near_minutes(a, b) && a->owngoal == b->owngoal;
}

bool ft_scorers_within(const ft_goal_list *part, const ft_goal_list *whole,
                       size_t *place)
{
    bool taken[GOALS_MOST] = {false}, all = part->count <= GOALS_MOST;

    for (size_t i = 0; i < part->count; i++) {
        size_t at = i < GOALS_MOST ? find_goal(whole, taken, &part->goals[i])
                                   : SIZE_MAX;
        bool same =
            at != SIZE_MAX && agrees(&whole->goals[at], &part->goals[i]);

        if (at != SIZE_MAX)
            taken[at] = true;
        if (place)
            place[i] = same ? at : SIZE_MAX;
        all = all && same;
    }
    return all;
}

/* ---- merging ---- */

/* The longer form of a name, where one holds the other. */
static void fill_name(ft_goal *goal, const ft_goal *other)
{
    ft_buffer mine = {0}, theirs = {0};

    if (!goal->name || !other->name) {
        goal->name = goal->name ? goal->name : other->name;
        return;
    }
    ft_name_words(&mine, ft_slice_of(goal->name));
    ft_name_words(&theirs, ft_slice_of(other->name));
    if (theirs.len > mine.len &&
        names_within(ft_buffer_slice(&mine), ft_buffer_slice(&theirs)))
        goal->name = other->name;
    ft_buffer_free(&mine);
    ft_buffer_free(&theirs);
}

static void fill_goal(ft_goal *goal, const ft_goal *other)
{
    if (!agrees(goal, other))
        return;
    fill_name(goal, other);
    if (other->minute > 0 &&
        (goal->minute == 0 || (goal->derived && !other->derived))) {
        goal->minute = other->minute;
        goal->offset = other->offset;
        goal->derived = other->derived;
    }
    goal->penalty = goal->penalty || other->penalty;
}

/* In order of play: before the first goal with a later minute. */
static void insert_goal(ft_goal *goals, size_t *count, bool *taken,
                        const ft_goal *goal)
{
    size_t at = *count;

    while (goal->minute > 0 && at > 0 &&
           (goals[at - 1].minute == 0 ||
            goals[at - 1].minute * 100 + goals[at - 1].offset >
                goal->minute * 100 + goal->offset))
        at--;
    memmove(goals + at + 1, goals + at, (*count - at) * sizeof *goals);
    memmove(taken + at + 1, taken + at, (*count - at) * sizeof *taken);
    goals[at] = *goal;
    taken[at] = true;
    (*count)++;
}

/* Fills the base from one more list; new goals only where the score has room
 * for them. */
static void add_list(ft_goal *goals, size_t *count, size_t room,
                     const ft_goal_list *list)
{
    bool taken[GOALS_MOST + 1] = {false};

    for (size_t i = 0; i < list->count && i < GOALS_MOST; i++) {
        const ft_goal_list base = {goals, *count, 0};
        size_t at = find_goal(&base, taken, &list->goals[i]);

        if (at != SIZE_MAX) {
            taken[at] = true;
            fill_goal(&goals[at], &list->goals[i]);
        } else if (*count < room && *count < GOALS_MOST) {
            insert_goal(goals, count, taken, &list->goals[i]);
        }
    }
}

/* A list that the score allows comes before one that it does not, then the
 * heavier, the longer, the earlier. */
static bool is_better(const ft_goal_list *a, const ft_goal_list *b, int score)
{
    bool fits_a = score == FT_SCORE_UNKNOWN || a->count <= (size_t)score;
    bool fits_b = score == FT_SCORE_UNKNOWN || b->count <= (size_t)score;

    if (fits_a != fits_b)
        return fits_a;
    if (a->weight != b->weight)
        return a->weight > b->weight;
    return a->count > b->count;
}

ft_status ft_scorers_merge(ft_arena *arena, const ft_goal_list *lists,
                           size_t count, int score, ft_goal_list *out)
{
    size_t base = 0, room = score > 0 ? (size_t)score : 0;
    ft_goal *goals;

    *out = (ft_goal_list){NULL, 0, 0};
    for (size_t i = 1; i < count; i++)
        if (is_better(&lists[i], &lists[base], score))
            base = i;
    if (count == 0 || lists[base].count == 0)
        return FT_OK;
    if (!(goals = FT_NEW(arena, ft_goal, lists[base].count + GOALS_MOST + 1)))
        return FT_ERR_MEMORY;
    memcpy(goals, lists[base].goals, lists[base].count * sizeof *goals);
    out->goals = goals;
    out->count = lists[base].count;
    out->weight = lists[base].weight;
    for (size_t i = 0; i < count && out->count < GOALS_MOST; i++)
        if (i != base)
            add_list(goals, &out->count, room, &lists[i]);
    return FT_OK;
}

/* ---- writing ---- */

static void put_key(ft_buffer *out, const char *key, bool *first)
{
    if (!*first)
        ft_buffer_byte(out, ',');
    *first = false;
    ft_buffer_json(out, ft_slice_of(key));
    ft_buffer_byte(out, ':');
}

static void put_number(ft_buffer *out, const char *key, int value, bool *first)
{
    if (value <= 0)
        return;
    put_key(out, key, first);
    ft_buffer_integer(out, value);
}

static void put_true(ft_buffer *out, const char *key, bool value, bool *first)
{
    if (!value)
        return;
    put_key(out, key, first);
    ft_buffer_text(out, "true");
}

static void write_goal(ft_buffer *out, const ft_goal *goal)
{
    bool first = true;

    ft_buffer_byte(out, '{');
    if (goal->name && *goal->name) {
        put_key(out, "name", &first);
        ft_buffer_json(out, ft_slice_of(goal->name));
    }
    put_number(out, "minute", goal->minute, &first);
    put_number(out, "offset", goal->minute > 0 ? goal->offset : 0, &first);
    put_true(out, "penalty", goal->penalty, &first);
    put_true(out, "owngoal", goal->owngoal, &first);
    put_true(out, "derived", goal->derived, &first);
    ft_buffer_byte(out, '}');
}

void ft_scorers_write(ft_buffer *out, const ft_goal *goals, size_t count)
{
    ft_buffer_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            ft_buffer_byte(out, ',');
        write_goal(out, &goals[i]);
    }
    ft_buffer_byte(out, ']');
}
