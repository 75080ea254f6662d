/* lexicon: the word lists of a pack -> the lexicon that the stages before read.
 */
#ifndef FT_RULES_LEXICON_H
#define FT_RULES_LEXICON_H

#include "rules/report.h"

/* Reads `words:` of every file of the pack and `numbers:`, `ordinals:` and
 * `calendar:` of the first, pack.yaml; all may be absent. Every list is folded
 * and sorted bytewise. Errors are reported; FT_ERR_MEMORY alone stops. */
ft_status ft_lexicon_read(ft_arena *arena, ft_report *report,
                          const ft_node *const *roots, size_t count,
                          ft_lexicon *out);

/* The lists that `words:` may have: "common". */
size_t ft_lexicon_list_count(void);
ft_slice ft_lexicon_list_name(size_t index);

#endif
