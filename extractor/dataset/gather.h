/*
 * gather: lines of records in any order -> the lines of one key at a time, in
 * the order of the keys, which is what merging wants. Lines that come sorted by
 * their keys pass through: only those of one key are held.
 */
#ifndef FT_DATASET_GATHER_H
#define FT_DATASET_GATHER_H

#include "dataset/read.h"

/* Merges the records of one key; lines without line ends. */
typedef ft_status ft_gather_visit(void *context, const ft_slice *lines,
                                  size_t count, ft_error *err);

typedef struct ft_gather ft_gather;

/* NULL when memory is out. */
ft_gather *ft_gather_new(bool sorted, ft_gather_visit *visit, void *context);
void ft_gather_free(ft_gather *gather); /* NULL is fine */

/* Takes a record; a key and a tab may stand before it, as `extract --key`
 * prints them. FT_ERR_SYNTAX: the line is damaged and was not taken, the rest
 * may go on. FT_ERR_ARGUMENT: the lines are said to be sorted and are not. Else
 * what the visit returned, or FT_ERR_MEMORY. */
ft_status ft_gather_add(ft_gather *gather, const ft_line *line, ft_error *err);
/* No more lines come. */
ft_status ft_gather_end(ft_gather *gather, ft_error *err);

#endif
