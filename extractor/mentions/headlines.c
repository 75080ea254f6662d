/*
 * In: loud sentences and the cast of the others. Out: pieces. A line of results
 * in capitals ("HEACHAM 2 ELM 1") may name sides that stand nowhere else: a
 * short run right before a number counts.
 */
#include "mentions/headlines.h"

#include "base/error.h"
#include "mentions/known.h"

enum {
    NAME_TOKENS = 10, /* the longest name that is looked for */
    SIDE_WORDS = 3,   /* of an unknown side before a number */
    SCORE_DIGITS = 2,
    WORK_A_CAPITAL = 14000, /* steps */
    WORK_A_TOKEN = 500
};

typedef struct reader {
    const ft_words *words;
    const ft_cast *cast;
    size_t end; /* of the sentence */
} reader;

static bool is_capital(const reader *r, size_t token)
{
    const ft_token *t = &r->words->text->tokens[token];
    return token < r->end && t->kind == FT_TOKEN_WORD && t->capital;
}

/* The longest name of the cast that begins here, in tokens. */
static size_t known_run(const reader *r, size_t token)
{
    const ft_token *tokens = r->words->text->tokens;
    size_t longest = 0;
    for (size_t i = token; i < r->end && i - token < NAME_TOKENS; i++) {
        ft_key key;
        if (tokens[i].kind == FT_TOKEN_MARK)
            continue;
        ft_cast_key(r->words, token, i + 1, &key);
        if (key.words > 1 && ft_cast_find(r->cast, &key))
            longest = i + 1 - token;
    }
    return longest;
}

/* One word that can be a name only as one of the text's. */
static bool known_word(const reader *r, size_t token, size_t end)
{
    const ft_word_use *use = ft_word_used(r->words, token);
    ft_key key;
    if (ft_word_is(r->words, token, FT_WORD_COMMON | FT_WORD_MONTH) ||
        ft_word_is_plain(r->words, token))
        return false;
    ft_cast_key(r->words, token, end, &key);
    return ft_cast_find(r->cast, &key) || (use && use->middle);
}

static bool is_score_number(const reader *r, size_t token)
{
    const ft_token *t = &r->words->text->tokens[token];
    return token < r->end && t->kind == FT_TOKEN_NUMBER &&
           t->span.end - t->span.start <= SCORE_DIGITS;
}

/* A few words right before a number, none of them a plain one. */
static size_t unknown_side(const reader *r, size_t token)
{
    size_t at = token;
    for (size_t count = 0; count < SIDE_WORDS && is_capital(r, at); count++) {
        if (ft_word_is_plain(r->words, at) ||
            ft_word_is(r->words, at,
                       FT_WORD_COMMON | FT_WORD_COMPETITION |
                           FT_WORD_DETERMINER))
            return 0;
        at = ft_names_unit(r->words, at, count > 0);
    }
    return is_score_number(r, at) ? at - token : 0;
}

static bool ends_as_club(const reader *r, size_t first, size_t end)
{
    return end > first + 1 && ft_word_is(r->words, end - 1, FT_WORD_CLUB);
}

static bool read_run(const reader *r, size_t token, ft_piece *out)
{
    size_t unit = ft_names_unit(r->words, token, false);
    size_t len = known_run(r, token);
    if (!len && known_word(r, token, unit))
        len = unit - token;
    size_t side = len ? 0 : unknown_side(r, token);
    len += side;
    *out =
        (ft_piece){.kind = FT_PIECE_RUN,
                   .class = ends_as_club(r, token, token + side) ? FT_RUN_SIDE
                                                                 : FT_RUN_NAME,
                   .first = token,
                   .end = token + len,
                   .whole = token + len};
    return len != 0;
}

/* A name begins only where the sentence or a space does: not in the middle of
 * a word with hyphens. */
static bool read_piece(const reader *r, size_t token, ft_piece *out)
{
    const ft_lexicon *lexicon = r->words->lexicon;
    *out = (ft_piece){.kind = FT_PIECE_DAY, .first = token};
    size_t len =
        ft_day_read(&lexicon->calendar, r->words->text, token, &out->day);
    if (len) {
        out->end = token + len;
        out->whole = out->end;
        return true;
    }
    ft_piece run;
    bool known = ft_names_known(r->words, token, out);
    bool found = is_capital(r, token) && read_run(r, token, &run);
    if (found && (!known || run.end > out->end))
        *out = run;
    return known || found;
}

/* Steps of a loud sentence: each capital may begin a name of ten tokens. */
static uint64_t work(const ft_text *text, ft_span tokens)
{
    uint64_t sum = 0;

    for (size_t i = tokens.start; i < tokens.end; i++)
        sum += text->tokens[i].capital ? WORK_A_CAPITAL : WORK_A_TOKEN;
    return sum;
}

ft_status ft_headlines_find(const ft_words *words, const ft_cast *cast,
                            ft_pieces *pieces, ft_error *err)
{
    const ft_text *text = words->text;
    reader r = {.words = words, .cast = cast};
    for (size_t s = 0; s < text->sentence_count; s++) {
        if (!words->loud[s])
            continue;
        r.end = text->sentences[s].tokens.end;
        if (!ft_arena_work(pieces->arena,
                           work(text, text->sentences[s].tokens)))
            return ft_error_memory(err);
        for (size_t i = text->sentences[s].tokens.start; i < r.end;) {
            ft_piece piece;
            if (!read_piece(&r, i, &piece)) {
                i++;
                continue;
            }
            piece.sentence = s;
            piece.loud = true;
            if (!ft_pieces_add(pieces, &piece))
                return ft_error_memory(err);
            i = piece.whole;
        }
    }
    return FT_OK;
}
