/* Comes in: games. Goes out: their rows, each in its file. */
#include "output/tables.h"

#include "output/results.h"
#include "output/wide.h"

/* The wide table comes first: it stands for all where there is one output. */
enum { WIDE, RESULTS, GOALSCORERS, SHOOTOUTS, COUNT };

static ft_status put(ft_arena *arena, const ft_game *game, ft_buffer *outs)
{
    ft_status status = ft_wide_add(&outs[WIDE], arena, game);

    ft_results_add(&outs[RESULTS], game);
    ft_goalscorers_add(&outs[GOALSCORERS], game);
    ft_shootouts_add(&outs[SHOOTOUTS], game);
    for (size_t i = 0; i < COUNT; i++)
        if (outs[i].failed)
            status = FT_ERR_MEMORY;
    return status;
}

static void begin(ft_writer *writer, ft_buffer *outs)
{
    (void)writer;
    (void)put(NULL, NULL, outs);
}

static ft_status add(ft_writer *writer, ft_arena *arena, const ft_game *game,
                     ft_buffer *outs)
{
    (void)writer;
    return put(arena, game, outs);
}

void ft_tables_init(ft_writer *writer)
{
    *writer = (ft_writer){.count = COUNT,
                          .files = {[WIDE] = "matches.csv",
                                    [RESULTS] = "results.csv",
                                    [GOALSCORERS] = "goalscorers.csv",
                                    [SHOOTOUTS] = "shootouts.csv"},
                          .begin = begin,
                          .add = add};
}
