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
#include "mentions/institution.h"
#include "mentions/key.h"
#include "mentions/known.h"
#include "mentions/rows.h"

enum { HEAD_LETTERS = 4 /* of a club word before a name: "Real", "Inter" */ };

typedef struct finder {
    ft_scope in;
    ft_pieces *out;
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

/* ---- cutting a region -------------------------------------------------- */

/* "Full-Time": a unit of words that are of no name. */
static bool is_all_common(const ft_scope *f, const ft_unit *u)
{
    for (size_t i = u->first; i < u->end; i++)
        if (f->tokens[i].kind == FT_TOKEN_WORD
                ? !ft_word_is(f->words, i, FT_WORD_COMMON)
                : !ft_word_is_mark(f->words, i, '-'))
            return false;
    return true;
}

/* "City of Liverpool", "University of Exeter": a club word that a particle
 * joins to what follows makes another name of it. */
static bool heads_name(const ft_scope *f, const ft_region *r, size_t index)
{
    const ft_unit *u = &r->units[index];
    return index + 1 < r->count && !ft_unit_is_sure(u) && u->covers == 1 &&
           u->end - u->first == 1 && u->end < r->units[index + 1].first &&
           ft_word_is(f->words, u->first, FT_WORD_CLUB);
}

/* A word before the name that is not of it: a title, or what only opens the
 * sentence. */
static bool is_lead(const ft_scope *f, const ft_region *r, size_t index)
{
    const ft_unit *u = &r->units[index];
    const ft_word_use *use = ft_word_used(f->words, u->first);
    if (heads_name(f, r, index))
        return false;
    if (u->known || u->end - u->first > 1)
        return !u->known &&
               (ft_word_is(f->words, u->first, FT_WORD_TITLE) ||
                (ft_word_opens(f->words, u->first) && is_all_common(f, u)));
    if (ft_word_is(f->words, u->first, FT_WORD_TITLE))
        return true;
    if (ft_word_is(f->words, u->first, FT_WORD_MONTH) && u->first > 0 &&
        f->tokens[u->first - 1].kind == FT_TOKEN_NUMBER)
        return true;
    if (index + 1 < r->count &&
        ft_word_is(f->words, u->first, FT_WORD_DETERMINER))
        return true;
    if (ft_word_is_first_name(f->words, u->first))
        return false;
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

/* Two words or more; "A-League" is as good. */
static bool is_strong(const ft_scope *f, const ft_unit *u)
{
    return u->covers > 1 || u->form.whole > u->end ||
           (u->form.end - u->form.first > 1 &&
            ft_names_has_kind(f->words, &u->form, FT_KIND_COMPETITION));
}

/* A side's name holds this word as one of its own. */
static bool names_word(const ft_scope *f, const ft_piece *form, size_t token)
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
static bool belongs(const ft_scope *f, const ft_unit *known,
                    const ft_unit *other)
{
    if (other->known || other->end - other->first > 1)
        return false;
    if (ft_names_has_kind(f->words, &known->form, FT_KIND_GROUND) &&
        other->first > known->first)
        return ft_word_is(f->words, other->first, FT_WORD_GROUND);
    return ft_word_is(f->words, other->first, FT_WORD_CLUB) &&
           (f->tokens[other->first].upper ||
            names_word(f, &known->form, other->first));
}

static void join_club_words(const ft_scope *f, ft_region *r)
{
    for (size_t i = 0; i < r->count; i += r->units[i].covers) {
        ft_unit *u = &r->units[i];
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
            ft_unit moved = *u;
            moved.first = r->units[i - 1].first;
            moved.form.first = moved.first;
            moved.covers++;
            r->units[i - 1] = moved;
            i--;
        }
    }
}

static bool is_all_upper(const ft_scope *f, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (f->tokens[i].kind == FT_TOKEN_WORD && !f->tokens[i].upper)
            return false;
    return true;
}

/* A word that is of no name, alone. */
static bool is_mere_word(const ft_scope *f, const ft_unit *u)
{
    return !u->known && is_all_common(f, u);
}

/* "HEARTS STAYED TOP when": a story's first words are in capitals. */
static bool opens_in_capitals(const ft_scope *f, const ft_region *r,
                              size_t next)
{
    const ft_unit *u = &r->units[0];
    return next == u->covers && f->tokens[u->first].opens &&
           f->tokens[u->first].upper && f->tokens[r->units[next].first].upper;
}

static bool is_nickname(const ft_piece *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form->readings[i].form == FT_FORM_NICKNAME)
            return true;
    return false;
}

/* Not "Potters Bar": a nickname is a word, too. */
static bool is_side_name(const ft_words *words, const ft_piece *form)
{
    return !is_nickname(form) && ft_names_has_kind(words, form, FT_KIND_TEAM);
}

/* What follows a known form is not of its name: another known form, an
 * adjective ("Wanderers Spanish skipper"), a mere word ("Wolves Report"). */
static bool ends_before(const ft_scope *f, const ft_region *r, const ft_unit *u,
                        size_t index)
{
    const ft_unit *next = &r->units[index];
    if (ft_unit_is_sure(next) || !ft_unit_is_sure(u))
        return ft_unit_is_sure(next) &&
               (ft_unit_is_sure(u) || is_adjective(&next->form));
    if (next->known || !is_side_name(f->words, &u->form))
        return false;
    return opens_in_capitals(f, r, index) ||
           (is_mere_word(f, next) &&
            (index + 1 == r->count || ft_unit_is_sure(&r->units[index + 1])));
}

/* The known form at `index` stands for itself inside this region; a nickname
 * does not behind a name: "Clifton All Whites". */
static bool stands(const ft_scope *f, const ft_region *r, size_t from,
                   size_t index, bool after_known)
{
    const ft_unit *u = &r->units[index];
    size_t next = index + u->covers;
    if (!u->known || (index > from && heads_name(f, r, index - 1)))
        return false;
    if (next < r->count && !r->units[next].known &&
        ft_unit_is(f, &r->units[next], FT_WORD_CLUB) && u->covers == 1)
        return false;
    bool named = index > from && !after_known && !r->units[index - 1].known &&
                 !is_mere_word(f, &r->units[index - 1]);
    if (is_strong(f, u) && ft_unit_is_sure(u) &&
        !(named && is_nickname(&u->form)))
        return true;
    bool left = index == from || after_known ||
                (ft_unit_is_sure(u) && is_mere_word(f, &r->units[index - 1]));
    bool right = next == r->count || ends_before(f, r, u, next);
    return left && (ft_unit_is_sure(u) || index == from) &&
           (right || (ft_unit_is_sure(u) && is_adjective(&u->form)));
}

static ft_run_class class_of(const ft_scope *f, const ft_region *r, size_t from,
                             size_t to)
{
    const ft_unit *head = &r->units[from];
    const ft_unit *tail = &r->units[to - 1];
    bool affix = ft_word_is(f->words, head->first, FT_WORD_CLUB) &&
                 (f->tokens[head->first].upper ||
                  ft_word_length(f->words, head->first) >= HEAD_LETTERS);
    bool club = ft_word_is(f->words, tail->end - 1, FT_WORD_CLUB) &&
                (ft_word_length(f->words, tail->end - 1) > 2 ||
                 f->tokens[tail->end - 1].upper);
    return to - from > 1 && (affix || club) ? FT_RUN_SIDE : FT_RUN_NAME;
}

/* "Group A" is nobody: one word of a name must be no common one, nor a letter
 * alone. */
static bool has_own_word(const ft_scope *f, const ft_piece *piece)
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
static size_t run_variant(const ft_scope *f, ft_piece *piece)
{
    bool side = piece->class == FT_RUN_SIDE;
    bool club = piece->end - piece->first == 1 &&
                ft_word_is(f->words, piece->first, FT_WORD_CLUB);
    if (piece->class > FT_RUN_SIDE ||
        (!side && (club || piece->plain || piece->upper)))
        return 0; /* "the University women": of some university */
    size_t len = ft_names_variant(f->words, piece->end, side, &piece->variant);
    if (len && !side && !f->tokens[piece->end + len - 1].spaced) {
        piece->variant.len = 0;
        return 0;
    }
    return len;
}

/* "Elmore Town Ladies": the last word of a run may be its qualifier. */
static void peel_variant(const ft_scope *f, const ft_region *r, size_t from,
                         size_t to, ft_piece *piece)
{
    const ft_unit *last = &r->units[to - 1];
    piece->whole = piece->end;
    if (to - from < 2 || piece->class > FT_RUN_SIDE)
        return;
    if (ft_names_variant(f->words, last->first, false, &piece->variant) ==
        last->end - last->first)
        piece->end = r->units[to - 2].end;
    else
        piece->variant.len = 0;
}

/* "at Kasarani stadium": a run that a small word makes a ground. */
static bool takes_ground_word(const ft_scope *f, const ft_piece *piece)
{
    size_t next = piece->end;
    return piece->class == FT_RUN_NAME && next < f->end &&
           f->tokens[next].spaced && !f->tokens[next].capital &&
           ft_word_is(f->words, next, FT_WORD_GROUND) &&
           !ft_word_is(f->words, next, FT_WORD_COMMON) &&
           ft_region_is_placed(f, piece->first);
}

static size_t end_of(const ft_unit *u)
{
    return u->known && u->form.end > u->end ? u->form.end : u->end;
}

/* "Referee: Ann Lee Attendance: 212": behind a label, a word of every day
 * before the next colon is a label, too. "Marsh End: Jolley" has but one. */
static bool ends_with_label(const ft_scope *f, const ft_region *r, size_t from,
                            size_t to)
{
    size_t first = r->units[from].first;
    const ft_unit *last = &r->units[to - 1];
    return to > from + 1 && !f->tokens[first].opens &&
           (ft_word_is_mark(f->words, first - 1, ':') ||
            ft_word_is_mark(f->words, first - 1, '-')) &&
           !last->known && last->end < f->end &&
           ft_word_is_mark(f->words, last->end, ':') && is_all_common(f, last);
}

static void add_run(finder *f, const ft_region *r, size_t from, size_t to,
                    ft_run_class class)
{
    if (from == to)
        return;
    to -= ends_with_label(&f->in, r, from, to);
    ft_piece piece = {.kind = FT_PIECE_RUN,
                      .class = class,
                      .first = r->units[from].first,
                      .end = end_of(&r->units[to - 1])};
    bool single = to - from == 1 && piece.end - piece.first == 1;
    piece.opens =
        single && (ft_word_opens(f->in.words, piece.first) ||
                   ft_word_is_mark(f->in.words, piece.first - 1, '"'));
    piece.plain =
        single && ft_word_is(f->in.words, piece.first, FT_WORD_COMMON);
    piece.upper = is_all_upper(&f->in, piece.first, piece.end);
    peel_variant(&f->in, r, from, to, &piece);
    if (piece.whole == piece.end)
        piece.whole = piece.end + run_variant(&f->in, &piece);
    if (piece.whole > piece.end)
        piece.class = FT_RUN_SIDE;
    if (takes_ground_word(&f->in, &piece)) {
        piece.class = FT_RUN_GROUND;
        piece.whole = ++piece.end;
    }
    piece.row = r->row;
    if (single || class != FT_RUN_NAME || r->row ||
        has_own_word(&f->in, &piece))
        add(f, &piece);
}

/* The whole region, where it names an institution. */
static bool add_institution(finder *f, const ft_region *r, size_t from)
{
    ft_run_class class;
    if (!ft_institution_read(&f->in, r, from, &class))
        return false;
    if (class != FT_RUN_NAME)
        add_run(f, r, from, r->count, class);
    return true;
}

/* "JD Cymru Premier": what stands before a known competition and is known by
 * nobody is of its name. */
static bool takes_sponsor(const ft_scope *f, const ft_region *r, size_t begin,
                          size_t index)
{
    const ft_unit *u = &r->units[index];
    for (size_t i = begin; i < index; i++)
        if (r->units[i].known)
            return false;
    return begin < index && u->first == u->form.first &&
           ft_names_has_kind(f->words, &u->form, FT_KIND_COMPETITION) &&
           !ft_names_has_kind(f->words, &u->form, FT_KIND_TEAM);
}

/* "Asian Volleyball Championship", "Davis Cup", "FIH Hockey Women's". */
static bool is_other_game(const ft_scope *f, const ft_region *r)
{
    size_t games = 0;
    bool competition = false;
    for (size_t i = 0; i < r->count; i++) {
        const ft_unit *u = &r->units[i];
        games += ft_unit_is(f, u, FT_WORD_GAME);
        competition = competition || ft_unit_is(f, u, FT_WORD_COMPETITION) ||
                      (u->known && ft_names_has_kind(f->words, &u->form,
                                                     FT_KIND_COMPETITION));
    }
    return games > 1 || (games && competition);
}

/* Of a competition of another game the sides in its name are sides; its words
 * stay for the rules. */
static void add_sides(finder *f, ft_region *r)
{
    for (size_t i = 0; i < r->count; i += r->units[i].covers)
        if (r->units[i].known && ft_unit_is_sure(&r->units[i]) &&
            ft_names_has_kind(f->in.words, &r->units[i].form, FT_KIND_TEAM))
            add(f, &r->units[i].form);
}

static void cut_region(finder *f, ft_region *r)
{
    size_t from = 0;
    bool after_known = false;
    join_club_words(&f->in, r);
    if (is_other_game(&f->in, r)) {
        add_sides(f, r);
        return;
    }
    while (from < r->count && is_lead(&f->in, r, from))
        from++;
    if (from == r->count || add_institution(f, r, from))
        return;
    size_t begin = from;
    for (size_t i = from; i < r->count;) {
        if (!stands(&f->in, r, from, i, after_known)) {
            i++;
            after_known = false;
            continue;
        }
        if (takes_sponsor(&f->in, r, begin, i))
            r->units[i].form.first = r->units[begin].first;
        else
            add_run(f, r, begin, i,
                    class_of(&f->in, r, begin, i > begin ? i : i + 1));
        add(f, &r->units[i].form);
        i += r->units[i].covers;
        begin = i;
        after_known = true;
    }
    if (begin < r->count)
        add_run(f, r, begin, r->count, class_of(&f->in, r, begin, r->count));
}

/* ---- sentences --------------------------------------------------------- */

/* "II", "B": another team of the side before it. */
static bool is_team_sign(const ft_scope *f, size_t token)
{
    enum { SIGN_LETTERS = 3 };
    size_t len = ft_word_length(f->words, token);
    return len <= SIGN_LETTERS && (len == 1 || f->tokens[token].upper) &&
           !ft_word_is(f->words, token, FT_WORD_CLUB | FT_WORD_COMMON);
}

/* The known side at `token` says all; what follows it is not of its name. */
static bool is_known_side(const ft_scope *f, size_t token, size_t end)
{
    ft_piece form;
    if (!ft_names_known(f->words, token, &form))
        return false;
    if (form.whole >= end)
        return true;
    return ft_names_has_sure_side(f->words, &form) &&
           ft_word_is_capital(f->words, form.whole) &&
           (form.whole + 1 < end || !is_team_sign(f, form.whole));
}

/* A known side ends the name, behind more than an opener. */
static bool ends_as_known_side(const ft_scope *f, size_t token, size_t end)
{
    ft_piece form;
    for (size_t i = token + 1; i < end; i++)
        if (ft_word_is_capital(f->words, i) &&
            ft_names_known(f->words, i, &form) && form.whole >= end &&
            (form.end - i > 1 || !ft_word_is_capital(f->words, i - 1)) &&
            ft_names_has_sure_side(f->words, &form))
            return i > token + 1 ||
                   !ft_word_is(f->words, token, FT_WORD_OPENER);
    return false;
}

/* A name in a line of results that no known side begins or ends. */
static bool is_row_name(const ft_scope *f, size_t token, size_t end)
{
    return end && !is_known_side(f, token, end) &&
           !ends_as_known_side(f, token, end);
}

static size_t add_row_name(finder *f, size_t token, size_t end)
{
    ft_region r;
    ft_region_of_row(&f->in, token, end, &r);
    add_run(f, &r, 0, r.count,
            f->in.words->rows[token] & FT_ROW_SIDE
                ? FT_RUN_SIDE
                : class_of(&f->in, &r, 0, r.count));
    return end;
}

static size_t read_token(finder *f, size_t i)
{
    const ft_calendar *calendar = &f->in.words->lexicon->calendar;
    ft_piece piece = {.kind = FT_PIECE_DAY, .first = i};
    size_t len = ft_word_may_be_day(f->in.words, i)
                     ? ft_day_read(calendar, f->in.words->text, i, &piece.day)
                     : 0;
    if (len) {
        piece.end = i + len;
        piece.whole = piece.end;
        add(f, &piece);
        return piece.end;
    }
    size_t row = ft_row_end(f->in.words, i);
    if (is_row_name(&f->in, i, row))
        return add_row_name(f, i, row);
    if (f->in.words->rows[i] & FT_ROW_NOUGHT)
        return i + 1;
    if (ft_names_is_letter_pair(f->in.words, i))
        return i + 3;
    if (ft_word_is_capital(f->in.words, i)) {
        ft_region r;
        size_t end = ft_region_read(&f->in, i, &r);
        cut_region(f, &r);
        return end;
    }
    if (ft_names_known(f->in.words, i, &piece)) {
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
        form.end + 1 >= piece->end || !ft_names_has_sure_side(words, &form))
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
    finder f = {.in = {.words = words, .tokens = text->tokens}, .out = out};
    *out = (ft_pieces){.arena = arena};
    for (size_t s = 0; s < text->sentence_count && !f.failed; s++) {
        if (words->loud[s])
            continue;
        f.sentence = s;
        f.in.end = text->sentences[s].tokens.end;
        for (size_t i = text->sentences[s].tokens.start; i < f.in.end;)
            i = read_token(&f, i);
    }
    if (f.failed || !split_heads(arena, words, out))
        return ft_error_memory(err);
    return FT_OK;
}
