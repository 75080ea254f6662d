/*
 * In: nodes and their marks. Out: pieces in the order of the page. Elements
 * that mark up words join without a space; blocks and line breaks end a piece;
 * the cells of a row are joined by " | ". Which pieces are the story's is left
 * to content.
 */
#include "html/blocks.h"

#include <string.h>

#include "base/error.h"
#include "html/hint.h"
#include "html/shape.h"
#include "html/utf8.h"

enum {
    PIECES_MOST = 100000,  /* no article has more; such a page is refused */
    TERM_MOST = 60,        /* bytes of a term that its definition joins */
    DEFINITION_MOST = 160, /* and of that definition */
    ITEM_MOST = 280,       /* bytes of a list item; longer ones are prose */
    HEAD_MOST = 32,        /* bytes of a column's head, with its colon */
    LINE_MOST = 100,       /* bytes of a line that is an item by its shape */
    WORK_A_PIECE = 2000,   /* steps, with what content finds out about it */
    WORK_A_BYTE = 60
};

typedef struct cutter {
    ft_arena *arena;
    const ft_tree *tree;
    const ft_mark *marks;
    ft_piece *pieces;
    size_t count, room;
    char *pool; /* holds the text of all pieces */
    size_t used, size;
    ft_piece now; /* the piece being written; its text begins at start */
    size_t start;
    bool spaced;         /* white space waits to be written */
    const char *between; /* waits to be written before the next cell */
    uint32_t head;       /* behind it: what names the cell's column; or 0 */
    const char *glue;    /* joins what comes to the piece before it */
    bool no_memory;
} cutter;

static void put(cutter *c, const char *data, size_t len)
{
    if (len > c->size - c->used)
        return;
    memcpy(c->pool + c->used, data, len);
    c->used += len;
}

static bool is_empty(const cutter *c)
{
    return c->used == c->start;
}

/* "Att: ", what the head of the table calls the cell. */
static void put_head(cutter *c)
{
    uint32_t head = c->head;
    c->head = 0;
    for (uint32_t i = head; head && i < c->tree->nodes[head].end; i++) {
        ft_slice text = ft_utf8_trim(c->tree->nodes[i].text);
        if (c->tree->nodes[i].tag != FT_TAG_TEXT || text.len == 0)
            continue;
        put(c, text.data, text.len);
        put(c, ": ", 2);
    }
}

/* Writes what waits between two words. */
static void put_gap(cutter *c)
{
    if (!is_empty(c) && c->between)
        put(c, c->between, strlen(c->between));
    else if (!is_empty(c) && c->spaced)
        put(c, " ", 1);
    c->between = NULL;
    c->spaced = false;
    put_head(c);
}

/* One code point: white space becomes one space, what has no width goes. */
static void put_code(cutter *c, int code, const char *data, size_t len)
{
    if (code == 0x200B || code == 0xFEFF || code == 0xAD)
        return;
    if (ft_utf8_is_space(code)) {
        c->spaced = true;
        return;
    }
    put_gap(c);
    if (ft_utf8_is_private(code) || code == FT_CODE_INVALID) {
        char mark[4];
        put(c, mark, ft_utf8_put(FT_CODE_REPLACEMENT, mark));
        return;
    }
    put(c, data, len);
}

static bool is_plain(char byte)
{
    return byte > ' ' && byte < 0x7F;
}

static void end_line(cutter *c);

static void put_text(cutter *c, ft_slice text, bool lines)
{
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        while (end < text.len && is_plain(text.data[end]))
            end++;
        if (end > i) {
            put_gap(c);
            put(c, text.data + i, end - i);
            i = end;
            continue;
        }
        if (lines && text.data[i] == '\n')
            end_line(c);
        int code = 0;
        size_t step = ft_utf8_next(text, i, &code);
        put_code(c, code, text.data + i, step);
        i += step;
    }
}

static void add_text(cutter *c, uint32_t i, bool lines)
{
    const ft_mark *mark = &c->marks[i];
    c->now.chars += mark->chars;
    c->now.links += mark->link_chars;
    c->now.last = i;
    put_text(c, c->tree->nodes[i].text, lines);
}

/* The innermost element of that tag at or above a node; 0 when none. */
static uint32_t around(const cutter *c, uint32_t node, ft_tag tag)
{
    while (node != 0 && c->tree->nodes[node].tag != tag)
        node = c->tree->nodes[node].parent;
    return node;
}

static uint32_t list_around(const cutter *c, uint32_t node)
{
    uint32_t item = around(c, node, FT_TAG_LI);
    return item ? c->tree->nodes[item].parent : 0;
}

/* In these zones neighbours side by side are words of their own. */
static bool is_spaced(const ft_mark *mark)
{
    return mark->zone == FT_ZONE_SCORE || mark->zone == FT_ZONE_FACTS;
}

/* Zone, level and group of a finished piece. */
static void classify(const cutter *c, ft_piece *p)
{
    const ft_mark *mark = &c->marks[p->node];
    ft_tag tag = c->tree->nodes[p->node].tag;
    p->level = ft_tag_level(tag);
    p->zone = FT_ZONE_BODY;
    uint32_t list = list_around(c, p->node);
    if (p->level || tag == FT_TAG_CAPTION) {
        p->zone = p->level == 1 ? FT_ZONE_HEADLINE : FT_ZONE_HEADING;
        p->level = p->level ? p->level : 4;
    } else if (tag == FT_TAG_TR && mark->data) {
        p->zone = FT_ZONE_TABLE;
        p->group = around(c, p->node, FT_TAG_TABLE);
    } else if (list && p->text.len <= ITEM_MOST) {
        p->zone = FT_ZONE_LIST;
        p->group = list;
    }
    if (mark->zone == FT_ZONE_COUNT || mark->zone == FT_ZONE_LIVE)
        return;
    bool beside = is_spaced(mark) || mark->zone == FT_ZONE_STANDFIRST;
    if (p->zone == FT_ZONE_HEADLINE || (p->level && !beside))
        return;
    if (p->zone == FT_ZONE_TABLE && mark->zone == FT_ZONE_CAPTION)
        return; /* a figure may hold a table */
    p->zone = (ft_zone)mark->zone;
    if (is_spaced(mark) || p->zone == FT_ZONE_POST)
        p->group = mark->zoned;
}

/* The sentence that a line break cut goes on in the next line. */
static bool goes_on(const ft_piece *before, ft_slice text)
{
    int code = 0;
    ft_utf8_next(text, 0, &code);
    return ft_utf8_is_lower(code) && !ft_shape_ends_sentence(before->text);
}

/* Whether the text just written belongs to the piece before it; if so, with
 * what between them. */
static const char *joint(const cutter *c, ft_slice text)
{
    if (c->count == 0)
        return NULL;
    const ft_piece *before = &c->pieces[c->count - 1];
    if (c->glue && before->term && text.len <= DEFINITION_MOST)
        return c->glue;
    if (before->broken && before->node == c->now.node && goes_on(before, text))
        return " ";
    return NULL;
}

/* Moves the text just written up behind the piece before it. */
static void join(cutter *c, ft_slice text, const char *between)
{
    ft_piece *before = &c->pieces[c->count - 1];
    char *end = c->pool + (before->text.data - c->pool) + before->text.len;
    ft_slice gap = ft_slice_of(between);
    memmove(end + gap.len, text.data, text.len);
    memcpy(end, gap.data, gap.len);
    before->text.len += gap.len + text.len;
    before->chars += c->now.chars;
    before->links += c->now.links;
    before->last = c->now.last;
    before->broken = c->now.broken;
    c->used = (size_t)(end - c->pool) + gap.len + text.len;
}

static void add_piece(cutter *c, ft_slice text)
{
    if (c->count == PIECES_MOST)
        ft_arena_refuse(c->arena, "the page has more than 100,000 pieces");
    (void)ft_arena_work(c->arena, WORK_A_PIECE + text.len * WORK_A_BYTE);
    ft_piece *pieces = ft_arena_grow(c->arena, c->pieces, &c->room,
                                     c->count + 1, sizeof(ft_piece));
    if (!pieces) {
        c->no_memory = true;
        return;
    }
    c->pieces = pieces;
    ft_piece *p = &pieces[c->count++];
    *p = c->now;
    p->text = text;
    classify(c, p);
}

/* Ends the piece being written and begins another in the same block. */
static void finish(cutter *c, bool broken)
{
    ft_slice text = {c->pool + c->start, c->used - c->start};
    if (text.len > 0) {
        c->now.broken = broken;
        const char *between = joint(c, text);
        if (between)
            join(c, text, between);
        else
            add_piece(c, text);
        c->glue = NULL;
    } else if (broken && c->count > 0) {
        c->pieces[c->count - 1].broken = false; /* two breaks: a paragraph */
    }
    c->start = c->used;
    c->spaced = false;
    c->between = NULL;
    c->head = 0;
    c->now = (ft_piece){.node = c->now.node, .term = c->now.term};
}

/* Short lines parted by line breaks are a list, whatever holds them. */
static bool is_item(const ft_piece *p)
{
    return p->zone == FT_ZONE_BODY && p->text.len <= LINE_MOST &&
           !ft_shape_ends_sentence(p->text);
}

static void list_lines(ft_pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        ft_piece *p = &pieces->items[i];
        bool below = i > 0 && p[-1].broken && p[-1].node == p->node &&
                     p[-1].group == p->node;
        bool above = i + 1 < pieces->count && p->broken &&
                     p[1].node == p->node && is_item(&p[1]);
        if (is_item(p) && (below || above)) {
            p->zone = FT_ZONE_LIST;
            p->group = p->node;
        }
    }
}

static void end_line(cutter *c)
{
    finish(c, true);
}

static bool is_cell(ft_tag tag)
{
    return tag == FT_TAG_TD || tag == FT_TAG_TH;
}

static bool is_list(ft_tag tag)
{
    return tag == FT_TAG_UL || tag == FT_TAG_OL || tag == FT_TAG_DL;
}

/* The text below a row in one piece, up to a list (the scorers, below a
 * score). Returns the node to go on with. */
static uint32_t add_row(cutter *c, uint32_t row)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t i = row + 1;
    for (; i < nodes[row].end; i++) {
        if (is_list(nodes[i].tag) && !is_empty(c) && !c->marks[row].data)
            break;
        if (c->marks[i].dead && nodes[i].tag != FT_TAG_TEXT) {
            i = nodes[i].end - 1;
            c->spaced = true;
            continue;
        }
        if (nodes[i].tag == FT_TAG_TEXT) {
            add_text(c, i, false);
        } else if (is_cell(nodes[i].tag)) {
            c->between = " | ";
            c->head = c->marks[i].head;
        }
        c->spaced |= nodes[i].tag != FT_TAG_TEXT;
    }
    finish(c, false);
    return i;
}

/* A definition follows its term on one line: "Referee: A. Name". */
static void begin_definition(cutter *c, uint32_t i)
{
    if (c->count == 0 || c->marks[i].chars > DEFINITION_MOST)
        return;
    const ft_piece *before = &c->pieces[c->count - 1];
    if (!before->term || before->text.len > TERM_MOST + DEFINITION_MOST)
        return;
    bool colon = before->text.data[before->text.len - 1] == ':';
    bool first = before->last < c->tree->nodes[before->node].end;
    c->glue = colon ? " " : first ? ": " : ", ";
}

static void enter(cutter *c, uint32_t i)
{
    ft_tag tag = c->tree->nodes[i].tag;
    finish(c, false);
    c->now.node = i;
    c->now.term = tag == FT_TAG_DT && c->marks[i].chars <= TERM_MOST;
    if (tag == FT_TAG_DD)
        begin_definition(c, i);
}

static void leave(cutter *c, uint32_t i)
{
    finish(c, false);
    c->now.node = c->tree->nodes[i].parent;
    c->now.term = false;
}

/* Inline or not, as far as lines go: a table's row parts and a link around
 * blocks are no words. */
static bool is_block(const cutter *c, uint32_t i)
{
    return !ft_tag_is_inline(c->tree->nodes[i].tag);
}

/* Two elements side by side with nothing between them ("<b>Rovers</b><b>2</b>")
 * are words of their own, unless the first is but a letter set large. */
static bool touches(const cutter *c, uint32_t i)
{
    const ft_node *nodes = c->tree->nodes;
    uint32_t before = i - 1;
    if (before == nodes[i].parent)
        return false;
    while (nodes[before].parent != nodes[i].parent)
        before = nodes[before].parent;
    const ft_mark *mark = &c->marks[before];
    bool word = mark->words > 0 && mark->chars > 1;
    return nodes[before].tag != FT_TAG_TEXT && nodes[i].tag != FT_TAG_SUP &&
           (word || mark->numbers > 0);
}

/* Handles node i; returns the node to go on with. */
static uint32_t step(cutter *c, uint32_t i)
{
    const ft_node *node = &c->tree->nodes[i];
    const ft_mark *mark = &c->marks[i];
    if (mark->dead && node->tag != FT_TAG_TEXT) {
        if (is_block(c, i))
            finish(c, false);
        c->spaced = true;
        return node->end;
    }
    if (node->tag == FT_TAG_TEXT) {
        add_text(c, i, around(c, c->now.node, FT_TAG_PRE) != 0);
    } else if (node->tag == FT_TAG_BR) {
        end_line(c);
    } else if (mark->row && is_block(c, i)) {
        enter(c, i);
        return add_row(c, i);
    } else if (is_block(c, i)) {
        enter(c, i);
    } else {
        c->spaced |= is_spaced(mark) || touches(c, i);
    }
    return i + 1;
}

/* Leaves the blocks that end before node i. */
static void close_blocks(cutter *c, uint32_t i)
{
    while (c->now.node != 0 && c->tree->nodes[c->now.node].end <= i)
        leave(c, c->now.node);
}

static bool cut(cutter *c)
{
    uint32_t count = (uint32_t)c->tree->count;
    for (uint32_t i = 1; i < count && !c->no_memory;) {
        close_blocks(c, i);
        i = step(c, i);
    }
    finish(c, false);
    return !c->no_memory;
}

/* Bytes the pieces can take at most: all text, and a separator and a head a
 * node. */
static size_t pool_size(const ft_tree *tree)
{
    size_t size = 16;
    for (size_t i = 0; i < tree->count; i++)
        size += tree->nodes[i].text.len + 16;
    for (size_t i = 0; i < tree->count; i++)
        size += is_cell(tree->nodes[i].tag) ? HEAD_MOST : 0;
    return size;
}

ft_status ft_blocks_read(ft_arena *arena, const ft_tree *tree,
                         const ft_mark *marks, ft_pieces *out, ft_error *err)
{
    *out = (ft_pieces){NULL, 0};
    cutter c = {.arena = arena, .tree = tree, .marks = marks};
    c.size = pool_size(tree);
    c.pool = ft_arena_alloc(arena, c.size);
    if (!c.pool || !cut(&c))
        return ft_error_memory(err);
    *out = (ft_pieces){c.pieces, c.count};
    list_lines(out);
    return FT_OK;
}
