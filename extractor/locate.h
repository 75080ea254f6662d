/* locate: where the rule pack lies. */
#ifndef FT_LOCATE_H
#define FT_LOCATE_H

#include <stddef.h>

#include "fulltime/error.h"

/*
 * Writes the path that ft_pack_load() takes. `path` names a pack, or a folder
 * of packs and tables, in which the default pack is meant. NULL looks in
 * $FULLTIME_RULES (final when set), beside the library or the command that runs
 * (in a build, or in an installation that may have been moved), and in the
 * place of installation; when none is there, the last one is written, so that
 * an error can name it. Several packs have ':' between. A name without '/' that
 * is no file is one of the packs that come with the program. FT_ERR_ARGUMENT
 * when a path takes more than `size`.
 */
ft_status ft_locate_rules(const char *path, char *out, size_t size,
                          ft_error *err);

/* The folder of the packs that come with the program, whether or not it is
 * there. */
void ft_locate_shelf(char *out, size_t size);

#endif
