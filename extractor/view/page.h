/* page: what all pages share: one file that asks for nothing from elsewhere,
 * its style sheet, its script, and a policy that lets nothing else run. */
#ifndef FT_VIEW_PAGE_H
#define FT_VIEW_PAGE_H

#include "fulltime/error.h"
#include "view/model.h"

/* Gives the model what head.html and foot.html show: `policy`, `style`,
 * `scripts`, `title`, `version`. `scripts` names files, parted by a space. */
void ft_page_dress(ft_model *page, ft_slice title, const char *scripts);

#endif
