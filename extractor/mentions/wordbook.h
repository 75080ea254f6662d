/*
 * wordbook: every word of the pack's lists with all lists it stands in, so that
 * an article looks each of its words up once.
 */
#ifndef FT_MENTIONS_WORDBOOK_H
#define FT_MENTIONS_WORDBOOK_H

#include "mentions/mentions.h"

/* Lists of the pack that a word may stand in, one bit each. */
typedef enum ft_word_class {
    FT_WORD_COMMON = 1 << 0,
    FT_WORD_PARTICLE = 1 << 1,
    FT_WORD_DETERMINER = 1 << 2,
    FT_WORD_TITLE = 1 << 3,
    FT_WORD_LOCATIVE = 1 << 4,
    FT_WORD_PREPOSITION = 1 << 5,
    FT_WORD_CLUB = 1 << 6,
    FT_WORD_ORGANISATION = 1 << 7,
    FT_WORD_GROUND = 1 << 8,
    FT_WORD_COMPETITION = 1 << 9,
    FT_WORD_ABBREVIATION = 1 << 10,
    FT_WORD_ORDINARY = 1 << 11,
    FT_WORD_MONTH = 1 << 12,  /* "May", too */
    FT_WORD_NUMBER = 1 << 13, /* "thirteen": in no list, see words.h */
    FT_WORD_DAY = 1 << 14,    /* a day may begin with it: "last", "Tuesday" */
    FT_WORD_OPENER = 1 << 15,
    FT_WORD_DEED = 1 << 16,
    FT_WORD_OUTCOME = 1 << 17,
    FT_WORD_AGAINST = 1 << 18,
    FT_WORD_FILLER = 1 << 19,
    FT_WORD_SPORT = 1 << 20,
    FT_WORD_GAME = 1 << 21,
    FT_WORD_APPOSITION = 1 << 22
} ft_word_class;

typedef struct ft_wordbook ft_wordbook;

/* Of the lists of a lexicon that is complete; tied to the arena. NULL when
 * memory is out. */
const ft_wordbook *ft_wordbook_new(ft_arena *arena, const ft_lexicon *lexicon);
/* Freezes or thaws one; `field` is a pointer to it. */
void ft_wordbook_image(ft_image *image, const ft_wordbook **field);
/* Bits of ft_word_class, of a word by the hash of its lower-case form. Two
 * words with one hash count as one. */
unsigned ft_wordbook_classes(const ft_wordbook *book, unsigned long long hash);

#endif
