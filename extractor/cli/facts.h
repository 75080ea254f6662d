/* facts: a record as JSON, seen as what it says of a match: which keys are
 * facts, whether two values are the same, and how they are written. */
#ifndef FT_CLI_FACTS_H
#define FT_CLI_FACTS_H

#include "base/buffer.h"
#include "base/json.h"

/* Records in the order of their lines. */
typedef struct ft_records_read {
    const ft_json *const *items;
    size_t count;
} ft_records_read;

enum { FT_FACT_KEY_COUNT = 12 };
/* "role" ... "attendance", in the order of a record. */
ft_slice ft_fact_key(size_t index);

/* An expected record holds facts and no other keys: FT_OK, or FT_ERR_SYNTAX
 * that names the one it should not hold. */
ft_status ft_facts_check(const ft_json *record, ft_error *err);
/* One JSON object a line; empty lines are passed over. `name` is for errors. */
ft_status ft_lines_parse(ft_arena *arena, const char *name, ft_slice text,
                         ft_records_read *out, ft_error *err);

/* Keys of objects may stand in any order; items of arrays may not. Either may
 * be NULL. */
bool ft_json_same(const ft_json *a, const ft_json *b);
/* All facts are the same; what else a record says of itself does not count. */
bool ft_facts_same(const ft_json *a, const ft_json *b);
size_t ft_json_count(const ft_json *json); /* children; NULL has none */

/* After extra time, else after ninety minutes; NULL when neither is told. */
const ft_json *ft_facts_final(const ft_json *record);

/* As JSON, without a space. */
void ft_json_put(ft_buffer *out, const ft_json *json);
/* The facts of a record and "\n". */
void ft_facts_put(ft_buffer *out, const ft_json *record);
/* "Canada 2-1 Mexico", and "v" where there is no score. */
void ft_facts_title(ft_buffer *out, const ft_json *record);

#endif
