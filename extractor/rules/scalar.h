/*
 * scalar: the single values of a rule file: plain words, quoted text and `|`
 * blocks. A cursor stands at the first byte and is left behind the last.
 */
#ifndef FT_RULES_SCALAR_H
#define FT_RULES_SCALAR_H

#include "rules/node.h"

enum { FT_SCALAR_LIMIT = 64 * 1024 }; /* bytes of one value in the file */

typedef struct ft_cursor {
    ft_arena *arena;
    const ft_source *source;
    const char *text; /* of the source, from its first byte on ... */
    size_t len;       /* ... all of it */
    size_t at;
    size_t line;     /* first byte of the line that `at` stands in */
    size_t wrong;    /* where the error is */
    ft_span comment; /* behind the '|' of the last block; empty: none */
    char message[sizeof((ft_error *)0)->message];
} ft_cursor;

/* Notes an error and its place; returns FT_ERR_SYNTAX. */
ft_status ft_cursor_fail(ft_cursor *cursor, size_t offset, const char *format,
                         ...) __attribute__((format(printf, 3, 4)));

/* The byte `ahead` of the cursor; '\0' behind the end. */
static inline char ft_cursor_peek(const ft_cursor *c, size_t ahead)
{
    return ahead < c->len - c->at ? c->text[c->at + ahead] : '\0';
}
/* Nothing, a blank or a line's end stands `ahead` of the cursor. */
static inline bool ft_cursor_ends(const ft_cursor *c, size_t ahead)
{
    char byte = ft_cursor_peek(c, ahead);

    return ahead >= c->len - c->at || byte == ' ' || byte == '\t' ||
           byte == '\n' || byte == '\r';
}
/* Bytes of the line break at the cursor; 0: none. */
static inline size_t ft_cursor_break(const ft_cursor *c)
{
    char byte = ft_cursor_peek(c, 0);

    return byte == '\n'                                   ? 1
           : byte == '\r' && ft_cursor_peek(c, 1) == '\n' ? 2
                                                          : 0;
}
static inline size_t ft_cursor_column(const ft_cursor *c)
{
    return c->at - c->line;
}
/* Steps over spaces and tabs. */
void ft_cursor_blanks(ft_cursor *cursor);
/* "---" or "..." at the start of a line. */
bool ft_cursor_marks_document(const ft_cursor *cursor);

/* Where a scalar stands. */
typedef struct ft_scalar_place {
    size_t least; /* lines that go on are indented by this many at least */
    bool flow;    /* inside [ ] or { } */
} ft_scalar_place;

/* Each fills style and text; an error is in the cursor. The text of a value
 * that is written as it reads is borrowed from the source. */
ft_status ft_scalar_quoted(ft_cursor *cursor, ft_scalar_place place,
                           ft_node *out);
ft_status ft_scalar_literal(ft_cursor *cursor, ft_scalar_place place,
                            ft_node *out);
/* Ends before ": ", too: the caller knows whether that may stand there. */
ft_status ft_scalar_plain(ft_cursor *cursor, ft_scalar_place place,
                          ft_node *out);
/* A plain scalar may begin here. */
bool ft_scalar_opens(const ft_cursor *cursor, bool flow);

#endif
