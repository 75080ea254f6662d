/* alias: whether two written names mean the same, for gold that writes names
 * as articles do. */
#ifndef FT_CLI_ALIAS_H
#define FT_CLI_ALIAS_H

#include "mentions/mentions.h"

enum { FT_ALIAS_ENTRIES = 8 };

/* A name, ready to be compared. */
typedef struct ft_alias {
    ft_slice norm;         /* folded words parted by one space */
    const ft_slice *words; /* those that tell; all when none does */
    size_t word_count;
    const ft_slice *all; /* every word */
    size_t all_count;
    const ft_entry *entries[FT_ALIAS_ENTRIES]; /* that tables give the name */
    size_t entry_count;
} ft_alias;

/* `lexicon` NULL: no tables are asked. FT_ERR_MEMORY or FT_OK. */
ft_status ft_alias_read(ft_arena *arena, const ft_lexicon *lexicon,
                        ft_slice name, ft_alias *out);
/* The same words, or all that tell of the one among those of the other. */
bool ft_alias_loosely(const ft_alias *a, const ft_alias *b);
/* That, or a table gives both to one side. */
bool ft_alias_same(const ft_alias *a, const ft_alias *b);
/* A person: the same surname, or all words of one among those of the other. */
bool ft_alias_person(const ft_alias *a, const ft_alias *b);

#endif
