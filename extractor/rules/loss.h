/* loss: why a fact came to nothing. */
#ifndef FT_RULES_LOSS_H
#define FT_RULES_LOSS_H

#include "rules/pack.h"

typedef enum ft_loss_reason {
    FT_LOSS_LONGER,   /* a longer match holds some of its words */
    FT_LOSS_PRIORITY, /* one as long, of a rule of higher priority */
    FT_LOSS_ORDER,    /* one as long, of a rule that stands first */
    FT_LOSS_VETO,     /* another rule claims its words */
    FT_LOSS_REGION,   /* the region that it was found in lost */
    FT_LOSS_COUNT
} ft_loss_reason;

typedef struct ft_loss {
    ft_loss_reason reason;
    const ft_fact *winner; /* NULL: the region's fact */
} ft_loss;

/* "a longer match" */
const char *ft_loss_name(ft_loss_reason reason);
/* `loser` is one of facts->losers. */
ft_loss ft_loss_find(const ft_pack *pack, const ft_facts *facts,
                     const ft_fact *loser);

#endif
