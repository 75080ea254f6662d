/* http: an HTTP response as an archive keeps it -> the bytes of its body. */
#ifndef FT_INPUT_HTTP_H
#define FT_INPUT_HTTP_H

#include "base/arena.h"
#include "fulltime/error.h"

/* Borrows from the message. */
typedef struct ft_http {
    int status;        /* 200; 0: there is no status line */
    ft_slice type;     /* "text/html", as written, without parameters */
    ft_slice encoding; /* Content-Encoding; empty: none */
    bool chunked;
    ft_slice body; /* as it stands in the message */
} ft_http;

/* Headers may be cut off: the body is then empty. */
void ft_http_read(ft_slice message, ft_http *out);
/* Takes the body out of its chunks and unpacks it. Archives often keep a body
 * that is neither any more, with the headers as they were: what does not look
 * packed is taken as it is. `cut`: the end may be missing. FT_ERR_SYNTAX:
 * damaged, over `limit`, or packed in a way that is not read. */
ft_status ft_http_body(ft_arena *arena, const ft_http *http, size_t limit,
                       bool cut, ft_slice *out, ft_error *err);

/* A line of a header block, without its end; *at moves behind it. */
ft_slice ft_http_line(ft_slice block, size_t *at);
/* "Name: value": whether the line has this name, in letters of either case. */
bool ft_http_field(ft_slice line, const char *name, ft_slice *value);

#endif
