/*
 * outlet: bytes to standard output, or to a file that appears under its name
 * only when it is whole: until then it is "NAME.part".
 */
#ifndef FT_OUTPUT_OUTLET_H
#define FT_OUTPUT_OUTLET_H

#include "base/slice.h"
#include "fulltime/error.h"

typedef struct ft_outlet ft_outlet;

/* `path` is copied; NULL: standard output. A file goes on behind its first
 * `length` bytes (cut to them); 0 starts anew. Where the run before had already
 * given the file its name, what is written again is not written. FT_ERR_IO
 * names the file and says why; one reason is that another run writes it. */
ft_status ft_outlet_open(const char *path, unsigned long long length,
                         ft_outlet **out, ft_error *err);
/* All of it or FT_ERR_IO. When nobody reads standard output any more it is
 * FT_OK, and ft_outlet_closed() true from then on. */
ft_status ft_outlet_write(ft_outlet *outlet, ft_slice bytes, ft_error *err);
bool ft_outlet_closed(const ft_outlet *outlet);
/* Bytes written so far, those of the runs before among them. */
unsigned long long ft_outlet_length(const ft_outlet *outlet);
/* Waits until what was written is on the disk. */
ft_status ft_outlet_sync(ft_outlet *outlet, ft_error *err);
/* The file is whole: gives it its name. */
ft_status ft_outlet_commit(ft_outlet *outlet, ft_error *err);
/* Closes; what is not committed stays as "NAME.part". NULL is fine. */
void ft_outlet_free(ft_outlet *outlet);

#endif
