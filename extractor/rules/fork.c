/*
 * fork: recursive descent over the bytes of a pattern, which tells of each part
 * with which characters it can begin, and notes where looks go; then one pass
 * that writes them. Whatever is not known ends the reading.
 */
#include "rules/fork.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_LIMIT = 150, /* groups inside groups */
    FEW = 8,           /* alternatives: before less no look pays */
    ROW = 6,           /* alternatives in a row with a look of their own ... */
    LONG = 300,        /* ... when all take so many bytes */
    BRANCH_LIMIT = 800,
    WIDE = 40 /* characters: a look at more of them tells little */
};

/* The characters that something can begin with. */
typedef struct heads {
    uint64_t ascii[2];
    bool high;  /* and some beyond ASCII */
    bool empty; /* or it may be empty, or nothing is known of it */
} heads;

/* What is written into the pattern: a look, or the end of its group. */
typedef struct mark {
    size_t at;
    size_t order; /* of those at the same place */
    heads heads;
    bool opens;
} mark;

typedef struct reader {
    ft_slice text;
    size_t at;
    unsigned depth;
    bool caseless;
    bool odd; /* something met that is not understood, or memory is out */
    mark *marks;
    size_t count, capacity;
} reader;

typedef struct branch {
    size_t start, end;
    heads heads;
} branch;

static const heads nothing = {.empty = true};
static const heads anything = {{~0ULL, ~0ULL}, true, true};
static const heads any_char = {{~0ULL, ~0ULL}, true, false};

/* --- characters ----------------------------------------------------------- */

static void add_char(heads *to, unsigned c)
{
    if (c < 128)
        to->ascii[c / 64] |= 1ULL << c % 64;
    else
        to->high = true;
}

static bool has_char(const heads *h, unsigned c)
{
    return h->ascii[c / 64] >> c % 64 & 1;
}

static void add_range(heads *to, unsigned first, unsigned last)
{
    for (unsigned c = first; c <= last && c < 128; c++)
        add_char(to, c);
    to->high |= last >= 128;
}

static void add_heads(heads *to, const heads *more)
{
    to->ascii[0] |= more->ascii[0];
    to->ascii[1] |= more->ascii[1];
    to->high |= more->high;
    to->empty |= more->empty;
}

static unsigned count_chars(const heads *h)
{
    return (unsigned)__builtin_popcountll(h->ascii[0]) +
           (unsigned)__builtin_popcountll(h->ascii[1]);
}

/* --- the bytes ------------------------------------------------------------ */

static bool more(const reader *r)
{
    return r->at < r->text.len && !r->odd;
}

static char peek(const reader *r, size_t ahead)
{
    return r->at + ahead < r->text.len ? r->text.data[r->at + ahead] : '\0';
}

static bool looks_at(const reader *r, const char *text)
{
    ft_slice rest = ft_slice_cut(r->text, (ft_span){r->at, r->text.len});

    return ft_slice_starts(rest, ft_slice_of(text));
}

static bool take(reader *r, const char *text)
{
    const bool there = looks_at(r, text);

    r->at += there ? strlen(text) : 0;
    return there;
}

static void skip_behind(reader *r, char c)
{
    while (more(r) && peek(r, 0) != c)
        r->at++;
    r->odd |= r->at >= r->text.len;
    r->at++;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The character at the reader; in any case when case is ignored. */
static heads read_char(reader *r)
{
    const unsigned char c = (unsigned char)r->text.data[r->at++];
    heads h = {0};

    while (c >= 0xC0 && ((unsigned char)peek(r, 0) & 0xC0) == 0x80)
        r->at++;
    add_char(&h, c);
    return r->caseless ? any_char : h;
}

/* --- escapes and classes -------------------------------------------------- */

/* "{...}" behind "\x"; anything longer than a few digits is beyond ASCII. */
static unsigned read_code(reader *r)
{
    unsigned code = 0;

    if (peek(r, 0) != '{') {
        r->odd = true;
        return 0;
    }
    for (r->at++; more(r) && peek(r, 0) != '}'; r->at++) {
        const char c = peek(r, 0);
        const unsigned digit =
            is_digit(c) ? (unsigned)(c - '0') : ((unsigned)c | 32U) - 'a' + 10;
        r->odd |= digit > 15;
        code = code < 0x110000 ? code * 16 + digit : code;
    }
    r->at++;
    return code;
}

/* What "\d", "\w", "\s" and "\x" stand for; false when the reader stands behind
 * another one. */
static bool read_set(reader *r, char c, heads *out)
{
    *out = (heads){.high = true};
    if (c == 'w' || c == 'd')
        add_range(out, '0', '9');
    if (c == 'w') {
        add_range(out, 'a', 'z');
        add_range(out, 'A', 'Z');
        add_char(out, '_');
    }
    if (c == 's') {
        add_range(out, '\t', '\r');
        add_char(out, ' ');
    }
    if (c == 'x') {
        *out = (heads){0};
        add_char(out, read_code(r));
    }
    return c && strchr("wdsx", c);
}

/* An escape outside a class; the reader stands on the backslash. */
static heads read_escape(reader *r)
{
    const char c = peek(r, 1);
    heads h;

    if (!is_alnum(c) && c) {
        r->at++;
        return read_char(r);
    }
    r->at += 2;
    if (read_set(r, c, &h))
        return r->caseless ? any_char : h;
    if (c && strchr("bBAzZG", c))
        return nothing;
    if (c && strchr("WDSnt", c))
        return any_char;
    if (c >= '1' && c <= '9') {
        while (is_digit(peek(r, 0)))
            r->at++;
        return anything;
    }
    if (c && strchr("kpP", c) && strchr("{<", peek(r, 0)) && peek(r, 0)) {
        skip_behind(r, peek(r, 0) == '{' ? '}' : '>');
        return c == 'k' ? anything : any_char;
    }
    r->odd = true;
    return anything;
}

/* One character of a class, as the end of a range; SIZE_MAX: no such end. */
static size_t read_end(reader *r)
{
    if (peek(r, 0) == '\\' && peek(r, 1) == 'x') {
        r->at += 2;
        return read_code(r);
    }
    if (peek(r, 0) == '\\' && is_alnum(peek(r, 1)))
        return SIZE_MAX;
    r->at += peek(r, 0) == '\\';
    const unsigned char c = (unsigned char)peek(r, 0);
    r->at++;
    while (c >= 0xC0 && ((unsigned char)peek(r, 0) & 0xC0) == 0x80)
        r->at++;
    return c;
}

static void read_member(reader *r, heads *to)
{
    heads set;
    const size_t first = read_end(r);
    size_t last = first;

    if (first == SIZE_MAX) {
        const char c = peek(r, 1);
        r->at += 2;
        r->odd |= !read_set(r, c, &set) && c != 'n' && c != 't';
        add_heads(to, c == 'n' || c == 't' ? &any_char : &set);
        return;
    }
    if (peek(r, 0) == '-' && peek(r, 1) != ']') {
        r->at++;
        last = read_end(r);
        r->odd |= last == SIZE_MAX || last < first;
    }
    add_range(to, (unsigned)first, (unsigned)last);
}

static heads read_class(reader *r)
{
    heads h = {0};

    r->at++;
    const bool negated = take(r, "^");
    for (bool first = true; more(r) && (first || peek(r, 0) != ']');
         first = false) {
        r->odd |= looks_at(r, "[:");
        read_member(r, &h);
    }
    r->odd |= r->at >= r->text.len;
    r->at++;
    if (negated)
        h = (heads){{~h.ascii[0], ~h.ascii[1]}, true, false};
    return r->caseless ? any_char : h;
}

/* --- looks ---------------------------------------------------------------- */

static void add_mark(reader *r, size_t at, const heads *h, bool opens)
{
    if (r->count == r->capacity) {
        const size_t larger = r->capacity ? 2 * r->capacity : 64;
        mark *grown = realloc(r->marks, larger * sizeof *grown);
        if (!grown) {
            r->odd = true;
            return;
        }
        r->marks = grown;
        r->capacity = larger;
    }
    r->marks[r->count] = (mark){at, r->count, *h, opens};
    r->count++;
}

static bool tells(const heads *h)
{
    return !h->empty && count_chars(h) <= WIDE;
}

static heads join(const branch *branches, size_t count)
{
    heads all = {0};

    for (size_t i = 0; i < count; i++)
        add_heads(&all, &branches[i].heads);
    return all;
}

static void put_look(reader *r, const branch *branches, size_t count)
{
    const heads all = join(branches, count);

    if (!tells(&all))
        return;
    add_mark(r, branches[0].start, &all, true);
    add_mark(r, branches[count - 1].end, &all, false);
}

/* One look before all branches, and one before each row of long ones. */
static void put_looks(reader *r, const branch *branches, size_t count)
{
    if (count < FEW || r->caseless)
        return;
    put_look(r, branches, count);
    if (branches[count - 1].end - branches[0].start < LONG)
        return;
    for (size_t i = 0, row; i + 1 < count; i += row) {
        row = count - i < ROW ? count - i : ROW;
        put_look(r, branches + i, row);
    }
}

/* --- groups --------------------------------------------------------------- */

static heads read_branches(reader *r, bool forks);

/* "(?i)" and its like; true when they are followed by ":". */
static bool read_flags(reader *r)
{
    bool on = true;

    for (; more(r) && !strchr(":)", peek(r, 0)); r->at++) {
        const char c = peek(r, 0);
        on = on && c != '-';
        if (c == 'i')
            r->caseless = on;
        r->odd |= !strchr("-imsJ", c);
    }
    return peek(r, 0) == ':';
}

/* The inside of a group and its ")". */
static heads read_inner(reader *r, bool forks)
{
    heads h = anything;

    if (r->depth == DEPTH_LIMIT)
        r->odd = true;
    r->depth++;
    if (!r->odd)
        h = read_branches(r, forks);
    r->depth--;
    r->odd |= peek(r, 0) != ')';
    r->at++;
    return h;
}

static bool skip_name(reader *r)
{
    if (!take(r, "?P<") && !take(r, "?<"))
        return false;
    skip_behind(r, '>');
    return true;
}

/* The reader stands behind "(" of a group that may take part in a match. */
static heads read_group_inner(reader *r, bool forks)
{
    const bool caseless = r->caseless;
    heads h = nothing;

    if (take(r, "?:") || take(r, "?>") || skip_name(r) || peek(r, 0) != '?') {
        r->odd |= peek(r, 0) == '*';
        h = read_inner(r, forks);
        r->caseless = caseless;
        return h;
    }
    r->at++;
    if (!read_flags(r)) /* they hold for the branches behind, too */
        r->odd = true;
    r->at++;
    h = read_inner(r, forks);
    r->caseless = caseless;
    return h;
}

/* The reader stands on "(". What looks around has no width; what looks behind
 * stays as it is, for PCRE2 wants to know its length. */
static heads read_group(reader *r, bool forks)
{
    const bool caseless = r->caseless;

    r->at++;
    if (take(r, "?#")) {
        skip_behind(r, ')');
        return nothing;
    }
    const bool behind = take(r, "?<=") || take(r, "?<!");
    if (!behind && !take(r, "?=") && !take(r, "?!"))
        return read_group_inner(r, forks);
    (void)read_inner(r, forks && !behind);
    r->caseless = caseless;
    return nothing;
}

/* --- branches ------------------------------------------------------------- */

static heads read_item(reader *r, bool forks)
{
    switch (peek(r, 0)) {
    case '(':
        return read_group(r, forks);
    case '[':
        return read_class(r);
    case '\\':
        return read_escape(r);
    case '.':
        r->at++;
        return any_char;
    case '^':
    case '$':
        r->at++;
        return nothing;
    default:
        return read_char(r);
    }
}

/* True when what stands before may be absent. */
static bool read_repeat(reader *r)
{
    const char c = peek(r, 0);
    const bool braces = c == '{' && is_digit(peek(r, 1));
    bool absent = c == '?' || c == '*';

    if (!absent && c != '+' && !braces) {
        r->odd |= c == '{'; /* what it means depends on the version */
        return false;
    }
    r->at++;
    if (braces) {
        absent = peek(r, 0) == '0';
        skip_behind(r, '}');
    }
    if (peek(r, 0) == '?' || peek(r, 0) == '+')
        r->at++;
    return absent;
}

static heads read_branch(reader *r, bool forks)
{
    heads all = nothing;

    while (more(r) && peek(r, 0) != '|' && peek(r, 0) != ')') {
        const heads item = read_item(r, forks);
        const bool absent = read_repeat(r) || item.empty;
        if (!all.empty)
            continue;
        add_heads(&all, &item);
        all.empty = absent;
    }
    return all;
}

/* Branches parted by "|", up to what ends the group. */
static heads read_branches(reader *r, bool forks)
{
    branch *branches = malloc(BRANCH_LIMIT * sizeof *branches);
    size_t count = 0;
    heads all = {0};

    r->odd |= !branches;
    for (bool on = true; on && !r->odd; r->at += on) {
        branch b = {.start = r->at};
        b.heads = read_branch(r, forks);
        b.end = r->at;
        if (count < BRANCH_LIMIT)
            branches[count] = b;
        count++;
        add_heads(&all, &b.heads);
        on = peek(r, 0) == '|';
    }
    if (forks && !r->odd && count <= BRANCH_LIMIT)
        put_looks(r, branches, count);
    free(branches);
    return all;
}

/* --- writing -------------------------------------------------------------- */

static void put_hex(ft_buffer *out, unsigned c)
{
    static const char digits[] = "0123456789abcdef";
    const char text[] = {'\\', 'x', '{', digits[c / 16], digits[c % 16], '}'};

    ft_buffer_add(out, (ft_slice){text, sizeof text});
}

/* A class takes 32 bytes of code as long as all in it is ASCII: so where what
 * may stand is not, it says what may not. */
static void write_look(const heads *h, ft_buffer *out)
{
    ft_buffer_text(out, h->high ? "(?![" : "(?=[");
    for (unsigned c = 0; c < 128; c++) {
        if (has_char(h, c) != h->high)
            put_hex(out, c);
    }
    ft_buffer_text(out, "])(?:");
}

static int by_place(const void *a, const void *b)
{
    const mark *left = a;
    const mark *right = b;

    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->order < right->order ? -1 : 1;
}

static void write_marks(reader *r, ft_buffer *out)
{
    size_t from = 0;

    qsort(r->marks, r->count, sizeof *r->marks, by_place);
    for (size_t i = 0; i < r->count; i++) {
        const mark *m = &r->marks[i];
        ft_buffer_add(out, ft_slice_cut(r->text, (ft_span){from, m->at}));
        if (m->opens)
            write_look(&m->heads, out);
        else
            ft_buffer_byte(out, ')');
        from = m->at;
    }
    ft_buffer_add(out, ft_slice_cut(r->text, (ft_span){from, r->text.len}));
}

bool ft_fork_text(ft_slice pattern, ft_buffer *out)
{
    reader r = {.text = pattern};

    (void)read_branches(&r, true);
    const bool understood = !r.odd && r.at == pattern.len;
    if (understood && r.count)
        write_marks(&r, out);
    free(r.marks);
    return understood && r.count && !out->failed;
}
