/* lines: records as NDJSON to an outlet; with keys in front, for a sort. */
#ifndef FT_OUTPUT_LINES_H
#define FT_OUTPUT_LINES_H

#include "output/sink.h"

/* Appends what a record is sorted by: see dataset/key.h. */
typedef void ft_lines_key(ft_buffer *out, ft_slice sport,
                          const ft_match *match);

/* `path` is borrowed; NULL: standard output. With a `key` each record is
 * printed as "key TAB json". NULL when memory is out. */
ft_sink *ft_lines_new(const char *path, ft_lines_key *key);

#endif
