/*
 * In: words and pieces. Out: the pieces whose name the text proves to be a
 * side's. A name is believed in one of these places alone, read token by token:
 *
 *   X <deed> Y, 3-1      X <deed> 3-1 <against> Y     X and Y <deed> 1-1
 *   a 3-1 <outcome> <against> Y      X (5-2-1)      X <sport> team
 *
 * and not when a longer name ends with it: "Pratt" beside "Jenna Pratt".
 */
#include "mentions/proven.h"

#include "base/error.h"
#include "mentions/cast.h"
#include "mentions/known.h"

enum {
    GOALS_MOST = 20,
    FILL_TOKENS = 5,     /* between a name and what is said of it */
    LOOSE_TOKENS = 6,    /* between an outcome and the other side */
    BRACKET_TOKENS = 12, /* behind a name */
    DEED_TOKENS = 8      /* between "drew" and the score */
};

typedef struct prover {
    const ft_words *words;
    const ft_token *tokens;
    ft_pieces *pieces;
    uint32_t *piece_at; /* by token: 1 + the piece that begins there */
    ft_index surnames;  /* last words of longer names that may be people */
    ft_index sides;     /* names proven */
    size_t end;         /* of the sentence */
    bool failed;
} prover;

/* ---- marks and words --------------------------------------------------- */

static bool is_mark(const prover *p, size_t token, char mark)
{
    return token < p->end && ft_word_is_mark(p->words, token, mark);
}

static bool is_small(const prover *p, size_t token, unsigned classes)
{
    return token < p->end && !p->tokens[token].capital &&
           ft_word_is(p->words, token, classes);
}

static bool is_goals(const prover *p, size_t token)
{
    ft_slice text = p->words->text->normal;
    int value = 0;
    if (token >= p->end || p->tokens[token].kind != FT_TOKEN_NUMBER ||
        ft_word_length(p->words, token) > 2)
        return false;
    for (size_t i = p->tokens[token].span.start; i < p->tokens[token].span.end;
         i++)
        value = value * 10 + (text.data[i] - '0');
    return value <= GOALS_MOST;
}

static bool is_pair(const prover *p, size_t token)
{
    return is_goals(p, token) && is_mark(p, token + 1, '-') &&
           is_goals(p, token + 2);
}

/* "3-1", and no part of "5-2-1". */
static bool is_score(const prover *p, size_t token)
{
    return is_pair(p, token) && !is_mark(p, token + 3, '-') &&
           (p->tokens[token].opens || !is_mark(p, token - 1, '-'));
}

static size_t skip_bracket(const prover *p, size_t token)
{
    if (!is_mark(p, token, '('))
        return token;
    for (size_t i = token + 1; i < p->end && i - token < BRACKET_TOKENS; i++)
        if (is_mark(p, i, ')'))
            return i + 1;
    return token;
}

/* Behind the small words that say nothing here. */
static size_t skip_fill(const prover *p, size_t token)
{
    size_t at = token;
    while (at - token < FILL_TOKENS &&
           (is_small(p, at, FT_WORD_FILLER | FT_WORD_DETERMINER) ||
            is_mark(p, at, ',')))
        at++;
    return at;
}

/* Behind "visiting", "the", "No. 10". */
static size_t skip_lead(const prover *p, size_t token)
{
    size_t at = skip_fill(p, token);
    bool number = at + 2 < p->end && p->tokens[at].capital &&
                  ft_word_is(p->words, at, FT_WORD_ABBREVIATION) &&
                  is_mark(p, at + 1, '.') &&
                  p->tokens[at + 2].kind == FT_TOKEN_NUMBER;
    return number ? at + 3 : at;
}

/* ---- names ------------------------------------------------------------- */

/* A side or a town in the tables, or what nobody knows. */
static bool may_play(const prover *p, const ft_piece *piece)
{
    if (piece->kind == FT_PIECE_KNOWN)
        return ft_names_has_kind(p->words, piece, FT_KIND_TEAM) ||
               ft_names_has_kind(p->words, piece, FT_KIND_CITY);
    return piece->kind == FT_PIECE_RUN && piece->class <= FT_RUN_SIDE &&
           !(piece->end - piece->first == 1 &&
             ft_word_is(p->words, piece->first,
                        FT_WORD_COMMON | FT_WORD_CLUB | FT_WORD_COMPETITION |
                            FT_WORD_ORGANISATION | FT_WORD_GROUND |
                            FT_WORD_TITLE | FT_WORD_NUMBER));
}

static const ft_piece *name_at(const prover *p, size_t token)
{
    const ft_piece *piece;
    if (token >= p->end || !p->piece_at[token])
        return NULL;
    piece = &p->pieces->items[p->piece_at[token] - 1];
    if (piece->loud || !may_play(p, piece))
        return NULL;
    return ft_names_possessive(p->words, piece->whole) ? NULL : piece;
}

/* Behind the name, its qualifiers and its record in brackets. */
static size_t behind(const prover *p, const ft_piece *piece)
{
    return skip_fill(p, skip_bracket(p, skip_fill(p, piece->whole)));
}

static uint64_t hash_of(const prover *p, size_t first, size_t end)
{
    ft_key key;
    ft_cast_key(p->words, first, end, &key);
    return key.len ? ft_slice_hash((ft_slice){key.bytes, key.len}) : 0;
}

static bool is_surname(const prover *p, const ft_piece *piece)
{
    return ft_index_get(&p->surnames, hash_of(p, piece->first, piece->end));
}

static void prove(prover *p, const ft_piece *piece)
{
    uint64_t hash = hash_of(p, piece->first, piece->end);
    uint32_t *value;
    if (!hash || is_surname(p, piece))
        return;
    value = ft_index_at(&p->sides, hash);
    p->failed = p->failed || !value;
    if (value)
        *value = 1;
}

/* Two people may beat each other, too. */
static void prove_both(prover *p, const ft_piece *one, const ft_piece *other)
{
    if (is_surname(p, one) || is_surname(p, other))
        return;
    prove(p, one);
    prove(p, other);
}

/* ---- what is said ------------------------------------------------------ */

/* "... over No. 10 Virginia", "to visiting Marlow": the side behind `token`,
 * a few small words on. */
static const ft_piece *rival_behind(const prover *p, size_t token)
{
    for (size_t at = token; at < p->end && at - token < LOOSE_TOKENS; at++) {
        if (is_small(p, at, FT_WORD_AGAINST))
            return name_at(p, skip_lead(p, at + 1));
        if (p->tokens[at].kind != FT_TOKEN_WORD && !is_mark(p, at, ',') &&
            !is_mark(p, at, '-'))
            return NULL;
        if (p->tokens[at].capital)
            return NULL;
    }
    return NULL;
}

/* "X lost 2-1 to Y", "X beat Y, 2-1": `deed` is the token of the verb. */
static void prove_deed(prover *p, const ft_piece *one, size_t deed)
{
    size_t at = skip_fill(p, deed + 1);
    const ft_piece *other;
    if (is_score(p, at)) {
        other = rival_behind(p, at + 3);
    } else {
        if (is_small(p, at, FT_WORD_AGAINST))
            at++;
        other = name_at(p, skip_lead(p, at));
        if (other && !is_score(p, behind(p, other)))
            other = NULL;
    }
    if (other)
        prove_both(p, one, other);
}

/* "X and Y battled to a 1-1 tie". */
static void prove_pair(prover *p, const ft_piece *one, const ft_piece *other)
{
    size_t deed = behind(p, other);
    if (!is_small(p, deed, FT_WORD_DEED))
        return;
    for (size_t at = deed + 1; at < p->end && at - deed < DEED_TOKENS; at++) {
        if (p->tokens[at].capital)
            return;
        if (is_score(p, at)) {
            prove_both(p, one, other);
            return;
        }
    }
}

/* "X (5-2-1)". */
static bool has_record(const prover *p, const ft_piece *piece)
{
    size_t at = skip_fill(p, piece->whole) + 1;
    return is_mark(p, at - 1, '(') && is_pair(p, at) &&
           is_mark(p, at + 3, '-') && is_goals(p, at + 4);
}

/* "X women's soccer team". */
static bool plays(const prover *p, const ft_piece *piece)
{
    size_t at = piece->whole;
    while (is_small(p, at, FT_WORD_FILLER) || is_mark(p, at, '\'') ||
           (at < p->end && !p->tokens[at].spaced))
        if (is_small(p, at++, FT_WORD_SPORT))
            return is_small(p, at, FT_WORD_FILLER);
    return false;
}

/* Behind "by", "from", "with" a name does nothing. */
static bool is_led(const prover *p, const ft_piece *piece)
{
    size_t at = piece->first;
    while (!p->tokens[at].opens &&
           is_small(p, at - 1, FT_WORD_FILLER | FT_WORD_DETERMINER))
        at--;
    return !p->tokens[at].opens &&
           is_small(p, at - 1, FT_WORD_PREPOSITION | FT_WORD_AGAINST);
}

static void read_name(prover *p, const ft_piece *piece)
{
    size_t at = behind(p, piece);
    const ft_piece *next = name_at(p, skip_lead(p, at + 1));
    if (has_record(p, piece) || plays(p, piece))
        prove(p, piece);
    if (is_led(p, piece))
        return;
    if (is_small(p, at, FT_WORD_DEED))
        prove_deed(p, piece, at);
    else if (next && is_small(p, at, FT_WORD_PARTICLE))
        prove_pair(p, piece, next);
}

/* "a hard-earned 3-1 win at home against Y". */
static void read_outcome(prover *p, size_t score)
{
    size_t at = score + 3;
    while (at - score - 3 < 3 && at < p->end && !p->tokens[at].capital &&
           p->tokens[at].kind == FT_TOKEN_WORD &&
           !ft_word_is(p->words, at, FT_WORD_OUTCOME))
        at++;
    if (!is_small(p, at, FT_WORD_OUTCOME))
        return;
    const ft_piece *rival = rival_behind(p, at + 1);
    if (rival)
        prove(p, rival);
}

static void read_sentence(prover *p, ft_span tokens)
{
    p->end = tokens.end;
    for (size_t i = tokens.start; i < tokens.end; i++) {
        const ft_piece *piece = name_at(p, i);
        if (piece)
            read_name(p, piece);
        else if (is_score(p, i))
            read_outcome(p, i);
    }
}

/* ---- all of it --------------------------------------------------------- */

/* The pieces by token, and which last names there are. */
static bool index_pieces(prover *p)
{
    for (size_t i = 0; i < p->pieces->count; i++) {
        const ft_piece *piece = &p->pieces->items[i];
        uint32_t *value;
        p->piece_at[piece->first] = (uint32_t)i + 1;
        if (piece->kind != FT_PIECE_RUN || piece->class != FT_RUN_NAME ||
            piece->end - piece->first < 2)
            continue;
        value =
            ft_index_at(&p->surnames, hash_of(p, piece->end - 1, piece->end));
        if (!value)
            return false;
        *value = 1;
    }
    return true;
}

static void mark_pieces(prover *p)
{
    for (size_t i = 0; i < p->pieces->count; i++) {
        ft_piece *piece = &p->pieces->items[i];
        if (!may_play(p, piece) ||
            !ft_index_get(&p->sides, hash_of(p, piece->first, piece->end)))
            continue;
        piece->proven = true;
        if (piece->kind == FT_PIECE_RUN && piece->class == FT_RUN_NAME)
            piece->class = FT_RUN_PROVEN;
    }
}

ft_status ft_proven_find(const ft_words *words, ft_pieces *pieces,
                         ft_error *err)
{
    const ft_text *text = words->text;
    prover p = {.words = words, .tokens = text->tokens, .pieces = pieces};
    p.piece_at = FT_NEW(pieces->arena, uint32_t, text->token_count);
    ft_index_init(&p.surnames, pieces->arena);
    ft_index_init(&p.sides, pieces->arena);
    if (!p.piece_at || !index_pieces(&p))
        return ft_error_memory(err);
    for (size_t s = 0; s < text->sentence_count; s++)
        if (!words->loud[s])
            read_sentence(&p, text->sentences[s].tokens);
    mark_pieces(&p);
    return p.failed ? ft_error_memory(err) : FT_OK;
}
