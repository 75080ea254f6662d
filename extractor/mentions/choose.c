/* What the text names beyond doubt decides; then its country; then the place
 * where the piece stands. */
#include "mentions/choose.h"

#include "mentions/rows.h"

/* ---- sides ------------------------------------------------------------- */

/* Why a side is meant: the text names it; its country stands behind it in
 * brackets; the text names most clubs of its country, or several clubs. */
typedef enum claim {
    BY_NAME,
    BY_BRACKET,
    BY_MAIN_COUNTRY,
    BY_COUNTRY,
    CLAIM_COUNT
} claim;

/* "Rangers (Scotland)". */
static bool is_from(const ft_scene *r, const ft_piece *piece,
                    const ft_entry *club)
{
    const ft_piece *next = piece + 1;
    const ft_reading *nation;
    if (next >= r->pieces->items + r->pieces->count ||
        next->first != piece->whole + 1 || next->kind != FT_PIECE_KNOWN ||
        !ft_scene_next_is(r, piece, '(') || !ft_scene_next_is(r, next, ')') ||
        ft_scene_count(r, next, FT_KIND_TEAM, true, &nation) != 1)
        return false;
    return ft_scene_entry(r, nation)->national &&
           ft_slice_equal(ft_scene_entry(r, nation)->id, club->country);
}

static bool holds_claim(const ft_scene *r, const ft_piece *piece,
                        const ft_entry *entry, claim by)
{
    bool word = ft_scene_is_club_word(r, piece) ||
                (!piece->proven &&
                 (piece->plain || ft_word_is_plain(r->words, piece->first)));
    if (by == BY_NAME)
        return ft_scene_fame(r, entry);
    if (by == BY_BRACKET)
        return is_from(r, piece, entry);
    if (by == BY_COUNTRY)
        return ft_scene_clubs(r, entry->country) >= FT_COUNTRY_CLUBS;
    ft_slice code = ft_scene_country(r, word ? FT_COUNTRY_CLUBS : 1);
    return code.len && ft_slice_equal(entry->country, code);
}

/* The side's own name, not one of its others. */
static bool is_own_name(const ft_scene *r, const ft_piece *piece,
                        const ft_reading *reading)
{
    ft_key own;
    ft_key name;
    ft_scene_key(r, piece, &own);
    return ft_key_form(&name, ft_scene_entry(r, reading)->name, NULL, NULL) &&
           own.hash == name.hash;
}

/* The one owner among the readings that the claim holds for; of several of one
 * country the one that is called so and no more: "Wimbledon". `sure`: among
 * those that are not ambiguous. */
static const ft_reading *named_owner(const ft_scene *r, const ft_piece *piece,
                                     bool sure, claim by)
{
    const ft_reading *owner = NULL;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_reading *reading = &piece->readings[i];
        const ft_entry *entry = ft_scene_entry(r, reading);
        if (entry->kind != FT_KIND_TEAM || !ft_scene_holds(piece, reading) ||
            (sure && reading->ambiguous) ||
            (owner && owner->entry == reading->entry))
            continue;
        if (!holds_claim(r, piece, entry, by))
            continue;
        if (owner &&
            (by < BY_MAIN_COUNTRY ||
             is_own_name(r, piece, owner) == is_own_name(r, piece, reading)))
            return NULL;
        if (!owner || is_own_name(r, piece, reading))
            owner = reading;
    }
    return owner;
}

/* "Hearts" are a side by themselves, but in a text that names Hearts of Oak
 * and no other form of the former they are the latter. */
static const ft_reading *better_owner(const ft_scene *r, const ft_piece *piece,
                                      const ft_reading *sure)
{
    const ft_fame *own = ft_scene_fame(r, ft_scene_entry(r, sure));
    const ft_reading *owner = NULL;
    if (piece->count == 1 || (own && own->forms))
        return sure;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_reading *reading = &piece->readings[i];
        const ft_entry *entry = ft_scene_entry(r, reading);
        if (entry->kind != FT_KIND_TEAM || reading->entry == sure->entry ||
            !ft_scene_fame(r, entry))
            continue;
        if (owner)
            return sure;
        owner = reading;
    }
    return owner ? owner : sure;
}

/* "City", "Villa", where the text names a side that no table knows and that
 * has this word in its name. */
static bool is_part_of_run(const ft_scene *r, const ft_piece *piece)
{
    ft_key key;
    ft_scene_key(r, piece, &key);
    return ft_scene_is_club_word(r, piece) && ft_cast_part(r->cast, &key);
}

/* The text is about no clubs, or about those of this one's country. */
static bool is_at_home_here(const ft_scene *r, const ft_entry *club)
{
    return !r->country_count ||
           ft_slice_equal(ft_scene_country(r, 1), club->country);
}

const ft_reading *ft_choose_team(const ft_scene *r, const ft_piece *piece)
{
    const ft_reading *first;
    const ft_reading *owner;
    size_t sure = ft_scene_count(r, piece, FT_KIND_TEAM, true, &first);
    if (sure == 1)
        return better_owner(r, piece, first);
    if (!sure && (ft_scene_is_shared(r, piece) || is_part_of_run(r, piece)))
        return NULL;
    for (claim by = BY_NAME; by < CLAIM_COUNT; by++)
        if ((owner = named_owner(r, piece, sure > 0, by)))
            return owner;
    if (!sure && piece->row &&
        ft_scene_count(r, piece, FT_KIND_TEAM, false, &owner) == 1 &&
        is_at_home_here(r, ft_scene_entry(r, owner)))
        return owner; /* a line of results names sides, and no other has it */
    return first;
}

bool ft_choose_is_last_name(const ft_scene *r, const ft_piece *piece,
                            const ft_reading *reading)
{
    ft_key key;
    ft_scene_key(r, piece, &key);
    size_t owner = ft_cast_owner(r->cast, &key);
    const ft_fame *of = ft_scene_fame(r, ft_scene_entry(r, reading));
    if (!owner || r->cast->entities[owner - 1].kind != FT_KIND_PERSON ||
        (reading->form != FT_FORM_NAME && reading->form != FT_FORM_DEMONYM))
        return false;
    return !of || (!of->forms && r->cast->firsts[owner - 1] < of->first);
}

bool ft_choose_is_doubtful(const ft_scene *r, const ft_piece *piece,
                           const ft_reading *reading)
{
    bool word = piece->plain || ft_word_is_plain(r->words, piece->first);
    bool free_form = reading->ambiguous || reading->form == FT_FORM_NICKNAME;
    if (piece->end - piece->first > 1 || !word)
        return false;
    return free_form && (piece->opens || piece->loud) &&
           !ft_scene_beside_number(r, piece);
}

static bool is_demonym(const ft_piece *piece)
{
    for (size_t i = 0; i < piece->count; i++)
        if (piece->readings[i].form != FT_FORM_DEMONYM)
            return false;
    return piece->kind == FT_PIECE_KNOWN;
}

bool ft_choose_describes(const ft_scene *r, size_t index)
{
    enum { TOKENS = 5 }; /* "Zambian second-tier club Muza" has four */
    const ft_piece *piece = &r->pieces->items[index];
    const ft_piece *next = piece + 1;
    size_t at = piece->whole;
    if (index + 1 == r->pieces->count || !is_demonym(piece) || piece->loud ||
        next->sentence != piece->sentence || next->kind == FT_PIECE_DAY ||
        next->class > FT_RUN_PROVEN || next->first - at > TOKENS)
        return false;
    for (; at < next->first; at++)
        if (!ft_word_is_mark(r->words, at, '-') &&
            (r->tokens[at].kind != FT_TOKEN_WORD || r->tokens[at].capital))
            return false;
    return at > piece->whole &&
           ft_word_is(r->words, at - 1, FT_WORD_APPOSITION);
}

/* ---- competitions ------------------------------------------------------- */

/* Clubs in the text of the countries that a cell lists. */
static size_t clubs_of(const ft_scene *r, ft_slice codes)
{
    size_t count = 0;
    size_t from = 0;
    for (size_t i = 0; i <= codes.len && codes.len; i++)
        if (i == codes.len || codes.data[i] == '|') {
            count += ft_scene_clubs(r, (ft_slice){codes.data + from, i - from});
            from = i + 1;
        }
    return count;
}

static size_t all_clubs(const ft_scene *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->country_count; i++)
        count += r->countries[i].clubs;
    return count;
}

/* The doubtful reading that another name in the text makes sure. */
static const ft_reading *named_in_full(const ft_scene *r, const ft_piece *piece)
{
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = ft_scene_entry(r, &piece->readings[i]);
        if (entry->kind == FT_KIND_COMPETITION &&
            piece->readings[i].ambiguous && ft_scene_fame(r, entry))
            return &piece->readings[i];
    }
    return NULL;
}

/* The one whose clubs the text names most, two at least. */
static const ft_reading *played_here(const ft_scene *r, const ft_piece *piece)
{
    const ft_reading *best = NULL;
    size_t most = FT_COUNTRY_CLUBS - 1;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = ft_scene_entry(r, &piece->readings[i]);
        size_t clubs = entry->kind == FT_KIND_COMPETITION
                           ? clubs_of(r, entry->country)
                           : 0;
        if (clubs > most) {
            most = clubs;
            best = &piece->readings[i];
        }
    }
    return best;
}

const ft_reading *ft_choose_competition(const ft_scene *r,
                                        const ft_piece *piece)
{
    const ft_reading *sure;
    const ft_reading *here;
    bool several =
        ft_scene_count(r, piece, FT_KIND_COMPETITION, false, NULL) > 1;
    if (!ft_scene_count(r, piece, FT_KIND_COMPETITION, true, &sure))
        sure = NULL;
    if (sure && !several)
        return sure;
    if ((here = named_in_full(r, piece)) || (here = played_here(r, piece)))
        return here;
    return all_clubs(r) < FT_COUNTRY_CLUBS ||
                   (sure && clubs_of(r, ft_scene_entry(r, sure)->country))
               ? sure
               : NULL;
}

/* ---- places ------------------------------------------------------------ */

bool ft_choose_is_long_ground(const ft_scene *r, const ft_piece *piece)
{
    for (size_t i = 0; i < piece->count; i++)
        if (ft_scene_entry(r, &piece->readings[i])->kind != FT_KIND_GROUND)
            return false;
    return piece->count && piece->end - piece->first > 1 &&
           (ft_word_is(r->words, piece->end - 1, FT_WORD_GROUND) ||
            ft_word_is(r->words, piece->first, FT_WORD_GROUND));
}

static bool is_home(const ft_scene *r, const ft_entry *ground)
{
    for (size_t i = 0; i < r->fame_count; i++) {
        const ft_entry *side = r->fames[i].entry;
        if (ft_slice_equal(side->ground, ground->name) ||
            (ground->city.len && ft_slice_equal(side->city, ground->city)))
            return true;
    }
    return false;
}

const ft_reading *ft_choose_ground(const ft_scene *r, const ft_piece *piece)
{
    const ft_reading *first;
    if (ft_scene_count(r, piece, FT_KIND_GROUND, true, &first) == 1 ||
        (ft_choose_is_long_ground(r, piece) &&
         ft_scene_count(r, piece, FT_KIND_GROUND, false, &first) == 1))
        return first;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = ft_scene_entry(r, &piece->readings[i]);
        if (entry->kind == FT_KIND_GROUND && is_home(r, entry))
            return &piece->readings[i];
    }
    return NULL;
}

bool ft_choose_is_abroad(const ft_scene *r, const ft_piece *piece,
                         const ft_entry *ground)
{
    ft_key own;
    ft_key name;
    ft_slice code = ft_scene_country(r, FT_COUNTRY_CLUBS);
    if (!code.len || r->country_count > 1 || !ground->country.len ||
        ft_slice_equal(code, ground->country) || is_home(r, ground) ||
        !ft_key_form(&name, ground->name, NULL, NULL))
        return false;
    ft_scene_key(r, piece, &own);
    return own.hash != name.hash;
}

const ft_reading *ft_choose_city(const ft_scene *r, const ft_piece *piece)
{
    ft_slice code = ft_scene_country(r, FT_COUNTRY_CLUBS);
    const ft_reading *first = NULL;
    for (size_t i = 0; i < piece->count; i++) {
        const ft_entry *entry = ft_scene_entry(r, &piece->readings[i]);
        if (entry->kind != FT_KIND_CITY)
            continue;
        if (!first)
            first = &piece->readings[i];
        if (code.len && ft_slice_equal(entry->country, code))
            return &piece->readings[i];
    }
    return first;
}

/* "Commonwealth Stadium, Edmonton". */
static bool follows_ground(const ft_scene *r, size_t index)
{
    const ft_piece *piece = &r->pieces->items[index];
    if (!index || !piece->first || r->tokens[piece->first].opens ||
        !ft_word_is_mark(r->words, piece->first - 1, ','))
        return false;
    const ft_piece *last = &r->pieces->items[index - 1];
    return last->entity && last->whole == piece->first - 1 &&
           r->cast->entities[last->entity - 1].kind == FT_KIND_GROUND;
}

/* "London, Oct 4 (Agency) -", "Nairobi - The", "Doha: The": a dateline in small
 * letters, of a town that no side is named after. */
static bool is_quiet_dateline(const ft_scene *r, const ft_piece *piece)
{
    size_t next = piece->whole + 1;
    if (!r->tokens[piece->first].opens || !ft_scene_has_next(r, piece) ||
        piece->loud || next >= r->words->text->token_count ||
        r->tokens[next].opens || !r->tokens[next].spaced ||
        ft_scene_count(r, piece, FT_KIND_TEAM, false, NULL))
        return false;
    if (ft_scene_next_is(r, piece, ','))
        return ft_word_is(r->words, next, FT_WORD_MONTH);
    if (ft_scene_next_is(r, piece, ':'))
        return !r->tokens[piece->whole].spaced && r->tokens[next].capital;
    return ft_scene_next_is(r, piece, '-') && r->tokens[piece->whole].spaced;
}

/* "Kumasi: Asante Kotoko 2-0 Hearts of Oak": the town before a row. */
static bool leads_row(const ft_scene *r, const ft_piece *piece)
{
    size_t next = piece->whole + 1;
    return next < r->words->text->token_count && !r->tokens[next].opens &&
           ft_scene_next_is(r, piece, ':') && ft_row_end(r->words, next);
}

bool ft_choose_is_city(const ft_scene *r, size_t index, const ft_reading *team)
{
    const ft_piece *piece = &r->pieces->items[index];
    if (piece->whole > piece->end ||
        (team && ft_scene_entry(r, team)->national))
        return false;
    if (follows_ground(r, index) || ft_scene_is_dateline(r, piece) ||
        is_quiet_dateline(r, piece) || leads_row(r, piece))
        return true;
    if (!ft_scene_is_located(r, piece))
        return false;
    const ft_fame *of = team ? ft_scene_fame(r, ft_scene_entry(r, team)) : NULL;
    return !of || !of->told || team->ambiguous;
}
