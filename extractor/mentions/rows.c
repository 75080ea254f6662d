/*
 * In: words. Out: by token, where a name ends. A line is one of results when
 * names and numbers alternate in one of the ways of lists, from its head on.
 * What such names are is believed only where a line has a side that is known
 * or goes by a club word, or where several lines stand in the article.
 */
#include "mentions/rows.h"

#include "base/error.h"
#include "mentions/known.h"

enum {
    NAME_WORDS = 6,      /* of a side in a list */
    BRACKET_TOKENS = 60, /* scorers in brackets behind the goals */
    LEAD_TOKENS = 10,    /* "Division One: " */
    SCORE_DIGITS = 2,
    ROWS_ENOUGH = 3 /* that make a list though nobody knows a side */
};

typedef struct row {
    ft_span names[2]; /* tokens */
    size_t sentence;
    bool sure;    /* one of them is a side, whoever looks at it */
    bool between; /* the numbers stand between the names */
} row;

typedef struct reader {
    ft_arena *arena;
    ft_words *words;
    const ft_token *tokens;
    size_t end; /* of the sentence */
    size_t sentence;
    row *rows;
    size_t count;
    size_t capacity;
} reader;

static bool is_mark(const reader *r, size_t token, char mark)
{
    return token < r->end && ft_word_is_mark(r->words, token, mark);
}

static bool is_one_of(const reader *r, size_t token, const char *marks)
{
    for (; *marks; marks++)
        if (is_mark(r, token, *marks))
            return true;
    return false;
}

/* ---- numbers ----------------------------------------------------------- */

static bool is_goals(const reader *r, size_t token)
{
    if (token >= r->end || ft_word_length(r->words, token) > SCORE_DIGITS)
        return false;
    return r->tokens[token].kind == FT_TOKEN_NUMBER &&
           !ft_word_is_joined(r->words, token + 1);
}

/* The letter O where a nought is meant: a number or nothing follows. */
static bool is_letter_nought(const reader *r, size_t token)
{
    return token < r->end && ft_word_is_capital(r->words, token) &&
           ft_word_length(r->words, token) == 1 &&
           ft_word_is(r->words, token, FT_WORD_NUMBER) &&
           !ft_word_is_joined_mark(r->words, token + 1, '\'');
}

static bool is_number(const reader *r, size_t token)
{
    return is_goals(r, token) || is_letter_nought(r, token);
}

/* ---- names ------------------------------------------------------------- */

/* Small words inside a name: "of", "and the", "&"; 0 when no name goes on. */
static size_t inner_words(const reader *r, size_t token)
{
    size_t at = token;
    while (
        at < r->end && at - token < 2 && !r->tokens[at].capital &&
        r->tokens[at].spaced &&
        (is_mark(r, at, '&') ||
         ft_word_is(r->words, at,
                    FT_WORD_PARTICLE | FT_WORD_DETERMINER | FT_WORD_LOCATIVE)))
        at++;
    return at < r->end && r->tokens[at].spaced &&
                   ft_word_is_capital(r->words, at) && at > token
               ? at - token
               : 0;
}

/* Where the name ends whose first word stands at `token`; `token` when there
 * is none. */
static size_t read_name(const reader *r, size_t token)
{
    size_t at = token;
    for (size_t count = 0; at < r->end && count < NAME_WORDS; count++) {
        size_t next = at + (count ? inner_words(r, at) : 0);
        if (!ft_word_is_capital(r->words, next) || is_letter_nought(r, next) ||
            ft_names_is_letter_pair(r->words, next))
            break;
        at = ft_names_unit(r->words, next, count > 0);
        if (at < r->end && ft_names_possessive(r->words, at) &&
            ft_word_is_capital(r->words,
                               at + ft_names_possessive(r->words, at)))
            at += ft_names_possessive(r->words, at);
    }
    return at < r->end ? at : r->end;
}

/* A word of the name that is none of every day. */
static bool has_own_word(const reader *r, ft_span name)
{
    for (size_t i = name.start; i < name.end; i++)
        if (ft_word_is_capital(r->words, i) &&
            ft_word_length(r->words, i) > 1 &&
            !ft_word_is(r->words, i, FT_WORD_COMMON | FT_WORD_COMPETITION))
            return true;
    return false;
}

static bool is_side(const reader *r, ft_span name)
{
    ft_piece form;
    if (ft_names_known(r->words, name.start, &form) && form.whole >= name.end)
        return ft_names_has_sure_side(r->words, &form);
    return name.end - name.start > 1 &&
           ft_word_is(r->words, name.end - 1, FT_WORD_CLUB);
}

/* ---- lines ------------------------------------------------------------- */

/* Behind "(Smith 12, Jones 40)" at `token`, else `token`. */
static size_t skip_bracket(const reader *r, size_t token)
{
    if (!is_one_of(r, token, "(["))
        return token;
    for (size_t i = token + 1; i < r->end && i - token < BRACKET_TOKENS; i++)
        if (is_one_of(r, i, ")]"))
            return i + 1;
    return token;
}

static size_t skip_one(const reader *r, size_t token, const char *marks)
{
    return is_one_of(r, token, marks) ? token + 1 : token;
}

/* What may part two names or two numbers: "v", "vs.", "x". */
static size_t skip_versus(const reader *r, size_t token)
{
    if (token >= r->end || r->tokens[token].kind != FT_TOKEN_WORD ||
        r->tokens[token].capital || ft_word_length(r->words, token) > 2 ||
        !ft_word_is(r->words, token, FT_WORD_ABBREVIATION))
        return token;
    return skip_one(r, token + 1, ".");
}

/* Nothing that goes on with a sentence. */
static bool ends_line(const reader *r, size_t token)
{
    return token >= r->end || is_one_of(r, token, "|,;.:([-");
}

/* "2-1", "2 : 1", "2 v 1", "2 | 1" at `token`: behind it, else `token`. */
static size_t read_pair(const reader *r, size_t token)
{
    size_t at = token + 1;
    if (!is_number(r, token))
        return token;
    size_t next = skip_one(r, at, "-:|");
    if (next == at)
        next = skip_versus(r, at);
    return next > at && is_number(r, next) ? next + 1 : token;
}

static size_t read_second(reader *r, size_t token, row *out)
{
    out->names[1] = (ft_span){token, read_name(r, token)};
    return out->names[1].end;
}

/* "A 2-1 B": behind the second name; 0 when it is no such line. */
static size_t read_between(reader *r, size_t token, row *out)
{
    size_t at = skip_one(r, skip_bracket(r, token), "|:,");
    size_t pair = read_pair(r, at);
    if (pair == at && ft_names_is_letter_pair(r->words, at))
        pair = at + 3;
    if (pair == at)
        return 0;
    at = skip_one(r, skip_bracket(r, skip_one(r, pair, "|")), "|");
    size_t end = read_second(r, at, out);
    out->between = true;
    return end > at &&
                   (ends_line(r, end) || r->tokens[end].kind == FT_TOKEN_NUMBER)
               ? end
               : 0;
}

/* "A 2 B 1": behind the second number. */
static size_t read_beside(reader *r, size_t token, row *out)
{
    size_t at = skip_one(r, skip_bracket(r, token), ",|");
    if (!is_number(r, at))
        return 0;
    at = skip_one(r, skip_bracket(r, at + 1), ",;-|");
    size_t end = read_second(r, at, out);
    size_t number = skip_one(r, skip_bracket(r, end), ",|");
    out->between = false;
    return end > at && is_number(r, number) && ends_line(r, number + 1)
               ? number + 1
               : 0;
}

/* "A v B 2-1", "A v B P-P", where a score has led the line "A v B" alone:
 * behind it. */
static size_t read_behind(reader *r, size_t token, bool led, row *out)
{
    size_t at = skip_versus(r, token);
    if (at == token)
        return 0;
    size_t end = read_second(r, at, out);
    size_t from = skip_one(r, skip_bracket(r, end), ",:|");
    size_t behind = read_pair(r, from);
    if (behind == from && ft_names_is_letter_pair(r->words, from))
        behind = from + 3;
    if (behind == from)
        behind = led ? end : from;
    out->between = true;
    return end > at && (led || behind > from) && ends_line(r, behind) ? behind
                                                                      : 0;
}

/* Tokens of a word of every day before a name, "Full-Time"; 0: it is none, or
 * may open the name. */
static size_t everyday(const reader *r, size_t token)
{
    size_t end = ft_names_unit(r->words, token, false);
    for (size_t i = token; i < end; i++)
        if (!ft_word_is_mark(r->words, i, '-') &&
            (!ft_word_is(r->words, i, FT_WORD_COMMON) ||
             ft_word_is(r->words, i, FT_WORD_OPENER | FT_WORD_CLUB)))
            return 0;
    return end < r->end && ft_word_is_capital(r->words, end) ? end - token : 0;
}

/* Behind "Division One: " at the head of a line. */
static size_t skip_label(const reader *r, size_t token)
{
    size_t from = token;
    for (size_t i = token; i + 1 < r->end && i - token < LEAD_TOKENS; i++)
        if (is_mark(r, i, ':') && !r->tokens[i].spaced &&
            r->tokens[i + 1].spaced && ft_word_is_capital(r->words, i + 1))
            from = i + 1;
    return from;
}

/* Tokens of one thing before the first name of a line: a bullet, a number, a
 * day, a word of every day; 0: a name begins here. */
static size_t lead_at(const reader *r, size_t token)
{
    const ft_calendar *calendar = &r->words->lexicon->calendar;
    ft_day day;
    size_t len = ft_word_may_be_day(r->words, token)
                     ? ft_day_read(calendar, r->words->text, token, &day)
                     : 0;
    if (len)
        return len;
    return r->tokens[token].kind == FT_TOKEN_MARK ||
                   r->tokens[token].kind == FT_TOKEN_NUMBER
               ? 1
               : everyday(r, token);
}

/* What stands before the first name of a line. */
static size_t skip_lead(const reader *r, size_t token)
{
    size_t from = skip_label(r, token);
    size_t len;
    while (from < r->end && from - token < LEAD_TOKENS &&
           (len = lead_at(r, from)))
        from += len;
    return from;
}

static bool keep(reader *r, row *out)
{
    row *rows = ft_arena_grow(r->arena, r->rows, &r->capacity, r->count + 1,
                              sizeof *rows);
    if (!rows)
        return false;
    out->sentence = r->sentence;
    out->sure = is_side(r, out->names[0]) || is_side(r, out->names[1]);
    r->rows = rows;
    r->rows[r->count++] = *out;
    return true;
}

/* A score stands between two tokens: "2-1 A v B". */
static bool is_led(const reader *r, size_t token, size_t from)
{
    for (; token + 2 < from; token++)
        if (read_pair(r, token) > token && !is_mark(r, token + 1, ':'))
            return true;
    return false;
}

/* A line may tell several results, one behind the other. */
static bool read_line(reader *r, size_t token)
{
    for (;;) {
        row out;
        size_t from = skip_lead(r, token);
        size_t end = read_name(r, from);
        size_t behind = 0;
        out.names[0] = (ft_span){from, end};
        if (end == from || end == r->end)
            return true;
        if (!(behind = read_between(r, end, &out)) &&
            !(behind = read_beside(r, end, &out)) &&
            !(behind = read_behind(r, end, is_led(r, token, from), &out)))
            return true;
        if (has_own_word(r, out.names[0]) && has_own_word(r, out.names[1]) &&
            !keep(r, &out))
            return false;
        token = skip_one(r, behind, ",;|.");
        if (token == behind)
            return true;
    }
}

static bool has_number(const reader *r, size_t token)
{
    for (size_t i = token; i < r->end; i++)
        if (r->tokens[i].kind == FT_TOKEN_NUMBER || is_letter_nought(r, i) ||
            ft_names_is_letter_pair(r->words, i))
            return true;
    return false;
}

/* ---- what is believed -------------------------------------------------- */

static size_t count_sure(const reader *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->count; i++)
        count += r->rows[i].sure;
    return count;
}

static bool is_list(const reader *r)
{
    size_t between = 0;
    for (size_t i = 0; i < r->count; i++)
        between += r->rows[i].between;
    return between >= ROWS_ENOUGH || count_sure(r);
}

static bool is_upper(const reader *r, ft_span name)
{
    for (size_t i = name.start; i < name.end; i++)
        if (r->tokens[i].kind == FT_TOKEN_WORD && !r->tokens[i].upper)
            return false;
    return true;
}

static void mark(const reader *r, const row *line, bool known)
{
    uint32_t flag = known && line->between ? FT_ROW_SIDE : 0;
    if (is_upper(r, line->names[0]) && is_upper(r, line->names[1]))
        return;
    r->words->loud[line->sentence] = false;
    for (size_t i = 0; i < FT_COUNT(line->names); i++)
        r->words->rows[line->names[i].start] =
            (uint32_t)line->names[i].end | flag;
    for (size_t i = line->names[0].end; i < line->names[1].start; i++)
        if (is_letter_nought(r, i))
            r->words->rows[i] = FT_ROW_NOUGHT;
}

size_t ft_row_end(const ft_words *words, size_t token)
{
    return words->rows ? words->rows[token] & (FT_ROW_NOUGHT - 1) : 0;
}

ft_status ft_rows_find(ft_arena *arena, ft_words *words, ft_error *err)
{
    const ft_text *text = words->text;
    reader r = {.arena = arena, .words = words, .tokens = text->tokens};
    words->rows = FT_NEW(arena, uint32_t, text->token_count);
    if (!words->rows || text->token_count >= FT_ROW_NOUGHT)
        return ft_error_memory(err);
    for (r.sentence = 0; r.sentence < text->sentence_count; r.sentence++) {
        ft_span tokens = text->sentences[r.sentence].tokens;
        r.end = tokens.end;
        if (has_number(&r, tokens.start) && !read_line(&r, tokens.start))
            return ft_error_memory(err);
    }
    bool list = is_list(&r);
    bool known = count_sure(&r) > 0;
    for (size_t i = 0; list && i < r.count; i++)
        mark(&r, &r.rows[i], known);
    return FT_OK;
}
