/* engine: which versions of the program a pack asks for: ">=0.1, <2". */
#ifndef FT_RULES_ENGINE_H
#define FT_RULES_ENGINE_H

#include "rules/report.h"

/* Checks `engine:` of a pack (NULL is fine) against this version. What cannot
 * be read, and what this version is not, is reported. */
ft_status ft_engine_check(ft_report *report, const ft_node *node);

#endif
