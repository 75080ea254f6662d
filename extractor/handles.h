/* handles: what the opaque types of the public API hold. */
#ifndef FT_HANDLES_H
#define FT_HANDLES_H

#include "base/buffer.h"
#include "output/ndjson.h"
#include "pipeline.h"

enum {
    FT_ARTICLE_MEMORY = 64 << 20, /* bytes that one article may take */
    FT_ARTICLE_WORK = 500,        /* steps a byte: see ft_arena_work() */
    FT_ARTICLE_LEAST = 2 << 20    /* bytes that a shorter one counts as */
};

struct ft_rules {
    ft_arena *arena; /* holds this struct and the name */
    ft_pack *pack;
    char *name; /* "football-en@0.1.0" */
};

struct ft_result {
    ft_arena *arena; /* holds this struct and all but the buffer */
    ft_pass pass;
    const char *text; /* of the article, with a NUL at its end */
    ft_origin origin; /* of all its records */
    ft_buffer ndjson; /* with a NUL at its end */
};

/* ft_rules_load() with all that the workbench looks at: see ft_pack_open(). */
ft_status ft_rules_load_whole(const char *path, ft_rules **out, ft_error *err);

/* ft_extract() with options for the stage of rules; `scan` may be NULL. */
ft_status ft_extract_scanned(const ft_rules *rules, ft_slice bytes,
                             const ft_options *options,
                             const ft_scan_options *scan, ft_result **out,
                             ft_error *err);

#endif
