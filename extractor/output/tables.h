/* tables: matches as four CSV files: everything in one, and the three of
 * international_results. */
#ifndef FT_OUTPUT_TABLES_H
#define FT_OUTPUT_TABLES_H

#include "output/writer.h"

void ft_tables_init(ft_writer *writer);

#endif
