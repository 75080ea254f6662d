/*
 * words: what is found out of each word of a text at once, by its hash or its
 * first two letters, against the lists of the pack, word by word.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "html/article.h"
#include "mentions/words.h"
#include "rules/pack.h"
#include "text/calendar.h"
#include "text/dayword.h"
#include "text/unicode.h"

enum {
    LONGEST = 20000,
    WORD = 96 /* bytes; a longer one is looked up nowhere */
};

static void expect(bool promise)
{
    if (!promise)
        abort();
}

static const ft_lexicon *lexicon_of_all(void)
{
    static ft_pack *pack;

    if (!pack)
        expect(ft_pack_load(FT_RULES_DIR "/football-en", NULL, NULL, &pack,
                            NULL) == FT_OK);
    return ft_pack_lexicon(pack);
}

static bool stands_in(const ft_word_list *list, ft_slice word)
{
    for (size_t i = 0; i < list->count; i++)
        if (ft_slice_equal(list->words[i], word))
            return true;
    return false;
}

static void expect_lists(const ft_words *words, size_t token, ft_slice word)
{
    const ft_lexicon *l = words->lexicon;
    const struct {
        const ft_word_list *list;
        ft_word_class of;
    } lists[] = {
        {&l->common, FT_WORD_COMMON},
        {&l->particles, FT_WORD_PARTICLE},
        {&l->determiners, FT_WORD_DETERMINER},
        {&l->titles, FT_WORD_TITLE},
        {&l->locatives, FT_WORD_LOCATIVE},
        {&l->prepositions, FT_WORD_PREPOSITION},
        {&l->club_words, FT_WORD_CLUB},
        {&l->organisations, FT_WORD_ORGANISATION},
        {&l->ground_words, FT_WORD_GROUND},
        {&l->competition_words, FT_WORD_COMPETITION},
        {&l->ordinary, FT_WORD_ORDINARY},
        {&l->openers, FT_WORD_OPENER},
        {&l->deeds, FT_WORD_DEED},
        {&l->outcomes, FT_WORD_OUTCOME},
        {&l->against, FT_WORD_AGAINST},
        {&l->fillers, FT_WORD_FILLER},
        {&l->sports, FT_WORD_SPORT},
        {&l->games, FT_WORD_GAME},
        {&l->appositions, FT_WORD_APPOSITION},
    };

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        expect(ft_word_is(words, token, lists[i].of) ==
               stands_in(lists[i].list, word));
}

/* What is said to begin no day begins none. */
static void expect_days(const ft_words *words, size_t token, ft_slice word)
{
    const ft_calendar *calendar = &words->lexicon->calendar;
    const ft_daywords lists[] = {
        {calendar->weekdays, calendar->weekday_count},
        {calendar->months, calendar->month_count},
        {calendar->relative, calendar->relative_count},
        {calendar->past, calendar->past_count},
        {calendar->future, calendar->future_count},
    };
    ft_cursor cursor = ft_cursor_open(calendar, words->text, token);
    const ft_calendar_word *entry;
    ft_day day;

    if (!ft_word_is(words, token, FT_WORD_DAY))
        expect(!ft_day_read(calendar, words->text, token, &day));
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (!ft_dayword_may_begin(calendar, word))
            expect(!ft_dayword_find(&cursor, lists[i], token, &entry));
}

static void compare(ft_arena *arena, const ft_text *text)
{
    ft_words words;
    char bytes[WORD];

    if (ft_words_read(arena, text, lexicon_of_all(), &words, NULL))
        return;
    for (size_t i = 0; i < text->token_count; i++) {
        ft_slice word = ft_slice_cut(text->normal, text->tokens[i].span);
        size_t len = ft_lower_into(word, bytes, WORD);

        if (text->tokens[i].kind != FT_TOKEN_WORD || len > WORD)
            continue;
        expect_lists(&words, i, (ft_slice){bytes, len});
        expect_days(&words, i, word);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ft_arena *arena = ft_arena_new();
    ft_slice bytes = {(const char *)data, size};
    ft_article article;
    ft_text text;

    expect(arena != NULL);
    if (size <= LONGEST &&
        !ft_article_read(arena, bytes, FT_TYPE_TEXT, &article, NULL) &&
        !ft_text_read(arena, &article, &lexicon_of_all()->abbreviations, &text,
                      NULL))
        compare(arena, &text);
    ft_arena_free(arena);
    return 0;
}
