/*
 * mask: clauses that patterns require; equal ones of different patterns share a
 * bit, and so do equal sets of texts to begin with a number. Their words go
 * into one automaton. What is frozen is read again with a check of each index.
 */
#include "rules/mask.h"

#include <stdint.h>
#include <string.h>

#include "rules/automaton.h"

enum {
    BIT_LIMIT = 4096,
    START_LIMIT = 2048,
    DEPTH_LIMIT = 1000 /* bytes of a word, by far */
};

/* --- collecting ----------------------------------------------------------- */

ft_masks *ft_masks_new(ft_arena *arena)
{
    ft_masks *m = FT_NEW(arena, ft_masks, 1);

    if (m)
        m->arena = arena;
    return m;
}

static bool same_words(const ft_clause *a, const ft_clause *b)
{
    if (a->word_count != b->word_count)
        return false;
    for (size_t i = 0; i < a->word_count; i++) {
        if (!ft_slice_equal(a->words[i], b->words[i]))
            return false;
    }
    return true;
}

static bool same_clause(const ft_clause *a, const ft_clause *b)
{
    return a->kinds == b->kinds && a->pairs == b->pairs &&
           a->digit == b->digit && same_words(a, b);
}

static unsigned long long hash_clause(const ft_clause *c)
{
    unsigned long long hash =
        c->kinds | c->pairs << 8 | (c->digit ? 1U << 16 : 0);

    for (size_t i = 0; i < c->word_count; i++)
        hash = hash * 31 + ft_slice_hash(c->words[i]);
    return hash;
}

/* Copies the words of a clause, which live shortly, into the masks' arena. */
static bool keep_words(ft_masks *m, ft_clause *clause)
{
    ft_slice *words = FT_NEW(m->arena, ft_slice, clause->word_count);

    for (size_t i = 0; words && i < clause->word_count; i++) {
        words[i] = ft_arena_copy(m->arena, clause->words[i]);
        if (!words[i].data)
            return false;
    }
    clause->words = words;
    return words != NULL;
}

/* The bit of a clause, a new one when need be; SIZE_MAX when there is none. */
static size_t bit_of(ft_masks *m, const ft_clause *clause, bool *failed)
{
    unsigned long long hash = hash_clause(clause);

    for (size_t i = 0; i < m->count; i++) {
        if (m->entries[i].hash == hash &&
            same_clause(&m->entries[i].clause, clause))
            return i;
    }
    if (m->count == BIT_LIMIT)
        return SIZE_MAX;
    ft_mask_entry *grown = ft_arena_grow(m->arena, m->entries, &m->capacity,
                                         m->count + 1, sizeof *grown);
    if (!grown) {
        *failed = true;
        return SIZE_MAX;
    }
    m->entries = grown;
    m->entries[m->count] = (ft_mask_entry){*clause, hash};
    *failed = !keep_words(m, &m->entries[m->count].clause);
    return m->count++;
}

/* A single letter stands in nearly every sentence: looking for it would cost
 * more than it keeps from being tried. */
static bool tells_nothing(const ft_clause *clause)
{
    for (size_t i = 0; i < clause->word_count; i++) {
        const ft_slice word = clause->words[i];
        if (word.len == 1 && word.data[0] >= 'a' && word.data[0] <= 'z')
            return true;
    }
    return false;
}

static bool add_required(ft_masks *masks, const ft_required *required,
                         ft_mask *out)
{
    unsigned short *bits =
        FT_NEW(masks->arena, unsigned short, required->count);
    bool failed = !bits;

    *out = (ft_mask){.bits = bits};
    for (size_t i = 0; i < required->count && !failed; i++) {
        if (tells_nothing(&required->clauses[i]))
            continue;
        size_t bit = bit_of(masks, &required->clauses[i], &failed);
        if (bit != SIZE_MAX && !failed)
            bits[out->count++] = (unsigned short)bit;
    }
    return !failed;
}

static bool same_texts(const ft_mask_start *a, const ft_mask_start *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++) {
        if (!ft_slice_equal(a->texts[i], b->texts[i]))
            return false;
    }
    return a->count == b->count;
}

/* A copy of the texts, which live shortly, in the masks' arena. */
static bool keep_texts(ft_masks *m, ft_mask_start *s)
{
    ft_slice *texts = FT_NEW(m->arena, ft_slice, s->count);

    for (size_t i = 0; texts && i < s->count; i++) {
        texts[i] = ft_arena_copy(m->arena, s->texts[i]);
        if (!texts[i].data)
            return false;
    }
    s->texts = texts;
    return texts != NULL;
}

/* Gives the mask the number of its starts. False when memory is out. */
static bool add_starts(ft_masks *m, const ft_required *required, ft_mask *out)
{
    ft_mask_start s = {required->starts, required->start_count, 0};

    if (!s.count)
        return true;
    for (size_t i = 0; i < s.count; i++)
        s.hash = s.hash * 31 + ft_slice_hash(s.texts[i]);
    for (size_t i = 0; i < m->start_count; i++) {
        if (m->starts[i].hash == s.hash && same_texts(&m->starts[i], &s)) {
            out->start = (unsigned)i + 1;
            return true;
        }
    }
    if (m->start_count == START_LIMIT)
        return true;
    ft_mask_start *grown =
        ft_arena_grow(m->arena, m->starts, &m->start_capacity,
                      m->start_count + 1, sizeof *grown);
    m->starts = grown ? grown : m->starts;
    if (!grown || !keep_texts(m, &s))
        return false;
    m->starts[m->start_count++] = s;
    out->start = (unsigned)m->start_count;
    return true;
}

bool ft_masks_add(ft_masks *masks, ft_requirer *requirer, ft_slice pattern,
                  bool starts, ft_mask *out)
{
    ft_required required;

    return ft_require_read(requirer, pattern, &required) &&
           add_required(masks, &required, out) &&
           (!starts || add_starts(masks, &required, out));
}

/* --- closing -------------------------------------------------------------- */

static bool add_entry(ft_masks *m, size_t bit)
{
    const ft_clause *clause = &m->entries[bit].clause;

    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        if (clause->kinds & 1U << k)
            ft_mask_set(m->once[k], bit);
        if (clause->pairs & 1U << k)
            ft_mask_set(m->twice[k], bit);
    }
    if (clause->digit)
        ft_mask_set(m->digit, bit);
    if (clause->digit)
        ft_mask_set(m->odd_digit, bit);
    ft_mask_set(m->all, bit);
    if (!clause->kinds && !clause->pairs && !clause->digit)
        ft_mask_set(m->words, bit);
    for (size_t i = 0; i < clause->word_count; i++) {
        if (memchr(clause->words[i].data, FT_SIGN_DIGIT, clause->words[i].len))
            ft_mask_set(m->odd_digit, bit);
        if (!ft_automaton_add(m, clause->words[i], bit, false))
            return false;
    }
    return true;
}

static bool add_start_words(ft_masks *m, size_t number)
{
    const ft_mask_start *s = &m->starts[number];

    for (size_t i = 0; i < s->count; i++) {
        if (!ft_automaton_add(m, s->texts[i], number, true))
            return false;
    }
    return true;
}

static bool new_sets(ft_masks *m)
{
    m->width = (m->count + FT_MASK_WORD_BITS - 1) / FT_MASK_WORD_BITS;
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        m->once[k] = FT_NEW(m->arena, ft_mask_word, m->width);
        m->twice[k] = FT_NEW(m->arena, ft_mask_word, m->width);
        if (!m->once[k] || !m->twice[k])
            return false;
    }
    m->digit = FT_NEW(m->arena, ft_mask_word, m->width);
    m->odd_digit = FT_NEW(m->arena, ft_mask_word, m->width);
    m->all = FT_NEW(m->arena, ft_mask_word, m->width);
    m->words = FT_NEW(m->arena, ft_mask_word, m->width);
    return m->digit && m->odd_digit && m->all && m->words;
}

bool ft_masks_close(ft_masks *masks)
{
    if (!new_sets(masks) || !ft_automaton_begin(masks))
        return false;
    for (size_t i = 0; i < masks->count; i++) {
        if (!add_entry(masks, i))
            return false;
    }
    for (size_t i = 0; i < masks->start_count; i++) {
        if (!add_start_words(masks, i))
            return false;
    }
    return ft_automaton_finish(masks);
}

bool ft_mask_fits(const ft_mask *mask, const ft_mask_word *seen)
{
    for (size_t i = 0; i < mask->count; i++) {
        size_t bit = mask->bits[i];
        if (!(seen[bit / FT_MASK_WORD_BITS] >> bit % FT_MASK_WORD_BITS & 1))
            return false;
    }
    return true;
}

/* --- freezing ------------------------------------------------------------- */

static void sets_image(ft_image *image, ft_masks *m)
{
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        (void)ft_image_array(image, &m->once[k], sizeof *m->all, m->width);
        (void)ft_image_array(image, &m->twice[k], sizeof *m->all, m->width);
    }
    (void)ft_image_array(image, &m->digit, sizeof *m->all, m->width);
    (void)ft_image_array(image, &m->odd_digit, sizeof *m->all, m->width);
    (void)ft_image_array(image, &m->all, sizeof *m->all, m->width);
    (void)ft_image_array(image, &m->words, sizeof *m->all, m->width);
}

/* Each word that ends in another one leads to a shorter one, and that to one
 * with a row at last. */
static bool ends_somewhere(const ft_masks *m, const ft_mask_state *states,
                           size_t at)
{
    unsigned steps = 0;

    while (at < m->state_count && states[at].count != FT_MASK_ROW &&
           steps < DEPTH_LIMIT) {
        at = states[at].shorter;
        steps++;
    }
    return at < m->state_count && steps < DEPTH_LIMIT;
}

static bool is_state(const ft_masks *m, const ft_mask_state *states, size_t at)
{
    const ft_mask_state *s = &states[at];

    return s->class < FT_MASK_CLASSES && s->ending < m->ending_count &&
           (s->count == FT_MASK_ROW
                ? s->child < m->row_count
                : s->child + (size_t)s->count <= m->state_count) &&
           ends_somewhere(m, states, at);
}

static void states_image(ft_image *image, ft_masks *m)
{
    const size_t edges = m->row_count * FT_MASK_CLASSES;
    const ft_mask_state *states =
        ft_image_array(image, &m->states, sizeof *states, m->state_count);
    const unsigned short *rows =
        ft_image_array(image, &m->rows, sizeof *rows, edges);
    unsigned short most = 0;

    for (size_t i = 0; states && i < m->state_count; i++)
        ft_image_expect(image, is_state(m, states, i));
    for (size_t i = 0; rows && i < edges; i++)
        most = rows[i] > most ? rows[i] : most;
    ft_image_expect(image, most < m->state_count);
}

static void endings_image(ft_image *image, ft_masks *m)
{
    const ft_mask_ending *endings =
        ft_image_array(image, &m->endings, sizeof *endings, m->ending_count);
    const unsigned short *bits =
        ft_image_array(image, &m->bits, sizeof *bits, m->bit_count);
    const ft_mask_opening *openings =
        ft_image_array(image, &m->openings, sizeof *openings, m->opening_count);

    for (size_t i = 0; endings && i < m->ending_count; i++) {
        const ft_mask_ending *e = &endings[i];
        ft_image_expect(image, (size_t)e->bit + e->bits <= m->bit_count &&
                                   (size_t)e->opening + e->openings <=
                                       m->opening_count);
    }
    for (size_t i = 0; bits && i < m->bit_count; i++)
        ft_image_expect(image, bits[i] < m->count);
    for (size_t i = 0; openings && i < m->opening_count; i++)
        ft_image_expect(image, openings[i].set < m->start_count);
}

ft_mask_size ft_masks_size(const ft_masks *masks)
{
    return (ft_mask_size){masks->count, masks->start_count};
}

void ft_masks_image(ft_image *image, ft_masks **field, ft_mask_size size)
{
    ft_masks *m = ft_image_array(image, field, sizeof *m, 1);

    if (!m)
        return;
    ft_image_expect(
        image,
        m->count == size.bits && m->start_count == size.starts &&
            m->count <= BIT_LIMIT && m->start_count <= START_LIMIT &&
            m->state_count && m->state_count <= FT_MASK_STATES &&
            m->row_count && m->row_count <= m->state_count &&
            m->width == (m->count + FT_MASK_WORD_BITS - 1) / FT_MASK_WORD_BITS);
    for (size_t i = 0; i < FT_COUNT(m->classes); i++)
        ft_image_expect(image, m->classes[i] < FT_MASK_CLASSES);
    if (!ft_image_thaws(image)) {
        m->arena = NULL;
        m->entries = NULL;
        m->starts = NULL;
        m->twigs = NULL;
        m->outputs = NULL;
    }
    sets_image(image, m);
    states_image(image, m);
    endings_image(image, m);
}

void ft_mask_image(ft_image *image, ft_mask *mask, ft_mask_size size)
{
    const unsigned short *list =
        ft_image_array(image, &mask->bits, sizeof *list, mask->count);

    for (size_t i = 0; list && i < mask->count; i++)
        ft_image_expect(image, list[i] < size.bits);
    ft_image_expect(image, mask->start <= size.starts);
}
