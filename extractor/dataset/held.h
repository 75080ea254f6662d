/*
 * held: articles that wait to be written to the dataset, with all that they
 * point to, so that what they were read from can go.
 */
#ifndef FT_DATASET_HELD_H
#define FT_DATASET_HELD_H

#include "base/arena.h"
#include "output/ndjson.h"

/* An article as it comes to the dataset. */
typedef struct ft_stored_article {
    ft_slice name;    /* names it in the dataset */
    ft_slice content; /* another one: it changed */
    size_t bytes;
    const ft_origin *origin; /* of all its records */
    const ft_match *matches; /* `count` of them */
    size_t count;
} ft_stored_article;

/* A copy that points to nothing outside the arena. False: memory is out. */
bool ft_held_article(ft_arena *arena, const ft_stored_article *article,
                     ft_stored_article *out);

#endif
