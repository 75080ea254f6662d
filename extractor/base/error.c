/*
 * error: the caller's ft_error, filled once. Text that does not fit is cut at a
 * code point.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_WORD = 64 }; /* for "did you mean" */

/* Copies as much of `text` as fits, in whole code points. */
static void copy_cut(char *to, size_t size, ft_slice text)
{
    size_t len = text.len;

    if (len >= size) {
        len = size - 1;
        while (len && ((unsigned char)text.data[len] & 0xC0) == 0x80)
            len--;
    }
    if (len)
        memcpy(to, text.data, len);
    to[len] = '\0';
}

/* Drops a code point that vsnprintf() cut in two. */
static void mend_end(char *text)
{
    size_t len = strlen(text);
    size_t start = len;

    while (start && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (!start)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t follow = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (len - start < follow)
        text[start - 1] = '\0';
}

/* True when `err` waits for an error; its message is then written. */
__attribute__((format(printf, 3, 0))) static bool
begin(ft_error *err, ft_status status, const char *format, va_list arguments)
{
    if (!err || err->status)
        return false;
    *err = (ft_error){.status = status};
    int len = vsnprintf(err->message, sizeof err->message, format, arguments);
    if (len >= (int)sizeof err->message)
        mend_end(err->message);
    return true;
}

ft_status ft_error_set(ft_error *err, ft_status status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    (void)begin(err, status, format, arguments);
    va_end(arguments);
    return status;
}

ft_status ft_error_file(ft_error *err, ft_status status, const char *path,
                        const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    if (begin(err, status, format, arguments))
        copy_cut(err->file, sizeof err->file, ft_slice_of(path));
    va_end(arguments);
    return status;
}

ft_status ft_error_at(ft_error *err, ft_status status, const ft_source *source,
                      size_t offset, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    if (begin(err, status, format, arguments)) {
        ft_place place = ft_source_place(source, offset);
        copy_cut(err->file, sizeof err->file, source->name);
        err->line = place.line;
        err->column = place.column;
    }
    va_end(arguments);
    return status;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: Levenshtein's distance, with two neighbours that
 * changed places as one edit (Boytsov 2011, section 2.2). */
static size_t distance(ft_slice a, ft_slice b)
{
    size_t rows[3][LONGEST_WORD + 1] = {{0}};

    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        const size_t *over = rows[(i + 1) % 3]; /* i - 2 */
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            bool same = a.data[i - 1] == b.data[j - 1];
            row[j] = least(above[j], row[j - 1]) + 1;
            row[j] = least(row[j], above[j - 1] + !same);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                a.data[i - 2] == b.data[j - 1])
                row[j] = least(row[j], over[j - 2] + 1);
        }
    }
    return rows[a.len % 3][b.len];
}

ft_slice ft_error_nearest(ft_slice word, const ft_slice *names, size_t count)
{
    ft_slice nearest = {NULL, 0};
    size_t best = word.len / 3 + 1; /* anything below it is near */

    if (word.len > LONGEST_WORD)
        return nearest;
    for (size_t i = 0; i < count; i++) {
        if (names[i].len > LONGEST_WORD || names[i].len >= word.len + best)
            continue;
        size_t edits = distance(word, names[i]);
        if (edits < best) {
            best = edits;
            nearest = names[i];
        }
    }
    return nearest;
}
