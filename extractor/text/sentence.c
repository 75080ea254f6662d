/*
 * sentence: finds the stops that end a sentence. Words that keep a stop come
 * from the pack; the rest goes by shape: initials, dotted letters, numbers in
 * front of a name. Where shape does not tell ("Group C. The ..."), a word that
 * the article also writes small is taken to open a sentence (after Kiss and
 * Strunk, Unsupervised Multilingual Sentence Boundary Detection, 2006).
 */
#include "text/sentence.h"

#include <string.h>

#include "text/unicode.h"

enum {
    LONGEST_WORD = 32, /* bytes of an abbreviation or an opening word */
    PROBES = 16,       /* into the table of seen words, however full */
    OFTEN = 3,         /* so often small, it is no name */
    RULED_LINE = 16,   /* marks in a row drawn to part what stands around it */
    BRACKET = 160      /* bytes in which an open bracket is looked for */
};

/* A run of stops: text[start..end), with what closes behind it up to close. */
typedef struct stop_run {
    size_t start, end, close;
    bool exclaims; /* a "!" or "?" is in it */
    bool ruled;    /* a line of marks, drawn across */
} stop_run;

static bool is_one_of(char byte, const char *set)
{
    return byte && strchr(set, byte);
}

/* Bytes of the stop at `at`; 0 when there is none. */
static size_t stop_len(ft_slice text, size_t at, size_t end)
{
    static const ft_slice ellipsis = FT_SLICE("\xE2\x80\xA6");
    char byte = text.data[at];

    if (byte == '.' || byte == '!' || byte == '?')
        return 1;
    if (byte == ellipsis.data[0] && end - at >= ellipsis.len &&
        !memcmp(text.data + at, ellipsis.data, ellipsis.len))
        return ellipsis.len;
    return 0;
}

static bool draws_lines(char byte)
{
    return byte == '.' || byte == '-' || byte == '=' || byte == '*' ||
           byte == '_' || byte == '~';
}

/* The end of the line drawn with the mark at `at`; `at` when there is none. */
static size_t ruled_end(ft_slice text, size_t at, size_t end)
{
    size_t stop = at;

    while (stop < end && text.data[stop] == text.data[at])
        stop++;
    return draws_lines(text.data[at]) && stop - at >= RULED_LINE ? stop : at;
}

/* A line begins where the mark before it is another. */
static bool begins_ruled(ft_slice text, size_t from, size_t at, size_t end)
{
    return draws_lines(text.data[at]) &&
           (at == from || text.data[at - 1] != text.data[at]) &&
           ruled_end(text, at, end) > at;
}

/* The next run of stops at or after `from`; false when there is none. */
static bool find_stop(ft_slice text, size_t from, size_t end, stop_run *out)
{
    size_t at = from;

    while (at < end && !stop_len(text, at, end) &&
           !begins_ruled(text, from, at, end))
        at++;
    if (at == end)
        return false;
    *out = (stop_run){.start = at, .end = ruled_end(text, at, end)};
    out->ruled = out->end > at;
    out->close = out->end;
    if (out->ruled)
        return true;
    for (size_t len; at < end && (len = stop_len(text, at, end)) != 0;
         at += len)
        out->exclaims |= text.data[at] == '!' || text.data[at] == '?';
    out->end = at;
    while (at < end && is_one_of(text.data[at], "'\")]}"))
        at++;
    out->close = at;
    return true;
}

/* Where the word that ends at `end` begins, LONGEST_WORD bytes back at most. */
static size_t word_start(ft_slice text, size_t begin, size_t end)
{
    size_t at = end;

    while (at > begin && end - at < LONGEST_WORD) {
        ft_char c = ft_char_before(text, at);
        if (!ft_char_in_word(c.kind))
            break;
        at -= c.len;
    }
    return at;
}

static size_t word_end(ft_slice text, size_t at, size_t end)
{
    size_t start = at;

    while (at < end && at - start < LONGEST_WORD) {
        ft_char c = ft_char_at(text, at);
        if (!ft_char_in_word(c.kind))
            break;
        at += c.len;
    }
    return at;
}

static bool is_kind(ft_slice text, size_t at, size_t end, ft_char_kind kind)
{
    return at < end && ft_char_at(text, at).kind == kind;
}

/* The lower-case form of a word; empty when it is too long to matter. */
static ft_slice lower(ft_slice word, char out[LONGEST_WORD])
{
    size_t len = ft_lower_into(word, out, LONGEST_WORD);

    return (ft_slice){out, len <= LONGEST_WORD ? len : 0};
}

static bool is_abbreviation(const ft_abbreviations *list, ft_slice word)
{
    char bytes[LONGEST_WORD];
    size_t low = 0, high = list ? list->count : 0;

    word = lower(word, bytes);
    while (word.len && low < high) {
        size_t middle = low + (high - low) / 2;
        int order = ft_slice_compare(word, list->words[middle]);
        if (!order)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* The entry of a hash, or the free one it may take; NULL when its part of the
 * table is full. */
static ft_seen *seen_entry(const ft_splitter *s, unsigned long long hash)
{
    for (size_t i = 0; i < PROBES; i++) {
        ft_seen *entry = &s->seen[(hash + i) & (s->seen_size - 1)];
        if (!entry->count || entry->hash == hash)
            return entry;
    }
    return NULL;
}

static void note_word(const ft_splitter *s, ft_slice word)
{
    unsigned long long hash = ft_slice_hash(word);
    ft_seen *entry = seen_entry(s, hash);

    if (entry) {
        entry->hash = hash;
        entry->count++;
    }
}

/* Counts the article's lower-case words that stand without a stop. */
static bool look_at_words(ft_splitter *s)
{
    size_t size = 64;

    while (size < s->text.len / 16)
        size *= 2;
    if (!(s->seen = FT_NEW(s->arena, ft_seen, size)))
        return false;
    s->seen_size = size;
    for (size_t at = 0; at < s->text.len;) {
        ft_char c = ft_char_at(s->text, at);
        size_t end = word_end(s->text, at, s->text.len);
        bool glued = at && s->text.data[at - 1] == '\'';
        bool stopped = end < s->text.len && s->text.data[end] == '.';
        if (c.kind == FT_CHAR_LOWER && !glued && !stopped)
            note_word(s, (ft_slice){s->text.data + at, end - at});
        at = end > at ? end : at + c.len;
    }
    return true;
}

/* How often the article writes a word small and without a stop. */
static unsigned times_small(ft_splitter *s, ft_slice word)
{
    char bytes[LONGEST_WORD];

    if (!s->seen && !s->failed && !look_at_words(s))
        s->failed = true;
    word = lower(word, bytes);
    if (s->failed || !word.len)
        return 0;
    const ft_seen *entry = seen_entry(s, ft_slice_hash(word));
    return entry ? entry->count : 0;
}

/* A capitalised word that the article often writes small stands at `at`. */
static bool opens_sentence(ft_splitter *s, size_t at, size_t end)
{
    size_t stop = word_end(s->text, at, end);

    if (!is_kind(s->text, at, end, FT_CHAR_UPPER) ||
        (stop - at == 1 && stop < end && s->text.data[stop] == '.'))
        return false; /* no capital, or one more initial */
    return times_small(s, (ft_slice){s->text.data + at, stop - at}) >= OFTEN;
}

/* Inside a bracket that opened since `start`. */
static bool in_bracket(ft_slice text, size_t start, size_t at)
{
    for (size_t back = 0; at > start && back < BRACKET; back++)
        if (text.data[--at] == '(' || text.data[at] == ')')
            return text.data[at] == '(';
    return false;
}

/* No space behind the stop: "in both spots.The match ..." */
static bool ends_glued(const ft_splitter *s, const stop_run *stop,
                       ft_span block)
{
    ft_slice text = s->text;
    size_t first = word_start(text, block.start, stop->start);
    size_t next = stop->close;

    if (first == stop->start ||
        ft_char_before(text, stop->start).kind != FT_CHAR_LOWER ||
        !is_kind(text, next, block.end, FT_CHAR_UPPER) ||
        !is_kind(text, next + ft_char_at(text, next).len, block.end,
                 FT_CHAR_LOWER))
        return false;
    ft_slice word = {text.data + first, stop->start - first};
    return !is_abbreviation(s->abbreviations, word);
}

/* "1. FC ..." and "1. Some Side 2. Another": the number belongs to what
 * follows. */
static bool numbers_next(ft_slice text, size_t start, size_t stop, size_t next,
                         size_t end)
{
    size_t digits = stop;

    while (digits > start && stop - digits < 4 &&
           ft_char_before(text, digits).kind == FT_CHAR_DIGIT)
        digits--;
    if (digits == stop)
        return false;
    if (digits == start)
        return stop - digits <= 3;
    size_t second = next + ft_char_at(text, next).len;
    return stop - digits == 1 && text.data[digits - 1] == ' ' &&
           is_kind(text, next, end, FT_CHAR_UPPER) &&
           is_kind(text, second, end, FT_CHAR_UPPER);
}

/* A capital word and a space stand before it: "Group C", not "by J." */
static bool follows_capital(ft_slice text, size_t start, size_t at)
{
    if (at < start + 2 || text.data[at - 1] != ' ')
        return false;
    size_t word = word_start(text, start, at - 1);
    return word < at - 1 && is_kind(text, word, at, FT_CHAR_UPPER);
}

/* The letter text[first] with a stop: of "U.S." or "p.m.", an initial, or the
 * last of "Group C". */
static bool ends_letter(ft_splitter *s, size_t start, size_t first, size_t next,
                        size_t end)
{
    ft_slice text = s->text;
    bool dotted = first > start && text.data[first - 1] == '.';

    if (dotted)
        return opens_sentence(s, next, end);
    if (!is_kind(text, first, end, FT_CHAR_UPPER))
        return true;
    if (!follows_capital(text, start, first))
        return false;
    return !is_kind(text, next, end, FT_CHAR_UPPER) ||
           opens_sentence(s, next, end);
}

/* The abbreviation is the word that the article writes without a stop, too:
 * "about to say no. The ..." */
static bool ends_as_word(ft_splitter *s, ft_slice word, ft_char first,
                         size_t next, size_t end)
{
    return first.kind == FT_CHAR_LOWER && opens_sentence(s, next, end) &&
           times_small(s, word) > 0;
}

/* One full stop with a space and text[next] behind it, in the sentence that
 * began at `start`. */
static bool ends_plain(ft_splitter *s, size_t start, const stop_run *stop,
                       size_t next, size_t end)
{
    ft_slice text = s->text;
    size_t first = word_start(text, start, stop->start);
    ft_slice word = {text.data + first, stop->start - first};

    if (!word.len)
        return !numbers_next(text, start, stop->start, next, end);
    if (is_kind(text, first - (first > start), first, FT_CHAR_DIGIT))
        return true; /* the end of an ordinal: "his 21st." */
    ft_char c = ft_char_at(text, first);
    if (is_abbreviation(s->abbreviations, word))
        return ends_as_word(s, word, c, next, end);
    if (is_kind(text, next, end, FT_CHAR_DIGIT) &&
        in_bracket(text, start, first))
        return false; /* "(Novak pen. 66)" */
    if (word.len == c.len)
        return ends_letter(s, start, first, next, end);
    return true;
}

static bool ends_sentence(ft_splitter *s, size_t start, const stop_run *stop,
                          ft_span block)
{
    ft_slice text = s->text;
    size_t next = stop->close;

    if (next == block.end)
        return true;
    if (text.data[next] != ' ')
        return ends_glued(s, stop, block);
    while (next < block.end && next - stop->close < 4 &&
           is_one_of(text.data[next], " '\"([{"))
        next++;
    if (next == block.end)
        return true;
    ft_char c = ft_char_at(text, next);
    if (stop->ruled)
        return c.kind != FT_CHAR_DIGIT; /* else it leads to a figure */
    if (c.kind == FT_CHAR_LOWER || is_one_of(text.data[next], "|,;:)"))
        return false;
    if (stop->exclaims)
        return true;
    if (stop->end - stop->start > 1) /* an ellipsis, or a row of dots */
        return stop->end - stop->start <= 4 && stop->start > start &&
               text.data[stop->start - 1] != ' ' && c.kind == FT_CHAR_UPPER;
    return ends_plain(s, start, stop, next, block.end);
}

ft_span ft_sentence_next(ft_splitter *splitter, size_t at, ft_span block)
{
    ft_slice text = splitter->text;
    stop_run stop;

    while (at < block.end && text.data[at] == ' ')
        at++;
    for (size_t from = at; find_stop(text, from, block.end, &stop);
         from = stop.close)
        if (ends_sentence(splitter, at, &stop, block))
            return (ft_span){at, stop.close};
    return (ft_span){at, block.end};
}
