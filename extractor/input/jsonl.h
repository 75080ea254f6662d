/* jsonl: NDJSON, an object a line -> its articles, one a call. */
#ifndef FT_INPUT_JSONL_H
#define FT_INPUT_JSONL_H

#include "input/item.h"
#include "input/stream.h"

/* The keys that hold what an article needs. */
typedef struct ft_fields {
    ft_slice html; /* the page; when it is absent or empty, the text */
    ft_slice text;
    ft_slice url;
    ft_slice published; /* ISO day or time */
    ft_slice id;        /* names the article; a string or a number */
} ft_fields;

extern const ft_fields ft_fields_default; /* by these very names */

/*
 * The article of the next line that is not empty. A line that is no JSON
 * object, is longer than `limit` or is cut off is damaged; an object with
 * neither page nor text is foreign (and `err` says so). Offsets count unpacked
 * bytes.
 *
 * FT_OK with *turn; FT_ERR_IO and FT_ERR_MEMORY end the file.
 */
ft_status ft_jsonl_next(ft_stream *stream, ft_slice archive,
                        const ft_fields *fields, size_t limit, ft_arena *arena,
                        ft_turn *turn, ft_item *out, ft_error *err);

#endif
