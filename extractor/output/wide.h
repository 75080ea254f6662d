/* wide: records as rows of one table with everything that a record holds, under
 * the names of docs/record.md; what is absent is an empty cell. */
#ifndef FT_OUTPUT_WIDE_H
#define FT_OUTPUT_WIDE_H

#include "output/csv.h"
#include "output/game.h"

/* Appends the row; with NULL the header. FT_ERR_MEMORY when the arena or the
 * buffer has no more room. */
ft_status ft_wide_add(ft_buffer *out, ft_arena *arena, const ft_game *game);

#endif
