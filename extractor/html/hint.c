/*
 * In: the names that a page gives its elements. Out: hints. A name is cut into
 * words at everything but letters and where a capital follows a small letter;
 * some words speak for themselves, others only beside another in one name.
 */
#include "html/hint.h"

#include <assert.h>

#include "base/ascii.h"

/* What one word can mean; combined within a name. */
enum {
    ARTICLE = 1 << 15, /* article, story, post: with TEXT it is the body */
    TEXT = 1 << 16,
    MATCH = 1 << 17, /* match, game: with FACT facts of a match */
    FACT = 1 << 18,
    RESULT = 1 << 19, /* with MATCH a score */
    MORE = 1 << 20,   /* with LINKS an invitation elsewhere */
    LINKS = 1 << 21,
    LIVE = 1 << 22, /* with ENTRY a live text */
    ENTRY = 1 << 23,
    PHOTO = 1 << 24, /* with CREDIT a caption */
    CREDIT = 1 << 25,
    SCREEN = 1 << 26, /* with READER hidden */
    READER = 1 << 27,
    SUB = 1 << 28, /* with HEAD a standfirst */
    HEAD = 1 << 29,
};

typedef struct word {
    const char *word; /* lower case; the table is sorted by it */
    unsigned bits;
} word;

static const word words[] = {
    {"accessibility", FT_HINT_ASIDE},
    {"ad", FT_HINT_JUNK},
    {"addthis", FT_HINT_JUNK},
    {"ads", FT_HINT_JUNK},
    {"advert", FT_HINT_JUNK},
    {"advertisement", FT_HINT_JUNK},
    {"advertising", FT_HINT_JUNK},
    {"adverts", FT_HINT_JUNK},
    {"also", MORE},
    {"article", ARTICLE | LINKS},
    {"articlebody", FT_HINT_BODY},
    {"articlecontent", FT_HINT_BODY},
    {"articles", LINKS},
    {"articletext", FT_HINT_BODY},
    {"attribution", CREDIT},
    {"author", FT_HINT_BYLINE},
    {"authors", FT_HINT_BYLINE},
    {"avatar", FT_HINT_ASIDE},
    {"banner", FT_HINT_ASIDE},
    {"bio", FT_HINT_ASIDE},
    {"blog", ARTICLE},
    {"body", TEXT},
    {"bodycopy", FT_HINT_BODY},
    {"bodytext", FT_HINT_BODY},
    {"bottombar", FT_HINT_JUNK},
    {"box", FACT},
    {"breadcrumb", FT_HINT_JUNK},
    {"breadcrumbs", FT_HINT_JUNK},
    {"byline", FT_HINT_BYLINE},
    {"caption", FT_HINT_CAPTION},
    {"captions", FT_HINT_CAPTION},
    {"card", RESULT},
    {"carousel", FT_HINT_ASIDE | FT_HINT_OTHERS},
    {"comment", FT_HINT_JUNK},
    {"commentary", LIVE | ENTRY},
    {"commenting", FT_HINT_JUNK},
    {"comments", FT_HINT_JUNK},
    {"consent", FT_HINT_JUNK},
    {"content", TEXT},
    {"contents", TEXT},
    {"cookie", FT_HINT_JUNK},
    {"cookies", FT_HINT_JUNK},
    {"copy", TEXT},
    {"copyright", FT_HINT_ASIDE},
    {"credit", CREDIT},
    {"cta", FT_HINT_ASIDE},
    {"data", FACT},
    {"date", FT_HINT_BYLINE},
    {"dateline", FT_HINT_BYLINE},
    {"deck", FT_HINT_STANDFIRST},
    {"dek", FT_HINT_STANDFIRST},
    {"details", FACT},
    {"disclaimer", FT_HINT_ASIDE},
    {"disqus", FT_HINT_JUNK},
    {"donate", FT_HINT_ASIDE},
    {"donation", FT_HINT_ASIDE},
    {"dropdown", FT_HINT_ASIDE},
    {"entries", LINKS | ENTRY},
    {"entry", ARTICLE | ENTRY},
    {"entrycontent", FT_HINT_BODY},
    {"event", MATCH},
    {"events", ENTRY},
    {"excerpt", FT_HINT_STANDFIRST},
    {"factbox", FT_HINT_FACTS},
    {"facts", FACT},
    {"figcaption", FT_HINT_CAPTION},
    {"fixture", MATCH},
    {"fixtures", FT_HINT_OTHERS},
    {"flyout", FT_HINT_ASIDE},
    {"follow", FT_HINT_ASIDE},
    {"footer", FT_HINT_ASIDE},
    {"gallery", FT_HINT_CAPTION},
    {"game", MATCH},
    {"gdpr", FT_HINT_JUNK},
    {"head", RESULT | HEAD},
    {"header", RESULT},
    {"headline", FT_HINT_HEADLINE | HEAD},
    {"hero", RESULT},
    {"hidden", SCREEN},
    {"image", PHOTO},
    {"info", FACT},
    {"infobox", FT_HINT_FACTS},
    {"information", FACT},
    {"instagram", FT_HINT_POST},
    {"keywords", FT_HINT_ASIDE},
    {"latest", MORE},
    {"lightbox", FT_HINT_ASIDE},
    {"lineup", FT_HINT_FACTS},
    {"lineups", FT_HINT_FACTS},
    {"links", LINKS},
    {"list", LINKS},
    {"live", LIVE},
    {"liveblog", FT_HINT_LIVE},
    {"livefyre", FT_HINT_JUNK},
    {"livetext", FT_HINT_LIVE},
    {"login", FT_HINT_JUNK},
    {"main", TEXT},
    {"maincontent", FT_HINT_STORY},
    {"marketing", FT_HINT_ASIDE},
    {"masthead", FT_HINT_ASIDE},
    {"match", MATCH},
    {"matchbox", FT_HINT_SCORE},
    {"matchcentre", FT_HINT_FACTS},
    {"matchfacts", FT_HINT_FACTS},
    {"matchheader", FT_HINT_SCORE},
    {"matchinfo", FT_HINT_FACTS},
    {"menu", FT_HINT_ASIDE},
    {"meta", FACT},
    {"modal", FT_HINT_ASIDE},
    {"more", MORE},
    {"most", MORE},
    {"mostpopular", FT_HINT_JUNK},
    {"mostread", FT_HINT_JUNK},
    {"nav", FT_HINT_ASIDE},
    {"navbar", FT_HINT_ASIDE},
    {"navigation", FT_HINT_ASIDE},
    {"news", ARTICLE | LINKS},
    {"newsletter", FT_HINT_JUNK},
    {"newsletters", FT_HINT_JUNK},
    {"next", MORE},
    {"noprint", FT_HINT_ASIDE},
    {"outbrain", FT_HINT_JUNK},
    {"overlay", FT_HINT_ASIDE},
    {"pager", FT_HINT_ASIDE},
    {"pagination", FT_HINT_ASIDE},
    {"panel", RESULT | FACT},
    {"paragraphs", TEXT},
    {"paywall", FT_HINT_ASIDE},
    {"photo", PHOTO},
    {"playlist", FT_HINT_ASIDE},
    {"plays", ENTRY},
    {"popular", FT_HINT_ASIDE},
    {"popup", FT_HINT_ASIDE},
    {"post", ARTICLE},
    {"postbody", FT_HINT_BODY},
    {"postcontent", FT_HINT_BODY},
    {"posts", LINKS},
    {"prev", MORE},
    {"previous", MORE},
    {"print", FT_HINT_ASIDE},
    {"promo", FT_HINT_JUNK},
    {"promos", FT_HINT_JUNK},
    {"promotion", FT_HINT_JUNK},
    {"pubdate", FT_HINT_BYLINE},
    {"published", FT_HINT_BYLINE},
    {"pullquote", FT_HINT_QUOTE},
    {"pushnav", FT_HINT_ASIDE},
    {"rail", FT_HINT_ASIDE},
    {"rating", FT_HINT_ASIDE},
    {"ratings", FT_HINT_ASIDE},
    {"read", LINKS},
    {"reader", READER},
    {"readmore", FT_HINT_ASIDE},
    {"recirc", FT_HINT_JUNK},
    {"recirculation", FT_HINT_JUNK},
    {"recommendations", FT_HINT_JUNK},
    {"recommended", FT_HINT_JUNK},
    {"register", FT_HINT_ASIDE},
    {"registration", FT_HINT_ASIDE},
    {"related", FT_HINT_JUNK},
    {"report", FACT | ARTICLE},
    {"result", RESULT | MATCH},
    {"results", FT_HINT_OTHERS},
    {"score", FT_HINT_SCORE},
    {"scoreboard", FT_HINT_SCORE},
    {"scorebox", FT_HINT_SCORE},
    {"scorecard", FT_HINT_SCORE},
    {"scoreline", FT_HINT_SCORE},
    {"scorer", FT_HINT_FACTS},
    {"scorers", FT_HINT_FACTS},
    {"scores", FT_HINT_OTHERS},
    {"screen", SCREEN},
    {"search", FT_HINT_ASIDE},
    {"share", FT_HINT_ASIDE},
    {"sharebar", FT_HINT_JUNK},
    {"sharedaddy", FT_HINT_JUNK},
    {"sharing", FT_HINT_ASIDE},
    {"sidebar", FT_HINT_ASIDE},
    {"signin", FT_HINT_ASIDE},
    {"signup", FT_HINT_JUNK},
    {"skip", FT_HINT_ASIDE},
    {"slideshow", FT_HINT_CAPTION},
    {"social", FT_HINT_ASIDE},
    {"sponsor", FT_HINT_ASIDE},
    {"sponsored", FT_HINT_JUNK},
    {"standfirst", FT_HINT_STANDFIRST},
    {"stats", FACT},
    {"stories", LINKS},
    {"story", ARTICLE | LINKS},
    {"storybody", FT_HINT_BODY},
    {"storytext", FT_HINT_BODY},
    {"sub", SUB},
    {"subhead", FT_HINT_STANDFIRST},
    {"subheadline", FT_HINT_STANDFIRST},
    {"subscribe", FT_HINT_JUNK},
    {"subscription", FT_HINT_JUNK},
    {"subtitle", FT_HINT_STANDFIRST},
    {"summary", FACT},
    {"taboola", FT_HINT_JUNK},
    {"taglist", FT_HINT_ASIDE},
    {"tags", FT_HINT_ASIDE},
    {"teaser", FT_HINT_ASIDE},
    {"teasers", FT_HINT_ASIDE},
    {"text", TEXT},
    {"ticker", FT_HINT_ASIDE | FT_HINT_OTHERS},
    {"timeline", LIVE | ENTRY},
    {"timestamp", FT_HINT_BYLINE},
    {"title", HEAD},
    {"toolbar", FT_HINT_ASIDE},
    {"tools", FT_HINT_ASIDE},
    {"topics", FT_HINT_ASIDE},
    {"trending", FT_HINT_ASIDE},
    {"tweet", FT_HINT_POST},
    {"twitter", FT_HINT_POST},
    {"updates", ENTRY},
    {"upnext", FT_HINT_ASIDE},
    {"video", PHOTO},
    {"visually", READER},
};

enum { LONGEST = 20 }; /* bytes of the longest word, and more */

/* For each letter the first word that begins with it, and where they end. */
static const unsigned char letters[] = {
    0,   18,  29,  46,  57,  63,  71,  74,  79,  84,  84,  85,  96,  113,
    121, 123, 147, 147, 163, 198, 214, 216, 218, 218, 218, 218, 218,
};
_Static_assert(FT_COUNT(words) < 256, "a byte counts the words");

#ifndef NDEBUG
static bool is_word(const char *text)
{
    for (size_t i = 0; i < FT_COUNT(words); i++)
        if (ft_ascii_order(text, words[i].word) == 0)
            return true;
    return false;
}
#endif

static unsigned find(const char *text)
{
    if (!ft_is_lower(text[0]))
        return 0;
    size_t letter = (size_t)(text[0] - 'a');
    for (size_t i = letters[letter]; i < letters[letter + 1]; i++)
        if (text[1] == words[i].word[1] &&
            ft_ascii_order(text, words[i].word) == 0)
            return words[i].bits;
    assert(!is_word(text)); /* else `letters` is not that of `words` */
    return 0;
}

/* The word that begins at `at`, lower case into `out` (empty when it is too
 * long to be one of ours); returns the offset behind it. */
static size_t take_word(ft_slice name, size_t at, char out[LONGEST])
{
    size_t len = 0, start = at;
    while (at < name.len && ft_is_letter(name.data[at])) {
        if (at > start && ft_is_upper(name.data[at]) &&
            ft_is_lower(name.data[at - 1]))
            break;
        if (len < LONGEST - 1)
            out[len] = ft_lower(name.data[at]);
        len++;
        at++;
    }
    out[len < LONGEST - 1 ? len : 0] = '\0';
    return at;
}

static bool both(unsigned bits, unsigned a, unsigned b)
{
    return (bits & a) != 0 && (bits & b) != 0;
}

/* What the words of one name mean together. */
static unsigned combine(unsigned bits)
{
    unsigned hints = bits & ((1U << 15) - 1);
    if (both(bits, ARTICLE, TEXT))
        hints |= FT_HINT_BODY;
    if (both(bits, MATCH, FACT))
        hints |= FT_HINT_FACTS;
    if (both(bits, MATCH, RESULT))
        hints |= FT_HINT_SCORE;
    if (both(bits, MORE, LINKS))
        hints |= FT_HINT_ASIDE;
    if (both(bits, LIVE, ENTRY))
        hints |= FT_HINT_LIVE;
    if (both(bits, PHOTO, CREDIT))
        hints |= FT_HINT_CAPTION;
    if (both(bits, SUB, HEAD))
        hints = (hints | FT_HINT_STANDFIRST) & ~(unsigned)FT_HINT_HEADLINE;
    if (both(bits, SCREEN, READER))
        hints |= FT_HINT_HIDDEN;
    return hints;
}

unsigned ft_hint_read(ft_slice value)
{
    unsigned hints = 0, bits = 0;
    char text[LONGEST];
    for (size_t at = 0; at < value.len;) {
        size_t end = take_word(value, at, text);
        if (end > at) {
            bits |= find(text);
            at = end;
            continue;
        }
        if (ft_is_space(value.data[at])) {
            hints |= combine(bits);
            bits = 0;
        }
        at++;
    }
    return hints | combine(bits);
}
