/*
 * gazetteer: names and aliases from rules/names -> entity ids. Immutable once
 * built; threads may share one.
 */
#ifndef FT_MENTIONS_GAZETTEER_H
#define FT_MENTIONS_GAZETTEER_H

#include "base/image.h"
#include "base/source.h"
#include "text/text.h"

/* What a mention can be. One private-use character stands for it in the shadow.
 */
typedef enum ft_kind {
    FT_KIND_TEAM, /* a side known to the gazetteer, a run with a club word or a
                     qualifier ("Elmore Town", "Elmore women"), or a role:
                     "the hosts" */
    FT_KIND_PERSON, /* a run of capitalised words: a person, or an unknown side
                     */
    FT_KIND_GROUND,
    FT_KIND_CITY,
    FT_KIND_COMPETITION,
    FT_KIND_DAY,
    FT_KIND_COUNT
} ft_kind;

/* As `%{...}` in a pattern and `gazetteers:` in a pack spell it: "team" ... */
ft_slice ft_kind_name(ft_kind kind);
ft_kind ft_kind_find(ft_slice name); /* FT_KIND_COUNT: no such kind */

/* How a form names its entity. */
typedef enum ft_form {
    FT_FORM_NAME,     /* canonical name, alias, former or short name */
    FT_FORM_NICKNAME, /* "El Tri", "the Gunners" */
    FT_FORM_DEMONYM,  /* "the Mexicans", "Mexican": an adjective, too */
    FT_FORM_CODE,     /* "MEX": only in score lines and posts */
    FT_FORM_HASHTAG,
    FT_FORM_FLAG, /* emoji */
    FT_FORM_ROLE, /* "the hosts", "the visitors" */
    FT_FORM_PART, /* a part of a name seen whole elsewhere: "Rovers" */
    FT_FORM_RUN   /* capitalised words that no table knows */
} ft_form;

/* One row of a name table. */
typedef struct ft_entry {
    ft_kind kind;
    ft_slice id;      /* "MEX", "eng-arsenal"; unique within its kind */
    ft_slice name;    /* canonical */
    ft_slice country; /* three-letter code; may be empty */
    ft_slice city;    /* may be empty */
    ft_slice ground;  /* home ground of a club; may be empty */
    int capacity;     /* of a ground; 0 unknown */
    bool national;    /* a national side */
    int role;         /* of a role word: 1 home, 2 away; else 0 */
} ft_entry;

typedef struct ft_gazetteer ft_gazetteer;
typedef struct ft_gazetteer_builder ft_gazetteer_builder;

ft_gazetteer_builder *ft_gazetteer_builder_new(ft_arena *arena);
/* Adds one table; rules/names/README.md describes the columns. Errors carry
 * file:line:column. The source's text must live as long as the arena. */
ft_status ft_gazetteer_add(ft_gazetteer_builder *builder, ft_kind kind,
                           const ft_source *table, ft_error *err);
/* Tied to the builder's arena. */
ft_status ft_gazetteer_build(ft_gazetteer_builder *builder,
                             const ft_gazetteer **out, ft_error *err);

/* Freezes or thaws one; `field` is a pointer to it. */
void ft_gazetteer_image(ft_image *image, const ft_gazetteer **field);

size_t ft_gazetteer_count(const ft_gazetteer *gazetteer);
const ft_entry *ft_gazetteer_entry(const ft_gazetteer *gazetteer, size_t index);

/* One way to read a run of tokens. */
typedef struct ft_reading {
    size_t entry;
    ft_form form;
    bool ambiguous;   /* counts only when the text names an owner elsewhere */
    ft_slice variant; /* of a side, which the form implies: "women" for
                         "Matildas"; else empty */
} ft_reading;

/* The longest run of tokens from `first` on that is a form in the table:
 * returns its tokens (0: none) and its readings, tied to the gazetteer. Case,
 * accents and "." in "U.S." are folded; a form that begins with a capital only
 * matches a capital. */
size_t ft_gazetteer_match(const ft_gazetteer *gazetteer, const ft_text *text,
                          size_t first, const ft_reading **readings,
                          size_t *count);

#endif
