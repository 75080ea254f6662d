/*
 * yaml: blocks by their indentation, brackets by their commas. An error ends
 * the item it stands in; the lines behind it are passed over up to the next
 * item of a list or a map that stands no deeper than rules and fragments do.
 */
#include "rules/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "rules/scalar.h"
#include "text/unicode.h"

enum {
    DEPTH_LIMIT = 32,
    NODE_LIMIT = 200 * 1000,
    ERROR_LIMIT = 50,
    MEND_DEPTH = 2 /* containers within this depth survive errors inside */
};

typedef struct reader {
    ft_cursor c;
    const ft_yaml_hooks *hooks;
    ft_error *err;
    size_t nodes, errors;
    size_t line; /* in which the last scalar of a block begins */
    ft_status first;
} reader;

/* Where a node stands among the blocks around it. */
typedef struct level {
    size_t least;   /* columns that it is indented by at least */
    unsigned depth; /* containers around it */
    bool after_key; /* on the line of its key: no block begins there */
} level;

static void tell(reader *r)
{
    r->errors++;
    if (!r->first)
        r->first = FT_ERR_SYNTAX;
    (void)ft_error_at(r->err, FT_ERR_SYNTAX, r->c.source, r->c.wrong, "%s",
                      r->c.message);
    if (r->hooks && r->hooks->error)
        r->hooks->error(r->hooks->context, r->c.wrong, r->c.message);
}

static ft_status fail(reader *r, size_t offset, const char *message)
{
    return ft_cursor_fail(&r->c, offset, "%s", message);
}

static ft_status new_node(reader *r, ft_node_kind kind, ft_node **out)
{
    ft_node *node = FT_NEW(r->c.arena, ft_node, 1);

    if (!node)
        return FT_ERR_MEMORY;
    node->kind = kind;
    node->source = r->c.source;
    node->offset = r->c.at;
    *out = node;
    if (++r->nodes > NODE_LIMIT)
        return ft_cursor_fail(&r->c, r->c.at, "a file has %d values at most",
                              (int)NODE_LIMIT);
    return FT_OK;
}

/* --- between values ------------------------------------------------------- */

static void pass_comment(reader *r)
{
    size_t start = r->c.at;

    while (r->c.at < r->c.len && !ft_cursor_break(&r->c))
        r->c.at++;
    if (r->hooks && r->hooks->comment)
        r->hooks->comment(r->hooks->context, (ft_span){start, r->c.at});
}

/* Blanks and a comment; a '#' right behind a value is none. */
static void pass_blanks(reader *r)
{
    size_t start = r->c.at;

    ft_cursor_blanks(&r->c);
    if (ft_cursor_peek(&r->c, 0) == '#' &&
        (r->c.at > start || r->c.at == r->c.line))
        pass_comment(r);
}

/* To the next byte that is part of a value, on this line or a later one. */
static void pass_lines(reader *r)
{
    size_t len;

    pass_blanks(r);
    while ((len = ft_cursor_break(&r->c))) {
        r->c.at += len;
        r->c.line = r->c.at;
        pass_blanks(r);
    }
}

static bool at_end(const reader *r)
{
    return r->c.at >= r->c.len;
}

/* The next line that holds something, by its first byte in a block: tabs do
 * not indent, documents do not follow one another. */
static ft_status next_line(reader *r)
{
    pass_lines(r);
    if (at_end(r))
        return FT_OK;
    if (memchr(r->c.text + r->c.line, '\t', r->c.at - r->c.line))
        return fail(r, r->c.at, "indent with spaces, not with tabs");
    if (ft_cursor_marks_document(&r->c))
        return fail(r, r->c.at, "a rule file is one document");
    return FT_OK;
}

/* Behind a value of a block: nothing else stands on its line. */
static ft_status end_line(reader *r)
{
    if (r->c.at == r->c.line)
        return FT_OK; /* behind a `|` block */
    pass_blanks(r);
    if (at_end(r) || ft_cursor_break(&r->c))
        return FT_OK;
    if (ft_cursor_peek(&r->c, 0) == ':' && ft_cursor_ends(&r->c, 1))
        return fail(
            r, r->c.at,
            r->line != r->c.line
                ? "a key that is indented deeper than the one above it"
                : "a ':' with a space behind it makes a key: put the text in "
                  "quotes");
    return fail(r, r->c.at,
                "expected the end of the line: put the text in "
                "quotes");
}

/* A '-' and a blank: an item of a list. */
static bool at_dash(const reader *r)
{
    return ft_cursor_peek(&r->c, 0) == '-' && ft_cursor_ends(&r->c, 1);
}

/* What YAML has and rule files have not, or what cannot begin a value. */
static ft_status refuse(reader *r)
{
    switch (ft_cursor_peek(&r->c, 0)) {
    case '&':
        return fail(r, r->c.at, "anchors (&) are not part of rule files");
    case '*':
        return fail(r, r->c.at, "aliases (*) are not part of rule files");
    case '!':
        return fail(r, r->c.at, "tags (!) are not part of rule files");
    case '>':
        return fail(r, r->c.at, "a '>' block folds lines: use '|', or quotes");
    case '|':
        return fail(r, r->c.at, "a '|' block cannot stand in brackets");
    case '?':
        return fail(r, r->c.at, "keys with '?' are not part of rule files");
    case '%':
        return fail(r, r->c.at, "a text that begins with '%' stands in quotes");
    default:
        return fail(r, r->c.at,
                    "expected a value: put a text that begins "
                    "so in quotes");
    }
}

/* --- keys ----------------------------------------------------------------- */

static int compare_keys(const void *a, const void *b)
{
    const ft_node *left = *(const ft_node *const *)a;
    const ft_node *right = *(const ft_node *const *)b;
    int order = ft_slice_compare(left->key, right->key);

    if (order)
        return order;
    return (left->key_offset > right->key_offset) -
           (left->key_offset < right->key_offset);
}

/* Tells of the first key, in the order of the file, that stands twice. */
static ft_status check_keys(reader *r, const ft_node *map)
{
    const ft_node **sorted;
    const ft_node *twice = NULL;
    size_t count = 0;

    if (map->count < 2)
        return FT_OK;
    if (!(sorted = FT_NEW(r->c.arena, const ft_node *, map->count)))
        return FT_ERR_MEMORY;
    for (const ft_node *n = map->child; n; n = n->next)
        sorted[count++] = n;
    qsort(sorted, count, sizeof(const ft_node *), compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (ft_slice_equal(sorted[i - 1]->key, sorted[i]->key) &&
            (!twice || sorted[i]->key_offset < twice->key_offset))
            twice = sorted[i];
    }
    if (!twice)
        return FT_OK;
    (void)ft_cursor_fail(&r->c, twice->key_offset,
                         "the key '%.*s' stands "
                         "twice: keep one of them",
                         twice->key.len < 48 ? (int)twice->key.len : 48,
                         twice->key.data);
    tell(r);
    return FT_OK;
}

/* A key and its ':'; the cursor is left behind them. */
static ft_status read_key(reader *r, bool flow, ft_node *out)
{
    ft_scalar_place place = {SIZE_MAX, flow}; /* on one line */
    char first = ft_cursor_peek(&r->c, 0);
    bool quoted = first == '\'' || first == '"';
    size_t start = r->c.at;
    ft_status status;

    if (!quoted && !ft_scalar_opens(&r->c, flow))
        return refuse(r);
    status = quoted ? ft_scalar_quoted(&r->c, place, out)
                    : ft_scalar_plain(&r->c, place, out);
    if (status)
        return status;
    ft_cursor_blanks(&r->c);
    if (ft_cursor_peek(&r->c, 0) != ':' ||
        (!ft_cursor_ends(&r->c, 1) && !(flow && quoted)))
        return fail(r, flow ? r->c.at : start,
                    flow ? "expected ': ' and a value behind the key"
                         : "expected 'key: value'");
    r->c.at++;
    out->key = out->text;
    out->key_offset = start;
    return FT_OK;
}

/* --- brackets ------------------------------------------------------------- */

static ft_status read_flow(reader *r, level l, ft_node **out);

/* To the next byte inside brackets; what opened them is told when it stands
 * too far left, or nowhere. */
static ft_status next_flow(reader *r, level l, size_t open)
{
    char close = r->c.text[open] == '[' ? ']' : '}';

    pass_lines(r);
    if (!at_end(r) && !ft_cursor_marks_document(&r->c) &&
        (ft_cursor_column(&r->c) >= l.least ||
         ((ft_cursor_peek(&r->c, 0) == ']' ||
           ft_cursor_peek(&r->c, 0) == '}') &&
          ft_cursor_column(&r->c) + 1 >= l.least)))
        return FT_OK;
    return ft_cursor_fail(&r->c, open, "the '%c' that opens here has no '%c'",
                          r->c.text[open], close);
}

/* Behind an item: a comma, or the end of the brackets. */
static ft_status next_item(reader *r, level l, size_t open, bool *end)
{
    char close = r->c.text[open] == '[' ? ']' : '}';
    ft_status status = next_flow(r, l, open);

    if (status)
        return status;
    *end = ft_cursor_peek(&r->c, 0) == close;
    if (*end)
        return FT_OK;
    if (ft_cursor_peek(&r->c, 0) == ',') {
        r->c.at++;
        return next_flow(r, l, open);
    }
    if (close == ']' && ft_cursor_peek(&r->c, 0) == ':')
        return fail(r, r->c.at, "a key and its value stand in { }, not in [ ]");
    return ft_cursor_fail(&r->c, r->c.at, "expected ',' or '%c'", close);
}

/* The value behind a key in brackets may be left out. */
static ft_status read_flow_pair(reader *r, level l, size_t open, ft_node **out)
{
    ft_node key = {0};
    ft_status status = read_key(r, true, &key);
    size_t behind = r->c.at;

    if (status || (status = next_flow(r, l, open)))
        return status;
    char next = ft_cursor_peek(&r->c, 0);
    if (next == ',' || next == '}') {
        if ((status = new_node(r, FT_NODE_SCALAR, out)))
            return status;
        (*out)->offset = (*out)->end = behind;
    } else if ((status = read_flow(r, l, out))) {
        return status;
    }
    (*out)->key = key.key;
    (*out)->key_offset = key.key_offset;
    return FT_OK;
}

static ft_status read_brackets(reader *r, level l, ft_node **out)
{
    size_t open = r->c.at;
    bool list = r->c.text[open] == '[';
    const ft_node **link;
    bool end = false;
    ft_status status = new_node(r, list ? FT_NODE_LIST : FT_NODE_MAP, out);

    if (status)
        return status;
    if (++l.depth > DEPTH_LIMIT)
        return fail(r, open, "nested too deeply");
    ft_node *node = *out;
    node->flow = true;
    link = &node->child;
    r->c.at++;
    status = next_flow(r, l, open);
    while (!status && !end && ft_cursor_peek(&r->c, 0) != (list ? ']' : '}')) {
        ft_node *item = NULL;
        status =
            list ? read_flow(r, l, &item) : read_flow_pair(r, l, open, &item);
        if (status || !item)
            return status;
        *link = item;
        link = &item->next;
        node->count++;
        status = next_item(r, l, open, &end);
    }
    if (status)
        return status;
    node->end = ++r->c.at;
    return list ? FT_OK : check_keys(r, node);
}

/* A value inside brackets, or brackets themselves. */
static ft_status read_flow(reader *r, level l, ft_node **out)
{
    ft_scalar_place place = {l.least, true};
    char first = ft_cursor_peek(&r->c, 0);
    bool quoted = first == '\'' || first == '"';
    ft_status status;

    if (first == '[' || first == '{')
        return read_brackets(r, l, out);
    if (!quoted && !ft_scalar_opens(&r->c, true))
        return refuse(r);
    if ((status = new_node(r, FT_NODE_SCALAR, out)))
        return status;
    status = quoted ? ft_scalar_quoted(&r->c, place, *out)
                    : ft_scalar_plain(&r->c, place, *out);
    (*out)->end = r->c.at;
    return status;
}

/* --- blocks --------------------------------------------------------------- */

static ft_status read_block(reader *r, level l, ft_node **out);

/* Moves to the next line that may open an item of a block at `column`, at least
 * one line further down than `item` begins. A list in the column of its key
 * belongs to the key. */
static void pass_item(reader *r, bool list, size_t item, size_t column)
{
    ft_cursor *c = &r->c;
    size_t from = c->wrong > item && c->wrong < c->len ? c->wrong : item;

    c->at = from;
    for (;;) {
        while (c->at < c->len && c->text[c->at] != '\n')
            c->at++;
        if (c->at == c->len)
            return;
        c->line = ++c->at;
        while (ft_cursor_peek(c, 0) == ' ')
            c->at++;
        size_t here = ft_cursor_column(c);
        bool opens = here < column || (here == column && (list || !at_dash(r)));
        if (opens && !ft_cursor_break(c) && ft_cursor_peek(c, 0) != '#' &&
            ft_cursor_peek(c, 0) != '\t')
            break;
    }
    c->at = c->line; /* as behind a line */
}

/* An error inside an item: told, when the container goes on without it. */
static ft_status mend(reader *r, level l, bool list, size_t item, size_t column,
                      ft_status status)
{
    if (status != FT_ERR_SYNTAX || l.depth > MEND_DEPTH ||
        r->errors + 1 >= ERROR_LIMIT || r->nodes > NODE_LIMIT)
        return status;
    tell(r);
    pass_item(r, list, item, column);
    return FT_OK;
}

/* The value behind "key:" or "- ": on the same line, or below. A list may
 * stand in the column of its key. */
static ft_status read_value(reader *r, level l, size_t column, ft_node **out)
{
    size_t behind = r->c.at;
    size_t line = r->c.line;
    ft_status status = next_line(r);

    if (status)
        return status;
    bool below = r->c.line != line;
    if (at_end(r) ||
        (below && ft_cursor_column(&r->c) <= column &&
         !(l.after_key && at_dash(r) && ft_cursor_column(&r->c) == column))) {
        if ((status = new_node(r, FT_NODE_SCALAR, out)))
            return status;
        (*out)->offset = (*out)->end = behind;
        if (!at_end(r))
            r->c.at = r->c.line; /* as behind a line */
        return FT_OK;
    }
    l.after_key = l.after_key && !below;
    l.least = column + 1;
    return read_block(r, l, out);
}

static ft_status read_entry(reader *r, level l, size_t column, ft_node **out)
{
    ft_node key = {0};
    ft_status status = read_key(r, false, &key);

    l.after_key = true;
    if (status || (status = read_value(r, l, column, out)))
        return status;
    (*out)->key = key.key;
    (*out)->key_offset = key.key_offset;
    return FT_OK;
}

static ft_status read_item(reader *r, level l, size_t column, ft_node **out)
{
    r->c.at++; /* the dash */
    l.after_key = false;
    return read_value(r, l, column, out);
}

/* What a list or a map may go on with: the next line that holds something
 * stands in its column. */
static ft_status next_entry(reader *r, bool list, size_t column, bool *end)
{
    ft_status status = end_line(r);

    if (status || (status = next_line(r)))
        return status;
    size_t here = ft_cursor_column(&r->c);
    *end =
        at_end(r) || here < column || (here == column && list && !at_dash(r));
    if (*end && !at_end(r))
        r->c.at = r->c.line; /* for the block around */
    if (*end || here == column)
        return FT_OK;
    return fail(r, r->c.at, "indented deeper than what stands above it");
}

/* A map or a list of lines, from its first key or dash on. */
static ft_status read_lines(reader *r, level l, bool list, ft_node **out)
{
    size_t column = ft_cursor_column(&r->c);
    const ft_node **link;
    bool end = false;
    ft_status status = new_node(r, list ? FT_NODE_LIST : FT_NODE_MAP, out);

    if (status)
        return status;
    if (++l.depth > DEPTH_LIMIT)
        return fail(r, r->c.at, "nested too deeply");
    ft_node *node = *out;
    link = &node->child;
    while (!end) {
        ft_node *item = NULL;
        size_t start = r->c.at;
        status = list ? read_item(r, l, column, &item)
                      : read_entry(r, l, column, &item);
        if (!status && item) {
            *link = item;
            link = &item->next;
            node->count++;
            status = next_entry(r, list, column, &end);
        }
        while (status) {
            if ((status = mend(r, l, list, start, column, status)))
                return status;
            start = r->c.at; /* one line further at least */
            status = next_entry(r, list, column, &end);
        }
    }
    return list ? FT_OK : check_keys(r, node);
}

/* The line goes on as a key: a word or quoted text, and ": " behind it. */
static bool at_key(const reader *r)
{
    ft_cursor look = r->c;
    ft_node key;
    char first = ft_cursor_peek(&look, 0);

    look.arena = NULL;
    if (first == '\'' || first == '"') {
        do { /* a doubled quote opens anew */
            for (look.at++; look.at < look.len && !ft_cursor_break(&look) &&
                            look.text[look.at] != first;
                 look.at++)
                look.at += first == '"' && look.text[look.at] == '\\' &&
                           look.at + 1 < look.len;
            if (ft_cursor_peek(&look, 0) != first)
                return false;
            look.at++;
        } while (first == '\'' && ft_cursor_peek(&look, 0) == first);
    } else if (ft_scalar_plain(&look, (ft_scalar_place){SIZE_MAX, false},
                               &key)) {
        return false;
    }
    ft_cursor_blanks(&look);
    return ft_cursor_peek(&look, 0) == ':' && ft_cursor_ends(&look, 1);
}

static ft_status read_scalar(reader *r, level l, ft_node **out)
{
    ft_scalar_place place = {l.least, false};
    ft_status status = new_node(r, FT_NODE_SCALAR, out);

    r->line = r->c.line;
    if (status)
        return status;
    char first = ft_cursor_peek(&r->c, 0);
    if (first == '|') {
        status = ft_scalar_literal(&r->c, place, *out);
        if (!status && r->c.comment.end > r->c.comment.start && r->hooks &&
            r->hooks->comment)
            r->hooks->comment(r->hooks->context, r->c.comment);
    } else if (first == '\'' || first == '"') {
        status = ft_scalar_quoted(&r->c, place, *out);
    } else {
        status = ft_scalar_plain(&r->c, place, *out);
    }
    (*out)->end = r->c.at;
    return status;
}

/* Whatever stands at the cursor. */
static ft_status read_block(reader *r, level l, ft_node **out)
{
    char first = ft_cursor_peek(&r->c, 0);
    bool quoted = first == '\'' || first == '"';

    if (first == '[' || first == '{')
        return read_brackets(r, l, out);
    if (at_dash(r))
        return l.after_key
                   ? fail(r, r->c.at, "a list begins on the line below its key")
                   : read_lines(r, l, true, out);
    if (first != '|' && !quoted && !ft_scalar_opens(&r->c, false))
        return refuse(r);
    if (first != '|' && at_key(r))
        return l.after_key ? fail(r, r->c.at,
                                  "a ':' with a space behind it makes a key: "
                                  "put the text in quotes")
                           : read_lines(r, l, false, out);
    return read_scalar(r, l, out);
}

/* --- the file ------------------------------------------------------------- */

/* UTF-8 without controls and without ends of lines that editors do not show. */
static ft_status check_bytes(reader *r)
{
    ft_slice text = {r->c.text, r->c.len};

    for (size_t i = r->c.at; i < text.len;) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= ' ' && byte < 0x7F) {
            i++;
            continue;
        }
        ft_char c = ft_char_at(text, i);
        bool good = byte < 0x80 ? byte == '\t' || byte == '\n' ||
                                      (byte == '\r' && i + 1 < text.len &&
                                       text.data[i + 1] == '\n')
                                : c.len > 1 && c.code >= 0xA0 &&
                                      c.code != 0x2028 && c.code != 0x2029 &&
                                      c.code != 0xFEFF && c.code < 0x110000 &&
                                      c.code != 0xFFFE && c.code != 0xFFFF;
        if (!good)
            return fail(r, i, "not UTF-8, or a control character");
        i += c.len;
    }
    return FT_OK;
}

static ft_status read_document(reader *r, const ft_node **out)
{
    level root = {0};
    ft_node *node = NULL;
    ft_status status;

    pass_lines(r);
    if (ft_cursor_marks_document(&r->c) && ft_cursor_peek(&r->c, 0) == '-') {
        r->c.at += 3;
        if ((status = end_line(r)))
            return status;
    }
    if ((status = next_line(r)))
        return status;
    if (at_end(r))
        status = new_node(r, FT_NODE_MAP, &node);
    else
        status = read_block(r, root, &node);
    *out = node;
    if (status || at_end(r) || (status = end_line(r)) ||
        (status = next_line(r)) || at_end(r))
        return status;
    return fail(r, r->c.at, "indented less than what stands above it");
}

ft_status ft_yaml_parse(ft_arena *arena, const ft_source *source,
                        const ft_yaml_hooks *hooks, const ft_node **out,
                        ft_error *err)
{
    reader r = {.c = {.arena = arena,
                      .source = source,
                      .text = source->text.data,
                      .len = source->text.len},
                .hooks = hooks,
                .err = err};

    *out = NULL;
    if (r.c.len >= 3 && !memcmp(r.c.text, "\xEF\xBB\xBF", 3))
        r.c.at = r.c.line = 3;
    ft_status status = check_bytes(&r);
    if (!status)
        status = read_document(&r, out);
    if (status == FT_ERR_MEMORY) {
        *out = NULL;
        return ft_error_memory(err);
    }
    if (status)
        tell(&r);
    return r.first;
}
