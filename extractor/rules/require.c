/*
 * require: a recursive reader of the part of PCRE2's language that rules use.
 * It computes, bottom up, the words that must stand in a match and how many
 * mentions of each kind: a sequence needs all that its items need, alternatives
 * need one of what each needs most, an item that may be absent needs nothing.
 * Whatever it does not know (conditions, recursion, verbs, extended syntax)
 * makes the whole pattern require nothing: too little is safe, too much is not.
 */
#include "rules/require.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    RUN_LIMIT = 64,     /* bytes of literal text looked at in one go */
    WORD_LIMIT = 10,    /* bytes of a word: more tell hardly more */
    CLAUSE_WORDS = 600, /* more alternatives tell nothing */
    CLAUSE_LIMIT = 12,  /* of one pattern */
    DEPTH_LIMIT = 60
};

/* What an item needs. */
typedef struct need {
    ft_clause *clauses;
    size_t count, capacity;
    unsigned kinds[FT_KIND_COUNT]; /* mentions at least */
    unsigned digits;
} need;

typedef struct reader {
    ft_arena *arena;
    ft_slice text;
    size_t at;
    unsigned depth;
    bool caseless;
    bool odd;    /* something met that is not understood */
    bool failed; /* memory is out */
} reader;

/* --- clauses -------------------------------------------------------------- */

static unsigned weigh(const ft_clause *clause)
{
    static const unsigned of_kind[] = {
        [FT_KIND_TEAM] = 6, [FT_KIND_PERSON] = 5,      [FT_KIND_GROUND] = 9,
        [FT_KIND_CITY] = 7, [FT_KIND_COMPETITION] = 8, [FT_KIND_DAY] = 7,
    };
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < clause->word_count; i++) {
        unsigned len = (unsigned)clause->words[i].len;
        least = 3 * len < least ? 3 * len : least;
    }
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        if ((clause->kinds & 1U << k) && of_kind[k] < least)
            least = of_kind[k];
        if ((clause->pairs & 1U << k) && of_kind[k] + 4 < least)
            least = of_kind[k] + 4;
    }
    return clause->digit && least > 5 ? 5 : least;
}

static void add_clause(reader *r, need *n, ft_clause clause)
{
    ft_clause *grown = ft_arena_grow(r->arena, n->clauses, &n->capacity,
                                     n->count + 1, sizeof *grown);

    if (!grown) {
        r->failed = true;
        return;
    }
    n->clauses = grown;
    clause.weight = weigh(&clause);
    n->clauses[n->count++] = clause;
}

/* Literal text that must stand there as a whole; its spaces at the ends tell
 * nothing. */
static void add_literal(reader *r, need *n, const char *run, size_t len)
{
    ft_slice word = ft_slice_trim((ft_slice){run, len});

    if (!word.len)
        return;
    if (word.len > WORD_LIMIT)
        word.len = WORD_LIMIT;
    ft_slice *words = FT_NEW(r->arena, ft_slice, 1);
    if (words)
        words[0] = ft_arena_copy(r->arena, word);
    if (!words || !words[0].data) {
        r->failed = true;
        return;
    }
    add_clause(r, n, (ft_clause){.words = words, .word_count = 1});
}

/* What is needed most: a clause, or a mention, or a digit. False: nothing. */
static bool best_of(const need *n, ft_clause *out)
{
    bool any = false;

    for (size_t i = 0; i < n->count; i++) {
        if (!any || n->clauses[i].weight > out->weight)
            *out = n->clauses[i];
        any = true;
    }
    for (size_t k = 0; k <= FT_KIND_COUNT; k++) {
        ft_clause c = {.digit = k == FT_KIND_COUNT};
        if (k == FT_KIND_COUNT ? !n->digits : !n->kinds[k])
            continue;
        c.kinds = c.digit ? 0 : 1U << k;
        c.weight = weigh(&c);
        if (!any || c.weight > out->weight)
            *out = c;
        any = true;
    }
    return any;
}

static void add_need(reader *r, need *to, const need *from, unsigned times)
{
    for (size_t i = 0; i < from->count; i++)
        add_clause(r, to, from->clauses[i]);
    for (size_t k = 0; k < FT_KIND_COUNT; k++)
        to->kinds[k] += from->kinds[k] * times;
    to->digits += from->digits * times;
}

/* --- items ---------------------------------------------------------------- */

typedef enum item_kind {
    ITEM_NOTHING, /* has no width: an assertion */
    ITEM_CHAR,
    ITEM_DIGIT,
    ITEM_MENTION,
    ITEM_GROUP,
    ITEM_OTHER
} item_kind;

typedef struct item {
    item_kind kind;
    char bytes[4]; /* of a character, folded */
    size_t len;
    ft_kind mention;
    need inner; /* of a group */
} item;

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

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The character at the reader, as a literal; beyond ASCII only in its case. */
static item read_char(reader *r)
{
    item it = {.kind = ITEM_CHAR};

    it.bytes[it.len++] = lower(r->text.data[r->at++]);
    while (it.len < 4 && r->at < r->text.len &&
           ((unsigned char)r->text.data[r->at] & 0xC0) == 0x80)
        it.bytes[it.len++] = r->text.data[r->at++];
    if (it.len > 1 && r->caseless)
        it.kind = ITEM_OTHER;
    return it;
}

static unsigned hex_digit(char c)
{
    return is_digit(c) ? (unsigned)(c - '0') : (unsigned)(lower(c) - 'a') + 10;
}

static bool is_hex(char c)
{
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

/* "\x{...}" at the reader; false when something else stands there. */
static bool read_code(reader *r, unsigned *code)
{
    if (!looks_at(r, "\\x{"))
        return false;
    *code = 0;
    for (r->at += 3; is_hex(peek(r, 0)) && *code < 0x110000; r->at++)
        *code = *code * 16 + hex_digit(peek(r, 0));
    if (peek(r, 0) != '}')
        return false;
    r->at++;
    return true;
}

/* An escape outside a class; the reader stands on the backslash. */
static item read_escape(reader *r)
{
    char c = peek(r, 1);

    r->at += 2;
    if (c == 'd')
        return (item){.kind = ITEM_DIGIT};
    if (c && strchr("bBAzZGK", c))
        return (item){.kind = ITEM_NOTHING};
    r->odd = r->odd || (c == 'N' && peek(r, 0) == '{');
    if (c && strchr("DwWsSvVhHRXNtnrfea", c))
        return (item){.kind = ITEM_OTHER};
    if (c == 'p' || c == 'P' || c == 'k' || c == 'g' || c == 'x') {
        char close = peek(r, 0) == '{'    ? '}'
                     : peek(r, 0) == '<'  ? '>'
                     : peek(r, 0) == '\'' ? '\''
                                          : '\0';
        r->at++; /* "\pL" has one letter */
        for (; close && more(r) && r->text.data[r->at] != close; r->at++)
            ;
        r->at += close != '\0';
        r->odd = r->odd || (!close && c != 'p' && c != 'P');
        return (item){.kind = ITEM_OTHER};
    }
    if (c >= '1' && c <= '9') {
        while (is_digit(peek(r, 0)))
            r->at++;
        return (item){.kind = ITEM_OTHER};
    }
    if ((lower(c) >= 'a' && lower(c) <= 'z') || c == '0' || !c) {
        r->odd = true;
        return (item){.kind = ITEM_OTHER};
    }
    r->at--;
    return read_char(r);
}

/* The members of a class, as far as they tell one thing. */
typedef struct members {
    bool digits; /* nothing but digits */
    bool letter; /* nothing but one letter in both cases */
    char folded;
    size_t count;
} members;

static void note_member(members *m, char first, char last)
{
    m->digits = m->digits && is_digit(first) && is_digit(last);
    m->letter = m->letter && first == last && !((unsigned char)first & 0x80) &&
                (!m->count || lower(first) == m->folded);
    m->folded = lower(first);
    m->count++;
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
        m->digits = m->letter = false;
        if (first == '\\' && (peek(r, 1) == 'Q' || peek(r, 1) == 'E'))
            r->odd = true;
        if (first == '[') {
            size_t end =
                ft_slice_find(r->text, (ft_slice)FT_SLICE(":]"), r->at);
            r->odd = r->odd || end == SIZE_MAX;
            r->at = r->odd ? r->at : end + 1;
        }
        r->at += first == '\\' ? 2 : 1;
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

/* "[\x{A}-\x{B}]" within the characters of one kind. */
static bool read_kind(reader *r, item *out)
{
    size_t start = r->at++;
    unsigned first = 0;
    unsigned last = 0;

    if (read_code(r, &first) && peek(r, 0) == '-' && ++r->at &&
        read_code(r, &last) && peek(r, 0) == ']' &&
        ft_shadow_kind(first) < FT_KIND_COUNT && first <= last &&
        ft_shadow_kind(first) == ft_shadow_kind(last)) {
        r->at++;
        *out = (item){.kind = ITEM_MENTION, .mention = ft_shadow_kind(first)};
        return true;
    }
    r->at = start;
    return false;
}

static item read_class(reader *r)
{
    members m = {.digits = true, .letter = true};
    item it = {.kind = ITEM_OTHER};

    if (read_kind(r, &it))
        return it;
    r->at++;
    bool negated = peek(r, 0) == '^';
    r->at += negated;
    for (bool first = true; more(r) && (first || peek(r, 0) != ']');
         first = false)
        read_member(r, &m);
    r->odd = r->odd || r->at >= r->text.len;
    r->at++;
    if (!negated && m.count && m.digits)
        return (item){.kind = ITEM_DIGIT};
    if (!negated && m.count && m.letter)
        return (item){.kind = ITEM_CHAR, .bytes = {m.folded}, .len = 1};
    return it;
}

/* --- groups --------------------------------------------------------------- */

static need read_alternatives(reader *r);

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
    while (more(r) && peek(r, 0) != close)
        r->at++;
    r->at++;
    return true;
}

typedef enum opening {
    OPEN_GROUP,
    OPEN_ASSERTION,
    OPEN_FLAGS,
    OPEN_COMMENT
} opening;

/* What stands behind "(". */
static opening read_opening(reader *r)
{
    static const char *const assertions[] = {"?=", "?!", "?<=", "?<!"};
    static const char *const groups[] = {"?:", "?|", "?>"};

    if (peek(r, 0) == '*')
        r->odd = true;
    if (peek(r, 0) != '?')
        return OPEN_GROUP;
    for (size_t i = 0; i < FT_COUNT(assertions); i++) {
        if (looks_at(r, assertions[i])) {
            r->at += strlen(assertions[i]);
            return OPEN_ASSERTION;
        }
    }
    for (size_t i = 0; i < FT_COUNT(groups); i++) {
        if (looks_at(r, groups[i])) {
            r->at += strlen(groups[i]);
            return OPEN_GROUP;
        }
    }
    if (looks_at(r, "?#"))
        return OPEN_COMMENT;
    if (skip_name(r))
        return OPEN_GROUP;
    r->at++;
    if (!read_flags(r)) {
        r->odd = true;
        return OPEN_GROUP;
    }
    return r->text.data[r->at++] == ')' ? OPEN_FLAGS : OPEN_GROUP;
}

/* The reader stands on "(". Flags inside a group end with it. */
static item read_group(reader *r)
{
    bool caseless = r->caseless;
    item it = {.kind = ITEM_GROUP};

    r->at++;
    opening open = read_opening(r);
    if (open == OPEN_FLAGS)
        return (item){.kind = ITEM_NOTHING};
    if (open == OPEN_COMMENT) {
        while (more(r) && peek(r, 0) != ')')
            r->at++;
    } else if (++r->depth > DEPTH_LIMIT) {
        r->odd = true;
    } else {
        it.inner = read_alternatives(r);
        r->depth--;
    }
    r->odd = r->odd || peek(r, 0) != ')';
    r->at++;
    r->caseless = caseless;
    if (open != OPEN_GROUP)
        return (item){.kind = ITEM_NOTHING};
    return it;
}

static item read_item(reader *r)
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
        return (item){.kind = ITEM_OTHER};
    case '^':
    case '$':
        r->at++;
        return (item){.kind = ITEM_NOTHING};
    default:
        return read_char(r);
    }
}

/* "{n}", "{n,}", "{n,m}" at the reader. */
static bool read_braces(reader *r, unsigned *least, bool *once)
{
    size_t i = 1;
    unsigned first = 0;
    bool comma = false;

    for (; is_digit(peek(r, i)); i++)
        first =
            first < 1000 ? first * 10 + (unsigned)(peek(r, i) - '0') : first;
    if (i == 1) { /* "{,3}" and "{ 1}" are literal in some versions only */
        r->odd = r->odd || peek(r, 1) == ',' || peek(r, 1) == ' ';
        return false;
    }
    if (peek(r, i) == ',') {
        comma = true;
        for (i++; is_digit(peek(r, i)); i++)
            ;
    }
    if (peek(r, i) != '}') {
        r->odd = r->odd || peek(r, i) == ' ';
        return false;
    }
    *least = first;
    *once = first == 1 && !comma;
    r->at += i + 1;
    return true;
}

/* How often at least; `once`: exactly one time. */
static unsigned read_repeat(reader *r, bool *once)
{
    unsigned least = 1;

    *once = true;
    switch (peek(r, 0)) {
    case '?':
    case '*':
        least = 0;
        break;
    case '+':
        break;
    case '{':
        if (read_braces(r, &least, once))
            goto mode;
        return 1;
    default:
        return 1;
    }
    *once = false;
    r->at++;
mode:
    if (peek(r, 0) == '?' || peek(r, 0) == '+')
        r->at++;
    return least;
}

/* --- sequences and alternatives ------------------------------------------- */

typedef struct run {
    char text[RUN_LIMIT];
    size_t len;
} run;

static void flush(reader *r, need *n, run *literal)
{
    add_literal(r, n, literal->text, literal->len);
    literal->len = 0;
}

static void take_item(reader *r, need *n, run *literal, const item *it,
                      unsigned least, bool once)
{
    if (it->kind == ITEM_NOTHING)
        return;
    if (it->kind == ITEM_CHAR && least) {
        if (literal->len + it->len > RUN_LIMIT)
            flush(r, n, literal);
        memcpy(literal->text + literal->len, it->bytes, it->len);
        literal->len += it->len;
        if (once)
            return;
    }
    flush(r, n, literal);
    if (!least)
        return;
    if (it->kind == ITEM_DIGIT)
        n->digits++;
    if (it->kind == ITEM_MENTION)
        n->kinds[it->mention] += least < 3 ? least : 3;
    if (it->kind == ITEM_GROUP)
        add_need(r, n, &it->inner, least < 3 ? least : 3);
}

static need read_sequence(reader *r)
{
    need n = {0};
    run literal = {.len = 0};

    while (more(r) && peek(r, 0) != '|' && peek(r, 0) != ')') {
        bool once;
        item it = read_item(r);
        unsigned least = read_repeat(r, &once);
        take_item(r, &n, &literal, &it, least, once);
    }
    flush(r, &n, &literal);
    return n;
}

/* One clause for several branches: each gives what it needs most. */
static void add_choice(reader *r, need *out, const need *branches, size_t count)
{
    ft_clause choice = {0};
    size_t words = 0;

    for (size_t i = 0; i < count; i++) {
        ft_clause best = {0};
        if (!best_of(&branches[i], &best))
            return;
        words += best.word_count;
        choice.kinds |= best.kinds;
        choice.pairs |= best.pairs;
        choice.digit = choice.digit || best.digit;
    }
    ft_slice *all =
        words <= CLAUSE_WORDS ? FT_NEW(r->arena, ft_slice, words) : NULL;
    if (!all) {
        r->failed = r->failed || words <= CLAUSE_WORDS;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        ft_clause best = {0};
        (void)best_of(&branches[i], &best);
        for (size_t w = 0; w < best.word_count; w++)
            all[choice.word_count++] = best.words[w];
    }
    choice.words = all;
    add_clause(r, out, choice);
}

static need choose(reader *r, const need *branches, size_t count)
{
    need out = branches[0];

    if (count == 1)
        return out;
    out.clauses = NULL;
    out.count = out.capacity = 0;
    for (size_t i = 1; i < count; i++) {
        for (size_t k = 0; k < FT_KIND_COUNT; k++) {
            if (branches[i].kinds[k] < out.kinds[k])
                out.kinds[k] = branches[i].kinds[k];
        }
        if (branches[i].digits < out.digits)
            out.digits = branches[i].digits;
    }
    add_choice(r, &out, branches, count);
    return out;
}

static need read_alternatives(reader *r)
{
    need *branches = NULL;
    size_t count = 0;
    size_t capacity = 0;

    for (;;) {
        need branch = read_sequence(r);
        need *grown = ft_arena_grow(r->arena, branches, &capacity, count + 1,
                                    sizeof *grown);
        if (!grown) {
            r->failed = true;
            return (need){0};
        }
        branches = grown;
        branches[count++] = branch;
        if (!more(r) || peek(r, 0) != '|')
            return choose(r, branches, count);
        r->at++;
    }
}

/* --- the result ----------------------------------------------------------- */

static int by_weight(const void *a, const void *b)
{
    const ft_clause *left = a;
    const ft_clause *right = b;

    return (left->weight < right->weight) - (left->weight > right->weight);
}

bool ft_require_read(ft_arena *arena, ft_slice pattern, ft_required *out)
{
    reader r = {.arena = arena, .text = pattern};
    need n = read_alternatives(&r);

    *out = (ft_required){NULL, 0};
    if (r.failed)
        return false;
    if (r.odd || r.at < pattern.len)
        return true;
    for (unsigned k = 0; k < FT_KIND_COUNT; k++) {
        if (n.kinds[k])
            add_clause(&r, &n, (ft_clause){.kinds = 1U << k});
        if (n.kinds[k] > 1)
            add_clause(&r, &n, (ft_clause){.pairs = 1U << k});
    }
    if (n.digits)
        add_clause(&r, &n, (ft_clause){.digit = true});
    if (r.failed)
        return false;
    if (n.count)
        qsort(n.clauses, n.count, sizeof *n.clauses, by_weight);
    *out = (ft_required){n.clauses,
                         n.count < CLAUSE_LIMIT ? n.count : CLAUSE_LIMIT};
    return true;
}
