/* overview: the page that `report` writes: a dataset of match records at a
 * glance, and a table of all of them that can be searched. */
#ifndef FT_VIEW_OVERVIEW_H
#define FT_VIEW_OVERVIEW_H

#include "base/buffer.h"
#include "dataset/read.h"
#include "view/count.h"

enum {
    FT_OVERVIEW_FILLED = 12, /* fields whose share is told */
    FT_OVERVIEW_MINUTES = 21 /* bars of the goals by minute */
};

typedef struct ft_overview_row ft_overview_row;

/* A page in the making. Only the arena, which holds what is counted, is the
 * caller's. */
typedef struct ft_overview {
    ft_arena *arena;
    ft_buffer rows;      /* markup of the rows, as they came */
    ft_buffer proofs;    /* JSON of their evidence */
    ft_buffer conflicts; /* markup of the contradictions */
    ft_overview_row *list;
    size_t count, capacity;
    ft_counts months, cups, sites, articles, rules;
    size_t filled[FT_OVERVIEW_FILLED];
    size_t minutes[FT_OVERVIEW_MINUTES];
    size_t goals, contradictions;
} ft_overview;

/* Counts a record in; it may go afterwards. */
ft_status ft_overview_add(ft_overview *overview, const ft_report *report,
                          ft_error *err);
/* Writes the whole page. */
ft_status ft_overview_show(ft_overview *overview, ft_buffer *out,
                           ft_error *err);
void ft_overview_free(ft_overview *overview);

#endif
