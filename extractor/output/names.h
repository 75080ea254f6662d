/* names: how a record spells its enums. */
#ifndef FT_OUTPUT_NAMES_H
#define FT_OUTPUT_NAMES_H

#include "fulltime/record.h"

const char *ft_role_name(ft_role role);             /* "reported" */
const char *ft_status_name(ft_match_status status); /* "final" */
const char *ft_check_name(ft_check check);          /* "goals_within_score" */
const char *ft_verdict_name(ft_verdict verdict);    /* "pass" */

#endif
