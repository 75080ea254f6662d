/*
 * read: a line of NDJSON -> the match record it holds (docs/record.md), so that
 * what ft_ndjson_add() wrote comes back whole: writing it again gives the same
 * bytes. Keys that this version does not know are passed over.
 */
#ifndef FT_DATASET_READ_H
#define FT_DATASET_READ_H

#include "base/json.h"
#include "fulltime/error.h"
#include "fulltime/record.h"
#include "output/ndjson.h"

/* One line of a file of records. All of it is borrowed. */
typedef struct ft_line {
    ft_slice file;   /* for errors; may be empty */
    unsigned number; /* from 1; 0: the file is not counted in lines */
    ft_slice text;   /* the JSON object, without the line end */
    size_t indent;   /* characters of the line that stand before it */
} ft_line;

/* A record with all that its line says. Tied to the arena. */
typedef struct ft_report {
    ft_match match;
    ft_origin origin;
    /* What a merged record was merged from (docs/dataset.md); count 0: the
     * record is that of one article. */
    const struct ft_report *sources;
    size_t source_count;
} ft_report;

/* FT_ERR_SYNTAX names file, line and column of what is no record, and why. */
ft_status ft_report_read(ft_arena *arena, const ft_line *line, ft_report *out,
                         ft_error *err);
/* The record of a JSON value that was parsed from `line->text`. */
ft_status ft_report_parse(ft_arena *arena, const ft_line *line,
                          const ft_json *json, ft_report *out, ft_error *err);

#endif
