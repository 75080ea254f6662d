/* Comes in: a record. Goes out: the same, turned to the host, and its words. */
#include "output/game.h"

#include "output/names.h"
#include "output/tidy.h"

ft_score ft_game_turn(const ft_game *game, const ft_score *score)
{
    ft_score turned = *score;

    if (game->turned) {
        turned.goals[0] = score->goals[1];
        turned.goals[1] = score->goals[0];
    }
    return turned;
}

ft_game ft_game_of(const ft_match *match, const ft_origin *origin)
{
    ft_game game = {
        .match = match, .origin = origin, .turned = match->home == 2};

    game.sides[0] = &match->sides[game.turned ? 1 : 0];
    game.sides[1] = &match->sides[game.turned ? 0 : 1];
    game.score = ft_game_turn(
        &game, match->extra_time.told ? &match->extra_time : &match->full_time);
    return game;
}

int ft_game_shootout_winner(const ft_game *game)
{
    ft_score score = ft_game_turn(game, &game->match->shootout);

    if (!score.told || score.goals[0] == score.goals[1])
        return -1;
    return score.goals[0] > score.goals[1] ? 0 : 1;
}

void ft_game_goal(ft_buffer *out, const ft_goal *goal)
{
    ft_tidy(out, ft_slice_of(goal->name ? goal->name : "?"));
    if (goal->minute > 0) {
        ft_buffer_byte(out, ' ');
        ft_buffer_integer(out, goal->minute);
        if (goal->offset > 0) {
            ft_buffer_byte(out, '+');
            ft_buffer_integer(out, goal->offset);
        }
        ft_buffer_byte(out, '\'');
    }
    if (goal->penalty)
        ft_buffer_text(out, " (pen.)");
    if (goal->owngoal)
        ft_buffer_text(out, " (o.g.)");
}

static void put_pair(ft_buffer *out, ft_score score)
{
    ft_buffer_integer(out, score.goals[0]);
    ft_buffer_byte(out, '-');
    ft_buffer_integer(out, score.goals[1]);
}

void ft_game_result(ft_buffer *out, const ft_game *game)
{
    const ft_match *match = game->match;

    if (!game->score.told && match->status == FT_MATCH_FINAL)
        ft_buffer_byte(out, '?');
    if (game->score.told)
        put_pair(out, game->score);
    if (match->extra_time.told)
        ft_buffer_text(out, " aet");
    if (match->shootout.told) {
        ft_buffer_text(out, ", ");
        put_pair(out, ft_game_turn(game, &match->shootout));
        ft_buffer_text(out, " pen.");
    }
    if (match->status == FT_MATCH_FINAL)
        return;
    if (game->score.told)
        ft_buffer_byte(out, ' ');
    ft_buffer_text(out, ft_status_name(match->status));
}
