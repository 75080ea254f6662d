/*
 * mentions: tokens -> mentions and the shadow text, in which each mention is
 * one private-use character: the same entity, the same character.
 */
#ifndef FT_MENTIONS_MENTIONS_H
#define FT_MENTIONS_MENTIONS_H

#include "mentions/gazetteer.h"
#include "text/calendar.h"

/* Word lists of the pack; each sorted bytewise, lower case. */
typedef struct ft_word_list {
    const ft_slice *words;
    size_t count;
} ft_word_list;

typedef struct ft_lexicon {
    const ft_gazetteer *gazetteer;
    ft_calendar calendar;
    ft_number_words numbers;
    ft_abbreviations abbreviations;
    ft_word_list
        common; /* never (part of) a name, though capitalised: "The", "After" */
    ft_word_list
        particles; /* lower-case words inside names: "de", "van", "of", "bin" */
    ft_word_list determiners; /* swallowed before a name: "the" */
    ft_word_list
        titles; /* before a person, not of the name: "captain", "coach", "Mr" */
    ft_word_list locatives; /* before a place: "in", "at", "near" */
    ft_word_list
        prepositions; /* before a mention: it is no subject (for `refer:`) */
    ft_word_list
        appositions; /* between these and the mention: "behind leaders A" */
    ft_word_list club_words; /* words of club names: "FC", "United", "Town": a
                                run with one is a side */
    ft_word_list variants;   /* "women=women", "u-20=u20": qualifiers of a side,
                                form=variant */
    ft_word_list organisations;     /* last words of runs that are neither:
                                       "Association", "League" */
    ft_word_list ground_words;      /* words of grounds: "Stadium", "Estadio" */
    ft_word_list competition_words; /* "Cup", "League", "Trophy" */
    ft_word_list ordinary; /* words of the language beyond `common`: at the head
                              of a sentence their capital says nothing */
    ft_word_list openers; /* of `common`, but a side's name in a line of results
                             may begin with them: "Little" */
    /* What proves a name to be a side's, see proven.h. */
    ft_word_list deeds;    /* verbs of a result: "beat", "drew" */
    ft_word_list outcomes; /* nouns of one: "win", "draw" */
    ft_word_list against;  /* before the other side: "over", "to" */
    ft_word_list fillers;  /* say nothing between a side and its result */
    ft_word_list sports;   /* what a side plays: "soccer" */
    ft_word_list games;    /* other games: "volleyball"; a competition of one
                              stays plain text, for the rules to see */
    const struct ft_wordbook *book; /* made of all the lists: wordbook.h */
} ft_lexicon;

/* Something the article names. */
typedef struct ft_entity {
    ft_kind kind;
    const ft_entry *entry; /* NULL when no table knows it */
    ft_slice name;    /* canonical, else the longest form written, without a
                         determiner */
    ft_slice variant; /* "women", "u20", "reserves"; else empty */
    ft_day day;       /* of FT_KIND_DAY */
    int role;         /* of a role word: 1 home, 2 away; else 0 */
    bool club_like; /* an unknown run with a club word in it, or seen where only
                       sides stand */
    unsigned code;  /* its code point in the shadow */
} ft_entity;

typedef struct ft_mention {
    ft_span span;  /* in normal text, a swallowed determiner or quote mark
                      included */
    ft_span core;  /* the name alone */
    size_t shadow; /* offset of its character in the shadow */
    size_t entity; /* index */
    ft_form form;
} ft_mention;

typedef struct ft_mentions {
    const ft_text *text;
    const ft_entity *entities;
    size_t entity_count;
    const ft_mention *mentions; /* in order, not overlapping */
    size_t mention_count;
    ft_slice shadow;          /* blocks parted by "\n" as in normal text */
    const ft_span *sentences; /* the text's sentences, in the shadow */
    const ft_span *blocks;    /* the text's blocks, in the shadow */
    bool sport;               /* the text names a sport of the pack's */
} ft_mentions;

/* First code point of each kind; FT_SHADOW_LIMIT entities of a kind at most,
 * later ones stay plain text. The normal text holds no private-use character.
 */
enum {
    FT_SHADOW_FIRST = 0xF0000,
    FT_SHADOW_LIMIT = 0x2000 /* per kind */
};

ft_status ft_mentions_find(ft_arena *arena, const ft_text *text,
                           const ft_lexicon *lexicon, ft_mentions *out,
                           ft_error *err);

/* The kind a shadow code point stands for; FT_KIND_COUNT when for none. */
ft_kind ft_shadow_kind(unsigned code);
/* The mention whose character begins at this shadow offset, or NULL. */
const ft_mention *ft_shadow_mention(const ft_mentions *mentions, size_t offset);
/* Shadow span -> normal span; inside a mention's character it widens to it. */
ft_span ft_shadow_normal(const ft_mentions *mentions, ft_span shadow);
/* Shadow span -> span of the extracted text. */
ft_span ft_shadow_source(const ft_mentions *mentions, ft_span shadow);

#endif
