/* sentence: a block of normal text -> sentences. */
#ifndef FT_TEXT_SENTENCE_H
#define FT_TEXT_SENTENCE_H

#include "base/arena.h"
#include "text/text.h"

/* A lower-case word of the article, by hash, and how often it stands there. */
typedef struct ft_seen {
    unsigned long long hash;
    unsigned count;
} ft_seen;

typedef struct ft_splitter {
    ft_arena *arena;
    ft_slice text; /* the whole normal text */
    const ft_abbreviations *abbreviations;
    ft_seen *seen; /* filled when first asked for */
    size_t seen_size;
    bool failed; /* memory ran out: what it says is no longer to be trusted */
} ft_splitter;

/* The next sentence of the block at or after `at`, without spaces at its ends;
 * an empty span at the block's end when there is none. A sentence ends behind
 * its stop and the quotes and brackets that close there. */
ft_span ft_sentence_next(ft_splitter *splitter, size_t at, ft_span block);

#endif
