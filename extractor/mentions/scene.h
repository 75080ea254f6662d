/*
 * scene: what a text says of its sides. In: pieces in the order of the text,
 * the cast. Out: which sides are named beyond doubt and how often, the
 * countries of the clubs, what stands around a piece.
 */
#ifndef FT_MENTIONS_SCENE_H
#define FT_MENTIONS_SCENE_H

#include "mentions/cast.h"

enum {
    FT_COUNTRY_LIMIT = 24,
    FT_COUNTRY_CLUBS = 2 /* clubs of one country that make a text its own */
};

/* What the text says of one side in the tables. */
typedef struct ft_fame {
    const ft_entry *entry;
    size_t told;  /* mentions that are not behind "in" or "at" */
    size_t first; /* token of the first */
    uint64_t form;
    bool forms; /* it goes by two forms or more */
    ft_slice variant;
    bool apart; /* its variants are different sides here */
} ft_fame;

typedef struct ft_country {
    ft_slice code;
    size_t clubs;
} ft_country;

typedef struct ft_scene {
    ft_arena *arena;
    ft_cast *cast;
    const ft_words *words;
    const ft_token *tokens;
    const ft_gazetteer *gazetteer;
    ft_pieces *pieces;
    ft_index by_entry; /* 1 + index of a fame */
    ft_fame *fames;
    size_t fame_count;
    size_t fame_capacity;
    ft_country countries[FT_COUNTRY_LIMIT];
    size_t country_count;
    bool failed;
} ft_scene;

/* Counts what the pieces name; the sides join the cast with the parts of their
 * names. False when memory is out. */
bool ft_scene_survey(ft_scene *r);

/* NULL: the text does not name it beyond doubt. */
ft_fame *ft_scene_fame(const ft_scene *r, const ft_entry *entry);
/* Clubs of a country that the text names. */
size_t ft_scene_clubs(const ft_scene *r, ft_slice code);
/* The country whose clubs, `least` or more, the text is about; empty when there
 * is none. */
ft_slice ft_scene_country(const ft_scene *r, size_t least);
/* The variant that a side has in this text, whether this piece tells or not. */
ft_slice ft_scene_variant(const ft_scene *r, const ft_piece *piece,
                          const ft_reading *reading);

/* A code is one only in its place. */
bool ft_scene_holds(const ft_piece *piece, const ft_reading *reading);
const ft_entry *ft_scene_entry(const ft_scene *r, const ft_reading *reading);
/* The readings of one kind: how many, and the first. */
size_t ft_scene_count(const ft_scene *r, const ft_piece *piece, ft_kind kind,
                      bool sure, const ft_reading **first);
void ft_scene_key(const ft_scene *r, const ft_piece *piece, ft_key *key);

/* Behind a word like "in". */
bool ft_scene_is_located(const ft_scene *r, const ft_piece *piece);
/* Behind a word like "at" or "to", which a place may follow. */
bool ft_scene_is_led(const ft_scene *r, const ft_piece *piece);
/* "EDMONTON (Agency) -", "LONDON - The": the place of a report. */
bool ft_scene_is_dateline(const ft_scene *r, const ft_piece *piece);
/* A token of the same sentence follows; it is this mark. */
bool ft_scene_has_next(const ft_scene *r, const ft_piece *piece);
bool ft_scene_next_is(const ft_scene *r, const ft_piece *piece, char mark);
/* A number of a score stands right before or behind. */
bool ft_scene_beside_number(const ft_scene *r, const ft_piece *piece);
/* "City", "United": whose, the names in the text say better than the table. */
bool ft_scene_is_club_word(const ft_scene *r, const ft_piece *piece);
/* Two sides or more that the text names have it in their names. */
bool ft_scene_is_shared(const ft_scene *r, const ft_piece *piece);

#endif
