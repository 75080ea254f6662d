/*
 * In: words. Out: an automaton over all of them at once (Aho and Corasick 1975)
 * for text in lower-case ASCII.
 *
 * There are tens of thousands of states, so the caches decide what the pass
 * costs: a state takes eight bytes beside those that follow it, only those with
 * many children know their successors for every byte, and what ends in a state
 * stands together, once for all states in which the same ends.
 */
#include "rules/automaton.h"

#include <stdint.h>
#include <string.h>

enum { MANY = 8 /* children that make a row worth its place */ };

/* Common bytes get a class of their own; when they run out, the rest share
 * the last, which only finds too much. */
static unsigned class_of(ft_masks *m, unsigned char byte)
{
    if (!m->classes[byte]) {
        if (m->class_count + 1 < FT_MASK_CLASSES)
            m->class_count++;
        m->classes[byte] = (unsigned char)m->class_count;
    }
    return m->classes[byte];
}

static bool new_twig(ft_masks *m, unsigned parent, unsigned char class,
                     unsigned *out)
{
    ft_mask_twig *grown = ft_arena_grow(m->arena, m->twigs, &m->twig_capacity,
                                        m->state_count + 1, sizeof *grown);

    if (!grown)
        return false;
    m->twigs = grown;
    *out = (unsigned)m->state_count++;
    grown[*out] = (ft_mask_twig){.class = class};
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

static bool add_output(ft_masks *m, unsigned at, ft_mask_output made)
{
    ft_mask_output *grown =
        ft_arena_grow(m->arena, m->outputs, &m->output_capacity,
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
bool ft_automaton_add(ft_masks *m, ft_slice word, size_t number, bool is_start)
{
    unsigned at = 0;
    size_t len = 0;
    const bool at_edge =
        word.len && (unsigned char)word.data[0] == FT_SIGN_EDGE;

    for (size_t i = at_edge; i < word.len && m->state_count < FT_MASK_STATES;
         i++) {
        unsigned char class =
            (unsigned char)class_of(m, (unsigned char)word.data[i]);
        unsigned to = child_of(m, at, class);
        if (!to && !new_twig(m, at, class, &to))
            return false;
        at = to;
        len += length_of(word.data[i]);
    }
    return add_output(
        m, at,
        (ft_mask_output){.number = (unsigned short)number,
                         .len = (unsigned char)(is_start ? len : 0),
                         .edge = at_edge});
}

/* The automaton while it is made of the twigs. */
typedef struct growth {
    ft_masks *m;
    unsigned *twigs;         /* by depth */
    unsigned short *numbers; /* of the states, by ft_mask_twig */
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
        ft_mask_state *s = &m->states[g->numbers[t]];
        const unsigned count = count_children(m, t);
        unsigned first = m->twigs[t].child;
        s->class = m->twigs[t].class;
        if (!t || count >= MANY) {
            s->count = FT_MASK_ROW;
            s->child = (unsigned short)m->row_count++;
            continue;
        }
        s->count = (unsigned char)count;
        s->child = first ? g->numbers[first] : 0;
    }
}

/* The children's ends are where those of their parents lead. */
static void link_children(growth *g, unsigned at)
{
    ft_masks *m = g->m;
    const ft_mask_state *s = &m->states[g->numbers[at]];

    for (unsigned t = m->twigs[at].child; t; t = m->twigs[t].next)
        m->states[g->numbers[t]].shorter =
            at ? (unsigned short)ft_mask_step(m, s->shorter, m->twigs[t].class)
               : 0;
}

/* Where nothing goes on, that of the longest proper end does. */
static void fill_row(growth *g, unsigned at)
{
    ft_masks *m = g->m;
    const ft_mask_state *s = &m->states[g->numbers[at]];
    unsigned short *row = m->rows + (size_t)s->child * FT_MASK_CLASSES;

    for (unsigned c = 0; at && c < FT_MASK_CLASSES; c++)
        row[c] = (unsigned short)ft_mask_step(m, s->shorter, (unsigned char)c);
    for (unsigned t = m->twigs[at].child; t; t = m->twigs[t].next)
        row[m->twigs[t].class] = g->numbers[t];
}

static bool put_bit(ft_masks *m, ft_mask_ending *e, unsigned short bit)
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

static bool put_opening(ft_masks *m, ft_mask_ending *e, ft_mask_opening o)
{
    ft_mask_opening *grown =
        ft_arena_grow(m->arena, m->openings, &m->opening_capacity,
                      m->opening_count + 1, sizeof *grown);

    if (!grown)
        return false;
    m->openings = grown;
    m->openings[m->opening_count++] = o;
    e->openings++;
    return true;
}

/* What ends in a state: its own words and those of its ends. */
static bool list_endings(ft_masks *m, const ft_mask_ending *shorter,
                         unsigned outputs, ft_mask_ending *out)
{
    bool right = true;

    *out = (ft_mask_ending){.bit = (unsigned)m->bit_count,
                            .opening = (unsigned)m->opening_count};
    for (unsigned i = 0; right && i < shorter->bits; i++)
        right = put_bit(m, out, m->bits[shorter->bit + i]);
    for (unsigned i = 0; right && i < shorter->openings; i++)
        right = put_opening(m, out, m->openings[shorter->opening + i]);
    for (unsigned n = outputs; right && n; n = m->outputs[n - 1].next) {
        const ft_mask_output *o = &m->outputs[n - 1];
        right = o->len
                    ? put_opening(m, out,
                                  (ft_mask_opening){o->number, o->len, o->edge})
                    : put_bit(m, out, o->number);
    }
    return right;
}

/* What an ending holds, as bytes; there may be no list at all. */
static ft_slice bits_of(const ft_masks *m, const ft_mask_ending *e)
{
    return e->bits ? (ft_slice){(const char *)(m->bits + e->bit),
                                e->bits * sizeof *m->bits}
                   : (ft_slice){"", 0};
}

static ft_slice openings_of(const ft_masks *m, const ft_mask_ending *e)
{
    return e->openings ? (ft_slice){(const char *)(m->openings + e->opening),
                                    e->openings * sizeof *m->openings}
                       : (ft_slice){"", 0};
}

static bool same_ending(const ft_masks *m, const ft_mask_ending *a,
                        const ft_mask_ending *b)
{
    return ft_slice_equal(bits_of(m, a), bits_of(m, b)) &&
           ft_slice_equal(openings_of(m, a), openings_of(m, b));
}

static unsigned bucket_of(const growth *g, const ft_mask_ending *e)
{
    const ft_masks *m = g->m;
    const ft_slice bits = bits_of(m, e);
    const ft_slice openings = openings_of(m, e);

    return (unsigned)((ft_slice_hash(bits) * 31 + ft_slice_hash(openings)) %
                      m->state_count);
}

/* The number of the ending, which was listed last: that of an equal one when
 * there is one. */
static size_t keep_ending(growth *g, ft_mask_ending e)
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
    ft_mask_state *s = &m->states[g->numbers[at]];
    const unsigned outputs = m->twigs[at].outputs;
    ft_mask_ending e;

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
    m->states = FT_NEW(m->arena, ft_mask_state, count);
    m->endings = FT_NEW(m->arena, ft_mask_ending, count + 1);
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
    m->rows = FT_NEW(m->arena, unsigned short, m->row_count *FT_MASK_CLASSES);
    if (!m->rows)
        return false;
    g.twigs[0] = 0;
    order_by_depth(&g);
    for (size_t i = 0; i < m->state_count; i++) {
        const unsigned at = g.twigs[i];
        if (m->states[g.numbers[at]].count == FT_MASK_ROW)
            fill_row(&g, at);
        link_children(&g, at);
        if (!end_words(&g, at))
            return false;
    }
    return true;
}

bool ft_automaton_begin(ft_masks *m)
{
    unsigned root;

    if (!new_twig(m, 0, 0, &root))
        return false;
    for (unsigned sign = FT_SIGN_DIGIT; sign <= UINT8_MAX; sign++)
        (void)class_of(m, (unsigned char)sign);
    return true;
}

bool ft_automaton_finish(ft_masks *m)
{
    /* capital letters go the way of small ones, digits the way of their sign */
    for (unsigned c = 'A'; c <= 'Z'; c++)
        m->classes[c] = m->classes[c - 'A' + 'a'];
    for (unsigned c = '0'; c <= '9'; c++)
        m->classes[c] = m->classes[FT_SIGN_DIGIT];
    return link_states(m);
}
