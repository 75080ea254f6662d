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
    WORD_LIMIT = 10,   /* bytes of a word looked for: more tell hardly more */
    TEXT_LIMIT = 40,   /* bytes of one text of a set */
    SET_LIMIT = 900,   /* texts of a set: more tell nothing */
    MAYBE_LIMIT = 8,   /* texts of an item that may be absent */
    WIDE = 30,         /* a set of more texts is kept as it is, so that patterns
                          with the same list in them share its clause */
    CLAUSE_LIMIT = 12, /* of one pattern */
    DEPTH_LIMIT = 150
};

/* All the texts that an item can be. */
typedef struct set {
    const ft_slice *texts;
    size_t count; /* 0: too many, or not known */
} set;

/* What an item needs. */
typedef struct need {
    set exact; /* when known, nothing else is told */
    ft_clause *clauses;
    size_t count, capacity;
    unsigned kinds[FT_KIND_COUNT]; /* mentions at least */
    unsigned digits;
} need;

/* A group that was read before: from behind its "(" to its ")". */
typedef struct memory {
    ft_slice text;
    bool caseless;
    need inner;
    struct memory *next;
} memory;

enum { MEMORY_BUCKETS = 512, MEMORY_LEAST = 100, MEMORY_HEAD = 24 };

struct ft_requirer {
    ft_arena *arena;
    memory *buckets[MEMORY_BUCKETS]; /* by the first bytes of the text */
};

typedef struct reader {
    ft_requirer *requirer;
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

static int compare_words(const void *a, const void *b)
{
    return ft_slice_compare(*(const ft_slice *)a, *(const ft_slice *)b);
}

/* Sorts the words; one that begins with another tells nothing more. */
static size_t drop_longer(ft_slice *words, size_t count)
{
    size_t kept = 0;

    if (count)
        qsort(words, count, sizeof *words, compare_words);
    for (size_t i = 0; i < count; i++) {
        if (!kept || !ft_slice_starts(words[i], words[kept - 1]))
            words[kept++] = words[i];
    }
    return kept;
}

/* A text as it is looked for: its spaces at the ends tell nothing, nor does
 * what goes on for long. */
static ft_slice word_of(ft_slice text)
{
    ft_slice word = ft_slice_trim(text);

    if (word.len > WORD_LIMIT)
        word.len = WORD_LIMIT;
    return ft_slice_trim(word);
}

/* One of the texts must stand there. */
static bool clause_of(reader *r, set texts, ft_clause *out)
{
    ft_slice *words = FT_NEW(r->arena, ft_slice, texts.count);

    if (!words) {
        r->failed = true;
        return false;
    }
    for (size_t i = 0; i < texts.count; i++) {
        words[i] = word_of(texts.texts[i]);
        if (!words[i].len)
            return false;
    }
    *out = (ft_clause){.words = words,
                       .word_count = drop_longer(words, texts.count)};
    out->weight = weigh(out);
    return texts.count > 0;
}

static void add_texts(reader *r, need *n, set texts)
{
    ft_clause clause;

    if (clause_of(r, texts, &clause))
        add_clause(r, n, clause);
}

/* What is needed most: a clause, or a mention, or a digit. False: nothing. */
static bool best_of(reader *r, const need *n, ft_clause *out)
{
    bool any = n->exact.count && clause_of(r, n->exact, out);

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
    if (from->exact.count)
        add_texts(r, to, from->exact);
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
    ITEM_TEXTS, /* one of a few texts */
    ITEM_DIGIT,
    ITEM_MENTION,
    ITEM_GROUP,
    ITEM_OTHER
} item_kind;

typedef struct item {
    item_kind kind;
    ft_kind mention;
    char bytes[4]; /* of a character, folded */
    size_t len;
    set texts;  /* of a class or a group that is exact */
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

/* A set of one text. */
static set single(reader *r, ft_slice text)
{
    ft_slice *texts = FT_NEW(r->arena, ft_slice, 1);

    if (texts)
        texts[0] =
            text.len ? ft_arena_copy(r->arena, text) : (ft_slice)FT_SLICE("");
    if (!texts || !texts[0].data) {
        r->failed = true;
        return (set){NULL, 0};
    }
    return (set){texts, 1};
}

/* The character at the reader, as a literal; beyond ASCII only in its case. */
static item read_char(reader *r)
{
    item it = {.kind = ITEM_CHAR};

    it.bytes[it.len++] = lower(r->text.data[r->at++]);
    while (it.len < sizeof it.bytes && r->at < r->text.len &&
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

enum { MEMBER_LIMIT = 6 };

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
    char folded = lower(first);

    m->read++;
    m->digits = m->digits && is_digit(first) && is_digit(last);
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
        m->digits = m->few = false;
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

static set set_of_members(reader *r, const members *m)
{
    ft_slice *texts = FT_NEW(r->arena, ft_slice, m->count);

    for (size_t i = 0; texts && i < m->count; i++) {
        texts[i] = ft_arena_copy(r->arena, (ft_slice){&m->folded[i], 1});
        r->failed = r->failed || !texts[i].data;
    }
    r->failed = r->failed || !texts;
    return (set){texts, r->failed ? 0 : m->count};
}

static item read_class(reader *r)
{
    members m = {.digits = true, .few = true};
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
    if (!negated && m.read && m.digits)
        return (item){.kind = ITEM_DIGIT};
    if (!negated && m.read && m.few && !r->odd)
        return (item){.kind = ITEM_TEXTS, .texts = set_of_members(r, &m)};
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

static memory **bucket_of(const reader *r, ft_slice rest)
{
    ft_slice head = {rest.data, MEMORY_HEAD};

    return &r->requirer->buckets[ft_slice_hash(head) % MEMORY_BUCKETS];
}

/* The same group, read before. As its text ends with its ")", a text that
 * begins the same is the same. */
static bool recall(reader *r, need *out)
{
    ft_slice rest = ft_slice_cut(r->text, (ft_span){r->at, r->text.len});

    if (rest.len < MEMORY_LEAST)
        return false;
    for (const memory *m = *bucket_of(r, rest); m; m = m->next) {
        if (m->caseless == r->caseless && ft_slice_starts(rest, m->text)) {
            r->at += m->text.len - 1;
            *out = m->inner;
            return true;
        }
    }
    return false;
}

/* Keeps what a group from `start` to the reader's place came to. */
static void remember(reader *r, size_t start, bool caseless, const need *inner)
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
    *m = (memory){text, caseless, *inner, *bucket};
    *bucket = m;
}

static need read_inner(reader *r)
{
    size_t start = r->at;
    bool caseless = r->caseless;
    need inner = {0};

    if (recall(r, &inner))
        return inner;
    if (++r->depth > DEPTH_LIMIT)
        r->odd = true;
    else
        inner = read_alternatives(r);
    r->depth--;
    if (!r->odd && !r->failed && peek(r, 0) == ')')
        remember(r, start, caseless, &inner);
    return inner;
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
    } else {
        it.inner = read_inner(r);
    }
    r->odd = r->odd || peek(r, 0) != ')';
    r->at++;
    r->caseless = caseless;
    if (open != OPEN_GROUP)
        return (item){.kind = ITEM_NOTHING};
    if (it.inner.exact.count)
        return (item){.kind = ITEM_TEXTS, .texts = it.inner.exact};
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

/* How often an item stands. */
typedef struct repeat {
    unsigned least;
    bool once; /* at most */
} repeat;

/* "{n}", "{n,}", "{n,m}" at the reader. */
static bool read_braces(reader *r, repeat *out)
{
    size_t i = 1;
    unsigned first = 0;
    unsigned most = 0;

    for (; is_digit(peek(r, i)); i++)
        first =
            first < 1000 ? first * 10 + (unsigned)(peek(r, i) - '0') : first;
    if (i == 1) { /* "{,3}" and "{ 1}" are literal in some versions only */
        r->odd = r->odd || peek(r, 1) == ',' || peek(r, 1) == ' ';
        return false;
    }
    most = first;
    if (peek(r, i) == ',') {
        for (i++, most = 0; is_digit(peek(r, i)); i++)
            most =
                most < 1000 ? most * 10 + (unsigned)(peek(r, i) - '0') : most;
    }
    if (peek(r, i) != '}') {
        r->odd = r->odd || peek(r, i) == ' ';
        return false;
    }
    *out = (repeat){first, most == 1};
    r->at += i + 1;
    return true;
}

static repeat read_repeat(reader *r)
{
    repeat out = {1, true};

    switch (peek(r, 0)) {
    case '?':
        out.least = 0;
        r->at++;
        break;
    case '*':
    case '+':
        out = (repeat){peek(r, 0) == '+', false};
        r->at++;
        break;
    case '{':
        if (!read_braces(r, &out))
            return out;
        break;
    default:
        return out;
    }
    if (peek(r, 0) == '?' || peek(r, 0) == '+')
        r->at++; /* lazy or possessive */
    return out;
}

/* --- sequences and alternatives ------------------------------------------- */

/* A sequence in the making: what it needs up to the last item that is not
 * exact, and the texts it can be from there on. */
typedef struct sequence {
    need told;
    set run;
    char text[TEXT_LIMIT]; /* single characters behind the run */
    size_t len;
    bool exact; /* nothing was told yet */
} sequence;

static void take_texts(reader *r, sequence *s, set texts, bool maybe);

/* Puts the characters behind the run into it. */
static void settle(reader *r, sequence *s)
{
    size_t len = s->len;

    s->len = 0;
    if (len)
        take_texts(r, s, single(r, (ft_slice){s->text, len}), false);
}

static void flush(reader *r, sequence *s)
{
    settle(r, s);
    add_texts(r, &s->told, s->run);
    s->run = single(r, (ft_slice){"", 0});
    s->exact = false;
}

/* Each text of the run with each of the item behind it; with `maybe` also
 * without. False when there are too many. */
static bool multiply(reader *r, sequence *s, set by, bool maybe)
{
    size_t width = by.count + maybe;
    size_t count = s->run.count * width;
    size_t made = 0;

    if (count > SET_LIMIT)
        return false;
    ft_slice *texts = FT_NEW(r->arena, ft_slice, count);
    for (size_t i = 0; texts && i < s->run.count; i++) {
        ft_slice head = s->run.texts[i];
        for (size_t j = 0; j < width; j++) {
            ft_slice tail = j < by.count ? by.texts[j] : (ft_slice)FT_SLICE("");
            if (head.len + tail.len > TEXT_LIMIT)
                return false;
            char *text = ft_arena_alloc(r->arena, head.len + tail.len + 1);
            if (!text)
                break;
            memcpy(text, head.data, head.len);
            memcpy(text + head.len, tail.data, tail.len);
            texts[made++] = (ft_slice){text, head.len + tail.len};
        }
    }
    r->failed = r->failed || made < count;
    s->run = (set){texts, made};
    return true;
}

static bool is_space(set texts)
{
    return texts.count == 1 && texts.texts[0].len == 1 &&
           texts.texts[0].data[0] == ' ';
}

/* An item that is one of a few texts, once or perhaps. */
static void take_texts(reader *r, sequence *s, set texts, bool maybe)
{
    settle(r, s);
    if (maybe && texts.count > MAYBE_LIMIT) {
        flush(r, s);
        return;
    }
    if (s->run.count > WIDE && !is_space(texts))
        flush(r, s);
    if (multiply(r, s, texts, maybe) || r->failed)
        return;
    flush(r, s);
    if (!maybe)
        s->run = texts;
}

static void take_item(reader *r, sequence *s, const item *it, repeat times)
{
    unsigned least = times.least < 3 ? times.least : 3;
    set texts = it->texts;

    if (it->kind == ITEM_NOTHING)
        return;
    if (it->kind == ITEM_CHAR && least && times.once) {
        if (s->len + it->len > sizeof s->text)
            settle(r, s);
        memcpy(s->text + s->len, it->bytes, it->len);
        s->len += it->len;
        return;
    }
    if (it->kind == ITEM_CHAR)
        texts = single(r, (ft_slice){it->bytes, it->len});
    if (texts.count && (least || times.once)) {
        take_texts(r, s, texts, !least);
        if (!times.once)
            flush(r, s);
        return;
    }
    flush(r, s);
    if (!least)
        return;
    if (it->kind == ITEM_DIGIT)
        s->told.digits++;
    if (it->kind == ITEM_MENTION)
        s->told.kinds[it->mention] += least;
    if (it->kind == ITEM_GROUP)
        add_need(r, &s->told, &it->inner, least);
}

static need read_sequence(reader *r)
{
    sequence s = {.run = single(r, (ft_slice){"", 0}), .exact = true};

    while (more(r) && peek(r, 0) != '|' && peek(r, 0) != ')') {
        item it = read_item(r);
        repeat times = read_repeat(r);
        take_item(r, &s, &it, times);
    }
    settle(r, &s);
    if (s.exact && !r->failed)
        return (need){.exact = s.run};
    flush(r, &s);
    return s.told;
}

/* One clause for several branches: each gives what it needs most. */
static void add_choice(reader *r, need *out, const need *branches, size_t count)
{
    ft_clause *best = FT_NEW(r->arena, ft_clause, count);
    ft_clause choice = {0};
    size_t words = 0;

    r->failed = r->failed || !best;
    for (size_t i = 0; best && i < count; i++) {
        if (!best_of(r, &branches[i], &best[i]))
            return;
        words += best[i].word_count;
        choice.kinds |= best[i].kinds;
        choice.digit = choice.digit || best[i].digit;
    }
    if (words > SET_LIMIT || r->failed)
        return;
    ft_slice *all = FT_NEW(r->arena, ft_slice, words);
    if (!all) {
        r->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t w = 0; w < best[i].word_count; w++)
            all[choice.word_count++] = best[i].words[w];
    }
    choice.words = all;
    choice.word_count = drop_longer(all, words);
    add_clause(r, out, choice);
}

/* All texts of branches that are exact; an empty set when one is not, or when
 * there are too many. */
static set unite(reader *r, const need *branches, size_t count)
{
    size_t total = 0;
    size_t made = 0;

    for (size_t i = 0; i < count; i++) {
        total += branches[i].exact.count;
        if (!branches[i].exact.count || total > SET_LIMIT)
            return (set){NULL, 0};
    }
    ft_slice *texts = FT_NEW(r->arena, ft_slice, total);
    r->failed = r->failed || !texts;
    for (size_t i = 0; texts && i < count; i++) {
        for (size_t j = 0; j < branches[i].exact.count; j++)
            texts[made++] = branches[i].exact.texts[j];
    }
    return (set){texts, made};
}

static need choose(reader *r, const need *branches, size_t count)
{
    need out = {.exact = unite(r, branches, count)};

    if (count == 1)
        return branches[0];
    if (out.exact.count)
        return out;
    memcpy(out.kinds, branches[0].kinds, sizeof out.kinds);
    out.digits = branches[0].digits;
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

ft_requirer *ft_requirer_new(ft_arena *arena)
{
    ft_requirer *requirer = FT_NEW(arena, ft_requirer, 1);

    if (requirer)
        requirer->arena = arena;
    return requirer;
}

bool ft_require_read(ft_requirer *requirer, ft_slice pattern, ft_required *out)
{
    reader r = {
        .requirer = requirer, .arena = requirer->arena, .text = pattern};
    need whole = read_alternatives(&r);
    need n = {0};

    *out = (ft_required){NULL, 0};
    if (r.failed)
        return false;
    if (r.odd || r.at < pattern.len)
        return true;
    add_need(&r, &n, &whole, 1);
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
