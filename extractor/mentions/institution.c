/* The last word decides, and where the name stands. */
#include "mentions/institution.h"

#include "mentions/known.h"

/* A known form takes the last word of the region, and not as the mere word
 * that it is ("Championship"). */
static bool ends_known(const ft_scope *f, const ft_region *r, size_t from)
{
    const ft_unit *last = NULL;
    for (size_t i = from; i < r->count; i += r->units[i].covers)
        last = &r->units[i];
    if (!last || !last->known || last == &r->units[from])
        return last && last->known;
    return ft_unit_is_sure(last) && (last->form.end - last->first > 1 ||
                                     !ft_unit_is(f, last, FT_WORD_COMPETITION));
}

/* "Sam Field" scores and "Weidner Field" does not: two words of which the last
 * is that of a ground are one where a place can stand. */
static bool is_ground(const ft_scope *f, const ft_region *r, size_t from)
{
    const ft_unit *head = &r->units[from];
    const ft_unit *tail = &r->units[r->count - 1];
    bool head_word = ft_word_is(f->words, head->first, FT_WORD_GROUND);
    if (!head_word && !ft_word_is(f->words, tail->end - 1, FT_WORD_GROUND))
        return false;
    if (head_word && !f->tokens[tail->end - 1].capital)
        return false; /* "Park Ji-sung" */
    return r->count - from > 2 || ft_region_is_placed(f, head->first);
}

static bool has_word(const ft_scope *f, const ft_region *r, size_t from,
                     unsigned classes)
{
    for (size_t i = from; i < r->count; i += r->units[i].covers)
        if ((!r->units[i].known || r->units[i].covers == 1) &&
            ft_unit_is(f, &r->units[i], classes))
            return true;
    return false;
}

/* The same of "Mark Shield" and "the Challenge Shield". */
static bool is_competition(const ft_scope *f, const ft_region *r, size_t from)
{
    size_t tail = r->units[r->count - 1].end - 1;
    return has_word(f, r, from, FT_WORD_COMPETITION) &&
           (r->count - from != 2 ||
            ft_word_is(f->words, tail, FT_WORD_COMMON) ||
            ft_region_is_placed(f, r->units[from].first));
}

/* All its words are those of any competition: "Premier League". */
static bool is_generic(const ft_scope *f, const ft_unit *u)
{
    for (size_t i = u->form.first; i < u->form.end; i++)
        if (!ft_word_is(f->words, i, FT_WORD_COMPETITION))
            return false;
    return ft_names_has_kind(f->words, &u->form, FT_KIND_COMPETITION);
}

static bool is_national(const ft_scope *f, const ft_unit *u)
{
    const ft_gazetteer *g = f->words->lexicon->gazetteer;
    for (size_t i = 0; i < u->form.count; i++)
        if (!ft_gazetteer_entry(g, u->form.readings[i].entry)->national)
            return false;
    return u->known;
}

/* "Alliance Premier League", "Egyptian Premier League": not the one that goes
 * by these words alone. */
static bool is_other_competition(const ft_scope *f, const ft_region *r,
                                 size_t from)
{
    size_t i = from;
    while (i < r->count &&
           (is_national(f, &r->units[i]) || !r->units[i].known) &&
           !ft_word_is(f->words, r->units[i].first, FT_WORD_CLUB))
        i += r->units[i].covers;
    return i > from && i < r->count && i + r->units[i].covers == r->count &&
           is_generic(f, &r->units[i]) &&
           r->units[i].form.end > r->units[i].end;
}

static bool is_score(const ft_scope *f, size_t token)
{
    for (size_t i = token; i < token + 3; i++)
        if (i >= f->end || f->tokens[i].opens ||
            f->tokens[i].kind !=
                (i == token + 1 ? FT_TOKEN_MARK : FT_TOKEN_NUMBER))
            return false;
    return ft_word_is_mark(f->words, token + 1, '-');
}

/* "Elmore Police 1-0 Larkton Post": sides, whoever they work for. */
static bool is_beside_score(const ft_scope *f, size_t first, size_t end)
{
    return is_score(f, end) ||
           (first > 2 && !f->tokens[first].opens && is_score(f, first - 3));
}

bool ft_institution_read(const ft_scope *f, const ft_region *r, size_t from,
                         ft_run_class *class)
{
    size_t tail = r->units[r->count - 1].end - 1;
    bool several = r->count - from > 1;
    *class = FT_RUN_COMPETITION;
    if (is_other_competition(f, r, from))
        return true;
    if (ends_known(f, r, from))
        return false;
    if (is_competition(f, r, from)) {
        *class = several ? FT_RUN_COMPETITION : FT_RUN_NAME;
        return true;
    }
    *class = several && is_ground(f, r, from) ? FT_RUN_GROUND : FT_RUN_NAME;
    return *class == FT_RUN_GROUND ||
           (ft_word_is(f->words, tail, FT_WORD_ORGANISATION) &&
            !is_beside_score(f, r->units[from].first, tail + 1));
}
