/*
 * repeat: one pass over the text of a pattern with a stack of its open groups.
 * A branch is "loose" while a match of it may be one unbounded repeat and
 * nothing else: "(?:a+)*" then reads "aaaa" in eight ways, "(?:a+,)*" in one.
 */
#include "rules/repeat.h"

#include <stdint.h>

#include "base/ascii.h"

enum { NEST_LIMIT = 250 }; /* PCRE2's own */

/* What the current branch of an open group is made of. */
typedef struct open_group {
    bool blind;       /* looks around: nothing of it is consumed */
    bool loose;       /* a branch before can be one unbounded repeat */
    unsigned repeats; /* unbounded ones in this branch */
    unsigned firm;    /* parts that must stand in it, beside them */
} open_group;

/* How an item is repeated. */
typedef struct quantifier {
    size_t len;
    bool optional, unbounded, possessive;
} quantifier;

/* Bytes of the character class at the start of `text`. */
static size_t class_len(ft_slice text)
{
    size_t i = text.len > 1 && text.data[1] == '^' ? 2 : 1;

    if (i < text.len && text.data[i] == ']') /* not yet its end */
        i++;
    for (; i < text.len && text.data[i] != ']'; i++) {
        if (text.data[i] == '\\')
            i++;
        else if (text.data[i] == '[' && i + 1 < text.len &&
                 text.data[i + 1] == ':')
            while (i + 1 < text.len && text.data[i] != ']')
                i++;
    }
    return i < text.len ? i + 1 : text.len;
}

/* Bytes of an escape: "\d", "\x{F0}", "\p{L}", "\k<x>". */
static size_t escape_len(ft_slice text)
{
    size_t i = 2;
    char close = '\0';

    if (text.len > 2 && text.data[2] == '{')
        close = '}';
    else if (text.len > 2 && text.data[2] == '<' &&
             (text.data[1] == 'k' || text.data[1] == 'g'))
        close = '>';
    if (!close)
        return text.len < 2 ? text.len : 2;
    while (i < text.len && text.data[i] != close)
        i++;
    return i < text.len ? i + 1 : text.len;
}

static size_t digits_at(ft_slice text, size_t at)
{
    size_t end = at;

    while (end < text.len && ft_is_digit(text.data[end]))
        end++;
    return end - at;
}

/* "{2}", "{2,}", "{2,5}"; anything else in braces is text. */
static bool read_braces(ft_slice text, quantifier *out)
{
    size_t least = digits_at(text, 1);
    size_t at = 1 + least;

    if (!least || at >= text.len)
        return false;
    out->optional = least == 1 && text.data[1] == '0';
    if (text.data[at] == ',') {
        size_t most = digits_at(text, ++at);
        out->unbounded = !most;
        at += most;
    }
    if (at >= text.len || text.data[at] != '}')
        return false;
    out->len = at + 1;
    return true;
}

static quantifier read_quantifier(ft_slice text)
{
    quantifier q = {0};
    char first = text.len ? text.data[0] : '\0';

    if (first == '*' || first == '+' || first == '?') {
        q = (quantifier){1, first != '+', first != '?', false};
    } else if (first != '{' || !read_braces(text, &q)) {
        return (quantifier){0};
    }
    if (q.len < text.len && text.data[q.len] == '+')
        q.possessive = true;
    if (q.len < text.len &&
        (text.data[q.len] == '+' || text.data[q.len] == '?'))
        q.len++;
    return q;
}

/* Bytes of what opens a group: "(", "(?:", "(?<x>", "(?=". */
static size_t opening_len(ft_slice text, bool *blind)
{
    size_t i = 1;

    *blind = false;
    if (text.len < 2 || text.data[1] != '?')
        return 1;
    for (i = 2; i < text.len && text.data[i] != ')'; i++) {
        char c = text.data[i];
        if (c == '=' || c == '!') {
            *blind = true;
            return i + 1;
        }
        if (c == ':' || c == '>' || c == '|')
            return i + 1;
    }
    return i; /* "(?i" of "(?i)" */
}

static bool is_loose(const open_group *g)
{
    return g->loose || (g->repeats == 1 && !g->firm);
}

static void end_branch(open_group *g)
{
    g->loose = is_loose(g);
    g->repeats = 0;
    g->firm = 0;
}

/* An item of the current branch; `loose` when it may be a repeat itself. */
static void add_item(open_group *g, quantifier q, bool loose)
{
    bool repeat = q.unbounded || (loose && !q.optional);

    if (repeat && !q.possessive)
        g->repeats++;
    else
        g->firm += !q.optional;
}

static ft_slice rest_of(ft_slice text, size_t at)
{
    return ft_slice_cut(text, (ft_span){at, text.len});
}

static bool has_width(ft_slice text)
{
    return text.data[0] != '^' && text.data[0] != '$' &&
           !(text.data[0] == '\\' && text.len > 1 &&
             (text.data[1] == 'b' || text.data[1] == 'B' ||
              text.data[1] == 'A' || text.data[1] == 'z' ||
              text.data[1] == 'Z' || text.data[1] == 'K'));
}

size_t ft_repeat_nested(ft_slice text)
{
    open_group open[NEST_LIMIT] = {{0}};
    size_t depth = 0;

    for (size_t at = 0; at < text.len;) {
        ft_slice rest = rest_of(text, at);
        size_t len = 1;
        bool item = true;
        bool loose = false;
        if (rest.data[0] == '(') {
            if (++depth == NEST_LIMIT)
                return SIZE_MAX;
            open[depth] = (open_group){0};
            at += opening_len(rest, &open[depth].blind);
            continue;
        }
        if (rest.data[0] == '|') {
            end_branch(&open[depth]);
            at++;
            continue;
        }
        if (rest.data[0] == ')' && depth) {
            const open_group *g = &open[depth--];
            loose = !g->blind && is_loose(g);
            item = !g->blind;
        } else if (rest.data[0] == '[') {
            len = class_len(rest);
        } else if (rest.data[0] == '\\') {
            len = escape_len(rest);
            item = has_width(rest);
        } else {
            item = has_width(rest);
        }
        at += len;
        quantifier q = read_quantifier(rest_of(text, at));
        if (loose && q.unbounded && !q.possessive)
            return at;
        if (item)
            add_item(&open[depth], q, loose);
        at += q.len;
    }
    return SIZE_MAX;
}

/* --- wording -------------------------------------------------------------- */

static bool is_wording(char c)
{
    return ft_is_letter(c) || ft_is_digit(c) || c == ' ' || c == ',' ||
           c == '\'' || c == '"' || c == '-' || c == ';' ||
           ((unsigned char)c & 0x80);
}

size_t ft_repeat_wording(ft_slice text, size_t *out)
{
    size_t start = 0;
    size_t best = 0;
    size_t depth = 0; /* inside groups with branches words are a choice */

    for (size_t at = 0; at < text.len;) {
        ft_slice rest = rest_of(text, at);
        size_t len = rest.data[0] == '\\'  ? escape_len(rest)
                     : rest.data[0] == '[' ? class_len(rest)
                                           : 1;
        if (rest.data[0] == '(')
            depth++;
        else if (rest.data[0] == ')' && depth)
            depth--;
        at += len;
        if (depth || !is_wording(rest.data[0])) {
            start = at;
        } else if (at - start > best) {
            best = at - start;
            *out = start;
        }
    }
    return best;
}
