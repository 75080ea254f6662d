/* Only a form that proves its side tells of it: one sure reading. */
#include "mentions/scene.h"

/* ---- what stands around a piece ---------------------------------------- */

/* The token before a piece, over a determiner; SIZE_MAX at the start. */
static size_t before(const ft_scene *r, const ft_piece *piece)
{
    size_t at = piece->first;
    if (r->tokens[at].opens)
        return SIZE_MAX;
    at--;
    if (ft_word_is(r->words, at, FT_WORD_DETERMINER) && !r->tokens[at].opens)
        at--;
    return at;
}

bool ft_scene_is_located(const ft_scene *r, const ft_piece *piece)
{
    size_t at = before(r, piece);
    return at != SIZE_MAX && ft_word_is(r->words, at, FT_WORD_LOCATIVE);
}

bool ft_scene_has_next(const ft_scene *r, const ft_piece *piece)
{
    return piece->whole < r->words->text->token_count &&
           !r->tokens[piece->whole].opens;
}

bool ft_scene_next_is(const ft_scene *r, const ft_piece *piece, char mark)
{
    return ft_scene_has_next(r, piece) &&
           ft_word_is_mark(r->words, piece->whole, mark);
}

bool ft_scene_is_dateline(const ft_scene *r, const ft_piece *piece)
{
    return r->tokens[piece->first].opens && r->tokens[piece->first].upper &&
           !piece->loud &&
           (ft_scene_next_is(r, piece, '(') ||
            ft_scene_next_is(r, piece, ',') || ft_scene_next_is(r, piece, '-'));
}

void ft_scene_key(const ft_scene *r, const ft_piece *piece, ft_key *key)
{
    ft_cast_key(r->words, piece->first, piece->end, key);
}

bool ft_scene_is_led(const ft_scene *r, const ft_piece *piece)
{
    size_t at = before(r, piece);
    return at != SIZE_MAX && ft_word_is(r->words, at, FT_WORD_PREPOSITION) &&
           !ft_word_is(r->words, at, FT_WORD_PARTICLE);
}

bool ft_scene_beside_number(const ft_scene *r, const ft_piece *piece)
{
    const ft_token *tokens = r->tokens;
    size_t first = piece->first;
    if (ft_scene_has_next(r, piece) &&
        tokens[piece->whole].kind == FT_TOKEN_NUMBER &&
        tokens[piece->whole].span.end - tokens[piece->whole].span.start <= 2)
        return true;
    return first > 1 && !tokens[first].opens && !tokens[first - 1].opens &&
           tokens[first - 1].kind == FT_TOKEN_NUMBER &&
           ft_word_is_mark(r->words, first - 2, '-');
}

bool ft_scene_is_club_word(const ft_scene *r, const ft_piece *piece)
{
    return piece->end - piece->first == 1 &&
           ft_word_is(r->words, piece->first, FT_WORD_CLUB);
}

bool ft_scene_is_shared(const ft_scene *r, const ft_piece *piece)
{
    ft_key key;
    ft_scene_key(r, piece, &key);
    return ft_cast_is_shared(r->cast, &key);
}

/* ---- readings ---------------------------------------------------------- */

const ft_entry *ft_scene_entry(const ft_scene *r, const ft_reading *reading)
{
    return ft_gazetteer_entry(r->gazetteer, reading->entry);
}

bool ft_scene_holds(const ft_piece *piece, const ft_reading *reading)
{
    return piece->code || reading->form != FT_FORM_CODE;
}

size_t ft_scene_count(const ft_scene *r, const ft_piece *piece, ft_kind kind,
                      bool sure, const ft_reading **first)
{
    size_t count = 0;
    const ft_reading *found = NULL;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_reading *reading = &piece->readings[i];
        if (ft_scene_entry(r, reading)->kind != kind ||
            (sure && reading->ambiguous) || !ft_scene_holds(piece, reading))
            continue;
        if (found && reading->entry == found->entry)
            continue;
        if (!count++)
            found = reading;
    }
    if (first)
        *first = found;
    return count;
}

static ft_slice variant_of(const ft_piece *piece, const ft_reading *reading)
{
    if (!piece->variant.len && reading->variant.len)
        return reading->variant;
    return piece->variant;
}

/* ---- fame -------------------------------------------------------------- */

ft_fame *ft_scene_fame(const ft_scene *r, const ft_entry *entry)
{
    uint32_t at = ft_index_get(&r->by_entry, (uint64_t)(uintptr_t)entry);
    return at ? &r->fames[at - 1] : NULL;
}

static ft_fame *make_fame(ft_scene *r, const ft_entry *entry)
{
    uint32_t *at = ft_index_at(&r->by_entry, (uint64_t)(uintptr_t)entry);
    if (!at)
        return NULL;
    if (!*at) {
        ft_fame *items = ft_arena_grow(r->arena, r->fames, &r->fame_capacity,
                                       r->fame_count + 1, sizeof *items);
        if (!items)
            return NULL;
        r->fames = items;
        items[r->fame_count++] = (ft_fame){.entry = entry, .first = SIZE_MAX};
        *at = (uint32_t)r->fame_count;
    }
    return &r->fames[*at - 1];
}

static void note_variant(ft_fame *of, ft_slice variant)
{
    if (!variant.len)
        return;
    if (of->variant.len && !ft_slice_equal(of->variant, variant))
        of->apart = true;
    if (!of->variant.len)
        of->variant = variant;
}

/* A form that proves its side. */
static void note_piece(ft_scene *r, const ft_piece *piece)
{
    const ft_reading *reading;
    ft_key key;
    if (piece->kind != FT_PIECE_KNOWN)
        return;
    if (ft_scene_count(r, piece, FT_KIND_COMPETITION, true, &reading) == 1 &&
        !make_fame(r, ft_scene_entry(r, reading)))
        r->failed = true;
    if (ft_scene_count(r, piece, FT_KIND_TEAM, true, &reading) != 1 ||
        ft_scene_entry(r, reading)->role)
        return;
    ft_fame *of = make_fame(r, ft_scene_entry(r, reading));
    if (!of) {
        r->failed = true;
        return;
    }
    ft_scene_key(r, piece, &key);
    of->forms = of->forms || (of->form && of->form != key.hash);
    of->form = key.hash;
    if (!ft_scene_is_located(r, piece) && !ft_scene_is_dateline(r, piece))
        of->told++;
    if (of->first == SIZE_MAX)
        of->first = piece->first;
    note_variant(of, variant_of(piece, reading));
}

/* "England and England Women": the same side, named plainly and with a
 * qualifier, a word or so apart. */
static void note_neighbours(ft_scene *r, const ft_piece *a, const ft_piece *b)
{
    enum { APART = 4 };
    const ft_reading *first;
    const ft_reading *second;
    if (a->kind != FT_PIECE_KNOWN || b->kind != FT_PIECE_KNOWN ||
        a->sentence != b->sentence || b->first - a->whole > APART ||
        !a->variant.len == !b->variant.len ||
        ft_scene_count(r, a, FT_KIND_TEAM, true, &first) != 1 ||
        ft_scene_count(r, b, FT_KIND_TEAM, true, &second) != 1 ||
        first->entry != second->entry)
        return;
    ft_fame *of = ft_scene_fame(r, ft_scene_entry(r, first));
    if (of)
        of->apart = true;
}

static void note_country(ft_scene *r, ft_slice code)
{
    size_t i = 0;
    while (i < r->country_count && !ft_slice_equal(r->countries[i].code, code))
        i++;
    if (i == FT_COUNTRY_LIMIT || !code.len)
        return;
    if (i == r->country_count)
        r->countries[r->country_count++] = (ft_country){.code = code};
    r->countries[i].clubs++;
}

size_t ft_scene_clubs(const ft_scene *r, ft_slice code)
{
    for (size_t i = 0; i < r->country_count; i++)
        if (ft_slice_equal(r->countries[i].code, code))
            return r->countries[i].clubs;
    return 0;
}

ft_slice ft_scene_country(const ft_scene *r, size_t least)
{
    ft_country best = {{"", 0}, 0};
    bool tied = false;
    for (size_t i = 0; i < r->country_count; i++) {
        tied = r->countries[i].clubs == best.clubs ||
               (tied && r->countries[i].clubs < best.clubs);
        if (r->countries[i].clubs > best.clubs)
            best = r->countries[i];
    }
    if (tied || best.clubs < least)
        best.code.len = 0;
    return best.code;
}

ft_slice ft_scene_variant(const ft_scene *r, const ft_piece *piece,
                          const ft_reading *reading)
{
    const ft_fame *of = ft_scene_fame(r, ft_scene_entry(r, reading));
    ft_slice own = variant_of(piece, reading);
    return of && !of->apart ? of->variant : own;
}

/* Sides that were named go by parts of their names, too. */
static bool add_parts(ft_scene *r)
{
    for (size_t i = 0; i < r->fame_count; i++) {
        const ft_fame *of = &r->fames[i];
        ft_slice variant = {"", 0};
        size_t entity;
        ft_key key;
        if (of->entry->kind != FT_KIND_TEAM)
            continue;
        if (!of->apart)
            variant = of->variant;
        if (!ft_cast_entry(r->cast, of->entry, variant, &entity))
            return false;
        if (ft_key_form(&key, of->entry->name, NULL, NULL) &&
            !ft_cast_add_parts(r->cast, entity, &key, false))
            return false;
    }
    return true;
}

static bool add_written_parts(ft_scene *r)
{
    for (size_t i = 0; i < r->pieces->count; i++) {
        const ft_piece *piece = &r->pieces->items[i];
        const ft_reading *reading;
        size_t entity;
        ft_key key;
        if (piece->kind != FT_PIECE_KNOWN ||
            ft_scene_count(r, piece, FT_KIND_TEAM, true, &reading) != 1 ||
            reading->form != FT_FORM_NAME)
            continue;
        ft_scene_key(r, piece, &key);
        if (!ft_cast_entry(r->cast, ft_scene_entry(r, reading),
                           ft_scene_variant(r, piece, reading), &entity) ||
            !ft_cast_add_parts(r->cast, entity, &key, true))
            return false;
    }
    return true;
}

bool ft_scene_survey(ft_scene *r)
{
    for (size_t i = 0; i < r->pieces->count; i++)
        note_piece(r, &r->pieces->items[i]);
    for (size_t i = 1; i < r->pieces->count; i++)
        note_neighbours(r, &r->pieces->items[i - 1], &r->pieces->items[i]);
    for (size_t i = 0; i < r->fame_count; i++)
        if (r->fames[i].entry->kind == FT_KIND_TEAM &&
            !r->fames[i].entry->national)
            note_country(r, r->fames[i].entry->country);
    return !r->failed && add_parts(r) && add_written_parts(r);
}
