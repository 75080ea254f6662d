/* Comes in: keys and values. Goes out: their bytes, commas where they belong.
 */
#include "output/object.h"

ft_object ft_object_open(ft_buffer *out)
{
    ft_buffer_byte(out, '{');
    return (ft_object){out, true};
}

void ft_object_close(const ft_object *o)
{
    ft_buffer_byte(o->out, '}');
}

void ft_object_key(ft_object *o, const char *key)
{
    if (!o->first)
        ft_buffer_byte(o->out, ',');
    o->first = false;
    ft_buffer_json(o->out, ft_slice_of(key));
    ft_buffer_byte(o->out, ':');
}

void ft_object_slice(ft_object *o, const char *key, ft_slice value)
{
    if (value.len == 0)
        return;
    ft_object_key(o, key);
    ft_buffer_json(o->out, value);
}

void ft_object_text(ft_object *o, const char *key, const char *value)
{
    ft_object_slice(o, key, ft_slice_of(value));
}

void ft_object_integer(ft_object *o, const char *key, long long value)
{
    ft_object_key(o, key);
    ft_buffer_integer(o->out, value);
}

void ft_object_true(ft_object *o, const char *key, bool value)
{
    if (!value)
        return;
    ft_object_key(o, key);
    ft_buffer_text(o->out, "true");
}

void ft_object_raw(ft_object *o, const char *key, const char *json)
{
    ft_object_key(o, key);
    ft_buffer_text(o->out, json && *json ? json : "null");
}

void ft_object_pair(ft_object *o, const char *key, long long a, long long b)
{
    ft_object_key(o, key);
    ft_buffer_byte(o->out, '[');
    ft_buffer_integer(o->out, a);
    ft_buffer_byte(o->out, ',');
    ft_buffer_integer(o->out, b);
    ft_buffer_byte(o->out, ']');
}
