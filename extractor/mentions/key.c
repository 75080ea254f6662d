/*
 * In: tokens of a text, or forms of a name table. Out: folded keys with a
 * running hash. Looking them up is the gazetteer's part.
 */
#include "mentions/key.h"

#include "base/ascii.h"
#include "text/unicode.h"

static const uint64_t hash_basis = 0xcbf29ce484222325U;
static const uint64_t hash_prime = 0x100000001b3U;

void ft_key_init(ft_key *key)
{
    key->len = 0;
    key->hash = hash_basis;
    key->words = 0;
    key->capitals = 0;
    key->lower = false;
    key->gap = true;
}

static void put(ft_key *key, char byte)
{
    key->bytes[key->len++] = byte;
    key->hash = (key->hash ^ (unsigned char)byte) * hash_prime;
}

/* Room for a piece of `len` bytes; opens a word when one is due. */
static bool make_room(ft_key *key, size_t len, bool capital)
{
    if (len + 1 > FT_KEY_LIMIT - key->len)
        return false;
    if (!key->gap)
        return true;
    if (key->words == FT_KEY_WORDS)
        return false;
    if (key->len)
        put(key, ' ');
    if (capital)
        key->capitals |= 1U << key->words;
    key->words++;
    key->gap = false;
    return true;
}

static bool is_ascii(ft_slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

static bool add_folded(ft_key *key, ft_slice piece)
{
    char folded[FT_KEY_LIMIT];
    size_t len = ft_fold_into(piece, folded, sizeof folded);
    if (len > sizeof folded || len > FT_KEY_LIMIT - key->len)
        return false;
    for (size_t i = 0; i < len; i++)
        put(key, folded[i]);
    return true;
}

/* Folding would drop what tells the flags of regions apart. */
static bool is_flag(ft_slice piece)
{
    ft_char_kind kind = ft_char_at(piece, 0).kind;
    return kind == FT_CHAR_REGION || kind == FT_CHAR_PICTURE;
}

/* Letters and digits, or a flag. */
static bool add_piece(ft_key *key, ft_slice piece, bool capital)
{
    if (!piece.len || !make_room(key, piece.len, capital))
        return false;
    if (!is_ascii(piece) && !is_flag(piece))
        return add_folded(key, piece);
    for (size_t i = 0; i < piece.len; i++)
        put(key, ft_lower(piece.data[i]));
    return true;
}

/* What a mark does inside a name. */
static bool add_mark(ft_key *key, char mark)
{
    static const ft_slice conjunction = FT_SLICE("and");
    switch (mark) {
    case ' ':
    case '-':
    case '/':
        key->gap = true;
        return true;
    case '.':
    case '\'':
        return key->len > 0;
    case '#': /* only to open a hashtag */
        if (key->len)
            return false;
        put(key, '#');
        key->gap = false;
        key->words = 1;
        return true;
    case '&':
        return add_piece(key, conjunction, false);
    default:
        return false;
    }
}

bool ft_key_token(ft_key *key, const ft_text *text, size_t token)
{
    const ft_token *t = &text->tokens[token];
    ft_slice piece = ft_slice_cut(text->normal, t->span);
    if (t->spaced && key->len)
        key->gap = true;
    if (t->kind == FT_TOKEN_MARK)
        return piece.len == 1 && add_mark(key, piece.data[0]);
    if (t->kind == FT_TOKEN_WORD && !t->upper && (!t->capital || piece.len > 1))
        key->lower = true;
    return add_piece(key, piece, t->capital);
}

static bool is_mark(char byte)
{
    return byte == ' ' || byte == '-' || byte == '/' || byte == '.' ||
           byte == '\'' || byte == '#' || byte == '&';
}

/* The stretch of a form from `at` on without a mark in it. */
static ft_slice next_piece(ft_slice form, size_t at)
{
    size_t end = at;
    while (end < form.len && !is_mark(form.data[end]))
        end++;
    return (ft_slice){form.data + at, end - at};
}

/* Letters, digits or a flag, and nothing else; says whether one is lower. */
static bool is_word(ft_slice piece, bool *lower_seen)
{
    for (size_t at = 0; at < piece.len;) {
        ft_char c = ft_char_at(piece, at);
        if (c.kind == FT_CHAR_OTHER || c.kind == FT_CHAR_SPACE)
            return false;
        *lower_seen = *lower_seen || c.kind == FT_CHAR_LOWER;
        at += c.len;
    }
    return true;
}

static void end_word(const ft_key *key, ft_key_word *word, void *context)
{
    if (key->gap && key->len && word)
        word(context, key);
}

bool ft_key_form(ft_key *key, ft_slice form, ft_key_word *word, void *context)
{
    ft_key_init(key);
    for (size_t at = 0; at < form.len;) {
        if (is_mark(form.data[at])) {
            if (form.data[at] == '&')
                end_word(key, word, context);
            if (!add_mark(key, form.data[at++]))
                return false;
            continue;
        }
        ft_slice piece = next_piece(form, at);
        bool capital = ft_char_at(piece, 0).kind == FT_CHAR_UPPER;
        end_word(key, word, context);
        if (!is_word(piece, &key->lower))
            return false;
        if (!add_piece(key, piece, capital))
            return false;
        at += piece.len;
    }
    return key->len > 0;
}
