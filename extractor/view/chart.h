/* chart: figures as bars. Widths, heights and places are told in per cent, so
 * that a chart is as large as there is room. */
#ifndef FT_VIEW_CHART_H
#define FT_VIEW_CHART_H

#include "view/count.h"
#include "view/model.h"

/* "37.2%"; 0% when `whole` is 0. */
void ft_chart_share(ft_model *object, const char *key, size_t part,
                    size_t whole);

/* Gives `page` a list `key` of lying bars, the longest first: `label`, `count`,
 * `width`; at most `most` of them, and after it `key`_rest, the number of those
 * left out, if any. False when memory is out. */
bool ft_chart_ranked(ft_model *page, const char *key, const char *rest_key,
                     const ft_counts *counts, size_t most);

/* One bar of a row of standing ones. */
typedef struct ft_column {
    ft_slice label; /* tells what is counted: "2023-11" */
    ft_slice tick;  /* under the bar; empty for most */
    size_t count;
} ft_column;

/* Gives `page` an object `key` with what columns.html shows. */
void ft_chart_columns(ft_model *page, const char *key, const ft_column *columns,
                      size_t count);

#endif
