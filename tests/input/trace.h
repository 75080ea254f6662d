/* trace: what a feed makes of bytes, as text to compare. */
#ifndef FT_TESTS_INPUT_TRACE_H
#define FT_TESTS_INPUT_TRACE_H

#include "base/buffer.h"
#include "input/feed.h"

/* Appends `bytes` as one gzip member. */
void trace_pack(ft_buffer *out, ft_slice bytes);

/* A WARC record; `length` 0 stands for that of the content. */
void trace_record(ft_buffer *out, const char *type, const char *uri,
                  const char *more, ft_slice content, size_t length);
/* The content of a response: a status line, `headers` and the body. */
void trace_message(ft_buffer *out, const char *headers, ft_slice body);

/*
 * Writes the bytes to a file in `folder` (made when it is not there), feeds it
 * and gives one line a turn, to be freed:
 *   "+ URI BODY" an article, with "[published]" behind when there is one
 *   "! OFFSET MESSAGE" damage, "?" what is no article
 * An article without a URI is told as "-", and its file name is left out.
 */
char *trace_bytes(const char *folder, const char *name, ft_slice bytes,
                  const ft_feed_options *options);
/* The same of names, whose common start `folder` is left out. */
char *trace_names(const char *folder, char *const *names, size_t count,
                  const char *list, const ft_feed_options *options);

extern const ft_feed_options trace_plain; /* no type, usual fields, 1 MiB */

#endif
