/* figures: how much of each field is right, and how much was. */
#ifndef FT_CLI_FIGURES_H
#define FT_CLI_FIGURES_H

#include "cli/measure.h"

enum { FT_FIGURE_MOST = 24 };

typedef struct ft_figures {
    const ft_slice *names; /* static storage */
    size_t count;
    ft_share now[FT_FIGURE_MOST];   /* of all that ran */
    ft_share again[FT_FIGURE_MOST]; /* of what was ever accepted, now ... */
    ft_share was[FT_FIGURE_MOST];   /* ... and then */
    bool compared;                  /* `was` holds something */
} ft_figures;

/* A least F1 that is asked for: "score.ft=0.95". */
typedef struct ft_floor {
    ft_slice field;
    double least;
} ft_floor;

/* FT_ERR_ARGUMENT says what is wrong with it. */
ft_status ft_floor_read(const char *text, ft_floor *out, ft_error *err);
/* The index of a name; `count` when there is none, and then `err` says so. */
size_t ft_figures_find(const ft_figures *figures, ft_slice name, ft_error *err);
/* F1 that fell since it was accepted. */
bool ft_figures_lost(const ft_figures *figures, size_t index);
/* "score.ft falls from 0.9500 to 0.9400" */
void ft_figures_fall(ft_buffer *out, ft_slice name, const ft_share *was,
                     const ft_share *now);
/* The floor that the figure is below, or NULL. */
const ft_floor *ft_figures_below(const ft_figures *figures, size_t index,
                                 const ft_floor *floors, size_t count);
/* The table, of the fields within `field`. */
void ft_figures_show(ft_buffer *out, bool colour, const ft_figures *figures,
                     ft_slice field, const ft_floor *floors, size_t count);

#endif
