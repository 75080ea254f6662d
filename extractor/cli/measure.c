/*
 * Comes in: an expected record and one that came. Goes out: how many values of
 * each sort they share. A record is a bag of values, each with its measure; the
 * goals of a side give one value for the name, one for the minute and one for
 * the kind, where there is one to tell.
 */
#include "cli/measure.h"

#include <stdlib.h>

const ft_slice ft_measure_names[FT_MEASURE_COUNT] = {
    [FT_MEASURE_RECORD] = FT_SLICE("record"),
    [FT_MEASURE_ROLE] = FT_SLICE("role"),
    [FT_MEASURE_STATUS] = FT_SLICE("status"),
    [FT_MEASURE_DATE] = FT_SLICE("date"),
    [FT_MEASURE_COMPETITION] = FT_SLICE("competition"),
    [FT_MEASURE_TEAM1] = FT_SLICE("team1"),
    [FT_MEASURE_TEAM2] = FT_SLICE("team2"),
    [FT_MEASURE_HOME] = FT_SLICE("home"),
    [FT_MEASURE_HT] = FT_SLICE("score.ht"),
    [FT_MEASURE_FT] = FT_SLICE("score.ft"),
    [FT_MEASURE_ET] = FT_SLICE("score.et"),
    [FT_MEASURE_P] = FT_SLICE("score.p"),
    [FT_MEASURE_AGG] = FT_SLICE("score.agg"),
    [FT_MEASURE_GOAL_NAME] = FT_SLICE("goals.name"),
    [FT_MEASURE_GOAL_MINUTE] = FT_SLICE("goals.minute"),
    [FT_MEASURE_GOAL_KIND] = FT_SLICE("goals.kind"),
    [FT_MEASURE_VENUE] = FT_SLICE("venue.name"),
    [FT_MEASURE_CITY] = FT_SLICE("venue.city"),
    [FT_MEASURE_ATTENDANCE] = FT_SLICE("attendance"),
};

/* Where each plain value stands; goals are read apart. */
static const struct {
    ft_measure measure;
    const char *key, *inner; /* inner NULL: the key's own value */
} places[] = {
    {FT_MEASURE_ROLE, "role", NULL},
    {FT_MEASURE_STATUS, "status", NULL},
    {FT_MEASURE_DATE, "date", NULL},
    {FT_MEASURE_COMPETITION, "competition", NULL},
    {FT_MEASURE_TEAM1, "team1", NULL},
    {FT_MEASURE_TEAM2, "team2", NULL},
    {FT_MEASURE_HOME, "home", NULL},
    {FT_MEASURE_HT, "score", "ht"},
    {FT_MEASURE_FT, "score", "ft"},
    {FT_MEASURE_ET, "score", "et"},
    {FT_MEASURE_P, "score", "p"},
    {FT_MEASURE_AGG, "score", "agg"},
    {FT_MEASURE_VENUE, "venue", "name"},
    {FT_MEASURE_CITY, "venue", "city"},
    {FT_MEASURE_ATTENDANCE, "attendance", NULL},
};

bool ft_measure_within(ft_slice name, ft_slice field)
{
    return field.len == 0 || ft_slice_equal(name, field) ||
           (ft_slice_starts(name, field) && name.data[field.len] == '.');
}

/* ---- shares ---- */

void ft_share_add(ft_share *sum, const ft_share *more)
{
    sum->right += more->right;
    sum->expected += more->expected;
    sum->got += more->got;
}

void ft_share_take(ft_share *sum, const ft_share *less)
{
    sum->right -= less->right;
    sum->expected -= less->expected;
    sum->got -= less->got;
}

size_t ft_share_wrong(const ft_share *share)
{
    return share->expected + share->got - 2 * share->right;
}

static double ratio(size_t part, size_t whole)
{
    return whole > 0 ? (double)part / (double)whole : 1.0;
}

double ft_share_precision(const ft_share *share)
{
    return ratio(share->right, share->got);
}

double ft_share_recall(const ft_share *share)
{
    return ratio(share->right, share->expected);
}

double ft_share_f1(const ft_share *share)
{
    return ratio(2 * share->right, share->expected + share->got);
}

/* F1 as a fraction; where there is nothing to tell it is one. */
static unsigned long long parts(const ft_share *share,
                                unsigned long long *whole)
{
    size_t sum = share->expected + share->got;

    *whole = sum > 0 ? sum : 1;
    return sum > 0 ? 2ULL * share->right : 1;
}

int ft_share_compare(const ft_share *a, const ft_share *b)
{
    unsigned long long a_whole, b_whole;
    unsigned long long left = parts(a, &a_whole), right = parts(b, &b_whole);

    left *= b_whole;
    right *= a_whole;
    return (left > right) - (left < right);
}

/* ---- values ---- */

typedef struct item {
    ft_measure measure;
    ft_slice value;
} item;

typedef struct bag {
    ft_arena *arena;
    item *items;
    size_t count, capacity;
    ft_buffer scratch;
    bool failed;
} bag;

/* Takes the scratch as a value. */
static void add(bag *b, ft_measure measure)
{
    ft_slice value = ft_arena_copy(b->arena, ft_buffer_slice(&b->scratch));
    item *items = ft_arena_grow(b->arena, b->items, &b->capacity, b->count + 1,
                                sizeof *items);

    if (items) /* which hold what `capacity` now says, whatever else failed */
        b->items = items;
    if (!value.data || !items || b->scratch.failed)
        b->failed = true;
    else
        b->items[b->count++] = (item){measure, value};
    ft_buffer_clear(&b->scratch);
}

static void add_place(bag *b, const ft_json *record, size_t place)
{
    const ft_json *value = ft_json_get(record, places[place].key);

    if (value && places[place].inner)
        value = ft_json_get(value, places[place].inner);
    if (!value)
        return;
    ft_json_put(&b->scratch, value);
    add(b, places[place].measure);
}

/* "1 Name": the side and the scorer, in front of whatever is told of a goal. */
static void put_scorer(bag *b, const ft_json *goal, char side)
{
    const ft_json *name = ft_json_get(goal, "name");

    ft_buffer_byte(&b->scratch, side);
    ft_buffer_byte(&b->scratch, ' ');
    if (name)
        ft_json_put(&b->scratch, name);
}

static void put_key(bag *b, const ft_json *goal, const char *key)
{
    const ft_json *value = ft_json_get(goal, key);

    ft_buffer_byte(&b->scratch, ' ');
    if (value)
        ft_json_put(&b->scratch, value);
}

static void add_goal(bag *b, const ft_json *goal, char side)
{
    put_scorer(b, goal, side);
    add(b, FT_MEASURE_GOAL_NAME);
    if (ft_json_get(goal, "minute")) {
        put_scorer(b, goal, side);
        put_key(b, goal, "minute");
        put_key(b, goal, "offset");
        add(b, FT_MEASURE_GOAL_MINUTE);
    }
    if (ft_json_get(goal, "penalty") || ft_json_get(goal, "owngoal")) {
        put_scorer(b, goal, side);
        put_key(b, goal, "penalty");
        put_key(b, goal, "owngoal");
        add(b, FT_MEASURE_GOAL_KIND);
    }
}

static void add_goals(bag *b, const ft_json *record, const char *key, char side)
{
    const ft_json *goals = ft_json_get(record, key);

    for (const ft_json *g = goals ? goals->child : NULL; g; g = g->next)
        add_goal(b, g, side);
}

static int by_value(const void *left, const void *right)
{
    const item *a = left, *b = right;

    if (a->measure != b->measure)
        return a->measure < b->measure ? -1 : 1;
    return ft_slice_compare(a->value, b->value);
}

static void fill(bag *b, const ft_json *record)
{
    if (!record)
        return;
    for (size_t i = 0; i < FT_COUNT(places); i++)
        add_place(b, record, i);
    add_goals(b, record, "goals1", '1');
    add_goals(b, record, "goals2", '2');
    if (b->count > 1)
        qsort(b->items, b->count, sizeof *b->items, by_value);
}

static void count(const bag *expected, const bag *got, ft_share *shares)
{
    size_t i = 0, k = 0;

    while (i < expected->count || k < got->count) {
        int order = i == expected->count ? 1
                    : k == got->count
                        ? -1
                        : by_value(&expected->items[i], &got->items[k]);
        ft_measure measure =
            order <= 0 ? expected->items[i].measure : got->items[k].measure;

        shares[measure].right += order == 0;
        shares[measure].expected += order <= 0;
        shares[measure].got += order >= 0;
        i += order <= 0;
        k += order >= 0;
    }
}

bool ft_measure_records(ft_arena *arena, const ft_json *expected,
                        const ft_json *got, ft_share shares[FT_MEASURE_COUNT])
{
    bag left = {.arena = arena}, right = {.arena = arena};
    bool fits;

    fill(&left, expected);
    fill(&right, got);
    fits = !left.failed && !right.failed;
    if (fits)
        count(&left, &right, shares);
    ft_buffer_free(&left.scratch);
    ft_buffer_free(&right.scratch);
    return fits;
}
