/* Comes in: a file of any size. Goes out: its lines. */
#include "dataset/linefile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

enum { STEP = 64 * 1024 };

static bool is_standard(const ft_linefile *file)
{
    return strcmp(file->name, "-") == 0;
}

ft_status ft_linefile_open(ft_linefile *file, const char *name, ft_error *err)
{
    struct stat info;

    *file = (ft_linefile){.name = name, .handle = STDIN_FILENO};
    if (is_standard(file))
        return FT_OK;
    file->handle = open(name, O_RDONLY | O_CLOEXEC);
    if (file->handle < 0)
        return ft_error_file(err, FT_ERR_IO, name, "%s", strerror(errno));
    if (fstat(file->handle, &info) == 0 && S_ISDIR(info.st_mode)) {
        (void)close(file->handle);
        return ft_error_file(err, FT_ERR_IO, name,
                             "is a folder; name the files in it");
    }
    return FT_OK;
}

void ft_linefile_close(ft_linefile *file)
{
    if (!is_standard(file))
        (void)close(file->handle);
    ft_buffer_free(&file->held);
}

/* Moves what is left to the front and reads behind it. */
static ft_status read_more(ft_linefile *file, ft_error *err)
{
    char bytes[STEP];
    ssize_t got;

    if (file->at > 0) {
        file->held.len -= file->at;
        memmove(file->held.data, file->held.data + file->at, file->held.len);
        file->at = 0;
    }
    do
        got = read(file->handle, bytes, sizeof bytes);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return ft_error_file(err, FT_ERR_IO, file->name, "%s", strerror(errno));
    file->ended = got == 0;
    ft_buffer_add(&file->held, (ft_slice){bytes, (size_t)got});
    return file->held.failed ? ft_error_memory(err) : FT_OK;
}

static ft_status fail_long(ft_linefile *file, ft_error *err)
{
    (void)ft_error_file(err, FT_ERR_SYNTAX, file->name,
                        "a line of more than %d bytes", FT_LINE_MOST);
    if (err) {
        err->line = file->number;
        err->column = 1;
    }
    return FT_ERR_SYNTAX;
}

/* Finds the end of the line that begins at `at`; reads as far as needed. Of a
 * line that is too long the bytes are thrown away. */
static ft_status find_end(ft_linefile *file, size_t *end, bool *too_long,
                          ft_error *err)
{
    size_t seen = 0; /* bytes from `at` that hold no line end */
    ft_status status;

    *too_long = false;
    for (;;) {
        const char *from = file->held.data + file->at + seen;
        size_t left = file->held.len - file->at - seen;
        const char *hit = left > 0 ? memchr(from, '\n', left) : NULL;

        if (hit || file->ended) {
            *end = hit ? (size_t)(hit - file->held.data) : file->held.len;
            return FT_OK;
        }
        seen += left;
        if (seen > FT_LINE_MOST) {
            *too_long = true;
            file->at = file->held.len;
            seen = 0;
        }
        if ((status = read_more(file, err)))
            return status;
    }
}

ft_status ft_linefile_next(ft_linefile *file, ft_line *out, bool *more,
                           ft_error *err)
{
    ft_slice text = {NULL, 0};
    bool too_long = false;
    ft_status status;
    size_t end;

    *more = true;
    while (text.len == 0 && !too_long) {
        if ((status = find_end(file, &end, &too_long, err)))
            return status;
        if (file->ended && file->at >= file->held.len && !too_long) {
            *more = false;
            return FT_OK;
        }
        file->number++;
        text = (ft_slice){file->held.data + file->at, end - file->at};
        if (ft_slice_trim(text).len == 0)
            text.len = 0;
        file->at = end < file->held.len ? end + 1 : end;
    }
    if (too_long)
        return fail_long(file, err);
    *out = (ft_line){ft_slice_of(is_standard(file) ? "" : file->name),
                     file->number, text, 0};
    if (text.data[text.len - 1] == '\r')
        out->text.len--;
    return FT_OK;
}
