/*
 * In: the pieces of a page. Out: which of them are the story's body, and which
 * stand beside it with facts of their own. First the box is chosen that holds
 * the story: one that its name gives away, else where the prose is; then the
 * pieces in it are judged with their neighbours.
 */
#include "html/content.h"

#include <string.h>

#include "base/error.h"
#include "html/hint.h"
#include "html/shape.h"

enum {
    PROSE_LEAST = 80,    /* bytes of a paragraph */
    SENTENCE_LEAST = 40, /* and of one that ends as a sentence does */
    STORY_LEAST = 200    /* bytes of prose that make a box worth a look */
};

typedef struct chooser {
    const ft_tree *tree;
    const ft_mark *marks;
    ft_piece *pieces;
    size_t count;
    uint32_t *prose; /* bytes of prose below each node */
    bool *boxed;     /* the node is, or is in, the story's box */
    uint32_t box;
} chooser;

/* --- the box -------------------------------------------------------------- */

static uint32_t prose_of(const ft_piece *p)
{
    if (p->zone != FT_ZONE_BODY && p->zone != FT_ZONE_QUOTE &&
        p->zone != FT_ZONE_LIST)
        return 0;
    if (p->links * 2 > p->chars || p->chars < SENTENCE_LEAST)
        return 0;
    if (p->chars < PROSE_LEAST && !ft_shape_ends_sentence(p->text))
        return 0;
    return p->chars;
}

static void sum_prose(chooser *c)
{
    for (size_t i = 0; i < c->count; i++)
        c->prose[c->pieces[i].node] += prose_of(&c->pieces[i]);
    for (size_t i = c->tree->count; i-- > 1;)
        c->prose[c->tree->nodes[i].parent] += c->prose[i];
}

/* From the root down as long as one child holds nearly all the prose. */
static uint32_t densest(const chooser *c)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t at = 0;
    for (uint32_t i = 1; i < nodes[at].end;) {
        if (c->prose[i] > c->prose[at] / 4 * 3 && c->prose[i] > 0 &&
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
    for (uint32_t i = 1; i < c->tree->count; i++) {
        if (c->prose[i] == 0 || c->marks[i].dead || !hook(c, i))
            continue;
        bool inside = best != 0 && i < c->tree->nodes[best].end;
        if (best == 0 || c->prose[i] > c->prose[best] ||
            (inside && c->prose[i] > c->prose[best] / 20 * 17))
            best = i;
    }
    return best;
}

static uint32_t choose_box(const chooser *c)
{
    static is_hook *const hooks[] = {names_body, names_article, names_main};
    uint32_t dense = densest(c);
    for (size_t i = 0; i < FT_COUNT(hooks); i++) {
        uint32_t hook = best_hook(c, hooks[i]);
        if (hook && (c->prose[hook] >= c->prose[dense] / 5 * 2))
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

/* A story may be cut into several boxes of one name side by side. */
static void mark_siblings(chooser *c)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t parent = nodes[c->box].parent;
    for (uint32_t i = parent + 1; i < nodes[parent].end; i = nodes[i].end)
        if (i != c->box && !c->marks[i].dead &&
            (c->marks[i].hints & FT_HINT_BODY) &&
            same_class(&nodes[i], &nodes[c->box]))
            mark_box(c, i);
}

/* --- the pieces ------------------------------------------------------------
 */

static bool is_linked(const ft_piece *p)
{
    return p->links * 10 > p->chars * 6;
}

/* Zones that the benchmark's readers and ours count as the story itself. */
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
    return ft_shape_is_promotion(p->text) ||
           (ft_shape_is_date(p->text) && p->zone == FT_ZONE_BODY) ||
           ft_shape_is_byline(p->text);
}

static void judge(chooser *c, ft_piece *p)
{
    p->kept = c->boxed[p->node];
    p->body = p->kept && is_story_zone(p->zone);
    if (!p->body)
        return;
    if (is_furniture(p) || (is_linked(p) && !ft_shape_numbers(p->text))) {
        p->body = false;
        p->kept = false;
    }
}

/* Nothing but headings behind the last prose: they led to what was dropped. */
static void cut_tail(chooser *c)
{
    for (size_t i = c->count; i-- > 0;) {
        ft_piece *p = &c->pieces[i];
        if (!p->body)
            continue;
        if (p->zone != FT_ZONE_HEADING)
            return;
        p->body = p->kept = false;
    }
}

static void judge_all(chooser *c)
{
    for (size_t i = 0; i < c->count; i++)
        judge(c, &c->pieces[i]);
    cut_tail(c);
}

ft_status ft_content_choose(ft_arena *arena, const ft_tree *tree,
                            const ft_mark *marks, ft_pieces *pieces,
                            ft_slice title, ft_error *err)
{
    (void)title;
    chooser c = {.tree = tree,
                 .marks = marks,
                 .pieces = pieces->items,
                 .count = pieces->count,
                 .prose = FT_NEW(arena, uint32_t, tree->count),
                 .boxed = FT_NEW(arena, bool, tree->count)};
    if (!c.prose || !c.boxed)
        return ft_error_memory(err);
    sum_prose(&c);
    c.box = choose_box(&c);
    mark_box(&c, c.box);
    mark_siblings(&c);
    judge_all(&c);
    return FT_OK;
}
