/*
 * expression: conditions (`where:`, `if:`) and arithmetic (`emit:`) over
 * captures and integers.
 */
#ifndef FT_RULES_EXPRESSION_H
#define FT_RULES_EXPRESSION_H

#include "rules/report.h"
#include "rules/value.h"

typedef struct ft_expression ft_expression;

/* Reads a condition: `a < b`, `==`, `and`, `or`, `not`, brackets, a bare name.
 * Names are those of `captures`, with or without `$`, and are marked used. */
ft_status ft_condition_read(ft_arena *arena, ft_report *report,
                            const ft_node *node, ft_capture *captures,
                            size_t count, const ft_expression **out);
/* Reads a sum, difference or product: `45 + $n`; here names carry a `$`. */
ft_status ft_arithmetic_read(ft_arena *arena, ft_report *report,
                             const ft_node *node, ft_capture *captures,
                             size_t count, const ft_expression **out);

/* Freezes or thaws one over so many captures; `field` is a pointer to it, which
 * may be NULL. */
void ft_expression_image(ft_image *image, const ft_expression **field,
                         size_t captures);

/* `bindings` stand in the order of the captures. */
bool ft_condition_holds(const ft_expression *condition,
                        const ft_mentions *mentions,
                        const ft_binding *bindings);
/* False when a capture took no part or the result is out of all bounds. The
 * value's span holds all captures that went in. */
bool ft_arithmetic_value(const ft_expression *expression,
                         const ft_binding *bindings, ft_value *out);

#endif
