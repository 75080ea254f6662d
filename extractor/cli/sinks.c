/* Comes in: arguments. Goes out: the sink that they name; NDJSON without one.
 */
#include "cli/sinks.h"

#include "base/error.h"
#include "cli/database.h"
#include "dataset/key.h"
#include "output/formats.h"
#include "output/lines.h"

ft_status ft_sinks_open(const ft_args *args, ft_sink **out, ft_error *err)
{
    if (args->db) {
        *out = ft_database_new(args);
        return *out ? FT_OK : ft_error_memory(err);
    }
    if (args->format != FT_FORMAT_NDJSON)
        return ft_formats_open(args->format, args->output, out, err);
    *out = ft_lines_new(args->output, args->key ? ft_match_key : NULL);
    return *out ? FT_OK : ft_error_memory(err);
}
