/* In: the lists of a lexicon. Out: one table over all of them. */
#include "mentions/wordbook.h"

#include "mentions/index.h"

struct ft_wordbook {
    ft_index classes; /* bits by hash */
};

static bool add(ft_wordbook *book, ft_slice word, ft_word_class class)
{
    uint32_t *classes = ft_index_at(&book->classes, ft_slice_hash(word));

    if (classes)
        *classes |= (uint32_t) class;
    return classes != NULL;
}

static bool add_list(ft_wordbook *book, const ft_slice *words, size_t count,
                     ft_word_class class)
{
    for (size_t i = 0; i < count; i++) {
        if (!add(book, words[i], class))
            return false;
    }
    return true;
}

static bool add_lists(ft_wordbook *book, const ft_lexicon *l)
{
    const struct {
        const ft_word_list *list;
        ft_word_class class;
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
    };

    for (size_t i = 0; i < FT_COUNT(lists); i++) {
        if (!add_list(book, lists[i].list->words, lists[i].list->count,
                      lists[i].class))
            return false;
    }
    return true;
}

static bool add_months(ft_wordbook *book, const ft_calendar *calendar)
{
    for (size_t i = 0; i < calendar->month_count; i++) {
        if (!add(book, calendar->months[i].word, FT_WORD_MONTH))
            return false;
    }
    return true;
}

const ft_wordbook *ft_wordbook_new(ft_arena *arena, const ft_lexicon *lexicon)
{
    ft_wordbook *book = FT_NEW(arena, ft_wordbook, 1);

    if (!book)
        return NULL;
    ft_index_init(&book->classes, arena);
    return add_lists(book, lexicon) && add_months(book, &lexicon->calendar) &&
                   add_list(book, lexicon->abbreviations.words,
                            lexicon->abbreviations.count, FT_WORD_ABBREVIATION)
               ? book
               : NULL;
}

unsigned ft_wordbook_classes(const ft_wordbook *book, unsigned long long hash)
{
    return ft_index_get(&book->classes, hash);
}
