/*
 * stroke: words of the article that are marked, once for all that stands on
 * them, and the lane in which each is drawn, so that strokes over the same
 * words stay apart.
 */
#ifndef FT_VIEW_STROKE_H
#define FT_VIEW_STROKE_H

#include "base/arena.h"
#include "fulltime/error.h"
#include "view/family.h"

typedef enum ft_layer {
    FT_LAYER_FIELD,  /* a value of a record stands on it */
    FT_LAYER_UNUSED, /* a fact that went into no record */
    FT_LAYER_LOSER,  /* a fact beaten in an overlap, or vetoed */
    FT_LAYER_NEAR,   /* where a rule nearly matched */
    FT_LAYER_OLD,    /* a value that was accepted, and is no longer there */
    FT_LAYER_NUMBER, /* a number that nobody claimed */
    FT_LAYER_COUNT
} ft_layer;

const char *ft_layer_name(ft_layer layer); /* "loser": its class */

/* Something that stands on words of the article. */
typedef struct ft_use {
    ft_layer layer;
    ft_family family; /* of a field; else the first */
    ft_span span;     /* in the extracted text */
    ft_slice rule;
    ft_slice what; /* the field's pointer, or the slots that were filled */
    ft_slice why;  /* of what is in no record; else empty */
    double confidence;
    size_t record; /* of a field: index of its record */
    size_t stroke; /* set by ft_strokes_lay() */
} ft_use;

enum {
    FT_LANES = 5,        /* side by side; more share the last one */
    FT_STROKES_DEEP = 12 /* over one place; more are not drawn */
};

typedef struct ft_stroke {
    ft_layer layer;
    ft_family family;
    ft_span span;
    unsigned lane;
    size_t note; /* of a field: its number among them, from 1 */
    bool drawn;
    size_t first, count; /* of ft_strokes.uses */
} ft_stroke;

typedef struct ft_strokes {
    ft_stroke *items; /* by start, the longer first */
    size_t count;
    const ft_use **uses; /* those of a stroke side by side, in their order */
} ft_strokes;

/* Uses of the same words, layer and family share a stroke. FT_ERR_MEMORY or
 * FT_OK. */
ft_status ft_strokes_lay(ft_arena *arena, ft_use *uses, size_t count,
                         ft_strokes *out);

/* Walks along the text: which strokes lie over each stretch. */
typedef struct ft_cut {
    const ft_strokes *strokes;
    size_t next; /* stroke not yet met */
    size_t over[FT_LAYER_COUNT * FT_STROKES_DEEP];
    size_t over_count;
} ft_cut;

/* The stretch that begins at `at` and goes no further than `end`: returns where
 * it ends; the strokes over it are `cut->over`. `at` never goes back from one
 * call to the next and must be below `end`. */
size_t ft_cut_next(ft_cut *cut, size_t at, size_t end);

#endif
