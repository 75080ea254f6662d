/* marks: what the values of a record stand on, as marks for an excerpt. */
#ifndef FT_CLI_MARKS_H
#define FT_CLI_MARKS_H

#include "base/arena.h"
#include "cli/excerpt.h"
#include "fulltime/error.h"
#include "fulltime/record.h"

typedef struct ft_marks {
    ft_mark *items; /* sorted by their start */
    size_t count;
} ft_marks;

/* Whether a JSON Pointer is that of a field or of a part of it: "/score/ft" is
 * of "/score", "score" and "score.ft". An empty field has them all; "goals"
 * those of both sides. */
bool ft_marks_within(const char *pointer, ft_slice field);
/* One mark for each stretch of words that a rule read, and in its label what
 * it gave: of the fields within `field`. FT_ERR_MEMORY or FT_OK. */
ft_status ft_marks_of(ft_arena *arena, const ft_match *match, ft_slice field,
                      ft_marks *out);

#endif
