/*
 * Comes in: games. Goes out: openfootball's keys in openfootball's order. Goals
 * without a scorer are left out, as each goal there has a name.
 */
#include "output/openfootball.h"

#include "output/names.h"
#include "output/object.h"

static void put_scores(ft_object *o, const ft_game *game)
{
    const ft_match *match = game->match;
    const struct {
        const char *key;
        const ft_score *score;
    } scores[] = {
        {"ht", &match->half_time},  {"ft", &match->full_time},
        {"et", &match->extra_time}, {"p", &match->shootout},
        {"agg", &match->aggregate},
    };
    ft_object inner = {o->out, true};

    for (size_t i = 0; i < FT_COUNT(scores); i++) {
        const ft_score score = ft_game_turn(game, scores[i].score);

        if (!score.told)
            continue;
        if (inner.first) {
            ft_object_key(o, "score");
            inner = ft_object_open(o->out);
        }
        ft_object_pair(&inner, scores[i].key, score.goals[0], score.goals[1]);
    }
    if (!inner.first)
        ft_object_close(&inner);
}

static void put_goal(ft_buffer *out, const ft_goal *goal)
{
    ft_object o = ft_object_open(out);

    ft_object_text(&o, "name", goal->name);
    if (goal->minute > 0)
        ft_object_integer(&o, "minute", goal->minute);
    if (goal->minute > 0 && goal->offset > 0)
        ft_object_integer(&o, "offset", goal->offset);
    ft_object_true(&o, "owngoal", goal->owngoal);
    ft_object_true(&o, "penalty", goal->penalty);
    ft_object_close(&o);
}

static bool has_named(const ft_side *side)
{
    for (size_t i = 0; i < side->goal_count; i++)
        if (side->goals[i].name)
            return true;
    return false;
}

static void put_goals(ft_object *o, const char *key, const ft_side *side)
{
    bool first = true;

    ft_object_key(o, key);
    ft_buffer_byte(o->out, '[');
    for (size_t i = 0; i < side->goal_count; i++) {
        if (!side->goals[i].name)
            continue;
        if (!first)
            ft_buffer_byte(o->out, ',');
        put_goal(o->out, &side->goals[i]);
        first = false;
    }
    ft_buffer_byte(o->out, ']');
}

/* "Al Bayt Stadium, Al Khor" */
static void put_ground(ft_object *o, const ft_match *match)
{
    ft_buffer ground = {0};

    ft_buffer_text(&ground, match->venue);
    if (match->venue && match->city)
        ft_buffer_text(&ground, ", ");
    ft_buffer_text(&ground, match->city);
    ft_object_slice(o, "ground", ft_buffer_slice(&ground));
    o->out->failed = o->out->failed || ground.failed;
    ft_buffer_free(&ground);
}

static void put_match(ft_buffer *out, const ft_game *game)
{
    const ft_match *match = game->match;
    ft_object o = ft_object_open(out);

    ft_object_text(&o, "date", match->date);
    ft_object_text(&o, "team1", game->sides[0]->name);
    ft_object_text(&o, "team2", game->sides[1]->name);
    put_scores(&o, game);
    if (has_named(game->sides[0]) || has_named(game->sides[1])) {
        put_goals(&o, "goals1", game->sides[0]);
        put_goals(&o, "goals2", game->sides[1]);
    }
    if (match->status != FT_MATCH_FINAL)
        ft_object_text(&o, "status", ft_status_name(match->status));
    ft_object_text(&o, "competition", match->competition);
    put_ground(&o, match);
    if (match->attendance != FT_ATTENDANCE_UNTOLD)
        ft_object_integer(&o, "attendance", match->attendance);
    ft_object_close(&o);
}

static void begin(ft_writer *writer, ft_buffer *outs)
{
    (void)writer;
    ft_buffer_text(outs, "{\"name\":\"Matches\",\"matches\":[");
}

static ft_status add(ft_writer *writer, ft_arena *arena, const ft_game *game,
                     ft_buffer *outs)
{
    (void)arena;
    ft_buffer_text(outs, writer->games > 0 ? ",\n" : "\n");
    put_match(outs, game);
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

static ft_status end(ft_writer *writer, ft_buffer *outs)
{
    (void)writer;
    ft_buffer_text(outs, "\n]}\n");
    return outs->failed ? FT_ERR_MEMORY : FT_OK;
}

void ft_openfootball_init(ft_writer *writer)
{
    *writer = (ft_writer){.count = 1,
                          .files = {"matches.json"},
                          .begin = begin,
                          .add = add,
                          .end = end};
}
