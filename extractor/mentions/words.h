/*
 * words: what the pack and the article say of each word: its lists, and how
 * often it stands in lower case or with a capital that its place does not
 * explain.
 */
#ifndef FT_MENTIONS_WORDS_H
#define FT_MENTIONS_WORDS_H

#include "mentions/index.h"
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
    FT_WORD_MONTH = 1 << 12, /* "May", too */
    FT_WORD_NUMBER = 1 << 13 /* "thirteen", "third" */
} ft_word_class;

typedef struct ft_word_use {
    uint32_t lower;  /* in lower case */
    uint32_t middle; /* with a capital, in mid-sentence */
    unsigned known;  /* lists that were asked for */
    unsigned classes;
} ft_word_use;

typedef struct ft_words {
    const ft_text *text;
    const ft_lexicon *lexicon;
    uint32_t *ids; /* by token: 1 + index into uses; 0: a mark */
    ft_word_use *uses;
    size_t use_count;
    bool *loud; /* by sentence: capitals say nothing here, as in a headline */
} ft_words;

ft_status ft_words_read(ft_arena *arena, const ft_text *text,
                        const ft_lexicon *lexicon, ft_words *out,
                        ft_error *err);

/* The word of this token stands in one of the lists. False for a mark. */
bool ft_word_is(const ft_words *words, size_t token, unsigned classes);
/* Its use in the article; NULL for a mark. */
const ft_word_use *ft_word_used(const ft_words *words, size_t token);
/* It stands in lower case in the article, or is known to do so elsewhere. */
bool ft_word_is_plain(const ft_words *words, size_t token);
/* Its capital may be due to its place: it opens the sentence, or follows a
 * quote mark or a colon. */
bool ft_word_opens(const ft_words *words, size_t token);
/* A mark of one byte. */
bool ft_word_is_mark(const ft_words *words, size_t token, char mark);

#endif
