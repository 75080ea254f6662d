/* json: JSON text -> a tree in the arena; yajl lives here. */
#ifndef FT_BASE_JSON_H
#define FT_BASE_JSON_H

#include "base/arena.h"
#include "fulltime/error.h"

typedef enum ft_json_kind {
    FT_JSON_NULL,
    FT_JSON_BOOL,
    FT_JSON_NUMBER, /* `text` holds it as written */
    FT_JSON_STRING,
    FT_JSON_ARRAY,
    FT_JSON_OBJECT
} ft_json_kind;

typedef struct ft_json {
    ft_json_kind kind;
    ft_slice key;  /* within an object */
    ft_slice text; /* of a string (unescaped) or a number; "true"/"false" */
    const struct ft_json *child; /* first item of an array or an object */
    const struct ft_json *next;
} ft_json;

/* FT_ERR_SYNTAX carries line and column. Nesting over 64 levels is an error.
 * Raw newlines inside strings, which pages often have, are accepted. */
ft_status ft_json_parse(ft_arena *arena, ft_slice text, const ft_json **out,
                        ft_error *err);
/* The value of a key of an object, or NULL (also when `json` is NULL). */
const ft_json *ft_json_get(const ft_json *json, const char *key);
/* The text of a string or number; the empty slice for anything else or NULL. */
ft_slice ft_json_text(const ft_json *json);

#endif
