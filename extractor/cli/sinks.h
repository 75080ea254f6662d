/* sinks: what the command line asks for -> where the records go. */
#ifndef FT_CLI_SINKS_H
#define FT_CLI_SINKS_H

#include "cli/args.h"
#include "output/sink.h"

/* On FT_OK owned by the caller, see ft_sink_free(); else NULL. */
ft_status ft_sinks_open(const ft_args *args, ft_sink **out, ft_error *err);

#endif
