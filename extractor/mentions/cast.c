/*
 * In: pieces. Out: entities and the names they go by. Which pieces are mentions
 * is for resolve to say.
 */
#include "mentions/cast.h"

#include "base/ascii.h"
#include "base/error.h"
#include "mentions/known.h"

/* Marks that keep the kinds of hashed names apart. */
enum {
    INITIAL_MARK = '.',
    SHORT_SURNAME = 4, /* bytes: "Park Ji-sung" */
    AFFIX = 3          /* bytes */
};

void ft_cast_init(ft_cast *cast, ft_arena *arena, const ft_words *words)
{
    *cast = (ft_cast){.arena = arena, .words = words};
    ft_index_init(&cast->entries, arena);
    ft_index_init(&cast->runs, arena);
    ft_index_init(&cast->suffixes, arena);
    ft_index_init(&cast->initials, arena);
    ft_index_init(&cast->written, arena);
    ft_index_init(&cast->parts, arena);
}

static bool is_long(const ft_text *text, size_t token)
{
    ft_span span = text->tokens[token].span;
    return span.end - span.start > 1;
}

void ft_cast_key(const ft_words *words, size_t first, size_t end, ft_key *key)
{
    if (end - first > 1 && ft_word_is_mark(words, end - 1, '.'))
        end--;
    if (end - first > 1 && ft_word_is(words, end - 1, FT_WORD_ABBREVIATION))
        end--;
    ft_key_init(key);
    for (size_t i = first; i < end; i++) {
        if (!ft_key_token(key, words->text, i))
            break;
        if (ft_word_is_mark(words, i, '.') && i + 1 < end &&
            is_long(words->text, i + 1))
            key->gap = true; /* "I.Rakitic" is two words, "D.J." is one */
    }
}

static ft_slice key_slice(const ft_key *key)
{
    return (ft_slice){key->bytes, key->len};
}

static uint64_t hash_range(const ft_key *key, size_t from, size_t to)
{
    return ft_slice_hash((ft_slice){key->bytes + from, to - from});
}

/* Where the next word of the key begins; its length when there is none. */
static size_t next_word(const ft_key *key, size_t at)
{
    while (at < key->len && key->bytes[at] != ' ')
        at++;
    return at < key->len ? at + 1 : at;
}

/* Lets an entity go by a name; the second one makes it nobody's. */
static bool share(ft_index *index, uint64_t hash, size_t entity)
{
    uint32_t *value = ft_index_at(index, hash);
    if (!value)
        return false;
    if (!*value)
        *value = (uint32_t)entity;
    else if (*value != entity)
        *value = FT_CAST_SEVERAL;
    return true;
}

static size_t only(const ft_index *index, uint64_t hash)
{
    uint32_t value = ft_index_get(index, hash);
    return value == FT_CAST_SEVERAL ? 0 : value;
}

static bool add_entity(ft_cast *cast, const ft_entity *entity, size_t first,
                       size_t *out)
{
    size_t *firsts =
        ft_arena_grow(cast->arena, cast->firsts, &cast->first_capacity,
                      cast->count + 1, sizeof *firsts);
    ft_entity *items =
        ft_arena_grow(cast->arena, cast->entities, &cast->capacity,
                      cast->count + 1, sizeof *items);
    if (firsts)
        cast->firsts = firsts;
    if (items)
        cast->entities = items;
    if (!items || !firsts || cast->count + 1 >= FT_CAST_SEVERAL)
        return false;
    firsts[cast->count] = first;
    items[cast->count++] = *entity;
    *out = cast->count;
    return true;
}

/* ---- names of runs ----------------------------------------------------- */

/* "c.ronaldo": a first letter and last words. */
static uint64_t hash_initial(const ft_key *key, size_t from)
{
    ft_key initial;
    ft_key_init(&initial);
    initial.bytes[0] = key->bytes[0];
    initial.bytes[1] = INITIAL_MARK;
    initial.len = 2;
    for (size_t i = from; i < key->len; i++)
        initial.bytes[initial.len++] = key->bytes[i];
    return hash_range(&initial, 0, initial.len);
}

/* "C. Ronaldo": one letter stands for the first name. */
static bool is_initialled(const ft_key *key)
{
    return key->words > 1 && key->len > 2 && key->bytes[1] == ' ';
}

static bool add_suffixes(ft_cast *cast, size_t entity, const ft_key *key)
{
    for (size_t at = next_word(key, 0); at < key->len;
         at = next_word(key, at)) {
        if (!share(&cast->suffixes, hash_range(key, at, key->len), entity) ||
            !share(&cast->initials, hash_initial(key, at), entity))
            return false;
    }
    return true;
}

/* "Son Heung-min": the first of two words is the surname. */
static bool add_leading_surname(ft_cast *cast, size_t entity,
                                const ft_piece *piece, const ft_key *key)
{
    const ft_text *text = cast->words->text;
    size_t end = next_word(key, 0) - 1;
    bool hyphen = piece->end - piece->first == 4 &&
                  ft_word_is_mark(cast->words, piece->first + 2, '-') &&
                  !text->tokens[piece->end - 1].capital;
    if (!hyphen || end > SHORT_SURNAME)
        return true;
    return share(&cast->suffixes, hash_range(key, 0, end), entity);
}

/* "FC" alone is no name of anybody. */
static bool add_part(ft_index *index, size_t entity, const ft_key *name,
                     size_t from, size_t to)
{
    return to - from <= AFFIX ||
           share(index, hash_range(name, from, to), entity);
}

/* The name without "FC" and the like at its ends. */
static ft_key bare_name(const ft_key *name)
{
    ft_key bare = *name;
    size_t first = 0;
    while (next_word(name, first) < name->len &&
           next_word(name, first) - first <= AFFIX + 1)
        first = next_word(name, first);
    bare.len = 0;
    for (size_t at = first; at < name->len; at = next_word(name, at))
        if (next_word(name, at) < name->len || name->len - at > AFFIX)
            bare.len = next_word(name, at) - first;
    for (size_t i = 0; i < bare.len; i++)
        bare.bytes[i] = name->bytes[first + i];
    if (bare.len && bare.bytes[bare.len - 1] == ' ')
        bare.len--;
    return bare;
}

bool ft_cast_add_parts(ft_cast *cast, size_t entity, const ft_key *name,
                       bool written)
{
    ft_index *index = written ? &cast->written : &cast->parts;
    ft_key bare = bare_name(name);
    if (!add_part(index, entity, &bare, 0, bare.len))
        return false;
    for (size_t at = next_word(&bare, 0); at < bare.len;
         at = next_word(&bare, at)) {
        if (!add_part(index, entity, &bare, at, bare.len) ||
            !add_part(index, entity, &bare, 0, at - 1))
            return false;
    }
    return true;
}

static ft_kind kind_of(ft_run_class class)
{
    static const ft_kind kinds[] = {
        [FT_RUN_NAME] = FT_KIND_PERSON,
        [FT_RUN_SIDE] = FT_KIND_TEAM,
        [FT_RUN_PROVEN] = FT_KIND_TEAM,
        [FT_RUN_GROUND] = FT_KIND_GROUND,
        [FT_RUN_COMPETITION] = FT_KIND_COMPETITION,
    };
    return kinds[class];
}

/* With its qualifier, when that is written as a part of the name. */
static ft_slice written(const ft_cast *cast, const ft_piece *piece)
{
    const ft_text *text = cast->words->text;
    size_t end =
        piece->whole > piece->end && ft_word_is_capital(cast->words, piece->end)
            ? piece->whole
            : piece->end;
    ft_span span = {text->tokens[piece->first].span.start,
                    text->tokens[end - 1].span.end};
    return ft_slice_cut(text->normal, span);
}

/* "UC" for "University of Charleston". */
static uint64_t hash_acronym(const ft_cast *cast, const ft_piece *piece)
{
    const ft_text *text = cast->words->text;
    ft_key key;
    ft_key_init(&key);
    for (size_t i = piece->first; i < piece->end; i++) {
        char first = text->normal.data[text->tokens[i].span.start];
        if (text->tokens[i].capital && ft_is_upper(first) &&
            key.len < FT_KEY_LIMIT)
            key.bytes[key.len++] = (char)(first - 'A' + 'a');
    }
    return hash_range(&key, 0, key.len);
}

static bool add_names(ft_cast *cast, size_t entity, const ft_piece *piece,
                      const ft_key *key)
{
    if (piece->class == FT_RUN_SIDE || piece->class == FT_RUN_PROVEN)
        return ft_cast_add_parts(cast, entity, key, true) &&
               share(&cast->parts, hash_acronym(cast, piece), entity);
    if (piece->class != FT_RUN_NAME)
        return true;
    return add_suffixes(cast, entity, key) &&
           add_leading_surname(cast, entity, piece, key);
}

static size_t find_longer(const ft_cast *cast, const ft_key *key)
{
    size_t owner = only(&cast->suffixes, ft_slice_hash(key_slice(key)));
    if (!owner && is_initialled(key))
        owner = only(&cast->initials, hash_initial(key, 2));
    return owner;
}

size_t ft_cast_find(const ft_cast *cast, const ft_key *key)
{
    uint64_t hash = ft_slice_hash(key_slice(key));
    size_t entity = only(&cast->runs, hash);
    return entity ? entity : only(&cast->suffixes, hash);
}

size_t ft_cast_owner(const ft_cast *cast, const ft_key *key)
{
    return only(&cast->suffixes, ft_slice_hash(key_slice(key)));
}

size_t ft_cast_part(const ft_cast *cast, const ft_key *key)
{
    uint64_t hash = ft_slice_hash(key_slice(key));
    return ft_index_get(&cast->written, hash) ? only(&cast->written, hash)
                                              : only(&cast->parts, hash);
}

bool ft_cast_is_shared(const ft_cast *cast, const ft_key *key)
{
    return ft_index_get(&cast->written, ft_slice_hash(key_slice(key))) ==
           FT_CAST_SEVERAL;
}

/* "Elmore Town" and "Elmore Town Reserves" are two sides. */
static uint64_t hash_run(const ft_key *key, ft_slice variant)
{
    uint64_t hash = ft_slice_hash(key_slice(key));
    return variant.len ? hash * 31 + ft_slice_hash(variant) : hash;
}

bool ft_cast_run(ft_cast *cast, const ft_piece *piece, size_t *out)
{
    ft_key key;
    ft_cast_key(cast->words, piece->first, piece->end, &key);
    uint32_t *value = ft_index_at(&cast->runs, hash_run(&key, piece->variant));
    if (!value)
        return false;
    if (!*value && piece->class == FT_RUN_NAME)
        *value = (uint32_t)find_longer(cast, &key);
    if (!*value) {
        ft_entity entity = {.kind = kind_of(piece->class),
                            .name = written(cast, piece),
                            .variant = piece->variant,
                            .club_like = piece->class == FT_RUN_SIDE};
        if (!add_entity(cast, &entity, piece->first, out))
            return false;
        *value = (uint32_t)*out;
        return add_names(cast, *out, piece, &key);
    }
    *out = *value;
    return true;
}

/* ---- entering the long names first -------------------------------------- */

static bool enter_pass(ft_cast *cast, const ft_pieces *pieces, unsigned words,
                       bool initialled, const unsigned char *lengths)
{
    for (size_t i = 0; i < pieces->count; i++) {
        size_t entity;
        if (lengths[i] != 2 * words + initialled)
            continue;
        if (!ft_cast_run(cast, &pieces->items[i], &entity))
            return false;
    }
    return true;
}

ft_status ft_cast_enter(ft_cast *cast, const ft_pieces *pieces, ft_error *err)
{
    unsigned char *lengths = FT_NEW(cast->arena, unsigned char, pieces->count);
    if (!lengths)
        return ft_error_memory(err);
    for (size_t i = 0; i < pieces->count; i++) {
        const ft_piece *piece = &pieces->items[i];
        ft_key key;
        if (piece->kind != FT_PIECE_RUN || piece->upper)
            continue;
        ft_cast_key(cast->words, piece->first, piece->end, &key);
        lengths[i] = (unsigned char)(2 * key.words + is_initialled(&key));
    }
    for (unsigned words = FT_KEY_WORDS; words > 1; words--)
        if (!enter_pass(cast, pieces, words, false, lengths) ||
            !enter_pass(cast, pieces, words, true, lengths))
            return ft_error_memory(err);
    return FT_OK;
}

/* ---- the rest ----------------------------------------------------------- */

bool ft_cast_entry(ft_cast *cast, const ft_entry *entry, ft_slice variant,
                   size_t *out)
{
    uint64_t hash = ft_slice_hash(entry->id) * FT_KIND_COUNT +
                    (uint64_t)entry->kind + 31 * ft_slice_hash(variant);
    uint32_t *value = ft_index_at(&cast->entries, hash);
    if (!value)
        return false;
    if (!*value) {
        ft_entity entity = {.kind = entry->kind,
                            .entry = entry,
                            .name = entry->name,
                            .variant = variant,
                            .role = entry->role};
        if (!add_entity(cast, &entity, 0, out))
            return false;
        *value = (uint32_t)*out;
    }
    *out = *value;
    return true;
}

bool ft_cast_day(ft_cast *cast, const ft_day *day, ft_slice name, size_t *out)
{
    ft_entity entity = {.kind = FT_KIND_DAY, .name = name, .day = *day};
    uint64_t hash = (uint64_t)(day->date.year * 16 + day->date.month) * 32 +
                    (uint64_t)day->date.day;
    hash = (hash * 16 + (uint64_t)(day->weekday + 1)) * 4 +
           (uint64_t)(day->direction + 1);
    hash = hash * 1024 + (uint64_t)(day->relative ? day->days + 512 : 0);
    uint32_t *value = ft_index_at(&cast->entries, hash * 3 + 7);
    if (!value)
        return false;
    if (!*value) {
        if (!add_entity(cast, &entity, 0, out))
            return false;
        *value = (uint32_t)*out;
    }
    *out = *value;
    return true;
}

bool ft_cast_named(ft_cast *cast, ft_kind kind, const ft_piece *piece,
                   size_t *out)
{
    ft_key key;
    ft_cast_key(cast->words, piece->first, piece->end, &key);
    uint64_t hash =
        ft_slice_hash(key_slice(&key)) * FT_KIND_COUNT + (uint64_t)kind + 1;
    uint32_t *value = ft_index_at(&cast->entries, hash);
    if (!value)
        return false;
    if (!*value) {
        ft_entity entity = {.kind = kind, .name = written(cast, piece)};
        if (!add_entity(cast, &entity, 0, out))
            return false;
        *value = (uint32_t)*out;
    }
    *out = *value;
    return true;
}
