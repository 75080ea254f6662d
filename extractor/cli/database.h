/* database: a sink that writes a dataset (dataset/store.h), and says on
 * standard error what became of it. */
#ifndef FT_CLI_DATABASE_H
#define FT_CLI_DATABASE_H

#include "cli/args.h"
#include "output/sink.h"

/* The arguments are borrowed. NULL when memory is out. */
ft_sink *ft_database_new(const ft_args *args);

#endif
