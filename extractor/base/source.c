/*
 * source: where a byte stands, as an editor shows it, and how a file becomes
 * bytes. Lines end with "\n"; a "\r" before it belongs to the end.
 */
#include "base/source.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"

enum { READ_STEP = 64 * 1024 };

static size_t count_lines(ft_slice text)
{
    size_t count = 1;

    for (size_t i = 0; i < text.len; i++)
        count += text.data[i] == '\n';
    return count;
}

ft_status ft_source_init(ft_source *source, ft_arena *arena, ft_slice name,
                         ft_slice text)
{
    size_t count = count_lines(text);
    size_t *lines = FT_NEW(arena, size_t, count);

    if (!lines)
        return FT_ERR_MEMORY;
    for (size_t i = 0, line = 1; i < text.len; i++) {
        if (text.data[i] == '\n')
            lines[line++] = i + 1;
    }
    *source = (ft_source){
        .name = name, .text = text, .lines = lines, .line_count = count};
    return FT_OK;
}

/* Index of the line that holds the byte at `offset`. */
static size_t find_line(const ft_source *source, size_t offset)
{
    size_t low = 0;
    size_t high = source->line_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* A byte that continues a code point, see RFC 3629. */
static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static unsigned to_unsigned(size_t value)
{
    return value < UINT32_MAX ? (unsigned)value : UINT32_MAX;
}

ft_place ft_source_place(const ft_source *source, size_t offset)
{
    if (offset > source->text.len)
        offset = source->text.len;
    size_t line = find_line(source, offset);
    size_t column = 1;
    for (size_t i = source->lines[line]; i < offset; i++)
        column += !continues(source->text.data[i]);
    if (offset < source->text.len && continues(source->text.data[offset]) &&
        column > 1)
        column--; /* inside a code point: its own column */
    return (ft_place){to_unsigned(line + 1), to_unsigned(column)};
}

ft_slice ft_source_line(const ft_source *source, unsigned line)
{
    if (!line || line > source->line_count)
        return (ft_slice){NULL, 0};
    ft_span span = {source->lines[line - 1], source->text.len};
    if (line < source->line_count)
        span.end = source->lines[line] - 1;
    if (span.end > span.start && source->text.data[span.end - 1] == '\r')
        span.end--;
    return ft_slice_cut(source->text, span);
}

static ft_status fail_io(ft_error *err, const char *path, int reason)
{
    char text[96];

    if (strerror_r(reason, text, sizeof text))
        (void)snprintf(text, sizeof text, "error %d", reason);
    return ft_error_file(err, FT_ERR_IO, path, "%s", text);
}

static ft_status fail_size(ft_error *err, const char *path, size_t limit)
{
    return ft_error_file(err, FT_ERR_IO, path, "larger than %zu bytes", limit);
}

/* Reads to the end; `expected` bytes are only a guess, a pipe says 0. */
static ft_status read_all(ft_arena *arena, FILE *file, const char *path,
                          size_t expected, size_t limit, ft_slice *out,
                          ft_error *err)
{
    char *data = NULL;
    size_t capacity = 0;
    size_t len = 0;

    for (size_t got = 1; got; len += got) {
        if (limit && len > limit)
            return fail_size(err, path, limit);
        if (capacity - len < 2) {
            size_t need = capacity ? capacity + READ_STEP : expected + 2;
            data = ft_arena_grow(arena, data, &capacity, need, 1);
            if (!data)
                return ft_error_memory(err);
        }
        got = fread(data + len, 1, capacity - len - 1, file);
    }
    if (ferror(file))
        return fail_io(err, path, errno);
    if (limit && len > limit)
        return fail_size(err, path, limit);
    *out = (ft_slice){data, len};
    return FT_OK;
}

static ft_status read_open(ft_arena *arena, FILE *file, const char *path,
                           size_t limit, ft_slice *out, ft_error *err)
{
    struct stat info;

    if (fstat(fileno(file), &info))
        return fail_io(err, path, errno);
    if (S_ISDIR(info.st_mode))
        return fail_io(err, path, EISDIR);
    size_t expected = 0;
    if (S_ISREG(info.st_mode) && info.st_size > 0) {
        if ((uintmax_t)info.st_size > SIZE_MAX / 4)
            return ft_error_memory(err);
        expected = (size_t)info.st_size;
    }
    if (limit && expected > limit)
        return fail_size(err, path, limit);
    return read_all(arena, file, path, expected, limit, out, err);
}

ft_status ft_file_read(ft_arena *arena, const char *path, size_t limit,
                       ft_slice *out, ft_error *err)
{
    *out = (ft_slice){NULL, 0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return fail_io(err, path, errno);
    ft_status status = read_open(arena, file, path, limit, out, err);
    (void)fclose(file);
    return status;
}
