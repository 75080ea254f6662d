/*
 * regex: recursive descent over the bytes of a pattern. Whatever is met that is
 * not known sets `odd` and ends the reading: no tree is better than a wrong
 * one.
 */
#include "rules/regex.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

enum {
    DEPTH_LIMIT = 150,  /* groups inside groups */
    MEMBER_LIMIT = 6,   /* characters of a class that are listed */
    REPEAT_LIMIT = 1000 /* more repeats tell nothing more */
};

/* A group that was read before: from behind its "(" to its ")". */
typedef struct memory {
    ft_slice text;
    bool caseless;
    ft_regex *group;
    struct memory *next;
} memory;

enum { MEMORY_BUCKETS = 512, MEMORY_LEAST = 100, MEMORY_HEAD = 24 };

struct ft_regex_reader {
    ft_arena *arena;
    memory *buckets[MEMORY_BUCKETS]; /* by the first bytes of the text */
};

typedef struct reader {
    ft_regex_reader *kept;
    ft_arena *arena;
    ft_slice text;
    size_t at;
    unsigned depth;
    bool caseless;
    size_t
        bonds; /* references to groups, and flags for what is behind, so far */
    bool odd;  /* something met that is not understood */
    bool failed; /* memory is out */
} reader;

/* What was read. `none`: it has no width. */
typedef struct token {
    ft_regex_item item;
    bool none;
} token;

static const token nothing = {.none = true};
static const token edge = {.item = {.kind = FT_REGEX_EDGE}};
static const token any = {.item = {.kind = FT_REGEX_ANY}};

/* --- the bytes ------------------------------------------------------------ */

static bool more(const reader *r)
{
    return r->at < r->text.len && !r->odd && !r->failed;
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

static void skip_to(reader *r, char c)
{
    while (more(r) && peek(r, 0) != c)
        r->at++;
}

/* --- characters ----------------------------------------------------------- */

/* The character at the reader, as a literal; beyond ASCII only in its case. */
static token read_char(reader *r)
{
    size_t start = r->at++;

    while (r->at - start < 4 && r->at < r->text.len &&
           ((unsigned char)r->text.data[r->at] & 0xC0) == 0x80)
        r->at++;
    if (r->at - start > 1 && r->caseless)
        return any;
    return (token){
        .item = {.kind = FT_REGEX_TEXT,
                 .text = ft_slice_cut(r->text, (ft_span){start, r->at})}};
}

/* Passes what "\p", "\k", "\g" and "\x" have behind them: one letter, or
 * something in brackets or quotes. */
static token read_named_escape(reader *r, char c)
{
    char open = peek(r, 0);
    char close = open == '{'    ? '}'
                 : open == '<'  ? '>'
                 : open == '\'' ? '\''
                                : '\0';

    r->at++;
    r->bonds += c == 'k' || c == 'g';
    if (close) {
        skip_to(r, close);
        r->at++;
    }
    r->odd = r->odd || (!close && c != 'p' && c != 'P');
    return any;
}

/* An escape outside a class; the reader stands on the backslash. */
static token read_escape(reader *r)
{
    char c = peek(r, 1);

    r->at += 2;
    if (c == 'd')
        return (token){.item = {.kind = FT_REGEX_DIGIT}};
    if (c == 'b')
        return edge;
    if (c && strchr("BAzZGK", c))
        return nothing;
    r->odd = r->odd || (c == 'N' && peek(r, 0) == '{');
    if (c && strchr("DwWsSvVhHRXNtnrfea", c))
        return any;
    if (c && strchr("pPkgx", c))
        return read_named_escape(r, c);
    if (c >= '1' && c <= '9') { /* a group again */
        r->bonds++;
        while (ft_is_digit(peek(r, 0)))
            r->at++;
        return any;
    }
    if ((ft_lower(c) >= 'a' && ft_lower(c) <= 'z') || c == '0' || !c) {
        r->odd = true;
        return any;
    }
    r->at--;
    return read_char(r);
}

/* --- classes -------------------------------------------------------------- */

/* "\x{...}" at the reader; false when something else stands there. */
static bool read_code(reader *r, unsigned *code)
{
    if (!looks_at(r, "\\x{"))
        return false;
    *code = 0;
    for (r->at += 3; ft_hex_value(peek(r, 0)) >= 0 && *code < 0x110000; r->at++)
        *code = *code * 16 + (unsigned)ft_hex_value(peek(r, 0));
    if (peek(r, 0) != '}')
        return false;
    r->at++;
    return true;
}

/* "[\x{A}-\x{B}]" within the characters of one kind. */
static bool read_kind(reader *r, token *out)
{
    size_t start = r->at++;
    unsigned first = 0;
    unsigned last = 0;

    if (read_code(r, &first) && peek(r, 0) == '-' && ++r->at &&
        read_code(r, &last) && peek(r, 0) == ']' &&
        ft_shadow_kind(first) < FT_KIND_COUNT && first <= last &&
        ft_shadow_kind(first) == ft_shadow_kind(last)) {
        r->at++;
        *out = (token){.item = {.kind = FT_REGEX_MENTION,
                                .mention = ft_shadow_kind(first)}};
        return true;
    }
    r->at = start;
    return false;
}

/* The members of a class, as far as they tell something. */
typedef struct members {
    bool digits; /* nothing but digits */
    bool few;    /* nothing but a few ASCII characters */
    char folded[MEMBER_LIMIT];
    size_t count; /* of those, in small letters */
    size_t read;
} members;

static void note_member(members *m, char first, char last)
{
    char folded = ft_lower(first);

    m->read++;
    m->digits = m->digits && ft_is_digit(first) && ft_is_digit(last);
    m->few = m->few && first == last && !((unsigned char)first & 0x80);
    for (size_t i = 0; i < m->count; i++) {
        if (m->folded[i] == folded)
            return;
    }
    if (m->count < MEMBER_LIMIT)
        m->folded[m->count++] = folded;
    else
        m->few = false;
}

/* A member that tells nothing: an escape, "[:name:]", a letter beyond ASCII. */
static void skip_member(reader *r, members *m)
{
    char first = peek(r, 0);

    m->digits = m->few = false;
    if (first == '\\' && (peek(r, 1) == 'Q' || peek(r, 1) == 'E'))
        r->odd = true;
    if (first == '[') {
        size_t end = ft_slice_find(r->text, (ft_slice)FT_SLICE(":]"), r->at);
        r->odd = r->odd || end == SIZE_MAX;
        r->at = r->odd ? r->at : end + 1;
    }
    r->at += first == '\\' ? 2 : 1;
}

/* One member: a character, an escape or a range. */
static void read_member(reader *r, members *m)
{
    char first = peek(r, 0);

    if (first == '\\' && peek(r, 1) == 'd') {
        r->at += 2;
        note_member(m, '0', '9');
        return;
    }
    if (first == '\\' || (first == '[' && peek(r, 1) == ':') ||
        ((unsigned char)first & 0x80)) {
        skip_member(r, m);
        return;
    }
    r->at++;
    char last = first;
    if (peek(r, 0) == '-' && peek(r, 1) != ']' && peek(r, 1) != '\\') {
        last = peek(r, 1);
        r->at += 2;
    }
    note_member(m, first, last);
}

static token one_of(reader *r, const members *m)
{
    ft_slice text = ft_arena_copy(r->arena, (ft_slice){m->folded, m->count});

    r->failed = r->failed || !text.data;
    return (token){.item = {.kind = FT_REGEX_ONE_OF, .text = text}};
}

static token read_class(reader *r)
{
    members m = {.digits = true, .few = true};
    token kind;

    if (read_kind(r, &kind))
        return kind;
    r->at++;
    bool negated = peek(r, 0) == '^';
    r->at += negated;
    for (bool first = true; more(r) && (first || peek(r, 0) != ']');
         first = false)
        read_member(r, &m);
    r->odd = r->odd || r->at >= r->text.len;
    r->at++;
    if (!negated && m.read && m.digits)
        return (token){.item = {.kind = FT_REGEX_DIGIT}};
    if (!negated && m.read && m.few && !r->odd)
        return one_of(r, &m);
    return any;
}

/* --- groups --------------------------------------------------------------- */

static ft_regex *read_branches(reader *r);

/* "(?i)" and its like, also before a colon. False: not understood. */
static bool read_flags(reader *r)
{
    bool on = true;

    for (; peek(r, 0) && !strchr(":)", peek(r, 0)); r->at++) {
        char c = peek(r, 0);
        if (c == '-')
            on = false;
        else if (c == 'i')
            r->caseless = on;
        else if (c != 'm' && c != 's' && c != 'J')
            return false;
    }
    return peek(r, 0) != '\0';
}

/* Passes "?<name>" and its like. */
static bool skip_name(reader *r)
{
    char close = '>';

    if (looks_at(r, "?P<"))
        r->at += 3;
    else if (looks_at(r, "?<"))
        r->at += 2;
    else if (looks_at(r, "?'")) {
        r->at += 2;
        close = '\'';
    } else {
        return false;
    }
    skip_to(r, close);
    r->at++;
    return true;
}

typedef enum opening {
    OPEN_GROUP,
    OPEN_ASSERTION,
    OPEN_FLAGS,
    OPEN_COMMENT,
    OPEN_COUNT
} opening;

/* The openings that are a fixed text; OPEN_COUNT: none of them. */
static opening read_fixed_opening(reader *r)
{
    static const struct {
        const char *text;
        opening is;
    } openings[] = {
        {"?=", OPEN_ASSERTION},  {"?!", OPEN_ASSERTION},
        {"?<=", OPEN_ASSERTION}, {"?<!", OPEN_ASSERTION},
        {"?:", OPEN_GROUP},      {"?|", OPEN_GROUP},
        {"?>", OPEN_GROUP},      {"?#", OPEN_COMMENT},
    };

    for (size_t i = 0; i < FT_COUNT(openings); i++) {
        if (looks_at(r, openings[i].text)) {
            r->at += strlen(openings[i].text);
            return openings[i].is;
        }
    }
    return OPEN_COUNT;
}

/* What stands behind "(". */
static opening read_opening(reader *r)
{
    if (peek(r, 0) == '*')
        r->odd = true;
    if (peek(r, 0) != '?')
        return OPEN_GROUP;
    opening fixed = read_fixed_opening(r);
    if (fixed != OPEN_COUNT)
        return fixed;
    if (skip_name(r))
        return OPEN_GROUP;
    r->at++;
    if (!read_flags(r)) {
        r->odd = true;
        return OPEN_GROUP;
    }
    if (r->text.data[r->at++] != ')')
        return OPEN_GROUP; /* its flags hold in it alone */
    r->bonds++;
    return OPEN_FLAGS;
}

static memory **bucket_of(const reader *r, ft_slice rest)
{
    ft_slice head = {rest.data, MEMORY_HEAD};

    return &r->kept->buckets[ft_slice_hash(head) % MEMORY_BUCKETS];
}

/* The same group, read before. As its text ends with its ")", a text that
 * begins the same is the same. */
static ft_regex *recall(reader *r)
{
    ft_slice rest = ft_slice_cut(r->text, (ft_span){r->at, r->text.len});

    if (rest.len < MEMORY_LEAST)
        return NULL;
    for (const memory *m = *bucket_of(r, rest); m; m = m->next) {
        if (m->caseless == r->caseless && ft_slice_starts(rest, m->text)) {
            r->at += m->text.len - 1;
            r->bonds += m->group->bound;
            return m->group;
        }
    }
    return NULL;
}

/* Keeps a group whose text goes from `start` to the reader's place. */
static void remember(reader *r, size_t start, bool caseless, ft_regex *group)
{
    ft_slice text = ft_slice_cut(r->text, (ft_span){start, r->at + 1});

    if (text.len < MEMORY_LEAST)
        return;
    memory *m = FT_NEW(r->arena, memory, 1);
    if (!m) {
        r->failed = true;
        return;
    }
    memory **bucket = bucket_of(r, text);
    *m = (memory){text, caseless, group, *bucket};
    *bucket = m;
}

/* From behind the opening to the ")". */
static ft_regex *read_inner(reader *r)
{
    size_t start = r->at;
    bool caseless = r->caseless;
    size_t bonds = r->bonds;
    ft_regex *group = NULL;

    if (start >= r->text.len) { /* it never closes */
        r->odd = true;
        return NULL;
    }
    if ((group = recall(r)))
        return group;
    if (r->depth == DEPTH_LIMIT) {
        r->odd = true;
        return NULL;
    }
    r->depth++;
    group = read_branches(r);
    r->depth--;
    if (group)
        group->bound = r->bonds != bonds;
    if (!r->odd && !r->failed && peek(r, 0) == ')')
        remember(r, start, caseless, group);
    return group;
}

/* The reader stands on "(". Flags inside a group end with it. */
static token read_group(reader *r)
{
    bool caseless = r->caseless;
    size_t start = r->at;
    token group = {.item = {.kind = FT_REGEX_GROUP}};

    if (looks_at(r, "(?<!\\w)")) {
        r->at += strlen("(?<!\\w)");
        return edge;
    }
    r->at++;
    opening open = read_opening(r);
    if (open == OPEN_FLAGS)
        return nothing;
    if (open == OPEN_COMMENT)
        skip_to(r, ')');
    else
        group.item.group = read_inner(r);
    r->odd = r->odd || peek(r, 0) != ')';
    r->at++;
    r->caseless = caseless;
    if (!r->odd)
        group.item.text = ft_slice_cut(r->text, (ft_span){start, r->at});
    return open == OPEN_GROUP ? group : nothing;
}

/* --- repeats -------------------------------------------------------------- */

/* The digits from `*i` on. */
static unsigned read_count(const reader *r, size_t *i)
{
    unsigned count = 0;

    for (; ft_is_digit(peek(r, *i)); ++*i) {
        if (count < REPEAT_LIMIT)
            count = count * 10 + (unsigned)(peek(r, *i) - '0');
    }
    return count;
}

/* "{n}", "{n,}", "{n,m}" at the reader. */
static bool read_braces(reader *r, ft_regex_item *item)
{
    size_t i = 1;
    unsigned least = read_count(r, &i);
    unsigned most = least;

    if (i == 1) { /* "{,3}" and "{ 1}" are literal in some versions only */
        r->odd = r->odd || peek(r, 1) == ',' || peek(r, 1) == ' ';
        return false;
    }
    if (peek(r, i) == ',') {
        i++;
        most = read_count(r, &i); /* 0: no bound */
    }
    if (peek(r, i) != '}') {
        r->odd = r->odd || peek(r, i) == ' ';
        return false;
    }
    item->least = least;
    item->once = most == 1;
    r->at += i + 1;
    return true;
}

/* How often the item before stands. */
static void read_repeat(reader *r, ft_regex_item *item)
{
    char c = peek(r, 0);

    item->least = 1;
    item->once = true;
    if (c == '{') {
        if (!read_braces(r, item))
            return;
    } else if (c == '?' || c == '*' || c == '+') {
        item->least = c == '+';
        item->once = c == '?';
        r->at++;
    } else {
        return;
    }
    if (peek(r, 0) == '?' || peek(r, 0) == '+')
        r->at++; /* lazy or possessive */
}

/* --- branches ------------------------------------------------------------- */

static token read_token(reader *r)
{
    switch (peek(r, 0)) {
    case '(':
        return read_group(r);
    case '[':
        return read_class(r);
    case '\\':
        return read_escape(r);
    case '.':
        r->at++;
        return any;
    case '^':
    case '$':
        r->at++;
        return nothing;
    default:
        return read_char(r);
    }
}

static bool is_plain(const ft_regex_item *item)
{
    return item->kind == FT_REGEX_TEXT && item->least == 1 && item->once;
}

/* Adds an item to a branch; a character behind another goes on with its text.
 */
static ft_regex_item *append(reader *r, ft_regex_branch *branch,
                             ft_regex_item *last, const ft_regex_item *item)
{
    if (last && is_plain(last) && is_plain(item) &&
        last->text.data + last->text.len == item->text.data) {
        last->text.len += item->text.len;
        return last;
    }
    ft_regex_item *added = FT_NEW(r->arena, ft_regex_item, 1);
    if (!added) {
        r->failed = true;
        return last;
    }
    *added = *item;
    if (last)
        last->next = added;
    else
        branch->items = added;
    return added;
}

static ft_regex_branch *read_branch(reader *r)
{
    ft_regex_branch *branch = FT_NEW(r->arena, ft_regex_branch, 1);
    ft_regex_item *last = NULL;

    r->failed = r->failed || !branch;
    while (more(r) && peek(r, 0) != '|' && peek(r, 0) != ')') {
        token t = read_token(r);
        read_repeat(r, &t.item);
        if (!t.none && !r->odd && !r->failed)
            last = append(r, branch, last, &t.item);
    }
    return branch;
}

/* Branches parted by "|", up to what ends the group. NULL when memory is out.
 */
static ft_regex *read_branches(reader *r)
{
    ft_regex *group = FT_NEW(r->arena, ft_regex, 1);
    ft_regex_branch *last = NULL;

    r->failed = r->failed || !group;
    while (!r->failed) {
        ft_regex_branch *branch = read_branch(r);
        if (!branch)
            break;
        if (last)
            last->next = branch;
        else
            group->branches = branch;
        last = branch;
        group->count++;
        if (!more(r) || peek(r, 0) != '|')
            return group;
        r->at++;
    }
    return NULL;
}

ft_regex_reader *ft_regex_reader_new(ft_arena *arena)
{
    ft_regex_reader *kept = FT_NEW(arena, ft_regex_reader, 1);

    if (kept)
        kept->arena = arena;
    return kept;
}

bool ft_regex_read(ft_regex_reader *kept, ft_slice pattern, ft_regex **out)
{
    reader r = {.kept = kept, .arena = kept->arena, .text = pattern};
    ft_regex *whole = read_branches(&r);

    if (whole)
        whole->bound = r.bonds > 0;
    *out = r.odd || r.at < pattern.len ? NULL : whole;
    return !r.failed;
}
