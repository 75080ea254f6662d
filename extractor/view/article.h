/* article: one article and its records, as article.html shows them. */
#ifndef FT_VIEW_ARTICLE_H
#define FT_VIEW_ARTICLE_H

#include "view/anchor.h"

/* What the page calls itself, else its headline, else nothing. */
ft_slice ft_article_title(const ft_article *article);
/* What the caller calls the article; a name, for readers. */
void ft_article_put(ft_model *article, const ft_leaf *at, ft_slice name);

#endif
