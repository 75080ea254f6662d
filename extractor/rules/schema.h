/* schema: what a rule file may say, as JSON Schema (draft 7, which editors of
 * YAML know). It is made from the tables of the readers. */
#ifndef FT_RULES_SCHEMA_H
#define FT_RULES_SCHEMA_H

#include "base/buffer.h"

void ft_schema_write(ft_buffer *out);

#endif
