/*
 * The table holds the hash of every form and of every prefix of one that ends
 * with a word, so that a search stops at the first word that leads nowhere.
 */
#include "mentions/forms.h"

#include "base/error.h"
#include "mentions/key.h"

enum {
    /* One word in capitals of up to so many letters is an acronym: "PNE". */
    ACRONYM_LETTERS = 6,
    KEY_CHUNK = 1 << 16
};

/* All forms with one key. */
typedef struct group {
    const char *key;
    size_t first; /* reading */
    unsigned count;
    unsigned short len;
    unsigned short capitals; /* words that must begin with a capital */
    bool upper;              /* only in capitals */
} group;

typedef struct slot {
    uint32_t tag;   /* high half of the hash, never 0; 0: a free slot */
    uint32_t group; /* 1 + index; 0: a prefix only */
} slot;

struct ft_forms {
    ft_reading *readings;
    size_t reading_count;
    group *groups;
    size_t group_count;
    slot *slots;
    size_t mask; /* slots - 1 */
};

/* A form on its way into the table. */
typedef struct pending {
    uint32_t group;
    ft_reading reading;
} pending;

struct ft_forms_builder {
    ft_arena *arena;
    ft_forms *out;
    pending *forms; /* in the scratch arena */
    size_t form_count;
    size_t group_count;
    char *chunk; /* of keys */
    size_t chunk_left;
};

/* ---- building it ------------------------------------------------------- */

size_t ft_forms_slots(size_t count)
{
    size_t slots = 16;
    if (count > SIZE_MAX / 8)
        return 0;
    while (slots < 2 * count)
        slots *= 2;
    return slots;
}

ft_forms_builder *ft_forms_builder_new(ft_arena *arena, ft_arena *scratch,
                                       size_t forms, size_t words)
{
    size_t slots = ft_forms_slots(words);
    ft_forms_builder *b = FT_NEW(scratch, ft_forms_builder, 1);
    ft_forms *g = FT_NEW(arena, ft_forms, 1);
    if (!b || !g || !slots || forms >= UINT32_MAX)
        return NULL;
    g->readings = FT_NEW(arena, ft_reading, forms);
    g->groups = FT_NEW(arena, group, forms);
    g->slots = FT_NEW(arena, slot, slots);
    g->mask = slots - 1;
    b->forms = FT_NEW(scratch, pending, forms);
    b->arena = arena;
    b->out = g;
    return g->readings && g->groups && g->slots && b->forms ? b : NULL;
}

static uint32_t tag_of(uint64_t hash)
{
    uint32_t tag = (uint32_t)(hash >> 32);
    return tag ? tag : 1;
}

/* The slot of this hash: the first, from where it should be, that is free or
 * has its tag. */
static slot *find_slot(const ft_forms *g, const ft_key *key)
{
    uint32_t tag = tag_of(key->hash);
    size_t at = (size_t)key->hash & g->mask;
    while (g->slots[at].tag && g->slots[at].tag != tag)
        at = (at + 1) & g->mask;
    return &g->slots[at];
}

static bool has_key(const group *of, const ft_key *key)
{
    ft_slice a = {of->key, of->len};
    ft_slice b = {key->bytes, key->len};
    return ft_slice_equal(a, b);
}

static void add_prefix(void *context, const ft_key *key)
{
    const ft_forms_builder *b = context;
    slot *s = find_slot(b->out, key);
    s->tag = tag_of(key->hash);
}

static const char *keep_key(ft_forms_builder *b, const ft_key *key)
{
    if (key->len > b->chunk_left) {
        b->chunk = ft_arena_alloc(b->arena, KEY_CHUNK);
        if (!b->chunk)
            return NULL;
        b->chunk_left = KEY_CHUNK;
    }
    char *kept = b->chunk;
    for (size_t i = 0; i < key->len; i++)
        kept[i] = key->bytes[i];
    b->chunk += key->len;
    b->chunk_left -= key->len;
    return kept;
}

static bool is_acronym(const ft_key *key)
{
    return key->words == 1 && !key->lower && key->capitals == 1 &&
           key->len <= ACRONYM_LETTERS;
}

static ft_status add_group(ft_forms_builder *b, slot *s, const ft_key *key,
                           ft_error *err)
{
    const char *kept = keep_key(b, key);
    if (!kept)
        return ft_error_memory(err);
    b->out->groups[b->group_count] = (group){
        .key = kept,
        .len = (unsigned short)key->len,
        .capitals = (unsigned short)key->capitals,
        .upper = is_acronym(key),
    };
    s->tag = tag_of(key->hash);
    s->group = (uint32_t)++b->group_count;
    return FT_OK;
}

/* Two keys with one tag in one chain, which no honest table has, leave the
 * later one out. */
ft_status ft_forms_add(ft_forms_builder *b, ft_slice form,
                       const ft_reading *reading, ft_error *err)
{
    ft_key key;
    ft_status status;
    if (!ft_key_form(&key, form, add_prefix, b))
        return FT_OK; /* a canonical name may be for display alone */
    slot *s = find_slot(b->out, &key);
    if (!s->group && (status = add_group(b, s, &key, err)))
        return status;
    group *g = &b->out->groups[s->group - 1];
    if (!has_key(g, &key))
        return FT_OK;
    g->capitals = (unsigned short)(g->capitals & key.capitals);
    g->upper = g->upper && is_acronym(&key);
    g->count++;
    b->forms[b->form_count++] = (pending){s->group - 1, *reading};
    return FT_OK;
}

const ft_forms *ft_forms_finish(ft_forms_builder *b)
{
    ft_forms *g = b->out;
    size_t next = 0;
    for (size_t i = 0; i < b->group_count; i++) {
        g->groups[i].first = next;
        next += g->groups[i].count;
        g->groups[i].count = 0;
    }
    for (size_t i = 0; i < b->form_count; i++) {
        group *of = &g->groups[b->forms[i].group];
        g->readings[of->first + of->count++] = b->forms[i].reading;
    }
    g->reading_count = b->form_count;
    g->group_count = b->group_count;
    return g;
}

/* ---- freezing it ------------------------------------------------------- */

static void readings_image(ft_image *image, ft_forms *g, size_t entries)
{
    ft_reading *readings =
        ft_image_array(image, &g->readings, sizeof *readings, g->reading_count);

    for (size_t i = 0; readings && i < g->reading_count; i++) {
        ft_image_expect(image, readings[i].entry < entries);
        ft_image_slice(image, &readings[i].variant);
    }
}

static void groups_image(ft_image *image, ft_forms *g)
{
    group *groups =
        ft_image_array(image, &g->groups, sizeof *groups, g->group_count);

    for (size_t i = 0; groups && i < g->group_count; i++) {
        group *of = &groups[i];
        ft_slice key = {of->key, of->len};
        ft_image_slice(image, &key);
        if (of->key != key.data)
            of->key = key.data;
        ft_image_expect(image, of->first <= g->reading_count &&
                                   of->count <= g->reading_count - of->first);
    }
}

/* A search ends at a free slot: there must be one. */
static void slots_image(ft_image *image, ft_forms *g)
{
    bool free = false;

    ft_image_expect(image,
                    g->mask < FT_IMAGE_LIMIT && !(g->mask & (g->mask + 1)));
    slot *slots = ft_image_array(image, &g->slots, sizeof *slots, g->mask + 1);
    for (size_t i = 0; slots && i <= g->mask; i++) {
        free = free || !slots[i].tag;
        ft_image_expect(image, slots[i].group <= g->group_count);
    }
    ft_image_expect(image, free);
}

void ft_forms_image(ft_image *image, const ft_forms **field, size_t entries)
{
    ft_forms *g = ft_image_array(image, field, sizeof *g, 1);

    if (!g)
        return;
    readings_image(image, g, entries);
    groups_image(image, g);
    slots_image(image, g);
}

/* ---- asking it --------------------------------------------------------- */

/* The stop of a dotted form ("U.S.") belongs to it, but not one that may end
 * the sentence. */
static size_t with_stop(const ft_text *text, size_t first, size_t end)
{
    const ft_token *tokens = text->tokens;
    bool dotted = end - first > 1 && end + 1 < text->token_count &&
                  tokens[end - 2].kind == FT_TOKEN_MARK &&
                  text->normal.data[tokens[end - 2].span.start] == '.' &&
                  !tokens[end + 1].opens;
    if (dotted && tokens[end].kind == FT_TOKEN_MARK && !tokens[end].spaced &&
        text->normal.data[tokens[end].span.start] == '.')
        return end + 1;
    return end;
}

/* "Italian's" is not "Italians"; "St Pat's" is nothing else. */
static bool is_possessive(const ft_text *text, size_t first, size_t token)
{
    const ft_token *t = &text->tokens[token];
    return token > first + 1 && !t->spaced && !t->capital &&
           t->span.end - t->span.start == 1 &&
           text->normal.data[t->span.start - 1] == '\'';
}

static bool begins_form(const ft_text *text, size_t first)
{
    const ft_token *t = &text->tokens[first];
    return t->kind != FT_TOKEN_MARK || text->normal.data[t->span.start] == '#';
}

static bool fits(const group *g, const ft_key *key)
{
    return has_key(g, key) && !(g->capitals & ~key->capitals) &&
           !(g->upper && key->lower);
}

/* The form of this key ends with `token`. Behind an apostrophe only one that
 * is longer than what was found (up to `end`) by more than that. */
static const group *ends_form(const ft_forms *forms, const ft_text *text,
                              size_t first, size_t token, const ft_key *key,
                              const slot *s, size_t end)
{
    if (!s->group || (is_possessive(text, first, token) &&
                      (key->words < 2 || (end > first && end + 1 >= token))))
        return NULL;
    const group *found = &forms->groups[s->group - 1];
    return fits(found, key) ? found : NULL;
}

size_t ft_forms_match(const ft_forms *forms, const ft_text *text, size_t first,
                      const ft_reading **readings, size_t *count)
{
    const group *best = NULL;
    size_t end = first;
    ft_key key;
    ft_key_init(&key);
    for (size_t i = first; i < text->token_count && begins_form(text, first);
         i++) {
        const ft_token *token = &text->tokens[i];
        if ((i > first && token->opens) || !ft_key_token(&key, text, i))
            break;
        if (token->kind == FT_TOKEN_MARK)
            continue;
        const slot *s = find_slot(forms, &key);
        bool joined = i + 1 < text->token_count &&
                      !text->tokens[i + 1].spaced && !text->tokens[i + 1].opens;
        if (!s->tag && !joined)
            break;
        const group *found = ends_form(forms, text, first, i, &key, s, end);
        if (found) {
            best = found;
            end = i + 1;
        }
    }
    if (!best)
        return 0;
    *readings = forms->readings + best->first;
    *count = best->count;
    return with_stop(text, first, end) - first;
}
