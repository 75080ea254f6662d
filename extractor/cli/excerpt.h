/* excerpt: lines of an article with carets under the words that matter. */
#ifndef FT_CLI_EXCERPT_H
#define FT_CLI_EXCERPT_H

#include "base/buffer.h"

/* Words of the text, and what to say of them. */
typedef struct ft_mark {
    ft_span span; /* in the text */
    size_t block; /* shown in front of the line */
    ft_slice label;
} ft_mark;

/* Shows the marks, which must be sorted by their start. Marks that stand close
 * share a line. */
void ft_excerpt_show(ft_buffer *out, bool colour, ft_slice text,
                     const ft_mark *marks, size_t count);

#endif
