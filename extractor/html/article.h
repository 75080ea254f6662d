/*
 * article: what the html stage hands over, for a web page and for plain text
 * alike: one extracted text, the blocks in it, and what the page says of
 * itself.
 */
#ifndef FT_HTML_ARTICLE_H
#define FT_HTML_ARTICLE_H

#include "base/arena.h"
#include "fulltime/error.h"
#include "fulltime/record.h"

/* The kind of place a block was found in; rules name them in `in:`. */
typedef enum ft_zone {
    FT_ZONE_HEADLINE,   /* of the whole article */
    FT_ZONE_STANDFIRST, /* the summary under it */
    FT_ZONE_BYLINE,     /* author, agency, "Posted:" lines */
    FT_ZONE_HEADING,    /* of a section inside the body */
    FT_ZONE_BODY,       /* a paragraph of prose */
    FT_ZONE_QUOTE,
    FT_ZONE_LIST,      /* one item */
    FT_ZONE_TABLE,     /* one row, its cells joined by " | " */
    FT_ZONE_CAPTION,   /* of a picture or a video */
    FT_ZONE_SCORE,     /* a score header beside or above the body */
    FT_ZONE_FACTS,     /* a match-facts aside, one line of it */
    FT_ZONE_POST,      /* an embedded post */
    FT_ZONE_LIVE,      /* an entry of a live text */
    FT_ZONE_STANDINGS, /* a row of a league table: its figures are no score */
    FT_ZONE_LINEUP,    /* a row or a line of a line-up */
    FT_ZONE_COUNT
} ft_zone;

/* As `in:` in a rule file and `--zones` spell it. */
ft_slice ft_zone_name(ft_zone zone);
/* FT_ZONE_COUNT when there is no such zone. */
ft_zone ft_zone_find(ft_slice name);

typedef struct ft_block {
    ft_zone zone;
    ft_span span;   /* in ft_article.text; no white space at the ends */
    bool body;      /* belongs to the article body (`fulltime text --body`) */
    unsigned level; /* of a heading, 1 to 6; else 0 */
    unsigned group; /* blocks of one list, table or aside share a number > 0 */
    ft_slice stamp; /* of a live entry: its minute as printed; else empty */
} ft_block;

/* Where a page says what it says of itself. */
typedef enum ft_meta_place {
    FT_META_NONE, /* the page does not say */
    FT_META_JSON_LD,
    FT_META_OG,   /* <meta property="og:..."> and "article:..." */
    FT_META_META, /* any other <meta> */
    FT_META_MICRODATA,
    FT_META_TIME, /* <time datetime> */
    FT_META_LINK, /* <link rel="canonical"> */
    FT_META_LANG, /* <html lang> */
    FT_META_TITLE,
    FT_META_URL,  /* a day in the address */
    FT_META_TEXT, /* a day over the story, for all to read */
    FT_META_COUNT
} ft_meta_place;

/* As `text --meta` prints it: "json-ld"; empty for none. */
ft_slice ft_meta_place_name(ft_meta_place place);

/* Where the page says each field of ft_meta. */
typedef struct ft_meta_places {
    ft_meta_place title, url, published, modified, author, site, section, lang;
} ft_meta_places;

/* What the page says of itself in machine-readable form; empty when it does
 * not. */
typedef struct ft_meta {
    ft_slice title;
    ft_slice url;       /* canonical, else og:url */
    ft_slice published; /* as printed: "2021-11-17T16:18:00Z" or "2021-11-17" */
    ft_slice modified;
    ft_slice author;
    ft_slice site;
    ft_slice section;
    ft_slice lang; /* "en", "en-CA" */
    ft_meta_places from;
} ft_meta;

/* Bytes of a block; a longer one is cut into several. */
enum { FT_BLOCK_MOST = 16 * 1024 };

typedef struct ft_article {
    ft_slice text; /* extracted text, UTF-8, without NUL; blocks parted by
                      "\n\n", lines of one list, table or aside by "\n", and
                      the parts of a long one by white space or nothing */
    const ft_block *blocks; /* in order, not overlapping */
    size_t block_count;
    ft_meta meta;
    size_t replaced; /* characters that could not be decoded: U+FFFD now */
} ft_article;

typedef enum ft_type { FT_TYPE_AUTO, FT_TYPE_HTML, FT_TYPE_TEXT } ft_type;

/* Before several threads read articles: see ft_tree_prepare(). */
void ft_article_prepare(void);

/* Reads a page or a plain text, told apart by content under FT_TYPE_AUTO.
 * Everything handed over is tied to the arena. Bytes that are no text at all
 * (an image, an archive) give FT_ERR_ENCODING. What is longer than 16 MiB, or
 * has more elements, pieces or lines than an article may have, is refused:
 * FT_ERR_MEMORY, and ft_arena_refusal() says why. */
ft_status ft_article_read(ft_arena *arena, ft_slice bytes, ft_type type,
                          ft_article *out, ft_error *err);

#endif
