/* byline: the days that an article shows over its story: "Posted: Nov 17, 2021
 * 11:18 AM ET | Updated: November 18". */
#ifndef FT_HTML_BYLINE_H
#define FT_HTML_BYLINE_H

#include "base/arena.h"
#include "fulltime/error.h"
#include "html/article.h"

/* Fills the published and the modified day, where they are empty, from the
 * article's bylines. A day without its year or in words of another language is
 * left to the rules. FT_OK or FT_ERR_MEMORY. */
ft_status ft_byline_read(ft_arena *arena, ft_article *article, ft_error *err);

#endif
