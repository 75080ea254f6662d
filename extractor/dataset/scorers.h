/*
 * scorers: the goals of one side, as several articles list them -> one list.
 * The list with the most weight is the base; the others fill in what it lacks:
 * a minute, a full name, a goal for which the score has room.
 */
#ifndef FT_DATASET_SCORERS_H
#define FT_DATASET_SCORERS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "fulltime/error.h"
#include "fulltime/record.h"

enum { FT_SCORE_UNKNOWN = -1 };

/* The goals of a side as one record lists them. */
typedef struct ft_goal_list {
    const ft_goal *goals;
    size_t count;
    unsigned long weight; /* of this list with all that equal it */
} ft_goal_list;

/* Lists must stand in an order that depends on what they say alone. `score`:
 * how many goals the side has. The outcome is tied to the arena, its names to
 * those of the lists. */
ft_status ft_scorers_merge(ft_arena *arena, const ft_goal_list *lists,
                           size_t count, int score, ft_goal_list *out);
/* Every goal of `part` is among those of `whole`; place[i], if given, is where
 * (SIZE_MAX: nowhere). */
bool ft_scorers_within(const ft_goal_list *part, const ft_goal_list *whole,
                       size_t *place);
/* "Ann Lee" and "Lee", "Lee, A." and "A. Lee": may be one person. */
bool ft_scorer_same(const char *a, const char *b);
/* The list as it stands in a record. */
void ft_scorers_write(ft_buffer *out, const ft_goal *goals, size_t count);

#endif
