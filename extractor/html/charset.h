/* charset: bytes in any encoding -> clean UTF-8. iconv and uchardet live here.
 */
#ifndef FT_HTML_CHARSET_H
#define FT_HTML_CHARSET_H

#include "base/arena.h"
#include "fulltime/error.h"

/*
 * Decodes `bytes`: a byte order mark decides, then valid UTF-8, then what the
 * page declares (`html`), then a guess; windows-1252 when there is none.
 *
 * The result is valid UTF-8 without a mark: NULs are dropped, CR and CRLF
 * become LF, private-use characters and what cannot be decoded become U+FFFD.
 * It borrows from `bytes` when nothing had to change. `*replaced` counts the
 * characters that became U+FFFD.
 *
 * FT_ERR_ENCODING when the bytes are no text at all.
 */
ft_status ft_charset_decode(ft_arena *arena, ft_slice bytes, bool html,
                            ft_slice *out, size_t *replaced, ft_error *err);

/* The same cleaning for text that is UTF-8 already, or nearly; `data` of the
 * result is NULL when memory is out. */
ft_slice ft_charset_clean(ft_arena *arena, ft_slice text);

/* All converters that a page may need, loaded and kept: while they are, a
 * process that can open no files decodes as any other. */
typedef struct ft_converters ft_converters;
ft_converters *ft_converters_new(void); /* NULL when memory is out */
void ft_converters_free(ft_converters *converters); /* NULL is fine */

#endif
