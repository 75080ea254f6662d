/*
 * fragments: the named parts of patterns, and patterns written with them:
 * `%{name}` and `%{name:capture}` -> PCRE2 text.
 */
#ifndef FT_RULES_FRAGMENTS_H
#define FT_RULES_FRAGMENTS_H

#include <stdint.h>

#include "rules/expression.h"
#include "rules/namemap.h"

/* How a fragment of type minute reckons: `value` and `offset`, or `after`, over
 * the captures inside it. */
struct ft_computed {
    ft_capture *captures;
    size_t capture_count;
    const ft_expression *value, *offset, *after; /* NULL: not told */
};

typedef struct ft_fragment {
    ft_slice name;
    const ft_node *node; /* of the definition */
    ft_capture_type type;
    const ft_computed *computed; /* or NULL */
    ft_template text;
    enum {
        FT_FRAGMENT_NEW,
        FT_FRAGMENT_OPEN,
        FT_FRAGMENT_DONE,
        FT_FRAGMENT_BAD
    } state; /* OPEN: being expanded; BAD: its error is reported */
    bool used;
    size_t pack; /* that defines it */
} ft_fragment;

enum {
    FT_FRAGMENT_LIMIT = 10 * 1000,        /* fragments that load together */
    FT_EXPANSION_LIMIT = 16 * 1000 * 1000 /* bytes of all patterns, expanded */
};

typedef struct ft_fragments {
    ft_arena *arena;
    ft_report *report;
    const ft_number_words *numbers;
    bool trials; /* compile each alone, so that a slip is told but once */
    ft_fragment *items;
    size_t count, capacity;
    ft_namemap names; /* into items */
    size_t pack;      /* the one that is read ... */
    uint64_t below;   /* ... and those it includes, bit 1 << pack: what they
                         define it may define anew */
    size_t total;     /* bytes of what was expanded so far */
} ft_fragments;

/* Declares all fragments of a file's `fragments:` map; what is wrong with one
 * is reported and the rest goes on. FT_ERR_MEMORY alone stops. */
ft_status ft_fragments_add(ft_fragments *fragments, const ft_node *map);
/* Expands each once, so that an error is told where it stands. */
ft_status ft_fragments_close(ft_fragments *fragments);

/* A pattern -> its text. `node` is a string or a list of strings, which are
 * alternatives; `what` ("pattern") names it in errors. Errors are reported. */
ft_status ft_fragments_expand(ft_fragments *fragments, const ft_node *node,
                              const char *what, ft_template *out);

#endif
