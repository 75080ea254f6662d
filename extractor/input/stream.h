/*
 * stream: the bytes of a file or of standard input, unpacked when they are
 * gzip, seen through a window that moves on. Memory is that of the largest
 * window asked for.
 */
#ifndef FT_INPUT_STREAM_H
#define FT_INPUT_STREAM_H

#include "base/slice.h"
#include "fulltime/error.h"

typedef struct ft_stream ft_stream;

/* Asked when a signal interrupts a wait for input: true ends the input. */
typedef bool ft_stream_stop(void *context);

/* "-" is standard input. `path` is borrowed. FT_ERR_IO names the file. */
ft_status ft_stream_open(const char *path, ft_stream_stop *stop, void *context,
                         ft_stream **out, ft_error *err);
void ft_stream_free(ft_stream *stream); /* NULL is fine */

/* What is ahead: at least `need` bytes unless the input ends or breaks before;
 * valid until the next call. FT_ERR_IO or FT_ERR_MEMORY, each of which ends the
 * input. Does not begin another gzip member while the window has enough. */
ft_status ft_stream_see(ft_stream *stream, size_t need, ft_slice *out,
                        ft_error *err);
/* The same, but it ends with the gzip member, unless that has ended already. */
ft_status ft_stream_within(ft_stream *stream, size_t need, ft_slice *out,
                           ft_error *err);
/* Moves on by `count` bytes, all of which have been seen. */
void ft_stream_skip(ft_stream *stream, size_t count);
/* Bytes before the window, counted unpacked. */
unsigned long long ft_stream_offset(const ft_stream *stream);
/* Bytes read of the file, counted as they stand in it. */
unsigned long long ft_stream_raw(const ft_stream *stream);

bool ft_stream_packed(const ft_stream *stream);
/* Where in the file the newest gzip member begins. */
unsigned long long ft_stream_member(const ft_stream *stream);
/* The window begins with the first byte of that member. */
bool ft_stream_at_member(const ft_stream *stream);
/* The end has been seen: the window is all there is. */
bool ft_stream_ended(const ft_stream *stream);

/* Gives up what is left of the input. */
void ft_stream_end(ft_stream *stream);

/* A damaged or cut off gzip member ends the window early; NULL: not so. */
const char *ft_stream_broken(const ft_stream *stream);
/* Throws away the window and goes on at the next member, if any. */
void ft_stream_mend(ft_stream *stream);

#endif
