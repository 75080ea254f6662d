/* buffer: growing output bytes on the heap, freed by ft_buffer_free. A failed
 * append marks the buffer and later appends do nothing: check once, at the end.
 */
#ifndef FT_BASE_BUFFER_H
#define FT_BASE_BUFFER_H

#include "base/slice.h"

typedef struct ft_buffer {
    char *data; /* NULL while empty */
    size_t len;
    size_t capacity;
    bool failed;
} ft_buffer;

void ft_buffer_add(ft_buffer *buffer, ft_slice slice);
void ft_buffer_text(ft_buffer *buffer, const char *string);
void ft_buffer_byte(ft_buffer *buffer, char byte);
void ft_buffer_integer(ft_buffer *buffer, long long value);
/* A JSON string with its quotes; UTF-8 passes, what base/control.h knows is
 * escaped, so that no terminal obeys it. */
void ft_buffer_json(ft_buffer *buffer, ft_slice text);
ft_slice ft_buffer_slice(const ft_buffer *buffer);
void ft_buffer_clear(ft_buffer *buffer); /* keeps the memory */
void ft_buffer_free(ft_buffer *buffer);

#endif
