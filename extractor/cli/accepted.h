/* accepted: what an article yielded when somebody last said that it will do.
 * The file accepted.ndjson beside expected.ndjson: first the digest of the gold
 * it was held against, then the records. */
#ifndef FT_CLI_ACCEPTED_H
#define FT_CLI_ACCEPTED_H

#include "cli/compare.h"

/* Reads `path` into `out`, whose `expected` is `gold` parsed: what was
 * accepted, whether it is settled, whether it is fresh. */
ft_status ft_accepted_read(ft_arena *arena, const char *path, ft_slice gold,
                           ft_compared *out, ft_error *err);
/* Writes the file anew: all of it, or nothing. */
ft_status ft_accepted_write(const char *path, ft_slice gold,
                            const ft_records_read *records, ft_error *err);

#endif
