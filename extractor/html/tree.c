/*
 * In: slim markup. Out: a flat array of nodes. libxml2 reads the markup and
 * calls back for each tag and text (its own tree is never built); the array is
 * walked by index, so that no depth of nesting can exhaust the stack.
 */
#include "html/tree.h"

#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/error.h"
#include "html/aside.h"

enum {
    DEEPEST = 1024, /* the parser's own limit of open elements, kept by us */
    SOME_MEMORY = 64 * 1024,
    WORK_AN_ELEMENT = 5500, /* steps, with what is looked up for it later */
    WORK_A_TEXT = 2000,
    WORK_A_CALL = 1500, /* that hands text over */
    WORK_AN_ERROR = 1500
};

typedef struct builder {
    ft_arena *arena;
    htmlParserCtxtPtr parser;
    ft_node *nodes;
    size_t count, room;
    uint32_t open; /* innermost open element */
    size_t depth, deepest;
    char *pool; /* all text and attribute values, decoded */
    size_t used, size;
    const ft_slim *slim;
    size_t start; /* of its start tags, the next one */
    bool no_memory;
} builder;

static void stop(builder *b)
{
    xmlStopParser(b->parser);
}

/* The parser goes on calling for a while after it was told to stop. */
static bool stopped(const builder *b)
{
    return b->no_memory || b->count >= FT_TREE_NODES || b->depth > DEEPEST;
}

/* Counts what is to do; false when it is too much, and the parser stops. */
static bool work(builder *b, uint64_t steps)
{
    if (ft_arena_work(b->arena, steps))
        return true;
    b->no_memory = true;
    stop(b);
    return false;
}

static ft_node *add_node(builder *b, ft_tag tag)
{
    if (!work(b, tag == FT_TAG_TEXT ? WORK_A_TEXT : WORK_AN_ELEMENT))
        return NULL;
    ft_node *nodes = ft_arena_grow(b->arena, b->nodes, &b->room, b->count + 1,
                                   sizeof(ft_node));
    if (!nodes) {
        b->no_memory = true;
        stop(b);
        return NULL;
    }
    b->nodes = nodes;
    ft_node *node = &nodes[b->count];
    *node =
        (ft_node){.tag = tag, .parent = b->open, .end = (uint32_t)b->count + 1};
    b->count++;
    if (b->count >= FT_TREE_NODES)
        ft_arena_refuse(b->arena, "the page has more than 400,000 elements");
    if (stopped(b))
        stop(b);
    return node;
}

/* Copies into the pool, which holds as much as the markup and what was set
 * aside did: decoding only shortens. Empty when it should not do so. */
static ft_slice keep(builder *b, const char *data, size_t len)
{
    if (len > b->size - b->used)
        return (ft_slice){"", 0};
    char *copy = b->pool + b->used;
    memcpy(copy, data, len);
    b->used += len;
    return (ft_slice){copy, len};
}

static const char *chars(const xmlChar *string)
{
    return (const char *)string;
}

static void fail(builder *b)
{
    b->no_memory = true;
    stop(b);
}

/* The attributes of the tag as the parser has read them. */
static void add_attributes(builder *b, uint32_t index, const xmlChar **pairs)
{
    size_t count = 0;
    while (pairs && pairs[2 * count])
        count++;
    ft_attribute *kept = count ? FT_NEW(b->arena, ft_attribute, count) : NULL;
    if (count && !kept) {
        fail(b);
        return;
    }
    uint32_t used = 0;
    for (size_t i = 0; i < count; i++) {
        const char *value = pairs[2 * i + 1] ? chars(pairs[2 * i + 1]) : "";
        ft_attr attr = ft_attr_find(ft_slice_of(chars(pairs[2 * i])));
        if (attr != FT_ATTR_NONE)
            kept[used++] = (ft_attribute){attr, keep(b, value, strlen(value))};
    }
    b->nodes[index].attributes = kept;
    b->nodes[index].attribute_count = used;
}

/* Where the parser stands in the markup. */
static size_t position(const builder *b)
{
    const xmlParserInput *input = b->parser->input;
    return (size_t)input->consumed + (size_t)(input->cur - input->base);
}

/* What the slim page says of the tag that the parser has just read; NULL for
 * one that the parser puts in. It does so before it has read the tag's
 * attributes, and only where that tag has another name. */
static const ft_slim_start *find_start(builder *b, const xmlChar *name)
{
    const ft_slim *slim = b->slim;
    size_t at = position(b);
    while (b->start < slim->start_count && slim->starts[b->start].at < at)
        b->start++;
    if (b->start == slim->start_count || slim->starts[b->start].at != at)
        return NULL;
    const ft_slim_start *start = &slim->starts[b->start];
    bool implied = name[0] == 'h' || name[0] == 'b' || name[0] == 'p';
    if (implied && ft_tag_find(ft_slice_of(chars(name))) != start->tag)
        return NULL;
    return start;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **pairs)
{
    builder *b = context;
    if (stopped(b))
        return;
    const ft_slim_start *start = find_start(b, name);
    ft_tag tag = start ? start->tag : ft_tag_find(ft_slice_of(chars(name)));
    uint32_t index = (uint32_t)b->count;
    ft_node *node = add_node(b, tag);
    if (!node)
        return;
    b->open = index;
    if (++b->depth > b->deepest)
        b->deepest = b->depth;
    if (start && !start->whole) {
        node->attributes = b->slim->attributes + start->first;
        node->attribute_count = start->count;
    } else {
        add_attributes(b, index, pairs);
    }
}

static void on_end(void *context, const xmlChar *name)
{
    builder *b = context;
    (void)name;
    if (stopped(b) || b->open == 0)
        return;
    b->nodes[b->open].end = (uint32_t)b->count;
    b->open = b->nodes[b->open].parent;
    b->depth--;
}

/* Joins a text to the one before it, both in the pool. */
static void join(builder *b, ft_node *last, ft_slice text)
{
    if (last->text.data + last->text.len != b->pool + b->used)
        last->text = keep(b, last->text.data, last->text.len);
    last->text.len += keep(b, text.data, text.len).len;
}

/* The parser hands a long text over in parts: one node holds them. `lasts`:
 * the text outlives the call. */
static void add_text(builder *b, ft_slice text, bool lasts)
{
    ft_node *last = &b->nodes[b->count - 1];
    if (text.len == 0)
        return;
    if (last->tag == FT_TAG_TEXT && last->parent == b->open) {
        join(b, last, text);
        return;
    }
    ft_slice kept = lasts ? text : keep(b, text.data, text.len);
    ft_node *node = kept.len > 0 ? add_node(b, FT_TAG_TEXT) : NULL;
    if (node)
        node->text = kept;
}

static void on_text(void *context, const xmlChar *text, int len)
{
    builder *b = context;
    if (len <= 0 || stopped(b) || !work(b, WORK_A_CALL))
        return;
    ft_slice all = {chars(text), (size_t)len};
    for (size_t at = 0; at < all.len && !stopped(b);) {
        size_t index = 0;
        size_t mark =
            b->slim->text_count > 0 ? ft_aside_find(all, at, &index) : SIZE_MAX;
        size_t end = mark < all.len ? mark : all.len;
        add_text(b, (ft_slice){all.data + at, end - at}, false);
        at = end;
        if (mark == SIZE_MAX || stopped(b))
            break;
        if (index < b->slim->text_count)
            add_text(b, b->slim->texts[index], true);
        at += FT_ASIDE_MARK;
    }
}

/* A name may be missing because there was no memory to keep it in. */
static bool lacks_memory(int code)
{
    if (code != XML_ERR_NAME_REQUIRED)
        return code == XML_ERR_NO_MEMORY;
    void *volatile some = malloc(SOME_MEMORY); /* or it would be left out */
    const bool lacks = !some;
    free(some);
    return lacks;
}

/* Errors are expected: pages have them. But where memory is out, libxml2 would
 * leave things out without a word, or go on for ever. It may be at work on its
 * input, so it is only told that this has ended. */
static void on_error(void *context, xmlErrorPtr error)
{
    builder *b = context;
    const bool goes_on = ft_arena_work(b->arena, WORK_AN_ERROR);
    if (goes_on && !lacks_memory(error->code))
        return;
    b->no_memory = true;
    if (!b->parser)
        return;
    b->parser->disableSAX = 1;
    b->parser->instate = XML_PARSER_EOF;
}

static void set_handlers(builder *b)
{
    htmlParserCtxtPtr parser = b->parser;
    memset(parser->sax, 0, sizeof(*parser->sax));
    parser->sax->startElement = on_start;
    parser->sax->endElement = on_end;
    parser->sax->characters = on_text;
    parser->sax->ignorableWhitespace = on_text;
    parser->sax->cdataBlock = on_text;
    parser->sax->serror = on_error;
    parser->sax->initialized = XML_SAX2_MAGIC;
    parser->userData = b;
}

static void parse(builder *b, ft_slice html)
{
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                  HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
    size_t len = html.len < INT_MAX ? html.len : INT_MAX;
    htmlDocPtr doc = htmlCtxtReadMemory(b->parser, html.data, (int)len, NULL,
                                        "UTF-8", options);
    if (doc)
        xmlFreeDoc(doc);
}

/* Elements that were still open when the page ended. */
static void close_open(builder *b)
{
    while (b->open != 0) {
        b->nodes[b->open].end = (uint32_t)b->count;
        b->open = b->nodes[b->open].parent;
    }
    b->nodes[0].end = (uint32_t)b->count;
}

/* Bytes that the pool may have to hold. */
static size_t pool_size(const ft_slim *slim)
{
    size_t size = slim->html.len;
    for (size_t i = 0; i < slim->text_count; i++)
        size += slim->texts[i].len;
    return size;
}

/* All elements, all that was set aside, and white space between them. */
static size_t expected_nodes(const ft_slim *slim)
{
    size_t count = slim->start_count * 3 / 2 + slim->text_count + 16;
    return count < FT_TREE_NODES ? count : FT_TREE_NODES;
}

ft_status ft_tree_build(ft_arena *arena, const ft_slim *slim, ft_tree *out,
                        ft_error *err)
{
    builder b = {.arena = arena, .slim = slim, .size = pool_size(slim)};
    b.pool = ft_arena_bytes(arena, b.size);
    b.room = expected_nodes(slim);
    b.nodes = ft_arena_bytes(arena, b.room * sizeof *b.nodes);
    if (!b.pool || !b.nodes)
        return ft_error_memory(err);
    const xmlStructuredErrorFunc told = xmlStructuredError;
    void *const context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(&b, on_error); /* also of what knows no parser */
    b.parser = htmlNewParserCtxt();
    if (b.parser && add_node(&b, FT_TAG_OTHER)) {
        set_handlers(&b);
        if (slim->html.len > 0)
            parse(&b, slim->html);
    }
    const bool failed = b.no_memory || !b.parser || ft_arena_refusal(arena);
    htmlFreeParserCtxt(b.parser);
    xmlSetStructuredErrorFunc(context, told); /* of the program around us */
    xmlResetLastError();                      /* which would keep its text */
    if (failed)
        return ft_error_memory(err);
    close_open(&b);
    *out = (ft_tree){b.nodes, b.count, b.deepest};
    return FT_OK;
}

ft_status ft_tree_read(ft_arena *arena, ft_slice html, ft_tree *out,
                       ft_error *err)
{
    ft_slim whole = {.html = html};
    return ft_tree_build(arena, &whole, out, err);
}

ft_slice ft_node_attribute(const ft_node *node, ft_attr attr)
{
    for (uint32_t i = 0; i < node->attribute_count; i++)
        if (node->attributes[i].attr == attr)
            return node->attributes[i].value;
    return (ft_slice){NULL, 0};
}

void ft_tree_prepare(void)
{
    static pthread_once_t done = PTHREAD_ONCE_INIT;

    (void)pthread_once(&done, xmlInitParser);
}
