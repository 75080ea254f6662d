/* Comes in: a record. Goes out: its card; what is not known has no line. */
#include "cli/card.h"

#include "cli/paint.h"
#include "output/names.h"
#include "output/width.h"

enum { KEY_WIDTH = 14 };

static void put_pair(ft_buffer *out, const ft_score *score)
{
    ft_buffer_integer(out, score->goals[0]);
    ft_buffer_byte(out, '-');
    ft_buffer_integer(out, score->goals[1]);
}

static void put_name(ft_buffer *out, const char *name)
{
    ft_paint_safe(out, ft_slice_of(name));
}

void ft_card_title(ft_buffer *out, const ft_match *match)
{
    put_name(out, match->sides[0].name);
    ft_buffer_byte(out, ' ');
    if (match->full_time.told)
        put_pair(out, &match->full_time);
    else if (match->extra_time.told)
        put_pair(out, &match->extra_time);
    else
        ft_buffer_byte(out, 'v');
    ft_buffer_byte(out, ' ');
    put_name(out, match->sides[1].name);
}

static void put_key(ft_buffer *out, bool colour, const char *key)
{
    ft_slice name = ft_slice_of(key);

    ft_buffer_text(out, "  ");
    ft_paint(out, colour, FT_STYLE_FAINT, name);
    ft_paint_repeat(out, ' ', name.len < KEY_WIDTH ? KEY_WIDTH - name.len : 1);
}

static void put_text(ft_buffer *out, bool colour, const char *key,
                     const char *value)
{
    if (!value || !*value)
        return;
    put_key(out, colour, key);
    put_name(out, value);
    ft_buffer_byte(out, '\n');
}

static void put_scores(ft_buffer *out, bool colour, const ft_match *match)
{
    const struct {
        const char *key;
        const ft_score *score;
    } scores[] = {
        {"half time", &match->half_time},
        {"extra time", &match->extra_time},
        {"shoot-out", &match->shootout},
        {"aggregate", &match->aggregate},
    };

    for (size_t i = 0; i < FT_COUNT(scores); i++) {
        if (!scores[i].score->told)
            continue;
        put_key(out, colour, scores[i].key);
        put_pair(out, scores[i].score);
        ft_buffer_byte(out, '\n');
    }
}

static void put_minute(ft_buffer *out, const ft_goal *goal)
{
    if (goal->minute <= 0)
        return;
    ft_buffer_text(out, goal->derived ? " ~" : " ");
    ft_buffer_integer(out, goal->minute);
    if (goal->offset > 0) {
        ft_buffer_byte(out, '+');
        ft_buffer_integer(out, goal->offset);
    }
    ft_buffer_byte(out, '\'');
}

static void put_goals(ft_buffer *out, bool colour, const ft_side *side)
{
    if (side->goal_count == 0)
        return;
    put_key(out, colour, "goals");
    put_name(out, side->name);
    ft_buffer_byte(out, ':');
    for (size_t i = 0; i < side->goal_count; i++) {
        const ft_goal *goal = &side->goals[i];

        ft_buffer_text(out, i > 0 ? ", " : " ");
        put_name(out, goal->name ? goal->name : "?");
        put_minute(out, goal);
        ft_buffer_text(out, goal->penalty ? " (p)" : "");
        ft_buffer_text(out, goal->owngoal ? " (og)" : "");
    }
    ft_buffer_byte(out, '\n');
}

/* ---- the goals between the first minute and the last ---- */

enum {
    LINE_MOST = 61,   /* columns of a time line */
    LINE_LEAST = 19,  /* narrower, it tells nothing */
    NORMAL_TIME = 90, /* minutes */
    EXTRA_TIME = 120
};

typedef struct line {
    size_t columns;
    int end; /* its last minute */
} line;

static bool has_minute(const ft_side *side, int from)
{
    for (size_t i = 0; i < side->goal_count; i++)
        if (side->goals[i].minute >= from)
            return true;
    return false;
}

static size_t column_of(const line *l, int minute)
{
    int at = minute > l->end ? l->end : minute;

    return (size_t)at * (l->columns - 1) / (size_t)l->end;
}

/* 'o' a goal, 'p' a penalty, 'x' an own goal; '2' and more: so many there. */
static char sign_of(const ft_goal *goal, char there)
{
    if (there == '9' || (there >= '2' && there < '9'))
        return there == '9' ? '9' : (char)(there + 1);
    if (there == 'o' || there == 'p' || there == 'x')
        return '2';
    return goal->owngoal ? 'x' : goal->penalty ? 'p' : 'o';
}

/* A name in the column of keys, cut when it is too long. */
static void put_side(ft_buffer *out, const char *name)
{
    ft_slice cut = ft_width_cut(ft_slice_of(name), KEY_WIDTH - 2);

    ft_buffer_text(out, "  ");
    ft_paint_safe(out, cut);
    ft_paint_repeat(out, ' ', KEY_WIDTH - ft_width(cut));
}

static void put_side_line(ft_buffer *out, bool colour, const line *l,
                          const ft_side *side)
{
    char signs[LINE_MOST];

    for (size_t i = 0; i < l->columns; i++)
        signs[i] = '-';
    for (int minute = 45; minute <= l->end; minute += 45)
        signs[column_of(l, minute)] = '|';
    for (size_t i = 0; i < side->goal_count; i++) {
        const ft_goal *goal = &side->goals[i];
        size_t at = column_of(l, goal->minute > 0 ? goal->minute : 0);

        if (goal->minute > 0)
            signs[at] = sign_of(goal, signs[at]);
    }
    put_side(out, side->name);
    for (size_t i = 0; i < l->columns; i++)
        ft_paint(out, colour,
                 signs[i] == '-' || signs[i] == '|' ? FT_STYLE_FAINT
                                                    : FT_STYLE_STRONG,
                 (ft_slice){&signs[i], 1});
    ft_buffer_byte(out, '\n');
}

static void put_scale(ft_buffer *out, const line *l)
{
    size_t done = 0;

    put_side(out, "");
    for (int minute = 0; minute <= l->end; minute += minute < 90 ? 45 : 30) {
        size_t at = column_of(l, minute);

        ft_paint_repeat(out, ' ', at - done);
        ft_buffer_integer(out, minute);
        done = at + (minute < 10 ? 1 : minute < 100 ? 2 : 3);
    }
    ft_buffer_text(out, "'\n");
}

static void put_time_line(ft_buffer *out, bool colour, const ft_match *match)
{
    const size_t room = ft_paint_columns() - KEY_WIDTH - 6;
    const line l = {.columns = room < LINE_MOST ? room : LINE_MOST,
                    .end = match->extra_time.told ||
                                   has_minute(&match->sides[0], 91) ||
                                   has_minute(&match->sides[1], 91)
                               ? EXTRA_TIME
                               : NORMAL_TIME};

    if (l.columns < LINE_LEAST ||
        (!has_minute(&match->sides[0], 1) && !has_minute(&match->sides[1], 1)))
        return;
    put_side_line(out, colour, &l, &match->sides[0]);
    put_side_line(out, colour, &l, &match->sides[1]);
    put_scale(out, &l);
}

static void put_place(ft_buffer *out, bool colour, const ft_match *match)
{
    const char *venue = match->venue, *city = match->city;

    if (!venue && !city)
        return;
    put_key(out, colour, "venue");
    put_name(out, venue);
    ft_buffer_text(out, venue && city ? ", " : "");
    put_name(out, city);
    ft_buffer_byte(out, '\n');
}

static void put_home(ft_buffer *out, bool colour, const ft_match *match)
{
    if (match->home == FT_HOME_UNTOLD)
        return;
    put_text(out, colour, "at home",
             match->home == 0 ? "neither side"
                              : match->sides[match->home - 1].name);
}

static void put_checks(ft_buffer *out, bool colour, const ft_match *match)
{
    for (size_t i = 0; i < FT_CHECK_COUNT; i++) {
        bool fail = match->checks[i] == FT_VERDICT_FAIL;

        if (match->checks[i] == FT_VERDICT_ABSENT)
            continue;
        put_key(out, colour, "check");
        ft_paint_text(out, colour, fail ? FT_STYLE_BAD : FT_STYLE_GOOD,
                      ft_verdict_name(match->checks[i]));
        ft_buffer_byte(out, ' ');
        ft_buffer_text(out, ft_check_name((ft_check)i));
        ft_buffer_byte(out, '\n');
    }
}

static void put_conflict(ft_buffer *out, bool colour,
                         const ft_conflict *conflict)
{
    put_key(out, colour, "conflict");
    put_name(out, conflict->field);
    ft_buffer_text(out, " is ");
    put_name(out, conflict->kept);
    ft_buffer_text(out, " (\"");
    put_name(out, conflict->kept_quote);
    ft_buffer_text(out, "\"), ");
    ft_paint_text(out, colour, FT_STYLE_WARN, "not ");
    put_name(out, conflict->refused);
    ft_buffer_text(out, " (\"");
    put_name(out, conflict->refused_quote);
    ft_buffer_text(out, "\")\n");
}

static void put_confidence(ft_buffer *out, bool colour, double confidence)
{
    put_key(out, colour, "confidence");
    ft_paint_percent(out, confidence);
    ft_buffer_byte(out, '\n');
}

void ft_card_show(ft_buffer *out, bool colour, const ft_match *match)
{
    ft_buffer title = {0};

    ft_card_title(&title, match);
    ft_paint(out, colour, FT_STYLE_STRONG, ft_buffer_slice(&title));
    ft_buffer_byte(out, '\n');
    out->failed = out->failed || title.failed;
    ft_buffer_free(&title);
    put_scores(out, colour, match);
    put_goals(out, colour, &match->sides[0]);
    put_goals(out, colour, &match->sides[1]);
    put_time_line(out, colour, match);
    put_text(out, colour, "day", match->date);
    put_home(out, colour, match);
    put_place(out, colour, match);
    if (match->attendance != FT_ATTENDANCE_UNTOLD) {
        put_key(out, colour, "attendance");
        ft_buffer_integer(out, match->attendance);
        ft_buffer_byte(out, '\n');
    }
    put_text(out, colour, "competition", match->competition);
    put_text(out, colour, "role", ft_role_name(match->role));
    put_text(out, colour, "status", ft_status_name(match->status));
    put_text(out, colour, "id", match->id);
    put_confidence(out, colour, match->confidence);
    put_checks(out, colour, match);
    for (size_t i = 0; i < match->conflict_count; i++)
        put_conflict(out, colour, &match->conflicts[i]);
}
