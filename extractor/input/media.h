/* media: what an input is, by its first bytes or by its name. */
#ifndef FT_INPUT_MEDIA_H
#define FT_INPUT_MEDIA_H

#include "base/slice.h"

typedef enum ft_media {
    FT_MEDIA_AUTO, /* an article; the html stage tells pages and text apart */
    FT_MEDIA_HTML,
    FT_MEDIA_TEXT,
    FT_MEDIA_LINES, /* NDJSON: an article a line */
    FT_MEDIA_WARC,
    FT_MEDIA_COUNT
} ft_media;

/* As `--type` spells it. */
ft_slice ft_media_name(ft_media kind);
/* FT_MEDIA_AUTO for an article. `head`: the first bytes, unpacked. */
ft_media ft_media_of_content(ft_slice head);
/* By the end of a file's name, before ".gz"; FT_MEDIA_COUNT: of no kind. */
ft_media ft_media_of_name(ft_slice name);

#endif
