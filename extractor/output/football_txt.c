/*
 * Comes in: games. Goes out: one document. What the format has no way to say is
 * said in a comment: goals of the second side alone where both scored, an
 * aggregate beside scores it does not go with.
 */
#include "output/football_txt.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "output/names.h"
#include "output/run.h"

/* A match, written, and where it goes. */
typedef struct item {
    size_t order; /* in which it was added */
    char date[11];
    size_t title, title_len; /* in `texts` */
    size_t body, body_len;   /* in `texts` */
} item;

typedef struct football_txt {
    ft_buffer texts;
    item *items;
    size_t count, capacity;
} football_txt;

/* ---- scores */

static void put_pair(ft_buffer *out, ft_score score)
{
    ft_buffer_integer(out, score.goals[0]);
    ft_buffer_byte(out, '-');
    ft_buffer_integer(out, score.goals[1]);
}

/* "label 1-0" */
static void put_labelled(ft_buffer *out, const char *label, ft_score score)
{
    ft_buffer_text(out, label);
    put_pair(out, score);
}

typedef struct scores {
    ft_score half, full, extra, shootout, aggregate;
} scores;

static scores scores_of(const ft_game *game)
{
    const ft_match *match = game->match;

    return (scores){
        .half = ft_game_turn(game, &match->half_time),
        .full = ft_game_turn(game, &match->full_time),
        .extra = ft_game_turn(game, &match->extra_time),
        .shootout = ft_game_turn(game, &match->shootout),
        .aggregate = ft_game_turn(game, &match->aggregate),
    };
}

/* "2-1 aet (1-1, 0-0), 5-4 pen": the full style. */
static void put_full(ft_buffer *out, const scores *s)
{
    put_pair(out, s->extra.told ? s->extra : s->full);
    if (s->extra.told)
        ft_buffer_text(out, " aet");
    if (s->extra.told && s->full.told) {
        put_labelled(out, " (", s->full);
        if (s->half.told)
            put_labelled(out, ", ", s->half);
        ft_buffer_byte(out, ')');
    } else if (s->half.told && !s->extra.told) {
        put_labelled(out, " (", s->half);
        ft_buffer_byte(out, ')');
    }
    if (s->shootout.told) {
        put_labelled(out, ", ", s->shootout);
        ft_buffer_text(out, " pen");
    }
}

/* "2-1 (HT 1-0, FT 1-1, aet, agg 3-3, 5-4 pen)": the fuller style. */
static void put_fuller(ft_buffer *out, const scores *s, bool aggregate)
{
    put_pair(out, s->extra.told ? s->extra : s->full);
    ft_buffer_text(out, " (");
    if (s->half.told) {
        put_labelled(out, "HT ", s->half);
        ft_buffer_text(out, ", ");
    }
    if (s->extra.told && s->full.told) {
        put_labelled(out, "FT ", s->full);
        ft_buffer_text(out, ", ");
    }
    if (s->extra.told)
        ft_buffer_text(out, "aet");
    if (aggregate)
        put_labelled(out, s->extra.told ? ", agg " : "agg ", s->aggregate);
    if (s->shootout.told) {
        put_labelled(out, ", ", s->shootout);
        ft_buffer_text(out, " pen");
    }
    ft_buffer_byte(out, ')');
}

/* The grammar has an aggregate beside a plain score, or beside extra time that
 * ended in a shoot-out, and nowhere else. */
static bool can_aggregate(const scores *s)
{
    return s->aggregate.told && s->extra.told == s->shootout.told;
}

static void put_score(ft_buffer *out, const scores *s)
{
    if (!s->extra.told && !s->full.told) {
        if (s->shootout.told) {
            put_labelled(out, "  ", s->shootout);
            ft_buffer_text(out, " pen");
        }
        return;
    }
    ft_buffer_text(out, "  ");
    if (can_aggregate(s) || (s->extra.told && s->half.told && !s->full.told))
        put_fuller(out, s, can_aggregate(s));
    else
        put_full(out, s);
}

/* ---- goals */

static bool same_scorer(const ft_goal *a, const ft_goal *b)
{
    return a->owngoal == b->owngoal && strcmp(a->name, b->name) == 0;
}

/* The first goal of its scorer on that side. */
static bool opens_scorer(const ft_side *side, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (side->goals[i].name &&
            same_scorer(&side->goals[i], &side->goals[index]))
            return false;
    return true;
}

static void put_minute(ft_buffer *out, const ft_goal *goal)
{
    ft_buffer_integer(out, goal->minute);
    if (goal->offset > 0) {
        ft_buffer_byte(out, '+');
        ft_buffer_integer(out, goal->offset);
    }
    ft_buffer_byte(out, '\'');
    if (goal->owngoal)
        ft_buffer_text(out, " (og)");
    else if (goal->penalty)
        ft_buffer_text(out, " (pen)");
}

/* The format's own converter fails on a goal that has a kind, or a count, but
 * no minute: those are told in a comment. */
static bool is_bare(const ft_goal *goal)
{
    return goal->minute == 0 && (goal->owngoal || goal->penalty);
}

/* "Ada Quist 12', 45+2' (pen)": all goals of the scorer of the goal at `index`;
 * one without a minute is his name again. */
static void put_goals_of_scorer(ft_buffer *out, const ft_side *side,
                                size_t index, ft_slice name)
{
    const ft_goal *first = &side->goals[index];
    bool begun = false;

    for (size_t i = index; i < side->goal_count; i++) {
        const ft_goal *goal = &side->goals[i];

        if (!goal->name || !same_scorer(first, goal) || goal->minute == 0)
            continue;
        if (!begun)
            ft_buffer_add(out, name);
        ft_buffer_text(out, begun ? ", " : " ");
        put_minute(out, goal);
        begun = true;
    }
    for (size_t i = index; i < side->goal_count; i++) {
        const ft_goal *goal = &side->goals[i];

        if (!goal->name || !same_scorer(first, goal) || goal->minute > 0 ||
            is_bare(goal))
            continue;
        ft_buffer_text(out, begun ? ", " : "");
        ft_buffer_add(out, name);
        begun = true;
    }
}

/* Those with a name that the format can write. */
static size_t put_goals(ft_buffer *out, const ft_side *side)
{
    ft_buffer name = {0};
    size_t scorers = 0;

    for (size_t i = 0; i < side->goal_count; i++) {
        size_t mark = out->len, begin;

        name.len = 0;
        if (!side->goals[i].name || !opens_scorer(side, i) ||
            !ft_run_player(&name, ft_slice_of(side->goals[i].name)))
            continue;
        if (scorers > 0)
            ft_buffer_text(out, ", ");
        begin = out->len;
        put_goals_of_scorer(out, side, i, ft_buffer_slice(&name));
        if (out->len == begin)
            out->len = mark;
        else
            scorers++;
    }
    out->failed = out->failed || name.failed;
    ft_buffer_free(&name);
    return scorers;
}

/* "    # no minute told: Ada Quist (pen), Bea Moor (og)" */
static void put_bare_goals(ft_buffer *out, const ft_game *game)
{
    size_t count = 0;

    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < game->sides[side]->goal_count; i++) {
            const ft_goal *goal = &game->sides[side]->goals[i];

            if (!goal->name || !is_bare(goal))
                continue;
            ft_buffer_text(out, count++ > 0 ? ", " : "    # no minute told: ");
            ft_run_title(out, ft_slice_of(goal->name));
            ft_buffer_text(out, goal->owngoal ? " (og)" : " (pen)");
        }
    if (count > 0)
        ft_buffer_byte(out, '\n');
}

/* Goals of one side alone are read as the first side's, unless that scored
 * none. */
static bool would_be_misread(const ft_game *game, size_t first, size_t second)
{
    return first == 0 && second > 0 &&
           !(game->score.told && game->score.goals[0] == 0);
}

static void put_goal_line(ft_buffer *out, const ft_game *game)
{
    ft_buffer first = {0}, second = {0};
    size_t counts[2] = {put_goals(&first, game->sides[0]),
                        put_goals(&second, game->sides[1])};

    if (counts[0] + counts[1] > 0) {
        ft_buffer_text(out, would_be_misread(game, counts[0], counts[1])
                                ? "    # second side: ("
                                : "    (");
        ft_buffer_add(out, ft_buffer_slice(&first));
        if (counts[0] > 0 && counts[1] > 0)
            ft_buffer_text(out, "; ");
        ft_buffer_add(out, ft_buffer_slice(&second));
        ft_buffer_text(out, ")\n");
    }
    out->failed = out->failed || first.failed || second.failed;
    ft_buffer_free(&first);
    ft_buffer_free(&second);
}

/* ---- a match */

static void put_ground(ft_buffer *out, const ft_match *match)
{
    const char *const parts[] = {match->venue, match->city};
    ft_buffer place = {0};
    bool begun = false;

    for (size_t i = 0; i < FT_COUNT(parts); i++) {
        place.len = 0;
        if (!ft_run_place(&place, ft_slice_of(parts[i])))
            continue;
        ft_buffer_text(out, begun ? ", " : "  @ ");
        ft_buffer_add(out, ft_buffer_slice(&place));
        begun = true;
    }
    out->failed = out->failed || place.failed;
    ft_buffer_free(&place);
}

/* "  Canada v Mexico", or nothing when a name cannot be written. */
static bool put_sides(ft_buffer *out, const ft_game *game)
{
    size_t mark = out->len;

    ft_buffer_text(out, "  ");
    if (ft_run_team(out, ft_slice_of(game->sides[0]->name))) {
        ft_buffer_text(out, " v ");
        if (ft_run_team(out, ft_slice_of(game->sides[1]->name)))
            return true;
    }
    out->len = mark;
    return false;
}

static void put_left_out(ft_buffer *out, const ft_game *game)
{
    ft_buffer_text(out, "  # left out, a name that this format cannot write: ");
    ft_run_title(out, ft_slice_of(game->match->id));
    ft_buffer_byte(out, '\n');
}

static void put_match(ft_buffer *out, const ft_game *game)
{
    const ft_match *match = game->match;
    const scores s = scores_of(game);

    if (!put_sides(out, game)) {
        put_left_out(out, game);
        return;
    }
    put_score(out, &s);
    if (match->status != FT_MATCH_FINAL) {
        ft_buffer_text(out, "  [");
        ft_buffer_text(out, ft_status_name(match->status));
        ft_buffer_byte(out, ']');
    }
    put_ground(out, match);
    ft_buffer_byte(out, '\n');
    if (s.aggregate.told && !can_aggregate(&s)) {
        put_labelled(out, "    # on aggregate ", s.aggregate);
        ft_buffer_byte(out, '\n');
    }
    put_goal_line(out, game);
    put_bare_goals(out, game);
    if (match->attendance > 0) {
        ft_buffer_text(out, "  Attendance: ");
        ft_buffer_integer(out, match->attendance);
        ft_buffer_text(out, "\n\n"); /* only a blank line ends a property */
    }
}

/* ---- the document */

static item *push(football_txt *doc)
{
    size_t capacity = doc->capacity ? doc->capacity * 2 : 64;
    item *items;

    if (doc->count < doc->capacity)
        return &doc->items[doc->count++];
    if (capacity > SIZE_MAX / sizeof *items)
        return NULL;
    items = realloc(doc->items, capacity * sizeof *items);
    if (!items)
        return NULL;
    doc->items = items;
    doc->capacity = capacity;
    return &doc->items[doc->count++];
}

/* "2021-11-16", or nothing at all: it becomes a line of its own. */
static bool is_day(ft_slice date)
{
    static const char shape[] = "dddd-dd-dd";

    if (date.len != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < date.len; i++)
        if (shape[i] == '-' ? date.data[i] != '-'
                            : date.data[i] < '0' || date.data[i] > '9')
            return false;
    return true;
}

static ft_status add(ft_writer *writer, ft_arena *arena, const ft_game *game,
                     ft_buffer *outs)
{
    football_txt *doc = writer->context;
    item *added = push(doc);
    ft_slice date = ft_slice_of(game->match->date);

    (void)arena;
    (void)outs;
    if (!added)
        return FT_ERR_MEMORY;
    *added = (item){.order = doc->count, .title = doc->texts.len};
    if (is_day(date))
        memcpy(added->date, date.data, date.len);
    ft_run_title(&doc->texts, ft_slice_of(game->match->competition));
    added->title_len = doc->texts.len - added->title;
    added->body = doc->texts.len;
    put_match(&doc->texts, game);
    added->body_len = doc->texts.len - added->body;
    return doc->texts.failed ? FT_ERR_MEMORY : FT_OK;
}

static ft_slice title_of(const football_txt *doc, const item *i)
{
    return (ft_slice){doc->texts.data + i->title, i->title_len};
}

/* What the sort compares: items know no document. */
typedef struct entry {
    ft_slice title;
    const item *item;
} entry;

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left, *b = right;
    int order = (a->item->date[0] != '\0') - (b->item->date[0] != '\0');

    if (order == 0)
        order = ft_slice_compare(a->title, b->title);
    if (order == 0)
        order = strcmp(a->item->date, b->item->date);
    if (order == 0)
        order = (a->item->order > b->item->order) -
                (a->item->order < b->item->order);
    return order;
}

static void put_document(ft_buffer *out, const football_txt *doc,
                         const entry *entries)
{
    for (size_t i = 0; i < doc->count; i++) {
        const entry *e = &entries[i], *last = i > 0 ? &entries[i - 1] : NULL;
        bool undated = e->item->date[0] == '\0';
        bool section = !last || !ft_slice_equal(last->title, e->title) ||
                       (last->item->date[0] == '\0') != undated;

        if (section) {
            ft_buffer_text(out, "\n== ");
            ft_buffer_add(out, e->title);
            ft_buffer_text(out, e->title.len > 0 ? "" : "Competition not told");
            ft_buffer_text(out, undated ? ", day not told\n" : "\n");
        }
        if (!undated &&
            (section || strcmp(last->item->date, e->item->date) != 0)) {
            ft_buffer_byte(out, '\n');
            ft_buffer_text(out, e->item->date);
            ft_buffer_byte(out, '\n');
        }
        ft_buffer_add(out, (ft_slice){doc->texts.data + e->item->body,
                                      e->item->body_len});
    }
}

static ft_status end(ft_writer *writer, ft_buffer *outs)
{
    const football_txt *doc = writer->context;
    entry *entries = calloc(doc->count ? doc->count : 1, sizeof *entries);

    if (!entries)
        return FT_ERR_MEMORY;
    for (size_t i = 0; i < doc->count; i++)
        entries[i] = (entry){title_of(doc, &doc->items[i]), &doc->items[i]};
    qsort(entries, doc->count, sizeof *entries, compare_entries);
    ft_buffer_text(outs, "= Matches\n");
    put_document(outs, doc, entries);
    free(entries);
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

static void free_document(ft_writer *writer)
{
    football_txt *doc = writer->context;

    ft_buffer_free(&doc->texts);
    free(doc->items);
    free(doc);
}

ft_status ft_football_txt_init(ft_writer *writer)
{
    football_txt *doc = calloc(1, sizeof *doc);

    if (!doc)
        return FT_ERR_MEMORY;
    *writer = (ft_writer){.context = doc,
                          .count = 1,
                          .files = {"football.txt"},
                          .at_end = true,
                          .add = add,
                          .end = end,
                          .free = free_document};
    return FT_OK;
}
