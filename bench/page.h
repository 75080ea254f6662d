/*
 * page: an article as it comes from the web: wrapped in menus, teasers, scripts
 * and styles, which make up most of the bytes.
 */
#ifndef FT_BENCH_PAGE_H
#define FT_BENCH_PAGE_H

#include "base/buffer.h"

enum {
    FT_PAGE_SIZE = 115 * 1024, /* bytes, about: the median of news pages */
    FT_PAGE_CODE_PERCENT = 56, /* scripts and styles: what news pages have */
};

/* The page around `article` (HTML or plain text); the same every time. */
void ft_page_make(ft_slice article, ft_buffer *out);
/* Bytes of a page that stand in script and style elements. */
size_t ft_page_code(ft_slice page);

#endif
