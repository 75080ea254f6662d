/*
 * In: slim markup, in which every tag is whole and every end tag has its start.
 * Out: a flat array of nodes, walked by index, so that no depth of nesting can
 * exhaust the stack. What an element ends by beginning is told by element; the
 * tests hold the trees against those of libxml2.
 */
#include "html/tree.h"

#include <string.h>

#include "base/error.h"
#include "html/ascii.h"
#include "html/entity.h"
#include "html/slim.h"

enum {
    DEEPEST = 2 * FT_SLIM_DEPTH /* open elements; slim markup has no more */
};

typedef struct open_element {
    ft_tag tag;
    ft_slice name;
    uint32_t node;
} open_element;

typedef struct builder {
    ft_arena *arena;
    ft_slice html;
    size_t at;
    ft_node *nodes;
    size_t count, room;
    ft_attribute *attributes; /* room for those of many tags */
    size_t attributes_left;
    open_element open[DEEPEST];
    size_t depth, deepest;
    bool html_seen, head_seen, body_seen;
    bool no_memory;
} builder;

static uint32_t innermost(const builder *b)
{
    return b->depth > 0 ? b->open[b->depth - 1].node : 0;
}

static ft_node *add_node(builder *b, ft_tag tag)
{
    if (b->count == b->room) {
        ft_node *nodes = ft_arena_grow(b->arena, b->nodes, &b->room,
                                       b->count + 1, sizeof(ft_node));
        if (!nodes) {
            b->no_memory = true;
            return NULL;
        }
        b->nodes = nodes;
    }
    ft_node *node = &b->nodes[b->count];
    *node = (ft_node){
        .tag = tag, .parent = innermost(b), .end = (uint32_t)b->count + 1};
    b->count++;
    return node;
}

static char byte_at(const builder *b, size_t at)
{
    return at < b->html.len ? b->html.data[at] : '\0';
}

/* Offset of `byte` at or after `from`; the end when there is none. */
static size_t find_byte(const builder *b, char byte, size_t from)
{
    if (from >= b->html.len)
        return b->html.len;
    const char *hit = memchr(b->html.data + from, byte, b->html.len - from);
    return hit ? (size_t)(hit - b->html.data) : b->html.len;
}

static ft_slice decode(builder *b, ft_slice text)
{
    if (text.len == 0 || !memchr(text.data, '&', text.len))
        return text;
    char *copy = ft_arena_alloc(b->arena, text.len);
    if (!copy) {
        b->no_memory = true;
        return (ft_slice){"", 0};
    }
    return (ft_slice){copy, ft_entity_decode(text, copy)};
}

/* --- attributes ----------------------------------------------------------- */

/* Attributes of tags one behind the other lie in one array. */
static ft_attribute *take_attributes(builder *b, size_t most)
{
    enum { BATCH = 512 };
    if (b->attributes_left < most) {
        size_t batch = most < BATCH ? BATCH : most;
        b->attributes = FT_NEW(b->arena, ft_attribute, batch);
        b->attributes_left = b->attributes ? batch : 0;
        b->no_memory |= !b->attributes;
    }
    return b->attributes;
}

/* Reads one attribute (' name="value"', " name"); returns the offset behind it,
 * `at` when there is none. */
static size_t read_attribute(builder *b, size_t at, ft_attribute *out)
{
    if (byte_at(b, at) != ' ')
        return at;
    size_t start = ++at;
    while (at < b->html.len && b->html.data[at] != ' ' &&
           b->html.data[at] != '>' && (b->html.data[at] != '=' || at == start))
        at++;
    ft_slice name = ft_slice_cut(b->html, (ft_span){start, at}),
             value = {"", 0};
    char quote = byte_at(b, at + 1);
    if (byte_at(b, at) == '=' && (quote == '"' || quote == '\'')) {
        size_t end = find_byte(b, quote, at + 2);
        value = ft_slice_cut(b->html, (ft_span){at + 2, end});
        at = end < b->html.len ? end + 1 : end;
    }
    *out = (ft_attribute){ft_attr_find(name), decode(b, value)};
    return at;
}

/* Reads the attributes of a tag; returns the offset of its ">". */
static size_t read_attributes(builder *b, size_t at, uint32_t *count,
                              ft_attribute **out)
{
    size_t most = 4, next;
    ft_attribute *list = take_attributes(b, most), found;
    *count = 0;
    while (list && (next = read_attribute(b, at, &found)) > at) {
        at = next;
        if (found.attr == FT_ATTR_NONE)
            continue;
        if (*count == most) {
            ft_attribute *more = take_attributes(b, 2 * most);
            if (!more)
                break;
            if (more != list)
                memcpy(more, list, *count * sizeof *list);
            list = more;
            most *= 2;
        }
        list[(*count)++] = found;
    }
    *out = list;
    if (list) {
        b->attributes += *count;
        b->attributes_left -= *count;
    }
    return find_byte(b, '>', at);
}

/* --- tags ----------------------------------------------------------------- */

static void close_innermost(builder *b)
{
    b->nodes[b->open[b->depth - 1].node].end = (uint32_t)b->count;
    b->depth--;
}

static ft_slice name_at(const builder *b, size_t at)
{
    size_t end = at;
    while (end < b->html.len && b->html.data[end] != ' ' &&
           b->html.data[end] != '>')
        end++;
    return ft_slice_cut(b->html, (ft_span){at, end});
}

/* A page has one of these, whatever it writes. */
static bool is_second(builder *b, ft_tag tag)
{
    bool *seen = tag == FT_TAG_HTML   ? &b->html_seen
                 : tag == FT_TAG_HEAD ? &b->head_seen
                 : tag == FT_TAG_BODY ? &b->body_seen
                                      : NULL;
    if (!seen)
        return false;
    bool second = *seen;
    *seen = true;
    return second;
}

static void start_tag(builder *b)
{
    ft_slice name = name_at(b, b->at + 1);
    ft_tag tag = ft_tag_find(name);
    size_t attributes_at = b->at + 1 + name.len;
    bool empty = ft_tag_is_void(tag);
    while (!empty && b->depth > 0 &&
           ft_tag_ends(b->open[b->depth - 1].tag, tag))
        close_innermost(b);
    uint32_t index = (uint32_t)b->count;
    bool second = is_second(b, tag);
    ft_node *node = second ? NULL : add_node(b, tag);
    if (!node) {
        b->at = find_byte(b, '>', b->at) + 1;
        return;
    }
    ft_attribute *list = NULL;
    uint32_t count = 0;
    b->at = read_attributes(b, attributes_at, &count, &list) + 1;
    b->nodes[index].attributes = list;
    b->nodes[index].attribute_count = count;
    if (empty || b->depth == DEEPEST)
        return;
    b->open[b->depth++] = (open_element){tag, name, index};
    if (b->depth > b->deepest)
        b->deepest = b->depth;
}

static bool same_name(ft_slice a, ft_slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ft_lower(a.data[i]) != ft_lower(b.data[i]))
            return false;
    return true;
}

static void end_tag(builder *b)
{
    ft_slice name = name_at(b, b->at + 2);
    for (size_t i = b->depth; i > 0; i--) {
        if (!same_name(b->open[i - 1].name, name))
            continue;
        while (b->depth >= i)
            close_innermost(b);
        break;
    }
    b->at = find_byte(b, '>', b->at) + 1;
}

/* Text runs on over what is left out of the tree. */
static void add_text(builder *b, ft_slice text)
{
    ft_node *node = add_node(b, FT_TAG_TEXT);
    if (node)
        node->text = decode(b, text);
}

static void step(builder *b)
{
    char next = byte_at(b, b->at + 1);
    if (b->html.data[b->at] == '<' && ft_is_letter(next)) {
        start_tag(b);
    } else if (b->html.data[b->at] == '<' && next == '/') {
        end_tag(b);
    } else {
        size_t end = find_byte(b, '<', b->at + 1);
        add_text(b, ft_slice_cut(b->html, (ft_span){b->at, end}));
        b->at = end;
    }
}

ft_status ft_tree_read(ft_arena *arena, ft_slice html, ft_tree *out,
                       ft_error *err)
{
    builder *b = FT_NEW(arena, builder, 1);
    if (!b)
        return ft_error_memory(err);
    b->arena = arena;
    b->html = html;
    (void)add_node(b, FT_TAG_OTHER);
    while (b->at < html.len && b->count > 0 && b->count < FT_TREE_NODES &&
           !b->no_memory)
        step(b);
    if (b->no_memory || b->count == 0)
        return ft_error_memory(err);
    while (b->depth > 0)
        close_innermost(b);
    b->nodes[0].end = (uint32_t)b->count;
    *out = (ft_tree){b->nodes, b->count, b->deepest};
    return FT_OK;
}

ft_slice ft_node_attribute(const ft_node *node, ft_attr attr)
{
    for (uint32_t i = 0; i < node->attribute_count; i++)
        if (node->attributes[i].attr == attr)
            return node->attributes[i].value;
    return (ft_slice){NULL, 0};
}
