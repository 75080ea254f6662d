/*
 * regex: the text of a pattern -> a tree of what a match is made of. It knows
 * the part of PCRE2's language that rules use and leaves out what has no width
 * (anchors, assertions, comments) but for the edge of a word; what the tree
 * means is left to others. A
 * pattern with anything else in it (conditions, recursion, verbs, extended
 * syntax) has no tree at all: whoever reads one may rely on it.
 */
#ifndef FT_RULES_REGEX_H
#define FT_RULES_REGEX_H

#include "base/arena.h"
#include "mentions/mentions.h"

typedef enum ft_regex_kind {
    FT_REGEX_TEXT,    /* these characters, one after the other */
    FT_REGEX_ONE_OF,  /* one of these characters, all of them ASCII */
    FT_REGEX_DIGIT,   /* one of several digits */
    FT_REGEX_MENTION, /* a mention of one kind */
    FT_REGEX_GROUP,   /* one of several branches */
    FT_REGEX_EDGE,    /* no width: no letter of the word that begins here stands
                         before it */
    FT_REGEX_ANY      /* some text, or none: nothing is known of it */
} ft_regex_kind;

typedef struct ft_regex ft_regex;

typedef struct ft_regex_item {
    ft_regex_kind kind;
    ft_slice text;   /* of TEXT, in the pattern; of ONE_OF, in small letters.
                        Letters of TEXT stand for both cases when ASCII, and for
                        themselves when not. Of GROUP, all of it in the
                        pattern, without its repeat */
    ft_kind mention; /* of MENTION */
    ft_regex *group; /* of GROUP */
    unsigned least;  /* how often it stands */
    bool once;       /* at most */
    struct ft_regex_item *next;
} ft_regex_item;

typedef struct ft_regex_branch {
    const ft_regex_item *items; /* NULL: empty */
    struct ft_regex_branch *next;
} ft_regex_branch;

/* A group, or the whole pattern. */
struct ft_regex {
    const ft_regex_branch *branches; /* one at least */
    size_t count;
    bool bound;       /* something in it refers to a group or sets a flag for
                         what is behind: a part may mean something else by
                         itself */
    const void *note; /* NULL; free for whoever walks the tree */
};

/* Reads patterns that have much in common: a long group that was met before is
 * the same node again, with its note. */
typedef struct ft_regex_reader ft_regex_reader;

ft_regex_reader *ft_regex_reader_new(ft_arena *arena); /* NULL: no memory */
/* `pattern` is a PCRE2 pattern that compiles; its text must live as long as the
 * reader. `*out` is tied to the reader's arena, and NULL when something in the
 * pattern is not understood. False when memory is out. */
bool ft_regex_read(ft_regex_reader *reader, ft_slice pattern, ft_regex **out);

#endif
