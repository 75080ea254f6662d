/* veto: claimed text, and which facts stand on it. */
#ifndef FT_RULES_VETO_H
#define FT_RULES_VETO_H

#include "rules/candidate.h"

/* Marks as lost every candidate that stands on text which another one claims
 * for its family. FT_ERR_MEMORY or FT_OK. */
ft_status ft_veto_apply(ft_arena *arena, const ft_pack *pack,
                        const ft_article *article, const ft_mentions *mentions,
                        ft_candidates *candidates);

#endif
