/*
 * topic: which match a fact belongs to. A section's facts go to the match that
 * heads it, a plain report's to the article's own match, a round-up's to the
 * match named last.
 */
#ifndef FT_RECORDS_TOPIC_H
#define FT_RECORDS_TOPIC_H

#include "records/link.h"

/* What ties a fact to its match, the weakest first. */
typedef enum ft_tie {
    FT_TIE_NONE,
    FT_TIE_MAIN,    /* the article is about this match */
    FT_TIE_NAMED,   /* the block names both sides of it */
    FT_TIE_SECTION, /* under its head or heading */
    FT_TIE_BLOCK,   /* its result stands in the same block */
    FT_TIE_SENTENCE /* its result stands in the same sentence */
} ft_tie;

/* Finds sections, the sides of headline and lead, and the main match; called
 * again whenever matches were added. */
ft_status ft_topics_map(ft_link *link);
/* The match of a fact, or FT_NOBODY; `tie` may be NULL. */
size_t ft_topic_of(const ft_link *link, const ft_fact *fact, ft_tie *tie);
/* The fact's sentence names a side that does not play in the match. */
bool ft_topic_others(const ft_link *link, const ft_fact *fact, size_t match);
/* Told far down the article, in no result's company and with neither ground
 * nor crowd: it may be the town or the competition of anything. */
bool ft_topic_far(const ft_link *link, const ft_fact *fact, ft_tie tie);

#endif
