/* kind: what an input is, by its first bytes or by its name. */
#ifndef FT_INPUT_KIND_H
#define FT_INPUT_KIND_H

#include "base/slice.h"

typedef enum ft_kind {
    FT_KIND_AUTO, /* an article; the html stage tells pages and text apart */
    FT_KIND_HTML,
    FT_KIND_TEXT,
    FT_KIND_LINES, /* NDJSON: an article a line */
    FT_KIND_WARC,
    FT_KIND_COUNT
} ft_kind;

/* As `--type` spells it. */
ft_slice ft_kind_name(ft_kind kind);
/* FT_KIND_AUTO for an article. `head`: the first bytes, unpacked. */
ft_kind ft_kind_of_content(ft_slice head);
/* By the end of a file's name, before ".gz"; FT_KIND_COUNT: of no kind. */
ft_kind ft_kind_of_name(ft_slice name);

#endif
