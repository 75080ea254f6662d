/* Comes in: values, one call each. Goes out: a tree that stencils show. */
#include "view/model.h"

#include <stdio.h>

bool ft_models_begin(ft_models *models, ft_arena *arena)
{
    *models = (ft_models){.arena = arena, .spare = FT_NEW(arena, ft_model, 1)};
    if (!models->spare) {
        models->failed = true;
        return false;
    }
    models->spare->owner = models;
    return true;
}

static ft_model *make(ft_models *models, ft_model_kind kind, const char *key)
{
    ft_model *made = models->failed ? NULL : FT_NEW(models->arena, ft_model, 1);

    if (!made) {
        models->failed = true;
        *models->spare = (ft_model){.owner = models, .kind = kind};
        return models->spare;
    }
    *made = (ft_model){.owner = models, .kind = kind, .key = key};
    return made;
}

static ft_model *append(ft_model *parent, ft_model_kind kind, const char *key)
{
    ft_model *made = make(parent->owner, kind, key);

    if (parent->owner->failed)
        return made;
    if (parent->last)
        parent->last->next = made;
    else
        parent->first = made;
    parent->last = made;
    return made;
}

ft_model *ft_model_root(ft_models *models)
{
    return make(models, FT_MODEL_OBJECT, NULL);
}

void ft_model_text(ft_model *object, const char *key, ft_slice text)
{
    append(object, FT_MODEL_TEXT, key)->text = text;
}

void ft_model_string(ft_model *object, const char *key, const char *text)
{
    ft_model_text(object, key, ft_slice_of(text));
}

/* A text of the caller's that goes away. */
static void copy_text(ft_model *object, const char *key, ft_slice text)
{
    ft_slice copy = ft_arena_copy(object->owner->arena, text);

    if (!copy.data)
        object->owner->failed = true;
    else
        ft_model_text(object, key, copy);
}

void ft_model_number(ft_model *object, const char *key, long long number)
{
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lld", number);

    copy_text(object, key, (ft_slice){digits, len > 0 ? (size_t)len : 0});
}

void ft_model_flag(ft_model *object, const char *key, bool flag)
{
    if (flag)
        ft_model_string(object, key, "yes");
}

void ft_model_markup(ft_model *object, const char *key, ft_slice markup)
{
    append(object, FT_MODEL_MARKUP, key)->text = markup;
}

void ft_model_take(ft_model *object, const char *key, ft_buffer *buffer)
{
    if (buffer->failed)
        object->owner->failed = true;
    else
        copy_text(object, key, ft_buffer_slice(buffer));
    ft_buffer_clear(buffer);
}

ft_model *ft_model_object(ft_model *object, const char *key)
{
    return append(object, FT_MODEL_OBJECT, key);
}

ft_model *ft_model_list(ft_model *object, const char *key)
{
    return append(object, FT_MODEL_LIST, key);
}

ft_model *ft_model_item(ft_model *list)
{
    return append(list, FT_MODEL_OBJECT, NULL);
}

const ft_model *ft_model_get(const ft_model *object, ft_slice key)
{
    for (const ft_model *one = object->first; one; one = one->next)
        if (one->key && ft_slice_equal(ft_slice_of(one->key), key))
            return one;
    return NULL;
}

bool ft_model_is_there(const ft_model *model)
{
    switch (model->kind) {
    case FT_MODEL_LIST:
        return model->first != NULL;
    case FT_MODEL_OBJECT:
        return true;
    case FT_MODEL_TEXT:
    case FT_MODEL_MARKUP:
        break;
    }
    return model->text.len > 0;
}
