/*
 * poll: what the records of one match say of one field, and how much each
 * word counts. Records of one text (a story that many print) have one vote.
 */
#ifndef FT_DATASET_POLL_H
#define FT_DATASET_POLL_H

#include "base/arena.h"
#include "fulltime/error.h"

/* A value and who says so. */
typedef struct ft_vote {
    ft_slice value;          /* as JSON */
    unsigned long weight;    /* the heaviest word of each text, added up */
    const size_t *sources;   /* in rising order, each once */
    const unsigned *weights; /* of each source's own word */
    size_t count;
} ft_vote;

/* The votes on one field, the value kept first. */
typedef struct ft_ballot {
    const char *field; /* JSON Pointer into the merged record */
    const ft_vote *votes;
    size_t count;
} ft_ballot;

typedef struct ft_poll {
    ft_arena *arena;
    struct ft_word *words;
    size_t count, capacity;
    bool failed; /* memory is out */
} ft_poll;

void ft_poll_init(ft_poll *poll, ft_arena *arena);
/* Value and text are tied to what outlives the ballot. */
void ft_poll_add(ft_poll *poll, ft_slice value, unsigned weight, size_t source,
                 ft_slice text);
/* The heaviest value first; of two alike, that of more sources, then the one
 * whose bytes come first. FT_ERR_MEMORY also when an add failed. */
ft_status ft_poll_count(ft_poll *poll, const char *field, ft_ballot *out);

#endif
