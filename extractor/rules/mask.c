/*
 * mask: an automaton over all words at once (Aho and Corasick 1975) on text in
 * lower-case ASCII; equal clauses of different patterns share a bit. A word
 * counts for the sentence in which its last byte stands, and what stands
 * between two sentences for the second: a stretch of sentences then has every
 * word that lies in it.
 *
 * There are tens of thousands of states, so the caches decide what the pass
 * costs: a state takes eight bytes beside those that follow it, only those with
 * many children know their successors for every byte, and what ends in a state
 * stands together, once for all states in which the same ends.
 */
#include "rules/mask.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"

enum {
    BIT_LIMIT = 4096,
    START_LIMIT = 2048,
    STATE_LIMIT = 60000,
    WORD_BITS = 64,
    CLASS_COUNT = 64, /* of bytes; those that stand in no word share class 0 */
    DEPTH_LIMIT = 1000, /* bytes of a word, by far */
    STEP = 8,           /* bytes */
    FAR = UINT8_MAX,    /* steps from the base of a sentence, or more */
    MANY = 8,           /* children that make a row worth its place */
    ROW = UINT8_MAX,    /* instead of a number of children: there is a row */
    WORK_A_HIT = 150,   /* steps */
    WORK_A_BYTE = 40,
    WORK_A_PLACE = 30
};

/* A clause that has a bit. */
typedef struct entry {
    ft_clause clause;
    unsigned long long hash;
} entry;

/* A set of texts of which one stands where a match begins. */
typedef struct start {
    const ft_slice *texts;
    size_t count;
    unsigned long long hash;
} start;

/* A word and a bit that it sets, or a set of starts that it is of; chained by
 * the twig it ends in. */
typedef struct output {
    unsigned short number; /* of the bit, or the set */
    unsigned char len;     /* of a start, in bytes of the shadow; of a bit, 0 */
    bool edge;             /* of a start: it stands at the edge of a word */
    unsigned next;         /* 1 + index; 0: none */
} output;

/* A state as words are put in, before all are there and it gets its number. */
typedef struct twig {
    unsigned outputs;     /* 1 + index of the first; 0: none */
    unsigned short child; /* the first; 0: none */
    unsigned short next;  /* of the same parent; 0: none */
    unsigned char class;  /* of the byte that leads here */
} twig;

/* Where the automaton is. */
typedef struct state {
    unsigned short shorter; /* the longest end of this word that is a state */
    unsigned short child;   /* the first, the others are behind it; or the
                               number of the row */
    unsigned short ending;  /* 0: nothing ends here */
    unsigned char count;    /* of children, or ROW */
    unsigned char class;    /* of the byte that leads here */
} state;

/* What ends in a state: parts of the lists of all. */
typedef struct ending {
    unsigned bit, opening; /* the first */
    unsigned short bits, openings;
} ending;

/* A start that ends there. */
typedef struct opening {
    unsigned short set;
    unsigned char len;
    bool edge;
} opening;

struct ft_masks {
    ft_arena *arena;
    entry *entries;
    size_t count, capacity;
    start *starts;
    size_t start_count, start_capacity;
    size_t width; /* words for all bits */
    unsigned char classes[256];
    unsigned class_count;
    twig *twigs; /* until all words are there, as are the outputs */
    size_t twig_capacity;
    output *outputs;
    size_t output_count, output_capacity;
    state *states;
    size_t state_count;
    unsigned short *rows; /* row * CLASS_COUNT + class -> state; 0: root */
    size_t row_count;
    ending *endings; /* the first is empty */
    size_t ending_count, ending_capacity;
    unsigned short *bits; /* of all endings */
    size_t bit_count, bit_capacity;
    opening *openings;
    size_t opening_count, opening_capacity;
    ft_mask_word *once[FT_KIND_COUNT]; /* bits of a mention of a kind */
    ft_mask_word *twice[FT_KIND_COUNT];
    ft_mask_word *digit;     /* of a digit */
    ft_mask_word *odd_digit; /* and of one in a word: of other scripts */
    ft_mask_word *all;
    ft_mask_word *words; /* bits that nothing but a word sets */
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
    entry *grown = ft_arena_grow(m->arena, m->entries, &m->capacity,
                                 m->count + 1, sizeof *grown);
    if (!grown) {
        *failed = true;
        return SIZE_MAX;
    }
    m->entries = grown;
    m->entries[m->count] = (entry){*clause, hash};
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

static bool same_texts(const start *a, const start *b)
{
    for (size_t i = 0; a->count == b->count && i < a->count; i++) {
        if (!ft_slice_equal(a->texts[i], b->texts[i]))
            return false;
    }
    return a->count == b->count;
}

/* A copy of the texts, which live shortly, in the masks' arena. */
static bool keep_texts(ft_masks *m, start *s)
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
    start s = {required->starts, required->start_count, 0};

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
    start *grown = ft_arena_grow(m->arena, m->starts, &m->start_capacity,
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

/* --- the automaton -------------------------------------------------------- */

/* Common bytes get a class of their own; when they run out, the rest share
 * the last, which only finds too much. */
static unsigned class_of(ft_masks *m, unsigned char byte)
{
    if (!m->classes[byte]) {
        if (m->class_count + 1 < CLASS_COUNT)
            m->class_count++;
        m->classes[byte] = (unsigned char)m->class_count;
    }
    return m->classes[byte];
}

static void set_bit(ft_mask_word *words, size_t bit)
{
    words[bit / WORD_BITS] |= 1ULL << bit % WORD_BITS;
}

static bool new_twig(ft_masks *m, unsigned parent, unsigned char class,
                     unsigned *out)
{
    twig *grown = ft_arena_grow(m->arena, m->twigs, &m->twig_capacity,
                                m->state_count + 1, sizeof *grown);

    if (!grown)
        return false;
    m->twigs = grown;
    *out = (unsigned)m->state_count++;
    grown[*out] = (twig){.class = class};
    if (*out) {
        grown[*out].next = grown[parent].child;
        grown[parent].child = (unsigned short)*out;
    }
    return true;
}

/* The child that a byte leads to; 0: none. */
static unsigned child_of(const ft_masks *m, unsigned parent,
                         unsigned char class)
{
    unsigned at = m->twigs[parent].child;

    while (at && m->twigs[at].class != class)
        at = m->twigs[at].next;
    return at;
}

static bool add_output(ft_masks *m, unsigned at, output made)
{
    output *grown = ft_arena_grow(m->arena, m->outputs, &m->output_capacity,
                                  m->output_count + 1, sizeof *grown);

    if (!grown)
        return false;
    m->outputs = grown;
    made.next = m->twigs[at].outputs;
    m->outputs[m->output_count++] = made;
    m->twigs[at].outputs = (unsigned)m->output_count;
    return true;
}

/* Bytes of the shadow that a byte of a word stands for. */
static size_t length_of(char byte)
{
    return (unsigned char)byte >= FT_SIGN_MENTION ? 4 : 1;
}

/* When there are too many states the word is cut short: it is found more
 * often. */
static bool add_word(ft_masks *m, ft_slice word, size_t number, bool is_start)
{
    unsigned at = 0;
    size_t len = 0;
    const bool at_edge =
        word.len && (unsigned char)word.data[0] == FT_SIGN_EDGE;

    for (size_t i = at_edge; i < word.len && m->state_count < STATE_LIMIT;
         i++) {
        unsigned char class =
            (unsigned char)class_of(m, (unsigned char)word.data[i]);
        unsigned to = child_of(m, at, class);
        if (!to && !new_twig(m, at, class, &to))
            return false;
        at = to;
        len += length_of(word.data[i]);
    }
    return add_output(m, at,
                      (output){.number = (unsigned short)number,
                               .len = (unsigned char)(is_start ? len : 0),
                               .edge = at_edge});
}

/* The automaton while it is made of the twigs. */
typedef struct growth {
    ft_masks *m;
    unsigned *twigs;         /* by depth */
    unsigned short *numbers; /* of the states, by twig */
    unsigned *buckets;       /* of equal endings: 1 + index of the last */
    unsigned *others;        /* the one before it */
} growth;

static unsigned count_children(const ft_masks *m, unsigned at)
{
    unsigned count = 0;

    for (unsigned t = m->twigs[at].child; t; t = m->twigs[t].next)
        count++;
    return count;
}

static void order_by_depth(growth *g)
{
    size_t known = 1;

    for (size_t i = 0; i < g->m->state_count; i++) {
        unsigned t = g->m->twigs[g->twigs[i]].child;
        for (; t; t = g->m->twigs[t].next)
            g->twigs[known++] = t;
    }
}

/* Numbers children in a row, and behind them what each leads to: a word that
 * goes on alone is a run of states. `stack` has room for all twigs. */
static void number_states(growth *g, unsigned *stack)
{
    size_t height = 1;
    unsigned short known = 1;

    for (stack[0] = 0; height;) {
        const unsigned parent = stack[--height];
        for (unsigned t = g->m->twigs[parent].child; t;
             t = g->m->twigs[t].next) {
            g->numbers[t] = known++;
            stack[height++] = t;
        }
    }
}

static void place_states(growth *g)
{
    ft_masks *m = g->m;

    for (unsigned t = 0; t < m->state_count; t++) {
        state *s = &m->states[g->numbers[t]];
        const unsigned count = count_children(m, t);
        unsigned first = m->twigs[t].child;
        s->class = m->twigs[t].class;
        if (!t || count >= MANY) {
            s->count = ROW;
            s->child = (unsigned short)m->row_count++;
            continue;
        }
        s->count = (unsigned char)count;
        s->child = first ? g->numbers[first] : 0;
    }
}

/* The state that a byte leads to. */
static unsigned step(const ft_masks *m, unsigned at, unsigned char class)
{
    const state *s = &m->states[at];

    for (; s->count != ROW; s = &m->states[s->shorter]) {
        for (unsigned i = 0; i < s->count; i++) {
            if (m->states[s->child + i].class == class)
                return s->child + i;
        }
    }
    return m->rows[(size_t)s->child * CLASS_COUNT + class];
}

/* The children's ends are where those of their parents lead. */
static void link_children(growth *g, unsigned at)
{
    ft_masks *m = g->m;
    const state *s = &m->states[g->numbers[at]];

    for (unsigned t = m->twigs[at].child; t; t = m->twigs[t].next)
        m->states[g->numbers[t]].shorter =
            at ? (unsigned short)step(m, s->shorter, m->twigs[t].class) : 0;
}

/* Where nothing goes on, that of the longest proper end does. */
static void fill_row(growth *g, unsigned at)
{
    ft_masks *m = g->m;
    const state *s = &m->states[g->numbers[at]];
    unsigned short *row = m->rows + (size_t)s->child * CLASS_COUNT;

    for (unsigned c = 0; at && c < CLASS_COUNT; c++)
        row[c] = (unsigned short)step(m, s->shorter, (unsigned char)c);
    for (unsigned t = m->twigs[at].child; t; t = m->twigs[t].next)
        row[m->twigs[t].class] = g->numbers[t];
}

static bool put_bit(ft_masks *m, ending *e, unsigned short bit)
{
    for (unsigned i = 0; i < e->bits; i++) {
        if (m->bits[e->bit + i] == bit)
            return true;
    }
    unsigned short *grown = ft_arena_grow(m->arena, m->bits, &m->bit_capacity,
                                          m->bit_count + 1, sizeof *grown);
    if (!grown)
        return false;
    m->bits = grown;
    m->bits[m->bit_count++] = bit;
    e->bits++;
    return true;
}

static bool put_opening(ft_masks *m, ending *e, opening o)
{
    opening *grown = ft_arena_grow(m->arena, m->openings, &m->opening_capacity,
                                   m->opening_count + 1, sizeof *grown);

    if (!grown)
        return false;
    m->openings = grown;
    m->openings[m->opening_count++] = o;
    e->openings++;
    return true;
}

/* What ends in a state: its own words and those of its ends. */
static bool list_endings(ft_masks *m, const ending *shorter, unsigned outputs,
                         ending *out)
{
    bool right = true;

    *out = (ending){.bit = (unsigned)m->bit_count,
                    .opening = (unsigned)m->opening_count};
    for (unsigned i = 0; right && i < shorter->bits; i++)
        right = put_bit(m, out, m->bits[shorter->bit + i]);
    for (unsigned i = 0; right && i < shorter->openings; i++)
        right = put_opening(m, out, m->openings[shorter->opening + i]);
    for (unsigned n = outputs; right && n; n = m->outputs[n - 1].next) {
        const output *o = &m->outputs[n - 1];
        right = o->len
                    ? put_opening(m, out, (opening){o->number, o->len, o->edge})
                    : put_bit(m, out, o->number);
    }
    return right;
}

/* What an ending holds, as bytes; there may be no list at all. */
static ft_slice bits_of(const ft_masks *m, const ending *e)
{
    return e->bits ? (ft_slice){(const char *)(m->bits + e->bit),
                                e->bits * sizeof *m->bits}
                   : (ft_slice){"", 0};
}

static ft_slice openings_of(const ft_masks *m, const ending *e)
{
    return e->openings ? (ft_slice){(const char *)(m->openings + e->opening),
                                    e->openings * sizeof *m->openings}
                       : (ft_slice){"", 0};
}

static bool same_ending(const ft_masks *m, const ending *a, const ending *b)
{
    return ft_slice_equal(bits_of(m, a), bits_of(m, b)) &&
           ft_slice_equal(openings_of(m, a), openings_of(m, b));
}

static unsigned bucket_of(const growth *g, const ending *e)
{
    const ft_masks *m = g->m;
    const ft_slice bits = bits_of(m, e);
    const ft_slice openings = openings_of(m, e);

    return (unsigned)((ft_slice_hash(bits) * 31 + ft_slice_hash(openings)) %
                      m->state_count);
}

/* The number of the ending, which was listed last: that of an equal one when
 * there is one. */
static size_t keep_ending(growth *g, ending e)
{
    ft_masks *m = g->m;
    unsigned *last = &g->buckets[bucket_of(g, &e)];

    for (unsigned n = *last; n; n = g->others[n - 1]) {
        if (same_ending(m, &m->endings[n - 1], &e)) {
            m->bit_count = e.bit;
            m->opening_count = e.opening;
            return n - 1;
        }
    }
    m->endings[m->ending_count++] = e;
    g->others[m->ending_count - 1] = *last;
    *last = (unsigned)m->ending_count;
    return m->ending_count - 1;
}

static bool end_words(growth *g, unsigned at)
{
    ft_masks *m = g->m;
    state *s = &m->states[g->numbers[at]];
    const unsigned outputs = m->twigs[at].outputs;
    ending e;

    s->ending = m->states[s->shorter].ending;
    if (!at || !outputs)
        return true;
    if (!list_endings(m, &m->endings[s->ending], outputs, &e))
        return false;
    s->ending = (unsigned short)keep_ending(g, e);
    return true;
}

static bool new_growth(ft_masks *m, growth *g)
{
    const size_t count = m->state_count;

    *g = (growth){.m = m,
                  .twigs = FT_NEW(m->arena, unsigned, count),
                  .numbers = FT_NEW(m->arena, unsigned short, count),
                  .buckets = FT_NEW(m->arena, unsigned, count),
                  .others = FT_NEW(m->arena, unsigned, count + 1)};
    m->states = FT_NEW(m->arena, state, count);
    m->endings = FT_NEW(m->arena, ending, count + 1);
    m->ending_count = 1;
    return g->twigs && g->numbers && g->buckets && g->others && m->states &&
           m->endings;
}

/* Makes the automaton of the twigs, the nearest to the root first. */
static bool link_states(ft_masks *m)
{
    growth g;

    if (!new_growth(m, &g))
        return false;
    number_states(&g, g.twigs);
    place_states(&g);
    m->rows = FT_NEW(m->arena, unsigned short, m->row_count *CLASS_COUNT);
    if (!m->rows)
        return false;
    g.twigs[0] = 0;
    order_by_depth(&g);
    for (size_t i = 0; i < m->state_count; i++) {
        const unsigned at = g.twigs[i];
        if (m->states[g.numbers[at]].count == ROW)
            fill_row(&g, at);
        link_children(&g, at);
        if (!end_words(&g, at))
            return false;
    }
    return true;
}

static bool add_entry(ft_masks *m, size_t bit)
{
    const ft_clause *clause = &m->entries[bit].clause;

    for (size_t k = 0; k < FT_KIND_COUNT; k++) {
        if (clause->kinds & 1U << k)
            set_bit(m->once[k], bit);
        if (clause->pairs & 1U << k)
            set_bit(m->twice[k], bit);
    }
    if (clause->digit)
        set_bit(m->digit, bit);
    if (clause->digit)
        set_bit(m->odd_digit, bit);
    set_bit(m->all, bit);
    if (!clause->kinds && !clause->pairs && !clause->digit)
        set_bit(m->words, bit);
    for (size_t i = 0; i < clause->word_count; i++) {
        if (memchr(clause->words[i].data, FT_SIGN_DIGIT, clause->words[i].len))
            set_bit(m->odd_digit, bit);
        if (!add_word(m, clause->words[i], bit, false))
            return false;
    }
    return true;
}

static bool add_start_words(ft_masks *m, size_t number)
{
    const start *s = &m->starts[number];

    for (size_t i = 0; i < s->count; i++) {
        if (!add_word(m, s->texts[i], number, true))
            return false;
    }
    return true;
}

static bool new_sets(ft_masks *m)
{
    m->width = (m->count + WORD_BITS - 1) / WORD_BITS;
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
    unsigned root;

    if (!new_sets(masks) || !new_twig(masks, 0, 0, &root))
        return false;
    for (unsigned sign = FT_SIGN_DIGIT; sign <= UINT8_MAX; sign++)
        (void)class_of(masks, (unsigned char)sign);
    for (size_t i = 0; i < masks->count; i++) {
        if (!add_entry(masks, i))
            return false;
    }
    for (size_t i = 0; i < masks->start_count; i++) {
        if (!add_start_words(masks, i))
            return false;
    }
    /* capital letters go the way of small ones, digits the way of their sign */
    for (unsigned c = 'A'; c <= 'Z'; c++)
        masks->classes[c] = masks->classes[c - 'A' + 'a'];
    for (unsigned c = '0'; c <= '9'; c++)
        masks->classes[c] = masks->classes[FT_SIGN_DIGIT];
    return link_states(masks);
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
static bool ends_somewhere(const ft_masks *m, const state *states, size_t at)
{
    unsigned steps = 0;

    while (at < m->state_count && states[at].count != ROW &&
           steps < DEPTH_LIMIT) {
        at = states[at].shorter;
        steps++;
    }
    return at < m->state_count && steps < DEPTH_LIMIT;
}

static bool is_state(const ft_masks *m, const state *states, size_t at)
{
    const state *s = &states[at];

    return s->class < CLASS_COUNT && s->ending < m->ending_count &&
           (s->count == ROW ? s->child < m->row_count
                            : s->child + (size_t)s->count <= m->state_count) &&
           ends_somewhere(m, states, at);
}

static void states_image(ft_image *image, ft_masks *m)
{
    const size_t edges = m->row_count * CLASS_COUNT;
    const state *states =
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
    const ending *endings =
        ft_image_array(image, &m->endings, sizeof *endings, m->ending_count);
    const unsigned short *bits =
        ft_image_array(image, &m->bits, sizeof *bits, m->bit_count);
    const opening *openings =
        ft_image_array(image, &m->openings, sizeof *openings, m->opening_count);

    for (size_t i = 0; endings && i < m->ending_count; i++) {
        const ending *e = &endings[i];
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
        image, m->count == size.bits && m->start_count == size.starts &&
                   m->count <= BIT_LIMIT && m->start_count <= START_LIMIT &&
                   m->state_count && m->state_count <= STATE_LIMIT &&
                   m->row_count && m->row_count <= m->state_count &&
                   m->width == (m->count + WORD_BITS - 1) / WORD_BITS);
    for (size_t i = 0; i < FT_COUNT(m->classes); i++)
        ft_image_expect(image, m->classes[i] < CLASS_COUNT);
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

/* --- looking -------------------------------------------------------------- */

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
static void add_endings(const ft_masks *m, const ending *e, ft_slice text,
                        ft_sightings *out, size_t sentence, size_t end)
{
    ft_mask_word *seen = out->seen + sentence * m->width;
    unsigned *last = out->last + sentence * m->start_count;

    const size_t step_of_end = 1 + (end - out->bases[sentence]) / STEP;
    unsigned char *ends = out->ends + sentence * m->count;

    for (unsigned i = 0; i < e->bits; i++) {
        const unsigned bit = m->bits[e->bit + i];
        set_bit(seen, bit);
        ends[bit] =
            (unsigned char)(step_of_end < FAR ? step_of_end : (size_t)FAR);
    }
    if (e->openings && !make_room(out, e->openings))
        return;
    for (unsigned i = 0; i < e->openings; i++) {
        const opening *o = &m->openings[e->opening + i];
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

    l->state = step(m, l->state, m->classes[byte]);
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
        if (words[bit / WORD_BITS] >> bit % WORD_BITS & 1 &&
            !is_behind(sightings, bit, sentences, at))
            return false;
    }
    return true;
}

bool ft_mask_fits(const ft_mask *mask, const ft_mask_word *seen)
{
    for (size_t i = 0; i < mask->count; i++) {
        size_t bit = mask->bits[i];
        if (!(seen[bit / WORD_BITS] >> bit % WORD_BITS & 1))
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
