/* Comes in: goals with minutes. Goes out: dots that do not cover each other. */
#include "view/timeline.h"

#include <stdio.h>

enum {
    HALF = 45,
    REGULAR = 90,
    EXTRA = 120,
    MARGIN = 25,  /* tenths of a per cent left free at the left */
    ACROSS = 900, /* tenths of a per cent from kick-off to the end */
    BEYOND = 20,  /* tenths of a per cent that the band goes on at its ends */
    APART = 110,  /* tenths of a per cent that a dot and its label take */
    LEVELS = 4,   /* dots over each other; more share the last level */
    STEP = 18,    /* pixels from level to level */
    BAND = 18     /* pixels of the line between the sides */
};

/* The free levels of one side. */
typedef struct side_levels {
    int taken[LEVELS]; /* tenths of a per cent up to which one is taken */
    int count;         /* levels in use */
} side_levels;

void ft_timeline_minute(ft_buffer *out, const ft_goal *goal)
{
    ft_buffer_integer(out, goal->minute);
    if (goal->offset > 0) {
        ft_buffer_byte(out, '+');
        ft_buffer_integer(out, goal->offset);
    }
}

/* Stoppage time of a half is drawn at its end, as clocks show it. */
static int place_of(int minute, int last)
{
    minute = minute < last ? minute : last;
    return MARGIN + minute * ACROSS / last;
}

static int take_level(side_levels *levels, int place)
{
    int level = 0;

    while (level < LEVELS - 1 && levels->taken[level] > place)
        level++;
    levels->taken[level] = place + APART;
    if (levels->count <= level)
        levels->count = level + 1;
    return level;
}

static void put_place(ft_model *object, const char *key, int tenths)
{
    ft_buffer text = {0};

    ft_buffer_integer(&text, tenths / 10);
    ft_buffer_byte(&text, '.');
    ft_buffer_integer(&text, tenths % 10);
    ft_buffer_byte(&text, '%');
    ft_model_take(object, key, &text);
    ft_buffer_free(&text);
}

static int last_minute(const ft_match *match)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < match->sides[side].goal_count; i++)
            if (match->sides[side].goals[i].minute > REGULAR)
                return EXTRA;
    return match->extra_time.told ? EXTRA : REGULAR;
}

static bool has_minutes(const ft_match *match)
{
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < match->sides[side].goal_count; i++)
            if (match->sides[side].goals[i].minute > 0)
                return true;
    return false;
}

/* `level` stays with the dot until the height of the whole is known. */
static ft_model *put_dot(ft_model *dots, const ft_leaf *at, size_t record,
                         int side, size_t index, int place)
{
    const ft_goal *goal =
        &at->pass->records.matches[record].sides[side].goals[index];
    ft_model *dot = ft_model_item(dots);
    ft_buffer label = {0};
    char pointer[64];

    put_place(dot, "x", place);
    ft_timeline_minute(&label, goal);
    ft_buffer_text(&label, "\xE2\x80\xB2"); /* a prime */
    ft_model_take(dot, "label", &label);
    ft_buffer_free(&label);
    ft_model_flag(dot, "penalty", goal->penalty);
    ft_model_flag(dot, "owngoal", goal->owngoal);
    (void)snprintf(pointer, sizeof pointer, "/goals%d/%zu/minute", side + 1,
                   index);
    ft_anchor_marks(dot, at, record, pointer);
    return dot;
}

/* The dots of a side go away from `base` by `step` a level. */
static int put_side(ft_model *dots, const ft_leaf *at, size_t record, int side,
                    int last, int base, int step)
{
    const ft_side *goals = &at->pass->records.matches[record].sides[side];
    side_levels levels = {{0}, 0};

    for (size_t i = 0; i < goals->goal_count; i++) {
        int place = place_of(goals->goals[i].minute, last), level;
        ft_model *dot;

        if (goals->goals[i].minute == 0)
            continue;
        level = take_level(&levels, place);
        dot = put_dot(dots, at, record, side, i, place);
        ft_model_number(dot, "y", base + level * step);
        ft_model_number(dot, "base", base + level * step + 4);
    }
    return levels.count;
}

/* How many levels a side takes. */
static int count_levels(const ft_side *side, int last)
{
    side_levels levels = {{0}, 0};

    for (size_t i = 0; i < side->goal_count; i++)
        if (side->goals[i].minute > 0)
            (void)take_level(&levels, place_of(side->goals[i].minute, last));
    return levels.count;
}

static void put_ticks(ft_model *timeline, int last)
{
    static const int minutes[] = {0, HALF, REGULAR, EXTRA};
    ft_model *ticks = ft_model_list(timeline, "ticks");

    for (size_t i = 0; i < FT_COUNT(minutes) && minutes[i] <= last; i++) {
        ft_model *tick = ft_model_item(ticks);

        put_place(tick, "x", place_of(minutes[i], last));
        ft_model_number(tick, "label", minutes[i]);
    }
}

void ft_timeline_put(ft_model *card, const ft_leaf *at, size_t record)
{
    const ft_match *match = &at->pass->records.matches[record];
    int last = last_minute(match), line;
    ft_model *timeline, *dots;

    if (!has_minutes(match))
        return;
    timeline = ft_model_object(card, "timeline");
    dots = ft_model_list(timeline, "dots");
    line = count_levels(&match->sides[0], last) * STEP;
    put_side(dots, at, record, 0, last, line - STEP / 2, -STEP);
    line += BAND;
    line += STEP * put_side(dots, at, record, 1, last, line + STEP / 2, STEP);
    ft_model_number(timeline, "height", line);
    line = count_levels(&match->sides[0], last) * STEP;
    ft_model_number(timeline, "band", line + 1);
    ft_model_number(timeline, "middle", line + BAND / 2 + 4);
    put_place(timeline, "left", MARGIN - BEYOND);
    put_place(timeline, "width", ACROSS + 2 * BEYOND);
    put_ticks(timeline, last);
}
