/* slim: a page without what no reader sees — scripts, styles, drawings,
 * comments, attributes nobody reads — before the costly parse. */
#ifndef FT_HTML_SLIM_H
#define FT_HTML_SLIM_H

#include "base/arena.h"
#include "fulltime/error.h"

enum {
    /* Elements open at once; those beyond are left out, a block by a <br>. */
    FT_SLIM_DEPTH = 256
};

typedef struct ft_slim {
    ft_slice html;          /* well enough formed for any parser */
    const ft_slice *linked; /* bodies of the JSON-LD scripts; borrow the page */
    size_t linked_count;
} ft_slim;

/* `page` is clean UTF-8 and borrowed. One pass, whatever the page holds. FT_OK
 * or FT_ERR_MEMORY. */
ft_status ft_slim_read(ft_arena *arena, ft_slice page, ft_slim *out,
                       ft_error *err);

#endif
