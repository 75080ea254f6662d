/*
 * forms: the hash table of all forms. In: forms, each with what it reads as.
 * Out: the longest form among the tokens of a text, and its readings.
 */
#ifndef FT_MENTIONS_FORMS_H
#define FT_MENTIONS_FORMS_H

#include "mentions/gazetteer.h"

typedef struct ft_forms ft_forms;
typedef struct ft_forms_builder ft_forms_builder;

/* Room for so many forms, which have at most so many words together. The table
 * lives in `arena`, the builder in `scratch`; NULL when memory is out. */
ft_forms_builder *ft_forms_builder_new(ft_arena *arena, ft_arena *scratch,
                                       size_t forms, size_t words);
/* One form of one entry; one that no text can hold is left out. */
ft_status ft_forms_add(ft_forms_builder *b, ft_slice form,
                       const ft_reading *reading, ft_error *err);
/* The table, with the readings of each form in the order they were added. */
const ft_forms *ft_forms_finish(ft_forms_builder *b);

/* Freezes or thaws one; `field` is a pointer to it, and so many entries are
 * there to be read as. */
void ft_forms_image(ft_image *image, const ft_forms **field, size_t entries);

/* As ft_gazetteer_match. */
size_t ft_forms_match(const ft_forms *forms, const ft_text *text, size_t first,
                      const ft_reading **readings, size_t *count);

/* A power of two of at least twice `count`, for open addressing; 0 when there
 * is none. */
size_t ft_forms_slots(size_t count);

#endif
