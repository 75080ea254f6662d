/*
 * object: a JSON object being written, key by key. Keys stand in the order of
 * the calls; integers and strings only pass through base/buffer, so that no
 * locale has a say.
 */
#ifndef FT_OUTPUT_OBJECT_H
#define FT_OUTPUT_OBJECT_H

#include "base/buffer.h"

typedef struct ft_object {
    ft_buffer *out;
    bool first; /* no comma is due yet */
} ft_object;

ft_object ft_object_open(ft_buffer *out);
void ft_object_close(const ft_object *o);
/* The key and its colon; the caller writes the value. */
void ft_object_key(ft_object *o, const char *key);

/* An empty text prints no key. */
void ft_object_slice(ft_object *o, const char *key, ft_slice value);
void ft_object_text(ft_object *o, const char *key, const char *value);
void ft_object_integer(ft_object *o, const char *key, long long value);
/* "key":true, or nothing. */
void ft_object_true(ft_object *o, const char *key, bool value);
/* What is JSON already; NULL and "" print null. */
void ft_object_raw(ft_object *o, const char *key, const char *json);
void ft_object_pair(ft_object *o, const char *key, long long a, long long b);

#endif
