/*
 * quote: values and keys of a rule file, written on one line.
 */
#ifndef FT_RULES_QUOTE_H
#define FT_RULES_QUOTE_H

#include "base/buffer.h"
#include "rules/node.h"

/* `flow`: between brackets. */
void ft_quote_value(ft_buffer *out, const ft_node *node, bool flow);
void ft_quote_key(ft_buffer *out, const ft_node *node, bool flow);

#endif
