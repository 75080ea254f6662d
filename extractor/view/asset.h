/* asset: the files of view/files/, as cmake/embed.cmake puts them into the
 * program. */
#ifndef FT_VIEW_ASSET_H
#define FT_VIEW_ASSET_H

#include "base/slice.h"

typedef struct ft_asset {
    const char *name; /* "article.html" */
    const unsigned char *bytes;
    size_t len;
} ft_asset;

extern const ft_asset ft_assets[];
extern const size_t ft_asset_count;

/* The bytes of the file of that name; data is NULL when there is none. */
ft_slice ft_asset_find(ft_slice name);

#endif
