/* escape: any text -> text that means nothing to a browser. */
#ifndef FT_VIEW_ESCAPE_H
#define FT_VIEW_ESCAPE_H

#include "base/buffer.h"

/* Appends the text so that it is text between tags and in quoted attributes:
 * & < > " ' ` become references; controls that HTML forbids, U+FFFD. */
void ft_escape_markup(ft_buffer *out, ft_slice text);
/* A JSON string that may also stand inside a script element. */
void ft_escape_json(ft_buffer *out, ft_slice text);
/* The text is an address that may become a link: http or https. */
bool ft_escape_is_link(ft_slice text);

#endif
