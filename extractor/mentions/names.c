/*
 * In: tokens, the pack's lists, the gazetteer. Out: pieces. A region is a run
 * of capitalised words with all known forms in it; it is cut into pieces by
 * one rule: the longest name wins, so "Jordan Henderson" is no Jordan, unless
 * the known form is strong (two words or more), stands at the run's edge beside
 * another known form, or is an adjective before the rest.
 */
#include "mentions/names.h"

#include "base/error.h"
#include "mentions/index.h"
#include "mentions/key.h"

enum {
    UNIT_LIMIT = 10,    /* words of a name; what is longer is cut */
    UNIT_TOKENS = 12,   /* of one word with hyphens and apostrophes */
    SUFFIX_LETTERS = 6, /* of a lower-case part behind a hyphen */
    PARTICLE_LIMIT = 3, /* on end: "van der" */
    HEAD_LETTERS = 4    /* of a club word before a name: "Real", "Inter" */
};

/* One word of a region. */
typedef struct unit {
    size_t first;
    size_t end;
    bool known;    /* a known form begins here ... */
    size_t covers; /* ... and takes so many units */
    ft_piece form;
} unit;

typedef struct region {
    unit units[UNIT_LIMIT];
    size_t count;
    size_t known_end; /* token behind the last known form */
} region;

typedef struct finder {
    const ft_words *words;
    const ft_token *tokens;
    ft_pieces *out;
    size_t end; /* of the sentence */
    size_t sentence;
    bool failed;
} finder;

bool ft_pieces_add(ft_pieces *pieces, const ft_piece *piece)
{
    ft_piece *items =
        ft_arena_grow(pieces->arena, pieces->items, &pieces->capacity,
                      pieces->count + 1, sizeof *items);
    if (!items)
        return false;
    pieces->items = items;
    items[pieces->count++] = *piece;
    return true;
}

static void add(finder *f, ft_piece *piece)
{
    piece->sentence = f->sentence;
    f->failed = f->failed || !ft_pieces_add(f->out, piece);
}

static size_t length(const ft_words *words, size_t token)
{
    ft_span span = words->text->tokens[token].span;
    return span.end - span.start;
}

/* A word that stands right behind the token before it. */
static bool is_joined_word(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    return token < text->token_count && !text->tokens[token].spaced &&
           !text->tokens[token].opens &&
           text->tokens[token].kind == FT_TOKEN_WORD;
}

static bool is_joined_mark(const ft_words *words, size_t token, char mark)
{
    const ft_text *text = words->text;
    return token < text->token_count && !text->tokens[token].spaced &&
           !text->tokens[token].opens && ft_word_is_mark(words, token, mark);
}

static bool is_capital(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    return token < text->token_count &&
           text->tokens[token].kind == FT_TOKEN_WORD &&
           text->tokens[token].capital;
}

/* ---- units ------------------------------------------------------------- */

/* "Minnesota-Kansas": two known names, not one. */
static bool parts_known(const ft_words *words, size_t first, size_t hyphen)
{
    const ft_gazetteer *g = words->lexicon->gazetteer;
    const ft_reading *readings;
    size_t count;
    return ft_gazetteer_match(g, words->text, first, &readings, &count) ==
               hyphen - first &&
           ft_gazetteer_match(g, words->text, hyphen + 1, &readings, &count);
}

/* "Saint-Maximin", "Heung-min", "Kang-in", but not "Harrow-based". */
static bool joins_hyphen(const ft_words *words, size_t first, size_t hyphen,
                         bool inner)
{
    size_t next = hyphen + 1;
    if (!is_joined_mark(words, hyphen, '-') || !is_joined_word(words, next))
        return false;
    if (is_capital(words, next))
        return !parts_known(words, first, hyphen);
    return inner && length(words, next) <= SUFFIX_LETTERS &&
           (!ft_word_is(words, next, FT_WORD_COMMON) ||
            (length(words, next) == 2 &&
             ft_word_is(words, next, FT_WORD_LOCATIVE)));
}

/* "Eto'o", "Thiong'o": a letter that no clitic ("'s", "'d") is. */
static bool is_own_letter(const ft_words *words, size_t token)
{
    const ft_text *text = words->text;
    char letter = text->normal.data[text->tokens[token].span.start];
    return !is_capital(words, token) && letter != 's' && letter != 'd' &&
           letter != 'm' && letter != 't';
}

/* "O'Neill", "N'Golo", "D'arcy", but not "Canada's". */
static bool joins_apostrophe(const ft_words *words, size_t mark)
{
    size_t next = mark + 1;
    if (!is_joined_mark(words, mark, '\'') || !is_joined_word(words, next))
        return false;
    if (length(words, next) < 2)
        return is_own_letter(words, next);
    return is_capital(words, next) || length(words, mark - 1) <= 2;
}

/* "D. Okamura", "I.Rakitic", "St. Clair". */
static bool joins_stop(const ft_words *words, size_t stop)
{
    if (stop > 1 && is_capital(words, stop - 2) &&
        !words->text->tokens[stop - 2].opens &&
        ft_word_is(words, stop - 2, FT_WORD_COMMON))
        return false; /* "Group A. Nigeria" */
    return is_joined_mark(words, stop, '.') && is_capital(words, stop + 1) &&
           !words->text->tokens[stop + 1].opens &&
           (length(words, stop - 1) == 1 ||
            (!words->text->tokens[stop - 1].upper &&
             ft_word_is(words, stop - 1, FT_WORD_ABBREVIATION)));
}

/* "U-19", "U21": tokens of the number behind the letter. */
static size_t joined_number(const ft_words *words, size_t at)
{
    const ft_text *text = words->text;
    size_t number = is_joined_mark(words, at, '-') ? at + 1 : at;
    if (length(words, at - 1) > 1 || number >= text->token_count ||
        text->tokens[number].spaced || text->tokens[number].opens ||
        text->tokens[number].kind != FT_TOKEN_NUMBER)
        return 0;
    return number + 1 - at;
}

size_t ft_names_unit(const ft_words *words, size_t token, bool inner)
{
    size_t at = token + 1;
    at += joined_number(words, at);
    while (at - token < UNIT_TOKENS) {
        if (joins_hyphen(words, token, at, inner) ||
            joins_apostrophe(words, at))
            at += 2;
        else
            break;
    }
    return joins_stop(words, at) ? at + 1 : at;
}

/* ---- known forms and what belongs to them ------------------------------ */

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_letter(char byte)
{
    byte = lower(byte);
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
           (unsigned char)byte >= 0x80;
}

/* The text begins with `form` in any case, as whole words. */
static bool begins(ft_slice text, ft_slice form)
{
    if (!form.len || form.len > text.len)
        return false;
    for (size_t i = 0; i < form.len; i++)
        if (lower(text.data[i]) != form.data[i])
            return false;
    return form.len == text.len || !is_letter(text.data[form.len]);
}

static ft_slice before_sign(ft_slice entry, ft_slice *behind)
{
    static const ft_slice sign = FT_SLICE("=");
    size_t at = ft_slice_find(entry, sign, 0);
    if (at > entry.len)
        return (ft_slice){entry.data, 0};
    *behind = (ft_slice){entry.data + at + 1, entry.len - at - 1};
    return (ft_slice){entry.data, at};
}

/* The longest qualifier that the text begins with; returns its bytes. */
static size_t longest_variant(const ft_word_list *list, ft_slice text,
                              ft_slice *variant)
{
    size_t longest = 0;
    for (size_t i = 0; i < list->count; i++) {
        ft_slice value;
        ft_slice form = before_sign(list->words[i], &value);
        if (form.len > longest && begins(text, form)) {
            longest = form.len;
            *variant = value;
        }
    }
    return longest;
}

/* Tokens of "'s" or "'" at `token`. */
static size_t possessive_length(const ft_words *words, size_t token)
{
    if (!is_joined_mark(words, token, '\''))
        return 0;
    return is_joined_word(words, token + 1) && length(words, token + 1) == 1
               ? 2
               : 1;
}

size_t ft_names_variant(const ft_words *words, size_t token, bool possessive,
                        ft_slice *variant)
{
    const ft_text *text = words->text;
    size_t at = token;
    if (possessive)
        at += possessive_length(words, token);
    if (at >= text->token_count || text->tokens[at].opens ||
        !text->tokens[at].spaced)
        return 0;
    size_t start = text->tokens[at].span.start;
    ft_slice rest = {text->normal.data + start, text->normal.len - start};
    size_t len = longest_variant(&words->lexicon->variants, rest, variant);
    for (; len && at < text->token_count &&
           text->tokens[at].span.end <= start + len;
         at++)
        if (text->tokens[at].span.end == start + len)
            return at + 1 - token;
    return 0;
}

/* Upper-case letters beside a number, a flag or in brackets: where a code can
 * stand. */
static bool is_code_place(const ft_words *words, size_t first, size_t end)
{
    const ft_text *text = words->text;
    const ft_token *tokens = text->tokens;
    if (!tokens[first].upper)
        return false;
    bool after = end < text->token_count && !tokens[end].opens;
    bool before = !tokens[first].opens && first > 0;
    if (after && (tokens[end].kind == FT_TOKEN_NUMBER ||
                  tokens[end].kind == FT_TOKEN_FLAG))
        return true;
    if (before && (tokens[first - 1].kind == FT_TOKEN_NUMBER ||
                   tokens[first - 1].kind == FT_TOKEN_FLAG))
        return true;
    return after && before && ft_word_is_mark(words, first - 1, '(') &&
           ft_word_is_mark(words, end, ')');
}

static bool all_codes(const ft_piece *piece)
{
    for (size_t i = 0; i < piece->count; i++)
        if (piece->readings[i].form != FT_FORM_CODE)
            return false;
    return true;
}

static bool has_kind(const ft_words *words, const ft_piece *piece, ft_kind kind)
{
    const ft_gazetteer *g = words->lexicon->gazetteer;
    for (size_t i = 0; i < piece->count; i++)
        if (ft_gazetteer_entry(g, piece->readings[i].entry)->kind == kind)
            return true;
    return false;
}

bool ft_names_known(const ft_words *words, size_t token, ft_piece *out)
{
    ft_piece piece = {.kind = FT_PIECE_KNOWN, .first = token};
    size_t len = ft_gazetteer_match(words->lexicon->gazetteer, words->text,
                                    token, &piece.readings, &piece.count);
    if (!len)
        return false;
    piece.end = token + len;
    piece.whole = piece.end;
    piece.opens = len == 1 && ft_word_opens(words, token);
    piece.plain = len == 1 && ft_word_is(words, token, FT_WORD_COMMON);
    piece.code = is_code_place(words, token, piece.end);
    if (all_codes(&piece) && !piece.code)
        return false;
    if (has_kind(words, &piece, FT_KIND_TEAM))
        piece.whole += ft_names_variant(words, piece.end, true, &piece.variant);
    *out = piece;
    return true;
}

/* ---- regions ----------------------------------------------------------- */

static bool is_weak_particle(const ft_words *words, size_t token)
{
    return ft_word_is_mark(words, token, '&') ||
           (ft_word_is(words, token, FT_WORD_PARTICLE) &&
            ft_word_is(words, token, FT_WORD_PREPOSITION));
}

/* The run that begins at `token` ends in a word that needs what is before. */
static bool ends_as_institution(const finder *f, size_t token)
{
    size_t last = token;
    for (size_t count = 0; count < UNIT_LIMIT && last + 1 < f->end &&
                           is_capital(f->words, last + 1);
         count++)
        last++;
    return ft_word_is(f->words, last,
                      FT_WORD_COMPETITION | FT_WORD_GROUND |
                          FT_WORD_ORGANISATION);
}

static bool has_sure_side(const ft_words *words, const ft_piece *form)
{
    const ft_gazetteer *g = words->lexicon->gazetteer;
    for (size_t i = 0; i < form->count; i++)
        if (!form->readings[i].ambiguous &&
            ft_gazetteer_entry(g, form->readings[i].entry)->kind ==
                FT_KIND_TEAM)
            return true;
    return false;
}

/* "University of Charleston", "Hounslow & District League", but not "City and
 * Arsenal" nor "Elmore FC of Larkton". */
static bool bridges(const finder *f, const region *r, size_t particle)
{
    const ft_words *w = f->words;
    ft_piece form;
    if (particle + 1 >= f->end || !is_weak_particle(w, particle) ||
        !is_capital(w, particle + 1))
        return false;
    if (ends_as_institution(f, particle + 1))
        return true;
    const unit *last = &r->units[r->count - 1];
    return !last->known && length(w, last->first) >= HEAD_LETTERS &&
           ft_word_is(w, last->first, FT_WORD_ORGANISATION | FT_WORD_CLUB) &&
           !(ft_names_known(w, particle + 1, &form) && has_sure_side(w, &form));
}

/* "Women's Challenge Cup": tokens of the "'s" in the middle of a name. */
static size_t inner_possessive(const finder *f, size_t at)
{
    ft_slice variant;
    if (!at || at + 2 >= f->end || possessive_length(f->words, at) != 2 ||
        !is_capital(f->words, at + 2) || !ends_as_institution(f, at + 2))
        return 0;
    size_t start = f->tokens[at - 1].span.start;
    ft_slice rest = {f->words->text->normal.data + start,
                     f->tokens[at + 1].span.end - start};
    return longest_variant(&f->words->lexicon->variants, rest, &variant) ==
                   rest.len
               ? 2
               : 0;
}

/* Where the next word of the same name begins, over particles; 0 when the name
 * ends here. */
static size_t next_unit(const finder *f, const region *r, size_t at)
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
    if (next == at && next + 2 < f->end && length(w, next) <= 2 &&
        f->tokens[next].kind == FT_TOKEN_WORD && f->tokens[next].spaced &&
        !f->tokens[next].capital && is_joined_mark(w, next + 1, '\'') &&
        is_joined_word(w, next + 2) && is_capital(w, next + 2))
        return next + 2; /* "d'Arc" */
    bool initial = next == at && ft_word_is_mark(w, at - 1, '.');
    return next < f->end && is_capital(w, next) &&
                   (f->tokens[next].spaced || initial)
               ? next
               : 0;
}

static bool is_day(const finder *f, size_t token)
{
    ft_day day;
    return ft_day_read(&f->words->lexicon->calendar, f->words->text, token,
                       &day) != 0;
}

/* "Harrow Captain Ana Moll", but not "Churchill Brothers won". */
static bool is_title_inside(const finder *f, size_t token)
{
    return ft_word_is(f->words, token, FT_WORD_TITLE) &&
           (ft_word_is(f->words, token, FT_WORD_COMMON) ||
            is_capital(f->words, token + 1));
}

static bool adds_unit(const finder *f, const region *r, size_t token)
{
    if ((!token && r->count) || r->count == UNIT_LIMIT)
        return false;
    if (token < r->known_end)
        return true;
    if (r->count && ft_word_is(f->words, token, FT_WORD_DETERMINER))
        return false; /* "Photo Share The Gunners": another name begins */
    return !is_title_inside(f, token) && !is_day(f, token);
}

static void add_unit(const finder *f, region *r, size_t token)
{
    unit *u = &r->units[r->count];
    *u = (unit){.first = token,
                .end = ft_names_unit(f->words, token, r->count > 0)};
    if (token >= r->known_end && ft_names_known(f->words, token, &u->form)) {
        u->known = true;
        r->known_end = u->form.whole;
    }
    r->count++;
}

static void count_covered(region *r)
{
    for (size_t i = 0; i < r->count; i++) {
        unit *u = &r->units[i];
        u->covers = 1;
        while (u->known && i + u->covers < r->count &&
               r->units[i + u->covers].first < u->form.whole)
            u->covers++;
    }
}

static size_t read_region(const finder *f, size_t token, region *r)
{
    r->count = 0;
    r->known_end = 0;
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

/* ---- cutting a region -------------------------------------------------- */

static bool unit_is(const finder *f, const unit *u, unsigned classes)
{
    return ft_word_is(f->words, u->end - 1, classes) ||
           ft_word_is(f->words, u->first, classes);
}

/* A word before the name that is not of it: a title, or what only opens the
 * sentence. */
static bool is_lead(const finder *f, const region *r, size_t index)
{
    const unit *u = &r->units[index];
    const ft_word_use *use = ft_word_used(f->words, u->first);
    if (u->known || u->end - u->first > 1)
        return !u->known && ft_word_is(f->words, u->first, FT_WORD_TITLE);
    if (ft_word_is(f->words, u->first, FT_WORD_TITLE))
        return true;
    if (ft_word_is(f->words, u->first, FT_WORD_MONTH) && u->first > 0 &&
        f->tokens[u->first - 1].kind == FT_TOKEN_NUMBER)
        return true;
    if (index + 1 < r->count &&
        ft_word_is(f->words, u->first, FT_WORD_DETERMINER))
        return true;
    if (!ft_word_opens(f->words, u->first) || f->tokens[u->first].upper)
        return false;
    return ft_word_is(f->words, u->first,
                      FT_WORD_COMMON | FT_WORD_LOCATIVE | FT_WORD_PREPOSITION |
                          FT_WORD_DETERMINER) ||
           (index + 1 < r->count && ft_word_is_plain(f->words, u->first) &&
            use && !use->middle);
}

static bool is_adjective(const ft_piece *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form->readings[i].form != FT_FORM_DEMONYM)
            return false;
    return true;
}

/* Not only by forms that prove nothing. */
static bool is_sure(const unit *u)
{
    for (size_t i = 0; u->known && i < u->form.count; i++)
        if (!u->form.readings[i].ambiguous)
            return true;
    return false;
}

/* Two words or more; "A-League" is as good. */
static bool is_strong(const finder *f, const unit *u)
{
    return u->covers > 1 || u->form.whole > u->end ||
           (u->form.end - u->form.first > 1 &&
            has_kind(f->words, &u->form, FT_KIND_COMPETITION));
}

/* A side's name holds this word as one of its own. */
static bool names_word(const finder *f, const ft_piece *form, size_t token)
{
    const ft_gazetteer *g = f->words->lexicon->gazetteer;
    ft_slice word = ft_slice_cut(f->words->text->normal, f->tokens[token].span);
    for (size_t i = 0; i < form->count; i++) {
        ft_slice name = ft_gazetteer_entry(g, form->readings[i].entry)->name;
        size_t at = ft_slice_find(name, word, 0);
        if (at < name.len && (!at || name.data[at - 1] == ' ') &&
            (at + word.len == name.len || name.data[at + word.len] == ' '))
            return true;
    }
    return false;
}

/* A club word beside a known name: of the name ("Gotham" + "FC"), or the sign
 * that another side is meant ("Bangor" + "City")? */
static bool belongs(const finder *f, const unit *known, const unit *other)
{
    if (other->known || other->end - other->first > 1)
        return false;
    if (has_kind(f->words, &known->form, FT_KIND_GROUND) &&
        other->first > known->first)
        return ft_word_is(f->words, other->first, FT_WORD_GROUND);
    return ft_word_is(f->words, other->first, FT_WORD_CLUB) &&
           (f->tokens[other->first].upper ||
            names_word(f, &known->form, other->first));
}

static void join_club_words(const finder *f, region *r)
{
    for (size_t i = 0; i < r->count; i += r->units[i].covers) {
        unit *u = &r->units[i];
        if (!u->known || u->form.whole > u->form.end)
            continue;
        size_t next = i + u->covers;
        if (next < r->count && belongs(f, u, &r->units[next]) &&
            u->form.end == r->units[next].first) {
            u->form.end = r->units[next].end;
            u->form.whole = u->form.end;
            u->form.whole +=
                ft_names_variant(f->words, u->form.end, true, &u->form.variant);
            u->covers++;
        }
        if (i && belongs(f, u, &r->units[i - 1]) &&
            f->tokens[r->units[i - 1].first].upper &&
            r->units[i - 1].end == u->first) {
            unit moved = *u;
            moved.first = r->units[i - 1].first;
            moved.form.first = moved.first;
            moved.covers++;
            r->units[i - 1] = moved;
            i--;
        }
    }
}

static bool is_all_upper(const finder *f, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (f->tokens[i].kind == FT_TOKEN_WORD && !f->tokens[i].upper)
            return false;
    return true;
}

/* A word that is of no name, alone. */
static bool is_mere_word(const finder *f, const unit *u)
{
    return !u->known && u->end - u->first == 1 &&
           ft_word_is(f->words, u->first, FT_WORD_COMMON);
}

/* "HEARTS STAYED TOP when": a story's first words are in capitals. */
static bool opens_in_capitals(const finder *f, const region *r, size_t next)
{
    const unit *u = &r->units[0];
    return next == u->covers && f->tokens[u->first].opens &&
           f->tokens[u->first].upper && f->tokens[r->units[next].first].upper;
}

/* Not "Potters Bar": a nickname is a word, too. */
static bool is_side_name(const ft_words *words, const ft_piece *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form->readings[i].form == FT_FORM_NICKNAME)
            return false;
    return has_kind(words, form, FT_KIND_TEAM);
}

/* What follows a known form is not of its name: another known form, an
 * adjective ("Wanderers Spanish skipper"), a mere word ("Wolves Report"). */
static bool ends_before(const finder *f, const region *r, const unit *u,
                        size_t index)
{
    const unit *next = &r->units[index];
    if (is_sure(next) || !is_sure(u))
        return is_sure(next) && (is_sure(u) || is_adjective(&next->form));
    if (next->known || !is_side_name(f->words, &u->form))
        return false;
    return opens_in_capitals(f, r, index) ||
           (is_mere_word(f, next) &&
            (index + 1 == r->count || is_sure(&r->units[index + 1])));
}

/* The known form at `index` stands for itself inside this region. */
static bool stands(const finder *f, const region *r, size_t from, size_t index,
                   bool after_known)
{
    const unit *u = &r->units[index];
    size_t next = index + u->covers;
    if (!u->known)
        return false;
    if (next < r->count && !r->units[next].known &&
        unit_is(f, &r->units[next], FT_WORD_CLUB) && u->covers == 1)
        return false;
    if (is_strong(f, u) && is_sure(u))
        return true;
    bool left = index == from || after_known ||
                (is_sure(u) && is_mere_word(f, &r->units[index - 1]));
    bool right = next == r->count || ends_before(f, r, u, next);
    return left && (is_sure(u) || index == from) &&
           (right || (is_sure(u) && is_adjective(&u->form)));
}

static ft_run_class class_of(const finder *f, const region *r, size_t from,
                             size_t to)
{
    const unit *head = &r->units[from];
    const unit *tail = &r->units[to - 1];
    bool affix = ft_word_is(f->words, head->first, FT_WORD_CLUB) &&
                 (f->tokens[head->first].upper ||
                  length(f->words, head->first) >= HEAD_LETTERS);
    bool club =
        ft_word_is(f->words, tail->end - 1, FT_WORD_CLUB) &&
        (length(f->words, tail->end - 1) > 2 || f->tokens[tail->end - 1].upper);
    return to - from > 1 && (affix || club) ? FT_RUN_SIDE : FT_RUN_NAME;
}

/* "Group A" is nobody: one word of a name must be no common one, nor a letter
 * alone. */
static bool has_own_word(const finder *f, const ft_piece *piece)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        ft_span span = f->tokens[i].span;
        if (f->tokens[i].kind == FT_TOKEN_WORD && f->tokens[i].capital &&
            span.end - span.start > 1 &&
            !ft_word_is(f->words, i,
                        FT_WORD_COMMON | FT_WORD_CLUB | FT_WORD_COMPETITION |
                            FT_WORD_ORDINARY))
            return true;
    }
    return false;
}

/* The qualifier behind a run makes it a side; behind what may be anything it
 * must stand by itself. */
static size_t run_variant(const finder *f, ft_piece *piece)
{
    bool side = piece->class == FT_RUN_SIDE;
    if (piece->class > FT_RUN_SIDE || (!side && (piece->plain || piece->upper)))
        return 0;
    size_t len = ft_names_variant(f->words, piece->end, side, &piece->variant);
    if (len && !side && !f->tokens[piece->end + len - 1].spaced) {
        piece->variant.len = 0;
        return 0;
    }
    return len;
}

/* "Elmore Town Ladies": the last word of a run may be its qualifier. */
static void peel_variant(const finder *f, const region *r, size_t from,
                         size_t to, ft_piece *piece)
{
    const unit *last = &r->units[to - 1];
    piece->whole = piece->end;
    if (to - from < 2 || piece->class > FT_RUN_SIDE)
        return;
    if (ft_names_variant(f->words, last->first, false, &piece->variant) ==
        last->end - last->first)
        piece->end = r->units[to - 2].end;
    else
        piece->variant.len = 0;
}

/* Before it stands what leads to a place or a thing: "at", "the", "'s", "," or
 * nothing. */
static bool is_placed(const finder *f, size_t token)
{
    while (!f->tokens[token].opens &&
           ft_word_is(f->words, token - 1, FT_WORD_TITLE))
        token--; /* "the Dr Molemela Stadium" */
    return f->tokens[token].opens ||
           ft_word_is(f->words, token - 1,
                      FT_WORD_LOCATIVE | FT_WORD_DETERMINER) ||
           (ft_word_is(f->words, token - 1, FT_WORD_PREPOSITION) &&
            !ft_word_is(f->words, token - 1, FT_WORD_PARTICLE)) ||
           length(f->words, token - 1) == 1;
}

/* "at Kasarani stadium": a run that a small word makes a ground. */
static bool takes_ground_word(const finder *f, const ft_piece *piece)
{
    size_t next = piece->end;
    return piece->class == FT_RUN_NAME && next < f->end &&
           f->tokens[next].spaced && !f->tokens[next].capital &&
           ft_word_is(f->words, next, FT_WORD_GROUND) &&
           !ft_word_is(f->words, next, FT_WORD_COMMON) &&
           is_placed(f, piece->first);
}

static size_t end_of(const unit *u)
{
    return u->known && u->form.end > u->end ? u->form.end : u->end;
}

static void add_run(finder *f, const region *r, size_t from, size_t to,
                    ft_run_class class)
{
    if (from == to)
        return;
    ft_piece piece = {.kind = FT_PIECE_RUN,
                      .class = class,
                      .first = r->units[from].first,
                      .end = end_of(&r->units[to - 1])};
    bool single = to - from == 1 && piece.end - piece.first == 1;
    piece.opens = single && (ft_word_opens(f->words, piece.first) ||
                             ft_word_is_mark(f->words, piece.first - 1, '"'));
    piece.plain = single && ft_word_is(f->words, piece.first, FT_WORD_COMMON);
    piece.upper = is_all_upper(f, piece.first, piece.end);
    peel_variant(f, r, from, to, &piece);
    if (piece.whole == piece.end)
        piece.whole = piece.end + run_variant(f, &piece);
    if (piece.whole > piece.end)
        piece.class = FT_RUN_SIDE;
    if (takes_ground_word(f, &piece)) {
        piece.class = FT_RUN_GROUND;
        piece.whole = ++piece.end;
    }
    if (single || class != FT_RUN_NAME || has_own_word(f, &piece))
        add(f, &piece);
}

/* A known form takes the last word of the region, and not as the mere word
 * that it is ("Championship"). */
static bool ends_known(const finder *f, const region *r, size_t from)
{
    const unit *last = NULL;
    for (size_t i = from; i < r->count; i += r->units[i].covers)
        last = &r->units[i];
    if (!last || !last->known || last == &r->units[from])
        return last && last->known;
    return is_sure(last) && (last->form.end - last->first > 1 ||
                             !unit_is(f, last, FT_WORD_COMPETITION));
}

/* "Sam Field" scores and "Weidner Field" does not: two words of which the last
 * is that of a ground are one where a place can stand. */
static bool is_ground(const finder *f, const region *r, size_t from)
{
    const unit *head = &r->units[from];
    const unit *tail = &r->units[r->count - 1];
    bool head_word = ft_word_is(f->words, head->first, FT_WORD_GROUND);
    if (!head_word && !ft_word_is(f->words, tail->end - 1, FT_WORD_GROUND))
        return false;
    if (head_word && !f->tokens[tail->end - 1].capital)
        return false; /* "Park Ji-sung" */
    return r->count - from > 2 || is_placed(f, head->first);
}

static bool has_word(const finder *f, const region *r, size_t from,
                     unsigned classes)
{
    for (size_t i = from; i < r->count; i += r->units[i].covers)
        if ((!r->units[i].known || r->units[i].covers == 1) &&
            unit_is(f, &r->units[i], classes))
            return true;
    return false;
}

/* The same of "Mark Shield" and "the Challenge Shield". */
static bool is_competition(const finder *f, const region *r, size_t from)
{
    size_t tail = r->units[r->count - 1].end - 1;
    return has_word(f, r, from, FT_WORD_COMPETITION) &&
           (r->count - from != 2 ||
            ft_word_is(f->words, tail, FT_WORD_COMMON) ||
            is_placed(f, r->units[from].first));
}

/* All its words are those of any competition: "Premier League". */
static bool is_generic(const finder *f, const unit *u)
{
    for (size_t i = u->form.first; i < u->form.end; i++)
        if (!ft_word_is(f->words, i, FT_WORD_COMPETITION))
            return false;
    return has_kind(f->words, &u->form, FT_KIND_COMPETITION);
}

static bool is_national(const finder *f, const unit *u)
{
    const ft_gazetteer *g = f->words->lexicon->gazetteer;
    for (size_t i = 0; i < u->form.count; i++)
        if (!ft_gazetteer_entry(g, u->form.readings[i].entry)->national)
            return false;
    return u->known;
}

/* "Alliance Premier League", "Egyptian Premier League": not the one that goes
 * by these words alone. */
static bool is_other_competition(const finder *f, const region *r, size_t from)
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

static bool is_score(const finder *f, size_t token)
{
    for (size_t i = token; i < token + 3; i++)
        if (i >= f->end || f->tokens[i].opens ||
            f->tokens[i].kind !=
                (i == token + 1 ? FT_TOKEN_MARK : FT_TOKEN_NUMBER))
            return false;
    return ft_word_is_mark(f->words, token + 1, '-');
}

/* "Elmore Police 1-0 Larkton Post": sides, whoever they work for. */
static bool is_beside_score(const finder *f, size_t first, size_t end)
{
    return is_score(f, end) ||
           (first > 2 && !f->tokens[first].opens && is_score(f, first - 3));
}

/* Institutions: the whole region is one name, whatever is known inside. */
static bool add_institution(finder *f, const region *r, size_t from)
{
    size_t tail = r->units[r->count - 1].end - 1;
    bool several = r->count - from > 1;
    if (is_other_competition(f, r, from)) {
        add_run(f, r, from, r->count, FT_RUN_COMPETITION);
        return true;
    }
    if (ends_known(f, r, from))
        return false;
    if (is_competition(f, r, from)) {
        add_run(f, r, several ? from : r->count, r->count, FT_RUN_COMPETITION);
        return true;
    }
    if (several && is_ground(f, r, from)) {
        add_run(f, r, from, r->count, FT_RUN_GROUND);
        return true;
    }
    return ft_word_is(f->words, tail, FT_WORD_ORGANISATION) &&
           !is_beside_score(f, r->units[from].first, tail + 1);
}

/* "JD Cymru Premier": what stands before a known competition and is known by
 * nobody is of its name. */
static bool takes_sponsor(const finder *f, const region *r, size_t begin,
                          size_t index)
{
    const unit *u = &r->units[index];
    for (size_t i = begin; i < index; i++)
        if (r->units[i].known)
            return false;
    return begin < index && u->first == u->form.first &&
           has_kind(f->words, &u->form, FT_KIND_COMPETITION) &&
           !has_kind(f->words, &u->form, FT_KIND_TEAM);
}

static void cut_region(finder *f, region *r)
{
    size_t from = 0;
    bool after_known = false;
    join_club_words(f, r);
    while (from < r->count && is_lead(f, r, from))
        from++;
    if (from == r->count || add_institution(f, r, from))
        return;
    size_t begin = from;
    for (size_t i = from; i < r->count;) {
        if (!stands(f, r, from, i, after_known)) {
            i++;
            after_known = false;
            continue;
        }
        if (takes_sponsor(f, r, begin, i))
            r->units[i].form.first = r->units[begin].first;
        else
            add_run(f, r, begin, i,
                    class_of(f, r, begin, i > begin ? i : i + 1));
        add(f, &r->units[i].form);
        i += r->units[i].covers;
        begin = i;
        after_known = true;
    }
    if (begin < r->count)
        add_run(f, r, begin, r->count, class_of(f, r, begin, r->count));
}

/* ---- sentences --------------------------------------------------------- */

static size_t read_token(finder *f, size_t i)
{
    const ft_calendar *calendar = &f->words->lexicon->calendar;
    ft_piece piece = {.kind = FT_PIECE_DAY, .first = i};
    size_t len = ft_day_read(calendar, f->words->text, i, &piece.day);
    if (len) {
        piece.end = i + len;
        piece.whole = piece.end;
        add(f, &piece);
        return piece.end;
    }
    if (is_capital(f->words, i)) {
        region r;
        size_t end = read_region(f, i, &r);
        cut_region(f, &r);
        return end;
    }
    if (ft_names_known(f->words, i, &piece)) {
        add(f, &piece);
        return piece.whole;
    }
    return i + 1;
}

/* ---- a side before a name ---------------------------------------------- */

static uint64_t hash_of(const ft_words *words, size_t first, size_t end,
                        unsigned *count)
{
    ft_key key;
    ft_key_init(&key);
    for (size_t i = first; i < end; i++)
        if (!ft_key_token(&key, words->text, i))
            return 0;
    *count = key.words;
    return key.hash;
}

/* Where the name begins that a side's stands before; 0 when there is none. */
static size_t head_end(const ft_words *words, const ft_piece *piece,
                       const ft_index *runs)
{
    ft_piece form;
    unsigned count = 0;
    if (piece->kind != FT_PIECE_RUN || piece->class != FT_RUN_NAME ||
        !ft_names_known(words, piece->first, &form) ||
        form.end + 1 >= piece->end || !has_sure_side(words, &form))
        return 0;
    uint64_t hash = hash_of(words, form.end, piece->end, &count);
    return hash && count > 1 && ft_index_get(runs, hash) ? form.end : 0;
}

static bool note_runs(const ft_words *words, const ft_pieces *pieces,
                      ft_index *runs)
{
    unsigned count;
    for (size_t i = 0; i < pieces->count; i++) {
        const ft_piece *piece = &pieces->items[i];
        if (piece->kind != FT_PIECE_RUN || piece->class != FT_RUN_NAME)
            continue;
        uint64_t hash = hash_of(words, piece->first, piece->end, &count);
        uint32_t *value = hash ? ft_index_at(runs, hash) : NULL;
        if (hash && !value)
            return false;
        if (hash)
            *value = 1;
    }
    return true;
}

/* "Leeds Ana Moll scores" in a text that speaks of Ana Moll: a side and a
 * person. */
static bool split_heads(ft_arena *arena, const ft_words *words,
                        ft_pieces *pieces)
{
    ft_index runs;
    ft_index_init(&runs, arena);
    if (!note_runs(words, pieces, &runs))
        return false;
    for (size_t i = pieces->count; i--;) {
        ft_piece head;
        size_t end = head_end(words, &pieces->items[i], &runs);
        if (!end || !ft_names_known(words, pieces->items[i].first, &head))
            continue;
        head.sentence = pieces->items[i].sentence;
        pieces->items[i].first = end;
        if (!ft_pieces_add(pieces, &head))
            return false;
    }
    return true;
}

ft_status ft_names_find(ft_arena *arena, const ft_words *words, ft_pieces *out,
                        ft_error *err)
{
    const ft_text *text = words->text;
    finder f = {.words = words, .tokens = text->tokens, .out = out};
    *out = (ft_pieces){.arena = arena};
    for (size_t s = 0; s < text->sentence_count && !f.failed; s++) {
        if (words->loud[s])
            continue;
        f.sentence = s;
        f.end = text->sentences[s].tokens.end;
        for (size_t i = text->sentences[s].tokens.start; i < f.end;)
            i = read_token(&f, i);
    }
    if (f.failed || !split_heads(arena, words, out))
        return ft_error_memory(err);
    return FT_OK;
}
