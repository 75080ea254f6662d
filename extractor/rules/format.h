/*
 * format: a rule file in the one form that all rule files share. Comments stay
 * with what they are about; nothing that the file says changes.
 */
#ifndef FT_RULES_FORMAT_H
#define FT_RULES_FORMAT_H

#include "base/buffer.h"
#include "base/source.h"

/*
 * Adds the text of a whole file to `out`. A file with an error is refused with
 * its place; one that would not say the same afterwards is refused, too.
 * Formatting what was formatted changes nothing.
 */
ft_status ft_format_source(ft_arena *arena, const ft_source *source,
                           ft_buffer *out, ft_error *err);

#endif
