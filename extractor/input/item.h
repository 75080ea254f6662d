/* item: one article as it comes from a file, an archive or a line, and what is
 * known of it there. */
#ifndef FT_INPUT_ITEM_H
#define FT_INPUT_ITEM_H

#include "base/arena.h"
#include "fulltime/error.h"
#include "input/media.h"

enum {
    FT_ITEM_MOST = 64 * 1024 * 1024 /* bytes of one article, unpacked */
};

/* What the next step through an input came to. */
typedef enum ft_turn {
    FT_TURN_ARTICLE,
    FT_TURN_DAMAGED, /* the error says what; the next turn goes on behind it */
    FT_TURN_FOREIGN, /* well formed, but no article */
    FT_TURN_END
} ft_turn;

/* All tied to the arena, with a NUL behind each slice but `bytes`. Empty: not
 * told. Damaged ones have a name and a place. */
typedef struct ft_item {
    ft_media kind; /* FT_MEDIA_AUTO, _HTML or _TEXT */
    ft_slice bytes;
    ft_slice name;             /* the file, or "archive@offset" */
    ft_slice uri;              /* for `source.uri` */
    ft_slice url;              /* where it stood */
    ft_slice published;        /* ISO day */
    ft_slice archive;          /* the file that holds it among others */
    unsigned long long offset; /* of its record there */
    ft_slice fetched;          /* when, as the archive writes it */
    ft_slice digest;           /* of the article, as the archive writes it */
} ft_item;

/* Fills name, archive and offset of a record. */
ft_status ft_item_place(ft_arena *arena, ft_item *item, ft_slice archive,
                        unsigned long long offset, ft_error *err);
/* Copies with a NUL; FT_ERR_MEMORY. */
ft_status ft_item_keep(ft_arena *arena, ft_slice text, ft_slice *out,
                       ft_error *err);

#endif
