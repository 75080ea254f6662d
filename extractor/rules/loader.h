/* loader: the files of a pack -> a pack in a given arena. */
#ifndef FT_RULES_LOADER_H
#define FT_RULES_LOADER_H

#include "rules/footprint.h"
#include "rules/rule.h"

/* As ft_pack_load_beside(); the pack is tied to the arena but for its patterns:
 * free it first. For tests that let the arena fail. */
ft_status ft_loader_read(ft_arena *arena, const char *path, const char *shelf,
                         ft_finding_sink *sink, void *context, ft_pack **out,
                         ft_error *err);

/* The same without a sink; the files that it depends on go to `footprint`. */
ft_status ft_loader_trace(ft_arena *arena, const char *path, const char *shelf,
                          ft_footprint *footprint, ft_pack **out,
                          ft_error *err);

/* The same for a text that stands for the file `path`. */
ft_status ft_loader_text(ft_arena *arena, const char *path, ft_slice text,
                         ft_finding_sink *sink, void *context, ft_pack **out,
                         ft_error *err);

#endif
