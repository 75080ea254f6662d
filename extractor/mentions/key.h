/*
 * key: what the gazetteer compares. Words in lower case without accents, one
 * space between them; a hyphen or a slash parts words like a space, a full
 * stop or an apostrophe is nothing, "&" is a word. So "A.F.C. Bournemouth",
 * "AFC Bournemouth" and "Afc-Bournemouth" have one key.
 */
#ifndef FT_MENTIONS_KEY_H
#define FT_MENTIONS_KEY_H

#include <stdint.h>

#include "text/text.h"

enum {
    FT_KEY_LIMIT = 160, /* bytes; a longer name is no name */
    FT_KEY_WORDS = 16
};

typedef struct ft_key {
    char bytes[FT_KEY_LIMIT];
    size_t len;
    uint64_t hash;     /* of the bytes so far */
    unsigned words;    /* up to FT_KEY_WORDS */
    unsigned capitals; /* bit i: word i begins with an upper-case letter */
    bool lower;        /* a lower-case letter was seen */
    bool gap;          /* the next letter opens a word */
} ft_key;

void ft_key_init(ft_key *key);
/* Adds one token; false when it cannot stand inside a name, or when the key
 * is full. */
bool ft_key_token(ft_key *key, const ft_text *text, size_t token);
/* Adds a whole form as a table has it; `word` is called behind each word but
 * the last, for the prefixes. False as above. */
typedef void ft_key_word(void *context, const ft_key *key);
bool ft_key_form(ft_key *key, ft_slice form, ft_key_word *word, void *context);

#endif
