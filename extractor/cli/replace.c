/* Comes in: a path and what it shall hold. Goes out: a file that holds it; an
 * interruption leaves the old file, and perhaps one that ends in ".new". */
#include "cli/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"

static bool write_whole(int file, ft_slice text)
{
    while (text.len > 0) {
        ssize_t done = write(file, text.data, text.len);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        text.data += done;
        text.len -= (size_t)done;
    }
    return true;
}

/* 0, or what went wrong. */
static int write_new(const char *path, ft_slice text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    int reason = 0;

    if (file < 0)
        return errno;
    if (!write_whole(file, text) || fsync(file))
        reason = errno;
    if (close(file) && reason == 0)
        reason = errno;
    return reason;
}

ft_status ft_replace_file(const char *path, const ft_buffer *text,
                          ft_error *err)
{
    static const char end[] = ".new";
    size_t len = strlen(path);
    char *beside = text->failed ? NULL : malloc(len + sizeof end);
    int reason;

    if (!beside)
        return ft_error_memory(err);
    (void)snprintf(beside, len + sizeof end, "%s%s", path, end);
    reason = write_new(beside, ft_buffer_slice(text));
    if (reason == 0 && rename(beside, path))
        reason = errno;
    if (reason)
        (void)unlink(beside);
    free(beside);
    return reason ? ft_error_file(err, FT_ERR_IO, path, "%s", strerror(reason))
                  : FT_OK;
}
