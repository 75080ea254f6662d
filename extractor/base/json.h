/* json: JSON text -> a tree in the arena; yajl lives here. */
#ifndef FT_BASE_JSON_H
#define FT_BASE_JSON_H

#include "base/arena.h"
#include "base/buffer.h"
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
    size_t end; /* see ft_json_offset() */
} ft_json;

/* FT_ERR_SYNTAX carries line and column. Nesting over 64 levels is an error.
 * Raw newlines inside strings, which pages often have, are accepted. */
ft_status ft_json_parse(ft_arena *arena, ft_slice text, const ft_json **out,
                        ft_error *err);
/* The value of a key of an object, or NULL (also when `json` is NULL). */
const ft_json *ft_json_get(const ft_json *json, const char *key);
/* The text of a string or number; the empty slice for anything else or NULL. */
ft_slice ft_json_text(const ft_json *json);

/* Where in `text`, from which it was parsed, the value begins (of an array or
 * an object the first bracket). */
size_t ft_json_offset(ft_slice text, const ft_json *json);
/* Appends the value without white space, numbers as they were written. */
void ft_json_write(ft_buffer *out, const ft_json *json);

#endif
