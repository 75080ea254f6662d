/*
 * In: tokens and the pack's lists. Out: counts by word, and the sentences in
 * which capitals say nothing. What a name is, is not decided here.
 */
#include "mentions/words.h"

#include "base/error.h"
#include "text/unicode.h"

enum {
    WORD_LIMIT = 96,  /* bytes; a longer word stands in no list */
    LONG_WORD = 4,    /* bytes from which a headline gives it a capital */
    LOUD_RUN = 4,     /* capitalised words on end that no name explains ... */
    LOUD_SHARE = 6,   /* capitals for each long word in lower case */
    LOUD_LONG_RUN = 7 /* ... and those that need no common word among them */
};

static const ft_word_list *list_of(const ft_lexicon *lexicon,
                                   ft_word_class class)
{
    switch (class) {
    case FT_WORD_COMMON:
        return &lexicon->common;
    case FT_WORD_PARTICLE:
        return &lexicon->particles;
    case FT_WORD_DETERMINER:
        return &lexicon->determiners;
    case FT_WORD_TITLE:
        return &lexicon->titles;
    case FT_WORD_LOCATIVE:
        return &lexicon->locatives;
    case FT_WORD_PREPOSITION:
        return &lexicon->prepositions;
    case FT_WORD_CLUB:
        return &lexicon->club_words;
    case FT_WORD_ORGANISATION:
        return &lexicon->organisations;
    case FT_WORD_GROUND:
        return &lexicon->ground_words;
    case FT_WORD_COMPETITION:
        return &lexicon->competition_words;
    case FT_WORD_ORDINARY:
        return &lexicon->ordinary;
    case FT_WORD_ABBREVIATION:
    case FT_WORD_MONTH:
    case FT_WORD_NUMBER:
        break;
    }
    return NULL;
}

static bool listed(const ft_slice *words, size_t count, ft_slice word)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        int order = ft_slice_compare(words[middle], word);
        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            count = middle;
    }
    return false;
}

/* The word as the lists spell it, in `buffer`. */
static ft_slice spell(const ft_text *text, size_t token,
                      char buffer[WORD_LIMIT])
{
    ft_slice word = ft_slice_cut(text->normal, text->tokens[token].span);
    size_t len = ft_lower_into(word, buffer, WORD_LIMIT);
    return (ft_slice){buffer, len <= WORD_LIMIT ? len : 0};
}

static bool is_month(const ft_calendar *calendar, ft_slice word)
{
    for (size_t i = 0; i < calendar->month_count; i++)
        if (ft_slice_equal(calendar->months[i].word, word))
            return true;
    return false;
}

static bool look_up(const ft_words *words, size_t token, ft_word_class class)
{
    int value;
    char buffer[WORD_LIMIT];
    ft_slice word = spell(words->text, token, buffer);
    const ft_abbreviations *short_words = &words->lexicon->abbreviations;
    if (class == FT_WORD_NUMBER)
        return ft_number_read(&words->lexicon->numbers, word, &value, NULL);
    if (class == FT_WORD_MONTH)
        return is_month(&words->lexicon->calendar, word);
    if (class == FT_WORD_ABBREVIATION)
        return listed(short_words->words, short_words->count, word);
    const ft_word_list *list = list_of(words->lexicon, class);
    return listed(list->words, list->count, word);
}

bool ft_word_is(const ft_words *words, size_t token, unsigned classes)
{
    if (!words->ids[token])
        return false;
    ft_word_use *use = &words->uses[words->ids[token] - 1];
    for (unsigned bit = 1; bit <= FT_WORD_NUMBER; bit <<= 1) {
        if (!(classes & bit & ~use->known))
            continue;
        if (look_up(words, token, (ft_word_class)bit))
            use->classes |= bit;
        use->known |= bit;
    }
    return (use->classes & classes) != 0;
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

static ft_status number_words(ft_arena *arena, ft_words *words, ft_error *err)
{
    const ft_text *text = words->text;
    ft_index index;
    ft_index_init(&index, arena);
    for (size_t i = 0; i < text->token_count; i++) {
        char buffer[WORD_LIMIT];
        if (text->tokens[i].kind != FT_TOKEN_WORD)
            continue;
        ft_slice word = spell(text, i, buffer);
        uint32_t *id = ft_index_at(&index, ft_slice_hash(word));
        if (!id)
            return ft_error_memory(err);
        if (!*id)
            *id = (uint32_t)++words->use_count;
        words->ids[i] = *id;
    }
    words->uses = FT_NEW(arena, ft_word_use, words->use_count);
    return words->uses ? FT_OK : ft_error_memory(err);
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

/* A common word that no name has in it. */
static bool is_mere_word(const ft_words *words, size_t token)
{
    return ft_word_is(words, token, FT_WORD_COMMON) &&
           !ft_word_is(words, token,
                       FT_WORD_CLUB | FT_WORD_GROUND | FT_WORD_COMPETITION);
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
               ft_word_is(words, i, FT_WORD_PREPOSITION)) {
        l->small++;
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

ft_status ft_words_read(ft_arena *arena, const ft_text *text,
                        const ft_lexicon *lexicon, ft_words *out, ft_error *err)
{
    ft_status status;
    *out = (ft_words){.text = text, .lexicon = lexicon};
    out->ids = FT_NEW(arena, uint32_t, text->token_count);
    out->loud = FT_NEW(arena, bool, text->sentence_count);
    if (!out->ids || !out->loud || text->token_count >= UINT32_MAX)
        return ft_error_memory(err);
    if ((status = number_words(arena, out, err)))
        return status;
    count_words(out);
    return FT_OK;
}
