/* Comes in: a record. Goes out: the key it is sorted by for merging. */
#include "dataset/key.h"

#include <string.h>

#include "text/unicode.h"

enum {
    NAME_MOST = 240, /* bytes of a name that count */
    WORD_LEAST = 3   /* characters; shorter ones are "FC", "St" or "1." */
};

typedef struct folded {
    char bytes[NAME_MOST];
    size_t len;
} folded;

/* Where the last character does not fit, NULs stand, which are no letters. */
static ft_slice fold(ft_slice name, folded *out)
{
    size_t need = ft_fold_into(name, out->bytes, sizeof out->bytes);

    out->len = need < sizeof out->bytes ? need : sizeof out->bytes;
    return (ft_slice){out->bytes, out->len};
}

/* Parts words: white space, and dashes and slashes inside a name. */
static bool is_gap(ft_char c)
{
    return c.kind == FT_CHAR_SPACE || c.code == '-' || c.code == '/' ||
           c.code == '_';
}

static bool is_letter(ft_char c)
{
    return c.kind == FT_CHAR_DIGIT || ft_char_in_word(c.kind);
}

void ft_name_words(ft_buffer *out, ft_slice name)
{
    folded space = {{0}, 0};
    ft_slice text = fold(name, &space);
    bool gap = false, any = false;

    for (size_t at = 0; at < text.len;) {
        ft_char c = ft_char_at(text, at);

        if (is_letter(c)) {
            if (gap && any)
                ft_buffer_byte(out, ' ');
            ft_buffer_add(out, ft_slice_cut(text, (ft_span){at, at + c.len}));
            any = true;
            gap = false;
        }
        gap = gap || is_gap(c);
        at += c.len;
    }
}

static size_t count_letters(ft_slice word)
{
    size_t count = 0;

    for (size_t at = 0; at < word.len; at += ft_char_at(word, at).len)
        count++;
    return count;
}

/* The first word that is long enough; all of them glued when none is. */
static void add_first_word(ft_buffer *out, ft_slice words)
{
    const ft_slice space = FT_SLICE(" ");

    for (size_t at = 0, end; at < words.len; at = end + 1) {
        ft_slice word;

        end = ft_slice_find(words, space, at);
        end = end < words.len ? end : words.len;
        word = ft_slice_cut(words, (ft_span){at, end});
        if (count_letters(word) >= WORD_LEAST) {
            ft_buffer_add(out, word);
            return;
        }
    }
    for (size_t i = 0; i < words.len; i++)
        if (words.data[i] != ' ')
            ft_buffer_byte(out, words.data[i]);
}

/* "eng-crystal-palace-fc" holds a name behind the dash, "CAN" does not. */
static ft_slice name_in_code(ft_slice code)
{
    size_t dash = ft_slice_find(code, (ft_slice)FT_SLICE("-"), 0);

    return dash < code.len ? ft_slice_cut(code, (ft_span){dash + 1, code.len})
                           : code;
}

static void add_side(ft_buffer *out, const ft_side *side)
{
    ft_slice name = side->code ? name_in_code(ft_slice_of(side->code))
                               : ft_slice_of(side->name);
    ft_buffer words = {0};

    ft_name_words(&words, name);
    out->failed = out->failed || words.failed;
    add_first_word(out, ft_buffer_slice(&words));
    ft_buffer_free(&words);
}

static void add_sport(ft_buffer *out, ft_slice sport)
{
    ft_buffer words = {0};

    ft_name_words(&words, sport);
    out->failed = out->failed || words.failed;
    for (size_t i = 0; i < words.len; i++)
        ft_buffer_byte(out, words.data[i] == ' ' ? '-' : words.data[i]);
    ft_buffer_free(&words);
}

void ft_match_key(ft_buffer *out, ft_slice sport, const ft_match *match)
{
    ft_buffer words[2] = {{0}, {0}};
    int later;

    for (int side = 0; side < 2; side++) {
        add_side(&words[side], &match->sides[side]);
        out->failed = out->failed || words[side].failed;
    }
    later = ft_slice_compare(ft_buffer_slice(&words[0]),
                             ft_buffer_slice(&words[1])) > 0
                ? 0
                : 1;
    add_sport(out, sport);
    ft_buffer_byte(out, '/');
    ft_buffer_add(out, ft_buffer_slice(&words[1 - later]));
    ft_buffer_byte(out, '/');
    ft_buffer_add(out, ft_buffer_slice(&words[later]));
    ft_buffer_free(&words[0]);
    ft_buffer_free(&words[1]);
}
