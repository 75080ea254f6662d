/* error: fills an ft_error; the first error wins. */
#ifndef FT_BASE_ERROR_H
#define FT_BASE_ERROR_H

#include "base/source.h"
#include "fulltime/error.h"

/* Each sets *err (NULL is fine, an error already there stays) and returns
 * `status`, so that `return ft_error_set(...)` reads well. */
ft_status ft_error_set(ft_error *err, ft_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* With the place of byte `offset` in `source`. */
ft_status ft_error_at(ft_error *err, ft_status status, const ft_source *source,
                      size_t offset, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
/* With the name of a file, and no place in it. */
ft_status ft_error_file(ft_error *err, ft_status status, const char *path,
                        const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* FT_ERR_MEMORY with its message; inline, so that whoever analyses a caller
 * sees that it never is FT_OK. */
static inline ft_status ft_error_memory(ft_error *err)
{
    (void)ft_error_set(err, FT_ERR_MEMORY, "out of memory");
    return FT_ERR_MEMORY;
}

/* The name among `names` nearest to `word` (edit distance of at most a third
 * of its length), for "did you mean"; the empty slice when none is near. */
ft_slice ft_error_nearest(ft_slice word, const ft_slice *names, size_t count);

#endif
