/* card: a record as card.html shows it. */
#ifndef FT_VIEW_CARD_H
#define FT_VIEW_CARD_H

#include "view/anchor.h"

void ft_card_put(ft_model *cards, const ft_leaf *at, size_t record);
/* A row of the table of what stands on which words. */
void ft_card_use(ft_model *rows, const ft_leaf *at, size_t use);

#endif
