/*
 * region: finds a run of capitalised words. In: the token of its first word.
 * Out: its words, and the known forms among them.
 */
#ifndef FT_MENTIONS_REGION_H
#define FT_MENTIONS_REGION_H

#include "mentions/names.h"

enum { FT_UNIT_LIMIT = 10 /* words of a name; what is longer is cut */ };

/* One word of a region. */
typedef struct ft_unit {
    size_t first;
    size_t end;
    bool known;    /* a known form begins here ... */
    size_t covers; /* ... and takes so many units */
    ft_piece form;
} ft_unit;

typedef struct ft_region {
    ft_unit units[FT_UNIT_LIMIT];
    size_t count;
    size_t known_end; /* token behind the last known form */
    bool row;         /* a whole name in a line of results */
} ft_region;

/* The sentence that is being read. */
typedef struct ft_scope {
    const ft_words *words;
    const ft_token *tokens;
    size_t end; /* of the sentence */
} ft_scope;

/* Returns the token behind the region, which may be without a unit. */
size_t ft_region_read(const ft_scope *f, size_t token, ft_region *r);

/* The words of the name between two tokens, none of them as a known form. */
void ft_region_of_row(const ft_scope *f, size_t token, size_t end,
                      ft_region *r);

/* Its first or its last word is of one of the classes. */
bool ft_unit_is(const ft_scope *f, const ft_unit *u, unsigned classes);
/* Known, and not only by forms that prove nothing. */
bool ft_unit_is_sure(const ft_unit *u);
/* Before the token stands what leads to a place or a thing: "at", "the", "'s",
 * "," or nothing. */
bool ft_region_is_placed(const ft_scope *f, size_t token);

#endif
