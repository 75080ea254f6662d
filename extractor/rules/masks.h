/*
 * masks: what masks are made of, for the three that work on them: mask collects
 * the clauses, automaton finds their words, sightings are what was found.
 */
#ifndef FT_RULES_MASKS_H
#define FT_RULES_MASKS_H

#include <stdint.h>

#include "rules/mask.h"

enum {
    FT_MASK_WORD_BITS = 64,
    FT_MASK_CLASSES = 64,   /* of bytes; those in no word share class 0 */
    FT_MASK_STATES = 60000, /* at most */
    FT_MASK_ROW = UINT8_MAX /* instead of a number of children: a row */
};

/* A clause that has a bit. */
typedef struct ft_mask_entry {
    ft_clause clause;
    unsigned long long hash;
} ft_mask_entry;

/* A set of texts of which one stands where a match begins. */
typedef struct ft_mask_start {
    const ft_slice *texts;
    size_t count;
    unsigned long long hash;
} ft_mask_start;

/* A word and a bit that it sets, or a set of starts that it is of; chained by
 * the twig it ends in. */
typedef struct ft_mask_output {
    unsigned short number; /* of the bit, or the set */
    unsigned char len;     /* of a start, in bytes of the shadow; of a bit, 0 */
    bool edge;             /* of a start: it stands at the edge of a word */
    unsigned next;         /* 1 + index; 0: none */
} ft_mask_output;

/* A state as words are put in, before all are there and it gets its number. */
typedef struct ft_mask_twig {
    unsigned outputs;     /* 1 + index of the first; 0: none */
    unsigned short child; /* the first; 0: none */
    unsigned short next;  /* of the same parent; 0: none */
    unsigned char class;  /* of the byte that leads here */
} ft_mask_twig;

/* Where the automaton is. */
typedef struct ft_mask_state {
    unsigned short
        shorter; /* the longest end of this word that is a ft_mask_state */
    unsigned short child;  /* the first, the others are behind it; or the
                              number of the row */
    unsigned short ending; /* 0: nothing ends here */
    unsigned char count;   /* of children, or FT_MASK_ROW */
    unsigned char class;   /* of the byte that leads here */
} ft_mask_state;

/* What ends in a state: parts of the lists of all. */
typedef struct ft_mask_ending {
    unsigned bit, opening; /* the first */
    unsigned short bits, openings;
} ft_mask_ending;

/* A start that ends there. */
typedef struct ft_mask_opening {
    unsigned short set;
    unsigned char len;
    bool edge;
} ft_mask_opening;

struct ft_masks {
    ft_arena *arena;
    ft_mask_entry *entries;
    size_t count, capacity;
    ft_mask_start *starts;
    size_t start_count, start_capacity;
    size_t width; /* words for all bits */
    unsigned char classes[256];
    unsigned class_count;
    ft_mask_twig *twigs; /* until all words are there, as are the outputs */
    size_t twig_capacity;
    ft_mask_output *outputs;
    size_t output_count, output_capacity;
    ft_mask_state *states;
    size_t state_count;
    unsigned short *rows; /* row * FT_MASK_CLASSES + class -> state; 0: root */
    size_t row_count;
    ft_mask_ending *endings; /* the first is empty */
    size_t ending_count, ending_capacity;
    unsigned short *bits; /* of all endings */
    size_t bit_count, bit_capacity;
    ft_mask_opening *openings;
    size_t opening_count, opening_capacity;
    ft_mask_word *once[FT_KIND_COUNT]; /* bits of a mention of a kind */
    ft_mask_word *twice[FT_KIND_COUNT];
    ft_mask_word *digit;     /* of a digit */
    ft_mask_word *odd_digit; /* and of one in a word: of other scripts */
    ft_mask_word *all;
    ft_mask_word *words; /* bits that nothing but a word sets */
};

static inline void ft_mask_set(ft_mask_word *words, size_t bit)
{
    words[bit / FT_MASK_WORD_BITS] |= 1ULL << bit % FT_MASK_WORD_BITS;
}

/* The state that a byte leads to. */
static inline unsigned ft_mask_step(const ft_masks *m, unsigned at,
                                    unsigned char class)
{
    const ft_mask_state *s = &m->states[at];

    for (; s->count != FT_MASK_ROW; s = &m->states[s->shorter]) {
        for (unsigned i = 0; i < s->count; i++) {
            if (m->states[s->child + i].class == class)
                return s->child + i;
        }
    }
    return m->rows[(size_t)s->child * FT_MASK_CLASSES + class];
}

#endif
