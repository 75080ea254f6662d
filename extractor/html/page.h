/* page: a web page -> the article on it. */
#ifndef FT_HTML_PAGE_H
#define FT_HTML_PAGE_H

#include "html/article.h"
#include "html/limits.h"

/* `html` is clean UTF-8. FT_OK or FT_ERR_MEMORY. */
ft_status ft_page_read(ft_arena *arena, ft_slice html, const ft_limits *limits,
                       ft_article *out, ft_error *err);

#endif
