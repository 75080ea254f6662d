/*
 * Comes in: a name. Goes out: a text run. First the name is cut into words: a
 * word keeps a mark only where the format allows it, all else becomes a space.
 * Then the words of a side are joined so that none of them reads as a date or
 * as the sign between two sides.
 */
#include "output/run.h"

#include <string.h>

#include "output/tidy.h"
#include "text/unicode.h"

typedef enum kind { KIND_OTHER, KIND_LETTER, KIND_DIGIT, KIND_MARK } kind;

/* What the words of a run may hold. */
typedef struct shape {
    bool digits;
    bool ordinals; /* a dot behind digits: "1. FC" */
    bool mixed;    /* letters and digits in one word: "B36" */
    const char *marks;
} shape;

static const shape side_shape = {true, true, true, "-/'.&"};
static const shape player_shape = {false, false, false, "-'."};
/* A place that begins with a number has no apostrophes there. */
static const shape numbered_shape = {true, false, false, "-/.&"};
static const shape place_shape = {true, false, false, "-/'.&"};

/* They mean something between two sides; with one capital they do not. */
static const ft_slice reserved[] = {
    FT_SLICE("v"),    FT_SLICE("vs"),    FT_SLICE("vs."),    FT_SLICE("n/p"),
    FT_SLICE("N/P"),  FT_SLICE("w/o"),   FT_SLICE("W/O"),    FT_SLICE("abd"),
    FT_SLICE("abd."), FT_SLICE("ABD"),   FT_SLICE("aban"),   FT_SLICE("aban."),
    FT_SLICE("ABAN"), FT_SLICE("susp"),  FT_SLICE("susp."),  FT_SLICE("SUSP"),
    FT_SLICE("ppd"),  FT_SLICE("ppd."),  FT_SLICE("PPD"),    FT_SLICE("pst"),
    FT_SLICE("pst."), FT_SLICE("PST"),   FT_SLICE("pstp"),   FT_SLICE("pstp."),
    FT_SLICE("PSTP"), FT_SLICE("postp"), FT_SLICE("postp."), FT_SLICE("POSTP"),
    FT_SLICE("P-P"),  FT_SLICE("x-x"),   FT_SLICE("X-X"),    FT_SLICE("awd"),
    FT_SLICE("awd."), FT_SLICE("AWD"),   FT_SLICE("canc"),   FT_SLICE("canc."),
    FT_SLICE("CANC"), FT_SLICE("bye"),   FT_SLICE("BYE"),
};

/* Words of a date, as the format spells them. */
static const ft_slice months[] = {
    FT_SLICE("jan"),      FT_SLICE("january"), FT_SLICE("feb"),
    FT_SLICE("february"), FT_SLICE("mar"),     FT_SLICE("march"),
    FT_SLICE("apr"),      FT_SLICE("april"),   FT_SLICE("may"),
    FT_SLICE("jun"),      FT_SLICE("june"),    FT_SLICE("jul"),
    FT_SLICE("july"),     FT_SLICE("aug"),     FT_SLICE("august"),
    FT_SLICE("sep"),      FT_SLICE("sept"),    FT_SLICE("september"),
    FT_SLICE("oct"),      FT_SLICE("october"), FT_SLICE("nov"),
    FT_SLICE("november"), FT_SLICE("dec"),     FT_SLICE("december"),
};

/* Typographic dashes and quotes count as the plain ones. */
static unsigned code_of(ft_char c)
{
    unsigned plain = ft_code_plain(c.code);

    return plain == '-' || plain == '\'' ? plain : c.code;
}

static kind kind_at(const shape *of, ft_slice name, size_t at)
{
    unsigned code;

    if (at >= name.len)
        return KIND_OTHER;
    code = code_of(ft_char_at(name, at));
    if (ft_code_is_letter(code))
        return KIND_LETTER;
    if (code >= '0' && code <= '9')
        return of->digits ? KIND_DIGIT : KIND_OTHER;
    if (code > 0 && code < 0x80 && strchr(of->marks, (int)code))
        return KIND_MARK;
    return KIND_OTHER;
}

/* Beside digits a mark would make a score, a minute or a date: there only the
 * dot of "1. FC" and the dash of "U-23" stay. */
static bool keeps_mark(const shape *of, unsigned code, kind before, kind after)
{
    if (code == '.')
        return (before == KIND_LETTER ||
                (before == KIND_DIGIT && of->ordinals)) &&
               after != KIND_MARK && after != KIND_DIGIT;
    if (before != KIND_LETTER)
        return false;
    if (code == '\'')
        return after != KIND_MARK && after != KIND_DIGIT;
    return after == KIND_LETTER || (after == KIND_DIGIT && code == '-');
}

/* "12h" would be a time. */
static bool parts(const shape *of, kind before, kind now, unsigned code)
{
    if (before == KIND_DIGIT && (code == 'h' || code == 'H'))
        return true;
    return !of->mixed && ((before == KIND_LETTER && now == KIND_DIGIT) ||
                          (before == KIND_DIGIT && now == KIND_LETTER));
}

/* The sign stands alone between two words: "Brighton & Hove". */
static bool is_lone_and(unsigned code, kind before, kind after)
{
    return code == '&' && before == KIND_OTHER && after == KIND_OTHER;
}

/* The words with one space between them. What stands on its own as an accent is
 * dropped: the format knows letters alone. */
static void put_words(ft_buffer *out, const shape *of, ft_slice name)
{
    kind before = KIND_OTHER;

    for (size_t at = 0, next; at < name.len; at = next) {
        ft_char c = ft_char_at(name, at);
        unsigned code = code_of(c);
        kind now = kind_at(of, name, at), after;

        next = at + c.len;
        after = kind_at(of, name, next);
        if (c.kind == FT_CHAR_EXTEND)
            continue;
        if (parts(of, before, now, code))
            ft_buffer_byte(out, ' ');
        if (now == KIND_MARK && (keeps_mark(of, code, before, after) ||
                                 is_lone_and(code, before, after))) {
            ft_buffer_byte(out, (char)code);
            before = code == '&' ? KIND_OTHER : KIND_MARK;
        } else if (now == KIND_LETTER || now == KIND_DIGIT) {
            ft_buffer_add(out, (ft_slice){name.data + at, c.len});
            before = now;
        } else {
            ft_buffer_byte(out, ' ');
            before = KIND_OTHER;
        }
    }
}

/* Cuts the next word off; false when none is left. */
static bool next_word(ft_slice *rest, ft_slice *word)
{
    size_t end = 0;

    *rest = ft_slice_trim(*rest);
    while (end < rest->len && rest->data[end] != ' ')
        end++;
    *word = (ft_slice){rest->data, end};
    *rest = (ft_slice){rest->data + end, rest->len - end};
    return end > 0;
}

static bool has(const ft_slice *words, size_t count, ft_slice word)
{
    for (size_t i = 0; i < count; i++)
        if (ft_slice_equal(words[i], word))
            return true;
    return false;
}

/* The word up to its first mark: "July" of "July-side". */
static ft_slice head_of(ft_slice word)
{
    const char *const marks = side_shape.marks;
    size_t end = 0;

    while (end < word.len && !strchr(marks, word.data[end]))
        end++;
    return (ft_slice){word.data, end};
}

static bool is_month(ft_slice word)
{
    char lower[16];
    size_t len = ft_lower_into(head_of(word), lower, sizeof lower);

    return len <= sizeof lower &&
           has(months, FT_COUNT(months), (ft_slice){lower, len});
}

static size_t digits_of(ft_slice word)
{
    size_t count = 0;

    while (count < word.len && word.data[count] >= '0' &&
           word.data[count] <= '9')
        count++;
    return count;
}

/* All of it, or all but the dot of "1." */
static bool is_number(ft_slice word)
{
    size_t digits = digits_of(word);

    return digits > 0 && (digits == word.len ||
                          (digits + 1 == word.len && word.data[digits] == '.'));
}

/* "5", and "5" of "5.side" */
static bool is_day(ft_slice word)
{
    return is_number(head_of(word));
}

/* "10 July" and "May 5" are days to the format; "10. July" and "May-5" not. */
static const char *between(ft_slice before, ft_slice word)
{
    if (is_number(before) && is_month(word))
        return before.data[before.len - 1] == '.' ? " " : ". ";
    return is_month(before) && is_day(word) ? "-" : " ";
}

/* Bytes of the reserved word that `word` is, or begins with: "n/p-side". */
static size_t reserved_part(ft_slice word)
{
    size_t longest = 0;

    for (size_t i = 0; i < FT_COUNT(reserved); i++) {
        const ft_slice r = reserved[i];
        const bool ends =
            r.len >= word.len || kind_at(&side_shape, word, r.len) == KIND_MARK;

        if (ends && ft_slice_starts(word, r) && r.len > longest)
            longest = r.len;
    }
    return longest;
}

/* The first `changed` bytes with one capital. */
static void put_word(ft_buffer *out, ft_slice word, size_t changed)
{
    for (size_t i = 0; i < word.len; i++) {
        char c = word.data[i];

        if (i == 0 && changed > 0 && c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        else if (i > 0 && i < changed && c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        ft_buffer_byte(out, c);
    }
}

static bool is_and(ft_slice word)
{
    return word.len == 1 && word.data[0] == '&';
}

/* A run begins with a letter, or with one number and then a letter. */
static bool opens(ft_slice word, ft_slice rest)
{
    ft_slice next;

    if (is_and(word))
        return false;
    if (!is_number(word))
        return digits_of(word) < word.len;
    return next_word(&rest, &next) && digits_of(next) == 0 && !is_and(next);
}

/* With `guarded`, no words read as a date or as a sign. */
static bool put_joined(ft_buffer *out, ft_slice words, bool guarded)
{
    ft_slice word, before = {NULL, 0};
    bool and = false; /* one is due before the next word */

    while (next_word(&words, &word)) {
        if (before.len == 0 && !opens(word, words))
            continue;
        if (is_and(word)) {
            and = true;
            continue;
        }
        if (and)
            ft_buffer_text(out, " & ");
        else if (before.len > 0)
            ft_buffer_text(out, guarded ? between(before, word) : " ");
        put_word(out, word, guarded ? reserved_part(word) : 0);
        before = word;
        and = false;
    }
    return before.len > 0;
}

static bool put_side(ft_buffer *out, ft_slice words)
{
    return put_joined(out, words, true);
}

static bool put_place(ft_buffer *out, ft_slice words)
{
    return put_joined(out, words, false);
}

static bool put_plain(ft_buffer *out, ft_slice words)
{
    ft_slice word;
    bool begun = false;

    while (next_word(&words, &word)) {
        if (begun)
            ft_buffer_byte(out, ' ');
        ft_buffer_add(out, word);
        begun = true;
    }
    return begun;
}

static bool put_run(ft_buffer *out, const shape *of, ft_slice name,
                    bool (*put)(ft_buffer *out, ft_slice words))
{
    ft_buffer words = {0};
    bool done;

    put_words(&words, of, name);
    done = put(out, ft_buffer_slice(&words));
    out->failed = out->failed || words.failed;
    ft_buffer_free(&words);
    return done;
}

bool ft_run_team(ft_buffer *out, ft_slice name)
{
    return put_run(out, &side_shape, name, put_side);
}

bool ft_run_place(ft_buffer *out, ft_slice name)
{
    const size_t start = out->len;

    if (!put_run(out, &place_shape, name, put_place))
        return false;
    if (digits_of((ft_slice){out->data + start, out->len - start}) == 0)
        return true;
    out->len = start;
    return put_run(out, &numbered_shape, name, put_place);
}

bool ft_run_player(ft_buffer *out, ft_slice name)
{
    return put_run(out, &player_shape, name, put_plain);
}

void ft_run_title(ft_buffer *out, ft_slice text)
{
    ft_buffer line = {0};

    ft_tidy(&line, text);
    for (size_t i = 0; i < line.len; i++)
        if (strchr("=#<>[]", line.data[i]))
            line.data[i] = ' ';
    (void)put_plain(out, ft_buffer_slice(&line));
    out->failed = out->failed || line.failed;
    ft_buffer_free(&line);
}
