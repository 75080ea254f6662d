/* dump: a whole page that was copied into one line of text. */
#ifndef FT_HTML_DUMP_H
#define FT_HTML_DUMP_H

#include "base/slice.h"

/* The parts of such a line that are the article's, in their order; both lie in
 * the line, and either may be empty. */
typedef struct ft_dump {
    ft_slice headline;
    ft_slice story;
} ft_dump;

/* False, and nothing set, when the line does not show that it is one: a menu
 * before a headline that the line opens with, or a run of what stands at the
 * foot of pages. Time grows with the line's length alone. */
bool ft_dump_read(ft_slice line, ft_dump *out);

/* The same for pages copied into several lines: the first may hold the title, a
 * menu and the title again; */
bool ft_dump_head(ft_slice line, ft_dump *out);
/* and a line may be nothing but a foot. */
bool ft_dump_is_foot(ft_slice line);

#endif
