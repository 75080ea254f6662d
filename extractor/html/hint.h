/* hint: what the class and id of an element say about its content. */
#ifndef FT_HTML_HINT_H
#define FT_HTML_HINT_H

#include "base/slice.h"

/* Each word counts only as a whole: "share" is not in "shareholders". */
enum {
    FT_HINT_BODY = 1 << 0,       /* the story's own box */
    FT_HINT_JUNK = 1 << 1,       /* surely no part of a story */
    FT_HINT_ASIDE = 1 << 2,      /* no part of it, if it is small */
    FT_HINT_SCORE = 1 << 3,      /* the score of one match */
    FT_HINT_FACTS = 1 << 4,      /* facts of one match */
    FT_HINT_OTHERS = 1 << 5,     /* scores of many matches */
    FT_HINT_CAPTION = 1 << 6,    /* of a picture, a gallery or a video */
    FT_HINT_BYLINE = 1 << 7,     /* author, dates */
    FT_HINT_STANDFIRST = 1 << 8, /* summary under the headline */
    FT_HINT_LIVE = 1 << 9,       /* a live text */
    FT_HINT_POST = 1 << 10,      /* an embedded post */
    FT_HINT_HEADLINE = 1 << 11,
    FT_HINT_QUOTE = 1 << 12,  /* a line of the story set large beside it */
    FT_HINT_STORY = 1 << 13,  /* a whole story, with its headline */
    FT_HINT_HIDDEN = 1 << 14, /* for screen readers only */
};

/* Hints of a class or id value: any number of names parted by spaces. */
unsigned ft_hint_read(ft_slice value);

#endif
