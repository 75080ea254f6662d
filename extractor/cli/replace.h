/* replace: a file is as it was, or as it shall be, never half. */
#ifndef FT_CLI_REPLACE_H
#define FT_CLI_REPLACE_H

#include "base/buffer.h"
#include "fulltime/error.h"

/* Writes beside the file, makes sure that it is on the disk, and then gives it
 * the file's name. A buffer that ran out of memory is FT_ERR_MEMORY. */
ft_status ft_replace_file(const char *path, const ft_buffer *text,
                          ft_error *err);

#endif
