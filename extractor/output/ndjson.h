/* ndjson: match records -> one JSON object a line, as docs/record.md says. */
#ifndef FT_OUTPUT_NDJSON_H
#define FT_OUTPUT_NDJSON_H

#include "base/arena.h"
#include "base/buffer.h"
#include "fulltime/error.h"
#include "fulltime/record.h"

/* What all records of an article share; an empty slice prints no key. */
typedef struct ft_origin {
    ft_slice sport;
    ft_slice uri;
    ft_slice title;
    ft_slice archive; /* the file that holds the article among others */
    size_t offset;    /* of its record there; printed with the archive */
    ft_slice fetched;
    ft_slice digest;
    ft_slice url;
    ft_slice published;
    ft_slice lang;
    ft_slice text_sha256;
    ft_slice pack;
    ft_slice version;
    size_t replaced; /* characters that could not be decoded */
} ft_origin;

/* Appends the record and "\n". FT_ERR_MEMORY when the arena or the buffer has
 * no more room; the buffer then holds half a record. */
ft_status ft_ndjson_add(ft_buffer *out, ft_arena *arena, const ft_match *match,
                        const ft_origin *origin);

/* Pieces of the line, for formats that hold JSON in a cell: the array behind
 * `goals1`, the array `conflicts`, the object `evidence`. */
void ft_ndjson_goals(ft_buffer *out, const ft_side *side);
void ft_ndjson_conflicts(ft_buffer *out, const ft_match *match);
ft_status ft_ndjson_evidence(ft_buffer *out, ft_arena *arena,
                             const ft_match *match);

/* A confidence as it is printed: 0 to 100, rounded half up. */
int ft_hundredths(double confidence);

#endif
