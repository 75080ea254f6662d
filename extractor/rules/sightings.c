/*
 * In: masks, the shadow. Out: by sentence what stands there. A word counts for
 * the sentence in which its last byte stands, and what stands between two
 * sentences for the second: a stretch of sentences then has every word that
 * lies in it.
 */
#include "rules/sightings.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "rules/masks.h"

enum {
    STEP = 8,         /* bytes */
    FAR = UINT8_MAX,  /* steps from the base of a sentence, or more */
    WORK_A_HIT = 150, /* steps */
    WORK_A_BYTE = 40,
    WORK_A_PLACE = 30
};

/* A start that was seen; chained backwards within its sentence. */
typedef struct hit {
    uint32_t at;
    uint32_t before; /* 1 + index; 0: none */
} hit;

struct ft_sightings {
    const ft_masks *masks;
    size_t sentence_count;
    ft_mask_word *seen;                       /* width words a sentence */
    unsigned char (*mentions)[FT_KIND_COUNT]; /* of each kind, 2 at most */
    unsigned char *ends; /* by sentence and bit: in which STEP from the
                            sentence's base on the last word that sets it ends,
                            from 1 on; 0: nowhere */
    size_t *bases; /* by sentence: what is looked at for it begins there */
    ft_arena *arena;
    ft_slice text;  /* the shadow */
    unsigned *last; /* by sentence and set of starts: 1 + the last hit */
    hit *hits;
    size_t hit_count, hit_capacity;
    bool *odd;   /* by sentence: characters stand there that more than the words
                    looked for may match */
    bool failed; /* memory is out */
};

static void add_set(ft_mask_word *to, const ft_mask_word *from, size_t width)
{
    for (size_t i = 0; i < width; i++)
        to[i] |= from[i];
}

/* A letter or a digit stands before a place; one beyond ASCII may be none. */
static bool is_inside(ft_slice text, size_t at)
{
    char c = at ? text.data[at - 1] : ' ';

    return ft_is_letter(c) || ft_is_digit(c);
}

/* Room for so many hits more; their work is counted when they need more. */
static bool make_room(ft_sightings *out, size_t more)
{
    if (out->hit_count + more > out->hit_capacity)
        (void)ft_arena_work(out->arena, out->hit_count * WORK_A_HIT);
    hit *grown = ft_arena_grow(out->arena, out->hits, &out->hit_capacity,
                               out->hit_count + more, sizeof *grown);

    out->hits = grown ? grown : out->hits;
    out->failed |= !grown;
    return grown != NULL;
}

/* What words end before `end`. */
static void add_endings(const ft_masks *m, const ft_mask_ending *e,
                        ft_slice text, ft_sightings *out, size_t sentence,
                        size_t end)
{
    ft_mask_word *seen = out->seen + sentence * m->width;
    unsigned *last = out->last + sentence * m->start_count;

    const size_t step_of_end = 1 + (end - out->bases[sentence]) / STEP;
    unsigned char *ends = out->ends + sentence * m->count;

    for (unsigned i = 0; i < e->bits; i++) {
        const unsigned bit = m->bits[e->bit + i];
        ft_mask_set(seen, bit);
        ends[bit] =
            (unsigned char)(step_of_end < FAR ? step_of_end : (size_t)FAR);
    }
    if (e->openings && !make_room(out, e->openings))
        return;
    for (unsigned i = 0; i < e->openings; i++) {
        const ft_mask_opening *o = &m->openings[e->opening + i];
        if (o->edge && is_inside(text, end - o->len))
            continue;
        out->hits[out->hit_count++] =
            (hit){(uint32_t)(end - o->len), last[o->set]};
        last[o->set] = (unsigned)out->hit_count;
    }
}

static unsigned code_at(ft_slice text, size_t at)
{
    const unsigned char *b = (const unsigned char *)text.data + at;

    if (b[0] < 0xF0 || text.len - at < 4)
        return 0;
    return (b[0] & 7U) << 18 | (b[1] & 63U) << 12 | (b[2] & 63U) << 6 |
           (b[3] & 63U);
}

/* Two letters that small ASCII ones match when case is ignored: the long s and
 * the Kelvin sign. Where one stands nothing is held to be absent. */
static bool is_odd_letter(ft_slice text, size_t at)
{
    ft_slice rest = {text.data + at, text.len - at};

    return ft_slice_starts(rest, (ft_slice)FT_SLICE("\xC5\xBF")) ||
           ft_slice_starts(rest, (ft_slice)FT_SLICE("\xE2\x84\xAA"));
}

/* Where digits of other scripts begin (U+0640 on). */
static bool may_be_digit(unsigned char byte)
{
    return byte >= 0xD9;
}

typedef struct looker {
    const ft_masks *masks;
    ft_slice text;
    ft_sightings *out;
    unsigned state;
    size_t sentence;
} looker;

static ft_mask_word *seen_in(const looker *l)
{
    return l->out->seen + l->sentence * l->masks->width;
}

/* Takes one byte, or the sign of what stands there, up to `end`. */
static void take(looker *l, unsigned char byte, size_t end)
{
    const ft_masks *m = l->masks;

    l->state = ft_mask_step(m, l->state, m->classes[byte]);
    const unsigned number = m->states[l->state].ending;
    if (number)
        add_endings(m, &m->endings[number], l->text, l->out, l->sentence, end);
}

/* Takes a mention's character; false when something else stands at `at`. */
static bool look_mention(looker *l, size_t at)
{
    ft_kind kind = ft_shadow_kind(code_at(l->text, at));

    if (kind == FT_KIND_COUNT)
        return false;
    unsigned char *count = &l->out->mentions[l->sentence][kind];
    *count = *count < 2 ? (unsigned char)(*count + 1) : 2;
    add_set(seen_in(l), l->masks->once[kind], l->masks->width);
    take(l, (unsigned char)(FT_SIGN_MENTION + kind), at + 4);
    return true;
}

/* Takes what stands at `at`; returns its bytes. */
static size_t look_at(looker *l, size_t at)
{
    const ft_masks *m = l->masks;
    unsigned char byte = (unsigned char)l->text.data[at];

    if (byte >= 0xF0 && look_mention(l, at))
        return 4;
    if (ft_is_digit(l->text.data[at]))
        add_set(seen_in(l), m->digit, m->width);
    if (may_be_digit(byte)) {
        add_set(seen_in(l), m->odd_digit, m->width);
        l->out->odd[l->sentence] = true;
    }
    if ((byte == 0xC5 || byte == 0xE2) && is_odd_letter(l->text, at)) {
        add_set(seen_in(l), m->all, m->width);
        l->out->odd[l->sentence] = true;
    }
    take(l, byte, at + 1);
    return 1;
}

ft_sightings *ft_masks_look(ft_arena *arena, const ft_masks *masks,
                            const ft_mentions *mentions)
{
    size_t count = mentions->text->sentence_count;
    ft_sightings *out = FT_NEW(arena, ft_sightings, 1);
    looker l = {.masks = masks, .text = mentions->shadow, .out = out};

    if (!out || l.text.len > UINT32_MAX ||
        count > SIZE_MAX / (masks->count + masks->start_count + 1))
        return NULL;
    out->masks = masks;
    out->sentence_count = count;
    out->seen = FT_NEW(arena, ft_mask_word, count * masks->width);
    out->mentions = ft_arena_array(arena, sizeof *out->mentions, count);
    out->odd = FT_NEW(arena, bool, count);
    out->last = FT_NEW(arena, unsigned, count * masks->start_count);
    out->arena = arena;
    out->text = mentions->shadow;
    (void)make_room(out, mentions->shadow.len);
    out->ends = FT_NEW(arena, unsigned char, count * masks->count);
    out->bases = FT_NEW(arena, size_t, count);
    if (!out->seen || !out->mentions || !out->odd || !out->last || !out->ends ||
        !out->bases)
        return NULL;
    if (!ft_arena_work(arena, l.text.len * WORK_A_BYTE))
        return NULL;
    for (size_t at = 0; count && at < l.text.len && !out->failed;) {
        while (l.sentence + 1 < count &&
               at >= mentions->sentences[l.sentence].end)
            out->bases[++l.sentence] = at;
        at += look_at(&l, at);
    }
    return out->failed ? NULL : out;
}

size_t ft_sightings_width(const ft_sightings *sightings)
{
    return sightings->masks->width;
}

void ft_sightings_join(const ft_sightings *sightings, size_t first, size_t end,
                       ft_mask_word *out)
{
    const ft_masks *m = sightings->masks;
    unsigned mentions[FT_KIND_COUNT] = {0};

    for (size_t s = first; s < end; s++) {
        add_set(out, sightings->seen + s * m->width, m->width);
        for (size_t k = 0; k < FT_KIND_COUNT; k++)
            mentions[k] += sightings->mentions[s][k];
    }
    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        if (mentions[k] >= 2)
            add_set(out, m->twice[k], m->width);
    }
}

/* A word that sets the bit ends behind `at`, which is of the first sentence. */
static bool is_behind(const ft_sightings *s, size_t bit, ft_span sentences,
                      size_t at)
{
    const size_t count = s->masks->count;
    const size_t first = s->ends[sentences.start * count + bit];

    if (first == FAR || s->bases[sentences.start] + first * STEP > at)
        return true;
    for (size_t i = sentences.start + 1; i < sentences.end; i++) {
        if (s->ends[i * count + bit])
            return true;
    }
    return false;
}

bool ft_sightings_follow(const ft_sightings *sightings, const ft_mask *mask,
                         ft_span sentences, size_t at)
{
    const ft_mask_word *words = sightings->masks->words;

    for (size_t i = sentences.start; i < sentences.end; i++) {
        if (sightings->odd[i])
            return true;
    }
    while (sentences.start + 1 < sentences.end &&
           sightings->bases[sentences.start + 1] <= at)
        sentences.start++;
    for (size_t i = 0; i < mask->count; i++) {
        const size_t bit = mask->bits[i];
        if (words[bit / FT_MASK_WORD_BITS] >> bit % FT_MASK_WORD_BITS & 1 &&
            !is_behind(sightings, bit, sentences, at))
            return false;
    }
    return true;
}

/* Puts a place among those that are there, in order and once; false when they
 * are too many. */
static bool put_place(size_t at, size_t *out, size_t *count)
{
    size_t i = *count;

    while (i && out[i - 1] > at)
        i--;
    if (i && out[i - 1] == at)
        return true;
    if (*count == FT_STARTS_MOST)
        return false;
    memmove(out + i + 1, out + i, (*count - i) * sizeof *out);
    out[i] = at;
    ++*count;
    return true;
}

/* The hits of a chain that lie within the span; false when they are too many.
 */
static bool put_places(const ft_sightings *sightings, unsigned chain,
                       ft_span span, size_t *out, size_t *count)
{
    uint64_t steps = 1;
    bool fits = true;

    for (unsigned n = chain; n && fits; steps++) {
        const hit *h = &sightings->hits[n - 1];
        if (h->at + UINT8_MAX < span.start)
            break; /* they stand in the order of their ends */
        if (h->at >= span.start && h->at <= span.end)
            fits = put_place(h->at, out, count);
        n = h->before;
    }
    (void)ft_arena_work(sightings->arena, steps * WORK_A_PLACE);
    return fits;
}

bool ft_sightings_starts(const ft_sightings *sightings, const ft_mask *mask,
                         ft_span sentences, size_t subject, ft_span span,
                         size_t *out, size_t *count)
{
    const size_t sets = sightings->masks->start_count;

    *count = 0;
    if (!mask->start)
        return false;
    /* a pattern does not see what stands before its subject: a word that is
     * cut in two there begins anew */
    if (subject >= span.start && is_inside(sightings->text, subject))
        out[(*count)++] = subject;
    for (size_t s = sentences.start; s < sentences.end; s++) {
        if (sightings->odd[s] ||
            !put_places(sightings, sightings->last[s * sets + mask->start - 1],
                        span, out, count))
            return false;
    }
    return true;
}
