/* passage: a few lines read as an article of nothing else, up to its mentions:
 * what an example of a rule is tried on. */
#ifndef FT_RULES_PASSAGE_H
#define FT_RULES_PASSAGE_H

#include "mentions/mentions.h"
#include "text/text.h"

typedef struct ft_passage {
    ft_article article; /* one block a line, all of the body */
    ft_text text;
    ft_mentions mentions;
} ft_passage;

/* The passage points to `lines`, and into itself: do not copy it. */
ft_status ft_passage_read(ft_arena *arena, const ft_lexicon *lexicon,
                          ft_slice lines, ft_zone zone, ft_passage *out,
                          ft_error *err);

#endif
