/* formats: records in a format other than NDJSON, to standard output, a file or
 * a folder. docs/formats.md describes them. */
#ifndef FT_OUTPUT_FORMATS_H
#define FT_OUTPUT_FORMATS_H

#include "output/sink.h"

typedef enum ft_format {
    FT_FORMAT_NDJSON,
    FT_FORMAT_CSV,
    FT_FORMAT_OPENFOOTBALL,
    FT_FORMAT_FOOTBALL_TXT,
    FT_FORMAT_JSONLD,
    FT_FORMAT_TABLE,
    FT_FORMAT_COUNT
} ft_format;

/* "ndjson", "csv", ...: indexed by ft_format, FT_FORMAT_COUNT of them. */
extern const ft_slice ft_format_names[];

/*
 * A sink for the format (not for FT_FORMAT_NDJSON, see output/lines.h). `path`
 * is borrowed: NULL writes to standard output, of CSV the wide table alone. CSV
 * takes a folder, which is made when it is not there; the others a file, or a
 * folder that is there, in which the file has a name of its own. FT_ERR_MEMORY,
 * or FT_OK with a sink that the caller frees.
 */
ft_status ft_formats_open(ft_format format, const char *path, ft_sink **out,
                          ft_error *err);

#endif
