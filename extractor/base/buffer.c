/* buffer: bytes for output, on the heap because they are often kept longer, or
 * thrown away sooner, than the article they came from. */
#include "base/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/control.h"

enum { FIRST_CAPACITY = 256 };

/* Makes room for `more` bytes; marks the buffer when there is none. */
static bool reserve(ft_buffer *buffer, size_t more)
{
    size_t capacity = buffer->capacity ? buffer->capacity : FIRST_CAPACITY;

    if (buffer->failed || more > SIZE_MAX / 2 - buffer->len) {
        buffer->failed = true;
        return false;
    }
    if (more <= buffer->capacity - buffer->len)
        return true;
    while (capacity - buffer->len < more)
        capacity *= 2;
    char *data = realloc(buffer->data, capacity);
    if (!data) {
        buffer->failed = true;
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void ft_buffer_add(ft_buffer *buffer, ft_slice slice)
{
    if (!slice.len || !reserve(buffer, slice.len))
        return;
    memcpy(buffer->data + buffer->len, slice.data, slice.len);
    buffer->len += slice.len;
}

void ft_buffer_text(ft_buffer *buffer, const char *string)
{
    ft_buffer_add(buffer, ft_slice_of(string));
}

void ft_buffer_byte(ft_buffer *buffer, char byte)
{
    if (reserve(buffer, 1))
        buffer->data[buffer->len++] = byte;
}

/* Digits from the last to the first; no locale has a say. */
void ft_buffer_integer(ft_buffer *buffer, long long value)
{
    unsigned long long rest =
        value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    char digits[24];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (value < 0)
        digits[--at] = '-';
    ft_buffer_add(buffer, (ft_slice){digits + at, sizeof digits - at});
}

/* As RFC 8259, section 7, wants it; the short forms where there is one. */
static void add_escaped(ft_buffer *buffer, int code)
{
    static const char plain[] = "\"\\\b\f\n\r\t";
    static const char letter[] = "\"\\bfnrt";
    char escaped[16];
    const char *at = code > 0 && code < 0x80 ? strchr(plain, code) : NULL;

    if (at) {
        ft_buffer_byte(buffer, '\\');
        ft_buffer_byte(buffer, letter[at - plain]);
        return;
    }
    (void)snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)code);
    ft_buffer_text(buffer, escaped);
}

void ft_buffer_json(ft_buffer *buffer, ft_slice text)
{
    size_t done = 0;

    ft_buffer_byte(buffer, '"');
    for (size_t i = 0, step; i < text.len; i += step) {
        int code = (unsigned char)text.data[i];

        step = 1;
        if (code > '\\' && code < 0x7F) /* most of any text */
            continue;
        const size_t control = ft_control_at(text, i, &code);
        if (control == 0 && code != '"' && code != '\\')
            continue;
        step = control > 0 ? control : 1;
        ft_buffer_add(buffer, ft_slice_cut(text, (ft_span){done, i}));
        add_escaped(buffer, code);
        done = i + step;
    }
    ft_buffer_add(buffer, ft_slice_cut(text, (ft_span){done, text.len}));
    ft_buffer_byte(buffer, '"');
}

ft_slice ft_buffer_slice(const ft_buffer *buffer)
{
    return (ft_slice){buffer->data, buffer->len};
}

void ft_buffer_clear(ft_buffer *buffer)
{
    buffer->len = 0;
    buffer->failed = false;
}

void ft_buffer_free(ft_buffer *buffer)
{
    free(buffer->data);
    *buffer = (ft_buffer){0};
}
