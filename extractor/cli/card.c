/* Comes in: a record. Goes out: its card; what is not known has no line. */
#include "cli/card.h"

#include "cli/paint.h"
#include "output/names.h"

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
    ft_buffer_free(&title);
    put_scores(out, colour, match);
    put_goals(out, colour, &match->sides[0]);
    put_goals(out, colour, &match->sides[1]);
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
