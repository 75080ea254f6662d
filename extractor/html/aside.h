/*
 * aside: text that the parser need not see. Most of its time goes into letters
 * that it only hands on; so a stretch of text is set aside, and one character
 * that no page can hold stands for it in the markup. Entities stay where they
 * are: what they mean, the parser knows.
 */
#ifndef FT_HTML_ASIDE_H
#define FT_HTML_ASIDE_H

#include "base/slice.h"

enum {
    FT_ASIDE_MOST = 2 * 0xFFFE, /* stretches of a page; the rest stays */
    FT_ASIDE_MARK = 4           /* bytes of a mark */
};

/* The mark of a stretch: a private-use character of the last two planes, which
 * clean pages do not have. `index` is below FT_ASIDE_MOST. */
void ft_aside_put(size_t index, char out[FT_ASIDE_MARK]);
/* The offset of the next mark at or after `from`, and its index; SIZE_MAX when
 * there is none. */
size_t ft_aside_find(ft_slice text, size_t from, size_t *index);

/* Text up to the next entity, or to its end. */
typedef struct ft_stretch {
    size_t end;
    bool blank; /* white space and nothing else */
    bool tidy;  /* nothing in it has to change: see ft_stretch_tidy() */
} ft_stretch;

/* `text.data[at]` is no "&". `spaces`: white space is text, as in a <pre>. */
ft_stretch ft_stretch_read(ft_slice text, size_t at, bool spaces);
/* Writes text as the parser would hand it over, without the characters that it
 * drops, and of each run of white space (unless `spaces`) the first byte alone.
 * `out` has room for text.len bytes; returns the bytes written. */
size_t ft_stretch_tidy(ft_slice text, bool spaces, char *out);
/* Whether the character at `at` is one that the parser drops. */
bool ft_stretch_drops(ft_slice text, size_t at);

/* Bytes of the entity at `at`, an "&", with all that could belong to it, or 1
 * when it is none; and whether it spells a private-use character. */
size_t ft_entity_length(ft_slice text, size_t at, bool *private_use);

#endif
