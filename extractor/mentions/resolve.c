/*
 * In: pieces in the order of the text, the cast. Out: the entity of each piece.
 * First the scene is surveyed: which sides the text names beyond doubt. Then an
 * ambiguous form goes to the one owner that is so named, a town's name to the
 * town where a place is spoken of, a last name to the person.
 */
#include "mentions/resolve.h"

#include "base/error.h"
#include "mentions/choose.h"

/* ---- what is settled --------------------------------------------------- */

static bool take_entry(ft_scene *r, ft_piece *piece, const ft_reading *reading)
{
    ft_slice variant = {"", 0};
    const ft_entry *entry = ft_scene_entry(r, reading);
    if (entry->kind == FT_KIND_TEAM)
        variant = ft_scene_variant(r, piece, reading);
    piece->form = reading->form;
    return ft_cast_entry(r->cast, entry, variant, &piece->entity);
}

static bool take_ground(ft_scene *r, ft_piece *piece)
{
    const ft_reading *ground = ft_choose_ground(r, piece);
    if (ground && !ft_choose_is_abroad(r, piece, ft_scene_entry(r, ground)))
        return take_entry(r, piece, ground);
    piece->form = FT_FORM_NAME;
    return ft_cast_named(r->cast, FT_KIND_GROUND, piece, &piece->entity);
}

/* ---- runs -------------------------------------------------------------- */

/* "Weight 39'": what stands before a minute scored. */
static bool before_minute(const ft_scene *r, const ft_piece *piece)
{
    size_t mark = piece->whole + 1;
    return ft_scene_has_next(r, piece) &&
           r->tokens[piece->whole].kind == FT_TOKEN_NUMBER &&
           mark < r->words->text->token_count && !r->tokens[mark].spaced &&
           !r->tokens[mark].opens && ft_word_is_mark(r->words, mark, '\'');
}

/* "Referee:", "Scorers:": a word that stands only before a colon. */
static bool is_label(const ft_scene *r, const ft_piece *piece)
{
    const ft_word_use *use = ft_word_used(r->words, piece->first);
    return ft_scene_next_is(r, piece, ':') && use &&
           use->middle < (piece->opens ? 1U : 2U);
}

/* "Co-owner": the head of a word in lower case. */
static bool is_compound(const ft_scene *r, const ft_piece *piece)
{
    size_t next = piece->end + 1;
    return ft_scene_next_is(r, piece, '-') && !r->tokens[piece->end].spaced &&
           next < r->words->text->token_count && !r->tokens[next].opens &&
           !r->tokens[next].spaced && !r->tokens[next].capital &&
           r->tokens[next].kind == FT_TOKEN_WORD;
}

static bool is_new_name(const ft_scene *r, const ft_piece *piece)
{
    const ft_word_use *use = ft_word_used(r->words, piece->first);
    ft_span span = r->tokens[piece->first].span;
    bool single = piece->end - piece->first == 1;
    if (piece->upper && !ft_scene_beside_number(r, piece))
        return false;
    if (!single || piece->row)
        return true;
    if (before_minute(r, piece) && !piece->plain)
        return true;
    if (piece->opens && is_compound(r, piece))
        return false;
    if (piece->plain || is_label(r, piece) || span.end - span.start == 1 ||
        ft_word_is(r->words, piece->first,
                   FT_WORD_CLUB | FT_WORD_ORGANISATION | FT_WORD_COMPETITION |
                       FT_WORD_GROUND | FT_WORD_TITLE | FT_WORD_MONTH |
                       FT_WORD_NUMBER))
        return false;
    if (ft_word_is(r->words, piece->first, FT_WORD_ORDINARY))
        return false;
    return !ft_word_is_plain(r->words, piece->first) ||
           (!piece->opens && use && use->middle > use->lower);
}

/* A word at the head of a sentence that is a word elsewhere is a last name
 * there only when the text uses it as a name at least as often. */
static bool may_be_known(const ft_scene *r, const ft_piece *piece)
{
    const ft_word_use *use = ft_word_used(r->words, piece->first);
    if (piece->end - piece->first > 1 || !piece->opens || !use)
        return true;
    if (ft_word_is(r->words, piece->first, FT_WORD_COMMON))
        return !use->lower && use->middle;
    return use->middle ? use->middle >= use->lower
                       : !ft_word_is_plain(r->words, piece->first);
}

static bool take_run(ft_scene *r, ft_piece *piece)
{
    ft_key key;
    piece->form = FT_FORM_RUN;
    if (piece->class != FT_RUN_NAME && piece->class != FT_RUN_PROVEN)
        return ft_cast_run(r->cast, piece, &piece->entity);
    ft_scene_key(r, piece, &key);
    size_t known = may_be_known(r, piece) ? ft_cast_find(r->cast, &key) : 0;
    size_t part = may_be_known(r, piece) ? ft_cast_part(r->cast, &key) : 0;
    bool person = known && key.words == 1 &&
                  !ft_word_is(r->words, piece->first, FT_WORD_CLUB);
    if (part && !person && !(piece->plain && piece->opens)) {
        piece->form = FT_FORM_PART;
        piece->entity = part;
        return true;
    }
    if (known) {
        piece->entity = known;
        return true;
    }
    if (!piece->proven && !is_new_name(r, piece))
        return true;
    return ft_cast_run(r->cast, piece, &piece->entity);
}

/* ---- known forms ------------------------------------------------------- */

/* No reading holds: the words may still be a name of somebody else; an
 * adjective only the last name of one. */
static bool take_unread(ft_scene *r, ft_piece *piece)
{
    bool name = false;
    ft_key key;
    for (size_t i = 0; i < piece->count; i++)
        name = name || piece->readings[i].form == FT_FORM_NAME ||
               piece->readings[i].form == FT_FORM_NICKNAME;
    ft_scene_key(r, piece, &key);
    if (!r->tokens[piece->first].capital ||
        (!name && !ft_cast_owner(r->cast, &key)))
        return true;
    bool side =
        piece->whole > piece->end ||
        (ft_scene_is_club_word(r, piece) && !piece->opens && !piece->plain &&
         !ft_scene_is_shared(r, piece) && !ft_cast_part(r->cast, &key));
    piece->class = side            ? FT_RUN_SIDE
                   : piece->proven ? FT_RUN_PROVEN
                                   : FT_RUN_NAME;
    return take_run(r, piece);
}

/* A form that may be several competitions, and is none that the text tells, is
 * one of which only the written name is known. */
static bool take_competition(ft_scene *r, ft_piece *piece)
{
    const ft_reading *first = ft_choose_competition(r, piece);
    if (first)
        return take_entry(r, piece, first);
    ft_scene_count(r, piece, FT_KIND_COMPETITION, false, &first);
    if (ft_choose_is_doubtful(r, piece, first))
        return true;
    piece->form = FT_FORM_NAME;
    return ft_cast_named(r->cast, FT_KIND_COMPETITION, piece, &piece->entity);
}

static bool take_known(ft_scene *r, size_t index)
{
    ft_piece *piece = &r->pieces->items[index];
    const ft_reading *team = ft_choose_team(r, piece);
    const ft_reading *city = ft_choose_city(r, piece);
    size_t grounds = ft_scene_count(r, piece, FT_KIND_GROUND, false, NULL);
    size_t sure_grounds = ft_scene_count(r, piece, FT_KIND_GROUND, true, NULL);
    bool sure_team = team && !team->ambiguous;
    if (ft_choose_describes(r, index))
        return true;
    if (city && grounds && !sure_grounds && ft_scene_is_located(r, piece))
        return take_entry(r, piece, city); /* "in Uyo" */
    if (grounds &&
        (ft_scene_is_located(r, piece) || ft_choose_is_long_ground(r, piece) ||
         (sure_grounds && !sure_team) || (!team && ft_scene_is_led(r, piece))))
        return take_ground(r, piece);
    bool side = piece->proven && !ft_scene_is_located(r, piece);
    if (city && !side && ft_choose_is_city(r, index, team))
        return take_entry(r, piece, city);
    if (team && ft_choose_is_last_name(r, piece, team))
        team = NULL;
    if (team && !ft_choose_is_doubtful(r, piece, team))
        return take_entry(r, piece, team);
    if (ft_scene_count(r, piece, FT_KIND_COMPETITION, false, NULL))
        return take_competition(r, piece);
    return take_unread(r, piece);
}

/* "Indian Super League (ISL)": the letters in brackets are those of the name
 * before them. */
static bool is_abbreviation(const ft_scene *r, size_t index)
{
    const ft_piece *piece = &r->pieces->items[index];
    ft_slice text = r->words->text->normal;
    if (!index || piece->end - piece->first != 1 || !piece->first ||
        r->tokens[piece->first].opens || !r->tokens[piece->first].upper ||
        !ft_word_is_mark(r->words, piece->first - 1, '(') ||
        !ft_scene_next_is(r, piece, ')'))
        return false;
    const ft_piece *name = piece - 1;
    ft_span letters = r->tokens[piece->first].span;
    if (!name->entity || name->whole + 1 != piece->first)
        return false;
    for (size_t i = name->first; i < name->end; i++)
        if (r->tokens[i].capital &&
            (letters.start == letters.end ||
             text.data[letters.start++] != text.data[r->tokens[i].span.start]))
            return false;
    return letters.start == letters.end;
}

static bool take_named(ft_scene *r, size_t index)
{
    ft_piece *piece = &r->pieces->items[index];
    const ft_reading *own;
    if (!is_abbreviation(r, index))
        return take_known(r, index);
    size_t entity = piece[-1].entity;
    ft_kind kind = r->cast->entities[entity - 1].kind;
    if (ft_scene_count(r, piece, kind, true, &own))
        return take_entry(r, piece, own);
    piece->entity = entity;
    piece->form = FT_FORM_NAME;
    return true;
}

static bool take_day(ft_scene *r, ft_piece *piece)
{
    ft_span span = {r->tokens[piece->first].span.start,
                    r->tokens[piece->end - 1].span.end};
    piece->form = FT_FORM_NAME;
    return ft_cast_day(r->cast, &piece->day,
                       ft_slice_cut(r->words->text->normal, span),
                       &piece->entity);
}

static bool may_be_side(const ft_scene *r, const ft_piece *piece)
{
    if (!piece->entity)
        return false;
    ft_kind kind = r->cast->entities[piece->entity - 1].kind;
    return kind == FT_KIND_TEAM || kind == FT_KIND_PERSON;
}

static bool is_score_mark(const ft_scene *r, size_t token)
{
    return ft_word_is_mark(r->words, token, '-') ||
           ft_word_is_mark(r->words, token, ':');
}

/* "Heacham 0-5 Elm": two names around a score are sides; around the minutes of
 * goals, "Smith 15, 40 Jones 77", they are not. */
static void mark_sides(ft_scene *r, const ft_piece *a, const ft_piece *b)
{
    const ft_token *t = &r->tokens[a->whole];
    if (!may_be_side(r, a) || !may_be_side(r, b) || b->first != a->whole + 3 ||
        a->sentence != b->sentence || t[0].kind != FT_TOKEN_NUMBER ||
        !is_score_mark(r, a->whole + 1) || t[2].kind != FT_TOKEN_NUMBER)
        return;
    r->cast->entities[a->entity - 1].club_like = true;
    r->cast->entities[b->entity - 1].club_like = true;
}

ft_status ft_resolve(ft_arena *arena, ft_cast *cast, ft_pieces *pieces,
                     ft_error *err)
{
    ft_scene r = {.arena = arena,
                  .cast = cast,
                  .words = cast->words,
                  .tokens = cast->words->text->tokens,
                  .gazetteer = cast->words->lexicon->gazetteer,
                  .pieces = pieces};
    ft_index_init(&r.by_entry, arena);
    if (!ft_scene_survey(&r))
        return ft_error_memory(err);
    for (size_t i = 0; i < pieces->count; i++) {
        ft_piece *piece = &pieces->items[i];
        bool taken = piece->kind == FT_PIECE_DAY     ? take_day(&r, piece)
                     : piece->kind == FT_PIECE_KNOWN ? take_named(&r, i)
                                                     : take_run(&r, piece);
        if (!taken)
            return ft_error_memory(err);
    }
    for (size_t i = 1; i < pieces->count; i++)
        mark_sides(&r, &pieces->items[i - 1], &pieces->items[i]);
    return FT_OK;
}
