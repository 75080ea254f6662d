/* lexicon: the word lists of a pack -> the lexicon that the stages before read.
 */
#ifndef FT_RULES_LEXICON_H
#define FT_RULES_LEXICON_H

#include "rules/report.h"

/* A file of a pack, as it was read. */
typedef struct ft_tree {
    const ft_node *root;
    size_t pack; /* which of the packs that load together */
    bool head;   /* the pack's first file */
} ft_tree;

/* Reads `words:` of every file and `numbers:`, `ordinals:` and `calendar:` of
 * the first of each pack; all may be absent. Lists of several packs are joined,
 * of numbers and days that they tell differently the later pack's count. Every
 * list is folded and sorted bytewise. Errors are reported; FT_ERR_MEMORY alone
 * stops. */
ft_status ft_lexicon_read(ft_arena *arena, ft_report *report,
                          const ft_tree *trees, size_t count, ft_lexicon *out);

/* The lists that `words:` may have: "common". */
size_t ft_lexicon_list_count(void);
ft_slice ft_lexicon_list_name(size_t index);
/* It is a map of words and meanings. */
bool ft_lexicon_list_is_map(size_t index);
/* The lists of words that `calendar:` may have: "weekdays". */
size_t ft_lexicon_calendar_count(void);
ft_slice ft_lexicon_calendar_name(size_t index);

#endif
