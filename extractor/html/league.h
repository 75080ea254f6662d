/* league: tables whose figures are no scores: standings and line-ups. */
#ifndef FT_HTML_LEAGUE_H
#define FT_HTML_LEAGUE_H

#include "html/blocks.h"

/* What one row of a table shows, its cells parted by bars or tabs. */
typedef enum ft_row {
    FT_ROW_OTHER,
    FT_ROW_STANDING, /* one name and the figures of a season */
    FT_ROW_NUMBERED  /* numbers, each before a name: of shirts */
} ft_row;
ft_row ft_league_row(ft_slice line);

/* The zone of a table, told by its rows: FT_ZONE_STANDINGS, FT_ZONE_LINEUP, or
 * FT_ZONE_TABLE when it is neither. */
typedef struct ft_league {
    size_t rows, standings, numbered;
    size_t listed; /* numbered rows of one name */
} ft_league;
void ft_league_add(ft_league *league, ft_slice row);
ft_zone ft_league_zone(const ft_league *league);

/* Gives such tables of a page their zone, and what stands in a box named as a
 * line-up. A line of it that is written out ("Rovers: Vale; ...") keeps its
 * own. */
void ft_league_mark(const ft_tree *tree, ft_pieces *pieces);

#endif
