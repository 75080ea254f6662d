/*
 * words: what the pack and the article say of each word: its lists, and how
 * often it stands in lower case or with a capital that its place does not
 * explain.
 */
#ifndef FT_MENTIONS_WORDS_H
#define FT_MENTIONS_WORDS_H

#include "mentions/index.h"
#include "mentions/mentions.h"
#include "mentions/wordbook.h"

typedef struct ft_word_use {
    uint32_t lower;  /* in lower case */
    uint32_t middle; /* with a capital, in mid-sentence */
    unsigned classes;
    bool read; /* as a number, when it is one */
} ft_word_use;

typedef struct ft_words {
    const ft_text *text;
    const ft_lexicon *lexicon;
    uint32_t *ids; /* by token: 1 + index into uses; 0: a mark */
    ft_word_use *uses;
    size_t use_count;
    bool sport; /* the text names one of the pack's sports */
    bool *loud; /* by sentence: capitals say nothing here, as in a headline */
    uint32_t *rows; /* by token: where the name of a side ends that begins here
                       in a line of results; 0: none. See rows.h */
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
/* A day may begin with this token. */
bool ft_word_may_be_day(const ft_words *words, size_t token);
/* "Friday Apollos scored", "striker Monday Odiri": a weekday where a first name
 * stands, before a last one. "Saturday Ashford topped Marlow" is a day. */
bool ft_word_is_first_name(const ft_words *words, size_t token);
/* A mark of one byte. */
bool ft_word_is_mark(const ft_words *words, size_t token, char mark);

#endif
