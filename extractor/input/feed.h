/*
 * feed: what the user named (files, folders, archives, lists, standard input)
 * -> articles, one a call, in one fixed order.
 */
#ifndef FT_INPUT_FEED_H
#define FT_INPUT_FEED_H

#include "input/item.h"
#include "input/jsonl.h"

typedef struct ft_feed ft_feed;

typedef struct ft_feed_options {
    ft_media type; /* FT_MEDIA_AUTO: by content; in a folder, by name first */
    ft_fields fields;
    size_t limit;         /* bytes of one article, unpacked */
    ft_stream_stop *stop; /* see ft_stream_open() */
    void *stop_context;
} ft_feed_options;

/* `names`, then those that the file `list` has, one a line ("-": standard
 * input; NULL: no list). With neither, standard input is the article. All is
 * borrowed until ft_feed_free(). FT_ERR_IO: the list cannot be opened. */
ft_status ft_feed_open(char *const *names, size_t count, const char *list,
                       const ft_feed_options *options, ft_feed **out,
                       ft_error *err);
void ft_feed_free(ft_feed *feed); /* NULL is fine */

/*
 * The next step. A file that cannot be opened or read is a damaged one; what a
 * folder holds that is no article is passed over without a word; a foreign turn
 * is to be repeated with a fresh arena. Only FT_ERR_MEMORY ends the feed.
 */
ft_status ft_feed_next(ft_feed *feed, ft_arena *arena, ft_turn *turn,
                       ft_item *out, ft_error *err);

/* Bytes of all files that such a feed will read; 0 when that cannot be told
 * without reading standard input. */
unsigned long long ft_feed_measure(char *const *names, size_t count,
                                   const char *list,
                                   const ft_feed_options *options);
/* Bytes read so far, as they stand in the files. */
unsigned long long ft_feed_read(const ft_feed *feed);
/* Files below folders that were passed over because of their names. */
unsigned long long ft_feed_passed(const ft_feed *feed);

#endif
