/*
 * names: a text's words -> pieces that may be mentions: days, forms that the
 * gazetteer knows, runs of capitalised words. Who is meant is for resolve.
 */
#ifndef FT_MENTIONS_NAMES_H
#define FT_MENTIONS_NAMES_H

#include "mentions/words.h"

typedef enum ft_piece_kind {
    FT_PIECE_DAY,
    FT_PIECE_KNOWN, /* a form in the tables */
    FT_PIECE_RUN    /* capitalised words */
} ft_piece_kind;

/* What the words of a run make of it. */
typedef enum ft_run_class {
    FT_RUN_NAME, /* a person, or a side without a club word */
    FT_RUN_SIDE,
    FT_RUN_PROVEN, /* a side by what is said of it, see proven.h */
    FT_RUN_GROUND,
    FT_RUN_COMPETITION
} ft_run_class;

typedef struct ft_piece {
    ft_piece_kind kind;
    ft_run_class class; /* of a run */
    size_t first;       /* tokens of the name alone ... */
    size_t end;
    size_t whole;     /* ... and up to the end of its variant */
    ft_slice variant; /* of a side, as the pack names it; else empty */
    size_t sentence;
    const ft_reading *readings; /* of a known form */
    size_t count;
    ft_day day;
    bool opens;  /* one word, whose capital may be due to its place */
    bool plain;  /* one word, which is also a common one */
    bool upper;  /* a run all in capitals */
    bool code;   /* stands where a code like "MEX" can */
    bool loud;   /* stands in a loud sentence */
    bool row;    /* a side's name in a line of results, see rows.h */
    bool proven; /* the name of a side, see proven.h */
    /* filled by resolve */
    size_t entity; /* 1 + index; 0: no mention */
    ft_form form;
} ft_piece;

typedef struct ft_pieces {
    ft_arena *arena;
    ft_piece *items;
    size_t count;
    size_t capacity;
} ft_pieces;

/* Appends; false when memory is out. */
bool ft_pieces_add(ft_pieces *pieces, const ft_piece *piece);

/* Pieces of all sentences that are not loud, in the order of the text. */
ft_status ft_names_find(ft_arena *arena, const ft_words *words, ft_pieces *out,
                        ft_error *err);

#endif
