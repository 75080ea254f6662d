/* title: what a page calls itself, with and without the name of its site. */
#ifndef FT_HTML_TITLE_H
#define FT_HTML_TITLE_H

#include "base/slice.h"

/* One of the two begins with all the words of the other, case and marks left
 * aside. */
bool ft_title_agrees(ft_slice a, ft_slice b);

/* The part of a title that is the article's: without the site's name (empty
 * when it is not known) and the section's, which bars and dashes part off. */
ft_slice ft_title_own(ft_slice title, ft_slice site);

#endif
