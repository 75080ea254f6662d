/*
 * In: the pieces of a page. Out: which of them are the story's body, and which
 * stand beside it with facts of their own. First the box is chosen that holds
 * the story: one that its name gives away, else where the prose is; then the
 * pieces in it are judged with their neighbours.
 */
#include "html/content.h"

#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "html/hint.h"
#include "html/shape.h"
#include "html/title.h"
#include "html/utf8.h"

enum {
    SURE = 3,           /* rank of a headline that is also the title */
    NAME_WORDS = 3,     /* words that may be but a name */
    SCORE_WORDS = 9,    /* words of a score with two names */
    PROSE_LEAST = 60,   /* bytes of an item of a list that is prose */
    HEADING_MOST = 100, /* bytes of a line that is a heading by its shape */
    SHAPED_LEVEL = 4,   /* and its level */
    ABOUT_LEAST = 15,   /* per cent of the page's prose, in its own article */
    CARD_MOST = 600,    /* bytes of a teaser, its title with it */
    LINES_MOST = 8,     /* lines of a list that are looked at */
    SCORE_NUMBERS = 6   /* numbers in the header of one match, at most */
};

typedef struct chooser {
    const ft_tree *tree;
    const ft_mark *marks;
    const ft_limits *limits;
    ft_piece *pieces;
    size_t count;
    ft_slice title;
    uint32_t *prose; /* bytes of prose below each node */
    bool *boxed;     /* the node is, or is in, the story's box */
    uint32_t about;  /* the article whose headline is the title; 0: none */
    uint32_t box;
    uint32_t scope;  /* what holds the box, the headline, the facts beside */
    bool invited;    /* the list that follows leads elsewhere */
    size_t headline; /* index of the headline's piece; count: none */
    size_t first;    /* index of the first piece of prose in the box */
} chooser;

/* --- the box -------------------------------------------------------------- */

static uint32_t prose_of(const chooser *c, const ft_piece *p)
{
    const ft_limits *limits = c->limits;
    if (p->zone != FT_ZONE_BODY && p->zone != FT_ZONE_QUOTE &&
        p->zone != FT_ZONE_LIST)
        return 0;
    if (p->links > ft_limits_share(p->chars, limits->prose_links) ||
        p->chars < limits->sentence)
        return 0;
    if (p->chars < limits->prose && !ft_shape_ends_sentence(p->text))
        return 0;
    return p->chars;
}

/* A table of texts by their hash: each slot has the first piece of one, and
 * whether another came. */
typedef struct texts {
    uint32_t *first; /* index + 1; 0 is empty */
    bool *again;
    size_t size; /* a power of two */
} texts;

static size_t find_text(const chooser *c, const texts *t, ft_slice text)
{
    size_t at = (size_t)ft_slice_hash(text) & (t->size - 1);
    while (t->first[at] &&
           !ft_slice_equal(c->pieces[t->first[at] - 1].text, text))
        at = (at + 1) & (t->size - 1);
    return at;
}

static bool read_texts(ft_arena *arena, const chooser *c, texts *t)
{
    t->size = 16;
    while (t->size < 2 * c->count)
        t->size *= 2;
    t->first = FT_NEW(arena, uint32_t, t->size);
    t->again = FT_NEW(arena, bool, t->size);
    for (size_t i = 0; t->first && t->again && i < c->count; i++) {
        if (prose_of(c, &c->pieces[i]) == 0)
            continue;
        size_t at = find_text(c, t, c->pieces[i].text);
        t->again[at] |= t->first[at] != 0;
        t->first[at] = t->first[at] ? t->first[at] : (uint32_t)i + 1;
    }
    return t->first && t->again;
}

/* Prose that a page shows twice is furniture, unless nearly all of it is shown
 * so. */
static bool sum_prose(ft_arena *arena, chooser *c)
{
    texts t;
    uint32_t once = 0, again = 0;
    if (!read_texts(arena, c, &t))
        return false;
    for (size_t i = 0; i < c->count; i++) {
        uint32_t prose = prose_of(c, &c->pieces[i]);
        bool twice = prose && t.again[find_text(c, &t, c->pieces[i].text)];
        *(twice ? &again : &once) += prose;
    }
    for (size_t i = 0; i < c->count; i++) {
        uint32_t prose = prose_of(c, &c->pieces[i]);
        bool twice = prose && t.again[find_text(c, &t, c->pieces[i].text)];
        if (!twice || once < again / 4)
            c->prose[c->pieces[i].node] += prose;
    }
    for (size_t i = c->tree->count; i-- > 1;)
        c->prose[c->tree->nodes[i].parent] += c->prose[i];
    return true;
}

/* From the root down as long as one child holds nearly all the prose. */
static uint32_t densest(const chooser *c)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t at = 0;
    for (uint32_t i = 1; i < nodes[at].end;) {
        if (c->prose[i] > ft_limits_share(c->prose[at], c->limits->dense) &&
            nodes[i].tag != FT_TAG_P) {
            at = i;
            i++;
        } else {
            i = nodes[i].end;
        }
    }
    return at;
}

typedef bool is_hook(const chooser *c, uint32_t node);

static bool names_body(const chooser *c, uint32_t node)
{
    ft_tag tag = c->tree->nodes[node].tag;
    return (c->marks[node].hints & FT_HINT_BODY) && tag != FT_TAG_BODY &&
           tag != FT_TAG_HTML;
}

static bool names_article(const chooser *c, uint32_t node)
{
    return c->tree->nodes[node].tag == FT_TAG_ARTICLE;
}

static bool names_main(const chooser *c, uint32_t node)
{
    return c->tree->nodes[node].tag == FT_TAG_MAIN ||
           (c->marks[node].hints & FT_HINT_STORY);
}

/* The hook with the most prose, and within it the inmost that still has nearly
 * all of it; 0 when there is none. */
static uint32_t best_hook(const chooser *c, is_hook *hook)
{
    uint32_t best = 0;
    uint32_t end = c->tree->nodes[c->about].end;
    for (uint32_t i = c->about ? c->about : 1; i < end; i++) {
        if (c->prose[i] == 0 || c->marks[i].dead || !hook(c, i))
            continue;
        bool inside = best != 0 && i < c->tree->nodes[best].end;
        if (best == 0 || c->prose[i] > c->prose[best] ||
            (inside &&
             c->prose[i] > ft_limits_share(c->prose[best], c->limits->inner)))
            best = i;
    }
    return best;
}

static bool is_headline_like(const chooser *c, const ft_piece *p)
{
    return p->level == 1 || p->level == 2 ||
           (c->marks[p->node].hints & FT_HINT_HEADLINE);
}

/* Of several articles on a page, the one whose headline is the title, unless it
 * is but a teaser; 0 when none is. */
static uint32_t find_about(const chooser *c)
{
    uint32_t best = 0;
    for (size_t i = 0; i < c->count; i++) {
        const ft_piece *p = &c->pieces[i];
        if (!is_headline_like(c, p) || !ft_title_agrees(p->text, c->title))
            continue;
        uint32_t node = p->node;
        while (node != 0 && c->tree->nodes[node].tag != FT_TAG_ARTICLE)
            node = c->tree->nodes[node].parent;
        if (node != 0 && c->prose[node] > c->prose[best] * (best != 0))
            best = node;
    }
    return c->prose[best] >= ft_limits_share(c->prose[0], ABOUT_LEAST) ? best
                                                                       : 0;
}

static uint32_t choose_box(const chooser *c)
{
    static is_hook *const hooks[] = {names_body, names_article, names_main};
    uint32_t dense = c->about ? c->about : densest(c);
    for (size_t i = 0; i < FT_COUNT(hooks); i++) {
        uint32_t hook = best_hook(c, hooks[i]);
        if (hook &&
            c->prose[hook] >= ft_limits_share(c->prose[dense], c->limits->hook))
            return hook;
    }
    return dense;
}

static void mark_box(chooser *c, uint32_t box)
{
    for (uint32_t i = box; i < c->tree->nodes[box].end; i++)
        c->boxed[i] = true;
}

static bool same_class(const ft_node *a, const ft_node *b)
{
    ft_slice one = ft_node_attribute(a, FT_ATTR_CLASS);
    ft_slice two = ft_node_attribute(b, FT_ATTR_CLASS);
    return one.len > 0 && a->tag == b->tag && ft_slice_equal(one, two);
}

static uint32_t story_above(const chooser *c, uint32_t node)
{
    return c->marks[c->tree->nodes[node].parent].story;
}

/* A story may be cut into several boxes of one name, within one article. */
static void mark_siblings(chooser *c)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t story = story_above(c, c->box);
    uint32_t around = story ? story : nodes[c->box].parent;
    for (uint32_t i = around + 1; i < nodes[around].end; i++)
        if (!c->boxed[i] && !c->marks[i].dead && names_body(c, i) &&
            story_above(c, i) == story && same_class(&nodes[i], &nodes[c->box]))
            mark_box(c, i);
}

static bool begins_lower(ft_slice text)
{
    int code = 0;
    ft_utf8_next(text, 0, &code);
    return ft_utf8_is_lower(code);
}

/* --- headline and scope ----------------------------------------------------
 */

static bool in_scope_of(const chooser *c, const ft_piece *p, uint32_t node)
{
    return p->node >= node && p->node < c->tree->nodes[node].end;
}

/* How well a piece fits as the headline; 0: not at all. */
static unsigned headline_rank(const chooser *c, const ft_piece *p)
{
    bool title = ft_title_agrees(p->text, c->title);
    if (p->level == 1)
        return title ? 4 : 2;
    if (is_headline_like(c, p) && title)
        return 3;
    return title && !p->links ? 1 : 0;
}

/* The first prose of the box from piece i on. */
static size_t find_first(const chooser *c, size_t i)
{
    while (i < c->count &&
           (!c->boxed[c->pieces[i].node] || prose_of(c, &c->pieces[i]) == 0))
        i++;
    return i;
}

/* The best headline; of equals the last. One that the page's title confirms
 * may stand below much of the box's prose, a ticker say, but not near its end.
 */
static size_t find_headline(const chooser *c)
{
    size_t best = c->count, passed = 0;
    unsigned rank = 0;
    for (size_t i = 0; i < c->count; i++) {
        const ft_piece *p = &c->pieces[i];
        if (c->boxed[p->node])
            passed += prose_of(c, p);
        if (passed > ft_limits_share(c->prose[c->box], c->limits->late))
            break;
        unsigned own = headline_rank(c, p);
        if (own > 0 && own >= rank && (i < c->first || own >= SURE)) {
            rank = own;
            best = i;
        }
    }
    return best;
}

/* The smallest element around the box that is a story or has the headline. */
static uint32_t find_scope(const chooser *c)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t scope = c->box;
    uint32_t story = story_above(c, c->box);
    if (story)
        scope = story;
    if (c->headline == c->count)
        return scope;
    while (scope != 0 && !in_scope_of(c, &c->pieces[c->headline], scope))
        scope = nodes[scope].parent;
    return nodes[scope].tag == FT_TAG_BODY || scope == 0 ? c->box : scope;
}

/* --- the pieces ------------------------------------------------------------
 */

static bool is_linked(const chooser *c, const ft_piece *p)
{
    return p->links > ft_limits_share(p->chars, c->limits->linked);
}

/* Zones that count as the story itself. */
static bool is_story_zone(ft_zone zone)
{
    switch (zone) {
    case FT_ZONE_BODY:
    case FT_ZONE_HEADING:
    case FT_ZONE_QUOTE:
    case FT_ZONE_LIST:
    case FT_ZONE_TABLE:
    case FT_ZONE_POST:
    case FT_ZONE_LIVE:
        return true;
    default:
        return false;
    }
}

static bool is_furniture(const ft_piece *p)
{
    return ft_shape_is_promotion(p->text) || ft_shape_is_furniture(p->text);
}

/* What stands between the headline and the first prose: days, names. */
static bool is_head_matter(const chooser *c, size_t i)
{
    const ft_piece *p = &c->pieces[i];
    return i < c->first &&
           (ft_shape_is_date(p->text) || ft_shape_is_byline(p->text));
}

/* Ends with a full stop, maybe within quotes: titles end with other marks. */
static bool ends_with_stop(ft_slice text)
{
    static const ft_slice ends[] = {FT_SLICE("."), FT_SLICE(".\""),
                                    FT_SLICE(".\xE2\x80\x9D")};
    for (size_t i = 0; i < FT_COUNT(ends); i++)
        if (text.len > ends[i].len && memcmp(text.data + text.len - ends[i].len,
                                             ends[i].data, ends[i].len) == 0)
            return true;
    return false;
}

/* Numbers that may be a side's score: no years, no "300HP". */
static size_t count_points(ft_slice text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t start = i;
        while (i < text.len && ft_is_digit(text.data[i]))
            i++;
        bool whole = i == text.len || !ft_is_letter(text.data[i]);
        count += i > start && i - start <= 3 && whole;
    }
    return count;
}

/* A row, a link with a score in it, a name in a list, a whole sentence: no
 * title of another page. */
static bool is_linked_fact(const chooser *c, const ft_piece *p)
{
    if (p->zone == FT_ZONE_TABLE)
        return true;
    if (p->chars >= c->limits->sentence && ends_with_stop(p->text))
        return true;
    size_t words = ft_shape_words(p->text);
    if (p->zone == FT_ZONE_LIST && words <= NAME_WORDS)
        return true;
    return count_points(p->text) >= 2 && words <= SCORE_WORDS;
}

static void judge_boxed(chooser *c, size_t i)
{
    ft_piece *p = &c->pieces[i];
    p->kept = p->body = true;
    if (p->level == 1 && i != c->headline)
        p->zone = FT_ZONE_HEADING;
    if (is_head_matter(c, i))
        p->zone = FT_ZONE_BYLINE;
    if (p->zone == FT_ZONE_BODY && ft_shape_is_caption(p->text))
        p->zone = FT_ZONE_CAPTION;
    if (!is_story_zone(p->zone)) {
        p->body = false;
        return;
    }
    bool above = c->headline < c->count && i < c->headline;
    bool invites = is_furniture(p);
    if (p->zone != FT_ZONE_LIST || p->links == 0)
        c->invited = invites;
    if (above || invites || c->invited ||
        (is_linked(c, p) && !is_linked_fact(c, p)))
        p->kept = p->body = false;
}

static bool is_one_match(const chooser *c, const ft_piece *p)
{
    return c->marks[c->marks[p->node].zoned].numbers <= SCORE_NUMBERS;
}

/* Prose between the headline and the box: a summary, whatever it is called. */
static bool is_summary(const chooser *c, size_t i)
{
    const ft_piece *p = &c->pieces[i];
    return c->headline < i && i < c->first && prose_of(c, p) > 0 &&
           p->chars <= c->limits->standfirst &&
           ft_shape_ends_sentence(p->text) && !is_furniture(p);
}

/* Beside the box, but in its scope: the facts are kept. */
static void judge_beside(chooser *c, size_t i)
{
    ft_piece *p = &c->pieces[i];
    switch (p->zone) {
    case FT_ZONE_SCORE:
        /* The main part of a page may show all scores of a round. */
        p->kept =
            c->tree->nodes[c->scope].tag != FT_TAG_MAIN || is_one_match(c, p);
        break;
    case FT_ZONE_FACTS:
    case FT_ZONE_LIVE:
    case FT_ZONE_TABLE:
    case FT_ZONE_CAPTION:
        p->kept = true;
        break;
    case FT_ZONE_STANDFIRST:
    case FT_ZONE_BYLINE:
        p->kept = i < c->first;
        break;
    case FT_ZONE_BODY:
        if (is_summary(c, i)) {
            p->zone = FT_ZONE_STANDFIRST;
            p->kept = true;
        }
        break;
    default:
        break;
    }
}

/* The score of one match above the story, in the page's main part: that of a
 * header shared with other views of the match. */
static bool is_score_above(const chooser *c, size_t i)
{
    const ft_piece *p = &c->pieces[i];
    if (p->zone != FT_ZONE_SCORE || i >= c->first)
        return false;
    uint32_t node = c->box;
    while (node != 0 && c->tree->nodes[node].tag != FT_TAG_MAIN)
        node = c->tree->nodes[node].parent;
    return node != 0 && in_scope_of(c, p, node) && is_one_match(c, p);
}

static void judge(chooser *c, size_t i)
{
    ft_piece *p = &c->pieces[i];
    if (i == c->headline) {
        p->zone = FT_ZONE_HEADLINE;
        p->level = 1;
        p->kept = true;
    } else if (c->marks[p->node].guest) {
        return; /* beside judges it */
    } else if (c->boxed[p->node]) {
        judge_boxed(c, i);
    } else if (in_scope_of(c, p, c->scope)) {
        judge_beside(c, i);
    } else if (is_score_above(c, i)) {
        p->kept = true;
    }
}

typedef bool is_line(const ft_piece *p);

/* All of a list, two lines at least, is of one kind; of a long one the
 * neighbours tell. */
static bool is_list_of(const chooser *c, const ft_piece *p, is_line *asked)
{
    size_t at = (size_t)(p - c->pieces), others = 0;
    size_t from = at > LINES_MOST ? at - LINES_MOST : 0;
    size_t to = c->count - at > LINES_MOST ? at + LINES_MOST : c->count;
    for (size_t i = from; p->group && i < to; i++) {
        if (c->pieces[i].group != p->group)
            continue;
        if (!asked(&c->pieces[i]))
            return false;
        others += i != at;
    }
    return others > 0;
}

static bool is_result(const ft_piece *p)
{
    return ft_shape_is_score(p->text);
}

/* A fifth of it, or more, leads elsewhere. */
static bool is_lead(const ft_piece *p)
{
    return p->links > 0 && p->links * 5 >= p->chars;
}

/* It is no list of stories, though each line may lead to one. */
static bool is_of_results(const chooser *c, const ft_piece *p)
{
    return is_list_of(c, p, is_result);
}

static bool is_of_links(const chooser *c, const ft_piece *p)
{
    return is_list_of(c, p, is_lead);
}

/* Behind the last prose: a heading that led to what was dropped, a link, a
 * day, a name. Lines with numbers may be results and stay. */
static bool is_tail_matter(const chooser *c, const ft_piece *p)
{
    if (ft_shape_is_date(p->text))
        return true;
    if (p->zone == FT_ZONE_HEADING)
        return ft_shape_numbers(p->text) < 2;
    if (p->zone == FT_ZONE_LIST && is_of_links(c, p))
        return !is_of_results(c, p);
    if (p->zone == FT_ZONE_TABLE || prose_of(c, p) > 0)
        return false;
    if (p->links > 0 && is_linked(c, p))
        return !is_of_results(c, p);
    return ft_shape_numbers(p->text) == 0 &&
           ft_shape_words(p->text) <= NAME_WORDS &&
           !ft_shape_ends_sentence(p->text);
}

/* The smallest element around two nodes. */
static uint32_t common_box(const chooser *c, uint32_t a, uint32_t b)
{
    while (a != 0 && (b < a || b >= c->tree->nodes[a].end))
        a = c->tree->nodes[a].parent;
    return a;
}

/* The linked title of another story, dropped as such, with a few words of that
 * story below it in a small box of their own. */
static void cut_cards(chooser *c)
{
    for (size_t i = c->first; i < c->count; i++) {
        const ft_piece *title = &c->pieces[i];
        if (title->kept || !c->boxed[title->node] || !is_linked(c, title))
            continue;
        for (size_t k = i + 1; k < c->count; k++) {
            ft_piece *p = &c->pieces[k];
            uint32_t box = common_box(c, title->node, p->node);
            if (!p->body || box == c->box || !c->boxed[box] ||
                c->marks[box].chars > CARD_MOST)
                break;
            p->body = p->kept = false;
        }
    }
}

static void cut_tail(chooser *c)
{
    for (size_t i = c->count; i-- > c->first;) {
        ft_piece *p = &c->pieces[i];
        if (!p->body)
            continue;
        if (!is_tail_matter(c, p))
            return;
        p->body = p->kept = false;
    }
}

/* An item of a list that tells its story in sentences. */
static bool is_prose_item(const ft_piece *p)
{
    return p->zone == FT_ZONE_LIST && p->text.len >= PROSE_LEAST &&
           ft_shape_ends_sentence(p->text) && !ft_shape_has_minute(p->text);
}

/* Kinds that show by shape alone, as in plain text: a short line without an end
 * is a heading, or a row when it has minutes in it; a list may be prose. */
static void shape_zones(chooser *c)
{
    for (size_t i = 0; i < c->count; i++) {
        ft_piece *p = &c->pieces[i];
        if (!p->body)
            continue;
        if (is_prose_item(p))
            p->zone = FT_ZONE_BODY;
        else if (p->zone != FT_ZONE_BODY)
            continue;
        if (ft_shape_is_post(p->text)) {
            p->zone = FT_ZONE_POST;
        } else if (p->text.len <= HEADING_MOST &&
                   !ft_shape_ends_sentence(p->text) && !begins_lower(p->text)) {
            bool minutes = ft_shape_has_minute(p->text);
            p->zone = minutes ? FT_ZONE_LIST : FT_ZONE_HEADING;
            p->level = minutes ? 0 : SHAPED_LEVEL;
        }
    }
}

ft_status ft_content_choose(ft_arena *arena, const ft_tree *tree,
                            const ft_mark *marks, const ft_limits *limits,
                            ft_slice title, ft_pieces *pieces, ft_error *err)
{
    chooser c = {.tree = tree,
                 .marks = marks,
                 .limits = limits,
                 .pieces = pieces->items,
                 .count = pieces->count,
                 .title = title,
                 .prose = FT_NEW(arena, uint32_t, tree->count),
                 .boxed = FT_NEW(arena, bool, tree->count)};
    if (!c.prose || !c.boxed || !sum_prose(arena, &c))
        return ft_error_memory(err);
    c.about = find_about(&c);
    c.box = choose_box(&c);
    mark_box(&c, c.box);
    mark_siblings(&c);
    c.first = find_first(&c, 0);
    c.headline = find_headline(&c);
    if (c.headline < c.count)
        c.first = find_first(&c, c.headline + 1);
    c.scope = find_scope(&c);
    for (size_t i = 0; i < c.count; i++)
        judge(&c, i);
    cut_cards(&c);
    cut_tail(&c);
    shape_zones(&c);
    return FT_OK;
}
