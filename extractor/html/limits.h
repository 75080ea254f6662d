/* limits: the numbers on which the choice of the body rests, in one place, so
 * that bench/article-extraction can vary them. */
#ifndef FT_HTML_LIMITS_H
#define FT_HTML_LIMITS_H

#include <stdint.h>

typedef struct ft_limits {
    /* bytes */
    uint32_t prose;      /* of a paragraph, at least */
    uint32_t sentence;   /* of one that ends as a sentence does */
    uint32_t byline;     /* of a byline, at most */
    uint32_t standfirst; /* of a standfirst, at most */
    uint32_t caption;    /* of a caption, a post or a score, at most */
    /* per cent */
    uint32_t prose_links; /* of a paragraph in links, at most */
    uint32_t linked;      /* of a line in links that makes it a link */
    uint32_t dense; /* of the prose around it that the densest box holds */
    uint32_t inner; /* of a hook's prose that a hook inside must hold */
    uint32_t hook;  /* of the densest box's prose that a hook must hold */
    uint32_t late;  /* of the prose that may stand above the headline */
    uint32_t big;   /* of the page's text that no aside holds */
    uint32_t huge;  /* nor junk */
} ft_limits;

extern const ft_limits ft_limits_default;

/* `percent` of `total`, rounded down. */
static inline uint32_t ft_limits_share(uint32_t total, uint32_t percent)
{
    return (uint32_t)((uint64_t)total * percent / 100);
}

#endif
