/*
 * cast: the entities of one article, and by which names they go: whole names,
 * last names, initials, parts of sides' names.
 */
#ifndef FT_MENTIONS_CAST_H
#define FT_MENTIONS_CAST_H

#include "mentions/key.h"
#include "mentions/names.h"

typedef struct ft_cast {
    ft_arena *arena;
    const ft_words *words;
    ft_entity *entities;
    size_t count;
    size_t capacity;
    size_t *firsts; /* by entity: the first token of its name, of a run */
    size_t first_capacity;
    ft_index entries;  /* a table's entry and variant -> 1 + entity */
    ft_index runs;     /* a whole name -> 1 + entity */
    ft_index suffixes; /* its last words -> 1 + entity, or several */
    ft_index initials; /* "c ronaldo" -> the same */
    ft_index written;  /* first or last words of a side -> the same */
    ft_index parts;    /* the same of names that stand only in the tables */
} ft_cast;

enum { FT_CAST_SEVERAL = 0x7FFFFFFF }; /* more than one goes by this name */

void ft_cast_init(ft_cast *cast, ft_arena *arena, const ft_words *words);

/* The key of a run, without "Jr." at its end. */
void ft_cast_key(const ft_words *words, size_t first, size_t end, ft_key *key);

/* Enters all runs of two words or more, the longest first, so that a shorter
 * form finds its owner. */
ft_status ft_cast_enter(ft_cast *cast, const ft_pieces *pieces, ft_error *err);

/* Each of these gives 1 + entity in *out; false when memory is out. */
bool ft_cast_run(ft_cast *cast, const ft_piece *piece, size_t *out);
bool ft_cast_entry(ft_cast *cast, const ft_entry *entry, ft_slice variant,
                   size_t *out);
bool ft_cast_day(ft_cast *cast, const ft_day *day, ft_slice name, size_t *out);
/* A place or a competition of which only the written name is known. */
bool ft_cast_named(ft_cast *cast, ft_kind kind, const ft_piece *piece,
                   size_t *out);

/* 1 + the one entity that goes by this name; 0: none, or several. */
size_t ft_cast_find(const ft_cast *cast, const ft_key *key);
/* The one person or side whose last words these are; 0: none, or several. */
size_t ft_cast_owner(const ft_cast *cast, const ft_key *key);
/* The one side of whose name this is a part; 0: none, or several. */
size_t ft_cast_part(const ft_cast *cast, const ft_key *key);
/* Two sides or more that the text names have this part in their names. */
bool ft_cast_is_shared(const ft_cast *cast, const ft_key *key);
/* Lets a side go by the first or last words of a name of its, which stands in
 * the text, or only in the tables and then counts less. */
bool ft_cast_add_parts(ft_cast *cast, size_t entity, const ft_key *name,
                       bool written);

#endif
