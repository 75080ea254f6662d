/* shape: what a node of a rule file must look like; each reports what it does
 * not find and returns FT_OK or FT_ERR_RULE. A NULL node leaves *out alone. */
#ifndef FT_RULES_SHAPE_H
#define FT_RULES_SHAPE_H

#include "rules/report.h"

/* A map whose keys are all among `names`. */
ft_status ft_shape_keys(ft_report *report, const ft_node *node,
                        const ft_slice *names, size_t count);
ft_status ft_shape_list(ft_report *report, const ft_node *node);
/* A scalar that is not empty. */
ft_status ft_shape_string(ft_report *report, const ft_node *node,
                          ft_slice *out);
/* A scalar in quotes or in a block. */
ft_status ft_shape_quoted(ft_report *report, const ft_node *node,
                          const char *what, ft_slice *out);
ft_status ft_shape_bool(ft_report *report, const ft_node *node, bool *out);
ft_status ft_shape_integer(ft_report *report, const ft_node *node, int least,
                           int most, int *out);
/* 0 to 1, with up to three decimals. */
ft_status ft_shape_share(ft_report *report, const ft_node *node, double *out);
/* A zone by its name. */
ft_status ft_shape_zone(ft_report *report, const ft_node *node, ft_zone *out);
/* "3 blocks", or "block" for one; false when the text is neither. */
bool ft_shape_count(ft_slice text, const char *one, const char *many,
                    unsigned *out);

#endif
