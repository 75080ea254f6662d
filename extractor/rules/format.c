/*
 * format: the tree of a file, written anew. Blocks stay blocks and brackets
 * stay brackets, filled up to a width; the keys of a rule get their usual
 * order. A comment on a line of its own goes before what follows it, another
 * behind what it stands behind; brackets with comments inside become blocks.
 */
#include "rules/format.h"

#include <stdlib.h>

#include "base/error.h"
#include "rules/comments.h"
#include "rules/keys.h"
#include "rules/quote.h"
#include "rules/yaml.h"

enum { WIDTH = 120 };

/* --- the usual order of keys ---------------------------------------------- */

typedef enum context {
    IN_ANY, /* keys as the author has them */
    IN_FILE,
    IN_PACK,
    IN_RULES,
    IN_RULE,
    IN_UNLESS,
    IN_REFER,
    IN_REFERENCE,
    IN_EXAMPLES,
    IN_EXAMPLE,
    IN_FRAGMENTS,
    IN_FRAGMENT,
    CONTEXT_COUNT
} context;

static const ft_keys orders[CONTEXT_COUNT] = {
    [IN_ANY] = FT_KEYS_COUNT,       [IN_FILE] = FT_KEYS_FILE,
    [IN_PACK] = FT_KEYS_PACK,       [IN_RULES] = FT_KEYS_COUNT,
    [IN_RULE] = FT_KEYS_RULE,       [IN_UNLESS] = FT_KEYS_UNLESS,
    [IN_REFER] = FT_KEYS_COUNT,     [IN_REFERENCE] = FT_KEYS_REFER,
    [IN_EXAMPLES] = FT_KEYS_COUNT,  [IN_EXAMPLE] = FT_KEYS_EXAMPLE,
    [IN_FRAGMENTS] = FT_KEYS_COUNT, [IN_FRAGMENT] = FT_KEYS_FRAGMENT,
};

/* What stands behind a key, and what the items of a list are. */
static const struct {
    context in;
    const char *key; /* NULL: any key, or an item */
    context inside;
} steps[] = {
    {IN_FILE, "pack", IN_PACK},           {IN_FILE, "rules", IN_RULES},
    {IN_FILE, "fragments", IN_FRAGMENTS}, {IN_RULES, NULL, IN_RULE},
    {IN_RULE, "unless", IN_UNLESS},       {IN_RULE, "refer", IN_REFER},
    {IN_RULE, "examples", IN_EXAMPLES},   {IN_REFER, NULL, IN_REFERENCE},
    {IN_EXAMPLES, NULL, IN_EXAMPLE},      {IN_FRAGMENTS, NULL, IN_FRAGMENT},
};

static context step_into(context in, ft_slice key)
{
    for (size_t i = 0; i < FT_COUNT(steps); i++) {
        if (steps[i].in == in &&
            (!steps[i].key || ft_slice_equal(key, ft_slice_of(steps[i].key))))
            return steps[i].inside;
    }
    return IN_ANY;
}

static size_t rank_of(context in, ft_slice key)
{
    return orders[in] == FT_KEYS_COUNT ? 0 : ft_keys_rank(orders[in], key);
}

/* --- writing -------------------------------------------------------------- */

typedef struct writer {
    ft_arena *arena;
    ft_comments *comments;
    ft_buffer *out;
    size_t line; /* where the line begins in `out` */
    bool failed; /* memory is out */
} writer;

static void put(writer *w, const char *text)
{
    ft_buffer_text(w->out, text);
}

static void put_line(writer *w, size_t indent)
{
    ft_buffer_byte(w->out, '\n');
    w->line = w->out->len;
    for (size_t i = 0; i < indent; i++)
        ft_buffer_byte(w->out, ' ');
}

/* Code points. */
static size_t width_of(ft_slice text)
{
    size_t width = 0;

    for (size_t i = 0; i < text.len; i++)
        width += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return width;
}

static size_t column(const writer *w)
{
    if (w->out->failed)
        return 0;
    return width_of((ft_slice){w->out->data + w->line, w->out->len - w->line});
}

/* The open line stays empty. */
static void put_empty(writer *w, size_t indent)
{
    w->out->len = w->line;
    put_line(w, indent);
}

/* Comments before an entry, each on its line; the entry's own is left open. */
static void put_leading(writer *w, const ft_node *node, size_t indent)
{
    size_t at = ft_comments_first(w->comments, node);
    size_t count = 0;
    const ft_comment *c;

    while ((c = ft_comments_next(w->comments, node, true, &at))) {
        if (count++ && c->spaced)
            put_empty(w, indent);
        ft_buffer_add(w->out, c->text);
        put_line(w, indent);
    }
    if (count && ft_comments_spaced(w->comments, node))
        put_empty(w, indent);
}

/* Comments behind an entry, on its line. */
static void put_trailing(writer *w, const ft_node *node)
{
    size_t at = ft_comments_first(w->comments, node);
    const ft_comment *c;

    while ((c = ft_comments_next(w->comments, node, false, &at))) {
        put(w, "  ");
        ft_buffer_add(w->out, c->text);
    }
}

static bool has_trailing_comment(const writer *w, const ft_node *node)
{
    size_t at = ft_comments_first(w->comments, node);

    return ft_comments_next(w->comments, node, false, &at) != NULL;
}

/* An empty line of the file stands before the entry or its comments. */
static bool wants_space(const writer *w, const ft_node *node)
{
    size_t at = ft_comments_first(w->comments, node);
    const ft_comment *first = ft_comments_next(w->comments, node, true, &at);

    return first ? first->spaced : ft_comments_spaced(w->comments, node);
}

/* --- scalars -------------------------------------------------------------- */

/* As a block the text begins with a character that is no blank or break. */
static bool fits_block(const ft_node *node)
{
    ft_slice text = node->text;

    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] != '\n' &&
            ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7F) &&
            text.data[i] != '\t')
            return false;
    }
    return node->style == FT_STYLE_LITERAL && text.len &&
           text.data[0] != '\n' && text.data[0] != ' ' && text.data[0] != '\t';
}

static void put_block_text(writer *w, const ft_node *node, size_t indent)
{
    ft_slice text = node->text;
    size_t breaks = 0;

    while (breaks < text.len && text.data[text.len - 1 - breaks] == '\n')
        breaks++;
    put(w, breaks > 1 ? "|+" : breaks ? "|" : "|-");
    put_trailing(w, node);
    for (size_t at = 0; at < text.len;) {
        size_t end = ft_slice_find(text, ft_slice_of("\n"), at);
        if (end > text.len)
            end = text.len;
        put_line(w, end > at ? indent : 0);
        ft_buffer_add(w->out, ft_slice_cut(text, (ft_span){at, end}));
        at = end + 1;
    }
}

/* --- keys in order -------------------------------------------------------- */

typedef struct ranked {
    const ft_node *node;
    size_t rank;
    size_t place;
} ranked;

static int compare_ranks(const void *a, const void *b)
{
    const ranked *l = a;
    const ranked *r = b;

    if (l->rank != r->rank)
        return l->rank < r->rank ? -1 : 1;
    return (l->place > r->place) - (l->place < r->place);
}

/* The children in the order in which they are written. */
static const ranked *children_of(writer *w, const ft_node *node, context in)
{
    ranked *all = FT_NEW(w->arena, ranked, node->count);
    size_t count = 0;

    if (!all) {
        w->failed = true;
        return NULL;
    }
    for (const ft_node *n = node->child; n; n = n->next, count++)
        all[count] = (ranked){
            n, node->kind == FT_NODE_MAP ? rank_of(in, n->key) : 0, count};
    if (count)
        qsort(all, count, sizeof *all, compare_ranks);
    return all;
}

static void put_key(writer *w, const ft_node *node, bool flow)
{
    ft_quote_key(w->out, node, flow);
    put(w, ":");
}

/* --- brackets ------------------------------------------------------------- */

/* With the blank before its value, where it has one. */
static void put_flow_key(writer *w, const ft_node *node)
{
    put_key(w, node, true);
    if (node->kind != FT_NODE_SCALAR || node->text.len ||
        node->style != FT_STYLE_PLAIN)
        put(w, " ");
}

/* Brackets on one line; wide ones stop early. */
static void put_inline(writer *w, const ft_node *node, context in, size_t most)
{
    bool map = node->kind == FT_NODE_MAP;

    if (node->kind == FT_NODE_SCALAR) {
        ft_quote_value(w->out, node, true);
        return;
    }
    const ranked *children = children_of(w, node, in);
    put(w, map ? "{" : "[");
    for (size_t i = 0; children && i < node->count; i++) {
        const ft_node *n = children[i].node;
        if (i)
            put(w, ", ");
        if (map)
            put_flow_key(w, n);
        put_inline(w, n, step_into(in, n->key), most);
        if (column(w) > most)
            return;
    }
    put(w, map ? "}" : "]");
}

/* What put_inline() would write, up to a width. */
static size_t inline_width(writer *w, const ft_node *node, context in)
{
    ft_buffer text = {0};
    writer trial = *w;

    trial.out = &text;
    trial.line = 0;
    put_inline(&trial, node, in, WIDTH);
    size_t width = width_of(ft_buffer_slice(&text));
    w->failed = w->failed || trial.failed || text.failed;
    ft_buffer_free(&text);
    return width;
}

/* Brackets over as many lines as it takes, broken behind commas. */
static void put_filled(writer *w, const ft_node *node, context in,
                       size_t indent)
{
    bool map = node->kind == FT_NODE_MAP;

    if (node->kind == FT_NODE_SCALAR) {
        ft_quote_value(w->out, node, true);
        return;
    }
    const ranked *children = children_of(w, node, in);
    put(w, map ? "{" : "[");
    for (size_t i = 0; children && i < node->count; i++) {
        const ft_node *n = children[i].node;
        context inside = step_into(in, n->key);
        size_t width = inline_width(w, n, inside) + 2;
        if (map)
            width += width_of(n->key) + 2;
        if (i)
            put(w, ",");
        if (i && column(w) + width > WIDTH)
            put_line(w, indent);
        else if (i)
            put(w, " ");
        if (map)
            put_flow_key(w, n);
        put_filled(w, n, inside, indent);
    }
    put(w, map ? "}" : "]");
}

/* --- blocks --------------------------------------------------------------- */

static void put_block(writer *w, const ft_node *node, context in, size_t indent,
                      bool opened);

/* Brackets with comments in them cannot stay brackets. */
static bool goes_on_lines(const writer *w, const ft_node *node)
{
    return node->kind != FT_NODE_SCALAR && node->count &&
           (!node->flow || ft_comments_inside(w->comments, node));
}

/* The comments before an item, and those before what its line begins with. */
static void put_opening(writer *w, const ft_node *node, context in,
                        size_t indent)
{
    put_leading(w, node, indent);
    if (!goes_on_lines(w, node))
        return;
    const ranked *children = children_of(w, node, in);
    if (children)
        put_opening(w, children[0].node, step_into(in, children[0].node->key),
                    indent);
}

/* The value behind "key:" or "-", from the blank before it on. `indent` is that
 * of the lines that go on with it. */
static void put_value(writer *w, const ft_node *node, context in, size_t indent,
                      bool item)
{
    if (node->kind == FT_NODE_SCALAR && node->style == FT_STYLE_PLAIN &&
        !node->text.len) {
        put_trailing(w, node);
    } else if (node->kind == FT_NODE_SCALAR && fits_block(node)) {
        put(w, " ");
        put_block_text(w, node, indent);
    } else if (node->kind == FT_NODE_SCALAR) {
        put(w, " ");
        ft_quote_value(w->out, node, false);
        put_trailing(w, node);
    } else if (!goes_on_lines(w, node)) {
        put(w, " ");
        put_filled(w, node, in, indent);
        put_trailing(w, node);
    } else if (item && !has_trailing_comment(w, node)) {
        put(w, " ");
        put_block(w, node, in, indent, true);
    } else {
        put_trailing(w, node);
        if (node->kind == FT_NODE_LIST && !item)
            indent -= 2; /* in the column of its key */
        put_line(w, indent);
        put_block(w, node, in, indent, item);
    }
}

/* A map or a list of lines; the first line is open, and its comments are
 * written when it is `opened`. */
static void put_block(writer *w, const ft_node *node, context in, size_t indent,
                      bool opened)
{
    const ranked *children = children_of(w, node, in);
    bool map = node->kind == FT_NODE_MAP;

    for (size_t i = 0; children && i < node->count; i++) {
        const ft_node *n = children[i].node;
        context inside = step_into(in, n->key);
        if (i) {
            bool open = w->out->len == w->line; /* behind a "|+" block */
            if (!open &&
                (wants_space(w, n) || (in == IN_RULES && ft_node_is_block(n))))
                put_line(w, 0);
            put_line(w, indent);
        }
        if (map && (i || !opened))
            put_leading(w, n, indent);
        else if (!map && (i || !opened))
            put_opening(w, n, inside, indent);
        if (map)
            put_key(w, n, false);
        else
            put(w, "-");
        put_value(w, n, inside, indent + 2, !map);
    }
}

/* --- the file ------------------------------------------------------------- */

/* Both say the same: maps whatever their order, texts whatever their quotes. */
static bool is_same(const ft_node *a, const ft_node *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    if (a->kind == FT_NODE_SCALAR)
        return ft_slice_equal(a->text, b->text) &&
               (a->style == FT_STYLE_PLAIN) == (b->style == FT_STYLE_PLAIN) &&
               (a->style == FT_STYLE_LITERAL) == (b->style == FT_STYLE_LITERAL);
    const ft_node *other = b->child;
    for (const ft_node *n = a->child; n; n = n->next) {
        if (a->kind == FT_NODE_MAP)
            for (other = b->child;
                 other && !ft_slice_equal(other->key, n->key);)
                other = other->next;
        if (!other || !is_same(n, other))
            return false;
        other = other->next;
    }
    return true;
}

/* What was written, read again, is what was meant. */
static ft_status check(writer *w, const ft_node *root, ft_slice text,
                       ft_error *err)
{
    ft_source source;
    const ft_node *again = NULL;

    if (ft_source_init(&source, w->arena, w->comments->source->name, text))
        return ft_error_memory(err);
    ft_status status = ft_yaml_parse(w->arena, &source, NULL, &again, NULL);
    if (status == FT_ERR_MEMORY)
        return ft_error_memory(err);
    if (!status && is_same(root, again))
        return FT_OK;
    return ft_error_at(err, FT_ERR_SYNTAX, w->comments->source, 0,
                       "cannot be formatted without a change of what it says");
}

static void put_file(writer *w, const ft_node *root)
{
    ft_comments_place(w->comments, root);
    if (root->count && ft_node_is_block(root))
        put_block(w, root, IN_FILE, 0, false);
    else if (root->count)
        put_filled(w, root, IN_FILE, 2);
    if (root->count)
        put_line(w, 0);
    for (size_t i = 0; i < w->comments->count; i++) {
        const ft_comment *c = &w->comments->items[i];
        if (c->owner)
            continue;
        if (c->spaced && w->out->len)
            put_line(w, 0);
        ft_buffer_add(w->out, c->text);
        put_line(w, 0);
    }
}

ft_status ft_format_source(ft_arena *arena, const ft_source *source,
                           ft_buffer *out, ft_error *err)
{
    ft_buffer text = {0};
    ft_comments comments = {.arena = arena, .source = source};
    writer w = {.arena = arena, .comments = &comments, .out = &text};
    const ft_yaml_hooks hooks = {.context = &comments,
                                 .comment = ft_comments_note};
    const ft_node *root = NULL;
    ft_status status = ft_yaml_parse(arena, source, &hooks, &root, err);

    if (status)
        return status;
    put_file(&w, root);
    if (w.failed || comments.failed || text.failed)
        status = ft_error_memory(err);
    else
        status = check(&w, root, ft_buffer_slice(&text), err);
    if (!status)
        ft_buffer_add(out, ft_buffer_slice(&text));
    ft_buffer_free(&text);
    return status;
}
