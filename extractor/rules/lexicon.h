/* lexicon: the lists of pack.yaml -> the lexicon that the stages before read.
 */
#ifndef FT_RULES_LEXICON_H
#define FT_RULES_LEXICON_H

#include "rules/report.h"

/* Reads `words:`, `numbers:`, `ordinals:` and `calendar:`, which may be absent;
 * every list is folded and sorted bytewise. Errors are reported;
 * FT_ERR_MEMORY alone stops. */
ft_status ft_lexicon_read(ft_arena *arena, ft_report *report,
                          const ft_node *pack, ft_lexicon *out);

#endif
