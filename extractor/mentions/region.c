/* A name goes on over particles ("van der"), over "of" and "&" where an
 * institution is named, and over all that a known form takes. */
#include "mentions/region.h"

#include "mentions/known.h"

enum {
    PARTICLE_LIMIT = 3, /* on end: "van der" */
    HEAD_LETTERS = 4    /* of a club word before "of": "University" */
};

static bool is_weak_particle(const ft_words *words, size_t token)
{
    return ft_word_is_mark(words, token, '&') ||
           (ft_word_is(words, token, FT_WORD_PARTICLE) &&
            ft_word_is(words, token, FT_WORD_PREPOSITION));
}

/* The run that begins at `token` ends in a word that needs what is before. */
static bool ends_as_institution(const ft_scope *f, size_t token)
{
    size_t last = token;
    for (size_t count = 0; count < FT_UNIT_LIMIT && last + 1 < f->end &&
                           ft_word_is_capital(f->words, last + 1);
         count++)
        last++;
    return ft_word_is(f->words, last,
                      FT_WORD_COMPETITION | FT_WORD_GROUND |
                          FT_WORD_ORGANISATION);
}

/* "Of", and not "and". */
static bool is_link(const ft_words *words, size_t token)
{
    const ft_calendar *calendar = &words->lexicon->calendar;
    ft_slice word =
        ft_slice_cut(words->text->normal, words->text->tokens[token].span);
    for (size_t i = 0; i < calendar->link_count; i++)
        if (ft_slice_equal(calendar->links[i].word, word))
            return true;
    return false;
}

/* "University of Charleston", "City of Liverpool", "Hounslow & District
 * League", but not "City and Arsenal" nor "Elmore FC of Larkton". */
static bool bridges(const ft_scope *f, const ft_region *r, size_t particle)
{
    const ft_words *w = f->words;
    ft_piece form;
    if (particle + 1 >= f->end || !is_weak_particle(w, particle) ||
        !ft_word_is_capital(w, particle + 1))
        return false;
    if (ends_as_institution(f, particle + 1))
        return true;
    const ft_unit *last = &r->units[r->count - 1];
    if (ft_word_length(w, last->first) < HEAD_LETTERS ||
        !ft_word_is(w, last->first, FT_WORD_ORGANISATION | FT_WORD_CLUB))
        return false;
    bool alone = r->count == 1 || ft_word_is(w, r->units[r->count - 2].first,
                                             FT_WORD_DETERMINER);
    if (alone && is_link(w, particle))
        return !ft_unit_is_sure(last) && last->end - last->first == 1;
    return !last->known && !(ft_names_known(w, particle + 1, &form) &&
                             ft_names_has_sure_side(w, &form));
}

/* "Women's Challenge Cup": tokens of the "'s" in the middle of a name. */
static size_t inner_possessive(const ft_scope *f, size_t at)
{
    ft_slice variant;
    if (!at || at + 2 >= f->end || ft_names_possessive(f->words, at) != 2 ||
        !ft_word_is_capital(f->words, at + 2) ||
        !ends_as_institution(f, at + 2))
        return 0;
    size_t start = f->tokens[at - 1].span.start;
    ft_slice rest = {f->words->text->normal.data + start,
                     f->tokens[at + 1].span.end - start};
    return ft_names_longest_variant(&f->words->lexicon->variants, rest,
                                    &variant) == rest.len
               ? 2
               : 0;
}

/* Where the next word of the same name begins, over particles; 0 when the name
 * ends here. */
static size_t next_unit(const ft_scope *f, const ft_region *r, size_t at)
{
    const ft_words *w = f->words;
    at += inner_possessive(f, at);
    size_t next = at;
    while (next < f->end && next - at < PARTICLE_LIMIT &&
           !f->tokens[next].capital && f->tokens[next].spaced &&
           !is_weak_particle(w, next) && ft_word_is(w, next, FT_WORD_PARTICLE))
        next++;
    if (next == at && bridges(f, r, next))
        next++;
    if (next == at && next + 2 < f->end && ft_word_length(w, next) <= 2 &&
        f->tokens[next].kind == FT_TOKEN_WORD && f->tokens[next].spaced &&
        !f->tokens[next].capital && ft_word_is_joined_mark(w, next + 1, '\'') &&
        ft_word_is_joined(w, next + 2) && ft_word_is_capital(w, next + 2))
        return next + 2; /* "d'Arc" */
    bool initial = next == at && ft_word_is_mark(w, at - 1, '.');
    return next < f->end && ft_word_is_capital(w, next) &&
                   (f->tokens[next].spaced || initial)
               ? next
               : 0;
}

static bool is_day(const ft_scope *f, size_t token)
{
    ft_day day;
    return ft_word_may_be_day(f->words, token) &&
           ft_day_read(&f->words->lexicon->calendar, f->words->text, token,
                       &day) != 0;
}

/* "Harrow Captain Ana Moll", but not "Churchill Brothers won". */
static bool is_title_inside(const ft_scope *f, size_t token)
{
    return ft_word_is(f->words, token, FT_WORD_TITLE) &&
           (ft_word_is(f->words, token, FT_WORD_COMMON) ||
            ft_word_is_capital(f->words, token + 1));
}

static bool adds_unit(const ft_scope *f, const ft_region *r, size_t token)
{
    if ((!token && r->count) || r->count == FT_UNIT_LIMIT)
        return false;
    if (token < r->known_end)
        return true;
    if (r->count && ft_word_is(f->words, token, FT_WORD_DETERMINER))
        return false; /* "Photo Share The Gunners": another name begins */
    return !is_title_inside(f, token) && !is_day(f, token) &&
           !ft_names_is_letter_pair(f->words, token);
}

static void add_unit(const ft_scope *f, ft_region *r, size_t token)
{
    ft_unit *u = &r->units[r->count];
    *u = (ft_unit){.first = token,
                   .end = ft_names_unit(f->words, token, r->count > 0)};
    if (token >= r->known_end && ft_names_known(f->words, token, &u->form)) {
        u->known = true;
        r->known_end = u->form.whole;
    }
    r->count++;
}

static void count_covered(ft_region *r)
{
    for (size_t i = 0; i < r->count; i++) {
        ft_unit *u = &r->units[i];
        u->covers = 1;
        while (u->known && i + u->covers < r->count &&
               r->units[i + u->covers].first < u->form.whole)
            u->covers++;
    }
}

size_t ft_region_read(const ft_scope *f, size_t token, ft_region *r)
{
    r->count = 0;
    r->known_end = 0;
    r->row = false;
    do {
        add_unit(f, r, token);
        size_t last = r->units[r->count - 1].end;
        token = next_unit(f, r, last > r->known_end ? last : r->known_end);
    } while (adds_unit(f, r, token));
    if (!r->count) /* a title opens no name */
        return token + 1;
    count_covered(r);
    size_t end = r->units[r->count - 1].end;
    return end > r->known_end ? end : r->known_end;
}

void ft_region_of_row(const ft_scope *f, size_t token, size_t end, ft_region *r)
{
    *r = (ft_region){.row = true};
    while (token < end && r->count < FT_UNIT_LIMIT) {
        size_t next = ft_names_unit(f->words, token, r->count > 0);
        if (ft_word_is_capital(f->words, token))
            r->units[r->count++] =
                (ft_unit){.first = token, .end = next, .covers = 1};
        token = next;
    }
}

/* ---- asking about it --------------------------------------------------- */

bool ft_unit_is(const ft_scope *f, const ft_unit *u, unsigned classes)
{
    return ft_word_is(f->words, u->end - 1, classes) ||
           ft_word_is(f->words, u->first, classes);
}

bool ft_unit_is_sure(const ft_unit *u)
{
    for (size_t i = 0; u->known && i < u->form.count; i++)
        if (!u->form.readings[i].ambiguous)
            return true;
    return false;
}

bool ft_region_is_placed(const ft_scope *f, size_t token)
{
    while (!f->tokens[token].opens &&
           ft_word_is(f->words, token - 1, FT_WORD_TITLE))
        token--; /* "the Dr Molemela Stadium" */
    return f->tokens[token].opens ||
           ft_word_is(f->words, token - 1,
                      FT_WORD_LOCATIVE | FT_WORD_DETERMINER) ||
           (ft_word_is(f->words, token - 1, FT_WORD_PREPOSITION) &&
            !ft_word_is(f->words, token - 1, FT_WORD_PARTICLE)) ||
           ft_word_length(f->words, token - 1) == 1;
}
