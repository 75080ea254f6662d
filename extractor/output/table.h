/*
 * table: matches for the eye, a line each, columns aligned by what a terminal
 * shows. Rows are lined up a block at a time, so that memory stays small.
 */
#ifndef FT_OUTPUT_TABLE_H
#define FT_OUTPUT_TABLE_H

#include "output/writer.h"

/* FT_ERR_MEMORY, or FT_OK with a context that writer->free frees. */
ft_status ft_table_init(ft_writer *writer);

#endif
