/* In: the lists of a lexicon. Out: one table over all of them. */
#include "mentions/wordbook.h"

#include "base/ascii.h"
#include "mentions/index.h"

struct ft_wordbook {
    ft_index classes; /* bits by hash */
};

static bool add(ft_wordbook *book, ft_slice word, unsigned classes)
{
    uint32_t *known = ft_index_at(&book->classes, ft_slice_hash(word));

    if (known)
        *known |= classes;
    return known != NULL;
}

static bool add_list(ft_wordbook *book, const ft_slice *words, size_t count,
                     unsigned classes)
{
    for (size_t i = 0; i < count; i++) {
        if (!add(book, words[i], classes))
            return false;
    }
    return true;
}

static bool add_lists(ft_wordbook *book, const ft_lexicon *l)
{
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

    for (size_t i = 0; i < FT_COUNT(lists); i++) {
        if (!add_list(book, lists[i].list->words, lists[i].list->count,
                      lists[i].of))
            return false;
    }
    return true;
}

static bool is_letter(char c)
{
    return ft_is_lower(c) || (unsigned char)c >= 0x80;
}

/* A phrase by whatever may be its first word ("mid-week" by "mid"), and as a
 * whole. */
static bool add_heads(ft_wordbook *book, ft_slice phrase, unsigned classes)
{
    for (size_t i = 1; i <= phrase.len; i++) {
        if ((i == phrase.len || !is_letter(phrase.data[i])) &&
            !add(book, (ft_slice){phrase.data, i}, classes))
            return false;
    }
    return true;
}

static bool add_days(ft_wordbook *book, const ft_calendar *c)
{
    const struct {
        const ft_calendar_word *words;
        size_t count;
        unsigned classes;
    } lists[] = {
        {c->weekdays, c->weekday_count, FT_WORD_DAY},
        {c->months, c->month_count, FT_WORD_DAY | FT_WORD_MONTH},
        {c->relative, c->relative_count, FT_WORD_DAY},
        {c->past, c->past_count, FT_WORD_DAY},
        {c->future, c->future_count, FT_WORD_DAY},
        {c->feasts, c->feast_count, FT_WORD_DAY},
    };

    for (size_t i = 0; i < FT_COUNT(lists); i++) {
        for (size_t w = 0; w < lists[i].count; w++) {
            if (!add_heads(book, lists[i].words[w].word, lists[i].classes))
                return false;
        }
    }
    return true;
}

const ft_wordbook *ft_wordbook_new(ft_arena *arena, const ft_lexicon *lexicon)
{
    ft_wordbook *book = FT_NEW(arena, ft_wordbook, 1);

    if (!book)
        return NULL;
    ft_index_init(&book->classes, arena);
    return add_lists(book, lexicon) && add_days(book, &lexicon->calendar) &&
                   add_list(book, lexicon->abbreviations.words,
                            lexicon->abbreviations.count, FT_WORD_ABBREVIATION)
               ? book
               : NULL;
}

void ft_wordbook_image(ft_image *image, const ft_wordbook **field)
{
    ft_wordbook *book = ft_image_array(image, field, sizeof *book, 1);

    if (book)
        ft_index_image(image, &book->classes);
}

unsigned ft_wordbook_classes(const ft_wordbook *book, unsigned long long hash)
{
    return ft_index_get(&book->classes, hash);
}
