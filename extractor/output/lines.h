/* lines: records as NDJSON to an outlet; with keys in front, for a sort. */
#ifndef FT_OUTPUT_LINES_H
#define FT_OUTPUT_LINES_H

#include "output/sink.h"

/* `path` is borrowed; NULL: standard output. `keyed` prints each record as
 * "match_key TAB json" (dataset/key.h). NULL when memory is out. */
ft_sink *ft_lines_new(const char *path, bool keyed);

#endif
