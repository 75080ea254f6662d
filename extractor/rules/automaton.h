/* automaton: what finds all words of masks in one pass over a text. */
#ifndef FT_RULES_AUTOMATON_H
#define FT_RULES_AUTOMATON_H

#include "rules/masks.h"

/* Each gives false when memory is out. The words come in between. */
bool ft_automaton_begin(ft_masks *m);
/* A word that sets a bit, or begins a match of a set of starts; digits,
 * mentions and edges of words stand for themselves as signs. */
bool ft_automaton_add(ft_masks *m, ft_slice word, size_t number, bool is_start);
bool ft_automaton_finish(ft_masks *m);

#endif
