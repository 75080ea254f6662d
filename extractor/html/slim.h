/* slim: a page without what no reader sees — scripts, styles, drawings,
 * comments, attributes nobody reads — before the costly parse. */
#ifndef FT_HTML_SLIM_H
#define FT_HTML_SLIM_H

#include <stdint.h>

#include "base/arena.h"
#include "fulltime/error.h"
#include "html/element.h"

enum {
    /* Elements open at once; those beyond are left out, a block by a <br>. */
    FT_SLIM_DEPTH = 256
};

/* A start tag in the markup, and its attributes that were set aside. */
typedef struct ft_slim_start {
    uint32_t at;           /* offset of the ">" that ends it */
    uint32_t first, count; /* in ft_slim.attributes */
    ft_tag tag;
    bool whole; /* its attributes stand in the markup */
} ft_slim_start;

typedef struct ft_slim {
    ft_slice html;          /* well enough formed for any parser */
    const ft_slice *linked; /* bodies of the JSON-LD scripts; borrow the page */
    size_t linked_count;
    const ft_slice *texts; /* set aside, each where its mark stands: aside.h */
    size_t text_count;
    const ft_slim_start *starts; /* in the order of the markup */
    size_t start_count;
    const ft_attribute *attributes;
} ft_slim;

/* Whether all that the parser only hands on is set aside. */
typedef enum ft_slim_way { FT_SLIM_WHOLE, FT_SLIM_ASIDE } ft_slim_way;

/* `page` is clean UTF-8 and borrowed, as long as `out` is used. One pass,
 * whatever the page holds. FT_OK or FT_ERR_MEMORY. */
ft_status ft_slim_read(ft_arena *arena, ft_slice page, ft_slim_way way,
                       ft_slim *out, ft_error *err);

#endif
