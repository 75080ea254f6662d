/* plain: a plain text -> its blocks, told apart by shape. */
#ifndef FT_HTML_PLAIN_H
#define FT_HTML_PLAIN_H

#include "html/article.h"

/* `text` is clean UTF-8 and becomes out->text as it is; nothing is copied but
 * the blocks. FT_OK or FT_ERR_MEMORY. */
ft_status ft_plain_read(ft_arena *arena, ft_slice text, ft_article *out,
                        ft_error *err);

#endif
