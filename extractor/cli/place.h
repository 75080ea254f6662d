/* place: where something is wrong, as file:line:column, the line and a caret.
 */
#ifndef FT_CLI_PLACE_H
#define FT_CLI_PLACE_H

#include "base/buffer.h"
#include "base/source.h"
#include "cli/paint.h"

/* A finding and how it is shown. `source` NULL: no place. */
void ft_place_show(ft_buffer *out, bool colour, const ft_source *source,
                   size_t offset, ft_style style, const char *label,
                   const char *message);
/* An error, with its line when the file it names can be read again. */
void ft_place_error(ft_buffer *out, const ft_error *err);

#endif
