/*
 * phrases: sorted phrases share their beginnings, so that a place in the text
 * where none stands is left after a letter or two: b(?:eat(?:en|s)?|lank).
 * All phrases that match at a place lie on one path, and the way down that path
 * is tried before its end: the longest first.
 */
#include "rules/phrases.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/* Before a character of a spelling: it is matched in either case. */
enum { EITHER_CASE = 1, EITHER_ASCII = 2 };

typedef struct writer {
    ft_arena *arena;
    ft_slice *words; /* spellings, sorted, none twice */
    size_t count;
    char *text;
    size_t len, capacity;
    bool failed;
} writer;

/* --- spellings ------------------------------------------------------------ */

/* Bytes of the character at `at`. */
static size_t char_len(ft_slice text, size_t at)
{
    size_t len = 1;

    while (at + len < text.len &&
           ((unsigned char)text.data[at + len] & 0xC0) == 0x80)
        len++;
    return len;
}

/* The first letter in either case, as far as it has two. */
static ft_slice spell_capital(ft_arena *arena, ft_slice word)
{
    bool ascii = !((unsigned char)word.data[0] & 0x80);
    char *out = ft_arena_alloc(arena, word.len + 1);

    if (!out)
        return (ft_slice){NULL, 0};
    if (ascii && !ft_is_lower(word.data[0])) {
        memcpy(out, word.data, word.len);
        return (ft_slice){out, word.len};
    }
    out[0] = ascii ? EITHER_ASCII : EITHER_CASE;
    memcpy(out + 1, word.data, word.len);
    return (ft_slice){out, word.len + 1};
}

/* All letters as capitals; those beyond ASCII in either case. */
static ft_slice spell_capitals(ft_arena *arena, ft_slice word)
{
    char *out = ft_arena_alloc(arena, 2 * word.len);
    size_t len = 0;

    if (!out)
        return (ft_slice){NULL, 0};
    for (size_t at = 0; at < word.len;) {
        size_t size = char_len(word, at);
        if (size > 1)
            out[len++] = EITHER_CASE;
        for (size_t i = 0; i < size; i++) {
            char c = word.data[at + i];
            out[len++] = ft_is_lower(c) ? (char)(c - 'a' + 'A') : c;
        }
        at += size;
    }
    return (ft_slice){out, len};
}

static void add_spelling(writer *w, ft_slice spelling)
{
    if (spelling.data)
        w->words[w->count++] = spelling;
    else
        w->failed = true;
}

static int compare(const void *a, const void *b)
{
    return ft_slice_compare(*(const ft_slice *)a, *(const ft_slice *)b);
}

static void spell_all(writer *w, const ft_slice *words, size_t count, bool fold)
{
    size_t kept = 0;

    for (size_t i = 0; i < count && !w->failed; i++) {
        add_spelling(w, fold ? spell_capital(w->arena, words[i]) : words[i]);
        if (fold && !w->failed)
            add_spelling(w, spell_capitals(w->arena, words[i]));
    }
    if (w->failed || !w->count)
        return;
    qsort(w->words, w->count, sizeof *w->words, compare);
    for (size_t i = 0; i < w->count; i++) {
        if (!kept || !ft_slice_equal(w->words[kept - 1], w->words[i]))
            w->words[kept++] = w->words[i];
    }
    w->count = kept;
}

/* --- writing -------------------------------------------------------------- */

static void put(writer *w, const char *text, size_t len)
{
    char *grown =
        ft_arena_grow(w->arena, w->text, &w->capacity, w->len + len, 1);

    if (!grown) {
        w->failed = true;
        return;
    }
    w->text = grown;
    memcpy(w->text + w->len, text, len);
    w->len += len;
}

static bool is_plain(char c)
{
    return ft_is_lower(c) || ft_is_upper(c) || ft_is_digit(c) || c == '_' ||
           c == ' ' || ((unsigned char)c & 0x80);
}

/* Bytes of the character at `at` with the mark before it. */
static size_t token_len(ft_slice word, size_t at)
{
    size_t mark = word.data[at] == EITHER_CASE || word.data[at] == EITHER_ASCII;

    return mark + char_len(word, at + mark);
}

static void put_token(writer *w, ft_slice token)
{
    char upper[2] = {'\0', ']'};

    if (token.data[0] == EITHER_ASCII) {
        upper[0] = (char)(token.data[1] - 'a' + 'A');
        put(w, "[", 1);
        put(w, token.data + 1, 1);
        put(w, upper, 2);
    } else if (token.data[0] == EITHER_CASE) {
        put(w, "(?i:", 4);
        put(w, token.data + 1, token.len - 1);
        put(w, ")", 1);
    } else {
        if (!is_plain(token.data[0]))
            put(w, "\\", 1);
        put(w, token.data, token.len);
    }
}

/* One past the words from `first` on that go on with the same character. */
static size_t same_until(const writer *w, size_t first, size_t end, size_t at)
{
    size_t len = token_len(w->words[first], at);
    ft_slice start = {w->words[first].data, at + len};
    size_t i = first + 1;

    while (i < end && ft_slice_starts(w->words[i], start))
        i++;
    return i;
}

/* What the words [first, end) have behind byte `at`, where all are the same. */
static void put_rest(writer *w, size_t first, size_t end, size_t at)
{
    bool ends = w->words[first].len == at; /* the shortest comes first */
    size_t from = ends ? first + 1 : first;

    if (from == end || w->failed)
        return;
    size_t until = same_until(w, from, end, at);
    bool grouped = ends || until < end;
    if (grouped)
        put(w, "(?:", 3);
    for (size_t i = from; i < end && !w->failed; i = until) {
        until = same_until(w, i, end, at);
        ft_slice word = w->words[i];
        size_t len = token_len(word, at);
        if (i > from)
            put(w, "|", 1);
        put_token(w, ft_slice_cut(word, (ft_span){at, at + len}));
        put_rest(w, i, until, at + len);
    }
    if (grouped)
        put(w, ends ? ")?" : ")", ends ? 2 : 1);
}

ft_slice ft_phrases_pattern(ft_arena *arena, const ft_slice *words,
                            size_t count, bool fold)
{
    writer w = {.arena = arena, .words = FT_NEW(arena, ft_slice, 2 * count)};

    if (!w.words)
        return (ft_slice){NULL, 0};
    spell_all(&w, words, count, fold);
    put(&w, "", 0);
    if (!w.failed && w.count)
        put_rest(&w, 0, w.count, 0);
    if (w.failed)
        return (ft_slice){NULL, 0};
    return (ft_slice){w.text, w.len};
}
