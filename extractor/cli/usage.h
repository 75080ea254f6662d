/* usage: what the command says of itself; each text fits one screen. */
#ifndef FT_CLI_USAGE_H
#define FT_CLI_USAGE_H

#include "cli/args.h"

/* FT_VERB_NONE: of the command as a whole. Static storage. */
const char *ft_usage(ft_verb verb);

#endif
