/* Comes in: games. Goes out: rows of the three tables. */
#include "output/results.h"

static const ft_match no_match = {.home = FT_HOME_UNTOLD};
static const ft_origin no_origin;
static const ft_goal no_goal;

/* What stands in for a game where only the names of columns are wanted. */
static ft_game blank(void)
{
    return ft_game_of(&no_match, &no_origin);
}

static void put_known(ft_csv *csv, const char *column, const char *text)
{
    ft_csv_text(csv, column, text && *text ? text : "NA");
}

static void put_flag(ft_csv *csv, const char *column, bool flag)
{
    ft_csv_text(csv, column, flag ? "TRUE" : "FALSE");
}

/* A match that was broken off has a score, but no result. */
static bool has_result(const ft_game *game)
{
    return game->score.told && (game->match->status == FT_MATCH_FINAL ||
                                game->match->status == FT_MATCH_AWARDED);
}

static void put_key(ft_csv *csv, const ft_game *game)
{
    put_known(csv, "date", game->match->date);
    put_known(csv, "home_team", game->sides[0]->name);
    put_known(csv, "away_team", game->sides[1]->name);
}

static void put_result(ft_csv *csv, const ft_game *game)
{
    put_key(csv, game);
    ft_csv_integer(csv, "home_score", game->score.goals[0]);
    ft_csv_integer(csv, "away_score", game->score.goals[1]);
    put_known(csv, "tournament", game->match->competition);
    put_known(csv, "city", game->match->city);
    put_known(csv, "country", NULL); /* no record holds it */
    if (game->match->home == FT_HOME_UNTOLD)
        put_known(csv, "neutral", NULL);
    else
        put_flag(csv, "neutral", game->match->home == 0);
    ft_csv_end(csv);
}

static void put_goal(ft_csv *csv, const ft_game *game, const ft_side *side,
                     const ft_goal *goal)
{
    put_key(csv, game);
    put_known(csv, "team", side->name);
    put_known(csv, "scorer", goal->name);
    if (goal->minute > 0)
        ft_csv_integer(csv, "minute", goal->minute);
    else
        put_known(csv, "minute", NULL);
    put_flag(csv, "own_goal", goal->owngoal);
    put_flag(csv, "penalty", goal->penalty);
    ft_csv_end(csv);
}

static void put_shootout(ft_csv *csv, const ft_game *game, int winner)
{
    put_key(csv, game);
    put_known(csv, "winner", winner < 0 ? NULL : game->sides[winner]->name);
    ft_csv_empty(csv, "first_shooter"); /* empty there, too, where unknown */
    ft_csv_end(csv);
}

void ft_results_add(ft_buffer *out, const ft_game *game)
{
    const ft_game none = blank();
    ft_csv csv = {.out = out, .header = !game};

    if (!game || has_result(game))
        put_result(&csv, game ? game : &none);
}

void ft_goalscorers_add(ft_buffer *out, const ft_game *game)
{
    const ft_game none = blank();
    ft_csv csv = {.out = out, .header = !game};

    if (!game) {
        put_goal(&csv, &none, none.sides[0], &no_goal);
        return;
    }
    for (size_t i = 0; i < 2 && has_result(game); i++)
        for (size_t n = 0; n < game->sides[i]->goal_count; n++)
            put_goal(&csv, game, game->sides[i], &game->sides[i]->goals[n]);
}

void ft_shootouts_add(ft_buffer *out, const ft_game *game)
{
    const ft_game none = blank();
    ft_csv csv = {.out = out, .header = !game};
    int winner = game ? ft_game_shootout_winner(game) : -1;

    if (!game || (has_result(game) && winner >= 0))
        put_shootout(&csv, game ? game : &none, winner);
}
