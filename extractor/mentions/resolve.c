/*
 * In: pieces in the order of the text, the cast. Out: the entity of each piece.
 * First it is counted which sides the text names beyond doubt; then an
 * ambiguous form goes to the one owner that is so named, a town's name to the
 * town where a place is spoken of, a last name to the person.
 */
#include "mentions/resolve.h"

#include "base/error.h"

enum {
    COUNTRY_LIMIT = 24,
    COUNTRY_CLUBS = 2 /* clubs of one country that make a text its own */
};

/* What the text says of one side in the tables. */
typedef struct fame {
    const ft_entry *entry;
    size_t told;  /* mentions that are not behind "in" or "at" */
    size_t first; /* token of the first */
    uint64_t form;
    bool forms; /* it goes by two forms or more */
    ft_slice variant;
    bool apart; /* its variants are different sides here */
} fame;

typedef struct country {
    ft_slice code;
    size_t clubs;
} country;

typedef struct resolver {
    ft_arena *arena;
    ft_cast *cast;
    const ft_words *words;
    const ft_token *tokens;
    const ft_gazetteer *gazetteer;
    ft_pieces *pieces;
    ft_index by_entry; /* 1 + index of a fame */
    fame *fames;
    size_t fame_count;
    size_t fame_capacity;
    country countries[COUNTRY_LIMIT];
    size_t country_count;
    bool failed;
} resolver;

/* ---- what stands around a piece ---------------------------------------- */

/* The token before a piece, over a determiner; SIZE_MAX at the start. */
static size_t before(const resolver *r, const ft_piece *piece)
{
    size_t at = piece->first;
    if (r->tokens[at].opens)
        return SIZE_MAX;
    at--;
    if (ft_word_is(r->words, at, FT_WORD_DETERMINER) && !r->tokens[at].opens)
        at--;
    return at;
}

static bool is_located(const resolver *r, const ft_piece *piece)
{
    size_t at = before(r, piece);
    return at != SIZE_MAX && ft_word_is(r->words, at, FT_WORD_LOCATIVE);
}

/* Behind a word like "at" or "to", which a place may follow. */
static bool is_led(const resolver *r, const ft_piece *piece)
{
    size_t at = before(r, piece);
    return at != SIZE_MAX && ft_word_is(r->words, at, FT_WORD_PREPOSITION) &&
           !ft_word_is(r->words, at, FT_WORD_PARTICLE);
}

static bool has_next(const resolver *r, const ft_piece *piece)
{
    return piece->whole < r->words->text->token_count &&
           !r->tokens[piece->whole].opens;
}

static bool next_is(const resolver *r, const ft_piece *piece, char mark)
{
    return has_next(r, piece) && ft_word_is_mark(r->words, piece->whole, mark);
}

/* "EDMONTON (Agency) -", "LONDON - The": the place of a report. */
static bool is_dateline(const resolver *r, const ft_piece *piece)
{
    return r->tokens[piece->first].opens && r->tokens[piece->first].upper &&
           !piece->loud &&
           (next_is(r, piece, '(') || next_is(r, piece, ',') ||
            next_is(r, piece, '-'));
}

/* "Commonwealth Stadium, Edmonton". */
static bool follows_ground(const resolver *r, size_t index)
{
    const ft_piece *piece = &r->pieces->items[index];
    if (!index || !piece->first || r->tokens[piece->first].opens ||
        !ft_word_is_mark(r->words, piece->first - 1, ','))
        return false;
    const ft_piece *last = &r->pieces->items[index - 1];
    return last->entity && last->whole == piece->first - 1 &&
           r->cast->entities[last->entity - 1].kind == FT_KIND_GROUND;
}

static void key_of(const resolver *r, const ft_piece *piece, ft_key *key)
{
    ft_cast_key(r->words, piece->first, piece->end, key);
}

/* ---- readings ---------------------------------------------------------- */

static const ft_entry *entry_of(const resolver *r, const ft_reading *reading)
{
    return ft_gazetteer_entry(r->gazetteer, reading->entry);
}

/* A code is one only in its place. */
static bool holds(const ft_piece *piece, const ft_reading *reading)
{
    return piece->code || reading->form != FT_FORM_CODE;
}

/* The readings of one kind: how many, and the first. */
static size_t count_kind(const resolver *r, const ft_piece *piece, ft_kind kind,
                         bool sure, const ft_reading **first)
{
    size_t count = 0;
    const ft_reading *found = NULL;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_reading *reading = &piece->readings[i];
        if (entry_of(r, reading)->kind != kind ||
            (sure && reading->ambiguous) || !holds(piece, reading))
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
    if (!piece->variant.len && reading->variant)
        return *reading->variant;
    return piece->variant;
}

/* "London, Oct 4 (Agency) -", "Nairobi - The": the same of a town that no side
 * is named after. */
static bool is_quiet_dateline(const resolver *r, const ft_piece *piece)
{
    size_t next = piece->whole + 1;
    if (!r->tokens[piece->first].opens || !has_next(r, piece) || piece->loud ||
        next >= r->words->text->token_count || r->tokens[next].opens ||
        !r->tokens[next].spaced ||
        count_kind(r, piece, FT_KIND_TEAM, false, NULL))
        return false;
    if (next_is(r, piece, ','))
        return ft_word_is(r->words, next, FT_WORD_MONTH);
    return next_is(r, piece, '-') && r->tokens[piece->whole].spaced;
}

/* ---- fame -------------------------------------------------------------- */

static fame *fame_of(const resolver *r, const ft_entry *entry)
{
    uint32_t at = ft_index_get(&r->by_entry, (uint64_t)(uintptr_t)entry);
    return at ? &r->fames[at - 1] : NULL;
}

static fame *make_fame(resolver *r, const ft_entry *entry)
{
    uint32_t *at = ft_index_at(&r->by_entry, (uint64_t)(uintptr_t)entry);
    if (!at)
        return NULL;
    if (!*at) {
        fame *items = ft_arena_grow(r->arena, r->fames, &r->fame_capacity,
                                    r->fame_count + 1, sizeof *items);
        if (!items)
            return NULL;
        r->fames = items;
        items[r->fame_count++] = (fame){.entry = entry, .first = SIZE_MAX};
        *at = (uint32_t)r->fame_count;
    }
    return &r->fames[*at - 1];
}

static void note_variant(fame *of, ft_slice variant)
{
    if (!variant.len)
        return;
    if (of->variant.len && !ft_slice_equal(of->variant, variant))
        of->apart = true;
    if (!of->variant.len)
        of->variant = variant;
}

/* A form that proves its side. */
static void note_piece(resolver *r, const ft_piece *piece)
{
    const ft_reading *reading;
    ft_key key;
    if (piece->kind != FT_PIECE_KNOWN)
        return;
    if (count_kind(r, piece, FT_KIND_COMPETITION, true, &reading) == 1 &&
        !make_fame(r, entry_of(r, reading)))
        r->failed = true;
    if (count_kind(r, piece, FT_KIND_TEAM, true, &reading) != 1 ||
        entry_of(r, reading)->role)
        return;
    fame *of = make_fame(r, entry_of(r, reading));
    if (!of) {
        r->failed = true;
        return;
    }
    key_of(r, piece, &key);
    of->forms = of->forms || (of->form && of->form != key.hash);
    of->form = key.hash;
    if (!is_located(r, piece) && !is_dateline(r, piece))
        of->told++;
    if (of->first == SIZE_MAX)
        of->first = piece->first;
    note_variant(of, variant_of(piece, reading));
}

/* "England and England Women": the same side, named plainly and with a
 * qualifier, a word or so apart. */
static void note_neighbours(resolver *r, const ft_piece *a, const ft_piece *b)
{
    enum { APART = 4 };
    const ft_reading *first;
    const ft_reading *second;
    if (a->kind != FT_PIECE_KNOWN || b->kind != FT_PIECE_KNOWN ||
        a->sentence != b->sentence || b->first - a->whole > APART ||
        !a->variant.len == !b->variant.len ||
        count_kind(r, a, FT_KIND_TEAM, true, &first) != 1 ||
        count_kind(r, b, FT_KIND_TEAM, true, &second) != 1 ||
        first->entry != second->entry)
        return;
    fame *of = fame_of(r, entry_of(r, first));
    if (of)
        of->apart = true;
}

static void note_country(resolver *r, ft_slice code)
{
    size_t i = 0;
    while (i < r->country_count && !ft_slice_equal(r->countries[i].code, code))
        i++;
    if (i == COUNTRY_LIMIT || !code.len)
        return;
    if (i == r->country_count)
        r->countries[r->country_count++] = (country){.code = code};
    r->countries[i].clubs++;
}

static size_t clubs_of(const resolver *r, ft_slice code)
{
    for (size_t i = 0; i < r->country_count; i++)
        if (ft_slice_equal(r->countries[i].code, code))
            return r->countries[i].clubs;
    return 0;
}

/* The country whose clubs the text is about; empty when there is none. */
static ft_slice main_country(const resolver *r, size_t least)
{
    country best = {{"", 0}, 0};
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

static ft_slice settled_variant(const resolver *r, const ft_piece *piece,
                                const ft_reading *reading)
{
    const fame *of = fame_of(r, entry_of(r, reading));
    ft_slice own = variant_of(piece, reading);
    return of && !of->apart ? of->variant : own;
}

/* Sides that were named go by parts of their names, too. */
static bool add_parts(resolver *r)
{
    for (size_t i = 0; i < r->fame_count; i++) {
        const fame *of = &r->fames[i];
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

static bool add_written_parts(resolver *r)
{
    for (size_t i = 0; i < r->pieces->count; i++) {
        const ft_piece *piece = &r->pieces->items[i];
        const ft_reading *reading;
        size_t entity;
        ft_key key;
        if (piece->kind != FT_PIECE_KNOWN ||
            count_kind(r, piece, FT_KIND_TEAM, true, &reading) != 1 ||
            reading->form != FT_FORM_NAME)
            continue;
        key_of(r, piece, &key);
        if (!ft_cast_entry(r->cast, entry_of(r, reading),
                           settled_variant(r, piece, reading), &entity) ||
            !ft_cast_add_parts(r->cast, entity, &key, true))
            return false;
    }
    return true;
}

static bool survey(resolver *r)
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

/* ---- sides ------------------------------------------------------------- */

/* "City", "United": whose, the names in the text say better than the table. */
static bool is_club_word(const resolver *r, const ft_piece *piece)
{
    return piece->end - piece->first == 1 &&
           ft_word_is(r->words, piece->first, FT_WORD_CLUB);
}

/* Why a side is meant: the text names it; it names most clubs of its country,
 * or several clubs. */
typedef enum claim { BY_NAME, BY_MAIN_COUNTRY, BY_COUNTRY, CLAIM_COUNT } claim;

static bool holds_claim(const resolver *r, const ft_piece *piece,
                        const ft_entry *entry, claim by)
{
    bool word = piece->plain || is_club_word(r, piece) ||
                ft_word_is_plain(r->words, piece->first);
    if (by == BY_NAME)
        return fame_of(r, entry);
    if (by == BY_COUNTRY)
        return clubs_of(r, entry->country) >= COUNTRY_CLUBS;
    ft_slice code = main_country(r, word ? COUNTRY_CLUBS : 1);
    return code.len && ft_slice_equal(entry->country, code);
}

/* The one owner among the readings that the claim holds for. `sure`: among
 * those that are not ambiguous. */
static const ft_reading *named_owner(const resolver *r, const ft_piece *piece,
                                     bool sure, claim by)
{
    const ft_reading *owner = NULL;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_reading *reading = &piece->readings[i];
        const ft_entry *entry = entry_of(r, reading);
        if (entry->kind != FT_KIND_TEAM || !holds(piece, reading) ||
            (sure && reading->ambiguous) ||
            (owner && owner->entry == reading->entry))
            continue;
        if (!holds_claim(r, piece, entry, by))
            continue;
        if (owner)
            return NULL;
        owner = reading;
    }
    return owner;
}

static bool is_shared(const resolver *r, const ft_piece *piece)
{
    ft_key key;
    key_of(r, piece, &key);
    return ft_cast_is_shared(r->cast, &key);
}

/* "Hearts" are a side by themselves, but in a text that names Hearts of Oak
 * and no other form of the former they are the latter. */
static const ft_reading *better_owner(const resolver *r, const ft_piece *piece,
                                      const ft_reading *sure)
{
    const fame *own = fame_of(r, entry_of(r, sure));
    const ft_reading *owner = NULL;
    if (piece->count == 1 || (own && own->forms))
        return sure;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_reading *reading = &piece->readings[i];
        const ft_entry *entry = entry_of(r, reading);
        if (entry->kind != FT_KIND_TEAM || reading->entry == sure->entry ||
            !fame_of(r, entry))
            continue;
        if (owner)
            return sure;
        owner = reading;
    }
    return owner ? owner : sure;
}

/* "City", "Villa", where the text names a side that no table knows and that
 * has this word in its name. */
static bool is_part_of_run(const resolver *r, const ft_piece *piece)
{
    ft_key key;
    key_of(r, piece, &key);
    return is_club_word(r, piece) && ft_cast_part(r->cast, &key);
}

static const ft_reading *choose_team(const resolver *r, const ft_piece *piece)
{
    const ft_reading *first;
    const ft_reading *owner;
    size_t sure = count_kind(r, piece, FT_KIND_TEAM, true, &first);
    if (sure == 1)
        return better_owner(r, piece, first);
    if (!sure && (is_shared(r, piece) || is_part_of_run(r, piece)))
        return NULL;
    for (claim by = BY_NAME; by < CLAIM_COUNT; by++)
        if ((owner = named_owner(r, piece, sure > 0, by)))
            return owner;
    return first;
}

/* "Everton" behind "Blu-Lo Everton", in a text that speaks of no Everton;
 * "Finn" behind "Ronan Finn". */
static bool is_last_name(const resolver *r, const ft_piece *piece,
                         const ft_reading *reading)
{
    ft_key key;
    key_of(r, piece, &key);
    size_t owner = ft_cast_owner(r->cast, &key);
    const fame *of = fame_of(r, entry_of(r, reading));
    if (!owner || r->cast->entities[owner - 1].kind != FT_KIND_PERSON ||
        (reading->form != FT_FORM_NAME && reading->form != FT_FORM_DEMONYM))
        return false;
    return !of || (!of->forms && r->cast->firsts[owner - 1] < of->first);
}

/* A number of a score stands right before or behind. */
static bool beside_number(const resolver *r, const ft_piece *piece)
{
    const ft_token *tokens = r->tokens;
    size_t first = piece->first;
    if (has_next(r, piece) && tokens[piece->whole].kind == FT_TOKEN_NUMBER &&
        tokens[piece->whole].span.end - tokens[piece->whole].span.start <= 2)
        return true;
    return first > 1 && !tokens[first].opens && !tokens[first - 1].opens &&
           tokens[first - 1].kind == FT_TOKEN_NUMBER &&
           ft_word_is_mark(r->words, first - 2, '-');
}

/* A form that may as well be a word where it stands. */
static bool is_doubtful(const resolver *r, const ft_piece *piece,
                        const ft_reading *reading)
{
    bool word = piece->plain || ft_word_is_plain(r->words, piece->first);
    bool free_form = reading->ambiguous || reading->form == FT_FORM_NICKNAME;
    if (piece->end - piece->first > 1 || !word)
        return false;
    return free_form && (piece->opens || piece->loud) &&
           !beside_number(r, piece);
}

static bool take_entry(resolver *r, ft_piece *piece, const ft_reading *reading)
{
    ft_slice variant = {"", 0};
    const ft_entry *entry = entry_of(r, reading);
    if (entry->kind == FT_KIND_TEAM)
        variant = settled_variant(r, piece, reading);
    piece->form = reading->form;
    return ft_cast_entry(r->cast, entry, variant, &piece->entity);
}

/* ---- places ------------------------------------------------------------ */

/* "Cardiff City Stadium": nothing but grounds are so named. */
static bool is_long_ground(const resolver *r, const ft_piece *piece)
{
    for (size_t i = 0; i < piece->count; i++)
        if (entry_of(r, &piece->readings[i])->kind != FT_KIND_GROUND)
            return false;
    return piece->count && piece->end - piece->first > 1 &&
           (ft_word_is(r->words, piece->end - 1, FT_WORD_GROUND) ||
            ft_word_is(r->words, piece->first, FT_WORD_GROUND));
}

static bool is_home(const resolver *r, const ft_entry *ground)
{
    for (size_t i = 0; i < r->fame_count; i++) {
        const ft_entry *side = r->fames[i].entry;
        if (ft_slice_equal(side->ground, ground->name) ||
            (ground->city.len && ft_slice_equal(side->city, ground->city)))
            return true;
    }
    return false;
}

/* The ground meant: the only sure one, the only one of a name of two words or
 * more, or the one where a named side plays. */
static const ft_reading *choose_ground(const resolver *r, const ft_piece *piece)
{
    const ft_reading *first;
    if (count_kind(r, piece, FT_KIND_GROUND, true, &first) == 1 ||
        (is_long_ground(r, piece) &&
         count_kind(r, piece, FT_KIND_GROUND, false, &first) == 1))
        return first;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = entry_of(r, &piece->readings[i]);
        if (entry->kind == FT_KIND_GROUND && is_home(r, entry))
            return &piece->readings[i];
    }
    return NULL;
}

/* In a text about clubs of one country an alias of a ground elsewhere may be
 * that of one at home: two grounds were the Etihad Stadium. */
static bool is_abroad(const resolver *r, const ft_piece *piece,
                      const ft_entry *ground)
{
    ft_key own;
    ft_key name;
    ft_slice code = main_country(r, COUNTRY_CLUBS);
    if (!code.len || r->country_count > 1 || !ground->country.len ||
        ft_slice_equal(code, ground->country) || is_home(r, ground) ||
        !ft_key_form(&name, ground->name, NULL, NULL))
        return false;
    key_of(r, piece, &own);
    return own.hash != name.hash;
}

static bool take_ground(resolver *r, ft_piece *piece)
{
    const ft_reading *ground = choose_ground(r, piece);
    if (ground && !is_abroad(r, piece, entry_of(r, ground)))
        return take_entry(r, piece, ground);
    piece->form = FT_FORM_NAME;
    return ft_cast_named(r->cast, FT_KIND_GROUND, piece, &piece->entity);
}

/* The town, of several of one name, in whose country the sides are. */
static const ft_reading *choose_city(const resolver *r, const ft_piece *piece)
{
    ft_slice code = main_country(r, COUNTRY_CLUBS);
    const ft_reading *first = NULL;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = entry_of(r, &piece->readings[i]);
        if (entry->kind != FT_KIND_CITY)
            continue;
        if (!first)
            first = &piece->readings[i];
        if (code.len && ft_slice_equal(entry->country, code))
            return &piece->readings[i];
    }
    return first;
}

static bool is_city(const resolver *r, size_t index, const ft_reading *team)
{
    const ft_piece *piece = &r->pieces->items[index];
    if (piece->whole > piece->end || (team && entry_of(r, team)->national))
        return false;
    if (follows_ground(r, index) || is_dateline(r, piece) ||
        is_quiet_dateline(r, piece))
        return true;
    if (!is_located(r, piece))
        return false;
    const fame *of = team ? fame_of(r, entry_of(r, team)) : NULL;
    return !of || !of->told || team->ambiguous;
}

/* ---- runs -------------------------------------------------------------- */

/* "Weight 39'": what stands before a minute scored. */
static bool before_minute(const resolver *r, const ft_piece *piece)
{
    size_t mark = piece->whole + 1;
    return has_next(r, piece) &&
           r->tokens[piece->whole].kind == FT_TOKEN_NUMBER &&
           mark < r->words->text->token_count && !r->tokens[mark].spaced &&
           !r->tokens[mark].opens && ft_word_is_mark(r->words, mark, '\'');
}

/* "Referee:", "Scorers:": a word that stands only before a colon. */
static bool is_label(const resolver *r, const ft_piece *piece)
{
    const ft_word_use *use = ft_word_used(r->words, piece->first);
    return next_is(r, piece, ':') && use &&
           use->middle < (piece->opens ? 1U : 2U);
}

/* "Co-owner": the head of a word in lower case. */
static bool is_compound(const resolver *r, const ft_piece *piece)
{
    size_t next = piece->end + 1;
    return next_is(r, piece, '-') && !r->tokens[piece->end].spaced &&
           next < r->words->text->token_count && !r->tokens[next].opens &&
           !r->tokens[next].spaced && !r->tokens[next].capital &&
           r->tokens[next].kind == FT_TOKEN_WORD;
}

static bool is_new_name(const resolver *r, const ft_piece *piece)
{
    const ft_word_use *use = ft_word_used(r->words, piece->first);
    ft_span span = r->tokens[piece->first].span;
    bool single = piece->end - piece->first == 1;
    if (piece->upper && !beside_number(r, piece))
        return false;
    if (!single)
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
static bool may_be_known(const resolver *r, const ft_piece *piece)
{
    const ft_word_use *use = ft_word_used(r->words, piece->first);
    if (piece->end - piece->first > 1 || !piece->opens || !use)
        return true;
    if (ft_word_is(r->words, piece->first, FT_WORD_COMMON))
        return !use->lower && use->middle;
    return use->middle ? use->middle >= use->lower
                       : !ft_word_is_plain(r->words, piece->first);
}

static bool take_run(resolver *r, ft_piece *piece)
{
    ft_key key;
    piece->form = FT_FORM_RUN;
    if (piece->class != FT_RUN_NAME)
        return ft_cast_run(r->cast, piece, &piece->entity);
    key_of(r, piece, &key);
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
    if (!is_new_name(r, piece))
        return true;
    return ft_cast_run(r->cast, piece, &piece->entity);
}

/* ---- known forms ------------------------------------------------------- */

/* No reading holds: the words may still be a name of somebody else; an
 * adjective only the last name of one. */
static bool take_unread(resolver *r, ft_piece *piece)
{
    bool name = false;
    ft_key key;
    for (size_t i = 0; i < piece->count; i++)
        name = name || piece->readings[i].form == FT_FORM_NAME ||
               piece->readings[i].form == FT_FORM_NICKNAME;
    key_of(r, piece, &key);
    if (!r->tokens[piece->first].capital ||
        (!name && !ft_cast_owner(r->cast, &key)))
        return true;
    bool side = piece->whole > piece->end ||
                (is_club_word(r, piece) && !piece->opens && !piece->plain &&
                 !is_shared(r, piece) && !ft_cast_part(r->cast, &key));
    piece->class = side ? FT_RUN_SIDE : FT_RUN_NAME;
    return take_run(r, piece);
}

/* An ambiguous form is the competition that the text names in full, else one
 * of which only the written name is known. */
static bool take_competition(resolver *r, ft_piece *piece)
{
    const ft_reading *first;
    if (count_kind(r, piece, FT_KIND_COMPETITION, true, &first))
        return take_entry(r, piece, first);
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = entry_of(r, &piece->readings[i]);
        if (entry->kind == FT_KIND_COMPETITION && fame_of(r, entry))
            return take_entry(r, piece, &piece->readings[i]);
    }
    count_kind(r, piece, FT_KIND_COMPETITION, false, &first);
    if (is_doubtful(r, piece, first))
        return true;
    piece->form = FT_FORM_NAME;
    return ft_cast_named(r->cast, FT_KIND_COMPETITION, piece, &piece->entity);
}

static bool take_known(resolver *r, size_t index)
{
    ft_piece *piece = &r->pieces->items[index];
    const ft_reading *team = choose_team(r, piece);
    const ft_reading *city = choose_city(r, piece);
    size_t grounds = count_kind(r, piece, FT_KIND_GROUND, false, NULL);
    size_t sure_grounds = count_kind(r, piece, FT_KIND_GROUND, true, NULL);
    bool sure_team = team && !team->ambiguous;
    if (city && grounds && !sure_grounds && is_located(r, piece))
        return take_entry(r, piece, city); /* "in Uyo" */
    if (grounds &&
        (is_located(r, piece) || is_long_ground(r, piece) ||
         (sure_grounds && !sure_team) || (!team && is_led(r, piece))))
        return take_ground(r, piece);
    if (city && is_city(r, index, team))
        return take_entry(r, piece, city);
    if (team && is_last_name(r, piece, team))
        team = NULL;
    if (team && !is_doubtful(r, piece, team))
        return take_entry(r, piece, team);
    if (count_kind(r, piece, FT_KIND_COMPETITION, false, NULL))
        return take_competition(r, piece);
    return take_unread(r, piece);
}

/* "Indian Super League (ISL)": the letters in brackets are those of the name
 * before them. */
static bool is_abbreviation(const resolver *r, size_t index)
{
    const ft_piece *piece = &r->pieces->items[index];
    ft_slice text = r->words->text->normal;
    if (!index || piece->end - piece->first != 1 || !piece->first ||
        r->tokens[piece->first].opens || !r->tokens[piece->first].upper ||
        !ft_word_is_mark(r->words, piece->first - 1, '(') ||
        !next_is(r, piece, ')'))
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

static bool take_named(resolver *r, size_t index)
{
    ft_piece *piece = &r->pieces->items[index];
    const ft_reading *own;
    if (!is_abbreviation(r, index))
        return take_known(r, index);
    size_t entity = piece[-1].entity;
    ft_kind kind = r->cast->entities[entity - 1].kind;
    if (count_kind(r, piece, kind, true, &own))
        return take_entry(r, piece, own);
    piece->entity = entity;
    piece->form = FT_FORM_NAME;
    return true;
}

static bool take_day(resolver *r, ft_piece *piece)
{
    ft_span span = {r->tokens[piece->first].span.start,
                    r->tokens[piece->end - 1].span.end};
    piece->form = FT_FORM_NAME;
    return ft_cast_day(r->cast, &piece->day,
                       ft_slice_cut(r->words->text->normal, span),
                       &piece->entity);
}

static bool may_be_side(const resolver *r, const ft_piece *piece)
{
    if (!piece->entity)
        return false;
    ft_kind kind = r->cast->entities[piece->entity - 1].kind;
    return kind == FT_KIND_TEAM || kind == FT_KIND_PERSON;
}

static bool is_score_mark(const resolver *r, size_t token)
{
    return ft_word_is_mark(r->words, token, '-') ||
           ft_word_is_mark(r->words, token, ':');
}

/* "Heacham 0-5 Elm": two names around a score are sides; around the minutes of
 * goals, "Smith 15, 40 Jones 77", they are not. */
static void mark_sides(resolver *r, const ft_piece *a, const ft_piece *b)
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
    resolver r = {.arena = arena,
                  .cast = cast,
                  .words = cast->words,
                  .tokens = cast->words->text->tokens,
                  .gazetteer = cast->words->lexicon->gazetteer,
                  .pieces = pieces};
    ft_index_init(&r.by_entry, arena);
    if (!survey(&r))
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
