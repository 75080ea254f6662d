/*
 * expression: a tree in the arena, by recursive descent. `or` binds weakest,
 * then `and`, `not`, comparisons, `+ -`, `*`.
 */
#include "rules/expression.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"

enum { DEPTH_LIMIT = 32, NODE_LIMIT = 200, VALUE_LIMIT = 1000000000 };

typedef enum op {
    OP_INTEGER,
    OP_CAPTURE, /* its value: `first` is 0, or 1 and 2 of a pair, 3 stoppage */
    OP_TOOK_PART,
    OP_NOT,
    OP_AND,
    OP_OR,
    OP_LESS,
    OP_LESS_EQUAL,
    OP_GREATER,
    OP_GREATER_EQUAL,
    OP_EQUAL,
    OP_DIFFERENT,
    OP_PLUS,
    OP_MINUS,
    OP_TIMES
} op;

typedef enum part { PART_WHOLE, PART_FIRST, PART_SECOND, PART_OFFSET } part;

struct ft_expression {
    op op;
    int integer;
    size_t capture;
    part part;
    ft_capture_type type; /* of a capture's part */
    size_t index;         /* where it stands in the scalar, for errors */
    const ft_expression *left, *right;
};

/* --- reading ------------------------------------------------------------- */

typedef struct parser {
    ft_arena *arena;
    ft_report *report;
    const ft_node *node;
    ft_capture *captures;
    size_t capture_count;
    size_t at;
    unsigned depth;
    unsigned nodes;
    bool condition;
    ft_status status;
} parser;

static ft_expression *fail(parser *p, size_t index, const char *message)
{
    if (!p->status)
        p->status =
            ft_report_error(p->report, p->node->source,
                            ft_node_place(p->node, index), "%s", message);
    return NULL;
}

static ft_expression *new_expression(parser *p, op kind, size_t index)
{
    if (++p->nodes > NODE_LIMIT)
        return fail(p, index, "too long for one condition");
    ft_expression *e = FT_NEW(p->arena, ft_expression, 1);
    if (!e) {
        p->status = ft_report_memory(p->report);
        return NULL;
    }
    e->op = kind;
    e->index = index;
    return e;
}

static void skip_blanks(parser *p)
{
    while (p->at < p->node->text.len && (p->node->text.data[p->at] == ' ' ||
                                         p->node->text.data[p->at] == '\n'))
        p->at++;
}

static char peek(parser *p)
{
    skip_blanks(p);
    return p->at < p->node->text.len ? p->node->text.data[p->at] : '\0';
}

static bool is_word(char c)
{
    return ft_is_letter(c) || ft_is_digit(c) || c == '_';
}

static ft_slice peek_word(parser *p)
{
    ft_slice text = p->node->text;

    skip_blanks(p);
    size_t end = p->at;
    while (end < text.len && is_word(text.data[end]))
        end++;
    return ft_slice_cut(text, (ft_span){p->at, end});
}

static bool take_word(parser *p, const char *word)
{
    ft_slice next = peek_word(p);

    if (!ft_slice_equal(next, ft_slice_of(word)))
        return false;
    p->at += next.len;
    return true;
}

static ft_expression *read_integer(parser *p)
{
    size_t start = p->at;
    int value = 0;

    for (;
         ft_is_digit(p->at < p->node->text.len ? p->node->text.data[p->at] : 0);
         p->at++) {
        if (value > VALUE_LIMIT / 10 - 1)
            return fail(p, start, "the number is too large");
        value = value * 10 + (p->node->text.data[p->at] - '0');
    }
    ft_expression *e = new_expression(p, OP_INTEGER, start);
    if (e)
        e->integer = value;
    return e;
}

static ft_expression *fail_capture(parser *p, ft_slice name, size_t index)
{
    ft_slice *names = FT_NEW(p->arena, ft_slice, p->capture_count);

    if (!names) {
        p->status = ft_report_memory(p->report);
        return NULL;
    }
    for (size_t i = 0; i < p->capture_count; i++)
        names[i] = p->captures[i].name;
    p->status = ft_report_name(p->report, p->node->source,
                               ft_node_place(p->node, index), "no capture",
                               name, names, p->capture_count);
    return NULL;
}

/* ".1", ".2" of a score, ".offset" of a minute. */
static bool read_part(parser *p, ft_expression *e)
{
    ft_slice text = p->node->text;

    if (p->at >= text.len || text.data[p->at] != '.')
        return true;
    p->at++;
    size_t start = p->at;
    while (p->at < text.len && is_word(text.data[p->at]))
        p->at++;
    ft_slice name = ft_slice_cut(text, (ft_span){start, p->at});
    if (e->type == FT_CAPTURE_SCORE && name.len == 1 &&
        (name.data[0] == '1' || name.data[0] == '2'))
        e->part = name.data[0] == '1' ? PART_FIRST : PART_SECOND;
    else if (e->type == FT_CAPTURE_MINUTE &&
             ft_slice_equal(name, (ft_slice)FT_SLICE("offset")))
        e->part = PART_OFFSET;
    else
        return fail(p, start - 1,
                    "a score has '.1' and '.2', a minute has "
                    "'.offset', others have no parts");
    e->type = FT_CAPTURE_INTEGER;
    return true;
}

static ft_expression *read_capture(parser *p)
{
    size_t start = p->at;
    bool dollar = peek(p) == '$';

    p->at += dollar;
    ft_slice name = peek_word(p);
    if (!name.len)
        return fail(p, start,
                    p->condition ? "expected a capture or a number"
                                 : "expected $capture or a number");
    if (!dollar && !p->condition)
        return fail(p, start, "a capture is written with '$' here");
    for (size_t i = 0; i < p->capture_count; i++) {
        if (!ft_slice_equal(p->captures[i].name, name))
            continue;
        ft_expression *e = new_expression(p, OP_CAPTURE, start);
        if (!e)
            return NULL;
        p->at += name.len;
        p->captures[i].used = true;
        e->capture = i;
        e->type = p->captures[i].type;
        return read_part(p, e) ? e : NULL;
    }
    return fail_capture(p, name, start + dollar);
}

static ft_expression *read_or(parser *p);
static ft_expression *read_sum(parser *p);

static ft_expression *read_primary(parser *p)
{
    char next = peek(p);
    ft_expression *e;

    if (ft_is_digit(next))
        return read_integer(p);
    if (next != '(')
        return read_capture(p);
    if (p->depth >= DEPTH_LIMIT)
        return fail(p, p->at, "nested too deeply");
    size_t open = p->at++;
    p->depth++;
    e = p->condition ? read_or(p) : read_sum(p);
    p->depth--;
    if (!e)
        return NULL;
    if (peek(p) != ')')
        return fail(p, open, "'(' without its ')'");
    p->at++;
    return e;
}

static ft_expression *join(parser *p, op kind, size_t index,
                           const ft_expression *left,
                           const ft_expression *right)
{
    if (!left || !right)
        return NULL;
    ft_expression *e = new_expression(p, kind, index);
    if (e) {
        e->left = left;
        e->right = right;
    }
    return e;
}

static bool is_number(const ft_expression *e)
{
    return e->op == OP_INTEGER || e->op >= OP_PLUS ||
           (e->op == OP_CAPTURE &&
            (e->type == FT_CAPTURE_INTEGER || e->type == FT_CAPTURE_MINUTE));
}

/* A capture whose type nothing tells is a number where one is wanted. */
static void want_number(parser *p, ft_expression *e)
{
    if (!e || e->op != OP_CAPTURE || e->type != FT_CAPTURE_TEXT)
        return;
    e->type = FT_CAPTURE_INTEGER;
    p->captures[e->capture].type = FT_CAPTURE_INTEGER;
}

/* Numbers alone can be added. */
static ft_expression *join_numbers(parser *p, op kind, size_t index,
                                   ft_expression *left, ft_expression *right)
{
    if (!left || !right)
        return NULL;
    want_number(p, left);
    want_number(p, right);
    if (!is_number(left) || !is_number(right))
        return fail(p, is_number(left) ? right->index : left->index,
                    "only numbers can be reckoned with");
    return join(p, kind, index, left, right);
}

static ft_expression *read_product(parser *p)
{
    ft_expression *e = read_primary(p);

    while (e && peek(p) == '*') {
        size_t index = p->at++;
        e = join_numbers(p, OP_TIMES, index, e, read_primary(p));
    }
    return e;
}

static ft_expression *read_sum(parser *p)
{
    ft_expression *e = read_product(p);

    while (e && (peek(p) == '+' || peek(p) == '-')) {
        size_t index = p->at;
        op kind = p->node->text.data[p->at++] == '+' ? OP_PLUS : OP_MINUS;
        e = join_numbers(p, kind, index, e, read_product(p));
    }
    return e;
}

static bool take_comparison(parser *p, op *out)
{
    static const struct {
        const char *sign;
        op op;
    } signs[] = {{"<=", OP_LESS_EQUAL}, {">=", OP_GREATER_EQUAL},
                 {"==", OP_EQUAL},      {"!=", OP_DIFFERENT},
                 {"<", OP_LESS},        {">", OP_GREATER}};

    skip_blanks(p);
    ft_slice rest =
        ft_slice_cut(p->node->text, (ft_span){p->at, p->node->text.len});
    for (size_t i = 0; i < FT_COUNT(signs); i++) {
        if (ft_slice_starts(rest, ft_slice_of(signs[i].sign))) {
            *out = signs[i].op;
            p->at += strlen(signs[i].sign);
            return true;
        }
    }
    return false;
}

static bool is_thing(const ft_expression *e)
{
    return e->op == OP_CAPTURE &&
           (e->type == FT_CAPTURE_MENTION || e->type == FT_CAPTURE_TEXT ||
            e->type == FT_CAPTURE_DAY);
}

/* Numbers compare with numbers; mentions and texts know == and != alone. */
static ft_expression *compare_with(parser *p, op kind, size_t index,
                                   ft_expression *left, ft_expression *right)
{
    if (!left || !right)
        return NULL;
    bool order = kind != OP_EQUAL && kind != OP_DIFFERENT;
    if (order || is_number(left))
        want_number(p, right);
    if (order || is_number(right))
        want_number(p, left);
    ft_expression *e = join(p, kind, index, left, right);
    if (!e)
        return NULL;
    if (is_number(left) && is_number(right))
        return e;
    if (is_thing(left) && is_thing(right)) {
        if (e->op == OP_EQUAL || e->op == OP_DIFFERENT)
            return e;
        return fail(p, e->index, "mentions and texts know only == and !=");
    }
    const ft_expression *odd = is_number(left) ? right : left;
    if (odd->op == OP_CAPTURE && odd->type == FT_CAPTURE_SCORE)
        return fail(p, odd->index,
                    "a score has no order: compare its '.1' and "
                    "'.2'");
    return fail(p, e->index, "a number cannot be compared with something else");
}

static ft_expression *read_comparison(parser *p)
{
    ft_expression *left = read_sum(p);
    op kind;

    if (!left)
        return NULL;
    skip_blanks(p);
    size_t index = p->at;
    if (take_comparison(p, &kind))
        return compare_with(p, kind, index, left, read_sum(p));
    if (left->op == OP_CAPTURE && left->part == PART_WHOLE)
        left->op = OP_TOOK_PART;
    else if (left->op == OP_INTEGER || left->op == OP_CAPTURE ||
             left->op >= OP_PLUS)
        return fail(p, left->index, "a number is no condition");
    return left;
}

static ft_expression *read_not(parser *p)
{
    skip_blanks(p);
    size_t index = p->at;

    if (!take_word(p, "not"))
        return read_comparison(p);
    if (p->depth >= DEPTH_LIMIT)
        return fail(p, index, "nested too deeply");
    p->depth++;
    ft_expression *inner = read_not(p);
    p->depth--;
    return join(p, OP_NOT, index, inner, inner);
}

static ft_expression *read_and(parser *p)
{
    ft_expression *e = read_not(p);

    while (e && take_word(p, "and"))
        e = join(p, OP_AND, p->at, e, read_not(p));
    return e;
}

static ft_expression *read_or(parser *p)
{
    ft_expression *e = read_and(p);

    while (e && take_word(p, "or"))
        e = join(p, OP_OR, p->at, e, read_and(p));
    return e;
}

static ft_status read_all(parser *p, const ft_expression **out)
{
    if (p->node->kind != FT_NODE_SCALAR || !p->node->text.len)
        return ft_report_error(p->report, p->node->source, p->node->offset,
                               p->condition ? "expected a condition"
                                            : "expected a value");
    ft_expression *e = p->condition ? read_or(p) : read_sum(p);
    if (e && peek(p))
        e = fail(p, p->at, "nothing is expected here any more");
    if (!p->condition)
        want_number(p, e);
    if (e && !p->condition && !is_number(e))
        e = fail(p, e->index, "expected a number");
    *out = e;
    return p->status;
}

ft_status ft_condition_read(ft_arena *arena, ft_report *report,
                            const ft_node *node, ft_capture *captures,
                            size_t count, const ft_expression **out)
{
    parser p = {.arena = arena,
                .report = report,
                .node = node,
                .captures = captures,
                .capture_count = count,
                .condition = true};

    return read_all(&p, out);
}

ft_status ft_arithmetic_read(ft_arena *arena, ft_report *report,
                             const ft_node *node, ft_capture *captures,
                             size_t count, const ft_expression **out)
{
    parser p = {.arena = arena,
                .report = report,
                .node = node,
                .captures = captures,
                .capture_count = count};

    return read_all(&p, out);
}

/* --- evaluating ---------------------------------------------------------- */

static bool value_of_capture(const ft_expression *e, const ft_binding *binding,
                             long long *out)
{
    if (!binding->set || binding->value.kind == FT_VALUE_NONE)
        return false;
    switch (e->part) {
    case PART_FIRST:
        *out = binding->value.pair[0];
        return true;
    case PART_SECOND:
        *out = binding->value.pair[1];
        return true;
    case PART_OFFSET:
        *out = binding->offset;
        return true;
    default:
        *out = binding->value.integer;
        return true;
    }
}

/* Operands never exceed VALUE_LIMIT, so their product fits. */
static bool reckon(op kind, long long left, long long right, long long *out)
{
    *out = kind == OP_PLUS    ? left + right
           : kind == OP_MINUS ? left - right
                              : left * right;
    return *out <= VALUE_LIMIT && *out >= -VALUE_LIMIT;
}

static bool evaluate(const ft_expression *e, const ft_binding *bindings,
                     long long *out)
{
    long long left = 0;
    long long right = 0;

    if (e->op == OP_INTEGER) {
        *out = e->integer;
        return true;
    }
    if (e->op == OP_CAPTURE)
        return value_of_capture(e, &bindings[e->capture], out) &&
               *out <= VALUE_LIMIT;
    return evaluate(e->left, bindings, &left) &&
           evaluate(e->right, bindings, &right) &&
           reckon(e->op, left, right, out);
}

static bool same_thing(const ft_mentions *mentions, const ft_binding *left,
                       const ft_binding *right)
{
    if (left->value.kind == FT_VALUE_MENTION &&
        right->value.kind == FT_VALUE_MENTION)
        return mentions->mentions[left->value.mention].entity ==
               mentions->mentions[right->value.mention].entity;
    return ft_slice_equal(left->value.text, right->value.text);
}

static bool compare_things(const ft_expression *e, const ft_mentions *mentions,
                           const ft_binding *bindings)
{
    const ft_binding *left = &bindings[e->left->capture];
    const ft_binding *right = &bindings[e->right->capture];

    return left->set && right->set &&
           same_thing(mentions, left, right) == (e->op == OP_EQUAL);
}

static bool compare(const ft_expression *e, const ft_mentions *mentions,
                    const ft_binding *bindings)
{
    long long left = 0;
    long long right = 0;

    if (is_thing(e->left))
        return compare_things(e, mentions, bindings);
    if (!evaluate(e->left, bindings, &left) ||
        !evaluate(e->right, bindings, &right))
        return false;
    switch (e->op) {
    case OP_LESS:
        return left < right;
    case OP_LESS_EQUAL:
        return left <= right;
    case OP_GREATER:
        return left > right;
    case OP_GREATER_EQUAL:
        return left >= right;
    case OP_EQUAL:
        return left == right;
    default:
        return left != right;
    }
}

bool ft_condition_holds(const ft_expression *condition,
                        const ft_mentions *mentions, const ft_binding *bindings)
{
    const ft_expression *e = condition;

    switch (e->op) {
    case OP_TOOK_PART:
        return bindings[e->capture].set;
    case OP_NOT:
        return !ft_condition_holds(e->left, mentions, bindings);
    case OP_AND:
        return ft_condition_holds(e->left, mentions, bindings) &&
               ft_condition_holds(e->right, mentions, bindings);
    case OP_OR:
        return ft_condition_holds(e->left, mentions, bindings) ||
               ft_condition_holds(e->right, mentions, bindings);
    default:
        return compare(e, mentions, bindings);
    }
}

static ft_value span_of(const ft_expression *e, const ft_binding *bindings,
                        ft_value value)
{
    if (e->op == OP_CAPTURE)
        return ft_value_span_join(value, &bindings[e->capture].value);
    if (e->left)
        value = span_of(e->left, bindings, value);
    if (e->right)
        value = span_of(e->right, bindings, value);
    return value;
}

bool ft_arithmetic_value(const ft_expression *expression,
                         const ft_binding *bindings, ft_value *out)
{
    long long value = 0;

    if (!evaluate(expression, bindings, &value))
        return false;
    *out = span_of(expression, bindings,
                   (ft_value){.kind = FT_VALUE_INTEGER, .integer = (int)value});
    return true;
}

/* --- freezing ------------------------------------------------------------- */

/* Operations with two operands, and with one. */
static bool has_right(op kind)
{
    return kind >= OP_AND;
}

static bool has_left(op kind)
{
    return kind >= OP_NOT;
}

static void node_image(ft_image *image, const ft_expression **field,
                       size_t captures, unsigned depth)
{
    ft_expression *e = ft_image_object(image, field, sizeof *e);

    if (!e)
        return;
    ft_image_expect(image, depth < NODE_LIMIT && (size_t)e->op <= OP_TIMES &&
                               (size_t)e->part <= PART_OFFSET &&
                               (size_t)e->type < FT_CAPTURE_TYPE_COUNT);
    if (e->op == OP_CAPTURE || e->op == OP_TOOK_PART)
        ft_image_expect(image, e->capture < captures);
    ft_image_expect(image, !has_left(e->op) || e->left);
    ft_image_expect(image, !has_right(e->op) || e->right);
    node_image(image, &e->left, captures, depth + 1);
    node_image(image, &e->right, captures, depth + 1);
}

void ft_expression_image(ft_image *image, const ft_expression **field,
                         size_t captures)
{
    node_image(image, field, captures, 0);
}
