/* text: the normal form of an article with a way back, cut into sentences and
 * tokens. What the stages after it read. */
#ifndef FT_TEXT_TEXT_H
#define FT_TEXT_TEXT_H

#include "html/article.h"

/* One point of the sparse map: from here on (up to the next point) normal
 * position p stands for source position p - normal + source. */
typedef struct ft_offset {
    size_t normal;
    size_t source;
    bool opaque; /* a changed stretch: every p in it stands for `source` */
} ft_offset;

typedef enum ft_token_kind {
    FT_TOKEN_WORD,   /* letters, with inner apostrophes and hyphens parted */
    FT_TOKEN_NUMBER, /* digits */
    FT_TOKEN_MARK,   /* one punctuation mark or symbol */
    FT_TOKEN_FLAG    /* an emoji flag */
} ft_token_kind;

typedef struct ft_token {
    ft_span span; /* in normal text */
    ft_token_kind kind;
    bool capital; /* begins with an upper-case letter */
    bool upper;   /* all its letters are upper case, two or more */
    bool opens;   /* first token of its sentence */
    bool spaced;  /* white space stands before it */
} ft_token;

typedef struct ft_sentence {
    ft_span span;   /* in normal text */
    ft_span tokens; /* first and one past the last index */
    size_t block;   /* index into ft_article.blocks */
} ft_sentence;

typedef struct ft_text {
    ft_slice source; /* ft_article.text */
    ft_slice normal; /* blocks parted by "\n", never a "\n" inside a block */
    const ft_offset *map;
    size_t map_count;
    const ft_sentence *sentences;
    size_t sentence_count;
    const ft_token *tokens;
    size_t token_count;
    const ft_span *blocks; /* each block's span in normal text */
    size_t block_count;
} ft_text;

/* Words after which a full stop does not end a sentence ("St", "vs", "Nov"),
 * without the stop, lower case, sorted bytewise. */
typedef struct ft_abbreviations {
    const ft_slice *words;
    size_t count;
} ft_abbreviations;

/* Bytes of a sentence; a longer one is cut. The longest of the corpus has not a
 * third of it. */
enum { FT_SENTENCE_MOST = 4096 };

ft_status ft_text_read(ft_arena *arena, const ft_article *article,
                       const ft_abbreviations *abbreviations, ft_text *out,
                       ft_error *err);

/* The source bytes behind a span of normal text: from the source position of
 * its first byte to that of the byte behind its last. */
ft_span ft_text_origin(const ft_text *text, ft_span normal);

#endif
