/*
 * model: what a page shows, as a tree of named values; stencils say how. When
 * memory runs out the tree is marked and later calls do nothing: check once, at
 * the end.
 */
#ifndef FT_VIEW_MODEL_H
#define FT_VIEW_MODEL_H

#include "base/arena.h"
#include "base/buffer.h"

typedef enum ft_model_kind {
    FT_MODEL_OBJECT,
    FT_MODEL_LIST,
    FT_MODEL_TEXT,  /* escaped when shown */
    FT_MODEL_MARKUP /* made by a stencil: shown as it is */
} ft_model_kind;

typedef struct ft_model ft_model;

/* One tree, or several in one arena. */
typedef struct ft_models {
    ft_arena *arena;
    ft_model *spare; /* stands in for what there was no memory for */
    bool failed;
} ft_models;

struct ft_model {
    ft_models *owner;
    ft_model_kind kind;
    const char *key; /* within an object */
    ft_slice text;
    ft_model *first, *last; /* of an object or a list */
    ft_model *next;
};

/* False when memory is out already. */
bool ft_models_begin(ft_models *models, ft_arena *arena);
ft_model *ft_model_root(ft_models *models); /* an object */

/* Named values of an object. Texts and keys are borrowed while the tree lives;
 * a list or an object that is given back is empty. */
void ft_model_text(ft_model *object, const char *key, ft_slice text);
void ft_model_string(ft_model *object, const char *key, const char *text);
void ft_model_number(ft_model *object, const char *key, long long number);
void ft_model_flag(ft_model *object, const char *key, bool flag);
void ft_model_markup(ft_model *object, const char *key, ft_slice markup);
/* A copy of what the buffer holds; the buffer is cleared. */
void ft_model_take(ft_model *object, const char *key, ft_buffer *buffer);
ft_model *ft_model_object(ft_model *object, const char *key);
ft_model *ft_model_list(ft_model *object, const char *key);
/* A new object at the end of a list. */
ft_model *ft_model_item(ft_model *list);

/* The value of that name, or NULL. */
const ft_model *ft_model_get(const ft_model *object, ft_slice key);
/* A list with items, a text with bytes, any object. */
bool ft_model_is_there(const ft_model *model);

#endif
