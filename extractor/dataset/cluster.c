/*
 * Comes in: the records of one key. Goes out: the number of the match that each
 * tells of. Every step sorts what it compares, so that only neighbours meet:
 * the work grows with n log n however the records are made.
 */
#include "dataset/cluster.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "dataset/key.h"

enum {
    DAYS_ALONE = 1,    /* apart, with the score alone in common */
    DAYS_MOST = 7,     /* apart, with a fact in common: a weekly paper, or a
                          weekday taken for the next one */
    DAYS_TO_PRINT = 3, /* from the match to a report of it */
    ROOTS_MOST = 16 /* matches among which a record without a day is sought */
};

/* Records joined so far: a forest, whose roots know of all below. */
typedef struct node {
    size_t parent;
    int first, last;         /* days; FT_NO_DAY: none */
    const char *competition; /* the first told; NULL: none */
    unsigned long weight;
} node;

typedef struct cluster {
    ft_arena *arena;
    const ft_told *told;
    size_t count;
    node *nodes;
    size_t *order; /* the records, as sorted last */
} cluster;

static size_t root_of(const cluster *c, size_t i)
{
    while (c->nodes[i].parent != i) {
        c->nodes[i].parent = c->nodes[c->nodes[i].parent].parent;
        i = c->nodes[i].parent;
    }
    return i;
}

static int least_day(int a, int b)
{
    if (a == FT_NO_DAY || b == FT_NO_DAY)
        return a == FT_NO_DAY ? b : a;
    return a < b ? a : b;
}

/* The smaller index becomes the root, as it is the better record. */
static void join(cluster *c, size_t a, size_t b)
{
    size_t x = root_of(c, a), y = root_of(c, b);
    node *one = &c->nodes[x < y ? x : y], *other = &c->nodes[x < y ? y : x];

    if (x == y)
        return;
    other->parent = x < y ? x : y;
    one->first = least_day(one->first, other->first);
    one->last = one->last > other->last ? one->last : other->last;
    one->weight += other->weight;
    if (!one->competition)
        one->competition = other->competition;
}

static bool may_join(const cluster *c, size_t a, size_t b)
{
    const node *x = &c->nodes[root_of(c, a)], *y = &c->nodes[root_of(c, b)];
    int first = least_day(x->first, y->first);
    int last = x->last > y->last ? x->last : y->last;

    if (x == y)
        return false;
    if (x->competition && y->competition &&
        strcmp(x->competition, y->competition) != 0)
        return false;
    return first == FT_NO_DAY || last - first <= DAYS_MOST;
}

/* ---- comparing records ---- */

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_int(int a, int b)
{
    return (a > b) - (a < b);
}

/* Records that may be of one match: the same two sides. */
static int compare_kin(const ft_told *a, const ft_told *b)
{
    int order = compare_size(a->kin[a->turned], b->kin[b->turned]);

    return order ? order : compare_size(a->kin[!a->turned], b->kin[!b->turned]);
}

static int compare_names(const ft_told *a, const ft_told *b)
{
    int order = compare_size(a->name[a->turned], b->name[b->turned]);

    return order ? order
                 : compare_size(a->name[!a->turned], b->name[!b->turned]);
}

static int compare_scores(const ft_told *a, const ft_told *b)
{
    ft_score x = ft_told_final(a), y = ft_told_final(b);
    int order = compare_int(x.told, y.told);

    if (order == 0 && x.told)
        order = compare_int(x.goals[0], y.goals[0]);
    if (order == 0 && x.told)
        order = compare_int(x.goals[1], y.goals[1]);
    return order;
}

static bool has_score(const ft_told *told)
{
    return ft_told_final(told).told;
}

static int compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return compare_int(a != NULL, b != NULL);
    return strcmp(a, b);
}

static const char *competition_of(const ft_told *told)
{
    return told->report->match.competition;
}

static int compare_day(const ft_told *a, const ft_told *b)
{
    int order = compare_kin(a, b);

    if (order == 0)
        order = compare_names(a, b);
    return order ? order : compare_int(a->day, b->day);
}

typedef int comparison(const ft_told *a, const ft_told *b);

static int by_day_and_score(const ft_told *a, const ft_told *b)
{
    int order = compare_day(a, b);

    return order ? order : compare_scores(a, b);
}

static int by_day_and_competition(const ft_told *a, const ft_told *b)
{
    int order = compare_day(a, b);

    return order ? order : compare_texts(competition_of(a), competition_of(b));
}

static int by_names_and_score(const ft_told *a, const ft_told *b)
{
    int order = compare_kin(a, b);

    if (order == 0)
        order = compare_names(a, b);
    if (order == 0)
        order = compare_scores(a, b);
    return order ? order : compare_int(a->day, b->day);
}

static int by_score_and_day(const ft_told *a, const ft_told *b)
{
    int order = compare_kin(a, b);

    if (order == 0)
        order = compare_scores(a, b);
    return order ? order : compare_int(a->day, b->day);
}

/* qsort() hands no context on: what is sorted carries its own. */
typedef struct entry {
    const ft_told *told;
    comparison *compare;
    size_t index;
} entry;

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int order = a->compare(a->told, b->told);

    return order ? order : compare_size(a->index, b->index);
}

static ft_status sort_by(cluster *c, comparison *compare)
{
    entry *entries = FT_NEW(c->arena, entry, c->count);

    if (!entries)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < c->count; i++)
        entries[i] = (entry){&c->told[i], compare, i};
    qsort(entries, c->count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < c->count; i++)
        c->order[i] = entries[i].index;
    return FT_OK;
}

/* ---- one day ---- */

/* Joins all neighbours that compare as equal and have what `wants` wants. */
static ft_status join_equal(cluster *c, comparison *compare,
                            bool (*wants)(const ft_told *told))
{
    if (sort_by(c, compare))
        return FT_ERR_MEMORY;
    for (size_t i = 1; i < c->count; i++) {
        const ft_told *a = &c->told[c->order[i - 1]];
        const ft_told *b = &c->told[c->order[i]];

        if (a->day != FT_NO_DAY && wants(a) && wants(b) && compare(a, b) == 0)
            join(c, c->order[i - 1], c->order[i]);
    }
    return FT_OK;
}

static bool has_competition(const ft_told *told)
{
    return competition_of(told) != NULL;
}

/* In the records order[from..to) of one day, those that name no competition and
 * share no score go to the heaviest match. */
static void join_rest(cluster *c, size_t from, size_t to)
{
    size_t best = c->order[from];

    for (size_t i = from; i < to; i++) {
        const node *one = &c->nodes[root_of(c, c->order[i])];
        const node *heaviest = &c->nodes[root_of(c, best)];

        if (one->weight > heaviest->weight ||
            (one->weight == heaviest->weight && one < heaviest))
            best = c->order[i];
    }
    for (size_t i = from; i < to; i++)
        if (!c->nodes[root_of(c, c->order[i])].competition ||
            !c->nodes[root_of(c, best)].competition)
            join(c, best, c->order[i]);
}

static ft_status join_days(cluster *c)
{
    if (join_equal(c, by_day_and_score, has_score) ||
        join_equal(c, by_day_and_competition, has_competition))
        return FT_ERR_MEMORY;
    for (size_t from = 0, to; from < c->count; from = to) {
        const ft_told *first = &c->told[c->order[from]];

        for (to = from + 1; to < c->count; to++)
            if (compare_day(first, &c->told[c->order[to]]) != 0)
                break;
        if (first->day != FT_NO_DAY)
            join_rest(c, from, to);
    }
    return FT_OK;
}

/* ---- neighbouring days, and short forms of a name ---- */

/* Joins neighbours of one score that are at most `days` apart. */
static ft_status join_near(cluster *c, comparison *compare,
                           comparison *same_but_day, int days)
{
    if (sort_by(c, compare))
        return FT_ERR_MEMORY;
    for (size_t i = 1; i < c->count; i++) {
        size_t x = c->order[i - 1], y = c->order[i];
        const ft_told *a = &c->told[x], *b = &c->told[y];

        if (a->day != FT_NO_DAY && has_score(a) && same_but_day(a, b) == 0 &&
            b->day - a->day <= days && may_join(c, x, y))
            join(c, x, y);
    }
    return FT_OK;
}

static int same_names_and_score(const ft_told *a, const ft_told *b)
{
    int order = compare_kin(a, b);

    if (order == 0)
        order = compare_names(a, b);
    return order ? order : compare_scores(a, b);
}

static int same_score(const ft_told *a, const ft_told *b)
{
    int order = compare_kin(a, b);

    return order ? order : compare_scores(a, b);
}

/* ---- facts that two meetings would not share ---- */

typedef struct fact {
    const ft_told *told;
    ft_slice text; /* what is told, as a short line */
    size_t index;
} fact;

typedef struct facts {
    fact *items;
    size_t count, capacity;
} facts;

static ft_status add_fact(cluster *c, facts *f, size_t index, ft_buffer *text)
{
    fact *items = ft_arena_grow(c->arena, f->items, &f->capacity, f->count + 1,
                                sizeof *items);
    ft_slice copy = {NULL, 0};

    f->items = items ? items : f->items;
    if (items && !text->failed)
        copy = ft_arena_copy(c->arena, ft_buffer_slice(text));
    ft_buffer_clear(text);
    if (!items || !copy.data)
        return FT_ERR_MEMORY;
    f->items[f->count++] = (fact){&c->told[index], copy, index};
    return FT_OK;
}

/* The last word of a name is the one that short forms keep. */
static void add_last_word(ft_buffer *out, const char *name)
{
    ft_buffer words = {0};
    size_t at;

    ft_name_words(&words, ft_slice_of(name));
    at = words.len;
    while (at > 0 && words.data[at - 1] != ' ')
        at--;
    ft_buffer_add(out, (ft_slice){words.data + at, words.len - at});
    out->failed = out->failed || words.failed;
    ft_buffer_free(&words);
}

static ft_status add_goal(cluster *c, facts *f, size_t index, int side,
                          const ft_goal *goal, ft_buffer *text)
{
    if (!goal->name || goal->minute == 0)
        return FT_OK;
    ft_buffer_text(text, side ? "goal 1 " : "goal 0 ");
    ft_buffer_integer(text, goal->minute);
    ft_buffer_byte(text, ' ');
    add_last_word(text, goal->name);
    return add_fact(c, f, index, text);
}

static ft_status add_facts(cluster *c, facts *f, size_t index, ft_buffer *text)
{
    const ft_told *told = &c->told[index];
    ft_status status = FT_OK;

    if (told->report->match.attendance > 0) {
        ft_buffer_text(text, "crowd ");
        ft_buffer_integer(text, told->report->match.attendance);
        status = add_fact(c, f, index, text);
    }
    for (int side = 0; side < 2; side++) {
        const ft_side *one = ft_told_side(told, side);

        for (size_t i = 0; !status && i < one->goal_count; i++)
            status = add_goal(c, f, index, side, &one->goals[i], text);
    }
    if (status || told->day != FT_NO_DAY)
        return status;
    ft_buffer_text(text, "text "); /* the same article, found twice */
    ft_buffer_add(text, told->report->origin.text_sha256);
    return add_fact(c, f, index, text);
}

static int compare_facts(const void *left, const void *right)
{
    const fact *a = left, *b = right;
    int order = same_score(a->told, b->told);

    if (order == 0)
        order = ft_slice_compare(a->text, b->text);
    if (order == 0)
        order = compare_int(a->told->day, b->told->day);
    return order ? order : compare_size(a->index, b->index);
}

static ft_status find_facts(cluster *c, facts *out)
{
    ft_buffer text = {0};
    ft_status status = FT_OK;

    *out = (facts){0};
    for (size_t i = 0; !status && i < c->count; i++)
        if (has_score(&c->told[i]))
            status = add_facts(c, out, i, &text);
    ft_buffer_free(&text);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_facts);
    return status;
}

static bool is_one_fact(const fact *a, const fact *b)
{
    return same_score(a->told, b->told) == 0 &&
           ft_slice_equal(a->text, b->text);
}

static void join_by_fact(cluster *c, const facts *f)
{
    for (size_t i = 1; i < f->count; i++) {
        const fact *a = &f->items[i - 1], *b = &f->items[i];

        if (a->told->day != FT_NO_DAY && is_one_fact(a, b) &&
            b->told->day - a->told->day <= DAYS_MOST &&
            may_join(c, a->index, b->index))
            join(c, a->index, b->index);
    }
}

/* ---- records without a day ---- */

/* The one match that a record fits; `two` when there are more. */
typedef struct fit {
    size_t match;
    bool any, two;
} fit;

static void meet(cluster *c, fit *found, size_t lost, size_t with)
{
    size_t root = root_of(c, with);

    if (!may_join(c, lost, with) || (found->any && found->match == root))
        return;
    found->two = found->any;
    found->any = true;
    found->match = root;
}

/* Of c->order (sorted by score and day) keeps one record a match and day, so
 * that a look at the days before an article stays short. Returns the count. */
static size_t thin_out(cluster *c)
{
    size_t kept = 0;

    for (size_t i = 0; i < c->count; i++) {
        size_t one = c->order[i], last = kept > 0 ? c->order[kept - 1] : one;

        if (kept == 0 || root_of(c, one) != root_of(c, last) ||
            c->told[one].day != c->told[last].day)
            c->order[kept++] = one;
    }
    return kept;
}

/* The first of c->order that is not before `key`. */
static size_t lower_bound(const cluster *c, size_t count, const ft_told *key)
{
    size_t from = 0, to = count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (by_score_and_day(&c->told[c->order[middle]], key) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* A report was printed soon after the match: the days before its own. */
static void fit_by_print(cluster *c, size_t count, size_t lost, fit *found)
{
    ft_told key = c->told[lost];
    size_t from;

    if (key.published == FT_NO_DAY ||
        key.report->match.role != FT_ROLE_REPORTED)
        return;
    key.day = key.published - DAYS_TO_PRINT;
    from = lower_bound(c, count, &key);
    for (size_t i = from; i < count && !found->two; i++) {
        const ft_told *one = &c->told[c->order[i]];

        if (same_score(one, &key) != 0 || one->day > key.published)
            break;
        if (i - from == ROOTS_MOST)
            found->two = true;
        else
            meet(c, found, lost, c->order[i]);
    }
}

/* One fact, as told by records without a day, which stand first, and others:
 * each of the former meets every match of the latter. */
static void fit_by_fact(cluster *c, const fact *run, size_t count, fit *fits)
{
    size_t roots[ROOTS_MOST], known = 0, lost = 0;

    while (lost < count && run[lost].told->day == FT_NO_DAY)
        lost++;
    for (size_t i = lost; i < count && known < ROOTS_MOST; i++)
        if (known == 0 || roots[known - 1] != root_of(c, run[i].index))
            roots[known++] = root_of(c, run[i].index);
    for (size_t i = 0; i < lost; i++)
        for (size_t k = 0; k < known; k++)
            meet(c, &fits[run[i].index], run[i].index, roots[k]);
}

static void fit_by_facts(cluster *c, const facts *f, fit *fits)
{
    for (size_t from = 0, to; from < f->count; from = to) {
        for (to = from + 1; to < f->count; to++)
            if (!is_one_fact(&f->items[from], &f->items[to]))
                break;
        fit_by_fact(c, &f->items[from], to - from, fits);
    }
}

/* What is left joins its like: one text found twice, or one fact told twice. */
static void join_lost(cluster *c, const facts *f)
{
    for (size_t i = 1; i < f->count; i++) {
        const fact *a = &f->items[i - 1], *b = &f->items[i];

        if (b->told->day == FT_NO_DAY && is_one_fact(a, b) &&
            may_join(c, a->index, b->index))
            join(c, a->index, b->index);
    }
}

/* All find their match before any joins it: the order has no say. */
static ft_status join_undated(cluster *c, const facts *f)
{
    fit *fits = FT_NEW(c->arena, fit, c->count);
    size_t count;

    if (!fits || sort_by(c, by_score_and_day))
        return FT_ERR_MEMORY;
    count = thin_out(c);
    for (size_t i = 0; i < c->count; i++)
        if (c->told[i].day == FT_NO_DAY && has_score(&c->told[i]))
            fit_by_print(c, count, i, &fits[i]);
    fit_by_facts(c, f, fits);
    for (size_t i = 0; i < c->count; i++)
        if (fits[i].any && !fits[i].two && may_join(c, i, fits[i].match))
            join(c, i, fits[i].match);
    join_lost(c, f);
    return FT_OK;
}

/* ---- all of it ---- */

static void number_matches(const cluster *c, size_t *match, size_t *matches)
{
    *matches = 0;
    for (size_t i = 0; i < c->count; i++) {
        size_t root = root_of(c, i);

        match[i] = root == i ? (*matches)++ : match[root];
    }
}

static void plant(cluster *c)
{
    for (size_t i = 0; i < c->count; i++)
        c->nodes[i] = (node){i, c->told[i].day, c->told[i].day,
                             competition_of(&c->told[i]),
                             ft_told_weight(&c->told[i], "/score")};
}

ft_status ft_cluster(ft_arena *arena, const ft_told *told, size_t count,
                     size_t *match, size_t *matches)
{
    cluster c = {arena, told, count, FT_NEW(arena, node, count),
                 FT_NEW(arena, size_t, count)};
    facts f;
    ft_status status;

    if (!c.nodes || !c.order)
        return FT_ERR_MEMORY;
    plant(&c);
    if ((status = join_days(&c)) ||
        (status = join_near(&c, by_names_and_score, same_names_and_score,
                            DAYS_ALONE)) ||
        (status = join_near(&c, by_score_and_day, same_score, 0)) ||
        (status = find_facts(&c, &f)))
        return status;
    join_by_fact(&c, &f);
    if ((status = join_undated(&c, &f)))
        return status;
    number_matches(&c, match, matches);
    return FT_OK;
}
