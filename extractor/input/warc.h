/* warc: a web archive (ISO 28500, WARC/1.0 and 1.1) -> its articles, one a
 * call, read as a stream. */
#ifndef FT_INPUT_WARC_H
#define FT_INPUT_WARC_H

#include "input/item.h"
#include "input/stream.h"

/*
 * The next page or text: a `response` that succeeded, a `resource`, or a
 * `conversion` to text. Other records (requests, pictures, redirects) are
 * passed over. `archive` names the file and `limit` caps what one record holds
 * or unpacks to. Where packed, the offset of an item is that of the gzip
 * member that its record begins in, as indexes of archives have it.
 *
 * FT_OK with *turn; FT_ERR_IO and FT_ERR_MEMORY end the archive.
 */
ft_status ft_warc_next(ft_stream *stream, ft_slice archive, size_t limit,
                       ft_arena *arena, ft_turn *turn, ft_item *out,
                       ft_error *err);

#endif
