/* What is joined to a word, and what the tables and the pack's list of
 * qualifiers know of it. */
#include "mentions/known.h"

#include "base/ascii.h"
#include "mentions/rows.h"

enum {
    UNIT_TOKENS = 12,     /* of one word with hyphens and apostrophes */
    SYLLABLE_LETTERS = 5, /* of a part of a name: "Chu", "Chung" */
    SUFFIX_LETTERS = 6    /* of a lower-case part behind a hyphen */
};

size_t ft_word_length(const ft_words *words, size_t token)
{
    ft_span span = words->text->tokens[token].span;
    return span.end - span.start;
}

bool ft_word_is_joined(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    return token < text->token_count && !text->tokens[token].spaced &&
           !text->tokens[token].opens &&
           text->tokens[token].kind == FT_TOKEN_WORD;
}

bool ft_word_is_joined_mark(const ft_words *words, size_t token, char mark)
{
    const ft_text *text = words->text;
    return token < text->token_count && !text->tokens[token].spaced &&
           !text->tokens[token].opens && ft_word_is_mark(words, token, mark);
}

bool ft_word_is_capital(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    return token < text->token_count &&
           text->tokens[token].kind == FT_TOKEN_WORD &&
           text->tokens[token].capital;
}

/* ---- units ------------------------------------------------------------- */

/* "Minnesota-Kansas": two known names, not one; "Soccer-Elmore". */
static bool parts_known(const ft_words *words, size_t first, size_t hyphen)
{
    const ft_gazetteer *g = words->lexicon->gazetteer;
    const ft_reading *readings;
    size_t count;
    bool head = ft_gazetteer_match(g, words->text, first, &readings, &count) ==
                hyphen - first;
    bool slug = words->text->tokens[first].opens &&
                ft_word_is(words, first, FT_WORD_COMMON) &&
                !ft_word_is(words, first, FT_WORD_CLUB);
    return (head || slug) &&
           ft_gazetteer_match(g, words->text, hyphen + 1, &readings, &count);
}

/* "Chu" of "Chu-young": short, and no word of the language. */
static bool is_syllable(const ft_words *words, size_t token)
{
    return ft_word_length(words, token) <= SYLLABLE_LETTERS &&
           !ft_word_is(words, token, FT_WORD_COMMON) &&
           !ft_word_is(words, token, FT_WORD_ORDINARY);
}

/* "Saint-Maximin", "Heung-min", "Kang-in", but not "Harrow-based". */
static bool joins_hyphen(const ft_words *words, size_t first, size_t hyphen,
                         bool inner)
{
    size_t next = hyphen + 1;
    if (!ft_word_is_joined_mark(words, hyphen, '-') ||
        !ft_word_is_joined(words, next))
        return false;
    if (ft_word_is_capital(words, next))
        return !parts_known(words, first, hyphen);
    return inner && ft_word_length(words, next) <= SUFFIX_LETTERS &&
           (!ft_word_is(words, next, FT_WORD_COMMON) ||
            is_syllable(words, hyphen - 1) ||
            (ft_word_length(words, next) == 2 &&
             ft_word_is(words, next, FT_WORD_LOCATIVE)));
}

bool ft_names_is_letter_pair(const ft_words *words, size_t token)
{
    return ft_word_is_capital(words, token) &&
           ft_word_length(words, token) == 1 &&
           !ft_word_is_joined(words, token) &&
           ft_word_is_joined_mark(words, token + 1, '-') &&
           ft_word_is_joined(words, token + 2) &&
           ft_word_is_capital(words, token + 2) &&
           ft_word_length(words, token + 2) == 1 &&
           !ft_word_is_joined_mark(words, token + 3, '-');
}

/* "Eto'o", "Thiong'o": a letter that no clitic ("'s", "'d") is. */
static bool is_own_letter(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    char letter = text->normal.data[text->tokens[token].span.start];
    return !ft_word_is_capital(words, token) && letter != 's' &&
           letter != 'd' && letter != 'm' && letter != 't';
}

/* "O'Neill", "N'Golo", "D'arcy", but not "Canada's". */
static bool joins_apostrophe(const ft_words *words, size_t mark)
{
    size_t next = mark + 1;
    if (!ft_word_is_joined_mark(words, mark, '\'') ||
        !ft_word_is_joined(words, next))
        return false;
    if (ft_word_length(words, next) < 2)
        return is_own_letter(words, next);
    return ft_word_is_capital(words, next) ||
           ft_word_length(words, mark - 1) <= 2;
}

/* "D. Okamura", "I.Rakitic", "St. Clair". */
static bool joins_stop(const ft_words *words, size_t stop)
{
    if (stop > 1 && ft_word_is_capital(words, stop - 2) &&
        !words->text->tokens[stop - 2].opens &&
        ft_word_is(words, stop - 2, FT_WORD_COMMON))
        return false; /* "Group A. Nigeria" */
    return ft_word_is_joined_mark(words, stop, '.') &&
           ft_word_is_capital(words, stop + 1) &&
           !words->text->tokens[stop + 1].opens &&
           (ft_word_length(words, stop - 1) == 1 ||
            (!words->text->tokens[stop - 1].upper &&
             ft_word_is(words, stop - 1, FT_WORD_ABBREVIATION)));
}

/* "U-19", "U21": tokens of the number behind the letter. */
static size_t joined_number(const ft_words *words, size_t at)
{
    const ft_text *text = words->text;
    size_t number = ft_word_is_joined_mark(words, at, '-') ? at + 1 : at;
    if (ft_word_length(words, at - 1) > 1 || number >= text->token_count ||
        text->tokens[number].spaced || text->tokens[number].opens ||
        text->tokens[number].kind != FT_TOKEN_NUMBER)
        return 0;
    return number + 1 - at;
}

size_t ft_names_unit(const ft_words *words, size_t token, bool inner)
{
    size_t at = token + 1;
    at += joined_number(words, at);
    while (at - token < UNIT_TOKENS) {
        if (joins_hyphen(words, token, at, inner) ||
            joins_apostrophe(words, at))
            at += 2;
        else
            break;
    }
    return joins_stop(words, at) ? at + 1 : at;
}

/* ---- known forms and what belongs to them ------------------------------ */

/* The text begins with `form` in any case, as whole words. */
static bool begins(ft_slice text, ft_slice form)
{
    if (!form.len || !ft_ascii_has_at(text, 0, form))
        return false;
    return form.len == text.len || !(ft_is_wordy(text.data[form.len]) ||
                                     ft_is_digit(text.data[form.len]));
}

static ft_slice before_sign(ft_slice entry, ft_slice *behind)
{
    static const ft_slice sign = FT_SLICE("=");
    size_t at = ft_slice_find(entry, sign, 0);
    if (at > entry.len)
        return (ft_slice){entry.data, 0};
    *behind = (ft_slice){entry.data + at + 1, entry.len - at - 1};
    return (ft_slice){entry.data, at};
}

size_t ft_names_longest_variant(const ft_word_list *list, ft_slice text,
                                ft_slice *variant)
{
    size_t longest = 0;
    for (size_t i = 0; i < list->count && text.len; i++) {
        ft_slice value;
        if (!list->words[i].len ||
            list->words[i].data[0] != ft_lower(*text.data))
            continue;
        ft_slice form = before_sign(list->words[i], &value);
        if (form.len > longest && begins(text, form)) {
            longest = form.len;
            *variant = value;
        }
    }
    return longest;
}

size_t ft_names_possessive(const ft_words *words, size_t token)
{
    if (!ft_word_is_joined_mark(words, token, '\''))
        return 0;
    return ft_word_is_joined(words, token + 1) &&
                   ft_word_length(words, token + 1) == 1
               ? 2
               : 1;
}

size_t ft_names_variant(const ft_words *words, size_t token, bool possessive,
                        ft_slice *variant)
{
    const ft_text *text = words->text;
    size_t at = token;
    if (possessive)
        at += ft_names_possessive(words, token);
    if (at >= text->token_count || text->tokens[at].opens ||
        !text->tokens[at].spaced)
        return 0;
    size_t start = text->tokens[at].span.start;
    ft_slice rest = {text->normal.data + start, text->normal.len - start};
    size_t len =
        ft_names_longest_variant(&words->lexicon->variants, rest, variant);
    for (; len && at < text->token_count &&
           text->tokens[at].span.end <= start + len;
         at++)
        if (text->tokens[at].span.end == start + len)
            return at + 1 - token;
    return 0;
}

/* Upper-case letters beside a number, a flag or in brackets: where a code can
 * stand. */
static bool is_code_place(const ft_words *words, size_t first, size_t end)
{
    const ft_text *text = words->text;
    const ft_token *tokens = text->tokens;
    if (!tokens[first].upper)
        return false;
    bool after = end < text->token_count && !tokens[end].opens;
    bool before = !tokens[first].opens && first > 0;
    if (after && (tokens[end].kind == FT_TOKEN_NUMBER ||
                  tokens[end].kind == FT_TOKEN_FLAG))
        return true;
    if (before && (tokens[first - 1].kind == FT_TOKEN_NUMBER ||
                   tokens[first - 1].kind == FT_TOKEN_FLAG))
        return true;
    return after && before && ft_word_is_mark(words, first - 1, '(') &&
           ft_word_is_mark(words, end, ')');
}

static bool all_codes(const ft_piece *piece)
{
    for (size_t i = 0; i < piece->count; i++)
        if (piece->readings[i].form != FT_FORM_CODE)
            return false;
    return true;
}

bool ft_names_has_kind(const ft_words *words, const ft_piece *piece,
                       ft_kind kind)
{
    const ft_gazetteer *g = words->lexicon->gazetteer;
    for (size_t i = 0; i < piece->count; i++)
        if (ft_gazetteer_entry(g, piece->readings[i].entry)->kind == kind)
            return true;
    return false;
}

bool ft_names_known(const ft_words *words, size_t token, ft_piece *out)
{
    ft_piece piece = {.kind = FT_PIECE_KNOWN, .first = token};
    size_t len = ft_gazetteer_match(words->lexicon->gazetteer, words->text,
                                    token, &piece.readings, &piece.count);
    if (!len)
        return false;
    piece.end = token + len;
    piece.whole = piece.end;
    piece.opens = len == 1 && ft_word_opens(words, token);
    piece.plain = len == 1 && ft_word_is(words, token, FT_WORD_COMMON);
    piece.code = is_code_place(words, token, piece.end);
    if (all_codes(&piece) && !piece.code)
        return false;
    if (ft_names_has_kind(words, &piece, FT_KIND_TEAM))
        piece.whole += ft_names_variant(words, piece.end, true, &piece.variant);
    piece.row = ft_row_end(words, token) == piece.whole;
    *out = piece;
    return true;
}

bool ft_names_has_sure_side(const ft_words *words, const ft_piece *piece)
{
    const ft_gazetteer *g = words->lexicon->gazetteer;
    for (size_t i = 0; i < piece->count; i++)
        if (!piece->readings[i].ambiguous &&
            ft_gazetteer_entry(g, piece->readings[i].entry)->kind ==
                FT_KIND_TEAM)
            return true;
    return false;
}
