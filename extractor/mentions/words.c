/*
 * In: tokens and the pack's lists. Out: counts by word, and the sentences in
 * which capitals say nothing. What a name is, is not decided here.
 */
#include "mentions/words.h"

#include "base/error.h"
#include "mentions/gazetteer.h"
#include "text/unicode.h"

enum {
    WORK_A_TOKEN = 1000, /* steps */
    WORK_A_CAPITAL = 8000,
    WORK_A_FLAG = 30000,
    WORD_LIMIT = 96,  /* bytes; a longer word stands in no list */
    LONG_WORD = 4,    /* bytes from which a headline gives it a capital */
    LOUD_RUN = 4,     /* capitalised words on end that no name explains ... */
    LOUD_SHARE = 6,   /* capitals for each long word in lower case */
    LOUD_LONG_RUN = 7 /* ... and those that need no common word among them */
};

/* The word as the lists spell it, in `buffer`. */
static ft_slice spell(const ft_text *text, size_t token,
                      char buffer[WORD_LIMIT])
{
    ft_slice word = ft_slice_cut(text->normal, text->tokens[token].span);
    size_t len = ft_lower_into(word, buffer, WORD_LIMIT);
    return (ft_slice){buffer, len <= WORD_LIMIT ? len : 0};
}

/* Numbers are no list: words are put together to one ("twenty-one"). */
static void read_number(const ft_words *words, size_t token, ft_word_use *use)
{
    char buffer[WORD_LIMIT];
    int value;

    use->read = true;
    if (ft_number_read(&words->lexicon->numbers,
                       spell(words->text, token, buffer), &value, NULL))
        use->classes |= FT_WORD_NUMBER;
}

bool ft_word_is(const ft_words *words, size_t token, unsigned classes)
{
    if (!words->ids[token])
        return false;
    ft_word_use *use = &words->uses[words->ids[token] - 1];
    if ((classes & FT_WORD_NUMBER) && !use->read)
        read_number(words, token, use);
    return (use->classes & classes) != 0;
}

/* "Ubong Friday-Essien". */
static bool is_half_a_name(const ft_words *words, size_t token)
{
    const ft_token *t = &words->text->tokens[token];

    return token + 2 < words->text->token_count &&
           ft_word_is_mark(words, token + 1, '-') && !t[1].spaced &&
           !t[1].opens && !t[2].spaced && !t[2].opens && t[2].capital &&
           !ft_word_is(words, token + 2, FT_WORD_DAY);
}

static bool is_weekday(const ft_words *words, size_t token)
{
    const ft_calendar *calendar = &words->lexicon->calendar;
    char buffer[WORD_LIMIT];
    ft_slice word = spell(words->text, token, buffer);

    for (size_t i = 0; i < calendar->weekday_count; i++)
        if (ft_slice_equal(calendar->weekdays[i].word, word))
            return true;
    return false;
}

/* A capital that nothing explains: "Apollos", but not "Rovers" or "Night". */
static bool is_strange(const ft_words *words, size_t token)
{
    const ft_reading *readings;
    size_t count;

    return !ft_word_is(words, token,
                       FT_WORD_DAY | FT_WORD_COMMON | FT_WORD_CLUB |
                           FT_WORD_COMPETITION | FT_WORD_GROUND |
                           FT_WORD_ORGANISATION | FT_WORD_LOCATIVE) &&
           !ft_word_is_plain(words, token) &&
           !ft_gazetteer_match(words->lexicon->gazetteer, words->text, token,
                               &readings, &count);
}

bool ft_word_is_first_name(const ft_words *words, size_t token)
{
    const ft_token *t = &words->text->tokens[token];
    size_t behind = token + 2;

    if (token + 1 >= words->text->token_count || !t->capital || t->upper ||
        !t[1].capital || t[1].upper || !t[1].spaced || t[1].opens ||
        t[1].kind != FT_TOKEN_WORD ||
        !(t->opens || ft_word_is(words, token - 1, FT_WORD_TITLE)) ||
        !is_weekday(words, token) || !is_strange(words, token + 1))
        return false;
    return behind >= words->text->token_count || t[2].opens ||
           (!t[2].capital &&
            !ft_word_is(words, behind,
                        FT_WORD_DEED | FT_WORD_FILLER | FT_WORD_PREPOSITION));
}

bool ft_word_may_be_day(const ft_words *words, size_t token)
{
    ft_token_kind kind = words->text->tokens[token].kind;

    return kind == FT_TOKEN_NUMBER ||
           (kind == FT_TOKEN_WORD && ft_word_is(words, token, FT_WORD_DAY) &&
            !is_half_a_name(words, token) &&
            !ft_word_is_first_name(words, token));
}

const ft_word_use *ft_word_used(const ft_words *words, size_t token)
{
    return words->ids[token] ? &words->uses[words->ids[token] - 1] : NULL;
}

bool ft_word_is_plain(const ft_words *words, size_t token)
{
    const ft_word_use *use = ft_word_used(words, token);
    return (use && use->lower) || ft_word_is(words, token, FT_WORD_ORDINARY);
}

bool ft_word_is_mark(const ft_words *words, size_t token, char mark)
{
    const ft_token *t = &words->text->tokens[token];
    return t->kind == FT_TOKEN_MARK && t->span.end - t->span.start == 1 &&
           words->text->normal.data[t->span.start] == mark;
}

/* A word or two in quote marks are a name, not a sentence. */
static bool is_quoted_name(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    for (size_t i = token + 1; i < text->token_count && i <= token + 2; i++)
        if (!text->tokens[i].opens && ft_word_is_mark(words, i, '"'))
            return true;
    return false;
}

bool ft_word_opens(const ft_words *words, size_t token)
{
    const ft_token *tokens = words->text->tokens;
    if (!token || tokens[token].opens || tokens[token - 1].opens)
        return tokens[token].opens ||
               (tokens[token - 1].kind == FT_TOKEN_MARK &&
                !is_quoted_name(words, token));
    if (ft_word_is_mark(words, token - 1, ':'))
        return true;
    return ft_word_is_mark(words, token - 1, '"') && tokens[token - 1].spaced &&
           !tokens[token].spaced && !is_quoted_name(words, token);
}

/* ---- counting ---------------------------------------------------------- */

/* Gives each word its number, and keeps the hashes of the words by number. */
static bool number_words(ft_arena *arena, ft_words *words, uint64_t *hashes)
{
    const ft_text *text = words->text;
    ft_index index;

    ft_index_init(&index, arena);
    for (size_t i = 0; i < text->token_count; i++) {
        char buffer[WORD_LIMIT];
        if (text->tokens[i].kind != FT_TOKEN_WORD)
            continue;
        uint64_t hash = ft_slice_hash(spell(text, i, buffer));
        uint32_t *id = ft_index_at(&index, hash);
        if (!id)
            return false;
        if (!*id) {
            hashes[words->use_count] = hash;
            *id = (uint32_t)++words->use_count;
        }
        words->ids[i] = *id;
    }
    return true;
}

static ft_status open_uses(ft_arena *arena, ft_words *words, ft_error *err)
{
    uint64_t *hashes = FT_NEW(arena, uint64_t, words->text->token_count);

    if (!hashes || !number_words(arena, words, hashes))
        return ft_error_memory(err);
    words->uses = FT_NEW(arena, ft_word_use, words->use_count);
    if (!words->uses)
        return ft_error_memory(err);
    for (size_t i = 0; i < words->use_count; i++)
        words->uses[i].classes =
            ft_wordbook_classes(words->lexicon->book, hashes[i]);
    for (size_t i = 0; i < words->use_count && !words->sport; i++)
        words->sport = (words->uses[i].classes & FT_WORD_SPORT) != 0;
    return FT_OK;
}

/* ---- loud sentences ---------------------------------------------------- */

/* What the words of a sentence look like. */
typedef struct look {
    size_t upper; /* all in capitals, two letters or more */
    size_t capital;
    size_t lower; /* long words in lower case, or any that is no capital */
    size_t small; /* short words in lower case */
    size_t run;   /* capitalised words on end, short ones between allowed */
    bool common;  /* a common word in that run, behind its first */
    bool loud;
    bool names; /* a long run without one: a headline, or names on end */
} look;

static void end_run(look *l)
{
    if (l->run >= LOUD_RUN && l->common)
        l->loud = true;
    if (l->run >= LOUD_LONG_RUN)
        l->names = true;
    l->run = 0;
    l->common = false;
}

/* A common word that no name has in it, and that has its capital from the
 * headline: "Saturday" has it everywhere. */
static bool is_mere_word(const ft_words *words, size_t token)
{
    return ft_word_is(words, token, FT_WORD_COMMON) &&
           !ft_word_is(words, token,
                       FT_WORD_CLUB | FT_WORD_GROUND | FT_WORD_COMPETITION |
                           FT_WORD_DAY);
}

static void look_at(const ft_words *words, size_t i, look *l)
{
    const ft_token *t = &words->text->tokens[i];
    if (t->kind == FT_TOKEN_MARK && !ft_word_is_mark(words, i, '-') &&
        !ft_word_is_mark(words, i, '\''))
        end_run(l);
    if (t->kind != FT_TOKEN_WORD)
        return;
    if (t->capital) {
        l->common = l->common || (l->run && t->span.end - t->span.start > 1 &&
                                  is_mere_word(words, i));
        l->capital++;
        l->run++;
        l->upper += t->upper;
    } else if (t->span.end - t->span.start < LONG_WORD ||
               (ft_word_is(words, i, FT_WORD_PREPOSITION) &&
                !ft_word_is(words, i, FT_WORD_DEED))) {
        l->small++; /* a headline gives "Beat" a capital, and "from" none */
    } else {
        l->lower++;
        end_run(l);
    }
}

static bool is_loud(const ft_words *words, const ft_sentence *sentence)
{
    look l = {0};
    for (size_t i = sentence->tokens.start; i < sentence->tokens.end; i++)
        look_at(words, i, &l);
    end_run(&l);
    if (l.upper && !l.lower && !l.small && l.upper + 1 >= l.capital)
        return true;
    return (l.loud || (l.names && !l.lower)) && l.capital >= LOUD_RUN &&
           l.lower * LOUD_SHARE <= l.capital;
}

static void count_words(ft_words *words)
{
    const ft_text *text = words->text;
    for (size_t i = 0; i < text->token_count; i++)
        if (words->ids[i] && !text->tokens[i].capital)
            words->uses[words->ids[i] - 1].lower++;
    for (size_t s = 0; s < text->sentence_count; s++) {
        const ft_sentence *sentence = &text->sentences[s];
        words->loud[s] = is_loud(words, sentence);
        if (words->loud[s])
            continue;
        for (size_t i = sentence->tokens.start; i < sentence->tokens.end; i++)
            if (words->ids[i] && text->tokens[i].capital &&
                !ft_word_opens(words, i))
                words->uses[words->ids[i] - 1].middle++;
    }
}

/* Steps of this stage: each capital may begin a name, and is looked at by
 * many. */
static uint64_t work(const ft_text *text)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < text->token_count; i++)
        sum += text->tokens[i].kind == FT_TOKEN_FLAG ? WORK_A_FLAG
               : text->tokens[i].capital             ? WORK_A_CAPITAL
                                                     : WORK_A_TOKEN;
    return sum;
}

ft_status ft_words_read(ft_arena *arena, const ft_text *text,
                        const ft_lexicon *lexicon, ft_words *out, ft_error *err)
{
    ft_status status;
    *out = (ft_words){.text = text, .lexicon = lexicon};
    out->ids = FT_NEW(arena, uint32_t, text->token_count);
    out->loud = FT_NEW(arena, bool, text->sentence_count);
    if (!out->ids || !out->loud || text->token_count >= UINT32_MAX)
        return ft_error_memory(err);
    if (!ft_arena_work(arena, work(text)))
        return ft_error_memory(err);
    if ((status = open_uses(arena, out, err)))
        return status;
    count_words(out);
    return FT_OK;
}
