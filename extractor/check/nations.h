/*
 * nations: which national side a name means. The names come from the table of
 * national sides in rules/names, and what became of sides that are no more from
 * successors.tsv beside it.
 */
#ifndef FT_CHECK_NATIONS_H
#define FT_CHECK_NATIONS_H

#include "base/arena.h"
#include "fulltime/error.h"

typedef struct ft_nations ft_nations;

/* `folder` holds the tables. FT_ERR_IO, FT_ERR_SYNTAX or FT_ERR_MEMORY. */
ft_status ft_nations_load(ft_arena *arena, const char *folder,
                          const ft_nations **out, ft_error *err);

/* Whether the id is that of a national side. */
bool ft_nations_has(const ft_nations *nations, ft_slice id);
/* What is compared in place of the name: the id of the national side so called,
 * today or once, else the name in lower case and without accents. Data NULL:
 * memory is out. */
ft_slice ft_nations_key(const ft_nations *nations, ft_arena *arena,
                        ft_slice name);
/* The side that counts as the same today: "RUS" for "URS"; else empty. */
ft_slice ft_nations_successor(const ft_nations *nations, ft_slice id);

#endif
