/* locate: where the rule pack lies. */
#ifndef FT_LOCATE_H
#define FT_LOCATE_H

#include <stddef.h>

#include "fulltime/error.h"

/*
 * Writes the path that ft_pack_load() takes. `path` names a pack, or a folder
 * of packs and tables, in which the default pack is meant. NULL looks in
 * $FULLTIME_RULES, beside the build, in share/ beside the program's bin/, and
 * in the place of installation; a variable that is set is final.
 */
ft_status ft_locate_rules(const char *path, char *out, size_t size,
                          ft_error *err);

#endif
